// One chart or tile shown by itself in a page of somebody else's: no menu, no filters, nothing to click.
#ifndef XANH_VIEW_ALONE_H_
#define XANH_VIEW_ALONE_H_

#include <optional>
#include <string_view>

#include "view/page.h"
#include "view/picture.h"
#include "view/report.h"

namespace xanh::view {

struct Alone {
  /// Without frame but its title. Its notices tell what went wrong; its body, a TablesPage, is what is said while there
  /// is no picture: what is being read, or nothing.
  PageView page = {};
  std::optional<Picture> picture = {};
};

/// `page` is what is shown otherwise; `in` is asked only where that shows figures. `id`: as of build_picture; one that the
/// page does not have becomes a notice with those that it has.
[[nodiscard]] Alone build_alone(const Inputs& in, const PageView& page, std::string_view id);

}  // namespace xanh::view

#endif  // XANH_VIEW_ALONE_H_
