// The pages that show figures. Each is drawn at `area` (origin, width, visible height) in the
// current window and returns the height used.
#ifndef XANH_UI_PAGES_H_
#define XANH_UI_PAGES_H_

#include "ui/controls.h"

namespace xanh::ui {

float draw_overview(Controls& c, const Box& area, const view::OverviewPage& page);
float draw_tables(Controls& c, const Box& area, const view::TablesPage& page);
float draw_import(Controls& c, const Box& area, const view::ImportPage& page);

}  // namespace xanh::ui

#endif  // XANH_UI_PAGES_H_
