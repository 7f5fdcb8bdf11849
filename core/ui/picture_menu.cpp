#include "ui/picture_menu.h"

#include <string>

#include "imgui.h"
#include "ui/chips.h"

namespace xanh::ui {
namespace {

constexpr float kSide = 28, kCorner = 8, kNone = -1, kOthers = 30;

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

/// What a list holds, told before it opens.
std::string labels(std::span<const view::Link> links) {
  std::string all;
  for (const view::Link& link : links) all += (all.empty() ? "" : " · ") + link.label;
  return all;
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
  c.hint(button, labels(links));
  option_list(c, *x == kNone ? button : Box{*x, *y - 4, 0, 0}, links);
  ImGui::PopID();
}

float save_button_width(const Controls& c, std::span<const view::Link> links) {
  return c.button_width(links.front()) - 10 + (links.size() > 1 ? kOthers : 0);
}

void save_button(Controls& c, const Box& box, std::span<const view::Link> links) {
  const std::span<const view::Link> others = links.subspan(1);
  if (others.empty()) {
    c.quiet_button(links.front(), box);
    return;
  }
  // Neighbours share the line between them.
  c.quiet_button(links.front(), {box.x, box.y, box.w - kOthers + 1, box.h});
  const Palette& p = c.paint.colors();
  const Box button = {box.right() - kOthers, box.y, kOthers, box.h};
  ImGui::PushID("others");
  const Touch t = c.touch({}, button);
  if (t.clicked) ImGui::OpenPopup(kOptions);
  for (const view::Link& link : others) c.place(link.action, button);
  const bool open = ImGui::IsPopupOpen(kOptions);
  c.paint.fill(button, t.hovered || open ? p.hover : p.card, kRadius);
  c.paint.stroke(button, open ? p.accent : p.line, kRadius);
  chevron(c.paint, button.x + kOthers / 2 - 4, button.y + box.h / 2, p.muted);
  c.hint(button, labels(others));
  option_list(c, button, others);
  ImGui::PopID();
}

}  // namespace xanh::ui
