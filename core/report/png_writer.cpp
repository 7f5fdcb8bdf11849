#include "report/png_writer.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace xanh::report {
namespace {

void append_u32(std::string& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFFU);
}

/// Length, name, data, CRC over name and data.
void append_chunk(std::string& out, std::string_view name, std::string_view data) {
  append_u32(out, static_cast<std::uint32_t>(data.size()));
  const std::size_t start = out.size();
  out.append(name).append(data);
  const uLong crc = crc32(0, reinterpret_cast<const Bytef*>(out.data() + start), static_cast<uInt>(out.size() - start));
  append_u32(out, static_cast<std::uint32_t>(crc));
}

/// Deflates row by row: the filtered picture is never whole in memory. Each row stands behind its filter: what
/// equals the row above becomes zeros (filter 2, Up), where that is the smaller sum; else it stays (0, None).
Result<std::string> deflated(int height, std::size_t row, std::span<const std::uint8_t> rgb) {
  z_stream stream = {};
  if (deflateInit(&stream, 6) != Z_OK) return fail(ErrorCode::out_of_memory);
  std::string out, line;
  std::array<unsigned char, 1 << 15> piece{};
  int state = Z_OK;
  for (int y = 0; y < height; ++y) {
    const std::uint8_t* now = rgb.data() + row * static_cast<std::size_t>(y);
    const std::uint8_t* above = y == 0 ? now : rgb.data() + row * static_cast<std::size_t>(y - 1);
    line.assign(1 + row, '\0');
    long plain = 0, against = 0;
    for (std::size_t i = 0; i < row; ++i) {
      const auto change = static_cast<std::uint8_t>(y == 0 ? now[i] : now[i] - above[i]);
      line[1 + i] = static_cast<char>(change);
      plain += std::abs(static_cast<std::int8_t>(now[i]));
      against += std::abs(static_cast<std::int8_t>(change));
    }
    if (y > 0 && against <= plain) line[0] = 2;
    else std::copy(now, now + row, line.begin() + 1);
    stream.next_in = reinterpret_cast<Bytef*>(line.data());
    stream.avail_in = static_cast<uInt>(line.size());
    do {
      stream.next_out = piece.data();
      stream.avail_out = static_cast<uInt>(piece.size());
      state = deflate(&stream, y + 1 == height ? Z_FINISH : Z_NO_FLUSH);
      out.append(reinterpret_cast<const char*>(piece.data()), piece.size() - stream.avail_out);
    } while (stream.avail_out == 0);
  }
  deflateEnd(&stream);
  if (state != Z_STREAM_END) return fail(ErrorCode::out_of_memory);
  return out;
}

}  // namespace

Result<std::string> png(int width, int height, std::span<const std::uint8_t> rgb, int scale) {
  auto packed = deflated(height, static_cast<std::size_t>(width) * 3, rgb);
  if (!packed) return std::unexpected(std::move(packed).error());
  std::string header;
  append_u32(header, static_cast<std::uint32_t>(width));
  append_u32(header, static_cast<std::uint32_t>(height));
  header.append("\x08\x02\0\0\0", 5);  // 8 bits, RGB, deflate, adaptive filters, not interlaced
  std::string out("\x89PNG\r\n\x1A\n", 8);
  append_chunk(out, "IHDR", header);
  if (scale > 0) {
    std::string size;  // pixels a metre: 96 / 0.0254 m
    for (int side = 0; side < 2; ++side) append_u32(size, static_cast<std::uint32_t>((scale * 960'000 + 127) / 254));
    size += '\x01';
    append_chunk(out, "pHYs", size);
  }
  append_chunk(out, "IDAT", *packed);
  append_chunk(out, "IEND", {});
  return out;
}

}  // namespace xanh::report
