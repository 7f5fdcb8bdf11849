// Cells: vocabularies of domain.md 5.3, dates of 5.6, codes of 5.4, timing of 2.4.
#include <nlohmann/json.hpp>
#include <random>
#include <string>
#include <vector>

#include "intake/moment.h"
#include "load.h"

namespace xanh::intake {
namespace {

using facts::Channel, facts::Flag, facts::Level, facts::Status, facts::Timing;

Loaded one_column(const std::string& header, const std::vector<std::string>& cells) {
  std::string text = "Ngày tiếp nhận,Đơn vị,\"" + header + "\"\n";
  for (const std::string& cell : cells) text += "01/03/2025,Xã A,\"" + cell + "\"\n";
  return load(std::move(text));
}

TEST(Values, Channels) {
  const Loaded list = one_column("Kênh thực hiện", {"1", "2", "3", "VNeID", "Nộp trực tuyến", "QUA BƯU CHÍNH CÔNG ÍCH",
                                                    "Trực tuyến (Cổng DVCQG)", "", "null", "Bồ câu", "Không trực tuyến"});
  const std::vector<Channel> expected = {Channel::in_person, Channel::online, Channel::post,    Channel::online,
                                         Channel::online,    Channel::post,   Channel::online,  Channel::unknown,
                                         Channel::unknown,   Channel::unknown, Channel::unknown};
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_EQ(list.traits(i).channel, expected[i]) << i;
  EXPECT_EQ(list.repairs(Repair::unknown_channel).examples, (std::vector<std::string>{"Bồ câu", "Không trực tuyến"}));
}

TEST(Values, ServiceLevels) {
  const Loaded list = one_column("Mức độ", {"4", "3", "2", "Mức độ 4", "Toàn trình", "TT", "DVC trực tuyến một phần",
                                            "Dịch vụ cung cấp thông tin trực tuyến", "-", "9"});
  const std::vector<Level> expected = {Level::full, Level::partial, Level::information, Level::full, Level::full,
                                       Level::full, Level::partial, Level::information, Level::unknown, Level::unknown};
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_EQ(list.traits(i).level, expected[i]) << i;
  EXPECT_EQ(list.repairs(Repair::unknown_level).first_rows, std::vector<std::uint64_t>{11});
}

TEST(Values, StatusCodesOneToTen) {
  const Loaded list = one_column("Trạng thái hồ sơ", {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10"});
  const std::vector<Status> expected = {Status::not_accepted, Status::in_progress, Status::not_accepted,
                                        Status::in_progress,  Status::suspended,   Status::suspended,
                                        Status::withdrawn,    Status::refused,     Status::resolved,
                                        Status::returned};
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_EQ(list.traits(i).status, expected[i]) << i + 1;
}

TEST(Values, StatusLabelsOfOpenCpsCarryTheTiming) {
  const Loaded list = one_column("Trạng thái", {"Đang xử lý còn hạn", "Đang xử lý quá hạn", "Đang bổ sung điều kiện",
                                                "Đã giải quyết sớm hạn", "Đã giải quyết đúng hạn",
                                                "Đã giải quyết quá hạn", "Rút không giải quyết", "Lạ"});
  const std::vector<std::pair<Status, Timing>> expected = {
      {Status::in_progress, Timing::unknown}, {Status::in_progress, Timing::unknown},
      {Status::suspended, Timing::unknown},   {Status::resolved, Timing::early},
      {Status::resolved, Timing::on_time},    {Status::resolved, Timing::late},
      {Status::withdrawn, Timing::unknown},   {Status::unknown, Timing::unknown}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_EQ(list.traits(i).status, expected[i].first) << i;
    EXPECT_EQ(list.traits(i).timing, expected[i].second) << i;
  }
  EXPECT_EQ(list.repairs(Repair::unknown_status).examples, std::vector<std::string>{"Lạ"});
}

TEST(Values, Flags) {
  const Loaded list = one_column("Số hóa", {"Có", "Không", "x", "X", "✓", "TRUE", "false", "1", "0", "", "2"});
  const std::vector<Flag> expected = {Flag::yes, Flag::no,  Flag::yes, Flag::yes,     Flag::yes,    Flag::yes,
                                      Flag::no,  Flag::yes, Flag::no,  Flag::unknown, Flag::unknown};
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_EQ(list.traits(i).digitised, expected[i]) << i;
  EXPECT_EQ(list.repairs(Repair::unknown_flag).count, 1u);
}

TEST(Values, PaymentIsOnlineThroughEitherPlatform) {
  const Loaded list = one_column("Hình thức thanh toán", {"1", "2", "0", "Trực tuyến", "Tiền mặt", ""});
  const std::vector<Flag> expected = {Flag::yes, Flag::yes, Flag::no, Flag::yes, Flag::no, Flag::unknown};
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_EQ(list.traits(i).paid_online, expected[i]) << i;
}

TEST(Values, FeesAsAmounts) {
  const Loaded list = one_column("Lệ phí", {"100.000", "0", "Miễn phí", "50000 đồng", "", "Có"});
  const std::vector<Flag> expected = {Flag::yes, Flag::no, Flag::no, Flag::yes, Flag::unknown, Flag::yes};
  for (std::size_t i = 0; i < expected.size(); ++i) EXPECT_EQ(list.traits(i).has_fee, expected[i]) << i;
}

// Every label of the shipped vocabularies, through the whole path.
TEST(Values, EveryShippedLabelIsRead) {
  std::ifstream file(XANH_COLUMNS_JSON, std::ios::binary);
  const auto json = nlohmann::json::parse(file);
  const std::vector<std::pair<std::string, std::string>> columns = {
      {"channel", "Kênh thực hiện"}, {"service_level", "Mức độ"}, {"status", "Trạng thái hồ sơ"},
      {"flag", "Số hóa"},            {"payment", "Hình thức thanh toán"}, {"fee", "Lệ phí"}};
  for (const auto& [vocabulary, header] : columns) {
    std::vector<std::string> cells;
    for (const auto& [value, labels] : json["values"][vocabulary].items()) {
      for (const auto& label : labels) cells.push_back(label);
    }
    const Loaded list = one_column(header, cells);
    ASSERT_FALSE(list.error) << vocabulary;
    for (const Repair kind : {Repair::unknown_channel, Repair::unknown_level, Repair::unknown_status, Repair::unknown_flag}) {
      EXPECT_EQ(list.repairs(kind).count, 0u) << vocabulary;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const facts::Traits t = list.traits(i);
      const bool read = t.channel != Channel::unknown || t.level != Level::unknown || t.status != Status::unknown ||
                        t.digitised != Flag::unknown || t.paid_online != Flag::unknown || t.has_fee != Flag::unknown;
      EXPECT_TRUE(read) << vocabulary << ": " << cells[i];
    }
  }
}

TEST(Values, DateForms) {
  // 45717 is 01/03/2025: 45292 is 01/01/2024, 2024 has 366 days, then 59 to the first of March.
  const std::vector<std::string> forms = {"01/03/2025", "01/03/2025 08:15", "01/03/2025 08:15:59", "1/3/2025", "2025-03-01",
                                          "2025-03-01T08:15:59", "08:15, 01/03/2025", "01-03-2025", "45717", "45717.5",
                                          " 01/03/2025 ", "01/03/2025\n08:15"};
  std::string text = "Đơn vị,Ngày tiếp nhận\n";
  for (const std::string& form : forms) text += "Xã A,\"" + form + "\"\n";
  const Loaded list = load(text);
  ASSERT_FALSE(list.error);
  ASSERT_EQ(list.shard->size(), forms.size());
  for (std::size_t i = 0; i < forms.size(); ++i) EXPECT_EQ(list.shard->received[i], day(2025, 3, 1)) << forms[i];
}

TEST(Values, FastDatesReadNothingThatTheGeneralReaderDoesNot) {
  std::mt19937 random(5);
  const std::string forms[] = {"01/03/2025", "29/02/2024 08:15", "31/12/2031 23:59:59"};
  int known = 0;
  for (int round = 0; round < 60'000; ++round) {
    std::string text = forms[random() % 3];
    for (std::size_t i = 0, changed = random() % 4; i < changed; ++i) {
      text[random() % text.size()] = round % 3 != 0 ? static_cast<char>('0' + random() % 10) : random() % 2 != 0 ? "/: -.x"[random() % 6] : static_cast<char>(random());
    }
    const Moment fast = read_moment(source::CellKind::text, text, false);
    const auto general = text::parse_date(text);
    if (!general) continue;  // tidied first, or a number
    const bool plausible = general->day >= kFirstPlausible && general->day <= kLastPlausible;
    ASSERT_EQ(fast.known(), plausible) << text;
    if (!fast.known()) continue;
    ++known;
    ASSERT_EQ(fast.day, general->day) << text;
    ASSERT_EQ(fast.second, general->second == 0 ? -1 : general->second) << text;
  }
  EXPECT_GT(known, 10'000);
}

TEST(Values, FastDatesAgreeWithTheGeneralReader) {
  const auto two = [](int n) { return std::string(1, static_cast<char>('0' + n / 10)) + static_cast<char>('0' + n % 10); };
  for (int year : {1989, 1990, 1999, 2000, 2024, 2025, 2100, 2101}) {
    for (int month = 0; month <= 13; ++month) {
      for (int date = 0; date <= 32; ++date) {
        const std::string text = two(date) + "/" + two(month) + "/" + std::to_string(year);
        const auto general = text::parse_date(text);
        const Moment fast = read_moment(source::CellKind::text, text, false);
        const bool plausible = year >= 1990 && year <= 2100;
        ASSERT_EQ(fast.known(), general.has_value() && plausible) << text;
        if (fast.known()) {
          ASSERT_EQ(fast.day, general->day) << text;
        }
        ASSERT_EQ(fast.state == Moment::State::implausible, general.has_value() && !plausible) << text;
      }
    }
  }
  for (const char* text : {"01/03/2025 24:00:00", "01/03/2025 10:60", "01/03/2025 10:00:60", "0a/03/2025", "01/03/2025x10:00"}) {
    EXPECT_EQ(read_moment(source::CellKind::text, text, false).state, Moment::State::unreadable) << text;
  }
  EXPECT_EQ(read_moment(source::CellKind::text, "01/03/2025 10:20:30", false).second, 37230);
  EXPECT_EQ(read_moment(source::CellKind::date_serial, "45717.75", false).second, 64800);
  EXPECT_EQ(read_moment(source::CellKind::date_serial, "44255", true).day, day(2025, 3, 1));  // 1462 days later
}

TEST(Values, DatesThatCannotBeAreClearedAndLogged) {
  const Loaded list = load("Ngày tiếp nhận,Đơn vị,Ngày hẹn trả,Ngày kết thúc xử lý\n"
                           "01/03/2025,Xã A,05/03/2205,04/03/2025\n"
                           "01/03/2025,Xã A,05/03/2025,31/02/2025\n"
                           "01/03/2025,Xã A,05/03/2025,01/01/1900\n"
                           "01/03/2025,Xã A,N/A,—\n");
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.shard->due[0], 0);
  EXPECT_EQ(list.traits(0).timing, Timing::unknown);
  EXPECT_EQ(list.shard->finished[1], 0);
  EXPECT_EQ(list.repairs(Repair::implausible_date).first_rows, (std::vector<std::uint64_t>{2, 4}));
  EXPECT_EQ(list.repairs(Repair::unreadable_date).first_rows, std::vector<std::uint64_t>{3});
}

TEST(Values, TimingByDayAndBySecond) {
  const auto timing = [](const char* finished, const char* due) {
    const Loaded list = load(std::string("Ngày tiếp nhận,Đơn vị,Ngày hẹn trả,Ngày kết thúc xử lý\n01/03/2025,Xã A,") + due +
                             "," + finished + "\n");
    return list.traits(0).timing;
  };
  EXPECT_EQ(timing("04/03/2025 23:59:59", "05/03/2025"), Timing::early);
  EXPECT_EQ(timing("05/03/2025 23:59:59", "05/03/2025"), Timing::on_time);
  EXPECT_EQ(timing("05/03/2025", "05/03/2025 08:00"), Timing::on_time);
  EXPECT_EQ(timing("05/03/2025 08:00", "05/03/2025 08:00:00"), Timing::on_time);
  EXPECT_EQ(timing("05/03/2025 08:00:01", "05/03/2025 08:00"), Timing::late);
  EXPECT_EQ(timing("06/03/2025", "05/03/2025"), Timing::late);
  // Midnight sharp is a date that a system printed with a time.
  EXPECT_EQ(timing("05/03/2025 16:00:00", "05/03/2025 00:00:00"), Timing::on_time);
  EXPECT_EQ(timing("", "05/03/2025"), Timing::unknown);
}

TEST(Values, TheFilesOwnTimingOnlyWhereDatesAreMissing) {
  const Loaded list = load("Ngày tiếp nhận,Đơn vị,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái,Tình trạng xử lý\n"
                           "01/03/2025,Xã A,05/03/2025,04/03/2025,Đã xử lý xong,Quá hạn\n"
                           "01/03/2025,Xã A,,04/03/2025,Đã xử lý xong,Quá hạn\n"
                           "01/03/2025,Xã A,,,Đã xử lý xong,Trước hạn\n"
                           "01/03/2025,Xã A,05/03/2025,,Đang xử lý,Quá hạn\n"
                           "01/03/2025,Xã A,,,Đã xử lý xong,Trong hạn\n");
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.traits(0).timing, Timing::early);
  EXPECT_EQ(list.traits(1).timing, Timing::late);
  EXPECT_EQ(list.traits(2).timing, Timing::early);
  EXPECT_EQ(list.traits(3).timing, Timing::unknown);
  EXPECT_EQ(list.traits(4).timing, Timing::unknown);
}

TEST(Values, FinishedFromReturned) {
  const Loaded list = load("Ngày tiếp nhận,Đơn vị,Ngày hẹn trả,Ngày kết thúc xử lý,Ngày trả,Trạng thái\n"
                           "01/03/2025,Xã A,05/03/2025,,06/03/2025,Đã trả kết quả\n"
                           "01/03/2025,Xã A,05/03/2025,04/03/2025,06/03/2025,Đã trả kết quả\n"
                           "01/03/2025,Xã A,05/03/2025,,06/03/2025,Đang xử lý\n"
                           "10/03/2025,Xã A,15/03/2025,04/03/2025,,Đã trả kết quả\n");
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.shard->finished[0], day(2025, 3, 6));
  EXPECT_EQ(list.traits(0).timing, Timing::late);
  EXPECT_EQ(list.shard->finished[1], day(2025, 3, 4));
  EXPECT_EQ(list.shard->finished[2], 0);
  EXPECT_EQ(list.repairs(Repair::finished_from_returned).first_rows, std::vector<std::uint64_t>{2});
  EXPECT_EQ(list.repairs(Repair::finished_before_received).first_rows, std::vector<std::uint64_t>{5});
}

TEST(Values, SubmittedStandsForReceivedOnlyInAListWithoutIt) {
  const Loaded both = load("Ngày nộp,Ngày tiếp nhận,Đơn vị\n28/02/2025,01/03/2025,Xã A\n28/02/2025,,Xã A\n");
  EXPECT_FALSE(both.log.received_from_submitted);
  EXPECT_EQ(both.shard->received[0], day(2025, 3, 1));
  EXPECT_EQ(both.shard->submitted[1], day(2025, 2, 28));
  EXPECT_EQ(both.shard->received[1], 0);
  const Loaded alone = load("Ngày nộp,Đơn vị\n28/02/2025,Xã A\n");
  EXPECT_TRUE(alone.log.received_from_submitted);
  EXPECT_EQ(alone.shard->received[0], day(2025, 2, 28));
}

TEST(Values, ProcedureCodesCutByExcel) {
  const Loaded list = load("Ngày tiếp nhận,Mã TTHC,Tên TTHC\n01/03/2025,1.01001,A\n01/03/2025,1.010010,A\n"
                           "01/03/2025,1.001193.01,B\n01/03/2025,2.0008,C\n01/03/2025,,Chỉ có tên\n");
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.procedure(0), "1.010010");
  EXPECT_EQ(list.shard->procedure[0], list.shard->procedure[1]);
  EXPECT_EQ(list.procedure(2), "1.001193.01");
  EXPECT_EQ(list.procedure(3), "2.000800");
  EXPECT_EQ(list.procedure(4), "Chỉ có tên");
  EXPECT_EQ(list.repairs(Repair::procedure_code_restored).first_rows, (std::vector<std::uint64_t>{2, 5}));
}

TEST(Values, OneUnitUnderSeveralSpellings) {
  // The second is the first in decomposed form (NFD), the others differ in blanks, case and the
  // place of the tone; the last is another unit, for diacritics are never dropped.
  const Loaded list = load("Ngày tiếp nhận,Đơn vị\n01/03/2025,Xã Hòa Bình\n01/03/2025,Xa\u0303 Ho\u0300a Bi\u0300nh\n"
                           "01/03/2025,  XÃ   HOÀ BÌNH \n01/03/2025,Xã Hoa Binh\n");
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.unit(0), "Xã Hòa Bình");
  EXPECT_EQ(list.shard->unit[1], list.shard->unit[0]);
  EXPECT_EQ(list.shard->unit[2], list.shard->unit[0]);
  EXPECT_NE(list.shard->unit[3], list.shard->unit[0]);
  EXPECT_EQ(list.repairs(Repair::text_normalised).first_rows, std::vector<std::uint64_t>{3});
}

}  // namespace
}  // namespace xanh::intake
