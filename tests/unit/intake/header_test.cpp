// Where the header is and what its columns mean.
#include <nlohmann/json.hpp>

#include "load.h"

namespace xanh::intake {
namespace {

constexpr const char* kRow = "H38.12-250301-0001,Đăng ký khai sinh,Xã A,01/03/2025,05/03/2025,04/03/2025\n";

TEST(Header, BelowTitleLinesAndBlankRows) {
  const Loaded list = load(std::string("ỦY BAN NHÂN DÂN TỈNH LÀO CAI,,,,,\n,,,,,\n"
                                       "DANH SÁCH HỒ SƠ THỦ TỤC HÀNH CHÍNH,,,,,\n\n"
                                       "Số hồ sơ,Tên TTHC,Phòng ban,Ngày nhận,Hạn xử lý,Ngày hoàn thành\n") +
                           kRow);
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.log.header_row, 5u);
  EXPECT_EQ(list.log.header_rows, 1u);
  EXPECT_EQ(list.role("Phòng ban"), Role::unit);
  EXPECT_EQ(list.role("Hạn xử lý"), Role::due_at);
  EXPECT_EQ(list.log.dossiers, 1u);
}

TEST(Header, TwoLevelsWithMergedCells) {
  const Loaded list = load(std::string("Mã hồ sơ,Thủ tục,Đơn vị,Ngày,,\n"
                                       ",,,Tiếp nhận,Hẹn trả,Kết thúc xử lý\n") +
                           kRow);
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.log.header_row, 1u);
  EXPECT_EQ(list.log.header_rows, 2u);
  EXPECT_EQ(list.role("Ngày / Tiếp nhận"), Role::received_at);
  EXPECT_EQ(list.role("Ngày / Hẹn trả"), Role::due_at);
  EXPECT_EQ(list.role("Ngày / Kết thúc xử lý"), Role::finished_at);
  EXPECT_EQ(list.role("Thủ tục"), Role::procedure_name);
  EXPECT_EQ(list.log.rows_read, 1u);
}

TEST(Header, ThreeLevelsAndARowOfColumnNumbers) {
  const Loaded list = load(std::string("Thông tin hồ sơ,,Đơn vị,Quá trình giải quyết,,\n"
                                       "Hồ sơ,,,Ngày,,\n"
                                       "Mã hồ sơ,Tên thủ tục,,Tiếp nhận,Hẹn trả,Kết thúc\n"
                                       "(1),(2),(3),(4),(5),(6)=(4)-(5)\n") +
                           kRow);
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.log.header_rows, 3u);
  EXPECT_EQ(list.role("Thông tin hồ sơ / Hồ sơ / Mã hồ sơ"), Role::dossier_code);
  EXPECT_EQ(list.role("Quá trình giải quyết / Ngày / Tiếp nhận"), Role::received_at);
  EXPECT_EQ(list.role("Đơn vị"), Role::unit);
  EXPECT_EQ(list.left_out(LeftOut::column_numbers).count, 1u);
  EXPECT_EQ(list.log.dossiers, 1u);
}

TEST(Header, EmptyFirstColumnAndLineBreaksInNames) {
  const Loaded list = load(",STT,\"Mã\nhồ sơ\",\"Đơn vị  \nxử lý\",Ngày tiếp nhận (dd/MM/yyyy)\n"
                           ",1,H38.12-250301-0001,Xã A,01/03/2025\n");
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.role("Mã hồ sơ"), Role::dossier_code);
  EXPECT_EQ(list.role("Đơn vị xử lý"), Role::unit);
  EXPECT_EQ(list.role("Ngày tiếp nhận (dd/MM/yyyy)"), Role::received_at);
  EXPECT_EQ(list.log.dossiers, 1u);
}

// domain.md 5.1: the field names of the national portal's sync record.
TEST(Header, SyncRecordNames) {
  const Loaded list = load(
      "MaHoSo,MaTTHC,TenTTHC,MaLinhVuc,TenLinhVuc,KenhThucHien,ChuHoSo,LoaiDoiTuong,MaDoiTuong,SoGiayToChuHoSo,"
      "Email,SoDienThoai,TrichYeuHoSo,NgayTiepNhan,NgayHenTra,TrangThaiHoSo,NgayTra,HinhThuc,NgayKetThucXuLy,"
      "DonViXuLy,NoiNopHoSo,HoSoCoThanhPhanSoHoa,TaiKhoanDuocXacThucVoiVNeID,DuocThanhToanTrucTuyen,NgayNopHoSo\n"
      "H38.12-250301-0001,1.001193,Khai sinh,HT,Hộ tịch,2,Nguyễn A,Công dân,012345678901,012345678901,"
      "a@b.vn,0912345678,trích yếu,01/03/2025 08:00:00,05/03/2025 17:00:00,10,06/03/2025 08:00:00,1,"
      "05/03/2025 16:00:00,Xã A,Xã A,1,1,1,28/02/2025 20:00:00\n");
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.role("MaHoSo"), Role::dossier_code);
  EXPECT_EQ(list.role("MaTTHC"), Role::procedure_code);
  EXPECT_EQ(list.role("TenTTHC"), Role::procedure_name);
  EXPECT_EQ(list.role("TenLinhVuc"), Role::field);
  EXPECT_EQ(list.role("MaLinhVuc"), Role::none);
  EXPECT_EQ(list.role("KenhThucHien"), Role::channel);
  EXPECT_EQ(list.role("HinhThuc"), Role::none);
  EXPECT_EQ(list.role("DonViXuLy"), Role::unit);
  EXPECT_EQ(list.role("NoiNopHoSo"), Role::none);
  EXPECT_EQ(list.role("LoaiDoiTuong"), Role::applicant_type);
  for (const char* personal : {"ChuHoSo", "MaDoiTuong", "SoGiayToChuHoSo", "Email", "SoDienThoai", "TrichYeuHoSo",
                               "TaiKhoanDuocXacThucVoiVNeID"}) {
    EXPECT_EQ(list.role(personal), Role::personal) << personal;
  }
  EXPECT_EQ(list.role("NgayNopHoSo"), Role::submitted_at);
  EXPECT_EQ(list.role("NgayTra"), Role::returned_at);
  EXPECT_EQ(list.shard->submitted[0], day(2025, 2, 28));
  EXPECT_EQ(list.traits(0).channel, facts::Channel::online);
  EXPECT_EQ(list.traits(0).timing, facts::Timing::on_time);
}

TEST(Header, ReturnFormIsNeverTheFilingChannel) {
  const Loaded list = load("Ngày tiếp nhận,Đơn vị,Hình thức\n01/03/2025,Xã A,Trực tuyến\n");
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.role("Hình thức"), Role::none);
  EXPECT_EQ(list.traits(0).channel, facts::Channel::unknown);
}

TEST(Header, TermAsDurationIsNoDueDate) {
  const Loaded duration = load("Ngày tiếp nhận,Đơn vị,Thời hạn\n01/03/2025,Xã A,5 ngày làm việc\n02/03/2025,Xã A,3\n");
  EXPECT_EQ(duration.role("Thời hạn"), Role::none);
  EXPECT_EQ(duration.shard->due[0], 0);
  const Loaded date = load("Ngày tiếp nhận,Đơn vị,Thời hạn\n01/03/2025,Xã A,05/03/2025\n");
  EXPECT_EQ(date.role("Thời hạn"), Role::due_at);
  EXPECT_EQ(date.shard->due[0], day(2025, 3, 5));
}

TEST(Header, OfTwoColumnsOfOneNameTheFilledOneIsRead) {
  const Loaded list = load("Ngày tiếp nhận,Đơn vị,Ngày tiếp nhận,Trạng thái,Trạng thái\n"
                           ",Xã A,01/03/2025,,Đang xử lý\n,Xã B,02/03/2025,,Đã trả kết quả\n");
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.log.columns[0].role, Role::none);
  EXPECT_EQ(list.log.columns[2].role, Role::received_at);
  EXPECT_EQ(list.log.columns[3].role, Role::none);
  EXPECT_EQ(list.log.columns[4].role, Role::status);
  EXPECT_EQ(list.log.dossiers, 2u);
}

TEST(Header, StateAndTimingColumnsAreToldApartByTheirValues) {
  const Loaded list = load("Ngày tiếp nhận,Đơn vị,Tình trạng,Tình trạng xử lý\n"
                           "01/03/2025,Xã A,Đúng hạn,Đã trả kết quả\n02/03/2025,Xã A,Quá hạn,Đang xử lý\n");
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.role("Tình trạng"), Role::timing);
  EXPECT_EQ(list.role("Tình trạng xử lý"), Role::status);
  EXPECT_EQ(list.traits(0).timing, facts::Timing::on_time);
  EXPECT_EQ(list.traits(1).timing, facts::Timing::unknown);  // open
}

TEST(Header, PartOfANameCountsLessAndNeedsItsValues) {
  const Loaded list = load("Ngày tiếp nhận hồ sơ tại quầy,Đơn vị giải quyết hồ sơ,Trạng thái của hồ sơ TTHC\n"
                           "01/03/2025,Xã A,Đã trả kết quả\n");
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.role("Ngày tiếp nhận hồ sơ tại quầy"), Role::received_at);
  EXPECT_EQ(list.role("Đơn vị giải quyết hồ sơ"), Role::unit);
  EXPECT_LT(list.log.columns[0].confidence, 0.9);
  const Loaded wrong = load("Ngày tiếp nhận,Đơn vị,Số ngày hẹn trả còn lại\n01/03/2025,Xã A,12\n");
  EXPECT_EQ(wrong.role("Số ngày hẹn trả còn lại"), Role::none);
}

TEST(Header, DateOfTheDataFromATitleLine) {
  const std::string table = "Ngày tiếp nhận,Đơn vị\n01/03/2025,Xã A\n";
  EXPECT_EQ(load("Số liệu tính đến ngày 31 tháng 10 năm 2025,\n" + table).log.data_as_of, day(2025, 10, 31));
  EXPECT_EQ(load("\"Từ ngày 01/01/2025 đến 30/06/2025\",\n" + table).log.data_as_of, day(2025, 6, 30));
  // Not before the last event, and not any date.
  EXPECT_EQ(load("\"Từ ngày 01/01/2024 đến ngày 31/01/2025\",\n" + table).log.data_as_of, day(2025, 3, 1));
  EXPECT_EQ(load("Ngày in: 30/11/2025,\n" + table).log.data_as_of, day(2025, 3, 1));
}

TEST(Header, WhatIsMissingIsNamed) {
  const Loaded nothing = load("a,b,c\n1,2,3\n");
  ASSERT_TRUE(nothing.error);
  EXPECT_EQ(nothing.error->code, ErrorCode::header_not_found);
  EXPECT_EQ(nothing.error->place.file, "test.csv");

  const Loaded undated = load("Mã hồ sơ,Trạng thái,Đơn vị\nH38.12-250301-0001,Đang xử lý,Xã A\n");
  ASSERT_TRUE(undated.error);
  EXPECT_EQ(undated.error->code, ErrorCode::columns_unknown);
  EXPECT_EQ(undated.error->args, std::vector<std::string>{"Ngày tiếp nhận"});
  EXPECT_EQ(undated.error->place.row, 1u);

  const Loaded bare = load("x\nTrạng thái,Ngày tiếp nhận\nĐang xử lý,01/03/2025\n");
  ASSERT_TRUE(bare.error);
  EXPECT_EQ(bare.error->code, ErrorCode::columns_unknown);
  EXPECT_EQ(bare.error->args, std::vector<std::string>{"Cơ quan/đơn vị"});
  EXPECT_EQ(bare.error->place.row, 2u);
}

// The code says of which unit a dossier is (domain.md 5.4).
TEST(Header, CodeAndDateMakeAList) {
  const Loaded list = load("Mã hồ sơ,Ngày tiếp nhận\nH38.12-250301-0001,01/03/2025\nH38.12-250302-0001,02/03/2025\n");
  ASSERT_FALSE(list.error);
  EXPECT_EQ(list.log.dossiers, 2u);
  EXPECT_EQ(list.unit(0), "H38.12");
}

TEST(Header, WithoutRowsBelow) {
  for (const char* text : {"Mã hồ sơ,Ngày tiếp nhận,Đơn vị\n", "Mã hồ sơ,Ngày tiếp nhận,Đơn vị\nTổng cộng,,\n"}) {
    const Loaded list = load(text);
    ASSERT_TRUE(list.error) << text;
    EXPECT_EQ(list.error->code, ErrorCode::no_rows);
  }
  const Loaded empty = load(",,\n,,\n");
  ASSERT_TRUE(empty.error);
  EXPECT_EQ(empty.error->code, ErrorCode::file_empty);
}

// Each variant of the shipped file, as the header of a list that has what a list needs.
TEST(Header, EveryShippedVariantIsRecognised) {
  std::ifstream file(XANH_COLUMNS_JSON, std::ios::binary);
  const auto json = nlohmann::json::parse(file);
  std::size_t variants = 0;
  const auto role_of = [&](const std::string& variant, const char* value) {
    ++variants;
    const Loaded list = load("Ngày tiếp nhận,Đơn vị,\"" + variant + "\"\n01/03/2025,Xã A," + value +
                             "\n02/03/2025,Xã A," + value + "\n");
    EXPECT_FALSE(list.error) << variant;
    return list.log.columns.size() == 3 ? list.log.columns[2].role : Role::none;
  };
  for (const auto& [id, list] : json["roles"].items()) {
    const Role role = *role_from_id(id);
    if (role == Role::received_at || role == Role::unit) continue;  // the frame of the list itself
    const char* value = id.ends_with("_at")         ? "05/03/2025"
                        : role == Role::timing      ? "Trước hạn"
                        : role == Role::status      ? "Đã rút hồ sơ"
                                                    : "1";
    for (const auto& variant : list) EXPECT_EQ(role_of(variant, value), role) << variant;
  }
  for (const auto& variant : json["personal"]) EXPECT_EQ(role_of(variant, "abc"), Role::personal) << variant;
  for (const auto& variant : json["ignored"]) EXPECT_EQ(role_of(variant, "abc"), Role::none) << variant;
  EXPECT_GT(variants, 250u);
}

}  // namespace
}  // namespace xanh::intake
