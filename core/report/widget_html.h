// A chart as a page of its own that another page shows in an iframe: no script, no request, nothing to click but its table.
#ifndef XANH_REPORT_WIDGET_HTML_H_
#define XANH_REPORT_WIDGET_HTML_H_

#include <string>

#include "state/workspace.h"
#include "view/picture.h"
#include "view/strings.h"

namespace xanh::report {

/// One HTML file: the picture as inline SVG, its figures as a table that opens, the day of the data. Its policy
/// (Content-Security-Policy in a meta element) lets nothing in but its own style, named by hash; without that style, where
/// a server's header refuses it, it still reads. Every text is escaped. Equal pictures are equal bytes.
[[nodiscard]] std::string widget_html(const view::Picture& picture, const view::Strings& say, state::Scheme scheme);

}  // namespace xanh::report

#endif  // XANH_REPORT_WIDGET_HTML_H_
