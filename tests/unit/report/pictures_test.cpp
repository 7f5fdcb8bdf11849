// Charts outside the program: SVG text and metafiles.
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "chart/charts.h"
#include "report/emf.h"
#include "report/svg.h"

namespace xanh::report {
namespace {

chart::DisplayList shapes() {
  chart::DisplayList list{.width = 200.5F, .height = 100, .shapes = {}, .hits = {}};
  list.shapes.emplace_back(chart::Rect{1, 2, 30, 40, 3, {chart::Ink::good}});
  list.shapes.emplace_back(chart::Line{{{0, 0}, {10, 10}, {20, 5.25F}}, {chart::Ink::bad}, 2, 0});
  list.shapes.emplace_back(chart::Line{{{0, 50}, {100, 50}}, {chart::Ink::grid}, 1, 4});
  list.shapes.emplace_back(chart::Text{100, 50, "Xã <b>&\"\x01 68,7\xC2\xA0%", chart::Face::strong, {chart::Ink::text}, chart::Anchor::end});
  list.hits.push_back({0, 0, 10, 10, "hint", "filter:unit=x"});
  return list;
}

std::uint32_t number(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes.at(at + i));
  return value;
}

TEST(Svg, HoldsShapesAndEscapedTexts) {
  const std::string svg = svg_picture(shapes(), "a <title>");
  EXPECT_TRUE(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"200.5\" height=\"100\" viewBox=\"0 0 200.5 100\""));
  EXPECT_NE(svg.find("<title>a &lt;title&gt;</title>"), std::string::npos);
  EXPECT_NE(svg.find("<rect x=\"1\" y=\"2\" width=\"30\" height=\"40\" rx=\"3\" fill=\"#0b7a4b\"/>"), std::string::npos);
  EXPECT_NE(svg.find("<polyline points=\"0,0 10,10 20,5.25\" fill=\"none\" stroke=\"#c9503c\" stroke-width=\"2\""), std::string::npos);
  EXPECT_NE(svg.find("stroke-dasharray=\"4\""), std::string::npos);
  EXPECT_NE(svg.find("text-anchor=\"end\""), std::string::npos);
  EXPECT_NE(svg.find("Xã &lt;b&gt;&amp;&quot; 68,7\xC2\xA0%</text>"), std::string::npos);
  EXPECT_EQ(svg.find("filter:unit"), std::string::npos) << "no actions";
  EXPECT_EQ(svg, svg_picture(shapes(), "a <title>"));
  EXPECT_TRUE(svg_file(shapes(), "x").starts_with("<?xml version=\"1.0\""));
}

TEST(Emf, IsAChainOfRecordsFromHeaderToEnd) {
  const std::string emf = emf_picture(shapes());
  ASSERT_GT(emf.size(), 108U);
  EXPECT_EQ(number(emf, 0), 1U);
  EXPECT_EQ(number(emf, 40), 0x464D4520U);
  EXPECT_EQ(number(emf, 48), emf.size());
  std::uint32_t records = 0, last = 0, texts = 0, lines = 0;
  for (std::size_t at = 0; at < emf.size(); at += number(emf, at + 4)) {
    last = number(emf, at);
    ASSERT_GE(number(emf, at + 4), 8U);
    ASSERT_EQ(number(emf, at + 4) % 4, 0U);
    ++records;
    if (last == 84) ++texts;
    if (last == 4) ++lines;
    ASSERT_LE(at + number(emf, at + 4), emf.size());
  }
  EXPECT_EQ(last, 14U);
  EXPECT_EQ(number(emf, 52), records);
  EXPECT_EQ(texts, 1U);
  EXPECT_EQ(lines, 1U + 13U) << "the dashed one is 13 lines: 4 on, 4 off over 100";
  EXPECT_TRUE(emf == emf_picture(shapes()));
}

TEST(Pictures, TextsOfVietnameseAreMeasuredByTheirLetters) {
  const auto measure = picture_measure();
  using chart::Face;
  EXPECT_FLOAT_EQ(measure(Face::body, "\xE1\xBA\xA1"), measure(Face::body, "a")) << "a with a dot below";
  EXPECT_FLOAT_EQ(measure(Face::body, "\xC4\x90"), measure(Face::body, "D"));
  EXPECT_FLOAT_EQ(measure(Face::body, "a\xCC\xA3"), measure(Face::body, "a")) << "marks of their own have no width";
  EXPECT_GT(measure(Face::body, "\xC6\xB0"), measure(Face::body, "u")) << "the horn";
  EXPECT_GT(measure(Face::strong, "abc"), measure(Face::body, "abc"));
  EXPECT_FLOAT_EQ(measure(Face::caption, "0000000000"), 0.556F * 12 * 10);
}

}  // namespace
}  // namespace xanh::report
