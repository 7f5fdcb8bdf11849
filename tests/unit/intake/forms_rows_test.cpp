// Rows of forms that are no lines, what only looks like a form, and the user's word.
#include "form.h"

namespace xanh::intake {
namespace {

const std::string kHead = "Tháng 10/2025,,,\nSTT,Đơn vị,Tiếp nhận,Đã giải quyết\n";

TEST(FormRows, UnitsNumberedInRomanAreNoGroups) {
  const Loaded form = load_form(
      kHead +
      "I,Sở Nội vụ,10,9\nII,Sở Y tế,5,5\nIII,Sở Tư pháp,1,0\nTổng cộng (I+II+III),,16,14\n");
  ASSERT_FALSE(form.error);
  EXPECT_EQ(form.log.form.lines, 3u);
  EXPECT_EQ(form.left_out(LeftOut::group_row).count, 0u);
  EXPECT_EQ(form.left_out(LeftOut::total_row).count, 1u);
  EXPECT_EQ(form.log.form.failed_count, 0u) << failed(form);
}

TEST(FormRows, GroupsWithinGroups) {
  const Loaded form =
      load_form(kHead +
                "A,Toàn tỉnh,16,14\nA,Cấp tỉnh,15,14\nI,\"Sở, ban, ngành\",15,14\n1,Sở Nội "
                "vụ,10,9\n1.1,Hộ tịch,4,4\n1.2,Tôn giáo,6,5\n"
                "2,Sở Y tế,5,5\nB,Cấp xã,1,0\n1,Xã A,1,0\n");
  ASSERT_FALSE(form.error);
  EXPECT_EQ(form.log.form.lines, 4u);  // two parts of Noi vu, Y te, Xa A
  EXPECT_EQ(form.left_out(LeftOut::group_row).count, 4u);
  EXPECT_EQ(form.left_out(LeftOut::total_row).count, 1u);
  EXPECT_EQ(form.log.form.failed_count, 0u) << failed(form);
  EXPECT_EQ(form.log.form.checks, 10u);  // five sums of two columns
  EXPECT_EQ(values(form, "Sở Nội vụ", Base::received), Values{});
}

TEST(FormRows, FieldsUnderAUnitThatHasItsOwnTotal) {
  const Loaded form = load_form(
      "Tháng 10/2025,,,\nĐơn vị,Lĩnh vực,Tiếp nhận,Đã giải quyết\nXã A,,10,9\n,Hộ tịch,4,4\n,Chứng "
      "thực,6,6\nXã B,,3,3\n,Hộ tịch,3,3\n");
  ASSERT_FALSE(form.error);
  EXPECT_EQ(values(form, "Xã A", Base::received), (Values{4, 6}));
  EXPECT_EQ(values(form, "Xã B", Base::received), Values{3});
  EXPECT_EQ(form.left_out(LeftOut::group_row).count, 2u);
  // 4 + 6 = 10, and of the finished 4 + 6 is 10 and not 9.
  ASSERT_EQ(form.log.form.failed_count, 1u) << failed(form);
  EXPECT_EQ(form.log.form.failed[0].label, "Xã A");
}

TEST(FormRows, TheProvincesOwnRowIsATotalOfItsUnits) {
  const std::string text =
      "Tháng 10/2025,,\nĐơn vị,Tiếp nhận,Đã giải quyết\nTỉnh Lào Cai,15,14\nUBND phường Sa "
      "Pa,10,9\nUBND xã Bắc Hà,5,5\n";
  const Loaded form = load_form(text, "Lào Cai.csv", {.units = true});
  ASSERT_FALSE(form.error);
  EXPECT_EQ(form.log.form.lines, 2u);
  EXPECT_EQ(form.left_out(LeftOut::total_row).count, 1u);
  EXPECT_EQ(form.log.form.checks, 2u);
  EXPECT_EQ(form.log.form.failed_count, 0u) << failed(form);
  const Loaded alone =
      load_form("Tháng 10/2025,,\nĐơn vị,Tiếp nhận,Đã giải quyết\nTỉnh Lào Cai,15,14\n",
                "Lào Cai.csv", {.units = true});
  ASSERT_FALSE(alone.error);
  EXPECT_EQ(alone.log.form.statements, 2u);
}

TEST(FormRows, AUnitWithoutNumbersOfItsOwnStaysInItsGroup) {
  const Loaded form = load_form(
      "Tháng 10/2025,,\nĐơn vị,Tiếp nhận,Trực tuyến\n\"I. Sở, ban, ngành\",15,12\nSở Nội "
      "vụ,,\nToàn trình,8,7\nMột phần,2,1\nSở Y tế,,\n"
      "Toàn trình,5,4\nTổng cộng,15,12\n");
  ASSERT_FALSE(form.error);
  EXPECT_EQ(form.log.form.lines, 3u);
  EXPECT_EQ(values(form, "Sở Y tế", Base::received, level({Level::full})), Values{5});
  EXPECT_EQ(form.log.form.checks, 4u);
  EXPECT_EQ(form.log.form.failed_count, 0u) << failed(form);
}

TEST(FormRows, ACompanyIsNoTotal) {
  const Loaded form = load_form(kHead +
                                "1,Tổng công ty Điện lực,10,9\n2,Tổng cục Thuế,5,5\n3,Cộng "
                                "Hòa,2,2\n4,Công chứng,2,2\nCộng (I+II),,19,18\n");
  ASSERT_FALSE(form.error);
  EXPECT_EQ(form.log.form.lines, 4u);
  EXPECT_EQ(form.log.form.failed_count, 0u) << failed(form);
}

TEST(FormRows, TheTotalMayStandAboveOrInTheNumberColumnOrBeRepeated) {
  const Loaded form = load_form(kHead +
                                "Tổng số,,15,14\n1,Sở Nội vụ,10,9\nSTT,Đơn vị,Tiếp nhận,Đã giải "
                                "quyết\n2,Sở Y tế,5,5\n,,15,14\nGhi chú: số liệu tạm tính,,,\n");
  ASSERT_FALSE(form.error);
  EXPECT_EQ(form.log.form.lines, 2u);
  EXPECT_EQ(form.left_out(LeftOut::total_row).count, 2u);
  EXPECT_EQ(form.left_out(LeftOut::repeated_header).count, 1u);
  EXPECT_EQ(form.left_out(LeftOut::signature).count, 1u);
  EXPECT_EQ(form.log.form.checks, 4u);
  EXPECT_EQ(form.log.form.failed_count, 0u) << failed(form);
}

TEST(FormRows, NumbersInWordsAndNoNumbers) {
  const Loaded form = load_form(kHead +
                                "1,Sở Nội vụ,12 hồ sơ,\"1,234\"\n2,Sở Y tế,khoảng mười,3\n3,Sở Tư "
                                "pháp,7,N/A\n4,Sở Công Thương,-,-\n5,Sở Xây dựng,-5,2.5\n");
  ASSERT_FALSE(form.error);
  EXPECT_EQ(values(form, "Sở Nội vụ", Base::received), Values{12});
  EXPECT_EQ(values(form, "Sở Nội vụ", Base::finished), Values{1234});
  EXPECT_EQ(values(form, "Sở Y tế", Base::received), Values{});
  EXPECT_EQ(values(form, "Sở Y tế", Base::finished), Values{3});
  EXPECT_EQ(values(form, "Sở Tư pháp", Base::finished), Values{});
  EXPECT_EQ(form.repairs(Repair::number_from_text).count, 1u);
  EXPECT_EQ(form.repairs(Repair::unreadable_number).count, 1u);
  EXPECT_EQ(form.left_out(LeftOut::blank).count, 2u);  // dashes; a negative number and a broken one
}

TEST(FormRows, RatesInFourDisguises) {
  const auto checked = [](const std::string& rate) {
    const Loaded form = load_form(
        "Tháng 10/2025;;;\nĐơn vị;Tiếp nhận;Trực tuyến;Tỷ lệ trực tuyến\nSở Y tế;168746;115665;" +
        rate + "\nXã B;0;0;" + rate + "\n");
    if (form.error) return std::string("error");
    return std::to_string(form.log.form.checks) +
           (form.log.form.failed_count == 0 ? " holds" : " fails");
  };
  // 115,665 / 168,746 = 68.54% (domain.md 2.1); nothing is checked against no dossiers.
  for (const char* rate : {"68,54%", "68.54", "0,6854", "6854", "68,5%", "69 %"})
    EXPECT_EQ(checked(rate), "1 holds") << rate;
  for (const char* rate : {"68,55%", "68.53", "0,6855", "6855", "68,6%", "68%"})
    EXPECT_EQ(checked(rate), "1 fails") << rate;
}

TEST(FormRows, ARateOfColumnsThatNoTotalAddsUp) {
  const Loaded form = load_form(
      "Tháng 10/2025;;;;\nĐơn vị;Tiếp nhận;Hồ sơ giải quyết đúng hạn;Hồ sơ giải quyết quá hạn;Tỷ "
      "lệ giải quyết đúng hạn (%)\n"
      "Xã A;1.100;1.000;20;98,04\nXã B;50;48;0;96\n");
  ASSERT_FALSE(form.error);
  // 1000 / 1020 = 98.04; 48 / 48 is 100, but 48 of 50 received is 96 as well.
  EXPECT_EQ(form.log.form.checks, 2u);
  EXPECT_EQ(form.log.form.failed_count, 0u) << failed(form);
}

TEST(FormRows, AListIsNoForm) {
  const Loaded list = load_form(
      "Mã hồ sơ,Ngày tiếp nhận,Đơn vị,Trực tuyến,Quá hạn\nH38.12-250301-0001,01/03/2025,Xã "
      "A,1,0\nH38.12-250301-0002,01/03/2025,Xã A,1,0\n");
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.grain, Grain::dossiers);
  const Loaded undated = load_form(
      "Mã hồ sơ,Đơn vị,Trực tuyến,Trực tiếp,Quá hạn\nH38.12-250301-0001,Xã "
      "A,1,0,0\nH38.12-250301-0002,Xã A,1,0,0\n");
  ASSERT_TRUE(undated.error);
  EXPECT_EQ(undated.error->code, ErrorCode::columns_unknown);
  std::string flags = "Đơn vị,Trực tuyến,Trực tiếp,Quá hạn\n";
  for (int i = 0; i < 12; ++i) flags += "Xã A,1,0," + std::to_string(i % 2) + "\n";
  EXPECT_TRUE(load_form(flags).error);
  const Loaded catalogue = load_form(
      "Mã TTHC,Tên TTHC,Lĩnh vực,Mức độ\n1.001193,Khai sinh,Hộ tịch,Toàn trình\n1.000001,Khai "
      "tử,Hộ tịch,Một phần\n");
  ASSERT_FALSE(catalogue.error);
  EXPECT_EQ(catalogue.grain, Grain::catalogue);
}

TEST(FormRows, ProceduresWithCountsAreAFormAndNoCatalogue) {
  const Loaded form = load_form(
      "Tháng 10/2025,,,,\nMã TTHC,Tên TTHC,Lĩnh vực,Tiếp nhận,Trực tuyến\n1.001193,Khai sinh,Hộ "
      "tịch,40,30\n1.01001,Khai tử,Hộ tịch,4,3\n");
  ASSERT_FALSE(form.error);
  ASSERT_EQ(form.grain, Grain::statements);
  EXPECT_EQ(values(form, "1.001193", Base::received), Values{40});
  EXPECT_EQ(values(form, "1.010010", Base::received, channel({Channel::online})), Values{3});
}

TEST(FormRows, TheUsersWordOnColumnsAndUnit) {
  const std::string text =
      "Tháng 10/2025,,,,\nNơi làm,Tiếp nhận,Đã giải quyết,Việc lạ,Người nộp\nXã A,10,8,2,Nguyễn "
      "Văn A\nXã B,3,3,0,Trần Thị B\n";
  const Loaded form =
      load_form(text, "bieu.csv",
                {.choices = {{"", 0, Role::unit}, {"", 2, Role::none}, {"", 3, Role::count}}});
  ASSERT_FALSE(form.error) << static_cast<int>(form.error->code);
  EXPECT_EQ(values(form, "Xã A", Base::finished), Values{});
  EXPECT_EQ(form.log.columns[3].role,
            Role::none);  // it says the same as "received": added up it would count twice
  EXPECT_EQ(form.log.columns[4].role, Role::personal);
  for (const PreviewRow& row : form.log.preview) {
    for (const PreviewRow::Cell& cell : row.cells)
      EXPECT_EQ(cell.text.find("Nguyễn"), std::string::npos);
  }
  const Loaded unit = load_form(text, "bieu.csv",
                                {.givens = {.unit = "Sở Y tế", .channel = Channel::online},
                                 .choices = {{"", 0, Role::unit}}});
  ASSERT_FALSE(unit.error);
  EXPECT_EQ(values(unit, "Sở Y tế", Base::received, channel({Channel::online})), (Values{10, 3}));
}

TEST(FormRows, PartsOfAColumnAreAddedUp) {
  const Loaded form = load_form(
      "Tháng 9/2025,,,,\nĐơn vị,Đã giải quyết,,,\n,Tổng số,Trước và đúng hạn,Quá hạn,\n,,,Đã có "
      "thư xin lỗi,Chưa có thư xin lỗi\nXã A,100,90,6,4\nXã B,9,9,0,-\n");
  ASSERT_FALSE(form.error);
  EXPECT_EQ(values(form, "Xã A", Base::finished, timing({Timing::late})), Values{10});
  EXPECT_EQ(form.log.form.failed_count, 0u) << failed(form);
  // One part alone says nothing of the whole.
  const Loaded one = load_form(
      "Tháng 9/2025,,,\nĐơn vị,Đã giải quyết,,\n,Tổng số,Quá hạn,\n,,Đã có thư xin lỗi,Lý do\nXã "
      "A,100,6,x\nXã B,9,0,y\n");
  ASSERT_FALSE(one.error);
  EXPECT_EQ(values(one, "Xã A", Base::finished, timing({Timing::late})), Values{});
}

TEST(FormRows, AHostileFormEnds) {
  // A header of many long cells, and many rows of one total.
  std::string wide = "Tháng 10/2025\nĐơn vị";
  for (int i = 0; i < 16000; ++i) wide += ",Tiếp nhận " + std::to_string(i);
  wide += "\nXã A";
  for (int i = 0; i < 16000; ++i) wide += ",1";
  const Loaded form = load_form(wide + "\n");
  EXPECT_TRUE(form.error);
  std::string long_header =
      "Tháng 10/2025,,\n\"" + std::string(1 << 20, 'x') + "\",Tiếp nhận,Đã giải quyết\nXã A,1,2\n";
  (void)load_form(long_header);
  std::string deep = kHead;
  for (int i = 0; i < 20000; ++i) deep += "I,Nhóm,2,2\n1,Xã A,1,1\n";
  const Loaded groups = load_form(deep);
  ASSERT_FALSE(groups.error);
  EXPECT_EQ(groups.log.form.lines, 20000u);
  std::string many = kHead;
  for (int i = 0; i < 70000; ++i)
    many += std::to_string(i) + ",Xã số " + std::to_string(i) + ",1,1\n";
  const Loaded full = load_form(many);
  ASSERT_TRUE(full.error);
  EXPECT_EQ(full.error->code, ErrorCode::too_many_values);
}

}  // namespace
}  // namespace xanh::intake
