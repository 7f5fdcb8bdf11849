#include "ui/settings.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <string>
#include <vector>

#include "ui/chips.h"

namespace xanh::ui {
namespace {

constexpr float kLabelLeast = 132, kLabelMost = 260, kField = 320, kTwoColumns = 880, kFlow = 560, kCompact = 144;
constexpr float kOver = 20;  ///< of a label over its field

std::string over_label(const view::Setting& setting) { return setting.from.empty() ? setting.label : setting.label + " \xC2\xB7 " + setting.from; }

/// What stands in the field of a setting.
float field_width(const Painter& paint, const view::Setting& setting) {
  constexpr float kArrow = 44, kEdges = 28;
  float width = kCompact;
  for (const view::Link& option : setting.options) width = std::max(width, std::ceil(paint.width(Face::body, option.label)) + kArrow);
  if (setting.options.empty()) width = std::max(width, std::ceil(std::max(paint.width(Face::body, setting.input), paint.width(Face::body, setting.placeholder))) + kEdges);
  return std::min(width, kField);
}

/// Of each setting, the wider of label and field; `whence` with what stands behind the label.
std::vector<float> flow_widths(const Painter& paint, const std::vector<view::Setting>& list, float most, bool whence) {
  std::vector<float> out;
  for (const view::Setting& setting : list) {
    const float label = std::ceil(paint.width(Face::caption, whence ? over_label(setting) : setting.label)) + 1;
    out.push_back(std::min(most, std::max(label, field_width(paint, setting))));
  }
  return out;
}

/// One setting of a page: its label over its field.
void over(Controls& c, float x, float y, float label, float field, const view::Setting& setting) {
  const Palette& p = c.paint.colors();
  const std::string whole = over_label(setting);
  const bool fits = c.paint.width(Face::caption, whole) <= label;  // else whence it comes is said when pointed at
  c.fit({x, y, label, kOver}, Face::caption, p.muted, fits ? whole : setting.label);
  if (!fits) c.hint({x, y, label, kOver}, whole);
  const Box at = {x, y + kOver, field, kControlHeight};
  if (!setting.options.empty()) select(c, at, setting.value, Face::body, p.text, setting.options);
  else if (!setting.action.empty()) c.field(setting.action, setting.input, setting.placeholder, at);
  else c.fit(at, Face::strong, p.text, setting.value);
}

}  // namespace

float settings(Controls& c, const Box& box, const std::vector<view::Setting>& list, bool draw) {
  if (list.empty()) return 0;
  const Palette& p = c.paint.colors();
  const std::size_t columns = box.w >= kTwoColumns ? 2 : 1;
  const float gap = 2 * kGutter;
  const float width = (box.w - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  float label = kLabelLeast;
  for (const view::Setting& setting : list) label = std::max(label, std::ceil(c.paint.width(Face::body, setting.label)) + kGrid + 2);
  label = std::min(label, kLabelMost);
  const bool narrow = width < label + 180;
  const std::size_t rows = (list.size() + columns - 1) / columns;
  float lowest = 0;
  for (std::size_t column = 0; column < columns; ++column) {
    float y = box.y;
    const float x = box.x + (width + gap) * static_cast<float>(column);
    for (std::size_t i = column * rows; i < std::min(list.size(), (column + 1) * rows); ++i) {
      const view::Setting& setting = list[i];
      const bool fixed = setting.options.empty() && setting.action.empty();
      const float left = narrow ? x : x + label, room = x + width - left;
      if (draw) c.fit({x, y, narrow ? width : label - kGrid, narrow ? 20 : kControlHeight}, Face::body, p.muted, setting.label);
      if (narrow) y += 22;
      const Box field = {left, y, std::min(kField, room), kControlHeight};
      if (draw && !setting.options.empty()) select(c, field, setting.value, Face::body, p.text, setting.options);
      else if (draw && !fixed) c.field(setting.action, setting.input, setting.placeholder, field);
      else if (draw) c.fit({left, y, room, field.h}, Face::strong, p.text, setting.value);
      y += kControlHeight;
      if (!setting.from.empty()) {
        if (draw) c.fit({fixed ? left : left + kGrid, y + (fixed ? -6 : 1), room - kGrid, 18}, Face::caption, p.muted, setting.from);
        y += fixed ? 14 : 20;
      }
      lowest = std::max(lowest, y - box.y);
      y += kGrid;
    }
  }
  return lowest;
}

float page_settings(Controls& c, const Box& box, const std::vector<view::Setting>& list) {
  if (list.empty()) return 0;
  constexpr float kStep = kOver + kControlHeight + kGrid;
  if (box.w < kFlow) {  // of one width: they stand under each other
    const auto fit = static_cast<std::size_t>(std::max(1.0F, std::floor((box.w + kGutter) / (kCompact + kGutter))));
    const std::size_t columns = std::min(fit, list.size()), rows = (list.size() + columns - 1) / columns;
    const float width = std::min(kField, (box.w + kGutter) / static_cast<float>(columns) - kGutter);
    for (std::size_t i = 0; i < list.size(); ++i) {
      over(c, box.x + (width + kGutter) * static_cast<float>(i % columns), box.y + kStep * static_cast<float>(i / columns), width, width, list[i]);
    }
    return kStep * static_cast<float>(rows) - kGrid;
  }
  std::vector<float> widths = flow_widths(c.paint, list, box.w, true);
  if (std::accumulate(widths.begin(), widths.end(), kGutter * static_cast<float>(list.size() - 1)) > box.w) widths = flow_widths(c.paint, list, box.w, false);
  float x = box.x, y = box.y;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (x > box.x && x + widths[i] > box.right() + 0.5F) {
      x = box.x;
      y += kStep;
    }
    over(c, x, y, widths[i], std::min(widths[i], field_width(c.paint, list[i])), list[i]);
    x += widths[i] + kGutter;
  }
  return y + kStep - kGrid - box.y;
}

}  // namespace xanh::ui
