// Before there is anything to show: the empty page with its drop area, the progress of reading,
// and a notice that something could not be read.
#ifndef XANH_UI_START_H_
#define XANH_UI_START_H_

#include "ui/controls.h"

namespace xanh::ui {

/// Each page is drawn at `area` (origin, width, visible height) and returns the height used.
float draw_start(Controls& c, const Box& area, const view::StartPage& page, bool dragging);
float draw_progress(Controls& c, const Box& area, const view::ProgressPage& page);

/// A strip with a sentence; returns its height.
float draw_notice(Controls& c, float x, float y, float width, const view::Notice& notice);

}  // namespace xanh::ui

#endif  // XANH_UI_START_H_
