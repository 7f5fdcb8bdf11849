#include "metric/crosswalk.h"

#include <gtest/gtest.h>

namespace xanh::metric {
namespace {

// Phu Tho took in Vinh Phuc and Hoa Binh (domain.md 4.1).
const Crosswalk kCrosswalk = {.day = 20'270, .now_of = {{"Tỉnh Vĩnh Phúc", "Tỉnh Phú Thọ"}, {"Tỉnh Hòa Bình", "Tỉnh Phú Thọ"}, {"Tỉnh Yên Bái", "Tỉnh Lào Cai"}}};

TEST(Crosswalk, NamesWhatAProvinceIsNow) {
  EXPECT_EQ(kCrosswalk.now("Tỉnh Vĩnh Phúc"), "Tỉnh Phú Thọ");
  EXPECT_EQ(kCrosswalk.now("Tỉnh Phú Thọ"), "Tỉnh Phú Thọ");
  EXPECT_EQ(kCrosswalk.now("Xã Cốc San"), "Xã Cốc San");  // no commune has a former self
}

TEST(Crosswalk, AFilterLetsThroughWhatWasAbsorbed) {
  const std::vector<query::Filter> filters = {{query::Dimension::field, {"Tỉnh Phú Thọ"}}, {query::Dimension::unit, {"Tỉnh Phú Thọ", "Sở Tư pháp"}}};
  const auto wide = widen(filters, kCrosswalk);
  EXPECT_EQ(wide[0], filters[0]);
  EXPECT_EQ(wide[1].values, (std::vector<std::string>{"Tỉnh Phú Thọ", "Sở Tư pháp", "Tỉnh Hòa Bình", "Tỉnh Vĩnh Phúc"}));
  EXPECT_EQ(widen(wide, kCrosswalk), wide);
  // A former province alone stays what it is.
  EXPECT_EQ(widen({{query::Dimension::unit, {"Tỉnh Yên Bái"}}}, kCrosswalk)[0].values.size(), 1U);
}

}  // namespace
}  // namespace xanh::metric
