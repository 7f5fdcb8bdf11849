// A small export with figures counted by hand, and an application that has read it.
#ifndef XANH_TESTS_APP_EXPORT_H_
#define XANH_TESTS_APP_EXPORT_H_

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "app/app.h"

namespace xanh::app {

// Received in 2025: Sở Tư pháp 4, of which full-process online 3; UBND xã Cốc San 2, of which 0.
// A: 3 / 6. Online: 4 / 6. Finished 5 (one is pending), of which late 1: closed on time 4 / 5.
// Row 9 is no dossier (a total), row 8 was not accepted.
inline const std::string kExport =
    "DANH SÁCH HỒ SƠ\r\n"
    "Mã hồ sơ,Tên thủ tục hành chính,Lĩnh vực,Đơn vị xử lý,Hình thức nộp,Mức độ DVC,Chủ hồ sơ,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái hồ sơ\r\n"
    "H38.02-250110-0001,Đăng ký kết hôn,Hộ tịch,Sở Tư pháp,Trực tuyến,Toàn trình,Nguyễn Văn Bí Mật,10/01/2025,15/01/2025,14/01/2025,Đã trả kết quả\r\n"
    "H38.02-250212-0001,Đăng ký kết hôn,Hộ tịch,Sở Tư pháp,Trực tuyến,Toàn trình,Nguyễn Văn Bí Mật,12/02/2025,17/02/2025,17/02/2025,Đã trả kết quả\r\n"
    "H38.02-250312-0001,Đăng ký kết hôn,Hộ tịch,Sở Tư pháp,Trực tuyến,Toàn trình,Nguyễn Văn Bí Mật,12/03/2025,17/03/2025,20/03/2025,Đã trả kết quả\r\n"
    "H38.02-250315-0001,Chứng thực chữ ký,Chứng thực,Sở Tư pháp,Trực tiếp,Một phần,Nguyễn Văn Bí Mật,15/03/2025,20/03/2025,,Đang xử lý\r\n"
    "H38.99-250320-0001,Chứng thực chữ ký,Chứng thực,UBND xã Cốc San,Trực tuyến,Một phần,Nguyễn Văn Bí Mật,20/03/2025,25/03/2025,21/03/2025,Đã trả kết quả\r\n"
    "H38.99-250321-0001,Đăng ký kết hôn,Hộ tịch,UBND xã Cốc San,Trực tiếp,Toàn trình,Nguyễn Văn Bí Mật,21/03/2025,25/03/2025,24/03/2025,Đã trả kết quả\r\n"
    "H38.99-250322-0001,Đăng ký kết hôn,Hộ tịch,UBND xã Cốc San,Trực tuyến,Toàn trình,Nguyễn Văn Bí Mật,22/03/2025,25/03/2025,,Không được tiếp nhận\r\n"
    ",,,Tổng cộng,,,,,,,\r\n";

/// Each has rules of its own; they are parsed once, which takes a second under sanitizers.
inline std::unique_ptr<App> make_app() {
  static const auto rules = builtin_rules();
  EXPECT_TRUE(rules.has_value()) << (rules ? "" : rules.error().args.back());
  return std::make_unique<App>(*rules);
}

inline void open(App& app, const std::string& name, const std::string& bytes) {
  std::vector<std::unique_ptr<source::ByteSource>> files;
  files.push_back(std::make_unique<source::MemorySource>(name, bytes));
  app.open(std::move(files));
  for (int steps = 0; app.step() != source::Step::end; ++steps) {
    ASSERT_LT(steps, 10'000) << "reading does not end";
  }
}

inline std::unique_ptr<App> opened() {
  auto app = make_app();
  open(*app, "ho-so.csv", kExport);
  return app;
}

/// Acts, and reads what is to be read again.
inline void act(App& app, const std::string& action) {
  app.act(action);
  for (int steps = 0; app.step() != source::Step::end; ++steps) ASSERT_LT(steps, 10'000) << "reading does not end";
}

/// The bytes of the one file that `action` saves.
inline std::string saved(App& app, const std::string& action) {
  act(app, action);
  const auto requests = app.take_requests();
  EXPECT_EQ(requests.size(), 1U) << action;
  return requests.empty() ? std::string{} : requests.front().bytes;
}

inline const intake::ImportLog& log(const App& app, std::size_t file = 0) { return *app.library().logs().at(file); }

template <class Body>
const Body& body(App& app) {
  const Body* found = std::get_if<Body>(&app.page().body);
  EXPECT_NE(found, nullptr) << "another page is shown";
  static const Body kNone{};
  return found != nullptr ? *found : kNone;
}

}  // namespace xanh::app

#endif  // XANH_TESTS_APP_EXPORT_H_
