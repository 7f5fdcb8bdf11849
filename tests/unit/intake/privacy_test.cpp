// Personal data never reaches the facts or the log (domain.md 8).
#include "load.h"

namespace xanh::intake {
namespace {

std::string every_text(const Loaded& list) {
  std::string all;
  const auto put = [&all](std::string_view text) { (all += text) += '\n'; };
  const ImportLog& log = list.log;
  put(log.file), put(log.sheet);
  for (const ColumnDecision& column : log.columns) put(column.header);
  for (const Tally& tally : log.left_out) {
    for (const std::string& example : tally.examples) put(example);
  }
  for (const Tally& tally : log.repairs) {
    for (const std::string& example : tally.examples) put(example);
  }
  for (const facts::Dictionary* dictionary : {&list.shard->units, &list.shard->procedures, &list.shard->fields}) {
    for (std::size_t i = 0; i < dictionary->size(); ++i) put(dictionary->at(static_cast<std::uint16_t>(i)));
  }
  for (const std::string& name : list.shard->procedure_names) put(name);
  return all;
}

TEST(Privacy, WhatHangsUnderAPersonInANestedRecordIsPersonal) {
  const Loaded list = load(
      R"([{"MaHoSo":"H38.02-250110-0001","NguoiNop":{"HoTen":"TÊN-MẬT","SoDienThoai":"0912345678","GhiRieng":"MẬT"},"DonVi":"Sở Tư pháp","NgayTiepNhan":"10/01/2025"},
          {"MaHoSo":"H38.02-250110-0002","NguoiNop":{"HoTen":"TÊN-MẬT","SoDienThoai":"0912345679","GhiRieng":"MẬT"},"DonVi":"Sở Tư pháp","NgayTiepNhan":"11/01/2025"}])");
  ASSERT_FALSE(list.error.has_value());
  EXPECT_EQ(list.log.personal_columns(), 3U);
  EXPECT_EQ(list.role("NguoiNop.HoTen"), Role::personal);
  EXPECT_EQ(list.role("NguoiNop.GhiRieng"), Role::personal) << "although its name says nothing";
  EXPECT_EQ(every_text(list).find("MẬT"), std::string::npos);
}

TEST(Privacy, NoPersonalTextAnywhere) {
  const Loaded list = load(
      "STT,Mã hồ sơ,Chủ hồ sơ,Số CCCD,Điện thoại,Email,Địa chỉ,Trích yếu hồ sơ,Cán bộ xử lý hiện tại,Ghi chú,"
      "Đơn vị,Ngày tiếp nhận,Trạng thái\n"
      "1,H38.12-250301-0001,TÊN-MẬT,010123456789,0912345678,mật@thư.vn,NHÀ-MẬT,VIỆC-MẬT,CÁN-BỘ-MẬT,GHI-MẬT,"
      "Xã A,01/03/2025,Đang xử lý\n"
      "2,H38.12-250301-0002,TÊN-MẬT,010123456789,0912345678,mật@thư.vn,NHÀ-MẬT,VIỆC-MẬT,CÁN-BỘ-MẬT,GHI-MẬT,"
      "Xã A,,0912345678\n"
      ",,TÊN-MẬT,,,,,,,,,,\n");
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.log.personal_columns(), 8u);
  const std::string all = every_text(list);
  for (const char* secret : {"MẬT", "mật", "0912345678", "010123456789", "H38"}) {
    EXPECT_EQ(all.find(secret), std::string::npos) << secret;
  }
}

TEST(Privacy, UnknownHeadersWithPhonesOrIdentityNumbersArePersonal) {
  const Loaded list = load("Ngày tiếp nhận,Đơn vị,Cột A,Cột B,Cột C,Cột D,Cột E\n"
                           "01/03/2025,Xã A,012345678901,0912 345 678,912345678.0,x@y.vn,15\n"
                           "01/03/2025,Xã A,001234567890,+84912345678,981234567.0,z@y.vn,27\n");
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.role("Cột A"), Role::personal);
  EXPECT_EQ(list.role("Cột B"), Role::personal);
  EXPECT_EQ(list.role("Cột C"), Role::personal);
  EXPECT_EQ(list.role("Cột D"), Role::personal);
  EXPECT_EQ(list.role("Cột E"), Role::none);
}

TEST(Privacy, AUnitColumnFullOfPhonesIsNoUnitColumn) {
  const Loaded list = load("Ngày tiếp nhận,TTHC,Đơn vị\n01/03/2025,A,0912345678\n01/03/2025,B,0987654321\n");
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.role("Đơn vị"), Role::personal);
  EXPECT_EQ(list.shard->units.size(), 1u);
}

TEST(Privacy, ColumnsNamedWithAPersonalWordAreDropped) {
  const Loaded list = load("Ngày tiếp nhận,Đơn vị,Ngày cấp CCCD,Họ tên người nộp thay,Số điện thoại của đơn vị,Email cán bộ\n"
                           "01/03/2025,Xã A,01/01/2020,X,1,1\n");
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.log.personal_columns(), 4u);
}

// A reader is asked for the columns with a role only.
TEST(Privacy, TheMaskNeverHoldsAPersonalColumn) {
  ReadingPlan plan;
  plan.columns = {{0, "STT", Role::none, 1},          {1, "Chủ hồ sơ", Role::personal, 1},
                  {2, "Đơn vị", Role::unit, 1},       {3, "Cột", Role::none, 0},
                  {4, "Đối tượng", Role::applicant_type, 1}, {5, "Ngày tiếp nhận", Role::received_at, 1}};
  plan.labels = {0, 1};
  const source::ColumnMask mask = plan.mask();
  EXPECT_FALSE(mask.all);
  EXPECT_EQ(mask.columns, (std::vector<std::uint32_t>{0, 2, 5}));
}

}  // namespace
}  // namespace xanh::intake
