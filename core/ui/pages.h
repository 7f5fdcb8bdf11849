// The pages that show figures. Each is drawn at `area` (origin, width, visible height) in the
// current window and returns the height used.
#ifndef XANH_UI_PAGES_H_
#define XANH_UI_PAGES_H_

#include "ui/controls.h"

namespace xanh::view {
struct Picture;
}

namespace xanh::ui {

float draw_overview(Controls& c, const Box& area, const view::OverviewPage& page);
float draw_tables(Controls& c, const Box& area, const view::TablesPage& page);
float draw_import(Controls& c, const Box& area, const view::ImportPage& page);

/// One chart or tile from edge to edge, without a control; at least as high as it can be read.
float draw_alone(Controls& c, const Box& area, const view::Picture& picture);

/// Over the whole screen. Keys and clicks on the way to another screen are emitted.
void draw_present(Controls& c, const Box& screen, const view::PresentPage& page);

/// How many times larger than usual the presentation is drawn, so that its text has at least 24 pixels of
/// the projector (1024 x 768 and larger) and its screens fill it. Sizes in logical pixels.
[[nodiscard]] float present_growth(float width, float height);

}  // namespace xanh::ui

#endif  // XANH_UI_PAGES_H_
