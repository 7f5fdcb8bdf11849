#include "ui/settings.h"

#include <algorithm>
#include <cmath>

#include "ui/chips.h"

namespace xanh::ui {
namespace {

constexpr float kLabelLeast = 132, kLabelMost = 260, kField = 320, kTwoColumns = 880, kCompact = 144;

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
  if (list.empty() || box.w >= kTwoColumns) return settings(c, box, list, true);
  const Palette& p = c.paint.colors();
  const auto fit = static_cast<std::size_t>(std::max(1.0F, std::floor((box.w + kGutter) / (kCompact + kGutter))));
  const std::size_t columns = std::min(fit, list.size()), rows = (list.size() + columns - 1) / columns;
  const float width = std::min(kField, (box.w + kGutter) / static_cast<float>(columns) - kGutter);
  constexpr float kLabel = 20, kStep = kLabel + kControlHeight + kGrid;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const view::Setting& setting = list[i];
    const float x = box.x + (width + kGutter) * static_cast<float>(i % columns), y = box.y + kStep * static_cast<float>(i / columns);
    c.fit({x, y, width, kLabel}, Face::caption, p.muted, setting.from.empty() ? setting.label : setting.label + " \xC2\xB7 " + setting.from);
    const Box field = {x, y + kLabel, width, kControlHeight};
    if (!setting.options.empty()) select(c, field, setting.value, Face::body, p.text, setting.options);
    else if (!setting.action.empty()) c.field(setting.action, setting.input, setting.placeholder, field);
    else c.fit(field, Face::strong, p.text, setting.value);
  }
  return kStep * static_cast<float>(rows) - kGrid;
}

}  // namespace xanh::ui
