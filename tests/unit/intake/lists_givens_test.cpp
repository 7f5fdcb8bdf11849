// A list whose rows do not say whose they are: unit, channel and date from around the table.
#include "load.h"
#include "units.h"

namespace xanh::intake {
namespace {

using facts::Channel;

struct Given {
  std::string file = "test.csv";
  GivenChoices choices = {};
};

Loaded load_given(const std::string& text, const Given& given = {}) {
  source::MemorySource source(given.file, text);
  return load(source, {.rules = &shipped_rules(), .units = &shipped_units(), .source_index = 7, .givens = given.choices});
}

const char* const kRows = "Số,Mã TTHC,Ngày tiếp nhận,Ngày kết thúc xử lý\n"
                          "1,1.001193,01/10/2025,05/10/2025\n"
                          "2,1.001193,20/10/2025,27/10/2025\n";

TEST(ListGivens, ATitleSpeaksForEveryRow) {
  const Loaded list = load_given(std::string("\"Đơn vị xử lý: Sở Tư pháp; Hình thức nộp: Trực tuyến; Từ ngày 01/10/2025 đến ngày 31/10/2025\"\n") + kRows);
  ASSERT_FALSE(list.error);
  ASSERT_EQ(list.shard->size(), 2u);
  for (std::size_t row = 0; row < 2; ++row) {
    EXPECT_EQ(list.unit(row), "Sở Tư pháp");
    EXPECT_EQ(list.traits(row).channel, Channel::online);
  }
  EXPECT_EQ(list.shard->unit_levels.at(list.shard->unit[0]), facts::UnitLevel::department);
  EXPECT_EQ(list.log.givens.unit_from, GivenFrom::title);
  EXPECT_EQ(list.log.givens.channel_from, GivenFrom::title);
  EXPECT_EQ(list.log.data_as_of, day(2025, 10, 31));
  EXPECT_EQ(list.log.givens.as_of_from, GivenFrom::title);
  EXPECT_EQ(list.log.units.matched, 1u);
}

TEST(ListGivens, AColumnGoesBeforeATitle) {
  const Loaded list = load_given("Đơn vị: Sở Tư pháp; Hình thức nộp: Trực tuyến\n"
                                 "Mã TTHC,Ngày tiếp nhận,Đơn vị xử lý,Hình thức nộp\n"
                                 "1.001193,01/10/2025,Sở Nội vụ,Trực tiếp\n"
                                 "1.001193,02/10/2025,,\n");
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.unit(0), "Sở Nội vụ");
  EXPECT_EQ(list.unit(1), "");
  EXPECT_EQ(list.traits(0).channel, Channel::in_person);
  EXPECT_EQ(list.traits(1).channel, Channel::unknown);
  const GivenLog& givens = list.log.givens;
  EXPECT_EQ(givens.unit_from, GivenFrom::rows);
  EXPECT_EQ(givens.unit_words, "Đơn vị xử lý");
  EXPECT_EQ(givens.unit, "");
  EXPECT_EQ(givens.channel_from, GivenFrom::rows);
  EXPECT_EQ(givens.channel, Channel::unknown);
}

TEST(ListGivens, TheUserGoesBeforeBoth) {
  const Given given{.choices = {.unit = "UBND xã Bảo Hà - tỉnh Lào Cai", .channel = Channel::post, .as_of = day(2025, 11, 15)}};
  const Loaded list = load_given("Đơn vị: Sở Tư pháp\n"
                                 "Mã TTHC,Ngày tiếp nhận,Đơn vị xử lý,Hình thức nộp\n"
                                 "1.001193,01/10/2025,Sở Nội vụ,Trực tiếp\n", given);
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.unit(0), "Xã Bảo Hà");
  EXPECT_EQ(list.shard->unit_levels.at(list.shard->unit[0]), facts::UnitLevel::commune);
  EXPECT_EQ(list.traits(0).channel, Channel::post);
  EXPECT_EQ(list.log.data_as_of, day(2025, 11, 15));
  const GivenLog& givens = list.log.givens;
  EXPECT_EQ(givens.unit, "Xã Bảo Hà");
  for (const GivenFrom from : {givens.unit_from, givens.channel_from, givens.as_of_from}) EXPECT_EQ(from, GivenFrom::chosen);
}

TEST(ListGivens, ADateThatTheUserChoseStandsEvenBeforeEvents) {
  EXPECT_EQ(load_given(kRows, {.choices = {.as_of = day(2025, 10, 10)}}).log.data_as_of, day(2025, 10, 10));
}

TEST(ListGivens, TheDataGoUpTo) {
  struct Case {
    const char* file;
    text::Day as_of;
    GivenFrom from;
  };
  for (const Case& c : {Case{"ho so.csv", day(2025, 10, 27), GivenFrom::rows},
                        {"ho so thang 10_2025.csv", day(2025, 10, 31), GivenFrom::file_name},
                        {"so_lieu_den_05_11_2025.csv", day(2025, 11, 5), GivenFrom::file_name},
                        {"ho so 05-11-2025.csv", day(2025, 10, 27), GivenFrom::rows},
                        {"ho so nam 2025.csv", day(2025, 10, 27), GivenFrom::rows},
                        {"ho so thang 9_2025.csv", day(2025, 10, 27), GivenFrom::rows}}) {
    const Loaded list = load_given(kRows, {.file = c.file});
    EXPECT_EQ(list.log.data_as_of, c.as_of) << c.file;
    EXPECT_EQ(list.log.givens.as_of_from, c.from) << c.file;
  }
}

TEST(ListGivens, FromTheNameOfTheFile) {
  const Loaded list = load_given(kRows, {.file = "Hồ sơ trực tuyến Sở Tư pháp.csv"});
  EXPECT_EQ(list.unit(1), "Sở Tư pháp");
  EXPECT_EQ(list.traits(1).channel, Channel::online);
  EXPECT_EQ(list.log.givens.unit_from, GivenFrom::file_name);
  EXPECT_EQ(list.log.givens.channel_from, GivenFrom::file_name);
}

}  // namespace
}  // namespace xanh::intake
