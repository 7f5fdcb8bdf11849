// Form II.06a/VPCP/KSTT and its kin (domain.md 5.5): thirteen columns under three levels.
#include <algorithm>
#include <utility>

#include "form.h"

namespace xanh::intake {
namespace {

// As a provincial system writes it; numbers of our own. 412 = 380 + 22 + 10; 400 = 250 + 140 + 10;
// 412 - 400 = 12 = 9 + 3, and so on.
const std::string kTitle =
    "Biểu số II.06a/VPCP/KSTT,,,,,,,,,,,,\n"
    "\"TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH\",,,,,,,,,,,,\n"
    "Kỳ báo cáo: Tháng 10 năm 2025,,,,,,,,,,,,\n"
    ",,,,,,,,,,,,Đơn vị tính: Số hồ sơ TTHC\n";
const std::string kHeader =
    "TT,Đơn vị,Tiếp nhận,,,,Số lượng hồ sơ đã giải quyết,,,,Số lượng hồ sơ đang giải quyết,,\n"
    ",,Tổng số,Trong kỳ,,Từ kỳ trước,Tổng số,Trước hạn,Đúng hạn,Quá hạn,Tổng số,Trong hạn,Quá hạn\n"
    ",,,Trực tuyến,\"Trực tiếp, dịch vụ bưu chính\",,,,,,,,\n"
    "(1),(2),(3)=(4)+(5)+(6),(4),(5),(6),(7)=(8)+(9)+(10),(8),(9),(10),(11)=(12)+(13),(12),(13)\n";
const std::string kRows =
    "I,\"Sở, ban, ngành\",500,455,32,13,470,290,168,12,30,25,5\n"
    "1,Sở Nội vụ,412,380,22,10,400,250,140,10,12,9,3\n"
    "2,Sở Tư pháp,88,75,10,3,70,40,28,2,18,16,2\n"
    "II,Cấp xã,1250,1200,30,20,1190,600,580,10,60,60,0\n"
    "1,UBND phường Sa Pa,1050,1000,30,20,1000,500,490,10,50,50,0\n"
    "2,UBND xã Bắc Hà,200,200,-,-,190,100,90,0,10,10,0\n"
    "Tổng cộng,,1750,1655,62,33,1660,890,748,22,90,85,5\n"
    ",,,,,,,,,,\"Lào Cai, ngày 05 tháng 11 năm 2025\",,\n"
    ",,,,,,,,,,Người làm báo cáo,,\n";

TEST(Form06a, EveryColumnSaysWhatItCounts) {
  const Loaded form = load_form(kTitle + kHeader + kRows);
  ASSERT_FALSE(form.error) << static_cast<int>(form.error->code);
  ASSERT_EQ(form.grain, Grain::statements);
  EXPECT_EQ(form.log.header_row, 5u);
  EXPECT_EQ(form.log.header_rows, 3u);
  const std::string who = "Sở Nội vụ";
  EXPECT_EQ(values(form, who, Base::handled), Values{412});
  EXPECT_EQ(values(form, who, Base::received, channel({Channel::online})), Values{380});
  EXPECT_EQ(values(form, who, Base::received, channel({Channel::in_person, Channel::post})),
            Values{22});
  EXPECT_EQ(values(form, who, Base::carried_over), Values{10});
  EXPECT_EQ(values(form, who, Base::finished), Values{400});
  EXPECT_EQ(values(form, who, Base::finished, timing({Timing::early})), Values{250});
  EXPECT_EQ(values(form, who, Base::finished, timing({Timing::on_time})), Values{140});
  EXPECT_EQ(values(form, who, Base::finished, timing({Timing::late})), Values{10});
  EXPECT_EQ(values(form, who, Base::pending), Values{12});
  EXPECT_EQ(values(form, who, Base::pending_in_time), Values{9});
  EXPECT_EQ(values(form, who, Base::pending_overdue), Values{3});
  // A dash is no zero.
  EXPECT_EQ(values(form, "UBND xã Bắc Hà", Base::carried_over), Values{});
  EXPECT_EQ(values(form, "UBND xã Bắc Hà", Base::finished, timing({Timing::late})), Values{0});
}

TEST(Form06a, RowsThatAreNoLinesAreLeftOutAndVerifyTheSums) {
  const Loaded form = load_form(kTitle + kHeader + kRows);
  ASSERT_FALSE(form.error);
  EXPECT_EQ(form.log.form.lines, 4u);
  EXPECT_EQ(form.log.form.statements, 11u * 4 - 2);  // two dashes
  EXPECT_EQ(form.log.dossiers, 0u);
  EXPECT_EQ(form.left_out(LeftOut::column_numbers).count, 1u);
  EXPECT_EQ(form.left_out(LeftOut::group_row).count, 2u);
  EXPECT_EQ(form.left_out(LeftOut::total_row).count, 1u);
  EXPECT_EQ(form.left_out(LeftOut::signature).count, 2u);
  EXPECT_EQ(form.log.rows_read, form.log.form.lines + form.log.left_out_count());
  EXPECT_EQ(form.log.form.failed_count, 0u) << failed(form);
  // 33 of the sums (11 columns of two groups and a total); a line of no dashes has 4 identities:
  // handled, finished, pending, handled = finished + pending. "Bac Ha" has no C + R.
  EXPECT_EQ(form.log.form.checks, 33u + 4 * 3 + 3);
  EXPECT_EQ(values(form, "Tổng cộng", Base::handled), Values{});
  EXPECT_EQ(values(form, "Sở, ban, ngành", Base::handled), Values{});
}

TEST(Form06a, ThePeriodOfTheTitleHoldsForAllStatements) {
  const Loaded form = load_form(kTitle + kHeader + kRows);
  ASSERT_FALSE(form.error);
  for (const facts::Statement& statement : form.shard->statements) {
    EXPECT_EQ(statement.first, text::day_from_civil(2025, 10, 1));
    EXPECT_EQ(statement.last, text::day_from_civil(2025, 10, 31));
    EXPECT_EQ(statement.source, 7);
  }
  EXPECT_EQ(form.log.givens.period, days(2025, 10, 1, 2025, 10, 31));
  EXPECT_EQ(form.log.givens.period_from, GivenFrom::title);
  EXPECT_EQ(form.log.data_as_of, text::day_from_civil(2025, 10, 31));
}

TEST(Form06a, APrintedSumThatIsWrongIsTold) {
  std::string rows = kRows;
  rows.replace(rows.find("I,\"Sở, ban, ngành\",500"),
               std::string("I,\"Sở, ban, ngành\",500").size(), "I,\"Sở, ban, ngành\",501");
  rows.replace(rows.find("2,Sở Tư pháp,88"), std::string("2,Sở Tư pháp,88").size(),
               "2,Sở Tư pháp,89");
  const Loaded form = load_form(kTitle + kHeader + rows);
  ASSERT_FALSE(form.error);
  // Of Tu phap: 75 + 10 + 3 = 88, and 70 + 18 = 88, are not 89. The group holds: 412 + 89 = 501;
  // the total does not: 1751.
  ASSERT_EQ(form.log.form.failed_count, 3u) << failed(form);
  EXPECT_EQ(form.log.form.failed[0].label, "Sở Tư pháp");
  EXPECT_EQ(form.log.form.failed[0].printed, 89);
  EXPECT_EQ(form.log.form.failed[0].recomputed, 88);
  EXPECT_EQ(form.log.form.failed[2].label, "Tổng cộng");
  EXPECT_EQ(form.log.form.failed[2].printed, 1750);
  EXPECT_EQ(form.log.form.failed[2].recomputed, 1751);
  EXPECT_EQ(form.log.form.failed[2].column, "Tiếp nhận / Tổng số");
}

TEST(Form06a, EachCheckIsOfAKind) {
  const auto kinds = [](const Loaded& form, CheckKind kind) {
    const FormLog::OfKind& of = form.log.form.kinds[static_cast<std::size_t>(kind)];
    return std::pair(of.made, of.failed);
  };
  using Counts = std::pair<std::uint64_t, std::uint64_t>;
  const Loaded form = load_form(kTitle + kHeader + kRows);
  ASSERT_FALSE(form.error);
  EXPECT_EQ(kinds(form, CheckKind::members), Counts(33, 0));
  EXPECT_EQ(kinds(form, CheckKind::balance), Counts(3 + 4, 0));  // handled = C + R without "Bac Ha", = D + P
  EXPECT_EQ(kinds(form, CheckKind::timings), Counts(4 + 4, 0));  // of finished, of pending
  EXPECT_EQ(kinds(form, CheckKind::channels), Counts(0, 0));     // no column of all received
  // Of handled: two of received, carried over, four of finished, pending; of finished its three parts; two dashes.
  EXPECT_EQ(kinds(form, CheckKind::within), Counts(11 * 4 - 2, 0));

  // One more in Tu phap's 88 breaks both balances of its row; the late ones of Noi vu are more than all
  // its finished ones.
  std::string rows = kRows;
  rows.replace(rows.find("2,Sở Tư pháp,88"), std::string("2,Sở Tư pháp,88").size(), "2,Sở Tư pháp,89");
  rows.replace(rows.find("250,140,10,12"), std::string("250,140,10,12").size(), "250,140,410,12");
  const Loaded broken = load_form(kTitle + kHeader + rows);
  ASSERT_FALSE(broken.error);
  EXPECT_EQ(kinds(broken, CheckKind::balance).second, 2u);
  EXPECT_EQ(kinds(broken, CheckKind::timings).second, 1u);
  EXPECT_EQ(kinds(broken, CheckKind::within).second, 1u);  // 410 of 400; of 412 handled it is a part
  ASSERT_EQ(broken.log.form.exceeding.size(), 1u);
  EXPECT_EQ(broken.log.form.exceeding[0].row, 10u);
  EXPECT_EQ(broken.log.form.exceeding[0].printed, 410);
  // Of finished: the sum on one side, its three parts on the other.
  const auto timing_check = std::ranges::find(broken.log.form.failed, CheckKind::timings, &SumCheck::kind);
  ASSERT_NE(timing_check, broken.log.form.failed.end());
  ASSERT_EQ(timing_check->terms.size(), 4u);
  EXPECT_EQ(timing_check->terms[0].sign, 1);
  EXPECT_EQ(timing_check->terms[3].sign, -1);
  EXPECT_EQ(timing_check->terms[3].shape.extent, timing({Timing::late}));
}

TEST(Form06a, WithoutAnyPeriodTheUserIsAsked) {
  const Loaded form = load_form("Biểu số II.06a/VPCP/KSTT,,,,,,,,,,,,\n" + kHeader + kRows);
  ASSERT_TRUE(form.error);
  EXPECT_EQ(form.error->code, ErrorCode::period_unknown);
  EXPECT_EQ(form.log.columns.size(), 13u);
  const Days august = days(2026, 8, 1, 2026, 8, 31);
  const Loaded told = load_form("Biểu số II.06a/VPCP/KSTT,,,,,,,,,,,,\n" + kHeader + kRows,
                                "bieu.csv", {.givens = {.period = august}});
  ASSERT_FALSE(told.error);
  EXPECT_EQ(told.shard->statements.front().first, august.first);
  EXPECT_EQ(told.log.givens.period_from, GivenFrom::chosen);
}

// The quarterly rendering of the same system: other words, the same columns.
TEST(Form06a, TheVariantWithOtherWords) {
  const Loaded form = load_form(
      "Biểu số II.06a/VPCP/KSTT,,,,,,,,,,,,\n(Từ ngày 15/12/2024 đến ngày 14/03/2025),,,,,,,,,,,,\n"
      "TT,Đơn vị,Số hồ sơ nhận giải quyết,,,,Số lượng hồ sơ đã giải quyết,,,,Hồ sơ đang xử lý,,\n"
      ",,Tổng số,Trong đó,,,Tổng số,Trước hạn,Đúng hạn (Bao gồm cả hồ sơ chờ Bổ sung và Trả "
      "lại/Xin rút),Quá hạn,Tổng số,Đúng hạn,Quá hạn\n"
      ",,,Số mới tiếp nhận trực tuyến,Số mới tiếp nhận trực tiếp,Số kỳ trước chuyển qua,,,,,,,\n"
      "1,2,3,4,5,6,7,8,9,10,11,12,13\n"
      "1,Xã A,115,90,20,5,100,60,35,5,15,14,1\n"
      "2,Xã B,10,7,3,0,10,4,6,0,0,0,0\n");
  ASSERT_FALSE(form.error) << static_cast<int>(form.error->code);
  EXPECT_EQ(values(form, "Xã A", Base::handled), Values{115});
  EXPECT_EQ(values(form, "Xã A", Base::received, channel({Channel::online})), Values{90});
  EXPECT_EQ(values(form, "Xã A", Base::received, channel({Channel::in_person, Channel::post})),
            Values{20});
  EXPECT_EQ(values(form, "Xã A", Base::carried_over), Values{5});
  EXPECT_EQ(values(form, "Xã A", Base::finished, timing({Timing::on_time})), Values{35});
  EXPECT_EQ(values(form, "Xã A", Base::pending_in_time), Values{14});
  EXPECT_EQ(values(form, "Xã A", Base::pending_overdue), Values{1});
  EXPECT_EQ(form.shard->statements.front().first, text::day_from_civil(2024, 12, 15));
  EXPECT_EQ(form.shard->statements.front().last, text::day_from_civil(2025, 3, 14));
  EXPECT_EQ(form.log.form.failed_count, 0u) << failed(form);
  EXPECT_EQ(form.left_out(LeftOut::column_numbers).count, 1u);
}

// One level only: what a column is of is told by the total to its left.
TEST(Form06a, AllLevelsInOneRowByField) {
  const Loaded form = load_form(
      "TỔNG HỢP TÌNH HÌNH TIẾP NHẬN VÀ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH,,,,,,,,,,,,\nKỳ báo cáo: "
      "Tháng 01/2026,,,,,,,,,,,,\n,,,,,,,,,,,,\n"
      "STT,Lĩnh vực giải quyết,Tổng số hồ sơ tiếp nhận (3),Trực tuyến (4),\"Trực tiếp, dịch vụ bưu "
      "chính (5)\",Từ kỳ trước (6),"
      "Tổng số hồ sơ đã giải quyết (7),Trước hạn (8),Đúng hạn (9),Quá hạn (10),Tổng số hồ sơ đang "
      "giải quyết (11),Trong hạn (12),Quá hạn (13)\n"
      "I,Trên Hệ thống các Bộ,,,,,,,,,,,\n"
      "1,Chứng thực,2400,2280,105,15,2375,1750,625,0,25,25,0\n"
      "2,Hộ tịch,1100,1030,60,10,1087,700,385,2,13,13,0\n");
  ASSERT_FALSE(form.error) << static_cast<int>(form.error->code);
  EXPECT_EQ(values(form, "Chứng thực", Base::handled), Values{2400});
  EXPECT_EQ(values(form, "Chứng thực", Base::received, channel({Channel::online})), Values{2280});
  EXPECT_EQ(values(form, "Hộ tịch", Base::carried_over), Values{10});
  EXPECT_EQ(values(form, "Hộ tịch", Base::finished, timing({Timing::late})), Values{2});
  EXPECT_EQ(values(form, "Hộ tịch", Base::pending), Values{13});
  EXPECT_EQ(values(form, "Hộ tịch", Base::pending_overdue), Values{0});
  EXPECT_EQ(form.log.form.failed_count, 0u) << failed(form);
  EXPECT_EQ(form.shard->statements.front().first, text::day_from_civil(2026, 1, 1));
}

}  // namespace
}  // namespace xanh::intake
