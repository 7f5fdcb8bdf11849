// Rows that are no dossiers.
#include "load.h"

namespace xanh::intake {
namespace {

using Rows = std::vector<std::uint64_t>;

constexpr const char* kHeader = "STT,Mã hồ sơ,Đơn vị,Lĩnh vực,Ngày tiếp nhận,Ngày hẹn trả,Chủ hồ sơ\n";

TEST(Rows, EachKindWithItsReasonAndPlace) {
  const Loaded list = load(std::string(kHeader) +
                           "(1),(2),(3),(4),(5),(6),(7)\n"                                    // 2
                           "I,Sở ban ngành,,,,,\n"                                            // 3
                           "1,H38.02-250301-0001,Sở Y tế,Y tế,01/03/2025,05/03/2025,A\n"      // 4
                           ",,,,,,Nguyễn Văn A\n"                                             // 5
                           "STT,Mã hồ sơ,Đơn vị,Lĩnh vực,Ngày tiếp nhận,Ngày hẹn trả,Chủ hồ sơ\n"  // 6
                           "II / Cấp xã,,,,,,\n"                                              // 7
                           "2,H38.12-250301-0002,Xã A,Đất đai,không rõ,05/03/2025,B\n"        // 8
                           "3,H38.12-250301-0003,Xã A,Đất đai,,05/03/2025,C\n"                // 9
                           "4,H38.12-250301-0004,Xã A,Đất đai,02/03/2025,05/03/2025,D\n"      // 10
                           "Tổng cộng,,2 hồ sơ,,,,\n"                                             // 11
                           "TỔNG SỐ,,,,,,\n"                                                  // 12
                           ",,,\"Lào Cai, ngày 31 tháng 10 năm 2025\",,,\n"                   // 13
                           ",Người lập biểu,,,,,\n"                                           // 14
                           ",Nguyễn Thị Bí Mật,,,,,\n");                                      // 15
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.log.rows_read, 14u);
  EXPECT_EQ(list.log.dossiers, 2u);
  EXPECT_EQ(list.left_out(LeftOut::column_numbers).first_rows, Rows{2});
  EXPECT_EQ(list.left_out(LeftOut::group_row).first_rows, (Rows{3, 7}));
  EXPECT_EQ(list.left_out(LeftOut::blank).first_rows, Rows{5});
  EXPECT_EQ(list.left_out(LeftOut::repeated_header).first_rows, Rows{6});
  EXPECT_EQ(list.left_out(LeftOut::no_received_date).first_rows, (Rows{8, 9}));
  EXPECT_EQ(list.left_out(LeftOut::total_row).first_rows, (Rows{11, 12}));
  EXPECT_EQ(list.left_out(LeftOut::signature).first_rows, (Rows{13, 14, 15}));
  EXPECT_TRUE(list.left_out(LeftOut::signature).examples.empty());
  EXPECT_EQ(list.repairs(Repair::unreadable_date).first_rows, Rows{8});
  EXPECT_EQ(list.repairs(Repair::unreadable_date).examples, std::vector<std::string>{"không rõ"});
  EXPECT_EQ(list.shard->row, (std::vector<std::uint32_t>{4, 10}));
}

TEST(Rows, ColumnNumbersWithFormulas) {
  const Loaded list = load(std::string(kHeader) + "A,B,1,2,3=1+2,(4)=(3)-(1),5\n"
                                                  "1,H38.12-250301-0001,Xã A,Đất đai,01/03/2025,,\n");
  EXPECT_EQ(list.left_out(LeftOut::column_numbers).count, 1u);
  EXPECT_EQ(list.log.dossiers, 1u);
}

TEST(Rows, ADatedRowIsADossierWhateverItsWords) {
  const Loaded list = load(std::string(kHeader) + "Tổng cộng,H38.12-250301-0001,Tổng cục Thuế,I,01/03/2025,,\n");
  EXPECT_EQ(list.log.dossiers, 1u);
  EXPECT_EQ(list.unit(0), "Tổng cục Thuế");
}

TEST(Rows, NotAcceptedIsKeptAndCounted) {
  const Loaded list = load("Ngày tiếp nhận,Đơn vị,Trạng thái\n01/03/2025,Xã A,1\n01/03/2025,Xã A,Không được tiếp nhận\n"
                           "01/03/2025,Xã A,2\n");
  EXPECT_EQ(list.log.dossiers, 3u);
  EXPECT_EQ(list.left_out(LeftOut::not_accepted).first_rows, (Rows{2, 3}));
  EXPECT_EQ(list.traits(0).status, facts::Status::not_accepted);
  EXPECT_EQ(list.traits(2).status, facts::Status::in_progress);
}

TEST(Rows, TalliesAreBounded) {
  std::string text = "Ngày tiếp nhận,Đơn vị,Hình thức nộp\n";
  for (int i = 0; i < 100; ++i) text += "01/03/2025,Xã A,Kênh lạ số " + std::to_string(i) + "\n";
  const Loaded list = load(text);
  const Tally& tally = list.repairs(Repair::unknown_channel);
  EXPECT_EQ(tally.count, 100u);
  EXPECT_EQ(tally.first_rows.size(), 20u);
  EXPECT_EQ(tally.examples.size(), 5u);
}

TEST(Rows, AListThatEndsAtAnExportLimitMayBeCut) {
  const auto list_of = [](int rows) {
    std::string text = "Ngày tiếp nhận,Đơn vị\n";
    for (int i = 0; i < rows; ++i) text += "01/03/2025,Xã A\n";
    return load(text);
  };
  EXPECT_TRUE(list_of(1000).log.may_be_cut());
  EXPECT_FALSE(list_of(999).log.may_be_cut());
  EXPECT_FALSE(list_of(1001).log.may_be_cut());
  EXPECT_TRUE(list_of(65'535).log.may_be_cut());  // and the header: a whole sheet of an old workbook
}

}  // namespace
}  // namespace xanh::intake
