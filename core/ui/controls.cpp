#include "ui/controls.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/patterns.h"

namespace xanh::ui {

ToneColors tone_colors(const Palette& p, Tone tone) {
  switch (tone) {
    case Tone::good: return {p.good, p.good_soft, p.good_text};
    case Tone::near: return {p.near, p.near_soft, p.near_text};
    case Tone::bad: return {p.bad, p.bad_soft, p.bad_text};
    case Tone::neutral: break;
  }
  return {p.neutral, p.neutral_soft, p.neutral_text};
}

Touch Controls::touch(std::string_view action, const Box& box) {
  if (box.w <= 0 || box.h <= 0) return {};
  place(action, box);
  const ImVec2 size = {std::max(1.0F, paint.device(box.w)), std::max(1.0F, paint.device(box.h))};
  const ImVec2 cursor = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(paint.device(box.x, box.y));
  // The place within the window is part of the id: one action may have several controls in a
  // frame, and a control keeps its id while the window scrolls under a held button.
  const ImVec2 at = ImGui::GetCursorPos();
  ImGui::PushID(static_cast<int>(std::lround(at.x * 31 + at.y * 1009)));
  // Dear ImGui takes an empty range for a C string.
  if (action.empty()) ImGui::PushID("");
  else ImGui::PushID(action.data(), action.data() + action.size());
  Touch result;
  result.clicked = ImGui::InvisibleButton("##touch", size);
  result.hovered = ImGui::IsItemHovered();
  result.held = ImGui::IsItemActive();
  ImGui::PopID();
  ImGui::PopID();
  ImGui::SetCursorScreenPos(cursor);
  if (result.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (picks_ != nullptr && !picks_->empty() && std::ranges::find(*picks_, pick_of(action)) != picks_->end()) picked_.push_back(box);
  if (result.clicked && !action.empty()) emit(action);
  return result;
}

std::string& Controls::draft(std::string_view name) {
  return drafts_->try_emplace(std::string(name)).first->second;
}

void Controls::place(std::string_view action, const Box& box) {
  // A button of the twin that picks a group stands where the group does.
  if (focused_.starts_with("pick:") && !focus_box_ && pick_of(action) == focused_) focus_box_ = box;
  // The first control of an action is the one that the twin's stands for.
  if (!focused_.empty() && action == focused_ && !focus_box_) focus_box_ = box;
}

std::optional<Box> Controls::focus_ring() {
  for (const Box& box : std::exchange(picked_, {})) {
    paint.fill(box, paint.colors().accent, 6, 0.12F);
    paint.stroke(box, paint.colors().accent, 6, 2);
  }
  if (!focus_box_) return {};
  const Box box = *std::exchange(focus_box_, std::nullopt);
  const Palette& p = paint.colors();
  paint.stroke(box.inset(-p.ring, -p.ring), p.card, kRadius + 1, p.ring + 2);
  paint.stroke(box.inset(-p.ring - 1, -p.ring - 1), p.accent, kRadius + 2, p.ring);
  focused_ = {};  // once a frame
  return box;
}

Box Controls::visible() const {
  const ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 low = list->GetClipRectMin(), high = list->GetClipRectMax();
  const float s = paint.scale();
  return {low.x / s, low.y / s, (high.x - low.x) / s, (high.y - low.y) / s};
}

void Controls::hint(const Box& box, std::string_view text) {
  if (text.empty() || !ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) ||
      !ImGui::IsMouseHoveringRect(paint.device(box.x, box.y),
                                  paint.device(box.right(), box.bottom())) ||
      !shown_hint_.empty()) {  // one hint at a time: that of the innermost thing, asked first
    return;
  }
  shown_hint_ = text;
  const Palette& p = paint.colors();
  ImGui::PushStyleColor(ImGuiCol_PopupBg, pack(p.tooltip));
  ImGui::PushStyleColor(ImGuiCol_Border, pack(p.tooltip));
  ImGui::PushStyleColor(ImGuiCol_Text, pack(p.on_tooltip));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, paint.device(10, 7));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, paint.device(6));
  ImGui::PushStyleVar(ImGuiStyleVar_PopupRounding, paint.device(6));
  ImGui::PushFont(paint.font(Face::body));
  if (ImGui::BeginTooltip()) {
    const float most = ImGui::GetIO().DisplaySize.x - paint.device(40);
    ImGui::PushTextWrapPos(std::min(paint.device(360), most));
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
  }
  ImGui::PopFont();
  ImGui::PopStyleVar(3);
  ImGui::PopStyleColor(3);
}

void Controls::fit(const Box& box, Face face, Color color, std::string_view text, Align align) {
  if (paint.fit(box, face, color, text, align)) hint(box, text);
}

bool Controls::primary_button(const view::Link& link, const Box& box) {
  const Palette& p = paint.colors();
  if (!link.enabled) {
    place(link.action, box);
    paint.fill(box, p.track, kRadius);
    fit(box.inset(kGrid, 0), Face::nav_strong, p.faint, link.label, Align::center);
    hint(box, link.hint);
    return false;
  }
  const Touch t = touch(link.action, box);
  paint.fill(box, t.hovered ? p.accent_strong : p.accent, kRadius);
  fit(box.inset(kGrid, 0), Face::nav_strong, p.on_accent, link.label, Align::center);
  hint(box, link.hint);
  return t.clicked;
}

bool Controls::quiet_button(const view::Link& link, const Box& box) {
  const Palette& p = paint.colors();
  Touch t;
  if (link.enabled) t = touch(link.action, box);
  else place(link.action, box);
  paint.fill(box, t.hovered ? p.hover : p.card, kRadius);
  paint.stroke(box, p.line, kRadius);
  fit(box.inset(kGrid, 0), Face::body, link.enabled ? p.text : p.faint, link.label, Align::center);
  hint(box, link.hint);
  return t.clicked;
}

float Controls::button_width(const view::Link& link) const {
  return std::ceil(paint.width(Face::nav_strong, link.label)) + 32;
}

float Controls::link(const view::Link& link, float x, float y, Face face, Color color) {
  const float w = paint.width(face, link.label);
  const Box box = {x - 4, y - 4, w + 8, paint.line_height(face) + 8};
  Touch t;
  if (link.enabled) t = touch(link.action, box);
  else place(link.action, box);
  if (t.hovered) paint.fill(box, paint.colors().hover, 4);
  paint.text(x, y, face, t.hovered ? paint.colors().text : link.enabled ? color : paint.colors().faint,
             link.label);
  hint(box, link.hint);
  return w;
}

float Controls::pill_width(std::string_view label) const {
  return std::ceil(paint.width(Face::caption_strong, label)) + 18;
}

float Controls::pill(float x, float y, Tone tone, std::string_view label) const {
  const ToneColors colors = tone_colors(paint.colors(), tone);
  const Box box = {x, y, pill_width(label), 22};
  paint.fill(box, colors.soft, 11);
  if (paint.colors().signs) paint.stroke(box, colors.text, 11);
  paint.fit(box, Face::caption_strong, colors.text, label, Align::center);
  return box.w;
}

void Controls::bar(const Box& box, double share, Tone tone, std::optional<double> target) const {
  const Palette& p = paint.colors();
  paint.fill(box, p.track, box.h / 2);
  const auto part = static_cast<float>(std::clamp(share, 0.0, 1.0));
  if (part > 0) {
    const Box filled = {box.x, box.y, std::max(box.h, box.w * part), box.h};
    paint.fill(filled, tone_colors(p, tone).solid, box.h / 2);
    bar_pattern(paint, filled, tone);
  }
  if (target && *target >= 0 && *target <= 1) {
    const float x = box.x + box.w * static_cast<float>(*target);
    paint.fill({x - 1, box.y - 4, 2, box.h + 8}, p.text);
  }
}

}  // namespace xanh::ui
