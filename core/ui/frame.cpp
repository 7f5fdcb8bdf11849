#include "ui/frame.h"

#include <algorithm>
#include <cmath>

#include "ui/chips.h"
#include "ui/scroll.h"

namespace xanh::ui {
namespace {

constexpr std::string_view kBrand = "Xanh";
constexpr float kItem = 36, kItemStep = 38, kItemLeast = 28;
constexpr float kLinkGap = 16, kTitleGap = 20;

float badge_width(const Painter& paint, int count) {
  return std::max(24.0F, paint.width(Face::caption_strong, std::to_string(count)) + 14);
}

void badge(Controls& c, float right, float middle, int count) {
  const float w = badge_width(c.paint, count);
  const Box box = {right - w, middle - 11, w, 22};
  const ToneColors colors = tone_colors(c.paint.colors(), Tone::near);
  c.paint.fill(box, colors.soft, 11);
  c.paint.fit(box, Face::caption_strong, colors.text, std::to_string(count), Align::center);
}

/// The brand at the left of a line of height kTopBar; returns its width.
float brand(Controls& c, float x, float y) {
  c.paint.logo(x, y + (kTopBar - 22) / 2, 22);
  const float line = c.paint.line_height(Face::title);
  return 32 + c.paint.text(x + 32, y + (kTopBar - line) / 2, Face::title, c.paint.colors().accent,
                           kBrand);
}

void menu_item(Controls& c, const Box& at, const view::Link& item, float padding) {
  const Palette& p = c.paint.colors();
  Touch t;
  if (item.enabled) t = c.touch(item.action, at);
  if (item.current) c.paint.fill(at, p.accent_soft, kRadius);
  else if (t.hovered) c.paint.fill(at, p.hover, kRadius);
  const float right = item.badge > 0 ? badge_width(c.paint, item.badge) + 14 : padding;
  c.fit({at.x + padding, at.y, at.w - padding - right, at.h},
        item.current ? Face::nav_strong : Face::nav,
        item.current ? p.accent_strong : !item.enabled ? p.faint : t.hovered ? p.text : p.muted,
        item.label);
  if (item.badge > 0) badge(c, at.right() - 8, at.y + at.h / 2, item.badge);
  c.hint(at, item.hint);
}

float footer_height(const Painter& paint, const view::Frame& frame, float width) {
  float height = 0;
  for (const std::string& line : frame.footer) {
    height += paint.paragraph(0, 0, width, Face::body, 0, line, false);
  }
  return height;
}

/// The menu at the left; false when the footer found no room.
bool menu(Controls& c, const Box& box, const view::Frame& frame) {
  const Palette& p = c.paint.colors();
  c.paint.fill(box, p.card);
  c.paint.line(box.right() - 1, box.y, box.right() - 1, box.bottom(), p.line);
  brand(c, box.x + 24, box.y);

  float foot = box.bottom() - kGutter;
  if (frame.main_button) {
    foot -= kItem;
    c.primary_button(*frame.main_button, {box.x + 12, foot, box.w - 25, kItem});
    foot -= kGrid;
  }
  const float items = box.y + kTopBar;
  const float wanted = kItemStep * static_cast<float>(frame.menu.size());
  const float footer = footer_height(c.paint, frame, box.w - 48);
  // A low window keeps its menu, not its footnotes.
  const bool room_for_footer = items + wanted + footer + 2 * kGrid < foot;
  if (room_for_footer) {
    foot -= footer + kGrid;
    draw_footer(c, box.x + 24, foot, box.w - 48, frame);
  }
  const float step = std::clamp((foot - items) / std::max(1.0F, static_cast<float>(frame.menu.size())),
                                kItemLeast, kItemStep);
  const auto list = [&](float x, float y, float w) {
    for (const view::Link& item : frame.menu) {
      menu_item(c, {x, y, w, step - 2}, item, 12);
      y += step;
    }
  };
  if (items + step * static_cast<float>(frame.menu.size()) <= foot + 1) {
    list(box.x + 12, items, box.w - 25);
  } else {
    Scroll scroll(c, "menu", {box.x + 12, items, box.w - 25, foot - items});
    list(scroll.content().x, scroll.content().y, scroll.content().w - 12);
    scroll.end(step * static_cast<float>(frame.menu.size()));
  }
  return room_for_footer || frame.footer.empty();
}

float links_width(const Painter& paint, const view::Frame& frame) {
  float width = 0;
  for (const view::Link& link : frame.links) {
    width += paint.width(link.current ? Face::strong : Face::body, link.label) + kLinkGap;
  }
  return width;
}

void links(Controls& c, float right, float y, const view::Frame& frame) {
  const Palette& p = c.paint.colors();
  const float line = c.paint.line_height(Face::body);
  float x = right - links_width(c.paint, frame) + kLinkGap;
  for (const view::Link& link : frame.links) {
    const Face face = link.current ? Face::strong : Face::body;
    x += c.link(link, x, y + (kTopBar - line) / 2, face,
                link.current ? p.accent_strong : p.muted) + kLinkGap;
  }
}

/// The bar over a page beside the menu: title, chips if all fit, links. False: chips are owed.
bool wide_bar(Controls& c, const Box& box, const view::Frame& frame, bool branded) {
  const Palette& p = c.paint.colors();
  c.paint.fill(box, p.card);
  c.paint.line(box.x, box.bottom() - 1, box.right(), box.bottom() - 1, p.line);
  const float right = box.right() - 24;
  links(c, right, box.y, frame);
  float x = box.x + 24;
  if (branded) x += brand(c, x, box.y) + kTitleGap;
  float room = right - links_width(c.paint, frame) - x;
  const float title = c.paint.width(Face::title, frame.title);
  float chips = 0;
  for (const view::Chip& item : frame.chips) chips += chip_width(c.paint, item) + kGrid;
  const bool fits = title + kTitleGap + chips <= room;
  if (!fits) chips = 0;
  c.fit({x, box.y, std::min(title, room - kGrid) + 1, box.h}, Face::title, p.text, frame.title);
  if (!fits) return false;
  x += title + kTitleGap;
  for (const view::Chip& item : frame.chips) {
    x += chip(c, x, box.y + (box.h - kControlHeight) / 2, room, item) + kGrid;
  }
  return true;
}

/// The top of a narrow screen: brand and links, title and main button, menu as tabs or as a list. Returns its height.
float narrow_top(Controls& c, const Box& screen, const view::Frame& frame) {
  const Palette& p = c.paint.colors();
  constexpr float kSide = kGutter, kTab = 32, kTabRow = 44, kTitleRow = 40;
  const float width = screen.w - 2 * kSide;
  const float brand_width = 32 + c.paint.width(Face::title, kBrand);
  const float button = frame.main_button ? c.button_width(*frame.main_button) : 0;
  const float side = links_width(c.paint, frame);
  const float title = c.paint.width(Face::title, frame.title);
  const bool one_row = brand_width + kTitleGap + title + kTitleGap + button + kLinkGap + side <= width;

  // Tabs flow over as many rows as they need.
  const auto tab_width = [&](const view::Link& item) {
    return std::ceil(c.paint.width(Face::nav_strong, item.label)) + 20 +
           (item.badge > 0 ? badge_width(c.paint, item.badge) + 6 : 0);
  };
  float rows = frame.menu.empty() ? 0.0F : 1.0F, run = 0;
  for (const view::Link& item : frame.menu) {
    const float w = std::min(tab_width(item), width);
    if (run > 0 && run + w > width) {
      rows += 1;
      run = 0;
    }
    run += w + 4;
  }
  // Where they would push the page away, a list takes their place.
  const bool folded = rows > 2;
  if (folded) rows = 1;
  const bool second = !one_row && (title > 0 || button > 0);
  const float head = kTopBar + (second ? kTitleRow : 0);
  const float height = head + (rows > 0 ? kTabRow + (rows - 1) * (kTab + 4) : 0);
  c.paint.fill({screen.x, screen.y, screen.w, height}, p.card);
  c.paint.line(screen.x, screen.y + height - 1, screen.x + screen.w, screen.y + height - 1, p.line);

  const float left = screen.x + kSide, right = left + width;
  brand(c, left, screen.y);
  links(c, right, screen.y, frame);
  const float row_y = one_row ? screen.y + (kTopBar - kItem) / 2 : screen.y + kTopBar - 4;
  const float title_x = one_row ? left + brand_width + kTitleGap : left;
  const float button_right = one_row && side > 0 ? right - side - kLinkGap : right;
  if (frame.main_button) {
    c.primary_button(*frame.main_button, {button_right - button, row_y, button, kItem});
  }
  c.fit({title_x, row_y, std::max(40.0F, button_right - button - 12 - title_x), kItem}, Face::title,
        p.text, frame.title);

  float x = left, y = screen.y + head + 2;
  if (folded) {
    const auto current = std::ranges::find_if(frame.menu, &view::Link::current);
    select(c, {left, y, std::min(width, 420.0F), kTab + 4}, current == frame.menu.end() ? frame.title : current->label, Face::nav_strong,
           p.accent_strong, frame.menu);
    return height;
  }
  for (const view::Link& item : frame.menu) {
    const float w = std::min(tab_width(item), width);
    if (x > left && x + w > right + 0.5F) {
      x = left;
      y += kTab + 4;
    }
    menu_item(c, {x, y, w, kTab}, item, 10);
    x += w + 4;
  }
  return height;
}

}  // namespace

float draw_footer(Controls& c, float x, float y, float width, const view::Frame& frame) {
  float used = 0;
  for (const std::string& line : frame.footer) {
    used += c.paint.paragraph(x, y + used, width, Face::body, c.paint.colors().muted, line);
  }
  return used;
}

FrameRest draw_frame(Controls& c, const Box& screen, const view::Frame& frame) {
  FrameRest rest;
  const bool menu_wanted = !frame.menu.empty();
  if (screen.w < kNarrow) {
    const float top = narrow_top(c, screen, frame);
    rest = {{screen.x, screen.y + top, screen.w, screen.h - top}, !frame.chips.empty(), !frame.footer.empty()};
  } else {
    const float left = menu_wanted ? kMenuWidth : 0;
    rest.footer = menu_wanted ? !menu(c, {screen.x, screen.y, left, screen.h}, frame)
                              : !frame.footer.empty();
    const Box bar = {screen.x + left, screen.y, screen.w - left, kTopBar};
    rest.chips = !wide_bar(c, bar, frame, !menu_wanted);
    rest.page = {bar.x, bar.bottom(), bar.w, screen.h - kTopBar};
  }
  c.focus_ring();
  return rest;
}

}  // namespace xanh::ui
