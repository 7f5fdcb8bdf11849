// A generated dossier list of 18 columns, as text: what the readers are measured on.
#ifndef XANH_BENCH_DOSSIER_TABLE_H_
#define XANH_BENCH_DOSSIER_TABLE_H_

#include <array>
#include <format>
#include <random>
#include <string>
#include <vector>

namespace xanh::bench {

inline constexpr std::array kHeaders = {
    "STT", "Mã hồ sơ", "Mã TTHC", "Tên thủ tục hành chính", "Lĩnh vực", "Cơ quan/đơn vị",
    "Chủ hồ sơ", "Số điện thoại", "Địa chỉ", "Hình thức nộp", "Mức độ", "Ngày nộp",
    "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày kết thúc xử lý", "Trạng thái", "Số hóa", "Thanh toán trực tuyến"};

/// One row a call; the same rows for the same seed.
class DossierRows {
 public:
  explicit DossierRows(unsigned seed) : random_(seed) {}

  [[nodiscard]] std::vector<std::string> next() {
    const unsigned unit = below(250), procedure = below(1655), day = below(28) + 1, month = below(12) + 1;
    const auto date = [&](unsigned later) {
      return std::format("{:02}/{:02}/2025 {:02}:{:02}:00", day, (month + later) % 12 + 1, below(9) + 8, below(60));
    };
    ++row_;
    return {std::to_string(row_),
            std::format("H38.{}-25{:02}{:02}-{:04}", unit, month, day, row_ % 10000),
            std::format("1.{:06}", procedure * 7 + 1193),
            std::format("Cấp lại giấy chứng nhận, gia hạn giấy phép \"loại {}\" cho cơ sở kinh doanh", procedure),
            std::format("Lĩnh vực số {}", procedure % 60),
            std::format("UBND xã Tân Tiến {}", unit),
            "Nguyễn Thị Phương Thảo",
            std::format("09{:08}", below(100000000)),
            "Thôn 3, xã Tân Tiến, tỉnh Lào Cai",
            below(3) == 0 ? "Trực tiếp" : "Trực tuyến",
            below(2) == 0 ? "Toàn trình" : "Một phần",
            date(0), date(0), date(1), below(9) == 0 ? "" : date(1),
            below(9) == 0 ? "Đang xử lý" : "Đã trả kết quả",
            below(2) == 0 ? "Có" : "Không",
            below(2) == 0 ? "Có" : "Không"};
  }

 private:
  unsigned below(unsigned n) { return static_cast<unsigned>(random_() % n); }

  std::mt19937 random_;
  unsigned row_ = 0;
};

}  // namespace xanh::bench

#endif  // XANH_BENCH_DOSSIER_TABLE_H_
