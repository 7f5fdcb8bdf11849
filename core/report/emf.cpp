// The format: [MS-EMF]. A record is its type, its size in bytes (a multiple of four) and its fields, little endian.
#include "report/emf.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "report/picture.h"
#include "report/plain_text.h"

namespace xanh::report {
namespace {

enum Record : std::uint32_t {
  kHeader = 1, kPolyline = 4, kSetWindowExt = 9, kSetWindowOrg = 10, kSetViewportExt = 11, kSetViewportOrg = 12, kEnd = 14, kSetMapMode = 17,
  kSetBackMode = 18, kSetTextAlign = 22, kSetTextColor = 24, kSelect = 37, kCreatePen = 38, kCreateBrush = 39, kDelete = 40, kRectangle = 43,
  kRoundRect = 44, kCreateFont = 82, kTextOut = 84
};
constexpr std::uint32_t kNullPen = 0x80000008, kNullBrush = 0x80000005, kSystemFont = 0x8000000D;
constexpr std::uint32_t kObject = 1;      ///< the one handle, made and deleted shape by shape
constexpr float kUnits = 20;              ///< logical units of a pixel: the twentieth part is finer than any printer
constexpr double kMillimetre = 96 / 25.4; ///< in pixels
constexpr std::uint32_t kDeviceWidth = 1920, kDeviceHeight = 1080, kDeviceWidthMm = 508, kDeviceHeightMm = 286;

std::int32_t units(float pixels) { return static_cast<std::int32_t>(std::lround(pixels * kUnits)); }

class Metafile {
 public:
  void begin(Record type) {
    start_ = bytes_.size();
    u32(type);
    u32(0);
  }
  void end() {
    while (bytes_.size() % 4 != 0) bytes_.push_back('\0');
    set_u32(start_ + 4, static_cast<std::uint32_t>(bytes_.size() - start_));
    ++records_;
  }
  void u16(std::uint32_t value) {
    bytes_.push_back(static_cast<char>(value & 255U));
    bytes_.push_back(static_cast<char>(value >> 8 & 255U));
  }
  void u32(std::uint32_t value) {
    u16(value & 0xFFFFU);
    u16(value >> 16);
  }
  void i32(std::int32_t value) { u32(std::bit_cast<std::uint32_t>(value)); }
  void f32(float value) { u32(std::bit_cast<std::uint32_t>(value)); }
  void zeros(std::size_t count) { bytes_.append(count, '\0'); }
  void set_u32(std::size_t at, std::uint32_t value) {
    for (std::size_t i = 0; i < 4; ++i) bytes_[at + i] = static_cast<char>(value >> (8 * i) & 255U);
  }
  /// A record of one or two fields.
  void simple(Record type, std::uint32_t a) {
    begin(type);
    u32(a);
    end();
  }
  void pair(Record type, std::int32_t a, std::int32_t b) {
    begin(type);
    i32(a);
    i32(b);
    end();
  }
  /// 0x00bbggrr
  void colour(Color color) { u32((color & 0xFFU) << 16 | (color & 0xFF00U) | (color >> 16 & 0xFFU)); }
  [[nodiscard]] std::uint32_t records() const { return records_; }
  [[nodiscard]] std::size_t size() const { return bytes_.size(); }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
  std::size_t start_ = 0;
  std::uint32_t records_ = 0;
};

/// UTF-16 units, and for each how far it moves on.
struct Letters {
  std::vector<std::uint16_t> units;
  std::vector<std::int32_t> advances;
  std::int32_t width = 0;
};
Letters letters_of(std::string_view text, chart::Face face) {
  Letters out;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = utf8_length(text.substr(i));
    char32_t letter = 0xFFFD;
    if (length == 1) letter = static_cast<unsigned char>(text[i]);
    if (length > 1) {
      letter = static_cast<unsigned char>(text[i]) & (0xFFU >> (length + 1));
      for (std::size_t k = 1; k < length; ++k) letter = letter << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    }
    i += std::max<std::size_t>(length, 1);
    if (letter < 0x20 || letter == 0x7F || turns_direction(letter)) continue;
    const auto advance = units(static_cast<float>(letter_width(letter, face_is_bold(face))) * face_size(face) / 1000);
    if (letter > 0xFFFF) {
      out.units.push_back(static_cast<std::uint16_t>(0xD800 + ((letter - 0x10000) >> 10)));
      out.units.push_back(static_cast<std::uint16_t>(0xDC00 + ((letter - 0x10000) & 0x3FF)));
      out.advances.insert(out.advances.end(), {advance, 0});
    } else {
      out.units.push_back(static_cast<std::uint16_t>(letter));
      out.advances.push_back(advance);
    }
    out.width += advance;
  }
  return out;
}

struct Drawer {
  Metafile& file;

  void drop(std::uint32_t stock) const {
    file.simple(kSelect, stock);
    file.simple(kDelete, kObject);
  }
  void pen(Color color, float width) const {
    file.begin(kCreatePen);
    file.u32(kObject);
    file.u32(0);  // solid
    file.i32(std::max(1, units(width)));
    file.i32(0);
    file.colour(color);
    file.end();
    file.simple(kSelect, kObject);
  }
  void polyline(const std::vector<chart::Point>& points) const {
    file.begin(kPolyline);
    const auto [left, right] = std::ranges::minmax(points, {}, &chart::Point::x);
    const auto [top, bottom] = std::ranges::minmax(points, {}, &chart::Point::y);
    file.i32(static_cast<std::int32_t>(left.x));
    file.i32(static_cast<std::int32_t>(top.y));
    file.i32(static_cast<std::int32_t>(right.x));
    file.i32(static_cast<std::int32_t>(bottom.y));
    file.u32(static_cast<std::uint32_t>(points.size()));
    for (const chart::Point& p : points) {
      file.i32(units(p.x));
      file.i32(units(p.y));
    }
    file.end();
  }
  /// Dashes as lines of their own: wide dashed pens are solid in old programs. Returns the phase at the end.
  [[nodiscard]] float dashes(const chart::Point& a, const chart::Point& b, float dash, float phase) const {
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    if (length <= 0) return phase;
    const float ux = (b.x - a.x) / length, uy = (b.y - a.y) / length;
    for (float at = -phase; at < length; at += 2 * dash) {
      const float from = std::max(0.0F, at), to = std::min(at + dash, length);
      if (to > from) polyline({{a.x + ux * from, a.y + uy * from}, {a.x + ux * to, a.y + uy * to}});
    }
    return std::fmod(phase + length, 2 * dash);
  }

  void operator()(const chart::Rect& rect) const {
    if (rect.w <= 0 || rect.h <= 0) return;
    file.begin(kCreateBrush);
    file.u32(kObject);
    file.u32(0);  // solid
    file.colour(paint_color(rect.fill));
    file.u32(0);
    file.end();
    file.simple(kSelect, kObject);
    file.begin(rect.radius > 0 ? kRoundRect : kRectangle);
    file.i32(units(rect.x));
    file.i32(units(rect.y));
    file.i32(units(rect.x + rect.w));
    file.i32(units(rect.y + rect.h));
    if (rect.radius > 0) {
      file.i32(units(2 * rect.radius));
      file.i32(units(2 * rect.radius));
    }
    file.end();
    drop(kNullBrush);
  }
  void operator()(const chart::Line& line) const {
    if (line.points.size() < 2) return;
    pen(paint_color(line.stroke), line.width);
    float phase = 0;
    if (line.dash <= 0) polyline(line.points);
    for (std::size_t i = 1; line.dash > 0 && i < line.points.size(); ++i) phase = dashes(line.points[i - 1], line.points[i], line.dash, phase);
    file.simple(kSelect, kNullPen);
    file.simple(kDelete, kObject);
  }
  void operator()(const chart::Text& text) const {
    const Letters letters = letters_of(text.text, text.face);
    if (letters.units.empty()) return;
    file.begin(kCreateFont);
    file.u32(kObject);
    file.i32(-units(face_size(text.face)));  // the em, not the cell
    file.zeros(12);
    file.u32(face_is_bold(text.face) ? 700 : 400);
    file.u32(0x01000000);  // italic, underline, struck out: no; any character set
    file.u32(0x22000000);  // a variable face without serifs
    for (std::size_t i = 0; i < 32; ++i) file.u16(i < kPictureFace.size() ? static_cast<std::uint32_t>(kPictureFace[i]) : 0);
    file.zeros(228);       // names and classification that no reader needs
    file.end();
    file.simple(kSelect, kObject);
    file.begin(kSetTextColor);
    file.colour(text_color(text));
    file.end();
    std::int32_t left = units(text.x);
    if (text.anchor == chart::Anchor::middle) left -= letters.width / 2;
    if (text.anchor == chart::Anchor::end) left -= letters.width;
    constexpr std::uint32_t kFixed = 76;
    const auto count = static_cast<std::uint32_t>(letters.units.size());
    const float scale = static_cast<float>(100 / kMillimetre) / kUnits;
    file.begin(kTextOut);
    file.zeros(16);
    file.u32(1);  // compatible graphics mode: 0.01 mm of a unit follow
    file.f32(scale);
    file.f32(scale);
    file.i32(left);
    file.i32(units(text.y + 0.36F * face_size(text.face)));
    file.u32(count);
    file.u32(kFixed);
    file.u32(0);
    file.zeros(16);
    file.u32(kFixed + (count * 2 + 3) / 4 * 4);
    for (const std::uint16_t unit : letters.units) file.u16(unit);
    if (count % 2 != 0) file.u16(0);
    for (const std::int32_t advance : letters.advances) file.i32(advance);
    file.end();
    drop(kSystemFont);
  }
};

void write_header(Metafile& file, const chart::DisplayList& list) {
  const auto width = static_cast<std::int32_t>(std::ceil(list.width)), height = static_cast<std::int32_t>(std::ceil(list.height));
  const auto hundredths = [](std::int32_t pixels) { return static_cast<std::int32_t>(std::lround(pixels * 100 / kMillimetre)); };
  file.begin(kHeader);
  file.zeros(8);
  file.i32(width - 1);
  file.i32(height - 1);
  file.zeros(8);
  file.i32(hundredths(width));
  file.i32(hundredths(height));
  file.u32(0x464D4520);  // " EMF"
  file.u32(0x00010000);
  file.u32(0);           // bytes and records: at the end
  file.u32(0);
  file.u16(kObject + 1);
  file.zeros(14);
  file.u32(kDeviceWidth);
  file.u32(kDeviceHeight);
  file.u32(kDeviceWidthMm);
  file.u32(kDeviceHeightMm);
  file.zeros(12);
  file.u32(kDeviceWidthMm * 1000);
  file.u32(kDeviceHeightMm * 1000);
  file.end();
  file.simple(kSetMapMode, 8);  // anisotropic
  file.pair(kSetWindowOrg, 0, 0);
  file.pair(kSetWindowExt, units(static_cast<float>(width)), units(static_cast<float>(height)));
  file.pair(kSetViewportOrg, 0, 0);
  file.pair(kSetViewportExt, width, height);
  file.simple(kSetBackMode, 1);    // transparent
  file.simple(kSetTextAlign, 24);  // left, baseline
  file.simple(kSelect, kNullPen);
  file.simple(kSelect, kNullBrush);
}

}  // namespace

std::string emf_picture(const chart::DisplayList& list) {
  constexpr std::size_t kBytesAt = 48, kRecordsAt = 52;
  Metafile file;
  write_header(file, list);
  const Drawer drawer{file};
  for (const chart::Shape& shape : list.shapes) std::visit(drawer, shape);
  file.begin(kEnd);
  file.u32(0);
  file.u32(16);
  file.u32(20);
  file.end();
  file.set_u32(kBytesAt, static_cast<std::uint32_t>(file.size()));
  file.set_u32(kRecordsAt, file.records());
  return file.take();
}

}  // namespace xanh::report
