// Units through a whole load: where the list is from, one name for a unit, what the log says.
#include "load.h"
#include "units.h"

namespace xanh::intake {
namespace {

Loaded load_units(const std::string& bytes, const std::string& file = "test.csv") {
  source::MemorySource source(file, bytes);
  return load(source, nullptr, &shipped_units());
}

// Rows of a list; `code` begins the dossier code, "" for a list without codes.
std::string list(const std::vector<std::string>& units, const std::string& code, const std::string& title = "") {
  std::string text = title.empty() ? "" : title + "\n";
  text += code.empty() ? "Số,Ngày tiếp nhận,Đơn vị,Hình thức nộp\n" : "Mã hồ sơ,Ngày tiếp nhận,Đơn vị,Hình thức nộp\n";
  for (std::size_t i = 0; i < units.size(); ++i) {
    text += (code.empty() ? std::to_string(i + 1) : code + "-250801-" + std::to_string(1000 + i)) + ",01/08/2025,\"" + units[i] + "\",Trực tuyến\n";
  }
  return text;
}

std::vector<std::string> names(const Loaded& loaded) {
  std::vector<std::string> out;
  for (std::size_t i = 1; i < loaded.shard->units.size(); ++i) out.emplace_back(loaded.shard->units.at(static_cast<std::uint16_t>(i)));
  return out;
}
using Names = std::vector<std::string>;

TEST(UnitLists, VariantsOfOneUnitAreOneGroup) {
  const Loaded found = load_units(list({"UBND xã Lâm Thao - Tỉnh Phú Thọ", "Ủy ban nhân dân xã Lâm Thao", "Xã Lâm Thao", "TTPVHCC xã Lâm Thao",
                                        "Sở TN&MT tỉnh Phú Thọ", "Sở Tài nguyên và Môi trường", "Tổ 3", "tổ 3", "H44.100", "000.00.100.H44"}, "H44.100"));
  ASSERT_FALSE(found.error);
  EXPECT_EQ(names(found), (Names{"Xã Lâm Thao", "Sở Tài nguyên và Môi trường", "Tổ 3", "H44.100"}));
  for (std::size_t row = 0; row < 4; ++row) EXPECT_EQ(found.unit(row), "Xã Lâm Thao");
  const UnitLog& units = found.log.units;
  EXPECT_TRUE(units.looked);
  EXPECT_EQ(units.province, "Phú Thọ");
  EXPECT_EQ(units.province_from, ProvinceFrom::dossier_codes);
  EXPECT_EQ(units.matched, 3u);
  EXPECT_EQ(units.unmatched.count, 1u);
  EXPECT_EQ(units.unmatched.names, Names{"Tổ 3"});
  EXPECT_EQ(units.unmatched.first_rows, std::vector<std::uint64_t>{8}) << "the header stands in row 1";
  EXPECT_EQ(units.ambiguous.count, 0u);
  using facts::UnitLevel;
  EXPECT_EQ(found.shard->unit_levels, (std::vector<UnitLevel>{UnitLevel::unknown, UnitLevel::commune, UnitLevel::department, UnitLevel::unknown, UnitLevel::unknown}));
}

TEST(UnitLists, TheSameNameElsewhereIsNotGuessed) {
  // Xã Tân Tiến stands in seven provinces (domain.md 4.2).
  const Loaded nowhere = load_units(list({"UBND xã Tân Tiến", "Xã Tân Tiến"}, ""));
  EXPECT_EQ(names(nowhere), (Names{"UBND xã Tân Tiến", "Xã Tân Tiến"}));
  EXPECT_EQ(nowhere.log.units.province, "");
  EXPECT_EQ(nowhere.log.units.province_from, ProvinceFrom::nothing);
  EXPECT_EQ(nowhere.log.units.matched, 0u);
  EXPECT_EQ(nowhere.log.units.ambiguous.names, (Names{"UBND xã Tân Tiến", "Xã Tân Tiến"}));
  const Loaded several = load_units(list({"UBND xã Tân Tiến - tỉnh Đắk Lắk", "UBND xã Tân Tiến - tỉnh Cà Mau"}, ""));
  EXPECT_EQ(several.shard->units.size(), 3u) << "two provinces, two groups";
}

TEST(UnitLists, WhereTheProvinceIsTakenFrom) {
  const Names two = {"UBND xã Tân Tiến", "Xã Tân Tiến"};
  struct Case {
    const char* what;
    Loaded loaded;
    ProvinceFrom from;
    const char* province;
    std::size_t groups;
  };
  const Case cases[] = {
      {"codes before title and name", load_units(list(two, "H15.1", "UBND TỈNH CÀ MAU"), "lao-cai.csv"), ProvinceFrom::dossier_codes, "Đắk Lắk", 1},
      {"legacy codes", load_units(list({"UBND xã Ea H'Leo", "xã Ea H’Leo"}, "000.00.12.H15")), ProvinceFrom::dossier_codes, "Đắk Lắk", 1},
      {"a cell", load_units(list({"UBND xã Tân Tiến", "Sở Tư pháp tỉnh Đắk Lắk"}, "")), ProvinceFrom::unit_cells, "Đắk Lắk", 2},
      {"title", load_units(list(two, "", "SỞ NỘI VỤ TỈNH ĐẮK LẮK"), "ca-mau.csv"), ProvinceFrom::title, "Đắk Lắk", 1},
      {"file name", load_units(list(two, ""), "Ho so Dak Lak thang 8.csv"), ProvinceFrom::file_name, "Đắk Lắk", 1},
      {"most communes", load_units(list({"UBND xã Ea H'Leo", "UBND xã Cư M'gar", "UBND xã Tân Tiến", "Xã Tân Tiến"}, "")), ProvinceFrom::most_units, "Đắk Lắk", 3},
      {"ministries' codes say nothing", load_units(list(two, "G15.1")), ProvinceFrom::nothing, "", 2},
  };
  for (const Case& c : cases) {
    ASSERT_FALSE(c.loaded.error) << c.what;
    EXPECT_EQ(c.loaded.log.units.province_from, c.from) << c.what;
    EXPECT_EQ(c.loaded.log.units.province, c.province) << c.what;
    EXPECT_EQ(names(c.loaded).size(), c.groups) << c.what;
  }
}

TEST(UnitLists, WithoutRulesNamesStay) {
  const Loaded found = load(list({"UBND xã Lâm Thao", "Xã Lâm Thao"}, "H44.100"));
  EXPECT_EQ(names(found), (Names{"UBND xã Lâm Thao", "Xã Lâm Thao"}));
  EXPECT_FALSE(found.log.units.looked);
  EXPECT_TRUE(found.shard->unit_levels.empty());
}

}  // namespace
}  // namespace xanh::intake
