// A list read in parts gives the facts and the log of the same list read row by row, wherever it is cut.
#include "app/division.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <random>
#include <utility>

#include "app/library.h"
#include "intake/part_bytes.h"
#include "report/report_text.h"

namespace xanh::app {
namespace {

// Reads parts here and now, answers in an order of its own, and sends them through bytes as workers do.
class ShuffledReaders final : public PartReaders {
 public:
  explicit ShuffledReaders(unsigned seed) : random_(seed) {}
  std::size_t count() const override { return 3; }
  bool start(source::ByteSource& file, const intake::Loader::Options& options) override {
    file_ = file.reopen();
    loader_ = std::make_unique<intake::Loader>(*file_, options);
    while (!loader_->divisible()) {
      if (!loader_->step()) return false;
    }
    ++started;
    return true;
  }
  void ask(std::uint32_t ticket, const intake::PartRange& range) override { asked_.emplace_back(ticket, range); }
  std::optional<Answer> take() override {
    if (asked_.empty()) return std::nullopt;
    const auto chosen = asked_.begin() + static_cast<std::ptrdiff_t>(random_() % asked_.size());
    const auto [ticket, range] = *chosen;
    asked_.erase(chosen);
    loader_->begin_part(range);
    while (true) {
      const auto step = loader_->step();
      if (!step) return Answer{.ticket = ticket};
      if (*step == source::Step::end) break;
    }
    ++parts;
    auto part = intake::part_from_bytes(intake::to_bytes(loader_->take_part()));
    EXPECT_TRUE(part.has_value());
    return Answer{.ticket = ticket, .part = std::move(part)};
  }
  void stop() override {
    asked_.clear();
    loader_.reset();
  }
  int started = 0, parts = 0;

 private:
  std::mt19937 random_;
  std::unique_ptr<source::ByteSource> file_;
  std::unique_ptr<intake::Loader> loader_;
  std::deque<std::pair<std::uint32_t, intake::PartRange>> asked_;
};

// Rows with what makes one row depend on those before: spellings, first names, codes without names, quoted
// line ends, blank lines, page breaks, odd and repaired cells.
std::string untidy_list(std::size_t rows, bool signed_early = false) {
  std::mt19937 random(7);
  const auto of = [&random](const auto& list) { return std::string(list[random() % std::size(list)]); };
  const char* const units[] = {"Sở Tư pháp", "SỞ TƯ PHÁP", "UBND xã Cốc San", "UBND xã  Cốc San ", "Phòng lạ thứ nhất", "phòng lạ thứ NHẤT",
                               "UBND phường Sa Pa", "Sở Y tế", "\"UBND xã\nCốc San\"", "Trung tâm, không ai biết"};
  const char* const procedures[] = {"Đăng ký kết hôn", "đăng ký KẾT HÔN", "Chứng thực chữ ký", "\"Cấp bản sao, \"\"trích lục\"\"\"", "Thủ tục khác", ""};
  const char* const codes[] = {"1.001193", "1001193", "1.01001", "2.000815", "", "", "X-12"};
  const char* const channels[] = {"Trực tuyến", "Trực tiếp", "qua bồ câu", "", "TRỰC TUYẾN"};
  const char* const statuses[] = {"Đã trả kết quả", "Đang xử lý", "Không được tiếp nhận", "lạ"};
  std::string out = "DANH SÁCH HỒ SƠ\nTháng 3 năm 2025\n\nMã hồ sơ,Mã TTHC,Tên thủ tục hành chính,Lĩnh vực,Đơn vị xử lý,Hình thức nộp,Chủ hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái hồ sơ\n";
  const std::string header = out.substr(out.rfind('\n', out.size() - 2) + 1);
  for (std::size_t i = 0; i < rows; ++i) {
    const auto day = std::to_string(1 + random() % 28), month = std::to_string(1 + random() % 9);
    const std::string date = (day.size() == 1 ? "0" : "") + day + "/0" + month + "/2025";
    if (random() % 40 == 0) out += header;
    if (random() % 40 == 0) out += "\r\n";
    if (random() % 40 == 0) out += "I / Sở và ban ngành,,,,,,,,,,\n";
    if (signed_early && i == rows / 2) out += ",,,,,,,,\"Lào Cai, ngày 3 tháng 4 năm 2025\",,\n,,,,,,,,Người lập biểu,,\n";
    std::string code = "H38.0" + std::to_string(1 + random() % 3) + "-2503" + (day.size() == 1 ? "0" : "") + day + "-" + std::to_string(1000 + i % 700);
    if (random() % 30 == 0) code = "số " + std::to_string(i);
    if (random() % 30 == 0) code = " " + code;
    out += code + "," + of(codes) + "," + of(procedures) + "," + (i % 3 == 0 ? "Hộ tịch" : i % 3 == 1 ? "hộ  tịch" : "Chứng thực") + "," +
           of(units) + "," + of(channels) + ",Nguyễn Văn Bí Mật," + (random() % 50 == 0 ? "không rõ" : date) + "," + date + "," +
           (random() % 3 == 0 ? "" : date + " 09:1" + std::to_string(random() % 10)) + "," + of(statuses) + (random() % 5 == 0 ? "\r\n" : "\n");
  }
  return out + ",,,,Tổng cộng,,,,,,\n,,,,,,,,\"Lào Cai, ngày 3 tháng 4 năm 2025\",,\n,,,,,,,,Người lập biểu,,\n";
}

// One for all: parsing them takes longer than reading a list, and nothing here changes them.
Rules& shared_rules() {
  static Rules rules = builtin_rules().value();
  return rules;
}

struct Loaded {
  std::unique_ptr<Library> library;
  const facts::Shard& shard() const { return *library->shards().at(0); }
  const intake::ImportLog& log() const { return *library->logs().at(0); }
};

Loaded read(const std::string& bytes, PartReaders* readers, std::uint64_t part_bytes) {
  Loaded out;
  out.library = std::make_unique<Library>(&shared_rules());
  out.library->read_parts_with(readers, part_bytes);
  out.library->add(std::make_unique<source::MemorySource>("ho-so.csv", bytes));
  for (int steps = 0; out.library->reading(); ++steps) {
    const auto step = out.library->step();
    EXPECT_TRUE(step.has_value());
    if (!step || steps > 100'000) break;
  }
  return out;
}

void expect_same(const Loaded& got, const Loaded& wanted) {
  ASSERT_EQ(got.library->shards().size(), 1u);
  const facts::Shard &g = got.shard(), &w = wanted.shard();
  EXPECT_EQ(report::log_json(got.log()), report::log_json(wanted.log()));
  EXPECT_EQ(g.row, w.row);
  EXPECT_EQ(g.unit, w.unit);
  EXPECT_EQ(g.procedure, w.procedure);
  EXPECT_EQ(g.field, w.field);
  EXPECT_EQ(g.trait, w.trait);
  EXPECT_EQ(g.trait_words, w.trait_words);
  EXPECT_EQ(g.submitted, w.submitted);
  EXPECT_EQ(g.received, w.received);
  EXPECT_EQ(g.due, w.due);
  EXPECT_EQ(g.finished, w.finished);
  EXPECT_EQ(g.code, w.code);
  EXPECT_EQ(g.displaced, w.displaced);
  EXPECT_EQ(g.unit_levels, w.unit_levels);
  EXPECT_EQ(g.procedure_names, w.procedure_names);
  for (const auto names : {&facts::Shard::units, &facts::Shard::procedures, &facts::Shard::fields}) {
    ASSERT_EQ((g.*names).size(), (w.*names).size());
    for (std::size_t i = 0; i < (g.*names).size(); ++i) EXPECT_EQ((g.*names).at(static_cast<std::uint16_t>(i)), (w.*names).at(static_cast<std::uint16_t>(i)));
  }
  const auto tallies = [](const intake::ImportLog& log) {
    std::string out;
    const auto add = [&out](const intake::Tally& tally) {
      out += std::to_string(tally.count) + ":";
      for (const auto row : tally.first_rows) out += std::to_string(row) + ",";
      for (const auto& example : tally.examples) out += example + ";";
      out += "\n";
    };
    for (const auto& tally : log.left_out) add(tally);
    for (const auto& tally : log.repairs) add(tally);
    add(log.units.ambiguous);
    add(log.units.unmatched);
    for (const auto& row : log.left_out_rows) out += std::to_string(row.row) + (row.reason == intake::LeftOut::signature ? "s" : "") + " ";
    return out;
  };
  EXPECT_EQ(tallies(got.log()), tallies(wanted.log()));
}

TEST(Division, GivesWhatReadingRowByRowGives) {
  const std::string bytes = untidy_list(1500);
  const Loaded wanted = read(bytes, nullptr, 0);
  ASSERT_GT(wanted.shard().size(), 1300u);
  std::mt19937 random(3);
  for (unsigned seed = 0; seed < 8; ++seed) {
    const std::uint64_t part = seed == 0 ? bytes.size() : 1200 + random() % 20'000;
    SCOPED_TRACE("parts of " + std::to_string(part));
    ShuffledReaders readers(seed);
    const Loaded got = read(bytes, &readers, part);
    EXPECT_EQ(readers.started, 1);
    EXPECT_GE(readers.parts, static_cast<int>(bytes.size() / part));
    expect_same(got, wanted);
    if (HasFailure()) return;
  }
}

// A part cannot know that the signature block began before it.
TEST(Division, ReadsRowByRowWhatPartsCannotTell) {
  const std::string early = untidy_list(400, true);
  ShuffledReaders readers(1);
  expect_same(read(early, &readers, 3000), read(early, nullptr, 0));
  // Nothing closes this quote: it would swallow all that follows.
  std::string stray = untidy_list(400);
  const auto at = stray.find("Sở Y tế", stray.size() / 3);
  stray.insert(at, "\"");
  ShuffledReaders others(2);
  expect_same(read(stray, &others, 3000), read(stray, nullptr, 0));
}

TEST(Division, ShortFilesAreReadWhole) {
  ShuffledReaders readers(1);
  const std::string bytes = untidy_list(50);
  expect_same(read(bytes, &readers, 0), read(bytes, nullptr, 0));
  EXPECT_EQ(readers.started, 0);
}

TEST(Division, PartsSuitTheFileAndTheReaders) {
  EXPECT_EQ(Division::part_size({.begin = 0, .end = 1000}, 2), 4u << 20);
  EXPECT_EQ(Division::part_size({.begin = 0, .end = 80u << 20}, 2), (5u << 20) + 1);
  EXPECT_EQ(Division::part_size({.begin = 0, .end = 1ull << 40}, 2), 16u << 20);
}

TEST(PartBytes, AnythingElseIsNoPart) {
  intake::Part part;
  part.shard = std::make_unique<facts::Shard>();
  part.from_name = {0};
  part.names = {"Đăng ký kết hôn"};
  const std::string bytes = intake::to_bytes(part);
  ASSERT_TRUE(intake::part_from_bytes(bytes));
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(intake::part_from_bytes(std::string_view(bytes).substr(0, size)));
  std::mt19937 random(5);
  for (int i = 0; i < 2000; ++i) {  // must not read or reserve beyond the bytes
    std::string damaged = bytes;
    damaged[random() % damaged.size()] = static_cast<char>(random());
    (void)intake::part_from_bytes(damaged);
  }
  const intake::ReadingWish wish{.choices = {{.sheet = "", .column = 3, .role = intake::Role::unit}}, .givens = {.unit = "Sở Y tế"},
                                 .aliases = {{.text = "a", .unit = "b"}}};
  const auto back = intake::wish_from_bytes(intake::to_bytes(wish));
  ASSERT_TRUE(back);
  EXPECT_EQ(back->choices, wish.choices);
  EXPECT_EQ(back->givens, wish.givens);
  EXPECT_EQ(back->aliases, wish.aliases);
}

}  // namespace
}  // namespace xanh::app
