// The look reads: every text has a contrast of at least 4.5:1 on each ground it is used on
// (WCAG 2.1, success criterion 1.4.3), and of 7:1 in the scheme of high contrast (1.4.6).
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "chart/tones.h"
#include "report/picture.h"
#include "ui/draw_list.h"
#include "ui/theme.h"

namespace xanh::ui {
namespace {

TEST(Contrast, IsThatOfWcag) {
  EXPECT_DOUBLE_EQ(contrast(0x000000, 0xFFFFFF), 21);
  EXPECT_DOUBLE_EQ(contrast(0x777777, 0x777777), 1);
  EXPECT_NEAR(contrast(0x767676, 0xFFFFFF), 4.54, 0.005);  // the well-known least grey on white
}

// Charts in files look as they do on the screen.
TEST(Pictures, HaveTheColoursOfTheScheme) {
  const std::pair<const Palette*, report::Scheme> both[] = {{&kLight, report::Scheme::light}, {&kLight, report::Scheme::system}, {&kDark, report::Scheme::dark}, {&kContrast, report::Scheme::contrast}};
  for (const auto& [colors, scheme] : both) {
    for (int ink = 0; ink <= static_cast<int>(chart::Ink::neutral); ++ink) {
      for (const float mix : {0.0F, 0.3F, 1.0F}) {
        const chart::Paint paint{static_cast<chart::Ink>(ink), chart::Ink::text, mix};
        EXPECT_EQ(report::paint_color(paint, scheme), color_of(*colors, paint)) << ink << " " << mix;
      }
      const chart::Text text{.text = {}, .on_fill = true, .ground = {static_cast<chart::Ink>(ink)}};
      EXPECT_EQ(report::text_color(text, scheme), ink_on(color_of(*colors, text.ground))) << ink;
    }
  }
}

struct Pair {
  const char* what;
  Color text, ground;
};

class ThemeTest : public testing::TestWithParam<Scheme> {
 protected:
  [[nodiscard]] double least() const { return GetParam() == Scheme::contrast ? 7 : 4.5; }
};

TEST_P(ThemeTest, EveryTextReadsOnItsGround) {
  const Palette& p = palette(GetParam());
  const Pair pairs[] = {
      {"text on card", p.text, p.card}, {"text on page", p.text, p.page},
      {"text on hover", p.text, p.hover}, {"text on total row", p.text, p.accent_soft},
      {"muted on card", p.muted, p.card}, {"muted on page", p.muted, p.page},
      {"muted on hover", p.muted, p.hover}, {"faint on card", p.faint, p.card},
      {"faint on disabled button", p.faint, p.track}, {"faint on total row", p.faint, p.accent_soft},
      {"brand on card", p.accent, p.card}, {"chart label on card", p.accent, p.card},
      {"lit on its ground", p.accent_strong, p.accent_soft}, {"lit on card", p.accent_strong, p.card},
      {"button", p.on_accent, p.accent}, {"button under the pointer", p.on_accent, p.accent_strong},
      {"good", p.good_text, p.good_soft}, {"near", p.near_text, p.near_soft},
      {"bad", p.bad_text, p.bad_soft}, {"neutral", p.neutral_text, p.neutral_soft},
      {"remove on card", p.bad_text, p.card}, {"good on card", p.good_text, p.card},
      {"near on card", p.near_text, p.card}, {"neutral on card", p.neutral_text, p.card},
      {"tooltip", p.on_tooltip, p.tooltip}};
  for (const Pair& pair : pairs) {
    EXPECT_GE(contrast(pair.text, pair.ground), least()) << pair.what;
  }
}

TEST_P(ThemeTest, FiguresReadOnEveryHeatCell) {
  for (const view::Tone tone : {view::Tone::good, view::Tone::near, view::Tone::bad, view::Tone::neutral}) {
    for (int i = 0; i <= 100; ++i) {
      const Color ground = color_of(palette(GetParam()), chart::heat(tone, i / 100.0));
      EXPECT_GE(contrast(ink_on(ground), ground), least()) << static_cast<int>(tone) << " at " << i;
    }
  }
}

TEST_P(ThemeTest, MarksAndBarsStandOut) {  // WCAG 1.4.11: 3:1 for what carries meaning
  const Palette& p = palette(GetParam());
  EXPECT_GE(contrast(p.accent, p.card), 3);
  EXPECT_GE(contrast(p.good, p.card), 3);
  EXPECT_GE(contrast(p.bad, p.card), 3);
  EXPECT_GE(contrast(p.neutral, p.card), 3);
}

INSTANTIATE_TEST_SUITE_P(Schemes, ThemeTest, testing::Values(Scheme::light, Scheme::dark, Scheme::contrast),
                         [](const auto& scheme) {
                           return std::string(scheme.param == Scheme::light ? "light" : scheme.param == Scheme::dark ? "dark" : "contrast");
                         });

TEST(ContrastScheme, TellsWhatIsAloneByItsEdge) {  // 1.4.11 at the enhanced 7:1
  const Palette& p = palette(Scheme::contrast);
  EXPECT_TRUE(p.signs);
  EXPECT_GE(p.border, 2);
  EXPECT_GT(p.ring, palette(Scheme::light).ring);
  for (const Color edge : {p.line, p.accent_line, p.accent, p.good, p.near, p.bad, p.neutral}) {
    EXPECT_GE(contrast(edge, p.card), 7) << std::hex << edge;
    EXPECT_GE(contrast(edge, p.page), 7) << std::hex << edge;
  }
  // A part on its track, and the stripes of the ground that cut it.
  for (const Color part : {p.good, p.near, p.bad, p.neutral}) EXPECT_GE(contrast(part, p.track), 4.5);
}

TEST(ContrastScheme, HeatCellsHaveNoBlends) {
  const Palette& p = palette(Scheme::contrast);
  for (int i = 0; i <= 100; ++i) {
    EXPECT_EQ(color_of(p, chart::heat(view::Tone::good, i / 100.0)), p.good);
    EXPECT_EQ(color_of(p, chart::heat(view::Tone::near, i / 100.0)), p.near_soft);
    EXPECT_EQ(color_of(p, chart::heat(view::Tone::bad, i / 100.0)), p.bad_soft);
  }
}

TEST(Ink, ReadsOnEveryGrey) {
  for (Color level = 0; level < 256; ++level) {
    const Color grey = level << 16U | level << 8U | level;
    EXPECT_GE(contrast(ink_on(grey), grey), 4.5) << level;
  }
}

}  // namespace
}  // namespace xanh::ui
