// Codes of dossiers and procedures, and what they say of their rows (domain.md 5.4).
#include "intake/code_check.h"
#include "load.h"
#include "units.h"

namespace xanh::intake {
namespace {

Loaded load_units(const std::string& text) {
  source::MemorySource source("test.csv", text);
  return load(source, nullptr, &shipped_units());
}

// Rows of code, received, unit.
std::string list(const std::vector<std::array<std::string, 3>>& rows) {
  std::string text = "Mã hồ sơ,Ngày tiếp nhận,Đơn vị\n";
  for (const auto& [code, received, unit] : rows) text += "\"" + code + "\"," + received + "," + unit + "\n";
  return text;
}

TEST(ListCodes, MendedAndCounted) {
  const Loaded codes = load(list({{"H38.12-250301-0001", "01/03/2025", "Xã A"}, {"h38.12 - 250301 - 0002", "01/03/2025", "Xã A"},
                                  {"H3812-250301-0003", "01/03/2025", "Xã A"}, {"000.00.12.H38-250301-0004", "01/03/2025", "Xã A"},
                                  {"HS-17", "01/03/2025", "Xã A"}}));
  ASSERT_FALSE(codes.error);
  EXPECT_EQ(facts::unpack_code(codes.shard->code[1]), "H38.12-250301-0002");
  EXPECT_EQ(facts::unpack_code(codes.shard->code[2]), "H38.12-250301-0003");
  EXPECT_EQ(codes.repairs(Repair::dossier_code_repaired).first_rows, (std::vector<std::uint64_t>{3, 4}));
  EXPECT_EQ(codes.repairs(Repair::dossier_code_odd).first_rows, std::vector<std::uint64_t>{6});
  EXPECT_EQ(codes.repairs(Repair::dossier_code_odd).examples, std::vector<std::string>{"HS-17"});
}

TEST(ListCodes, CodesOfAnotherSystemAreNotOdd) {
  const Loaded own = load(list({{"HS-17", "01/03/2025", "Xã A"}, {"HS-18", "01/03/2025", "Xã A"}, {"H38.12-250301-0001", "01/03/2025", "Xã A"}}));
  EXPECT_EQ(own.repairs(Repair::dossier_code_odd).count, 0u);
}

TEST(ListCodes, RowsWithoutACodeAreNotOneDossier) {
  const Loaded none = load(list({{"-", "01/03/2025", "Xã A"}, {"N/A", "01/03/2025", "Xã A"}, {"-", "02/03/2025", "Xã A"}}));
  EXPECT_EQ(none.shard->code, (std::vector<facts::PackedCode>{0, 0, 0}));
}

TEST(ListCodes, TheDayInTheCode) {
  const Loaded days = load("Mã hồ sơ,Ngày nộp,Ngày tiếp nhận,Đơn vị\n"
                           "H38.12-250301-0001,,01/03/2025,Xã A\n"
                           "H38.12-250301-0002,,02/03/2025,Xã A\n"
                           "H38.12-250301-0003,,03/03/2025,Xã A\n"
                           "H38.12-250301-0004,28/02/2025,05/03/2025,Xã A\n"
                           "H38.12-250301-0005,20/02/2025,05/03/2025,Xã A\n"
                           "000.01.12.H38-250301-0006,,05/03/2025,Xã A\n");
  ASSERT_FALSE(days.error);
  EXPECT_EQ(days.repairs(Repair::code_date_differs).first_rows, (std::vector<std::uint64_t>{4, 6, 7}));
}

TEST(ListCodes, TheUnitInTheCode) {
  std::vector<std::array<std::string, 3>> rows;
  for (int i = 1; i <= 9; ++i) rows.push_back({"H38.12-250301-000" + std::to_string(i), "01/03/2025", "Sở Tư pháp"});
  rows.push_back({"H38.20-250301-0001", "01/03/2025", "Sở Tư pháp"});
  // The old number of one unit and the new one are one.
  rows.push_back({"000.00.12.H38-250301-0001", "01/03/2025", "Sở Tư pháp"});
  // Half and half: this unit has no number of its own.
  rows.push_back({"H38.30-250301-0001", "01/03/2025", "Sở Y tế"});
  rows.push_back({"H38.31-250301-0001", "01/03/2025", "Sở Y tế"});
  const Loaded units = load(list(rows));
  ASSERT_FALSE(units.error);
  const Tally& differs = units.repairs(Repair::code_unit_differs);
  EXPECT_EQ(differs.count, 1u);
  EXPECT_EQ(differs.first_rows, std::vector<std::uint64_t>{11});
  EXPECT_EQ(differs.examples, std::vector<std::string>{"H38.20: Sở Tư pháp"});
}

TEST(ListCodes, TheIssuingUnitWhereNothingElseNamesOne) {
  const std::string rows = "Mã hồ sơ,Mã TTHC,Ngày tiếp nhận\n"
                           "H38.12-250301-0001,1.001193,01/03/2025\n"
                           "000.00.12.H38-250301-0002,1.001193,01/03/2025\n"
                           "H38-250301-0003,1.001193,01/03/2025\n"
                           "HS-4,1.001193,01/03/2025\n";
  const Loaded codes = load_units(rows);
  ASSERT_FALSE(codes.error);
  EXPECT_EQ(codes.unit(0), "H38.12");
  EXPECT_EQ(codes.unit(1), "H38.12");
  EXPECT_EQ(codes.unit(2), "Tỉnh Lào Cai");
  EXPECT_EQ(codes.unit(3), "");
  EXPECT_EQ(codes.log.givens.unit_from, GivenFrom::rows);
  EXPECT_EQ(codes.log.givens.unit_words, "Mã hồ sơ");
  // A letterhead of the province says less than the codes, a department more.
  EXPECT_EQ(load_units("UBND TỈNH LÀO CAI\n" + rows).unit(0), "H38.12");
  EXPECT_EQ(load_units("UBND TỈNH LÀO CAI\nSỞ TƯ PHÁP\n" + rows).unit(0), "Sở Tư pháp");
  // A column of units that is empty stays so.
  EXPECT_EQ(load(list({{"H38.12-250301-0001", "01/03/2025", ""}})).unit(0), "");
}

TEST(ListCodes, NoDayIsTakenFromTheCode) {
  const Loaded none = load(list({{"H38.12-250301-0001", "", "Xã A"}, {"H38.12-250301-0002", "01/03/2025", "Xã A"}}));
  EXPECT_EQ(none.left_out(LeftOut::no_received_date).first_rows, std::vector<std::uint64_t>{2});
}

TEST(ProcedureCodes, Mended) {
  struct Case {
    const char* text;
    const char* meant;
  };
  for (const Case& c : {Case{"1001193", "1.001193"}, {"1001193.0", "1.001193"}, {"1.01001", "1.010010"}, {"1.001.193", "1.001193"}, {"1,001,193", "1.001193"},
                        {"2.000815-Xoa", "2.000815"}, {"2.000815 - Xóa", "2.000815"}, {"1. 001193", "1.001193"}}) {
    const ProcedureCodeText read = read_procedure_code(c.text);
    EXPECT_EQ(read.text, c.meant) << c.text;
    EXPECT_TRUE(read.restored) << c.text;
  }
  for (const char* whole : {"1.001193", "1.001193.01", "1.011442.000.00.00.H38", "QT-05 cũ", "100119", "10011931", "0001193", "1.001193-abc", ""}) {
    const ProcedureCodeText read = read_procedure_code(whole);
    EXPECT_EQ(read.text, whole);
    EXPECT_FALSE(read.restored) << whole;
  }
}

TEST(ProcedureCodes, MeetUnderOneCode) {
  const Loaded codes = load("Mã TTHC,Ngày tiếp nhận,Đơn vị\n1.001193,01/03/2025,Xã A\n1001193,01/03/2025,Xã A\n1.001193-Xoa,01/03/2025,Xã A\n");
  for (std::size_t row = 0; row < 3; ++row) EXPECT_EQ(codes.procedure(row), "1.001193");
  EXPECT_EQ(codes.repairs(Repair::procedure_code_restored).first_rows, (std::vector<std::uint64_t>{3, 4}));
}

TEST(JoinedFlags, EitherColumnDigitises) {
  // Records of the national portal: a flag of the dossier and one of its components (domain.md 5.1).
  const Loaded flags = load("Mã hồ sơ,Ngày tiếp nhận,Đơn vị,HoSoCoThanhPhanSoHoa,TaiLieuNop.DuocSoHoa,DuocTaiSuDung\n"
                            "H38.12-250301-0001,01/03/2025,Xã A,1,0,1\n"
                            "H38.12-250301-0002,01/03/2025,Xã A,0,1,0\n"
                            "H38.12-250301-0003,01/03/2025,Xã A,0,,1\n"
                            "H38.12-250301-0004,01/03/2025,Xã A,,,\n");
  ASSERT_FALSE(flags.error);
  using facts::Flag;
  const std::vector<Flag> digitised = {Flag::yes, Flag::yes, Flag::no, Flag::unknown};
  for (std::size_t row = 0; row < 4; ++row) EXPECT_EQ(flags.traits(row).digitised, digitised[row]) << row;
  EXPECT_EQ(flags.traits(0).reused, Flag::yes);
  // The user's word on one column is on that column alone.
  source::MemorySource source("test.csv", "Ngày tiếp nhận,Đơn vị,Số hóa,Số hóa hồ sơ\n01/03/2025,Xã A,Có,Không\n");
  const Loaded chosen = load(source, {.rules = &shipped_rules(), .choices = {{.column = 3, .role = Role::digitised}}});
  ASSERT_FALSE(chosen.error);
  EXPECT_EQ(chosen.traits(0).digitised, Flag::no);
}

TEST(CatalogueMatch, WhatIsInTheCatalogueAndWhatIsNot) {
  Catalogue catalogue;
  catalogue.add({.code = "1.001193", .name = "Đăng ký khai sinh", .field = "", .level = facts::Level::full});
  catalogue.add({.code = "2.000815", .name = "Chứng thực bản sao", .field = "", .level = facts::Level::partial});
  const Loaded joined = load("Mã TTHC,Tên thủ tục hành chính,Ngày tiếp nhận,Đơn vị\n"
                             "1.001193,,01/03/2025,Xã A\n"
                             "1.001193,Đăng ký khai sinh,01/03/2025,Xã A\n"
                             ",CHỨNG THỰC BẢN SAO,01/03/2025,Xã A\n"
                             "1.999999,Thủ tục lạ,01/03/2025,Xã A\n"
                             ",Thủ tục không mã,01/03/2025,Xã A\n"
                             "1.999999,Thủ tục lạ,01/03/2025,Xã A\n"
                             ",,01/03/2025,Xã A\n", &catalogue);
  ASSERT_FALSE(joined.error);
  const CatalogueLog& log = joined.log.catalogue;
  EXPECT_TRUE(log.joined);
  EXPECT_EQ(log.matched, 2u);
  EXPECT_EQ(log.dossiers, 3u);
  EXPECT_EQ(log.unmatched.count, 2u);
  EXPECT_EQ(log.unmatched.first_rows, (std::vector<std::uint64_t>{5, 6}));
  EXPECT_EQ(log.unmatched_names, (std::vector<std::string>{"1.999999 Thủ tục lạ", "Thủ tục không mã"}));
  EXPECT_FALSE(load("Mã TTHC,Ngày tiếp nhận,Đơn vị\n1.001193,01/03/2025,Xã A\n").log.catalogue.joined) << "no catalogue";
  EXPECT_FALSE(load("Đơn vị,Ngày tiếp nhận\nXã A,01/03/2025\n", &catalogue).log.catalogue.joined) << "nothing to join by";
}

}  // namespace
}  // namespace xanh::intake
