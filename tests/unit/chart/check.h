// What holds for every chart: nothing leaves it and no two texts meet.
#ifndef XANH_TESTS_UNIT_CHART_CHECK_H_
#define XANH_TESTS_UNIT_CHART_CHECK_H_

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "chart/display_list.h"

namespace xanh::chart {

/// Every code point of a face is equally wide: the widest a letter of the real face is on average.
inline float fixed_measure(Face face, std::string_view text) {
  float letters = 0;
  for (const char c : text) letters += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1.0F : 0.0F;
  return letters * (face == Face::caption || face == Face::caption_strong ? 7.0F : 7.5F);
}

struct TextBox {
  float x0, y0, x1, y1;
  std::string text;
};
inline std::vector<TextBox> text_boxes(const DisplayList& list) {
  std::vector<TextBox> boxes;
  for (const Shape& shape : list.shapes) {
    const auto* text = std::get_if<Text>(&shape);
    if (text == nullptr) continue;
    const float w = fixed_measure(text->face, text->text), half = line_height(text->face) / 2;
    const float x = text->anchor == Anchor::start ? text->x : text->anchor == Anchor::end ? text->x - w : text->x - w / 2;
    boxes.push_back({x, text->y - half, x + w, text->y + half, text->text});
  }
  return boxes;
}

inline void expect_no_overlap(const DisplayList& list) {
  const auto boxes = text_boxes(list);
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    for (std::size_t j = i + 1; j < boxes.size(); ++j) {
      const auto &a = boxes[i], &b = boxes[j];
      const bool apart = a.x1 <= b.x0 + 0.01F || b.x1 <= a.x0 + 0.01F || a.y1 <= b.y0 + 0.01F || b.y1 <= a.y0 + 0.01F;
      EXPECT_TRUE(apart) << "'" << a.text << "' meets '" << b.text << "' at " << list.width << "x" << list.height;
    }
  }
}

inline void expect_inside(const DisplayList& list) {
  const auto inside = [&](float x, float y, std::string_view what) {
    EXPECT_GE(x, -0.6F) << what << " at " << list.width << "x" << list.height;
    EXPECT_GE(y, -0.6F) << what << " at " << list.width << "x" << list.height;
    EXPECT_LE(x, list.width + 0.6F) << what << " at " << list.width << "x" << list.height;
    EXPECT_LE(y, list.height + 0.6F) << what << " at " << list.width << "x" << list.height;
  };
  for (const TextBox& box : text_boxes(list)) {
    inside(box.x0, box.y0, box.text);
    inside(box.x1, box.y1, box.text);
  }
  for (const Shape& shape : list.shapes) {
    if (const auto* rect = std::get_if<Rect>(&shape)) {
      inside(rect->x, rect->y, "rect");
      inside(rect->x + rect->w, rect->y + rect->h, "rect");
    } else if (const auto* line = std::get_if<Line>(&shape)) {
      for (const Point& p : line->points) inside(p.x, p.y, "line");
    }
  }
  for (const Hit& hit : list.hits) {
    inside(hit.x, hit.y, "hit");
    inside(hit.x + hit.w, hit.y + hit.h, "hit");
  }
}

inline bool has_hint(const DisplayList& list, std::string_view text) {
  for (const Hit& hit : list.hits) {
    if (hit.hint.find(text) != std::string::npos) return true;
  }
  return false;
}

/// Every text that was cut must be given whole in a hint.
inline void expect_cut_texts_hinted(const DisplayList& list) {
  for (const TextBox& box : text_boxes(list)) {
    const std::string mark = "…";
    if (!box.text.ends_with(mark)) continue;
    const std::string beginning = box.text.substr(0, box.text.size() - mark.size());
    EXPECT_TRUE(has_hint(list, beginning)) << box.text;
  }
}

}  // namespace xanh::chart

#endif  // XANH_TESTS_UNIT_CHART_CHECK_H_
