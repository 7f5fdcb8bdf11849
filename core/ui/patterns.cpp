#include "ui/patterns.h"

#include <algorithm>

#include "imgui.h"

namespace xanh::ui {
namespace {

constexpr float kStripe = 2, kStripeStep = 6, kCorner = 9;

}  // namespace

void bar_pattern(const Painter& paint, const Box& box, view::Tone tone) {
  if (!paint.colors().signs || (tone != view::Tone::bad && tone != view::Tone::near)) return;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 low = paint.device(box.x, box.y), high = paint.device(box.right(), box.bottom());
  list->PushClipRect(low, high, true);
  const float slant = tone == view::Tone::bad ? std::min(box.h, 2 * kStripeStep) : 0;
  const float rise = slant > 0 ? slant : box.h;
  const ImU32 color = pack(paint.colors().card);
  // A tall bar takes several rows of slanted stripes, so that their angle stays.
  for (float y = box.y; y < box.bottom(); y += rise) {
    for (float x = box.x + kStripeStep - slant; x < box.right(); x += kStripeStep) {
      list->AddLine(paint.device(x, y + rise), paint.device(x + slant, y), color, paint.device(kStripe));
    }
  }
  list->PopClipRect();
}

void cell_sign(const Painter& paint, const Box& box, view::Tone tone) {
  const Palette& p = paint.colors();
  if (!p.signs || (tone != view::Tone::bad && tone != view::Tone::near)) return;
  const Color color = tone == view::Tone::bad ? p.bad : p.near;
  paint.stroke(box, color);
  const float corner = std::min(kCorner, std::min(box.w, box.h) / 2);
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 left = paint.device(box.right() - corner, box.y), right = paint.device(box.right(), box.y);
  const ImVec2 beneath = paint.device(box.right(), box.y + corner);
  if (tone == view::Tone::bad) list->AddTriangleFilled(left, right, beneath, pack(color));
  else list->AddLine(left, beneath, pack(color), paint.device(p.border));
}

}  // namespace xanh::ui
