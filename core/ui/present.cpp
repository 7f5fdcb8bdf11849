// The presentation: everything is drawn at a larger scale (present_growth), so that the faces, bars and
// buttons of the other pages serve here, too.
#include <algorithm>
#include <array>
#include <cmath>

#include "chart/charts.h"
#include "imgui.h"
#include "ui/draw_list.h"
#include "ui/pages.h"

namespace xanh::ui {
namespace {

/// Logical pixels that a screen is laid out for, and the least growth that makes 13 px of body text 24.
constexpr float kWidth = 553, kHeight = 400, kLeast = 24.0F / 13.0F;
constexpr float kFoot = 44, kHead = 40, kBullet = 20;

void keys(Controls& c, const view::PresentPage& page) {
  static constexpr std::array kOn = {ImGuiKey_RightArrow, ImGuiKey_PageDown, ImGuiKey_Space, ImGuiKey_Enter};
  static constexpr std::array kBack = {ImGuiKey_LeftArrow, ImGuiKey_PageUp, ImGuiKey_Backspace};
  const auto any = [](const auto& keys) { return std::ranges::any_of(keys, [](ImGuiKey key) { return ImGui::IsKeyPressed(key, false); }); };
  if (any(kOn) && page.next.enabled) c.emit(page.next.action);
  if (any(kBack) && page.previous.enabled) c.emit(page.previous.action);
  if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) c.emit(page.leave.action);
}

/// The figure with its standing, its bar and what is said of it. Returns the height used.
float headline(Controls& c, const Box& area, const view::Tile& tile) {
  const Palette& p = c.paint.colors();
  const bool digits = std::ranges::any_of(tile.value, [](char letter) { return letter >= '0' && letter <= '9'; });
  const Face face = digits ? Face::display : Face::heading;
  float y = area.y;
  const float tall = c.paint.line_height(face);
  c.fit({area.x, y, area.w, tall}, face, tone_colors(p, tile.tone).text, tile.value);
  const float after = c.paint.width(face, tile.value) + kGutter;
  if (!tile.standing.empty() && after + c.paint.width(Face::heading, tile.standing) <= area.w) {
    c.fit({area.x + after, y, area.w - after, tall}, Face::heading, tone_colors(p, tile.tone).text, tile.standing);
  } else if (!tile.standing.empty()) {
    y += tall;
    c.fit({area.x, y, area.w, 32}, Face::heading, tone_colors(p, tile.tone).text, tile.standing);
    y += 32 - tall;
  }
  y += tall + kGrid;
  if (tile.share) {
    draw(c, area.x, y, chart::draw_bullet(*tile.share, tile.target, tile.tone, area.w, kBullet));
    y += kBullet + kGutter;
  }
  for (const std::string& note : tile.notes) y += c.paint.paragraph(area.x, y, area.w, Face::title, p.text, note) + 4;
  return y - area.y;
}

/// As many sentences as there is room for; one that does not fit whole is left to the page it comes from.
void sentences(Controls& c, const Box& area, const std::vector<std::string>& lines) {
  const Palette& p = c.paint.colors();
  constexpr float kIndent = 28;
  const auto height = [&](Face face) {
    float sum = 0;
    for (const std::string& line : lines) sum += c.paint.paragraph(0, 0, area.w - kIndent, face, p.text, line, false) + kGutter;
    return sum;
  };
  const Face face = height(Face::title) <= area.h ? Face::title : height(Face::nav) <= area.h ? Face::nav : Face::body;
  float y = area.y;
  int number = 0;
  for (const std::string& line : lines) {
    const float tall = c.paint.paragraph(0, 0, area.w - kIndent, face, p.text, line, false);
    if (number > 0 && y + tall > area.bottom()) break;
    c.paint.text(area.x, y, face, p.accent, std::to_string(++number) + ".");
    c.paint.paragraph(area.x + kIndent, y, area.w - kIndent, face, p.text, line);
    y += tall + kGutter;
  }
}

void foot(Controls& c, const Box& area, const view::PresentPage& page) {
  const Palette& p = c.paint.colors();
  float right = area.right();
  for (const view::Link* link : {&page.leave, &page.next, &page.previous}) {
    if (link->label.empty()) continue;  // of a picture
    const float w = c.button_width(*link);
    right -= w;
    c.quiet_button(*link, {right, area.y + (area.h - kControlHeight) / 2, w, kControlHeight});
    right -= kGrid;
  }
  const float place = c.paint.width(Face::body, page.place) + kGutter;
  c.fit({right - place, area.y, place, area.h}, Face::body, p.muted, page.place, Align::center);
  c.fit({area.x, area.y, std::max(1.0F, right - place - area.x - kGrid), area.h}, Face::body, p.muted, page.source);
}

}  // namespace

float present_growth(float width, float height) {
  const float fills = std::min(width / kWidth, height / kHeight);
  return std::max(width >= 900 ? kLeast : 1.0F, fills);
}

void draw_present(Controls& c, const Box& screen, const view::PresentPage& page) {
  const Palette& p = c.paint.colors();
  keys(c, page);
  const Box in = screen.inset(24, kGutter);
  c.fit({in.x, in.y, in.w, kHead / 2 + 4}, Face::body, p.muted, page.title);
  c.fit({in.x, in.y + kHead / 2 + 4, in.w, kHead}, Face::heading, p.text, page.screen.title);
  const float top = in.y + kHead * 1.5F + kGutter;
  const Box area = {in.x, top, in.w, std::max(1.0F, in.bottom() - kFoot - kGrid - top)};
  float y = area.y;
  if (page.screen.headline) y += headline(c, area, *page.screen.headline);
  if (page.screen.bars) {
    draw(c, area.x, y, chart::draw_bars(*page.screen.bars, area.w, area.bottom() - y, measure_with(c.paint)));
  }
  sentences(c, {area.x, y, area.w, area.bottom() - y}, page.screen.sentences);
  c.paint.line(in.x, in.bottom() - kFoot, in.right(), in.bottom() - kFoot, p.line);
  foot(c, {in.x, in.bottom() - kFoot, in.w, kFoot}, page);
}

}  // namespace xanh::ui
