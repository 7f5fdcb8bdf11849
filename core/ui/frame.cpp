#include "ui/frame.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/chips.h"
#include "ui/scroll.h"

namespace xanh::ui {
namespace {

constexpr std::string_view kBrand = "Xanh";
constexpr float kItem = 36, kItemStep = 38, kItemLeast = 28;
constexpr float kLinkGap = 16, kTitleGap = 20;
/// The word is the same in both languages.
constexpr std::string_view kMenu = "Menu";
constexpr const char* kDrawer = "drawer";
constexpr float kDrawerItem = 40, kDrawerMost = 304, kDrawerRest = 48;

float badge_width(const Painter& paint, int count) {
  return std::max(24.0F, paint.width(Face::caption_strong, std::to_string(count)) + 14);
}

void badge(Controls& c, float right, float middle, int count) {
  const float w = badge_width(c.paint, count);
  const Box box = {right - w, middle - 11, w, 22};
  const ToneColors colors = tone_colors(c.paint.colors(), Tone::near);
  c.paint.fill(box, colors.soft, 11);
  if (c.paint.colors().signs) c.paint.stroke(box, colors.text, 11);
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
  if (item.current && p.signs) c.paint.stroke(at, p.accent_strong, kRadius);
  else if (t.hovered) c.paint.fill(at, p.hover, kRadius);
  const float right = item.badge > 0 ? badge_width(c.paint, item.badge) + 14 : padding / 2;
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

/// The height at which menu() has room for all of it.
float menu_height(const Painter& paint, const view::Frame& frame) {
  const float foot = kGutter + (frame.main_button ? kItem + kGrid : 0) + 2 * kGrid + footer_height(paint, frame, kMenuWidth - 48);
  return std::ceil(kTopBar + kItemStep * static_cast<float>(frame.menu.size()) + foot) + 1;
}

float links_width(const Painter& paint, std::span<const view::Link> list) {
  float width = 0;
  for (const view::Link& link : list) {
    width += paint.width(link.current ? Face::strong : Face::body, link.label) + kLinkGap;
  }
  return width;
}

void links(Controls& c, float right, float y, std::span<const view::Link> list) {
  const Palette& p = c.paint.colors();
  const float line = c.paint.line_height(Face::body);
  float x = right - links_width(c.paint, list) + kLinkGap;
  for (const view::Link& link : list) {
    const Face face = link.current ? Face::strong : Face::body;
    x += c.link(link, x, y + (kTopBar - line) / 2, face,
                link.current ? p.accent_strong : p.muted) + kLinkGap;
  }
}

/// The bar over a page beside the menu: title, chips if all fit, links. False: chips are owed.
bool wide_bar(Controls& c, const Box& box, const view::Frame& frame, bool branded, std::string_view search) {
  const Palette& p = c.paint.colors();
  c.paint.fill(box, p.card);
  c.paint.line(box.x, box.bottom() - 1, box.right(), box.bottom() - 1, p.line);
  const float right = box.right() - 24;
  links(c, right, box.y, frame.links);
  float x = box.x + 24;
  if (branded) x += brand(c, x, box.y) + kTitleGap;
  float room = right - links_width(c.paint, frame.links) - x;
  const float title = c.paint.width(Face::title, frame.title);
  float chips = 0;
  for (const view::Chip& item : frame.chips) chips += chip_width(c.paint, item) + kGrid;
  const bool fits = title + kTitleGap + chips <= room;
  if (!fits) chips = 0;
  c.fit({x, box.y, std::min(title, room - kGrid) + 1, box.h}, Face::title, p.text, frame.title);
  if (!fits) return false;
  x += title + kTitleGap;
  for (const view::Chip& item : frame.chips) {
    x += chip(c, x, box.y + (box.h - kControlHeight) / 2, room, item, search) + kGrid;
  }
  return true;
}

/// Three lines and the word for them. A badge of the menu shows here while the menu is shut.
float menu_button_width(const Painter& paint) {
  return 12 + 18 + kGrid + std::ceil(paint.width(Face::nav_strong, kMenu)) + 12;
}
void menu_sign(const Painter& paint, float x, float middle, Color color) {
  for (const float dy : {-6.0F, -1.0F, 4.0F}) paint.fill({x, middle + dy, 18, 2}, color, 1);
}

bool holds(std::span<const view::Link> list, std::string_view action) {
  return std::ranges::any_of(list, [&](const view::Link& link) { return link.action == action; });
}

/// What the drawer holds, over the page: the menu, then links that found no room in the bar, then the footer.
void drawer_content(Controls& c, const Box& box, const view::Frame& frame, std::span<const view::Link> more) {
  const Palette& p = c.paint.colors();
  menu_sign(c.paint, box.x + kGutter + 12, box.y + kTopBar / 2, p.text);
  c.paint.text(box.x + kGutter + 12 + 18 + kGrid, box.y + (kTopBar - c.paint.line_height(Face::nav_strong)) / 2, Face::nav_strong, p.text, kMenu);
  Scroll scroll(c, "items", {box.x, box.y + kTopBar, box.w, box.h - kTopBar});
  const Box& at = scroll.content();
  const float left = at.x + kGutter, width = at.w - 2 * kGutter;
  float y = at.y + 2;
  const auto item = [&](const view::Link& link) {
    if (!link.enabled) c.place(link.action, {left, y, width, kDrawerItem - 2});
    menu_item(c, {left, y, width, kDrawerItem - 2}, link, 12);
    y += kDrawerItem;
  };
  for (const view::Link& link : frame.menu) item(link);
  if (!more.empty()) {
    c.paint.line(left, y + kGrid - 2, left + width, y + kGrid - 2, p.line);
    y += 2 * kGrid - 2;
    for (const view::Link& link : more) item(link);
  }
  if (!frame.footer.empty()) y += kGrid + draw_footer(c, left + 12, y + kGrid, width - 24, frame) + kGrid;
  scroll.end(y + kGrid - at.y);
}

/// The menu of a narrow screen: a button that opens it over the page. Shut by Esc, by a click beside it
/// and by going to another page. It opens by itself when focus in the twin enters it, so that the ring shows.
void drawer(Controls& c, const Box& button, const Box& screen, const view::Frame& frame, std::span<const view::Link> more) {
  const Palette& p = c.paint.colors();
  ImGui::PushID(kDrawer);
  const Touch t = c.touch({}, button);
  const bool focused = holds(frame.menu, c.focused()) || holds(more, c.focused());
  const bool left = c.reveal() && !c.focused().empty() && !focused;
  // The page that was shown when it opened.
  int* shown = ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("shown"), -1);
  const auto current = std::ranges::find_if(frame.menu, &view::Link::current);
  const int place = static_cast<int>(current - frame.menu.begin());
  if (t.clicked || (focused && c.reveal() && !ImGui::IsPopupOpen(kDrawer))) {
    *shown = place;
    ImGui::OpenPopup(kDrawer);
  }
  const bool open = ImGui::IsPopupOpen(kDrawer);
  if (!open && focused) c.place(c.focused(), button);
  c.paint.fill(button, t.hovered || open ? p.hover : p.card, 6);
  c.paint.stroke(button, open ? p.accent : p.line, 6);
  menu_sign(c.paint, button.x + 12, button.y + button.h / 2, p.text);
  c.fit({button.x + 12 + 18 + kGrid, button.y, button.w - 24 - 18 - kGrid + 1, button.h}, Face::nav_strong, p.text, kMenu);
  const int badges = [&] {
    int sum = 0;
    for (const view::Link& link : frame.menu) sum += link.badge;
    return sum;
  }();
  if (badges > 0) {
    c.paint.fill({button.right() - 8, button.y - 3, 11, 11}, p.card, 5.5F);
    c.paint.fill({button.right() - 7, button.y - 2, 9, 9}, p.near, 4.5F);
  }

  c.focus_ring();  // of what is beside the drawer; one in it is drawn there
  const float width = std::min(kDrawerMost, screen.w - kDrawerRest);
  ImGui::SetNextWindowPos(c.paint.device(screen.x, screen.y));
  ImGui::SetNextWindowSize(c.paint.device(width, screen.h));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
  ImGui::PushStyleVar(ImGuiStyleVar_PopupRounding, 0);
  ImGui::PushStyleVar(ImGuiStyleVar_PopupBorderSize, 0);
  ImGui::PushStyleColor(ImGuiCol_PopupBg, pack(p.card));
  if (ImGui::BeginPopup(kDrawer, ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse)) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->PushClipRectFullScreen();
    c.paint.fill({screen.x + width, screen.y, screen.w - width, screen.h}, 0x000000, 0, 0.35F);
    list->PopClipRect();
    c.paint.line(screen.x + width - p.border, screen.y, screen.x + width - p.border, screen.y + screen.h, p.line, p.border);
    drawer_content(c, {screen.x, screen.y, width - p.border, screen.h}, frame, more);
    if (*shown != place || left || ImGui::IsKeyPressed(ImGuiKey_Escape, false)) ImGui::CloseCurrentPopup();
    ImGui::EndPopup();
  }
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(3);
  ImGui::PopID();
}

/// The top of a narrow screen: menu button, brand and links, title and main button in the same row or
/// beneath. Returns its height.
float narrow_top(Controls& c, const Box& screen, const view::Frame& frame) {
  const Palette& p = c.paint.colors();
  constexpr float kSide = kGutter, kTitleRow = 44;
  const float width = screen.w - 2 * kSide;
  const bool menu = !frame.menu.empty();
  const float menu_width = menu ? menu_button_width(c.paint) + 12 : 0;
  const float brand_width = 32 + c.paint.width(Face::title, kBrand);
  const float button = frame.main_button ? c.button_width(*frame.main_button) : 0;
  const float title = c.paint.width(Face::title, frame.title);

  // Links that do not fit go into the drawer, the longest first: marks and languages stay. Undo and redo go together.
  std::vector<view::Link> shown = frame.links, more;
  const float room = width - menu_width - brand_width - kTitleGap;
  while (menu && !shown.empty() && links_width(c.paint, shown) - kLinkGap > room) {
    const auto longest = std::ranges::max_element(shown, {}, [&](const view::Link& link) { return c.paint.width(Face::body, link.label); });
    const std::string gone = longest->action;
    const bool pair = gone == "undo" || gone == "redo";
    std::erase_if(shown, [&](const view::Link& link) { return link.action == gone || (pair && (link.action == "undo" || link.action == "redo")); });
  }
  for (const view::Link& link : frame.links) {
    if (!holds(shown, link.action)) more.push_back(link);
  }
  const float side = links_width(c.paint, shown);
  const bool one_row = menu_width + brand_width + kTitleGap + title + kTitleGap + button + kLinkGap + side <= width;
  const bool second = !one_row && (title > 0 || button > 0);
  const float height = kTopBar + (second ? kTitleRow : 0);
  c.paint.fill({screen.x, screen.y, screen.w, height}, p.card);
  c.paint.line(screen.x, screen.y + height - 1, screen.x + screen.w, screen.y + height - 1, p.line);

  const float left = screen.x + kSide, right = left + width;
  brand(c, left + menu_width, screen.y);
  links(c, right, screen.y, shown);
  const float row_y = one_row ? screen.y + (kTopBar - kItem) / 2 : screen.y + kTopBar - 4;
  const float title_x = one_row ? left + menu_width + brand_width + kTitleGap : left;
  const float button_right = one_row && side > 0 ? right - side - kLinkGap : right;
  if (frame.main_button) {
    c.primary_button(*frame.main_button, {button_right - button, row_y, button, kItem});
  }
  c.fit({title_x, row_y, std::max(40.0F, button_right - button - 12 - title_x), kItem}, Face::title,
        p.text, frame.title);
  if (menu) drawer(c, {left, screen.y + (kTopBar - kItem) / 2, menu_width - 12, kItem}, screen, frame, more);
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

FrameRest draw_frame(Controls& c, const Box& screen, const view::Frame& frame, std::string_view search) {
  FrameRest rest;
  const bool menu_wanted = !frame.menu.empty();
  if (screen.w < kNarrow) {
    const float top = narrow_top(c, screen, frame);
    rest = {{screen.x, screen.y + top, screen.w, screen.h - top}, !frame.chips.empty(), !frame.footer.empty()};
  } else {
    const float left = menu_wanted ? kMenuWidth : 0;
    rest.footer = menu_wanted ? !menu(c, {screen.x, screen.y, left, screen.h}, frame)
                              : !frame.footer.empty();
    if (menu_wanted) rest.menu = menu_height(c.paint, frame);
    const Box bar = {screen.x + left, screen.y, screen.w - left, kTopBar};
    rest.chips = !wide_bar(c, bar, frame, !menu_wanted, search);
    rest.page = {bar.x, bar.bottom(), bar.w, screen.h - kTopBar};
  }
  c.focus_ring();
  return rest;
}

}  // namespace xanh::ui
