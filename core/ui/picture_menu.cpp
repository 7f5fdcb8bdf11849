#include "ui/picture_menu.h"

#include <string>

#include "imgui.h"
#include "ui/chips.h"

namespace xanh::ui {
namespace {

constexpr float kSide = 28, kCorner = 8, kNone = -1;

/// An arrow onto a tray: what is saved.
void save_sign(const Painter& paint, float x, float y, Color color) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const float width = paint.device(1.5F);
  const ImVec2 arrow[] = {paint.device(x - 3.5F, y - 1), paint.device(x, y + 2.5F), paint.device(x + 3.5F, y - 1)};
  const ImVec2 tray[] = {paint.device(x - 6, y + 3), paint.device(x - 6, y + 6), paint.device(x + 6, y + 6), paint.device(x + 6, y + 3)};
  list->AddLine(paint.device(x, y - 6.5F), paint.device(x, y + 2), pack(color), width);
  list->AddPolyline(arrow, 3, pack(color), 0, width);
  list->AddPolyline(tray, 4, pack(color), 0, width);
}

}  // namespace

void picture_menu(Controls& c, const Box& card, std::span<const view::Link> links) {
  if (links.empty()) return;
  const Palette& p = c.paint.colors();
  const Box button = {card.right() - kCorner - kSide, card.y + kCorner, kSide, kSide};
  ImGui::PushID(links.front().action.c_str());
  const Touch t = c.touch({}, button);
  // Where the list was asked for, in logical pixels; kNone: at the button.
  ImGuiStorage* kept = ImGui::GetStateStorage();
  float* x = kept->GetFloatRef(ImGui::GetID("x"), kNone);
  float* y = kept->GetFloatRef(ImGui::GetID("y"), kNone);
  const bool over = ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
                    ImGui::IsMouseHoveringRect(c.paint.device(card.x, card.y), c.paint.device(card.right(), card.bottom()));
  if (t.clicked) {
    *x = *y = kNone;
    ImGui::OpenPopup(kOptions);
  } else if (over && ImGui::IsMouseReleased(ImGuiMouseButton_Right)) {  // a press would close what it opens
    *x = ImGui::GetMousePos().x / c.paint.scale();
    *y = ImGui::GetMousePos().y / c.paint.scale();
    ImGui::OpenPopup(kOptions);
  }
  for (const view::Link& link : links) c.place(link.action, button);
  const bool open = ImGui::IsPopupOpen(kOptions);
  if (t.hovered || open) c.paint.fill(button, p.hover, 6);
  if (open) c.paint.stroke(button, p.accent, 6);
  save_sign(c.paint, button.x + kSide / 2, button.y + kSide / 2, t.hovered || open ? p.text : p.muted);
  std::string all;
  for (const view::Link& link : links) all += (all.empty() ? "" : " · ") + link.label;
  c.hint(button, all);
  option_list(c, *x == kNone ? button : Box{*x, *y - 4, 0, 0}, links);
  ImGui::PopID();
}

}  // namespace xanh::ui
