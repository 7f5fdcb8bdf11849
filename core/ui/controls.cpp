#include "ui/controls.h"

#include <algorithm>
#include <cmath>

namespace xanh::ui {

ToneColors tone_colors(const Palette& p, Tone tone) {
  switch (tone) {
    case Tone::good: return {p.good, p.good_soft, p.good_text};
    case Tone::near: return {p.near, p.near_soft, p.near_text};
    case Tone::bad: return {p.bad, p.bad_soft, p.bad_text};
    case Tone::accent: return {p.accent, p.accent_soft, p.accent_strong};
    case Tone::neutral: break;
  }
  return {p.neutral, p.neutral_soft, p.neutral_text};
}

Touch Controls::touch(std::string_view action, const Box& box) {
  if (box.w <= 0 || box.h <= 0) return {};
  const ImVec2 size = {std::max(1.0F, paint.device(box.w)), std::max(1.0F, paint.device(box.h))};
  const ImVec2 cursor = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(paint.device(box.x, box.y));
  // The place is part of the id: one action may have several controls in a frame.
  ImGui::PushID(static_cast<int>(box.x * 31 + box.y * 1009));
  ImGui::PushID(action.data(), action.data() + action.size());
  Touch result;
  result.clicked = ImGui::InvisibleButton("##touch", size);
  result.hovered = ImGui::IsItemHovered();
  result.held = ImGui::IsItemActive();
  ImGui::PopID();
  ImGui::PopID();
  ImGui::SetCursorScreenPos(cursor);
  if (result.hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (result.clicked && !action.empty()) emit(action);
  if (!focused_.empty() && action == focused_) focus_box_ = box;
  return result;
}

void Controls::hint(const Box& box, std::string_view text) const {
  const ImVec2 low = paint.device(box.x, box.y), high = paint.device(box.right(), box.bottom());
  if (text.empty() || !ImGui::IsMouseHoveringRect(low, high) ||
      !ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem)) {
    return;
  }
  const Palette& p = paint.colors();
  ImGui::PushStyleColor(ImGuiCol_PopupBg, pack(p.tooltip));
  ImGui::PushStyleColor(ImGuiCol_Border, pack(p.tooltip));
  ImGui::PushStyleColor(ImGuiCol_Text, pack(p.on_tooltip));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, paint.device(10, 7));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, paint.device(6));
  ImGui::PushFont(paint.font(Face::body));
  if (ImGui::BeginTooltip()) {
    ImGui::PushTextWrapPos(paint.device(360));
    ImGui::TextUnformatted(text.data(), text.data() + text.size());
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
  }
  ImGui::PopFont();
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor(3);
}

void Controls::fit(const Box& box, Face face, Color color, std::string_view text,
                   Align align) const {
  if (paint.fit(box, face, color, text, align)) hint(box, text);
}

bool Controls::primary_button(std::string_view action, const Box& box, std::string_view label,
                              bool enabled) {
  const Palette& p = paint.colors();
  if (!enabled) {
    paint.fill(box, p.track, kRadius);
    paint.fit(box.inset(kGrid, 0), Face::nav_strong, p.faint, label, Align::center);
    return false;
  }
  const Touch t = touch(action, box);
  paint.fill(box, t.hovered ? p.accent_strong : p.accent, kRadius);
  fit(box.inset(kGrid, 0), Face::nav_strong, p.on_accent, label, Align::center);
  return t.clicked;
}

bool Controls::quiet_button(std::string_view action, const Box& box, std::string_view label) {
  const Palette& p = paint.colors();
  const Touch t = touch(action, box);
  paint.fill(box, t.hovered ? p.hover : p.card, kRadius);
  paint.stroke(box, p.line, kRadius);
  fit(box.inset(kGrid, 0), Face::nav, p.text, label, Align::center);
  return t.clicked;
}

float Controls::link(std::string_view action, float x, float y, Face face, std::string_view label,
                     Color color) {
  const float w = paint.width(face, label);
  const Box box = {x - 4, y - 4, w + 8, paint.line_height(face) + 8};
  const Touch t = touch(action, box);
  if (t.hovered) paint.fill(box, paint.colors().hover, 4);
  paint.text(x, y, face, t.hovered ? paint.colors().text : color, label);
  return w;
}

float Controls::pill_width(std::string_view label) const {
  return paint.width(Face::caption_strong, label) + 18;
}

float Controls::pill(float x, float y, Tone tone, std::string_view label) const {
  const ToneColors colors = tone_colors(paint.colors(), tone);
  const Box box = {x, y, pill_width(label), 22};
  paint.fill(box, colors.soft, 11);
  paint.fit(box, Face::caption_strong, colors.text, label, Align::center);
  return box.w;
}

float Controls::chip(std::string_view action, float x, float y, float max_width,
                     std::string_view name, std::string_view value, bool lit) {
  const Palette& p = paint.colors();
  const float gap = name.empty() ? 0 : 5;
  const float name_width = paint.width(Face::body, name);
  const Face value_face = lit ? Face::strong : Face::body;
  const float wanted = name_width + gap + paint.width(value_face, value) + 26;
  const Box box = {x, y, std::min(wanted, max_width), kControlHeight};
  Touch t;
  if (!action.empty()) t = touch(action, box);
  paint.fill(box, lit ? p.accent_soft : t.hovered ? p.hover : p.card, box.h / 2);
  paint.stroke(box, lit ? p.accent_line : p.line, box.h / 2);
  const Box inside = box.inset(13, 0);
  paint.fit({inside.x, inside.y, name_width + 1, inside.h}, Face::body,
            lit ? p.accent_strong : p.muted, name);
  fit({inside.x + name_width + gap, inside.y, inside.w - name_width - gap, inside.h}, value_face,
      lit ? p.accent_strong : p.text, value);
  return box.w;
}

void Controls::bar(const Box& box, double share, Tone tone, double target) const {
  const Palette& p = paint.colors();
  paint.fill(box, p.track, box.h / 2);
  const auto part = static_cast<float>(std::clamp(share, 0.0, 1.0));
  if (part > 0) {
    paint.fill({box.x, box.y, std::max(box.h, box.w * part), box.h},
               tone_colors(p, tone).solid, box.h / 2);
  }
  if (target >= 0 && target <= 1) {
    const float x = box.x + box.w * static_cast<float>(target);
    paint.fill({x - 1, box.y - 4, 2, box.h + 8}, p.text);
  }
}

}  // namespace xanh::ui
