// Day and month that have changed places (domain.md 5.6, "US-order flip"), and default dates.
// Expectations by hand: 45292 is 01/01/2024; 45658 is 01/01/2025.
#include "intake/date_order.h"
#include "load.h"

namespace xanh::intake {
namespace {

// Rows of code, received, due.
std::string list(const std::vector<std::array<std::string, 3>>& rows) {
  std::string text = "Mã hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Đơn vị\n";
  for (const auto& [code, received, due] : rows) text += code + "," + received + "," + due + ",Sở Tư pháp\n";
  return text;
}

TEST(DateOrders, TypedDatesThatASpreadsheetHasTurnedRound) {
  // Received on 03, 04, 05 August and on the 25th, 26th, 27th: Excel of US settings read the first
  // three as 8 March, 8 April, 8 May.
  const Loaded turned = load(list({{"", "2025-03-08", ""}, {"", "2025-04-08 00:00:00", ""}, {"", "2025-05-08", ""},
                                   {"", "25/08/2025", ""}, {"", "26/08/2025 10:00", ""}, {"", "27/08/2025", ""}}));
  ASSERT_FALSE(turned.error);
  const std::vector<facts::ShortDay> august = {day(2025, 8, 3), day(2025, 8, 4), day(2025, 8, 5), day(2025, 8, 25), day(2025, 8, 26), day(2025, 8, 27)};
  EXPECT_EQ(turned.shard->received, august);
  const Tally& swapped = turned.repairs(Repair::day_month_swapped);
  EXPECT_EQ(swapped.count, 3u);
  EXPECT_EQ(swapped.first_rows, (std::vector<std::uint64_t>{2, 3, 4}));
  EXPECT_EQ(swapped.examples.front(), "03/08/2025");
}

TEST(DateOrders, MixedFormsAloneAreNoEvidence) {
  // A typed day beyond the 12th, a text up to it, or too few of either.
  for (const auto& rows : {std::vector<std::array<std::string, 3>>{{"", "2025-03-08", ""}, {"", "2025-04-18", ""}, {"", "2025-05-08", ""}, {"", "25/08/2025", ""}, {"", "26/08/2025", ""}, {"", "27/08/2025", ""}},
                           {{"", "2025-03-08", ""}, {"", "2025-04-08", ""}, {"", "2025-05-08", ""}, {"", "25/08/2025", ""}, {"", "26/08/2025", ""}, {"", "07/08/2025", ""}},
                           {{"", "2025-03-08", ""}, {"", "2025-04-08", ""}, {"", "2025-05-08", ""}, {"", "25/08/2025", ""}}}) {
    const Loaded kept = load(list(rows));
    EXPECT_EQ(kept.repairs(Repair::day_month_swapped).count, 0u) << rows[1][1];
    EXPECT_EQ(kept.shard->received[0], day(2025, 3, 8));
  }
}

TEST(DateOrders, TheDossierCodesConfirmAndRefute) {
  // No text at all: only the codes tell that 8 March was 3 August. The due dates, of which no code
  // tells, follow: all typed days up to the 12th, five at least.
  std::vector<std::array<std::string, 3>> rows;
  for (int n = 3; n <= 8; ++n) {
    const std::string d = std::to_string(n);
    rows.push_back({"H38.12-25080" + d + "-0001", "2025-0" + d + "-08", "2025-0" + d + "-09"});
  }
  const Loaded told = load(list(rows));
  ASSERT_FALSE(told.error);
  EXPECT_EQ(told.shard->received[0], day(2025, 8, 3));
  EXPECT_EQ(told.shard->due[0], day(2025, 9, 3));
  EXPECT_EQ(told.repairs(Repair::code_date_differs).count, 0u);
  // 8/8 is the same either way: five received days and the six due ones were changed.
  EXPECT_EQ(told.repairs(Repair::day_month_swapped).count, 11u);
  // The codes say that the typed dates are right, whatever the texts look like.
  const Loaded refuted = load(list({{"H38.12-250308-0001", "2025-03-08", ""}, {"H38.12-250408-0001", "2025-04-08", ""}, {"H38.12-250508-0001", "2025-05-08", ""},
                                    {"H38.12-250825-0001", "25/08/2025", ""}, {"H38.12-250826-0001", "26/08/2025", ""}, {"H38.12-250827-0001", "27/08/2025", ""}}));
  EXPECT_EQ(refuted.shard->received[0], day(2025, 3, 8));
  EXPECT_EQ(refuted.repairs(Repair::day_month_swapped).count, 0u);
}

TEST(DateOrders, MonthFirstTexts) {
  const Loaded american = load(list({{"", "10/31/2025 3:04:05 PM", ""}, {"", "9/30/2025", ""}, {"", "10/02/2025", ""}, {"", "10/10/2025", ""}}));
  ASSERT_FALSE(american.error);
  EXPECT_EQ(american.shard->received, (std::vector<facts::ShortDay>{day(2025, 10, 31), day(2025, 9, 30), day(2025, 10, 2), day(2025, 10, 10)}));
  EXPECT_EQ(american.repairs(Repair::day_month_swapped).first_rows, (std::vector<std::uint64_t>{2, 3, 4})) << "10/10 is the same";
  EXPECT_EQ(american.repairs(Repair::unreadable_date).count, 0u);
  // One that can only be day first: then the others are errors, not another order.
  const Loaded mixed = load(list({{"", "10/31/2025", "1/1/2025"}, {"", "9/30/2025", ""}, {"", "25/10/2025", ""}, {"", "03/10/2025", ""}}));
  EXPECT_EQ(mixed.shard->received, (std::vector<facts::ShortDay>{day(2025, 10, 25), day(2025, 10, 3)}));
  EXPECT_EQ(mixed.left_out(LeftOut::no_received_date).first_rows, (std::vector<std::uint64_t>{2, 3}));
}

TEST(DateOrders, SerialsOfASample) {
  Sample sample;
  ReadingPlan plan;
  plan.header_row = 1;
  plan.columns.push_back({.column = 0, .header = "Ngày tiếp nhận", .role = Role::received_at});
  const auto add = [&sample](source::CellKind kind, const std::string& text) {
    sample.rows.push_back({.number = sample.rows.size() + 1, .cells = {{kind, text}}});
  };
  using source::CellKind;
  add(CellKind::text, "Ngày tiếp nhận");
  for (const char* serial : {"45724", "45755.5", "45785"}) add(CellKind::date_serial, serial);  // 8/3, 8/4, 8/5/2025
  for (const char* text : {"25/08/2025", "26/08/2025", "31/08/2025"}) add(CellKind::text, text);
  const DateOrder order = find_date_orders(sample, plan)[static_cast<std::size_t>(Role::received_at)];
  EXPECT_TRUE(order.typed_swapped);
  EXPECT_FALSE(order.month_first);
  bool swapped = false;
  const Moment noon = read_moment(CellKind::date_serial, "45755.5", false, order, swapped);
  EXPECT_EQ(noon.day, day(2025, 8, 4));
  EXPECT_EQ(noon.second, 43200);
  EXPECT_TRUE(swapped);
}

TEST(DateOrders, DefaultsOfPrograms) {
  const Loaded defaults = load("Ngày tiếp nhận,Đơn vị,Ngày hẹn trả,Ngày kết thúc xử lý\n"
                               "01/03/2025,Xã A,01/01/0001,0001-01-01T00:00:00\n"
                               "01/03/2025,Xã A,01/01/0001 00:00:00,01/01/1900\n"
                               "01/03/2025,Xã A,05/03/2205,00/00/0000\n");
  ASSERT_FALSE(defaults.error);
  for (std::size_t row = 0; row < 3; ++row) EXPECT_EQ(defaults.shard->due[row], 0);
  EXPECT_EQ(defaults.repairs(Repair::implausible_date).count, 5u);
  EXPECT_EQ(defaults.repairs(Repair::unreadable_date).first_rows, std::vector<std::uint64_t>{4});
}

}  // namespace
}  // namespace xanh::intake
