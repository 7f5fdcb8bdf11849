#include "ui/scroll.h"

#include <algorithm>

#include "imgui.h"

namespace xanh::ui {

Scroll::Scroll(Controls& c, const char* id, const Box& box) : controls_(c), box_(box) {
  const Palette& p = c.paint.colors();
  ImGui::SetCursorScreenPos(c.paint.device(box.x, box.y));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, c.paint.device(10));
  ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarRounding, c.paint.device(5));
  ImGui::PushStyleColor(ImGuiCol_ChildBg, 0U);
  ImGui::PushStyleColor(ImGuiCol_ScrollbarBg, 0U);
  ImGui::PushStyleColor(ImGuiCol_ScrollbarGrab, pack(p.neutral, p.signs ? 1.0F : 0.35F));
  ImGui::PushStyleColor(ImGuiCol_ScrollbarGrabHovered, pack(p.neutral, p.signs ? 1.0F : 0.6F));
  ImGui::PushStyleColor(ImGuiCol_ScrollbarGrabActive, pack(p.neutral, p.signs ? 1.0F : 0.8F));
  ImGui::BeginChild(id, c.paint.device(box.w, std::max(box.h, 1.0F)), 0, ImGuiWindowFlags_NoBackground);
  // The bar lies in the gutter, so that content does not jump when it appears.
  content_ = {box.x, box.y - ImGui::GetScrollY() / c.paint.scale(), box.w, box.h};
}

Scroll::~Scroll() {
  const Painter& paint = controls_.paint;
  if (const auto focus = controls_.focus_ring(); focus && controls_.reveal()) {
    constexpr float kMargin = 48;  // clear of a table's head
    float shift = 0;
    if (focus->y < box_.y + kMargin) shift = focus->y - box_.y - kMargin;
    else if (focus->bottom() > box_.bottom() - kGrid) {
      shift = std::min(focus->bottom() - box_.bottom() + kGrid, focus->y - box_.y - kMargin);
    }
    if (shift != 0) ImGui::SetScrollY(std::max(0.0F, ImGui::GetScrollY() + paint.device(shift)));
  }
  ImGui::SetCursorScreenPos(paint.device(content_.x, content_.y));
  ImGui::Dummy({1, paint.device(used_)});
  ImGui::EndChild();
  ImGui::PopStyleColor(5);
  ImGui::PopStyleVar(3);
}

void Scroll::take_keys() {
  constexpr float kKept = 48;  // lines that stay in sight, below a table's head
  if (ImGui::GetIO().WantTextInput || ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel)) return;
  const float page = controls_.paint.device(std::max(kKept, box_.h - kKept)), now = ImGui::GetScrollY(), last = ImGui::GetScrollMaxY();
  float to = now;
  if (ImGui::IsKeyPressed(ImGuiKey_PageDown)) to += page;
  if (ImGui::IsKeyPressed(ImGuiKey_PageUp)) to -= page;
  if (ImGui::IsKeyPressed(ImGuiKey_Home, false)) to = 0;
  if (ImGui::IsKeyPressed(ImGuiKey_End, false)) to = last;
  if (to != now) ImGui::SetScrollY(std::clamp(to, 0.0F, last));
}

}  // namespace xanh::ui
