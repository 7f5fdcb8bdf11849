#include "source/json.h"

#include <gtest/gtest.h>

#include "rows.h"
#include "slow_source.h"

namespace xanh::source {
namespace {

using Cells = std::vector<std::vector<std::string>>;
using enum CellKind;

Rows read_json(std::string text, std::size_t piece = 1 << 20, ColumnMask mask = {},
               text::Encoding encoding = text::Encoding::utf8) {
  SlowSource source(std::move(text));
  const auto document = make_json_document(source, encoding, piece);
  return read_all(*document, 0, std::move(mask));
}

struct Fault {
  ErrorCode code = ErrorCode::cancelled;
  std::uint64_t row = 0;
  std::vector<std::string> args = {};
  friend bool operator==(const Fault&, const Fault&) = default;
};
std::ostream& operator<<(std::ostream& out, const Fault& fault) {
  out << static_cast<int>(fault.code) << " row " << fault.row;
  for (const auto& arg : fault.args) out << " [" << arg << "]";
  return out;
}
Fault fault_of(const std::string& text, std::size_t piece = 1 << 20) {
  const Rows rows = read_json(text, piece);
  if (!rows.error) return {};
  return {rows.error->code, rows.error->place.row, rows.error->args};
}
Fault malformed(std::uint64_t row, std::string what, int line, int byte) {
  return {ErrorCode::json_malformed, row, {std::move(what), std::to_string(line), std::to_string(byte)}};
}

TEST(Json, ArrayOfObjects) {
  const Rows rows = read_json(R"([{"a":"x","b":-12.50,"c":true},
    {"c":false,"a":null,"d":"Hồ sơ","b":1e3}, {"b":"", "a":"y"}])");
  ASSERT_FALSE(rows.error);
  EXPECT_EQ(rows.cells, (Cells{{"a", "b", "c", "d"}, {"x", "-12.50", "1"}, {"", "1e3", "0", "Hồ sơ"}, {"y"}}));
  EXPECT_EQ(rows.kinds[0], (std::vector{text, text, text, text}));
  EXPECT_EQ(rows.kinds[1], (std::vector{text, number, boolean}));
  EXPECT_EQ(rows.kinds[2], (std::vector{empty, number, boolean, text}));
  EXPECT_EQ(rows.numbers, (std::vector<std::uint64_t>{1, 2, 3, 4}));
}

TEST(Json, HalfAMarkIsNotSkippedPastTheEnd) {
  // Found by fuzzing: two bytes of a UTF-16 mark made the reader begin at the third.
  for (const std::string& text : {std::string("\xFF\xFE"), std::string("\xFE\xFF"), std::string("\xEF\xBB\xBF")}) EXPECT_TRUE(read_json(text).error);
}

TEST(Json, StringsAreUnescaped) {
  const Rows rows = read_json(R"([{"k\u00e9\"":"H\u1ed3 s\u01a1 \"A\"\\\/\b\f\n\r\t","b":"\ud83d\ude00|\uD83D|\uDE00x|\ud83d\u0041"}])");
  ASSERT_FALSE(rows.error);
  EXPECT_EQ(rows.cells, (Cells{{"ké\"", "b"}, {"Hồ sơ \"A\"\\/\b\f\n\r\t", "😀|\uFFFD|\uFFFDx|\uFFFDA"}}));
  // Raw line feeds and tabs are let through.
  EXPECT_EQ(read_json("[{\"a\":\"x\ty\nz\"}]").cells, (Cells{{"a"}, {"x\ty\nz"}}));
}

TEST(Json, EmptyRecordsAndNullsKeepTheirNumbers) {
  const Rows rows = read_json(R"([{"a":1},{},null,{"a":null},{"a":4}])");
  EXPECT_EQ(rows.cells, (Cells{{"a"}, {"1"}, {"4"}}));
  EXPECT_EQ(rows.numbers, (std::vector<std::uint64_t>{1, 2, 6}));
}

TEST(Json, ObjectsAreFlattenedAndKeysThatAreAlwaysBlankHaveAColumn) {
  const Rows rows = read_json(R"([{"Ma":"1","ToChuc":null,"Trong":null,"Rong":{}},
    {"Ma":"2","ToChuc":{"Ten":"A","Cap":{"So":2}},"Trong":[],"Rong":null}])");
  EXPECT_EQ(rows.cells, (Cells{{"Ma", "Trong", "Rong", "ToChuc.Ten", "ToChuc.Cap.So"}, {"1"}, {"2", "", "", "A", "2"}}));
}

TEST(Json, AKeyThatIsNowATextNowAnObjectHasBothColumns) {
  const Rows rows = read_json(R"([{"a":{"b":1}},{"a":"x"}])");
  EXPECT_EQ(rows.cells, (Cells{{"a", "a.b"}, {"", "1"}, {"x"}}));
}

TEST(Json, ArraysOfScalarsAreJoined) {
  const Rows rows = read_json(R"([{"a":["x","y\u0041",3,true,null,""],"b":[7],"c":[[1,2],[3]]}])");
  EXPECT_EQ(rows.cells, (Cells{{"a", "b", "c"}, {"x; yA; 3; 1", "7", "1; 2"}}));
  EXPECT_EQ(rows.kinds[1], (std::vector{text, number, text}));
}

// A dossier is digitised when any of its components is: domain.md 2.5.
TEST(Json, ArraysOfObjectsGiveTheGreatestFlagOrTheFirstText) {
  const Rows rows = read_json(R"([
    {"T":[{"So":0,"Ten":"","Ma":"01","F":false,"S":"0"},{"So":1,"Ten":"Đơn","Ma":"02","F":true,"S":"1"},{"So":0,"Ten":"Tờ khai","F":false,"S":"0"}]},
    {"T":[{"So":0,"F":false,"S":"0"}]}, {"T":[]}, {"T":{"So":3}},
    {"T":[{"Gia":20000,"GiayTo":[{"So":9}]},{"Gia":-5,"GiayTo":[{"So":11},{"So":10}]}]},
    {"T":[{"Ten":"100"},{"Ten":"200"}]}])");
  ASSERT_FALSE(rows.error);
  EXPECT_EQ(rows.cells, (Cells{{"T.So", "T.Ten", "T.Ma", "T.F", "T.S", "T.Gia", "T.GiayTo.So"},
                               {"1", "Đơn", "02", "1", "1"},
                               {"0", "", "", "0", "0"},
                               {"3"},
                               {"", "", "", "", "", "20000", "11"},
                               {"", "100"}}));
  EXPECT_EQ(rows.numbers, (std::vector<std::uint64_t>{1, 2, 3, 5, 6, 7}));
}

TEST(Json, ARepeatedKeyCountsLast) {
  EXPECT_EQ(read_json(R"([{"a":1,"b":2,"a":3},{"a":4,"a":null,"b":5}])").cells, (Cells{{"a", "b"}, {"3", "2"}, {"", "5"}}));
}

TEST(Json, TheLargestArrayOfObjectsIsTheTable) {
  SlowSource source(R"({"code":200,"don_vi":[{"ten":"A"},{"ten":"B"}],"t":["x","y","z","u"],"deep":{"a":{"danhSachHoSo":
[{"MaHoSo":"1","con":[{"x":1},{"x":2},{"x":3},{"x":4}]},{"MaHoSo":"2"},{"MaHoSo":"3"}]}},"message":"]}[{"})");
  const auto document = make_json_document(source, text::Encoding::utf8, 7);
  const Rows rows = read_all(*document);
  ASSERT_FALSE(rows.error) << rows.error->args[0];
  EXPECT_EQ(rows.cells, (Cells{{"MaHoSo", "con.x"}, {"1", "4"}, {"2"}, {"3"}}));
  EXPECT_EQ(document->tables()[0].name, "deep.a.danhSachHoSo");
  EXPECT_EQ(document->tables()[0].declared_rows, 4u);
  EXPECT_EQ(document->dialect().format, Format::json);
  // Five levels down is too deep: one record.
  EXPECT_EQ(read_json(R"({"a":{"b":{"c":{"d":{"e":[{"x":1},{"x":2}]}}}}})").cells, (Cells{{"a.b.c.d.e.x"}, {"2"}}));
  EXPECT_EQ(read_json(R"({"a":{"b":{"c":{"e":[{"x":1},{"x":2}]}}}})").cells, (Cells{{"x"}, {"1"}, {"2"}}));
}

TEST(Json, OneObjectIsOneRecord) {
  const Rows rows = read_json(R"({"totalReceived":12,"tags":["a","b"],"kenh":{"online":7}})");
  EXPECT_EQ(rows.cells, (Cells{{"totalReceived", "tags", "kenh.online"}, {"12", "a; b", "7"}}));
}

TEST(Json, LinesOfObjects) {
  SlowSource source("{\"a\":1,\"l\":[{\"x\":1},{\"x\":2}]}\r\n\n{\"b\":\"}{\",\"a\":2} {\"a\":3}\n");
  const auto document = make_json_document(source);
  const Rows rows = read_all(*document);
  ASSERT_FALSE(rows.error);
  EXPECT_EQ(rows.cells, (Cells{{"a", "l.x", "b"}, {"1", "2"}, {"2", "", "}{"}, {"3"}}));
  EXPECT_EQ(rows.numbers, (std::vector<std::uint64_t>{1, 2, 3, 4}));
  EXPECT_EQ(document->dialect().format, Format::ndjson);
  EXPECT_EQ(document->tables()[0].name, "");
}

TEST(Json, ArraysAreRows) {
  for (const std::string& text : {std::string(R"([["Mã","Số"],["x",1],[null,true,["u","v"],"w"]])"),
                                  std::string("[\"Mã\",\"Số\"]\n[\"x\",1]\n[null,true,[\"u\",\"v\"],\"w\"]"),
                                  std::string(R"({"rows":[["Mã","Số"],["x",1],[null,true,["u","v"],"w"]]})")}) {
    const Rows rows = read_json(text, 5);
    ASSERT_FALSE(rows.error) << text;
    EXPECT_EQ(rows.cells, (Cells{{"Mã", "Số"}, {"x", "1"}, {"", "1", "", "w"}})) << text;
    EXPECT_EQ(rows.numbers, (std::vector<std::uint64_t>{1, 2, 3}));
  }
  EXPECT_EQ(read_json(R"([["a","b"],["x",1]])", 9, {.all = false, .columns = {1}}).cells, (Cells{{"b"}, {"1"}}));
}

TEST(Json, AMaskTakesColumnsOfTheHeader) {
  const std::string text = R"([{"a":1,"b":{"c":2,"d":[3,4]},"e":"x"},{"e":"y","zz":1},{"b":{"d":[5]}}])";
  const Rows rows = read_json(text, 1, {.all = false, .columns = {2, 3}});
  EXPECT_EQ(rows.cells, (Cells{{"b.d", "e"}, {"3; 4", "x"}, {"", "y"}, {"5"}}));
  // A row with values in other columns alone is a row all the same, as in a CSV.
  EXPECT_EQ(read_json(text, 1, {.all = false, .columns = {4}}).cells, (Cells{{"zz"}, {}, {"1"}, {}}));
}

TEST(Json, KeysThatComeLateHaveTheirColumn) {
  std::string text = "[";
  for (int i = 0; i < 1500; ++i) text += R"({"a":)" + std::to_string(i) + (i == 999 ? R"(,"in":1)" : i == 1000 ? R"(,"late":1)" : "") + "},";
  text.back() = ']';
  const Rows rows = read_json(text);
  ASSERT_EQ(rows.cells.size(), 1501u);
  EXPECT_EQ(rows.cells[0], (std::vector<std::string>{"a", "in", "late"}));
  EXPECT_EQ(rows.cells[1000], (std::vector<std::string>{"999", "1"}));
  EXPECT_EQ(rows.cells[1001], (std::vector<std::string>{"1000", "", "1"}));
  EXPECT_EQ(rows.numbers.back(), 1501u);
}

TEST(Json, PiecesOfAnySizeGiveTheSame) {
  const std::string records = R"({"MaHoSo":"H38.12-240501-0001","b":[{"c":"\u1ed3\"","d":true},{"d":null}],"e":{"f":-1.5e-7,"g":["x",22]}})";
  for (const std::string& text : {"\xEF\xBB\xBF [" + records + " , {\"h\":false}\n]\n", records + "\n{\"h\":false}",
                                 "{\"d\":{\"i\":[" + records + ",\n{\"h\":false}], \"n\": 0}}"}) {
    const Rows whole = read_json(text);
    ASSERT_FALSE(whole.error) << text;
    EXPECT_EQ(whole.cells, (Cells{{"MaHoSo", "b.c", "b.d", "e.f", "e.g", "h"}, {"H38.12-240501-0001", "ồ\"", "1", "-1.5e-7", "x; 22"}, {"", "", "", "", "", "0"}}));
    for (std::size_t piece = 1; piece <= 64; ++piece) {
      const Rows rows = read_json(text, piece);
      EXPECT_EQ(rows.cells, whole.cells) << piece;
      EXPECT_EQ(rows.kinds, whole.kinds) << piece;
      EXPECT_EQ(rows.numbers, whole.numbers) << piece;
      EXPECT_FALSE(rows.error) << piece;
    }
  }
}

TEST(Json, ManyBatches) {
  std::string text = "[";
  for (int i = 0; i < 10000; ++i) text += (i > 0 ? ",\n{\"a\":\"" : "{\"a\":\"") + std::to_string(i) + "\"}";
  const Rows rows = read_json(text + "]", 1000, {.all = false, .columns = {0}});
  ASSERT_EQ(rows.cells.size(), 10001u);
  for (std::size_t i = 1; i <= 10000; ++i) {
    ASSERT_EQ(rows.cells[i][0], std::to_string(i - 1));
    ASSERT_EQ(rows.numbers[i], i + 1);
  }
}

TEST(Json, Utf16) {
  std::string text("\xFF\xFE", 2);
  for (const char16_t c : std::u16string(u"{\"d\": [{\"Mã\":\"Hồ sơ 😀\"},\n{\"Mã\":2}]}")) {
    text += static_cast<char>(c & 0xFF);
    text += static_cast<char>(c >> 8);
  }
  for (const std::size_t piece : {1u, 3u, 64u, 4096u}) {
    const Rows rows = read_json(text, piece, {}, text::Encoding::utf16_le);
    ASSERT_FALSE(rows.error);
    EXPECT_EQ(rows.cells, (Cells{{"Mã"}, {"Hồ sơ 😀"}, {"2"}})) << piece;
  }
}

TEST(Json, EachFaultIsNamedInItsPlace) {
  for (const std::size_t piece : {std::size_t{1}, std::size_t{1} << 20}) {
    const auto fault = [piece](const std::string& text) { return fault_of(text, piece); };
    EXPECT_EQ(fault("[{\"a\":1}\n,{\"a\" 2}]"), malformed(3, "expected ':'", 2, 16));
    EXPECT_EQ(fault("[{\"a\":1} {\"a\":2}]"), malformed(3, "expected ',' or ']'", 1, 10));
    EXPECT_EQ(fault("[{\"a\":1},]"), malformed(3, "expected '{'", 1, 10));
    EXPECT_EQ(fault("[{\"a\":1},{\"a\":2"), malformed(3, "the text ends early", 1, 16));
    EXPECT_EQ(fault("[{\"a\":1}"), malformed(3, "the text ends early", 1, 9));
    EXPECT_EQ(fault("[{\"a\":\"x"), malformed(2, "the text ends early", 1, 9));
    EXPECT_EQ(fault("[{\"a\":tru}]"), malformed(2, "expected a value", 1, 7));
    EXPECT_EQ(fault("[{\"a\":}]"), malformed(2, "expected a value", 1, 7));
    EXPECT_EQ(fault("[{a:1}]"), malformed(2, "expected a key in quotes", 1, 3));
    EXPECT_EQ(fault("[{\"a\":1,}]"), malformed(2, "expected a key in quotes", 1, 9));
    EXPECT_EQ(fault("[{\"a\":1\n]"), malformed(2, "expected ',' or '}'", 2, 9));
    EXPECT_EQ(fault("[{\"a\":[1,]}]"), malformed(2, "expected a value", 1, 10));
    EXPECT_EQ(fault("[{\"a\":[1 2]}]"), malformed(2, "expected ',' or ']'", 1, 10));
    EXPECT_EQ(fault("[{\"a\":\"\\q\"}]").args[0], "wrong escape");
    EXPECT_EQ(fault("[{\"a\":\"\\u12g4\"}]").args[0], "wrong escape");
    EXPECT_EQ(fault("[{\"\\x\":1}]").args[0], "wrong escape");
    for (const char* number : {"01", "-", "1.", ".5", "+1", "1e", "1e+", "--1", "1.2.3", "0x1"}) {
      EXPECT_EQ(fault("[{\"a\":" + std::string(number) + "}]").code, ErrorCode::json_malformed) << number;
    }
    EXPECT_EQ(fault("[{\"a\":1},3]"), malformed(3, "expected '{'", 1, 10));
    EXPECT_EQ(fault("[[1],{\"a\":1}]"), malformed(2, "expected '['", 1, 6));
    EXPECT_EQ(fault("[{\"a\":1}]\n[{\"a\":1}]"), malformed(0, "text behind the end", 2, 11));
    EXPECT_EQ(fault("{\"a\":[{\"b\":1}]} x"), malformed(0, "text behind the end", 1, 17));
    EXPECT_EQ(fault("{\"a\":[{\"b\":1}}"), malformed(0, "expected ']'", 1, 14));
    EXPECT_EQ(fault("{\"a\":[{\"b\":1}"), malformed(0, "the text ends early", 1, 14));
    EXPECT_EQ(fault("{\"a\":1}\n{\"a\":"), malformed(3, "the text ends early", 2, 14));
    EXPECT_EQ(fault("["), malformed(0, "the text ends early", 1, 2));
    EXPECT_EQ(fault("nonsense"), malformed(0, "expected '{' or '['", 1, 1));
    EXPECT_EQ(fault(std::string("[{\"a\":1\0}]", 10)), malformed(2, "expected ',' or '}'", 1, 8));
    EXPECT_EQ(fault("[]").code, ErrorCode::file_empty);
    EXPECT_EQ(fault("{\"data\":[ ],\"total\":0}").code, ErrorCode::file_empty);
    EXPECT_EQ(fault("[{},{}]").code, ErrorCode::file_empty);
    EXPECT_EQ(fault("").code, ErrorCode::file_empty);
  }
}

TEST(Json, RowsInFrontOfAFaultAreHandedOver) {
  const Rows rows = read_json("[{\"a\":1},{\"a\":2},{\"a\":x}]");
  EXPECT_EQ(rows.cells, (Cells{{"a"}, {"1"}, {"2"}}));
  ASSERT_TRUE(rows.error);
  EXPECT_EQ(rows.error->place.row, 4u);
}

TEST(Json, DepthIsBounded) {
  const auto nested = [](int depth) {
    std::string text = "[";
    for (int i = 0; i < depth; ++i) text += "{\"a\":";
    text += "1" + std::string(static_cast<std::size_t>(depth), '}') + "]";
    return text;
  };
  EXPECT_EQ(fault_of(nested(64)), Fault{});
  EXPECT_EQ(fault_of(nested(65)).args[0], "deeper than 64");
  EXPECT_EQ(fault_of("[{\"a\":" + std::string(1000000, '[')).args[0], "deeper than 64");
  EXPECT_EQ(fault_of("{\"a\":" + std::string(1000000, '{')).code, ErrorCode::json_malformed);
  EXPECT_EQ(fault_of("[" + std::string(1000000, '[')).args[0], "deeper than 64");
}

// A source of one string without an end: a gigabyte that never was in memory.
class EndlessSource final : public ByteSource {
 public:
  explicit EndlessSource(std::string head) : head_(std::move(head)) {}
  std::string_view name() const override { return "endless"; }
  std::uint64_t size() const override { return 1u << 30; }
  Result<Step> read(std::uint64_t offset, std::span<std::byte> out) override {
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i] = static_cast<std::byte>(offset + i < head_.size() ? head_[static_cast<std::size_t>(offset) + i] : ' ' + 65);
    }
    furthest = std::max(furthest, offset + out.size());
    return Step::ready;
  }
  std::uint64_t furthest = 0;

 private:
  std::string head_;
};

TEST(Json, AStringOfAGigabyteIsRefusedEarly) {
  EndlessSource source("[{\"a\":1},{\"a\":\"");
  const auto document = make_json_document(source);
  const Rows rows = read_all(*document);
  ASSERT_TRUE(rows.error);
  EXPECT_EQ(rows.error->code, ErrorCode::cell_too_long);
  EXPECT_EQ(rows.error->place.row, 3u);
  EXPECT_LT(source.furthest, 200u << 20);
  EXPECT_EQ(fault_of("[{\"a\":\"" + std::string(kMaxCellBytes + 1, 'x') + "\"}]").code, ErrorCode::cell_too_long);
}

TEST(Json, ColumnsAreBounded) {
  std::string text = "[{";
  for (int i = 0; i < 16385; ++i) text += (i > 0 ? ",\"" : "\"") + std::to_string(i) + "\":1";
  EXPECT_EQ(fault_of(text + "}]").code, ErrorCode::too_many_columns);
  std::string wide = "[[";
  for (int i = 0; i < 16385; ++i) wide += i > 0 ? ",1" : "1";
  EXPECT_EQ(fault_of(wide + "]]").code, ErrorCode::too_many_columns);
  std::string keys = "[";
  for (int i = 0; i < 20; ++i) keys += "{\"" + std::string(1 << 20, static_cast<char>('a' + i)) + "\":1},";
  keys.back() = ']';
  EXPECT_EQ(fault_of(keys), (Fault{ErrorCode::too_large, 17, {"keys", std::to_string(16 << 20)}}));
}

TEST(Json, LooksLikeJson) {
  for (const char* text : {"{", "{\"a\":1}", "[{\"a\":1}]", "[ [1]]", "[]", "[\n\"a\"]", "[null,{}]"}) EXPECT_TRUE(looks_like_json(text)) << text;
  for (const char* text : {"[2025] a,b", "[Mẫu 06a],b", "a", "", "\"[\""}) EXPECT_FALSE(looks_like_json(text)) << text;
}

}  // namespace
}  // namespace xanh::source
