// A list as a vendor exports it, row by row against domain.md.
#include "load.h"

namespace xanh::intake {
namespace {

using facts::Channel, facts::Flag, facts::Level, facts::Status, facts::Timing;

constexpr const char* kList =
    "DANH SÁCH HỒ SƠ\n"
    "\"Từ ngày 01/01/2025 đến ngày 31/12/2025\"\n"
    "STT,Mã hồ sơ,Mã TTHC,Tên thủ tục hành chính,Lĩnh vực,Đơn vị xử lý,Hình thức nộp,Mức độ DVC,Chủ hồ sơ,"
    "Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái hồ sơ,Số hóa,Thanh toán trực tuyến\n"
    "1,H38.12-250301-0001,1.001193,Đăng ký khai sinh,Hộ tịch,Xã Bát Xát,Trực tuyến,Toàn trình,Nguyễn Văn A,"
    "01/03/2025 08:30:00,05/03/2025,04/03/2025 10:00:00,Đã trả kết quả,Có,Có\n"
    "2,H38.12-250301-0002,1.001193,Đăng ký khai sinh,Hộ tịch,Xã Bát Xát,Trực tiếp,Toàn trình,Trần Thị B,"
    "01/03/2025 09:00:00,05/03/2025,05/03/2025 16:45:00,9,x,1\n"
    "3,H38.12-250301-0003,2.000815,Chứng thực bản sao,Chứng thực,Xã Bát Xát,3,Một phần,Lê C,"
    "01/03/2025,05/03/2025 10:00:00,05/03/2025 10:00:01,Đã xử lý xong,Không,0\n"
    "4,H38.12-250301-0004,2.000815,Chứng thực bản sao,Chứng thực,Sở Tư pháp,,2,Lê D,"
    "02/03/2025,05/03/2025,06/03/2025,,,\n"
    "5,H38.12-250302-0005,2.000815,Chứng thực bản sao,Chứng thực,Sở Tư pháp,VNeID,4,Lê E,"
    "02/03/2025,05/03/2025,06/03/2025,Đang xử lý,,\n";

TEST(Dossiers, RolesOfEveryColumn) {
  const Loaded list = load(kList);
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.grain, Grain::dossiers);
  EXPECT_EQ(list.log.header_row, 3u);
  EXPECT_EQ(list.log.header_rows, 1u);
  EXPECT_EQ(list.role("STT"), Role::none);
  EXPECT_EQ(list.role("Mã hồ sơ"), Role::dossier_code);
  EXPECT_EQ(list.role("Mã TTHC"), Role::procedure_code);
  EXPECT_EQ(list.role("Tên thủ tục hành chính"), Role::procedure_name);
  EXPECT_EQ(list.role("Lĩnh vực"), Role::field);
  EXPECT_EQ(list.role("Đơn vị xử lý"), Role::unit);
  EXPECT_EQ(list.role("Hình thức nộp"), Role::channel);
  EXPECT_EQ(list.role("Mức độ DVC"), Role::service_level);
  EXPECT_EQ(list.role("Chủ hồ sơ"), Role::personal);
  EXPECT_EQ(list.role("Ngày tiếp nhận"), Role::received_at);
  EXPECT_EQ(list.role("Ngày hẹn trả"), Role::due_at);
  EXPECT_EQ(list.role("Ngày kết thúc xử lý"), Role::finished_at);
  EXPECT_EQ(list.role("Trạng thái hồ sơ"), Role::status);
  EXPECT_EQ(list.role("Số hóa"), Role::digitised);
  EXPECT_EQ(list.role("Thanh toán trực tuyến"), Role::paid_online);
  EXPECT_EQ(list.log.personal_columns(), 1u);
}

TEST(Dossiers, FactsOfEveryRow) {
  const Loaded list = load(kList);
  ASSERT_FALSE(list.error);
  ASSERT_EQ(list.shard->size(), 5u);
  EXPECT_EQ(list.log.rows_read, 5u);
  EXPECT_EQ(list.unit(0), "Xã Bát Xát");
  EXPECT_EQ(list.procedure(0), "1.001193");
  EXPECT_EQ(list.shard->procedure_names[list.shard->procedure[0]], "Đăng ký khai sinh");
  EXPECT_EQ(list.shard->fields.at(list.shard->field[2]), "Chứng thực");
  EXPECT_EQ(facts::unpack_code(list.shard->code[1]), "H38.12-250301-0002");
  EXPECT_EQ(list.shard->received[0], day(2025, 3, 1));
  EXPECT_EQ(list.shard->due[0], day(2025, 3, 5));
  EXPECT_EQ(list.shard->finished[0], day(2025, 3, 4));
  EXPECT_EQ(list.shard->submitted[0], 0);
  EXPECT_EQ(list.shard->row[0], 4u);
  EXPECT_EQ(list.shard->source, 7u);

  const facts::Traits first{.channel = Channel::online, .level = Level::full, .status = Status::returned,
                            .timing = Timing::early, .digitised = Flag::yes, .paid_online = Flag::yes};
  EXPECT_EQ(list.traits(0), first);
  // Same day and the due date has no time: on time, whatever the hour.
  const facts::Traits second{.channel = Channel::in_person, .level = Level::full, .status = Status::resolved,
                             .timing = Timing::on_time, .digitised = Flag::yes, .paid_online = Flag::yes};
  EXPECT_EQ(list.traits(1), second);
  // One second over the due time.
  const facts::Traits third{.channel = Channel::post, .level = Level::partial, .status = Status::resolved,
                            .timing = Timing::late, .digitised = Flag::no, .paid_online = Flag::no};
  EXPECT_EQ(list.traits(2), third);
  // No channel stays unknown; finished without a status is resolved.
  const facts::Traits fourth{.level = Level::information, .status = Status::resolved, .timing = Timing::late};
  EXPECT_EQ(list.traits(3), fourth);
  // Still open: the finished date is no result.
  const facts::Traits fifth{.channel = Channel::online, .level = Level::full, .status = Status::in_progress};
  EXPECT_EQ(list.traits(4), fifth);
  EXPECT_EQ(list.shard->finished[4], 0);

  EXPECT_EQ(list.log.first_received, day(2025, 3, 1));
  EXPECT_EQ(list.log.last_received, day(2025, 3, 2));
  EXPECT_EQ(list.log.data_as_of, day(2025, 12, 31));
}

}  // namespace
}  // namespace xanh::intake
