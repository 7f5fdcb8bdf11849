// The chips of the top bar: the filters in force, each opening the list of its choices.
#ifndef XANH_UI_CHIPS_H_
#define XANH_UI_CHIPS_H_

#include <span>
#include <string_view>

#include "ui/controls.h"

namespace xanh::ui {

[[nodiscard]] float chip_width(const Painter& paint, const view::Chip& chip);

/// One chip, at most `max_width` wide. Returns its width. `search`: as of option_list.
float chip(Controls& c, float x, float y, float max_width, const view::Chip& chip, std::string_view search = {});

/// The list under `anchor`: call between PushID/PopID; ImGui::OpenPopup(kOptions) opens it. Closes on
/// a choice that leaves no other, on Esc and on a click outside. `search`: what a field over a long list says while it is
/// empty; it finds without diacritics. Empty: no field.
inline constexpr const char* kOptions = "options";
void option_list(Controls& c, const Box& anchor, std::span<const view::Link> list, std::string_view search = {});

/// A field with the current text that opens the list of `options`, which are not empty.
void select(Controls& c, const Box& box, std::string_view text, Face face, Color color, std::span<const view::Link> options);

/// The sign that a list opens, 8 wide around `y`.
void chevron(const Painter& paint, float x, float y, Color color);

/// Chips in as many rows as they need; returns the height used, 0 for none.
float chip_rows(Controls& c, float x, float y, float width, std::span<const view::Chip> chips, std::string_view search = {});

}  // namespace xanh::ui

#endif  // XANH_UI_CHIPS_H_
