// The procedure catalogue: as a file, and joined to dossiers.
#include "load.h"

namespace xanh::intake {
namespace {

using facts::Flag, facts::Level;

constexpr const char* kCatalogue =
    "DANH MỤC THỦ TỤC HÀNH CHÍNH,,,,,,\n"
    "STT,Mã TTHC,Tên TTHC,Lĩnh vực,Mức độ,Đủ điều kiện toàn trình,Tích hợp Cổng DVCQG,Lệ phí\n"
    "I,Lĩnh vực hộ tịch,,,,,,\n"
    "1,1.001193,Đăng ký khai sinh,Hộ tịch,Toàn trình,Có,Có,Không\n"
    "2,2.0008,Chứng thực bản sao,Chứng thực,3,x,,2.000\n"
    "3,1.000002,Tên trùng,A,4,,,\n"
    "4,1.000003,Tên trùng,B,2,,,\n"
    "Tổng cộng,4,,,,,,\n";

TEST(CatalogueFile, IsToldFromADossierList) {
  const Loaded list = load(kCatalogue);
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.grain, Grain::catalogue);
  EXPECT_EQ(list.log.dossiers, 4u);
  EXPECT_EQ(list.left_out(LeftOut::group_row).first_rows, std::vector<std::uint64_t>{3});
  EXPECT_EQ(list.left_out(LeftOut::total_row).first_rows, std::vector<std::uint64_t>{8});
  const Procedure* birth = list.catalogue.find("1.001193", "");
  ASSERT_NE(birth, nullptr);
  EXPECT_EQ(birth->name, "Đăng ký khai sinh");
  EXPECT_EQ(birth->field, "Hộ tịch");
  EXPECT_EQ(birth->level, Level::full);
  EXPECT_EQ(birth->eligible, Flag::yes);
  EXPECT_EQ(birth->integrated, Flag::yes);
  EXPECT_EQ(birth->has_fee, Flag::no);
  const Procedure* copy = list.catalogue.find("2.000800", "");
  ASSERT_NE(copy, nullptr);
  EXPECT_EQ(copy->level, Level::partial);
  EXPECT_EQ(copy->eligible, Flag::yes);
  EXPECT_EQ(copy->integrated, Flag::unknown);
  EXPECT_EQ(copy->has_fee, Flag::yes);
}

TEST(CatalogueFile, LookUpByCodeThenByNameOfOneProcedure) {
  const Loaded list = load(kCatalogue);
  ASSERT_FALSE(list.error);
  const Catalogue& catalogue = list.catalogue;
  EXPECT_EQ(catalogue.find("1.001193.01", "")->code, "1.001193");
  EXPECT_EQ(catalogue.find("1.001193.000.00.00.H38", "")->code, "1.001193");
  EXPECT_EQ(catalogue.find("9.999999", "ĐĂNG KÝ  khai sinh")->code, "1.001193");
  EXPECT_EQ(catalogue.find("", "Tên trùng"), nullptr);
  EXPECT_EQ(catalogue.find("1.000003", "Tên trùng")->field, "B");
  EXPECT_EQ(catalogue.find("", ""), nullptr);
  EXPECT_EQ(catalogue.find("", "Dang ky khai sinh"), nullptr);
}

TEST(CatalogueFile, ALineGivenTwiceCompletesTheFirst) {
  Catalogue catalogue;
  catalogue.add({.code = "1.000001", .name = "A", .field = "", .level = Level::full});
  catalogue.add({.code = "1.000001", .name = "A", .field = "F", .level = Level::partial, .eligible = Flag::yes});
  ASSERT_EQ(catalogue.procedures().size(), 1u);
  EXPECT_EQ(catalogue.procedures()[0].level, Level::full);
  EXPECT_EQ(catalogue.procedures()[0].eligible, Flag::yes);
  EXPECT_EQ(catalogue.find("", "a")->field, "F");
}

TEST(CatalogueJoin, FillsWhatTheRowLeavesOpenAndNeverOverwrites) {
  const Loaded catalogue = load(kCatalogue);
  ASSERT_FALSE(catalogue.error);
  const Loaded list = load("Ngày tiếp nhận,Mã TTHC,Tên TTHC,Mức độ,Lệ phí\n"
                           "01/03/2025,1.001193,Đăng ký khai sinh,,\n"
                           "01/03/2025,1.001193,Đăng ký khai sinh,Một phần,5000\n"
                           "01/03/2025,,chứng thực bản sao,,\n"
                           "01/03/2025,,Tên trùng,,\n"
                           "01/03/2025,1.001193,Đăng ký khai sinh,Toàn trình,\n",
                           &catalogue.catalogue);
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.traits(0).level, Level::full);
  EXPECT_EQ(list.traits(0).eligible, Flag::yes);
  EXPECT_EQ(list.traits(0).has_fee, Flag::no);
  EXPECT_EQ(list.traits(1).level, Level::partial);
  EXPECT_EQ(list.traits(1).has_fee, Flag::yes);
  EXPECT_EQ(list.traits(2).level, Level::partial);
  EXPECT_EQ(list.traits(3).level, Level::unknown);
  EXPECT_EQ(list.traits(4).level, Level::full);
  EXPECT_EQ(list.repairs(Repair::level_from_catalogue).first_rows, (std::vector<std::uint64_t>{2, 4}));
  EXPECT_EQ(list.repairs(Repair::level_conflict).first_rows, std::vector<std::uint64_t>{3});
}

}  // namespace
}  // namespace xanh::intake
