#include "text/fold.h"

#include <gtest/gtest.h>

namespace xanh::text {
namespace {

TEST(Fold, TidyCollapsesSpacesAndKeepsCase) {
  EXPECT_EQ(tidy("  UBND \xC2\xA0x\xC3\xA3\n\tLâm\xE2\x80\x8B Thao "), "UBND xã Lâm Thao");
  EXPECT_EQ(tidy(" \r\n"), "");
}

TEST(Fold, KeysIgnoreCaseAndPunctuation) {
  EXPECT_EQ(fold_key("Cơ quan/Đơn vị"), "cơ quan đơn vị");
  EXPECT_EQ(fold_key("Số hồ sơ (*)"), "số hồ sơ");
  EXPECT_EQ(bare_key("Số hồ sơ"), "so ho so");
  EXPECT_EQ(bare_key("ĐẶC KHU Phú Quốc"), "dac khu phu quoc");
  EXPECT_EQ(fold_key("Ea H'Leo"), "ea h leo");
}

TEST(Fold, OneTonePlacement) {
  EXPECT_EQ(fold_key("Phú Hoà"), fold_key("Phú Hòa"));
  EXPECT_EQ(fold_key("thuỷ sản"), fold_key("Thủy sản"));
  EXPECT_EQ(fold_key("khoẻ"), fold_key("khỏe"));
  EXPECT_EQ(fold_key("Số hoá"), fold_key("số hóa"));
  // Closed syllables have one spelling, and other words stay apart.
  EXPECT_NE(fold_key("hoàng"), fold_key("hòng"));
  EXPECT_NE(fold_key("Mỹ Tho"), fold_key("Mỹ Thọ"));
  EXPECT_NE(fold_key("Ba Tơ"), fold_key("Ba Tô"));
}

TEST(Fold, EthIsDStroke) { EXPECT_EQ(fold_key("\xC3\x90\xC3\xA0 N\xE1\xBA\xB5ng"), fold_key("Đà Nẵng")); }

TEST(Fold, UpperAndLowerAgreeOnAllVietnameseLetters) {
  EXPECT_EQ(fold_key("ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"),
            "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ");
}

}  // namespace
}  // namespace xanh::text
