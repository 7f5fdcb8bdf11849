// A card: a white ground with a title, and a muted note behind or under it.
#ifndef XANH_UI_CARD_H_
#define XANH_UI_CARD_H_

#include "ui/controls.h"

namespace xanh::ui {

/// Draws the card; returns the box left for its content. `taken`: what a button takes of the first line.
Box card(Controls& c, const Box& box, std::string_view title, std::string_view note = {}, float taken = 0);

/// Height of a card `width` wide whose content takes `content`.
[[nodiscard]] float card_height(const Painter& paint, float width, std::string_view title,
                                std::string_view note, float content, float taken = 0);

}  // namespace xanh::ui

#endif  // XANH_UI_CARD_H_
