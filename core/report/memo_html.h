// The memo as one HTML file, to be opened and printed by a browser.
#ifndef XANH_REPORT_MEMO_HTML_H_
#define XANH_REPORT_MEMO_HTML_H_

#include <string>

#include "view/memo.h"

namespace xanh::report {

/// A4 with the margins and the type of the Word document, charts as SVG in the text. Without script, link or anything
/// from elsewhere, and its own policy forbids them; whatever a cell holds stays text. Equal memos are equal bytes.
[[nodiscard]] std::string memo_html(const view::Memo& memo);

}  // namespace xanh::report

#endif  // XANH_REPORT_MEMO_HTML_H_
