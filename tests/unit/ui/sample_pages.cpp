#include "sample_pages.h"

#include <array>
#include <string>

namespace xanh::tests {
namespace {

using view::Tone;

Tone tone_of(int percent) {
  return percent >= 70 ? Tone::good : percent >= 60 ? Tone::near : Tone::bad;
}

view::Frame frame_sample(const char* current) {
  view::Frame frame;
  const auto item = [&](const char* action, const char* label, int badge = 0) {
    frame.menu.push_back({action, label, std::string(current) == action, true, badge});
  };
  item("page:overview", "Tổng quan");
  item("page:ranking", "Xếp hạng đơn vị");
  item("page:import", "Kiểm tra số liệu", 3);
  frame.title = "Tỉnh Lào Cai";
  frame.chips = {
      {"", "Kỳ", "01–10/2025, lũy kế"},
      {"", "Chỉ tiêu", "địa phương, 2025", false,
       {{"kind:locality", "Địa phương", true}, {"kind:ministry", "Bộ, cơ quan ngang Bộ"}}},
      {"", "Cách tính", "A · trên toàn bộ hồ sơ", true,
       {{"metric:online-a", "A · trên toàn bộ hồ sơ", true},
        {"metric:online-c", "C · trên hồ sơ của thủ tục toàn trình"},
        {"metric:online-d", "D · trên hồ sơ nộp trực tuyến"}}}};
  frame.links = {{"undo", "Hoàn tác"}, {"redo", "Làm lại", false, false}, {"lang:en", "English"},
                 {"scheme:dark", "Nền tối"}};
  frame.footer = {"3 tệp · 214.306 hồ sơ", "số liệu đến 31/10/2025"};
  frame.main_button = view::Link{"open", "Mở thêm tệp…"};
  return frame;
}

view::PageView page_of(const char* current) {
  view::PageView page;
  page.frame = frame_sample(current);
  return page;
}

}  // namespace

view::HeatGrid grid_sample() {
  view::HeatGrid grid{"Đơn vị theo tháng", "tỷ lệ toàn trình trong tháng; xanh: từ 70 %, vàng: 60–70 %, đỏ: dưới 60 %",
                      "Đơn vị", "Lũy kế", {}, {}, "Còn 102 đơn vị: xem trang Xếp hạng đơn vị"};
  for (int m = 1; m <= 12; ++m) grid.columns.push_back("T" + std::to_string(m));
  struct Unit {
    const char* name;
    std::array<int, 10> rates;
    int total;
  };
  const Unit units[] = {
      {"Sở Nông nghiệp và Môi trường", {13, 22, 19, 20, 26, 26, 26, 32, 33, 34}, 22},
      {"Sở Tư pháp", {77, 79, 82, 79, 82, 87, 88, 85, 92, 92}, 81},
      {"Sở Xây dựng", {56, 57, 54, 59, 64, 64, 65, 66, 71, 72}, 58},
      {"Sở Y tế", {63, 64, 70, 68, 68, 71, 74, 75, 82, 81}, 69},
      {"Phường Lào Cai", {-1, -1, -1, -1, -1, -1, 60, 63, 58, 61}, 52},
      {"Phường Cam Đường", {-1, -1, -1, -1, -1, -1, 84, 86, 87, 87}, 78},
      {"Xã Bảo Yên", {-1, -1, -1, -1, -1, -1, 99, 94, 98, 99}, 90},
      {"Xã Cốc San", {-1, -1, -1, -1, -1, -1, 91, 95, 94, 93}, 84},
      {"Xã Bắc Hà", {-1, -1, -1, -1, -1, -1, 49, 50, 52, 55}, 44},
      {"Xã Mường Khương", {-1, -1, -1, -1, -1, -1, 37, 41, 43, 42}, 33},
      {"Xã Nậm Chày và khu vực lân cận có tên rất dài", {-1, -1, -1, -1, -1, -1, 100, 100, 100, 100}, 100},
      {"Xã Y Tý", {-1, -1, -1, -1, -1, -1, 61, 62, 66, 69}, 64},
      {"Xã Văn Bàn", {-1, -1, -1, -1, -1, -1, 70, 73, 74, 75}, 72},
      {"Xã Si Ma Cai", {-1, -1, -1, -1, -1, -1, 5, 0, 12, 20}, 9}};
  for (const Unit& unit : units) {
    view::HeatRow row{unit.name, "filter:unit=" + std::string(unit.name), std::to_string(unit.total), tone_of(unit.total), {}};
    for (std::size_t m = 0; m < 12; ++m) {
      view::HeatCell cell;
      if (m < unit.rates.size() && unit.rates[m] >= 0) {
        const int rate = unit.rates[m];
        cell = {std::to_string(rate), std::string(unit.name) + ", T" + std::to_string(m + 1) + "/2025: " + std::to_string(rate) + ",0 %",
                tone_of(rate), rate >= 70 ? (rate - 70) / 30.0 : rate >= 60 ? (rate - 60) / 10.0 : (60 - rate) / 60.0};
      } else {
        cell.empty = true;
      }
      row.cells.push_back(cell);
    }
    grid.rows.push_back(row);
  }
  return grid;
}

view::BarList bars_sample() {
  view::BarList list{"Đơn vị còn thiếu nhiều nhất", "hồ sơ", "43 % tổng số thiếu của các đơn vị chưa đạt. 6 đơn vị dưới 30 hồ sơ không xếp hạng.", {}};
  const std::array<std::pair<const char*, int>, 5> bars = {{{"Sở Nông nghiệp và Môi trường", 13928}, {"Xã Mường Khương", 5210},
      {"Xã Bắc Hà", 4105}, {"Sở Xây dựng", 2980}, {"Phường Lào Cai", 2377}}};
  for (const auto& [name, missing] : bars) {
    const std::string digits = std::to_string(missing);
    list.bars.push_back({name, digits.substr(0, digits.size() - 3) + "." + digits.substr(digits.size() - 3),
                         std::string(name) + ": còn thiếu so với 70 %", "filter:unit=" + std::string(name), missing / 13928.0, Tone::bad});
  }
  return list;
}

view::Trend trend_sample() {
  view::Trend trend;
  trend.title = "Diễn biến trong năm";
  trend.note = "lũy kế đến 31/10/2025: 34,1 %";
  const std::array<double, 10> monthly = {.24, .258, .288, .30, .33, .35, .38, .41, .437, .418};
  const std::array<double, 10> cumulative = {.24, .25, .264, .273, .285, .297, .309, .323, .334, .341};
  for (std::size_t m = 0; m < 12; ++m) {
    trend.months.push_back("T" + std::to_string(m + 1));
    trend.monthly.push_back(m < 10 ? std::optional(monthly[m]) : std::nullopt);
    trend.cumulative.push_back(m < 10 ? std::optional(cumulative[m]) : std::nullopt);
    trend.hints.push_back(m < 10 ? "Tháng " + std::to_string(m + 1) + "/2025" : "");
  }
  trend.monthly_label = "trong tháng";
  trend.cumulative_label = "lũy kế";
  trend.target = 0.7;
  trend.target_label = "Chỉ tiêu 70 %";
  trend.boundary = 6;
  trend.boundary_label = "01/7/2025: sắp xếp đơn vị hành chính";
  return trend;
}

view::PageView overview_sample() {
  view::PageView page = page_of("page:overview");
  view::OverviewPage body;
  body.title = "Tổng quan";
  body.tiles = {
      {"online-a", "Hồ sơ trực tuyến toàn trình", "34,1 %", Tone::bad, "✕ chưa đạt", 0.341, 0.7,
       {"73.079 / 214.306 hồ sơ", "Chỉ tiêu 2025: 70 % · còn thiếu 66.240 hồ sơ", "Tháng 10: 41,8 %, giảm 1,9 điểm phần trăm"}, "Cách tính A", "metric:online-a"},
      {"filing", "Hồ sơ nộp trực tuyến", "74,6 %", Tone::good, "✓ đạt", 0.746, 0.5,
       {"Mốc so sánh 50 % · 112 / 114 đơn vị đạt", "Tháng 10: 81,3 %, tăng 0,8"}, "", "metric:filing"},
      {"on-time", "Giải quyết đúng hạn", "98,4 %", Tone::neutral, "tham khảo", 0.984, {},
       {"Đã giải quyết 171.290 · quá hạn 2.741", "Đang quá hạn chưa giải quyết: 412"}, "", "metric:on-time"},
      {"digitised", "Số hóa hồ sơ, kết quả", "68,7 %", Tone::near, "! gần đạt", 0.687, 0.8,
       {"Ngưỡng 80 % · còn thiếu 19.356 hồ sơ", "Tháng 10: 76,0 %, tăng 2,2"}, "", "metric:digitised"}};
  body.grid = grid_sample();
  body.laggards = bars_sample();
  body.trend = trend_sample();
  body.findings_title = "Nhận định";
  body.findings = {"Chưa đạt chỉ tiêu 70 % của năm 2025: lũy kế 34,1 %, còn thiếu 66.240 hồ sơ trực tuyến toàn trình.",
                   "Sở Nông nghiệp và Môi trường chiếm 21 % số thiếu: 13.928 hồ sơ; kế tiếp là Xã Mường Khương và Xã Bắc Hà.",
                   "Tháng 10 giảm 1,9 điểm phần trăm so với tháng 9.",
                   "Số liệu: 214 dòng không tính, 3 cảnh báo; xem trang Kiểm tra số liệu."};
  page.body = body;
  return page;
}

view::PageView ranking_sample() {
  view::PageView page = page_of("page:ranking");
  view::TablesPage body{.id = "ranking"};
  body.title = "Xếp hạng theo đơn vị";
  const char* note = "Cách tính A, 01/01–31/10/2025, chỉ tiêu 70 %. Tên cột sắp xếp bảng; đơn vị dưới 30 hồ sơ không xếp hạng.";
  body.choices = {{"by:unit", "Đơn vị", true}, {"by:field", "Lĩnh vực"}, {"by:procedure", "Thủ tục"}, {"by:month", "Tháng"}, {"by:level", "Mức độ dịch vụ"}};
  body.exports = {{"export:csv", "Tải CSV"}, {"export:json", "Tải JSON"}};
  view::Table& table = body.tables.emplace_back();
  table.id = "ranking";
  table.caption = note;
  table.columns = {{"name", "Đơn vị", "", "sort:name"},
                   {"received", "Tiếp nhận", "", "sort:received", true, 0, 104},
                   {"numerator", "Toàn trình", "", "sort:numerator", true, 0, 104},
                   {"rate", "Tỷ lệ", "Hồ sơ toàn trình trên toàn bộ hồ sơ", "sort:rate", true, 0, 208},
                   {"gap", "Còn thiếu", "Hồ sơ còn thiếu để đạt chỉ tiêu", "sort:gap", true, -1, 112},
                   {"standing", "Đánh giá", "", "", false, 0, 128}};
  table.rows.push_back({"", "", {{"Toàn tỉnh"}, {"214.306"}, {"73.079"}, {"34,1 %", "", Tone::bad, 0.341, 0.7}, {"66.240"}, {"✕ chưa đạt", "", Tone::bad, {}, {}, true}}, true});
  const view::HeatGrid grid = grid_sample();
  for (int copy = 0; copy < 8; ++copy) {
    for (const view::HeatRow& row : grid.rows) {
      const int total = std::stoi(row.total);
      const Tone tone = tone_of(total);
      const char* standing = tone == Tone::good ? "✓ đạt" : tone == Tone::near ? "! gần đạt" : "✕ chưa đạt";
      const std::string key = row.label + (copy == 0 ? "" : " " + std::to_string(copy));
      table.rows.push_back({key, "filter:unit=" + key,
          {{key}, {std::to_string(100 + total)}, {std::to_string(total)},
           {row.total + ",0 %", "", tone, total / 100.0, 0.7}, {std::to_string(total < 70 ? 70 - total : 0)},
           {standing, "", tone, {}, {}, true}}, false});
    }
  }
  page.body = body;
  return page;
}

view::PageView import_sample() {
  view::PageView page = page_of("page:import");
  page.notices = {{Tone::bad, "!", "danh_sach_cu.xls: không phải bảng tính. Hãy lưu lại thành .xlsx hoặc .csv rồi mở lại.", {"dismiss:0", "Đóng"}}};
  view::ImportPage body;
  body.title = "Đã đọc 2 tệp";
  body.go_on = {"page:overview", "Xem tổng quan"};
  view::FileSummary file;
  file.name = "Danh_sach_ho_so_2025_tinh_Lao_Cai.xlsx";
  file.sentences = {"Tìm thấy 20.000 hồ sơ trong trang tính “DanhSach”, dòng tiêu đề là dòng 6.",
                    "16 cột, trong đó 5 cột cá nhân đã bỏ khi đọc.", "214 dòng không tính: xem bảng dưới đây."};
  view::Table columns;
  columns.id = "columns";
  columns.caption = "Các cột";
  columns.columns = {{"column", "Cột", "", "", false, 0, 72}, {"header", "Tiêu đề trong tệp"}, {"role", "Được hiểu là", "", "", false, 0, 240}, {"use", "Cách dùng", "", "", false, 0, 200}};
  columns.rows = {{"A", "", {{"A"}, {"STT"}, {"số thứ tự", "", Tone::neutral, {}, {}, false, false, true}, {"không dùng"}}},
                  {"B", "", {{"B"}, {"Mã hồ sơ"}, {"mã hồ sơ"}, {"dùng"}}},
                  {"C", "", {{"C"}, {"Chủ hồ sơ"}, {"họ tên"}, {"! dữ liệu cá nhân: đã bỏ", "", Tone::near, {}, {}, true}}},
                  {"D", "", {{"D"}, {"Ngày tiếp nhận"}, {"ngày tiếp nhận"}, {"dùng"}}}};
  file.tables = {columns};
  file.remove = {"remove:0", "Bỏ tệp này"};
  body.files = {file, file};
  body.files[1].name = "Danh_muc_thu_tuc.csv";
  body.files[1].tables.clear();
  page.body = body;
  return page;
}

view::PageView start_sample() {
  view::PageView page;
  page.frame.title = "";
  page.frame.links = {{"lang:en", "English"}, {"scheme:dark", "Nền tối"}};
  page.body = view::StartPage{
      "Hồ sơ trực tuyến của đơn vị đang ở đâu so với chỉ tiêu?", "Mở tệp xuất từ hệ thống một cửa…", "Kéo thả vào đây hoặc chọn tệp: .xlsx, .csv, .tsv. Nhiều tệp cùng lúc đều được.",
      "Không có dữ liệu nào rời khỏi máy tính này.", {"open", "Chọn tệp…"}, {"sample", "Xem thử với dữ liệu mẫu"},
      {"Mở danh sách hồ sơ như hệ thống xuất ra, không cần sửa.", "Xem Xanh đã hiểu các cột thế nào, bỏ dòng nào và vì sao.", "Đọc tỷ lệ, chỉ tiêu và số hồ sơ còn thiếu của từng đơn vị."}};
  return page;
}

view::PageView progress_sample() {
  view::PageView page;
  page.frame.links = {{"lang:en", "English"}};
  page.body = view::ProgressPage{"Danh_sach_ho_so_2025_tinh_Lao_Cai_xuat_ngay_31_10_2025_ban_cuoi_cung.xlsx", "120.000 dòng đã đọc", 0.42, {"cancel", "Dừng"}};
  return page;
}

view::PageView present_sample() {
  view::PageView page = page_of("page:present");
  view::PresentPage present{.title = "Tỷ lệ hồ sơ trực tuyến toàn trình", .source = "Số liệu đến 31/10/2025 · cách tính A", .place = "1 / 3"};
  present.screen.title = "Toàn trình";
  present.screen.headline = view::Tile{.metric = "full_process_a", .label = "Toàn trình", .value = "63,2 %", .tone = Tone::near,
                                       .standing = "! gần đạt", .share = 0.632, .target = 0.7, .notes = {"Chỉ tiêu 2025: 70,0 %, còn thiếu 1.240 hồ sơ"}};
  present.screen.sentences = {"Để đến chỉ tiêu cần 85,1 % của 3.020 hồ sơ sắp tới."};
  present.previous = {.action = "screen:previous", .label = "Trước", .enabled = false};
  present.next = {.action = "screen:next", .label = "Tiếp"};
  present.leave = {.action = "back", .label = "Thoát (Esc)"};
  page.body = std::move(present);
  return page;
}

}  // namespace xanh::tests
