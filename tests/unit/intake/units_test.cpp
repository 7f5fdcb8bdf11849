// Which unit a cell names: the hazards of domain.md 4.2, the traps of 4.1, the codes of 5.4.
#include "units.h"

#include <chrono>
#include <map>
#include <set>

#include "text/fold.h"

namespace xanh::intake {
namespace {

using facts::UnitLevel;
using How = UnitMatch::How;

const text::Day kOld = text::day_from_civil(2025, 6, 30), kNew = text::day_from_civil(2025, 7, 1);

std::string name(const std::string& cell, const std::string& h = "", text::Day day = 0) { return match(cell, h, day).name; }
std::string province(const UnitMatch& found) { return std::string(shipped_units().province_name(found.province)); }

TEST(Units, TheDataAreThoseOfTheNotes) {
  const UnitRules& rules = shipped_unit_rules();
  EXPECT_EQ(rules.provinces.size(), 34u);
  EXPECT_EQ(rules.communes.size(), 3321u);   // domain.md 4.1
  EXPECT_EQ(rules.former_provinces.size(), 63u);
  EXPECT_EQ(rules.districts.size(), 696u);   // domain.md 4.2
  EXPECT_EQ(rules.two_tier_day, kNew);
  std::map<std::string, int> kinds;
  for (const auto& commune : rules.communes) ++kinds[rules.kinds[commune.kind].name];
  EXPECT_EQ(kinds, (std::map<std::string, int>{{"Xã", 2611}, {"Phường", 697}, {"Đặc khu", 13}}));
}

TEST(Units, EveryCommuneIsFoundInItsProvinceUnderManySpellings) {
  const UnitRules& rules = shipped_unit_rules();
  for (const auto& commune : rules.communes) {
    const auto& of = rules.provinces[static_cast<std::size_t>(commune.province)];
    for (const std::string& cell : {commune.full_name, "UBND " + commune.full_name, "TTPVHCC " + commune.full_name + " - " + of.full_name,
                                    "ủy ban nhân dân " + commune.full_name + ", " + of.name}) {
      const UnitMatch found = match(cell, of.h);
      ASSERT_EQ(found.name, commune.full_name) << cell;
      ASSERT_EQ(found.code, commune.code) << cell;
      ASSERT_EQ(found.level, UnitLevel::commune) << cell;
      ASSERT_EQ(found.province.province, commune.province) << cell;
    }
  }
}

TEST(Units, WithoutAProvinceSharedNamesAreNotGuessed) {
  // domain.md fact 9: 245 names on 572 rows are shared with another province.
  std::set<std::string> names;
  int rows = 0;
  for (const auto& commune : shipped_unit_rules().communes) {
    const std::string cell = "UBND " + commune.full_name;
    const UnitMatch found = match(cell);
    if (found.how == How::ambiguous) {
      EXPECT_EQ(found.name, cell) << "its own name";
      EXPECT_TRUE(found.code.empty());
      names.insert(commune.full_name);
      ++rows;
    } else {
      ASSERT_EQ(found.code, commune.code) << cell;
    }
  }
  // Two ways of placing the tone make one name, so that no fewer are shared than the notes count.
  EXPECT_GE(names.size(), 245u);
  EXPECT_LE(names.size(), 250u);
  EXPECT_GE(rows, 572);
  EXPECT_LE(rows, 585);
}

TEST(Units, NamesThatDifferByToneOnlyStayApart) {
  // The ten pairs of domain.md 4.2, four by name.
  for (const auto& [a, b, h] : {std::tuple{"Phường Mỹ Tho", "Xã Mỹ Thọ", "H20"}, {"Xã Cẩm Giang", "Xã Cẩm Giàng", "H24"},
                                {"Xã Ba Tơ", "Xã Ba Tô", "H48"}, {"Xã Văn Lang", "Xã Văn Lăng", "H55"}}) {
    EXPECT_EQ(name(a, h), a);
    EXPECT_EQ(name(b, h), b);
  }
  EXPECT_EQ(match("UBND xã My Tho", "H20").how, How::none) << "letters without marks are no evidence";
}

TEST(Units, PrefixesAndSuffixes) {
  for (const char* cell : {"UBND xã Lâm Thao", "UBND Xã Lâm Thao - Tỉnh Phú Thọ", "Ủy ban nhân dân xã Lâm Thao", "Uỷ ban xã Lâm Thao",
                           "TTPVHCC xã Lâm Thao", "Trung tâm Phục vụ hành chính công xã Lâm Thao", "Bộ phận Một cửa xã Lâm Thao",
                           "Bộ phận Một cửa UBND xã Lâm Thao", "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ XÃ LÂM THAO", "xã  Lâm Thao, tỉnh Phú Thọ",
                           "UBND xã Lâm Thao (Phú Thọ)", "UBND xã Lâm Thao tỉnh Phú Thọ", "X. Lâm Thao", "H44.100 - UBND xã Lâm Thao"}) {
    const UnitMatch found = match(cell, "H44");
    EXPECT_EQ(found.name, "Xã Lâm Thao") << cell;
    EXPECT_EQ(found.level, UnitLevel::commune) << cell;
    EXPECT_EQ(province(found), "Phú Thọ") << cell;
  }
  EXPECT_EQ(name("Sở Tư pháp - tỉnh An Giang", "H01"), "Sở Tư pháp");
  EXPECT_EQ(name("Thanh tra tỉnh An Giang", "H01"), "Thanh tra tỉnh");
  EXPECT_EQ(name("Thanh tra thành phố Đà Nẵng", "H17"), "Thanh tra thành phố");
  EXPECT_EQ(name("UBND Đặc khu Phú Quốc", "H01"), "Đặc khu Phú Quốc");
  EXPECT_EQ(name("UBND tỉnh Lào Cai", "H38"), "Tỉnh Lào Cai");
  EXPECT_EQ(match("UBND tỉnh Lào Cai").level, UnitLevel::province);
  EXPECT_EQ(name("Trung tâm Phục vụ hành chính công tỉnh Lào Cai", "H38"), "Trung tâm Phục vụ hành chính công tỉnh");
  EXPECT_EQ(name("TT.PVHCC tỉnh", "H38"), "Trung tâm Phục vụ hành chính công tỉnh");
}

TEST(Units, TonesApostrophesDigitsDashesAndEth) {
  for (const char* cell : {"UBND xã Xuân Hòa", "UBND xã Xuân Hoà", "UBND XÃ XUÂN HOÀ", "xa\xCC\x83 Xu\xC3\xA2n Hoa\xCC\x80"}) {
    EXPECT_EQ(name(cell, "H38"), "Xã Xuân Hoà") << cell;
  }
  EXPECT_EQ(name("UBND xã Ea H\xE2\x80\x99Leo", "H15"), name("Xã Ea H'Leo", "H15"));
  EXPECT_EQ(match("UBND xã EA HLEO", "H15").how, How::full_name);
  EXPECT_EQ(name("UBND phường Móng Cái 1", "H49"), "Phường Móng Cái 1");
  EXPECT_EQ(name("UBND phường Móng Cái 3", "H49"), "Phường Móng Cái 3");
  EXPECT_EQ(match("UBND phường Móng Cái", "H49").how, How::none);
  EXPECT_EQ(name("UBND phường Văn Miếu - Quốc Tử Giám", "H26"), "Phường Văn Miếu - Quốc Tử Giám");
  EXPECT_EQ(name("UBND phường Văn Miếu-Quốc Tử Giám - TP Hà Nội", "H26"), "Phường Văn Miếu - Quốc Tử Giám");
  EXPECT_EQ(match("UBND phường Xuân Hương - Đà Lạt", "H36").how, How::full_name);
  EXPECT_EQ(match("UBND xã Chân Mây – Lăng Cô", "H57").how, How::full_name);
  EXPECT_EQ(name("UBND phường \xC3\x90ông Hải", "H43"), name("UBND phường Đông Hải", "H43"));
}

TEST(Units, ProvincesThatChangedCodesAndNames) {
  // domain.md 4.1: the surviving number may be the absorbed partner's, the H code stays.
  for (const auto& [h, expected] : {std::pair{"H38", "Lào Cai"}, {"H05", "Bắc Ninh"}, {"H21", "Gia Lai"}, {"H01", "An Giang"}, {"H53", "Tây Ninh"},
                                    {"H20", "Đồng Tháp"}, {"H50", "Quảng Trị"}, {"H63", "Yên Bái"}, {"H40", "Nam Định"}, {"H06", "Bà Rịa - Vũng Tàu"}}) {
    EXPECT_EQ(shipped_units().province_name(shipped_units().province_of_code(h)), expected) << h;
  }
  EXPECT_FALSE(shipped_units().province_of_code("H64").known());
  const UnitMatch old = match("UBND tỉnh Yên Bái", "H38");
  EXPECT_EQ(old.name, "Tỉnh Yên Bái");
  EXPECT_TRUE(old.former);
  EXPECT_EQ(old.province.province, shipped_units().province_of_code("H38").province) << "now of Lào Cai";
  // A commune of today under the old province's name.
  EXPECT_EQ(name("UBND xã Mù Cang Chải - tỉnh Yên Bái", "H38"), "Xã Mù Cang Chải");
  // The data set still says Tỉnh Bắc Ninh; before that a district bore the city's name.
  EXPECT_EQ(match("UBND thành phố Bắc Ninh", "H05", kOld).level, UnitLevel::district);
  EXPECT_EQ(match("UBND thành phố Bắc Ninh", "H05", kNew).how, How::ambiguous) << "a list reaches back";
  EXPECT_EQ(match("UBND thành phố Quảng Ninh", "H49").level, UnitLevel::province) << "no district bore the name";
  EXPECT_EQ(match("Sở Tư pháp thành phố Bắc Ninh", "H05").name, "Sở Tư pháp");
  EXPECT_EQ(match("UBND TP.HCM").name, "Thành phố Hồ Chí Minh");
}

TEST(Units, DepartmentsAndTheirMergers) {
  for (const char* cell : {"Sở Tài nguyên và Môi trường", "Sở TN&MT tỉnh Phú Thọ", "Sở TNMT", "SỞ TÀI NGUYÊN MÔI TRƯỜNG"}) {
    const UnitMatch found = match(cell, "H44");
    EXPECT_EQ(found.name, "Sở Tài nguyên và Môi trường") << cell;
    EXPECT_EQ(found.level, UnitLevel::department) << cell;
    EXPECT_TRUE(found.former) << cell;
  }
  EXPECT_FALSE(match("Sở Nông nghiệp và Môi trường", "H44").former);
  EXPECT_EQ(name("Sở Dân Tộc và Tôn giáo"), "Sở Dân tộc và Tôn giáo");
  EXPECT_EQ(name("Sở LĐ-TB&XH", "H38"), "Sở Lao động - Thương binh và Xã hội");
  EXPECT_EQ(name("Sở VH,TT&DL"), "Sở Văn hóa, Thể thao và Du lịch");
  const UnitMatch unlisted = match("Sở Mật mã", "H38");
  EXPECT_EQ(unlisted.how, How::none);
  EXPECT_EQ(unlisted.name, "Sở Mật mã");
  EXPECT_EQ(unlisted.level, UnitLevel::department);
}

TEST(Units, MinistriesBeforeAndAfter2025) {
  EXPECT_EQ(name("Bộ xây dựng (Giao thông vận tải cũ)"), "Bộ Xây dựng");  // domain.md 4.2
  EXPECT_EQ(match("Bộ GTVT").former, true);
  EXPECT_EQ(match("Bộ Tư pháp").former, false);
  EXPECT_EQ(name("G15"), "Bộ Tư pháp");
  EXPECT_EQ(match("G04").name, "Bộ Giao thông vận tải");
  EXPECT_EQ(match("Bộ Nông nghiệp và Môi trường", "H38").level, UnitLevel::ministry);
}

TEST(Units, DistrictsEndedWithJune2025) {
  const UnitMatch found = match("UBND huyện Bảo Thắng", "H38");
  EXPECT_EQ(found.name, "Huyện Bảo Thắng");
  EXPECT_EQ(found.level, UnitLevel::district);
  EXPECT_TRUE(found.former);
  for (const text::Day day : {0, kOld, kNew}) EXPECT_EQ(name("UBND thành phố Lào Cai", "H38", day), "Thành phố Lào Cai");
  EXPECT_EQ(name("UBND TX Sa Pa", "H38"), "Thị xã Sa Pa");
  EXPECT_EQ(name("UBND Quận 1", "H29"), "Quận 1");
  EXPECT_EQ(name("Phòng Tư pháp huyện Bảo Thắng", "H38"), "Phòng Tư pháp - Huyện Bảo Thắng");
  EXPECT_EQ(match("Phòng Tư pháp huyện Bảo Thắng", "H38").level, UnitLevel::district);
  // Of Tây Ninh and of Long An, in one province now.
  EXPECT_EQ(match("UBND huyện Châu Thành", "H53").how, How::ambiguous);
  EXPECT_EQ(name("UBND huyện Châu Thành - tỉnh Long An", "H53"), "Huyện Châu Thành (Long An)");
  EXPECT_EQ(name("UBND huyện Châu Thành, tỉnh Tây Ninh", "H53"), "Huyện Châu Thành (Tây Ninh)");
  // A commune of a district is not today's commune of that name.
  EXPECT_EQ(name("UBND xã Tả Van - thị xã Sa Pa", "H38"), "Xã Tả Van - Thị xã Sa Pa");
  EXPECT_EQ(name("UBND phường Kim Tân - TP Lào Cai", "H38"), "Phường Kim Tân - Thành phố Lào Cai");
  const UnitMatch commune = match("UBND xã Tả Van", "H38", kOld);
  EXPECT_EQ(commune.name, "Xã Tả Van");
  EXPECT_TRUE(commune.code.empty()) << "codes are those of the new communes";
  EXPECT_FALSE(match("UBND xã Tả Van", "H38", kNew).code.empty());
}

TEST(Units, OfAnotherProvinceTheNameSaysWhich) {
  EXPECT_EQ(name("UBND xã Tân Tiến - tỉnh Đắk Lắk", "H44"), "Xã Tân Tiến (Đắk Lắk)");
  EXPECT_EQ(name("Sở Tư pháp - tỉnh An Giang", "H38"), "Sở Tư pháp (An Giang)");
  EXPECT_EQ(name("Sở Tư pháp tỉnh An Giang"), "Sở Tư pháp (An Giang)");
  EXPECT_EQ(name("Sở Tư pháp"), "Sở Tư pháp");
  EXPECT_EQ(match("UBND phường Văn Miếu - Quốc Tử Giám", "H38").how, How::none) << "not of this province: nothing is guessed";
}

TEST(Units, BareNamesNeedTheProvince) {
  EXPECT_EQ(name("Bản Nguyên", "H44"), "Xã Bản Nguyên");
  EXPECT_EQ(name("Lâm Thao", "H44", kOld), "Huyện Lâm Thao");
  EXPECT_EQ(match("Lâm Thao", "H44").how, How::ambiguous) << "the commune or the former district";
  EXPECT_EQ(match("Lâm Thao").how, How::none);
  EXPECT_EQ(match("Lào Cai", "H38").how, How::ambiguous) << "province, ward or former city";
  EXPECT_EQ(name("Lào Cai"), "Tỉnh Lào Cai");
}

TEST(Units, Codes) {
  EXPECT_EQ(name("H38"), "Tỉnh Lào Cai");
  EXPECT_EQ(name("H44.100"), "H44.100");
  EXPECT_EQ(province(match("H44.100")), "Phú Thọ");
  EXPECT_EQ(name("000.00.12.H38"), "H38.12");
  EXPECT_EQ(name("H38.12"), "H38.12");
  EXPECT_EQ(match("H99.1").how, How::none);
  EXPECT_EQ(match("H44.1000").how, How::none);
  // 00004 is Phường Ba Đình of Hà Nội (first line of units.json).
  EXPECT_EQ(name("00004", "H26"), "Phường Ba Đình");
  EXPECT_EQ(match("00004", "H38").how, How::none);
  EXPECT_EQ(match("00004").how, How::none);
}

TEST(Units, WhatIsNoUnitStaysAsItIs) {
  for (const char* cell : {"Xã A", "UBND", "-", "Công ty TNHH Bảo Thắng", "UBND xã", "tỉnh", "Phòng", "123", "Bộ phận Một cửa"}) {
    const UnitMatch found = match(cell, "H38");
    EXPECT_FALSE(found.recognised()) << cell << " -> " << found.name;
    EXPECT_EQ(found.name, text::tidy(cell));
  }
  EXPECT_EQ(match("", "H38").name, "");
}

TEST(Units, ProvincesInTitlesAndFileNames) {
  const auto of = [](const char* text, bool bare) {
    return std::string(shipped_units().province_name(shipped_units().province_in(text, bare)));
  };
  EXPECT_EQ(of("ỦY BAN NHÂN DÂN TỈNH LÀO CAI", false), "Lào Cai");
  EXPECT_EQ(of("UBND PHƯỜNG PHÚ THỌ", false), "");
  EXPECT_EQ(of("ho-so-tinh-lao-cai-2025.xlsx", true), "Lào Cai");
  EXPECT_EQ(of("danh_sach_phu_tho.csv", true), "Phú Thọ");
  EXPECT_EQ(of("Xã Phú Thọ.csv", true), "");
  EXPECT_EQ(of("Tỉnh Lào Cai và tỉnh Phú Thọ", false), "") << "two";
  EXPECT_EQ(of("test.csv", true), "");
}

TEST(Units, TheProvinceOfMostCommunes) {
  const auto of = [](std::vector<std::string> cells) {
    return std::string(shipped_units().province_name(shipped_units().province_of_most(cells)));
  };
  EXPECT_EQ(of({"UBND xã Tả Van", "UBND xã Y Tý", "Sở Tư pháp", "UBND xã Mường Hum"}), "Lào Cai");
  EXPECT_EQ(of({"UBND xã Tả Van"}), "") << "one is too few";
  EXPECT_EQ(of({"UBND xã Tả Van", "UBND xã Y Tý", "UBND xã Lâm Thao", "UBND phường Ba Đình", "UBND phường Láng"}), "");
  EXPECT_EQ(of({}), "");
}

TEST(Units, ParsingIsQuick) {
  const std::string units = rules_file("units.json"), agencies = rules_file("agencies.json");
  const auto start = std::chrono::steady_clock::now();
  auto rules = UnitRules::parse(units, agencies);
  ASSERT_TRUE(rules);
  const UnitIndex index(std::move(*rules));
  const auto parsed = std::chrono::steady_clock::now();
  EXPECT_TRUE(index.province_of_code("H38").known());  // makes the index
  using Milliseconds = std::chrono::duration<double, std::milli>;
  const Milliseconds parsing = parsed - start, indexing = std::chrono::steady_clock::now() - parsed;
  std::printf("units parsed in %.1f ms, indexed in %.1f ms\n", parsing.count(), indexing.count());
  EXPECT_LT((parsing + indexing).count(), 2000) << "also under a sanitizer on a busy machine";
}

std::string fault(std::string_view from, std::string_view to, bool of_agencies) {
  std::string units = R"({"version":1,"two_tier_day":"2025-07-01","provinces":[{"gso":"01","h":"H26","name":"Hà Nội","full_name":"Thành phố Hà Nội","former_gso":["01"],"communes":[["00004","Phường Ba Đình"]]}],"former_provinces":[{"gso":"01","name":"Hà Nội","full_name":"Thành phố Hà Nội","districts":[["001","Quận Ba Đình"]]}]})";
  std::string agencies = R"({"version":1,"kinds":[{"name":"Phường","level":"commune"},{"name":"Quận","level":"district"}],"wrappers":["UBND"],"province_aliases":[],"departments":[{"name":"Sở Tư pháp","until":"2025-02-28"}],"ministries":[]})";
  std::string& changed = of_agencies ? agencies : units;
  if (!from.empty()) changed.replace(changed.find(from), from.size(), to);
  const auto rules = UnitRules::parse(units, agencies);
  if (rules) return "valid";
  EXPECT_EQ(rules.error().code, ErrorCode::rules_invalid);
  EXPECT_EQ(rules.error().place.file, of_agencies ? "agencies.json" : "units.json");
  return rules.error().args.at(1);
}

TEST(Units, FaultsAreNamedByJsonPointer) {
  EXPECT_EQ(fault("", "", true), "valid");
  EXPECT_EQ(fault("{\"version\":1", "", true), "");
  EXPECT_EQ(fault("\"version\":1", "\"version\":2", true), "/version");
  EXPECT_EQ(fault("\"wrappers\"", "\"wrapper\"", true), "/wrapper");
  EXPECT_EQ(fault("\"commune\"", "\"village\"", true), "/kinds/0/level");
  EXPECT_EQ(fault("\"2025-02-28\"", "\"2025-02-30\"", true), "/departments/0/until");
  EXPECT_EQ(fault("[\"UBND\"]", "[\"UBND\",7]", true), "/wrappers/1");
  EXPECT_EQ(fault("\"province_aliases\":[]", "\"province_aliases\":[[\"HCM\",\"Hồ Chí Minh\"]]", true), "/province_aliases/0/1");
  EXPECT_EQ(fault("\"province_aliases\":[]", "\"province_aliases\":[],\"new_cities\":[\"Huế\"]", true), "/new_cities/0");
  EXPECT_EQ(fault("\"2025-07-01\"", "\"soon\"", false), "/two_tier_day");
  EXPECT_EQ(fault("\"00004\"", "\"4\"", false), "/provinces/0/communes/0/0");
  EXPECT_EQ(fault("Phường Ba", "Khu Ba", false), "/provinces/0/communes/0/1");
  EXPECT_EQ(fault("[\"01\"]", "[\"02\"]", false), "/provinces/0/former_gso");
  EXPECT_EQ(fault("[\"01\"]", "[]", false), "/former_provinces/0");
  EXPECT_EQ(fault("[\"001\",\"Quận Ba Đình\"]", "[\"001\"]", false), "/former_provinces/0/districts/0");
}

}  // namespace
}  // namespace xanh::intake
