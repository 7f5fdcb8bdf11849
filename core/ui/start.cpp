#include "ui/start.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace xanh::ui {
namespace {

constexpr float kLow = 420;  ///< content lower than this has no room for ornaments

/// A sheet of paper with an arrow into it.
void file_sign(const Painter& paint, float x, float y, Color color, Color ground) {
  constexpr float w = 44, h = 54, fold = 14;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 sheet[] = {paint.device(x, y), paint.device(x + w - fold, y),
                          paint.device(x + w, y + fold), paint.device(x + w, y + h),
                          paint.device(x, y + h)};
  list->AddConvexPolyFilled(sheet, 5, pack(ground));
  list->AddPolyline(sheet, 5, pack(color), ImDrawFlags_Closed, paint.device(2));
  const ImVec2 corner[] = {paint.device(x + w - fold, y), paint.device(x + w - fold, y + fold),
                           paint.device(x + w, y + fold)};
  list->AddPolyline(corner, 3, pack(color), 0, paint.device(2));
  const ImVec2 shaft[] = {paint.device(x + w / 2, y + 19), paint.device(x + w / 2, y + 42)};
  list->AddPolyline(shaft, 2, pack(color), 0, paint.device(2.5F));
  const ImVec2 head[] = {paint.device(x + w / 2 - 8, y + 34), paint.device(x + w / 2, y + 42),
                         paint.device(x + w / 2 + 8, y + 34)};
  list->AddPolyline(head, 3, pack(color), 0, paint.device(2.5F));
}

void dashed_frame(const Painter& paint, const Box& box, Color color) {
  const float r = 12;
  paint.dashed(box.x + r, box.y, box.right() - r, box.y, color, 1.5F, 7, 6);
  paint.dashed(box.x + r, box.bottom() - 1.5F, box.right() - r, box.bottom() - 1.5F, color, 1.5F, 7, 6);
  paint.dashed(box.x, box.y + r, box.x, box.bottom() - r, color, 1.5F, 7, 6);
  paint.dashed(box.right() - 1.5F, box.y + r, box.right() - 1.5F, box.bottom() - r, color, 1.5F, 7, 6);
}

/// A wrapped text with every line in the middle of the box; returns its height.
float centered(Controls& c, const Box& box, Face face, Color color, std::string_view text) {
  return c.paint.paragraph(box.x, box.y, box.w, face, color, text, true, Align::center);
}

}  // namespace

float draw_start(Controls& c, const Box& area, const view::StartPage& page, bool dragging) {
  const Palette& p = c.paint.colors();
  const float w = std::min(720.0F, area.w - 2 * kGutter);
  const float x = area.x + (area.w - w) / 2;
  const float inner = w - 40;
  const float text_w = std::min(inner, 560.0F);
  const auto block = [&](Face face, std::string_view text, float width) {
    return text.empty() ? 0.0F : c.paint.paragraph(0, 0, width, face, 0, text, false);
  };

  const float open_w = c.button_width(page.open), sample_w = c.button_width(page.sample);
  const bool beside = open_w + 12 + sample_w <= inner;
  const Face headline = c.paint.width(Face::heading, page.invitation) <= inner ? Face::heading : Face::title;
  const float invitation_h = block(headline, page.invitation, inner);
  const float formats_h = block(Face::body, page.formats, text_w);
  const float buttons_h = beside ? 40.0F : 88.0F;
  // A low window has the title in its bar; what counts is that the way in and the promise stay in sight.
  const bool low = area.h < kLow;
  const float sign_h = low ? 0.0F : 54 + 20;
  const float stack = sign_h + invitation_h + 8 + formats_h + (low ? 16.0F : 24.0F) + buttons_h;
  const float drop_h = std::max(stack + (low ? 32.0F : 48.0F), std::min(336.0F, area.h - 232));

  const Face title_face = w < 480 ? Face::title : Face::heading;
  const float title_h = page.title.empty() || low ? 0 : block(title_face, page.title, w) + 20;
  const float privacy_h = block(Face::body, page.privacy, w);
  const bool in_row = w >= 620;
  const float step_w = in_row && !page.steps.empty()
                           ? (w - 24 * (static_cast<float>(page.steps.size()) - 1)) / static_cast<float>(page.steps.size()) : w;
  float steps_h = 0;
  for (const std::string& step : page.steps) {
    const float h = std::max(24.0F, block(Face::body, step, step_w - 34));
    steps_h = in_row ? std::max(steps_h, h) : steps_h + h + 10;
  }
  const float whole = title_h + drop_h + 20 + privacy_h + (page.steps.empty() ? 0 : 28 + steps_h);
  const float top = area.y + std::max(kGutter, std::floor((area.h - whole) / 2));
  float y = top;

  if (title_h > 0) {
    centered(c, {x, y, w, 0}, title_face, p.text, page.title);
    y += title_h;
  }
  const Box drop = {x, y, w, drop_h};
  float at = y + (drop_h - stack) / 2;
  // Everything above the buttons opens the picker too.
  const Touch t = c.touch(page.open.action, {drop.x, drop.y, drop.w, at + stack - buttons_h - 12 - drop.y});
  c.paint.fill(drop, dragging ? p.accent_soft : p.card, 12);
  if (dragging) c.paint.stroke(drop, p.accent, 12, 2);
  else dashed_frame(c.paint, drop, t.hovered ? p.accent : p.accent_line);
  if (!low) file_sign(c.paint, x + w / 2 - 22, at, p.accent, p.accent_soft);
  at += sign_h;
  centered(c, {x + 20, at, inner, 0}, headline, p.text, page.invitation);
  at += invitation_h + 8;
  centered(c, {x + (w - text_w) / 2, at, text_w, 0}, Face::body, p.muted, page.formats);
  at += formats_h + (low ? 16.0F : 24.0F);
  if (beside) {
    const float left = x + (w - open_w - sample_w - 12) / 2;
    c.primary_button(page.open, {left, at, open_w, 40});
    c.quiet_button(page.sample, {left + open_w + 12, at, sample_w, 40});
  } else {
    c.primary_button(page.open, {x + 20, at, inner, 40});
    c.quiet_button(page.sample, {x + 20, at + 48, inner, 40});
  }
  y = drop.bottom() + 20;
  y += centered(c, {x, y, w, 0}, Face::body, p.muted, page.privacy);
  if (!page.steps.empty()) y += 28;
  float left = x;
  for (std::size_t i = 0; i < page.steps.size(); ++i) {
    c.paint.fill({left, y, 24, 24}, p.accent_soft, 12);
    c.paint.fit({left, y, 24, 24}, Face::caption_strong, p.accent_strong, std::to_string(i + 1), Align::center);
    const float used = c.paint.paragraph(left + 34, y + 3, step_w - 34, Face::body, p.muted, page.steps[i]);
    if (in_row) left += step_w + 24;
    else y += std::max(24.0F, used) + 10;
  }
  if (in_row) y += steps_h;
  return y + kGutter - area.y;
}

float draw_progress(Controls& c, const Box& area, const view::ProgressPage& page) {
  const Palette& p = c.paint.colors();
  const float w = std::min(560.0F, area.w - 2 * kGutter), h = 168;
  const float top = std::max(kGutter, std::floor((area.h - h) / 2) - 24);
  const Box box = {area.x + (area.w - w) / 2, area.y + top, w, h};
  c.paint.card(box);
  const Box in = box.inset(24, 24);
  c.fit({in.x, in.y, in.w, 24}, Face::title, p.text, page.title);
  c.bar({in.x, in.y + 40, in.w, 8}, page.share, Tone::good);
  const float button = c.button_width(page.cancel);
  c.fit({in.x, in.bottom() - 36, in.w - button - 16, 36}, Face::body, p.muted, page.note);
  c.quiet_button(page.cancel, {in.right() - button, in.bottom() - 36, button, 36});
  return top + h + kGutter;
}

float draw_notice(Controls& c, float x, float y, float width, const view::Notice& notice) {
  const ToneColors colors = tone_colors(c.paint.colors(), notice.tone);
  const float button = notice.dismiss.label.empty()
                           ? 0 : c.paint.width(Face::strong, notice.dismiss.label) + 16;
  const bool more = !notice.more.label.empty() || !notice.fix.label.empty();
  const float room = width - 56 - button;
  const float text = (more ? 24.0F : 0.0F) + c.paint.paragraph(0, 0, room, Face::body, 0, notice.text, false);
  const Box box = {x, y, width, std::max(40.0F, text + 22)};
  c.paint.fill(box, colors.soft, kRadius);
  if (c.paint.colors().signs) c.paint.stroke(box, colors.text, kRadius);
  c.paint.fit({box.x, box.y, 40, box.h}, Face::title, colors.text, notice.sign, Align::center);
  c.paint.paragraph(box.x + 40, box.y + (box.h - text) / 2, room, Face::body, colors.text, notice.text);
  float at = box.x + 40;
  for (const view::Link* link : {&notice.fix, &notice.more}) {
    if (!link->label.empty()) at += c.link(*link, at, box.bottom() - 31, Face::strong, colors.text) + 20;
  }
  if (button > 0) {
    c.link(notice.dismiss, box.right() - button, box.y + 11, Face::strong, colors.text);
  }
  return box.h;
}

}  // namespace xanh::ui
