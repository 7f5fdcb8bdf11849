// Copies of the page that hold a province's settings, for the settings page and for whoever opens one.
#ifndef XANH_VIEW_COPY_PAGE_H_
#define XANH_VIEW_COPY_PAGE_H_

#include <string>

#include "view/page.h"
#include "view/reading.h"
#include "view/report.h"
#include "view/strings.h"

namespace xanh::view {

/// "Bản Xanh của tỉnh Lào Cai, cấu hình ngày 28/11/2026": short, for the frame.
[[nodiscard]] std::string copy_text(const BuiltIn& copy, const Strings& say);

/// Of the settings page: whose copy this is, how old its rules are, how a copy is made, and the diagnostics.
void add_copy(TablesPage& page, const Inputs& in, const Reading& reading);

}  // namespace xanh::view

#endif  // XANH_VIEW_COPY_PAGE_H_
