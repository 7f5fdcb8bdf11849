// Pages are the same whether what they ask is remembered (metric/memory.h) or counted each time.
#include <array>
#include <cstddef>
#include <random>
#include <string>

#include "export.h"
#include "report/twin.h"

namespace xanh::app {
namespace {

// Two years of three units; some dossiers are told of twice, some lack a date or a channel.
std::string two_years() {
  std::string out = "Mã hồ sơ,Tên thủ tục hành chính,Lĩnh vực,Đơn vị xử lý,Hình thức nộp,Mức độ DVC,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái hồ sơ\r\n";
  std::mt19937 random(1);
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const auto day = [](int n) {  // n days after 1/1/2024
    const text::Civil c = text::civil_from_day(text::day_from_civil(2024, 1, 1) + n);
    return std::to_string(c.day) + "/" + std::to_string(c.month) + "/" + std::to_string(c.year);
  };
  const std::array units{"Sở Tư pháp", "UBND xã Cốc San", "UBND phường Sa Pa"};
  const std::array channels{"Trực tuyến", "Trực tiếp", ""};
  for (int i = 0; i < 240; ++i) {
    const int procedure = below(5), received = below(640);
    const bool open = below(6) == 0;
    out += "H38.02-240110-" + std::to_string(1000 + below(220)) + ",Thủ tục " + std::to_string(procedure) + "," + (procedure < 2 ? "Hộ tịch" : "Đất đai") + "," +
           units[static_cast<std::size_t>(below(3))] + "," + channels[static_cast<std::size_t>(below(3))] + "," + (procedure % 2 == 0 ? "Toàn trình" : "Một phần") + "," +
           day(received) + "," + (below(8) == 0 ? "" : day(received + 5 + below(10))) + "," + (open ? "" : day(received + below(20))) + "," +
           (open ? "Đang xử lý" : "Đã trả kết quả") + "\r\n";
  }
  return out;
}

void expect_the_same(App& app, const std::string& after) {
  view::Inputs in = app.inputs();
  ASSERT_NE(in.memory, nullptr);
  const std::string remembered = report::twin_json(report::make_twin(view::build_page(in, {})));
  in.memory = nullptr;
  EXPECT_EQ(remembered, report::twin_json(report::make_twin(view::build_page(in, {})))) << after;
}

TEST(Memory, PagesAreTheSame) {
  auto app = make_app();
  open(*app, "ho-so.csv", two_years());
  for (const std::string action : {"page:overview", "only:unit=Sở Tư pháp", "accrual:month", "page:trend", "flow:last_year", "page:overview", "unfilter:unit", "filter:level=full",
                                   "metric:on_time_closed", "calendar:reporting", "period:2025-Q1", "page:ranking", "filter:channel=online", "page:overview", "accrual:year", "year:2024",
                                   "suppress:5", "page:levers", "suppress:0", "page:spread", "page:check"}) {
    app->act(action);
    expect_the_same(*app, action);
  }
}

// What is remembered ends with the files that it is of.
TEST(Memory, AnotherFileIsCounted) {
  auto app = opened();
  app->act("page:overview");
  EXPECT_NE(report::twin_json(report::make_twin(app->page())).find("3 / 6"), std::string::npos);
  open(*app, "them.csv",
       "Mã hồ sơ,Tên thủ tục hành chính,Đơn vị xử lý,Hình thức nộp,Mức độ DVC,Ngày tiếp nhận,Trạng thái hồ sơ\r\n"
       "H38.02-250110-0009,Đăng ký kết hôn,Sở Tư pháp,Trực tuyến,Toàn trình,11/01/2025,Đã trả kết quả\r\n");
  app->act("page:overview");
  EXPECT_NE(report::twin_json(report::make_twin(app->page())).find("4 / 7"), std::string::npos);
  app->act("remove:1");
  EXPECT_NE(report::twin_json(report::make_twin(app->page())).find("3 / 6"), std::string::npos);
}

}  // namespace
}  // namespace xanh::app
