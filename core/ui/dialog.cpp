#include "ui/dialog.h"

#include <algorithm>
#include <cstddef>

namespace xanh::ui {

void draw_dialog(Controls& c, const Box& screen, const Dialog& dialog) {
  const Palette& p = c.paint.colors();
  constexpr float kSide = 24, kButton = 36, kGap = 12;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(c.paint.device(screen.w, screen.h));
  ImGui::SetNextWindowFocus();
  ImGui::Begin("dialog", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                                      ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoNav);
  c.paint.fill(screen, p.text, 0, 0.4F);
  const float width = std::min(520.0F, screen.w - 2 * kGutter), inner = width - 2 * kSide;
  const float title = c.paint.line_height(Face::title);
  const float text = c.paint.paragraph(0, 0, inner, Face::body, 0, dialog.text, false);
  const float height = kSide + title + kGap + text + kSide + kButton + kSide;
  const Box card = {(screen.w - width) / 2, std::max(kGutter, (screen.h - height) / 2), width, height};
  c.paint.fill(card, p.card, kRadius);
  c.paint.stroke(card, p.line, kRadius);
  float y = card.y + kSide;
  c.fit({card.x + kSide, y, inner, title}, Face::title, p.text, dialog.title);
  y += title + kGap;
  c.paint.paragraph(card.x + kSide, y, inner, Face::body, p.text, dialog.text);
  y += text + kSide;
  float x = card.x + kSide;
  for (std::size_t i = 0; i < dialog.answers.size(); ++i) {
    const Box box = {x, y, c.button_width(dialog.answers[i]), kButton};
    if (i == 0) c.primary_button(dialog.answers[i], box);
    else c.quiet_button(dialog.answers[i], box);
    x += box.w + kGap;
  }
  c.focus_ring();
  ImGui::End();
  if (dialog.answers.empty()) return;
  if (ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false)) c.emit(dialog.answers.front().action);
  else if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) c.emit(dialog.answers.back().action);
}

}  // namespace xanh::ui
