#include "ui/chips.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "text/fold.h"

namespace xanh::ui {
namespace {

constexpr float kPadding = 13, kNameGap = 5, kChevron = 16, kOption = 32;
constexpr std::size_t kSearched = 12;  // longer lists have a field to search them

/// A choice among several: the list stays open for the next.
bool is_one_of_several(std::string_view action) {
  return action.starts_with("pick:") || (action.starts_with("unfilter:") && action.contains('='));
}

/// The lit chip, the pinned definition, speaks for itself: its name is kept for the twin.
bool is_named(const view::Chip& chip) { return !chip.name.empty() && !chip.lit; }

void tick(const Painter& paint, float x, float y, Color color) {
  const ImVec2 points[] = {paint.device(x, y), paint.device(x + 3.5F, y + 3.5F),
                           paint.device(x + 10, y - 4)};
  ImGui::GetWindowDrawList()->AddPolyline(points, 3, pack(color), 0, paint.device(1.8F));
}

}  // namespace

void chevron(const Painter& paint, float x, float y, Color color) {
  const ImVec2 points[] = {paint.device(x, y - 2), paint.device(x + 4, y + 2),
                           paint.device(x + 8, y - 2)};
  ImGui::GetWindowDrawList()->AddPolyline(points, 3, pack(color), 0, paint.device(1.5F));
}

void option_list(Controls& c, const Box& anchor, std::span<const view::Link> list, std::string_view search) {
  const Palette& p = c.paint.colors();
  float width = anchor.w;
  for (const view::Link& option : list) {
    width = std::max(width, std::ceil(c.paint.width(Face::strong, option.label)) + 64);
  }
  const ImVec2 display = ImGui::GetIO().DisplaySize;
  const float screen_w = display.x / c.paint.scale(), screen_h = display.y / c.paint.scale();
  width = std::min(width, screen_w - 16);
  const bool searched = !search.empty() && list.size() > kSearched;
  const float wanted = kOption * static_cast<float>(list.size() + (searched ? 1 : 0)) + 12;
  const float below = screen_h - anchor.bottom() - 12, above = anchor.y - 12;
  const bool up = below < std::min(wanted, 180.0F) && above > below;
  const float height = std::min(wanted, std::max(up ? above : below, 60.0F));
  const float x = std::clamp(anchor.x, 8.0F, std::max(8.0F, screen_w - width - 8));
  ImGui::SetNextWindowPos(c.paint.device(x, up ? anchor.y - 4 - height : anchor.bottom() + 4));
  ImGui::SetNextWindowSize(c.paint.device(width, height));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, c.paint.device(6, 6));
  ImGui::PushStyleVar(ImGuiStyleVar_PopupRounding, c.paint.device(kRadius));
  ImGui::PushStyleVar(ImGuiStyleVar_PopupBorderSize, std::max(1.0F, std::round(c.paint.scale())));
  ImGui::PushStyleVar(ImGuiStyleVar_ScrollbarSize, c.paint.device(8));
  ImGui::PushStyleColor(ImGuiCol_PopupBg, pack(p.card));
  ImGui::PushStyleColor(ImGuiCol_Border, pack(p.line));
  ImGui::PushStyleColor(ImGuiCol_ScrollbarBg, 0U);
  ImGui::PushStyleColor(ImGuiCol_ScrollbarGrab, pack(p.neutral, p.signs ? 1.0F : 0.35F));
  if (ImGui::BeginPopup(kOptions, ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings)) {
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ImGui::CloseCurrentPopup();
    const ImVec2 cursor = ImGui::GetCursorScreenPos();
    const float left = cursor.x / c.paint.scale();
    float y = cursor.y / c.paint.scale();
    float used = 0;
    std::string query;
    if (searched) {
      std::string& typed = c.draft("options");
      const bool opens = ImGui::IsWindowAppearing();
      if (opens) typed.clear();
      // A finger wants the list first, and not the keyboard over it.
      c.search_field(typed, search, {left, y, width - 12, kOption - 4}, opens && ImGui::GetIO().MouseSource != ImGuiMouseSource_TouchScreen);
      query = text::bare_key(typed);
      y += kOption;
      used += kOption;
    }
    for (const view::Link& option : list) {
      if (!query.empty() && !text::bare_key(option.label).contains(query)) continue;
      used += kOption;
      const Box box = {left, y, width - 12, kOption};
      Touch t;
      if (option.enabled) t = c.touch(option.action, box);
      if (t.hovered) c.paint.fill(box, p.hover, 6);
      if (option.current) tick(c.paint, box.x + 10, box.y + kOption / 2, p.accent);
      const Color color = !option.enabled ? p.faint : option.current ? p.accent_strong : p.text;
      c.fit({box.x + 30, box.y, box.w - 40, box.h}, option.current ? Face::strong : Face::body,
            color, option.label);
      c.hint(box, option.hint);
      if (t.clicked && !is_one_of_several(option.action)) ImGui::CloseCurrentPopup();
      y += kOption;
    }
    ImGui::Dummy({1, c.paint.device(used)});
    ImGui::EndPopup();
  }
  ImGui::PopStyleColor(4);
  ImGui::PopStyleVar(4);
}

void select(Controls& c, const Box& box, std::string_view text, Face face, Color color, std::span<const view::Link> options) {
  const Palette& p = c.paint.colors();
  ImGui::PushID(options.front().action.c_str());
  const Touch t = c.touch({}, box);
  if (t.clicked) ImGui::OpenPopup(kOptions);
  for (const view::Link& option : options) c.place(option.action, box);
  const bool open = ImGui::IsPopupOpen(kOptions);
  c.paint.fill(box, t.hovered || open ? p.hover : p.card, 6);
  c.paint.stroke(box, open ? p.accent : p.line, 6);
  chevron(c.paint, box.right() - 18, box.y + box.h / 2, p.muted);
  c.fit({box.x + kGrid, box.y, box.w - 28 - kGrid, box.h}, face, color, text);
  option_list(c, box, options);
  ImGui::PopID();
}

float chip_width(const Painter& paint, const view::Chip& chip) {
  const float name = is_named(chip) ? paint.width(Face::body, chip.name) + kNameGap : 0;
  return std::ceil(name + paint.width(chip.lit ? Face::strong : Face::body, chip.value) +
                   2 * kPadding + (chip.options.empty() ? 0 : kChevron));
}

float chip(Controls& c, float x, float y, float max_width, const view::Chip& chip, std::string_view search) {
  const Palette& p = c.paint.colors();
  const Box box = {x, y, std::min(chip_width(c.paint, chip), max_width), kControlHeight};
  const bool opens = !chip.options.empty();
  ImGui::PushID(chip.name.c_str());
  Touch t;
  if (opens) {
    t = c.touch({}, box);
    if (t.clicked) ImGui::OpenPopup(kOptions);
    for (const view::Link& option : chip.options) c.place(option.action, box);
  } else if (!chip.action.empty()) {
    t = c.touch(chip.action, box);
  }
  if (opens && !chip.action.empty()) c.place(chip.action, box);
  const bool open = opens && ImGui::IsPopupOpen(kOptions);
  c.paint.fill(box, chip.lit ? p.accent_soft : t.hovered || open ? p.hover : p.card, box.h / 2);
  c.paint.stroke(box, chip.lit || open ? p.accent_line : p.line, box.h / 2);
  Box inside = box.inset(kPadding, 0);
  if (opens) {
    inside.w -= kChevron;
    chevron(c.paint, inside.right() + 7, box.y + box.h / 2, chip.lit ? p.accent_strong : p.muted);
  }
  if (is_named(chip)) {
    const float name = std::min(c.paint.width(Face::body, chip.name), inside.w * 0.6F);
    c.fit({inside.x, inside.y, name + 1, inside.h}, Face::body,
          chip.lit ? p.accent_strong : p.muted, chip.name);
    inside.x += name + kNameGap;
    inside.w -= name + kNameGap;
  }
  c.fit(inside, chip.lit ? Face::strong : Face::body, chip.lit ? p.accent_strong : p.text,
        chip.value);
  if (opens) option_list(c, box, chip.options, search);
  ImGui::PopID();
  return box.w;
}

float chip_rows(Controls& c, float x, float y, float width, std::span<const view::Chip> chips, std::string_view search) {
  if (chips.empty()) return 0;
  float at = x, top = y;
  for (const view::Chip& item : chips) {
    const float wanted = std::min(chip_width(c.paint, item), width);
    if (at > x && at + wanted > x + width) {
      at = x;
      top += kControlHeight + kGrid;
    }
    at += chip(c, at, top, width, item, search) + kGrid;
  }
  return top + kControlHeight - y;
}

}  // namespace xanh::ui
