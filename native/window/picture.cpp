#include "window/picture.h"

#include <zlib.h>

#include <cstdint>
#include <string_view>
#include <utility>

namespace xanh::window {
namespace {

void append_u32(std::string& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFFU);
}

/// Length, name, data, CRC over name and data.
void append_chunk(std::string& out, std::string_view name, std::string_view data) {
  append_u32(out, static_cast<std::uint32_t>(data.size()));
  const std::size_t start = out.size();
  out.append(name).append(data);
  const uLong crc = crc32(0, reinterpret_cast<const Bytef*>(out.data() + start),
                          static_cast<uInt>(out.size() - start));
  append_u32(out, static_cast<std::uint32_t>(crc));
}

Result<std::string> deflated(std::string& bytes) {
  z_stream stream = {};
  if (deflateInit(&stream, Z_BEST_COMPRESSION) != Z_OK) return fail(ErrorCode::out_of_memory);
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (!whole) return fail(ErrorCode::out_of_memory);
  return out;
}

}  // namespace

Result<std::string> png(const Pixels& picture) {
  const auto row = static_cast<std::size_t>(picture.width) * 3;
  std::string rows;  // each behind its filter byte: 0, none
  for (int y = 0; y < picture.height; ++y) {
    rows += '\0';
    rows.append(reinterpret_cast<const char*>(picture.rgb.data()) + row * static_cast<std::size_t>(y),
                row);
  }
  auto packed = deflated(rows);
  if (!packed) return std::unexpected(std::move(packed).error());
  std::string header;
  append_u32(header, static_cast<std::uint32_t>(picture.width));
  append_u32(header, static_cast<std::uint32_t>(picture.height));
  header.append("\x08\x02\0\0\0", 5);  // 8 bits, RGB, deflate, adaptive filters, not interlaced
  std::string out("\x89PNG\r\n\x1A\n", 8);
  append_chunk(out, "IHDR", header);
  append_chunk(out, "IDAT", *packed);
  append_chunk(out, "IEND", {});
  return out;
}

}  // namespace xanh::window
