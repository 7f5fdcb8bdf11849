// A question over the page that has to be answered first.
#ifndef XANH_UI_DIALOG_H_
#define XANH_UI_DIALOG_H_

#include "ui/controls.h"

namespace xanh::ui {

/// What is asked, and up to three answers. The first is what Enter gives, the last what Esc gives.
struct Dialog {
  std::string title = {}, text = {};
  std::vector<view::Link> answers = {};
};

/// Draws it over `screen`, in a window of its own that takes all input. An answer emits its action.
void draw_dialog(Controls& c, const Box& screen, const Dialog& dialog);

}  // namespace xanh::ui

#endif  // XANH_UI_DIALOG_H_
