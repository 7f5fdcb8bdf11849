// .xls files of other programs (tests/fixtures/xls/make.mjs says how they were made), streams
// written by hand, and thousands of damaged copies.
#include "source/biff.h"

#include <gtest/gtest.h>

#include <bit>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>

#include "rows.h"
#include "slow_source.h"
#include "source/document.h"

namespace xanh::source {
namespace {

using enum CellKind;

std::string fixture(const std::string& name) {
  std::ifstream file(std::string(XANH_FIXTURES) + "/xls/" + name, std::ios::binary);
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string repeated(std::string_view text, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) out += text;
  return out;
}

Rows read_bytes(std::string bytes, std::size_t table = 0, ColumnMask mask = {}) {
  MemorySource source("x.xls", std::move(bytes));
  const auto document = make_biff_document(source);
  return read_all(*document, table, std::move(mask));
}

// ------------------------------------------------------------ records by hand

std::string little(std::uint64_t value, int width) {
  std::string out;
  for (int i = 0; i < width; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  return out;
}
std::string record(unsigned type, const std::string& body) { return little(type, 2) + little(body.size(), 2) + body; }
std::string bof(unsigned version, unsigned kind) { return record(0x809, little(version, 2) + little(kind, 2) + little(0, 4)); }
std::string at(unsigned row, unsigned column, unsigned style = 0) { return little(row, 2) + little(column, 2) + little(style, 2); }
std::string real_cell(unsigned row, unsigned column, double value) {
  return record(0x203, at(row, column) + little(std::bit_cast<std::uint64_t>(value), 8));
}
std::string label(unsigned row, unsigned column, const std::string& text) {  // BIFF5
  return record(0x204, at(row, column) + little(text.size(), 2) + text);
}
const std::string kEnd = record(0x0A, "");

/// A BIFF8 workbook of one sheet, without a container.
std::string workbook(const std::string& globals, const std::string& cells) {
  const std::string name = "S";
  const std::string front = bof(0x600, 5) + globals;
  const std::size_t begin = front.size() + 4 + 8 + name.size() + kEnd.size();
  return front + record(0x85, little(begin, 4) + little(0, 2) + little(name.size(), 1) + little(0, 1) + name) + kEnd +
         bof(0x600, 0x10) + cells + kEnd;
}

// ------------------------------------------------------------ files of other programs

TEST(Biff, LibreOfficeWorkbook) {
  MemorySource source("x.xls", fixture("libreoffice.xls"));
  std::unique_ptr<Document> document;
  ASSERT_EQ(detect(source, document), Step::end);
  const Rows rows = read_all(*document);
  ASSERT_FALSE(rows.error);
  EXPECT_EQ(document->dialect().format, Format::biff);
  ASSERT_EQ(document->tables().size(), 2u);
  EXPECT_EQ(document->tables()[0].name, "Danh sách");
  EXPECT_FALSE(document->tables()[0].hidden);
  EXPECT_FALSE(document->tables()[0].system_1904);
  EXPECT_EQ(document->tables()[1].name, "Nháp");
  EXPECT_TRUE(document->tables()[1].hidden);
  const std::vector<std::vector<std::string>> expected = {
      {"Mã hồ sơ", "Số", "Ngày", "Khác"},
      {"H38.1-250102-0001", "42", "45292.75", "1"},
      {"Đã xử lý 😀 xong", "0.1", "45293", "#N/A"},
      {repeated("ế", 9000), "-1234567.891", "0.685", "0"},
      {repeated("a", 20000), "1e+300", "12.34", "công thức"},
      {"cuối", "84", "", "hết"}};
  EXPECT_EQ(rows.cells, expected);
  EXPECT_EQ(rows.numbers, (std::vector<std::uint64_t>{1, 2, 3, 5, 6, 7}));
  EXPECT_EQ(rows.kinds[1], (std::vector{shared_text, number, date_serial, boolean}));
  EXPECT_EQ(rows.kinds[2], (std::vector{shared_text, number, date_serial, error}));
  EXPECT_EQ(rows.kinds[3], (std::vector{shared_text, number, number, boolean}));
  EXPECT_EQ(rows.kinds[4], (std::vector{shared_text, number, number, text}));
  EXPECT_EQ(read_bytes(fixture("libreoffice.xls"), 1).cells, (std::vector<std::vector<std::string>>{{"ẩn"}}));
}

TEST(Biff, ColumnsOutsideTheMaskAreNotMade) {
  const Rows rows = read_bytes(fixture("libreoffice.xls"), 0, {.all = false, .columns = {1, 3, 9}});
  ASSERT_EQ(rows.cells.size(), 6u);
  EXPECT_EQ(rows.cells[1], (std::vector<std::string>{"42", "1"}));
  EXPECT_EQ(rows.cells[5], (std::vector<std::string>{"84", "hết"}));
}

TEST(Biff, SheetJsWorkbookOf1904) {
  MemorySource source("x.xls", fixture("sheetjs-1904.xls"));
  const auto document = make_biff_document(source);
  const Rows rows = read_all(*document);
  ASSERT_FALSE(rows.error);
  EXPECT_TRUE(document->tables()[0].system_1904);
  ASSERT_EQ(rows.cells.size(), 6u);
  EXPECT_EQ(rows.cells[0], (std::vector<std::string>{"Mã hồ sơ", "Số", "Ngày", "Khác"}));
  EXPECT_EQ(rows.cells[2][0], "Đã xử lý 😀 xong");
  EXPECT_EQ(rows.kinds[1][2], date_serial);
  EXPECT_EQ(rows.cells[3][1], "-1234567.891");
}

TEST(Biff, Excel95Workbook) {
  MemorySource source("x.xls", fixture("sheetjs-biff5.xls"));
  const auto document = make_biff_document(source);
  const Rows rows = read_all(*document);
  ASSERT_FALSE(rows.error);
  EXPECT_EQ(rows.cells, (std::vector<std::vector<std::string>>{{"ma", "so"}, {"x1", "7.5"}}));
}

TEST(Biff, WaitsForBytesAndLosesNothing) {
  for (const std::size_t piece : {1u, 700u, 5000u}) {
    SlowSource source(fixture("libreoffice.xls"));
    const auto document = make_biff_document(source, piece);
    EXPECT_EQ(read_all(*document).cells, read_bytes(fixture("libreoffice.xls")).cells) << piece;
  }
}

// ------------------------------------------------------------ records

TEST(Biff, NumbersInTheirFourForms) {
  // [MS-XLS] 2.5.217: 0x3FF00000 is the upper half of 1.0; bit 0 divides by 100, bit 1 is an integer.
  const auto rk = [](unsigned column, std::uint32_t bits) { return record(0x27E, at(0, column) + little(bits, 4)); };
  const Rows rows = read_bytes(workbook("", rk(0, 0x3FF00000) + rk(1, 0x3FF00001) + rk(2, 1234u << 2 | 2) +
      rk(3, 1234u << 2 | 3) + rk(4, static_cast<std::uint32_t>(-5) << 2 | 2) + real_cell(0, 5, 2.5) +
      record(0xBD, little(0, 2) + little(6, 2) + little(0, 2) + little(7u << 2 | 2, 4) + little(0, 2) + little(8u << 2 | 2, 4) + little(7, 2))));
  ASSERT_FALSE(rows.error);
  EXPECT_EQ(rows.cells, (std::vector<std::vector<std::string>>{{"1", "0.01", "1234", "12.34", "-5", "2.5", "7", "8"}}));
}

TEST(Biff, RowsComeInOrderHoweverWritten) {
  const Rows rows = read_bytes(workbook("", real_cell(2, 0, 3) + real_cell(0, 0, 1) + real_cell(2, 1, 4) + real_cell(0, 1, 2)));
  EXPECT_EQ(rows.cells, (std::vector<std::vector<std::string>>{{"1", "2"}, {"3", "4"}}));
  EXPECT_EQ(rows.numbers, (std::vector<std::uint64_t>{1, 3}));
}

TEST(Biff, SharedStringContinuedWithAnotherWidth) {
  // "ab" in one byte each, then "ế" (U+1EBF) and "z" in two behind a CONTINUE; then a rich one.
  const std::string sst = record(0xFC, little(2, 4) + little(2, 4) + little(4, 2) + little(0, 1) + "ab") +
      record(0x3C, little(1, 1) + little(0x1EBF, 2) + little('z', 2) +
                       little(2, 2) + little(8, 1) + little(1, 2) + "hi" + little(0, 4));
  const auto cell = [](unsigned column, unsigned index) { return record(0xFD, at(0, column) + little(index, 4)); };
  const Rows rows = read_bytes(workbook(sst, cell(0, 0) + cell(1, 1)));
  ASSERT_FALSE(rows.error);
  EXPECT_EQ(rows.cells, (std::vector<std::vector<std::string>>{{"abếz", "hi"}}));
  const Rows missing = read_bytes(workbook(sst, cell(3, 2)));
  ASSERT_TRUE(missing.error);
  EXPECT_EQ(missing.error->code, ErrorCode::archive_corrupt);
  EXPECT_EQ(missing.error->place.sheet, "S");
  EXPECT_EQ(missing.error->place.row, 1u);
  EXPECT_EQ(missing.error->place.column, 4u);
}

TEST(Biff, DatesByTheStyle) {
  const auto xf = [](unsigned format) { return record(0xE0, little(0, 2) + little(format, 2) + std::string(16, '\0')); };
  const std::string code = "dd/mm/yyyy";
  const std::string globals = record(0x41E, little(164, 2) + little(code.size(), 2) + little(0, 1) + code) + xf(0) + xf(14) + xf(164);
  const auto cell = [](unsigned column, unsigned style) {
    return record(0x203, at(0, column, style) + little(std::bit_cast<std::uint64_t>(45292.0), 8));
  };
  const Rows rows = read_bytes(workbook(globals, cell(0, 0) + cell(1, 1) + cell(2, 2) + cell(3, 99)));
  ASSERT_EQ(rows.kinds.size(), 1u);
  EXPECT_EQ(rows.kinds[0], (std::vector{number, date_serial, date_serial, number}));
}

TEST(Biff, ChartInsideTheSheetHoldsNoCells) {
  const Rows rows = read_bytes(workbook("", real_cell(0, 0, 1) + bof(0x600, 0x20) + real_cell(0, 0, 99) + kEnd + real_cell(1, 0, 2)));
  EXPECT_EQ(rows.cells, (std::vector<std::vector<std::string>>{{"1"}, {"2"}}));
}

TEST(Biff, BareStreamAsPhpScriptsWriteIt) {
  // The well-known xlsBOF(), xlsWriteLabel(), xlsEOF(): no container, version 0, UTF-8 in 8-bit texts.
  const std::string bytes = bof(0, 0x10) + label(0, 0, "Mã hồ sơ") + real_cell(1, 0, 12) + kEnd;
  MemorySource source("x.xls", bytes);
  std::unique_ptr<Document> document;
  ASSERT_EQ(detect(source, document), Step::end);
  EXPECT_EQ(read_all(*document).cells, (std::vector<std::vector<std::string>>{{"Mã hồ sơ"}, {"12"}}));
}

TEST(Biff, EightBitTextsInTheOldFontsCode) {
  // TCVN3 (TCVN 5712): "Thông tin hồ sơ" has o-circumflex AB, o-circumflex-grave E5, o-horn AC.
  std::string cells;
  for (unsigned row = 0; row < 8; ++row) cells += label(row, 0, "Th\xABng tin h\xE5 s\xAC");
  const Rows rows = read_bytes(bof(0x500, 0x10) + cells + kEnd);
  ASSERT_FALSE(rows.error);
  ASSERT_EQ(rows.cells.size(), 8u);
  EXPECT_EQ(rows.cells[0][0], "Thông tin hồ sơ");
  // windows-1258: e-circumflex EA and a combining acute EC, made one letter.
  const Rows page = read_bytes(bof(0x500, 0x10) + record(0x42, little(1258, 2)) + label(0, 0, "k\xEA\xECt") + kEnd);
  ASSERT_FALSE(page.error);
  EXPECT_EQ(page.cells, (std::vector<std::vector<std::string>>{{"kết"}}));
}

// ------------------------------------------------------------ refusals

TEST(Biff, PasswordIsSaidPlainly) {
  const Rows rows = read_bytes(workbook(record(0x2F, std::string(54, 'x')), real_cell(0, 0, 1)));
  ASSERT_TRUE(rows.error);
  EXPECT_EQ(rows.error->code, ErrorCode::workbook_encrypted);
  EXPECT_EQ(rows.error->place.file, "x.xls");
}

TEST(Biff, ASheetCutOffIsNotAShorterSheet) {
  const std::string whole = workbook("", real_cell(0, 0, 1) + real_cell(1, 0, 2));
  for (std::size_t cut = 1; cut < whole.size(); ++cut) {
    const Rows rows = read_bytes(whole.substr(0, whole.size() - cut));
    ASSERT_TRUE(rows.error) << cut;
    EXPECT_TRUE(rows.error->code == ErrorCode::archive_truncated || rows.error->code == ErrorCode::archive_corrupt);
  }
}

TEST(Biff, OtherOleContainersAreNoTable) {
  // The directory entry "Workbook" of a real file under another name, of the same length.
  std::string bytes = fixture("libreoffice.xls");
  const std::string wide("W\0o\0r\0k\0b\0o\0o\0k\0", 16);
  const std::size_t place = bytes.find(wide);
  ASSERT_NE(place, std::string::npos);
  bytes[place] = 'X';
  const Rows rows = read_bytes(bytes);
  ASSERT_TRUE(rows.error);
  EXPECT_EQ(rows.error->code, ErrorCode::not_a_table);
}

TEST(Biff, TooLargeIsRefusedUnread) {
  class Huge final : public ByteSource {
   public:
    std::string_view name() const override { return "huge.xls"; }
    std::uint64_t size() const override { return (256u << 20) + 1; }
    Result<Step> read(std::uint64_t, std::span<std::byte> out) override {
      std::ranges::fill(out, std::byte{0});
      for (std::size_t i = 0; i < std::min<std::size_t>(out.size(), 8); ++i) out[i] = std::byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[i]);
      return Step::ready;
    }
  } source;
  const auto document = make_biff_document(source);
  const Rows rows = read_all(*document);
  ASSERT_TRUE(rows.error);
  EXPECT_EQ(rows.error->code, ErrorCode::too_large);
}

// What a damaged copy gives is not asked; only that it ends, in an error or in rows.
class Damaged : public testing::TestWithParam<const char*> {};

TEST_P(Damaged, CopiesNeverCrash) {
  const std::string whole = fixture(GetParam());
  // XANH_BIFF_ROUNDS: more of them, by hand.
  const char* const wanted = std::getenv("XANH_BIFF_ROUNDS");
  const unsigned rounds = wanted != nullptr ? static_cast<unsigned>(std::atoi(wanted)) : 2000;
  unsigned refused = 0, read = 0;
  for (unsigned round = 0; round < rounds; ++round) {
    std::mt19937 random(round);
    std::string bytes = whole;
    if (round % 4 == 0) bytes.resize(random() % bytes.size());
    // Half of the damage goes to the container's tables and the first records.
    const std::size_t reach = round % 2 == 0 ? bytes.size() : std::min<std::size_t>(bytes.size(), 4096);
    for (unsigned i = 0; i <= round % 8 && reach > 0; ++i) {
      const std::size_t place = random() % reach;
      bytes[place] = round % 3 == 0 ? static_cast<char>(random()) : static_cast<char>(bytes[place] ^ 1 << random() % 8);
    }
    MemorySource source("x.xls", std::move(bytes));
    const auto document = make_biff_document(source);
    bool opened = false;
    for (int step = 0; step < 1000 && !opened; ++step) {
      const auto result = document->open();
      if (!result) break;
      opened = *result == Step::end;
    }
    if (!opened) {
      ++refused;
      continue;
    }
    ++read;
    for (std::size_t table = 0; table < document->tables().size() && table < 8; ++table) {
      const auto reader = document->read(table, {});
      ASSERT_TRUE(reader);
      Batch batch;
      for (auto step = (*reader)->next(batch); step && *step != Step::end; step = (*reader)->next(batch)) {
        for (const Field& field : batch.fields) ASSERT_LE(batch.text(field).size(), kMaxCellBytes);
      }
    }
  }
  EXPECT_GT(refused, rounds / 10);
  EXPECT_GT(read, rounds / 10);
}

INSTANTIATE_TEST_SUITE_P(Biff, Damaged, testing::Values("libreoffice.xls", "sheetjs-1904.xls", "sheetjs-biff5.xls"));

}  // namespace
}  // namespace xanh::source
