#include "check.h"

namespace xanh::chart {
namespace {

TEST(FitText, KeepsWhatFits) {
  EXPECT_EQ(fit_text(fixed_measure, Face::caption, "Sở Y tế", 49), "Sở Y tế");  // 7 letters of 7
}

TEST(FitText, CutsAtWholeLettersAndNeverLeavesASpaceBeforeTheEllipsis) {
  // 35 pixels hold four letters and the ellipsis; the fourth is the space.
  EXPECT_EQ(fit_text(fixed_measure, Face::caption, "Phường Lào Cai", 35), "Phườ…");
  EXPECT_EQ(fit_text(fixed_measure, Face::caption, "Bắc Hà xã", 35), "Bắc…");
  EXPECT_EQ(fit_text(fixed_measure, Face::caption, "Bắc Hà", 3), "");
}

TEST(WrapText, BreaksAtSpaces) {
  const auto lines = wrap_text(fixed_measure, Face::caption, "một hai ba bốn", 56);  // 8 letters
  EXPECT_EQ(lines, (std::vector<std::string>{"một hai", "ba bốn"}));
  EXPECT_TRUE(wrap_text(fixed_measure, Face::caption, "", 56).empty());
}

TEST(WrapText, CutsAWordWiderThanTheLine) {
  const auto lines = wrap_text(fixed_measure, Face::caption, "nghiêng ba", 35);
  EXPECT_EQ(lines, (std::vector<std::string>{"nghi…", "ba"}));
}

}  // namespace
}  // namespace xanh::chart
