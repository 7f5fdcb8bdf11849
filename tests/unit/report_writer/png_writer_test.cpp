// PNG files: chunks with their sums, and pixels that zlib gives back.
#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "report/png_writer.h"

namespace xanh::report {
namespace {

std::uint32_t number(const std::string& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes.at(at + i));
  return value;
}

struct Chunk {
  std::string name, data;
};
/// Fails the test where a chunk's sum is wrong.
std::vector<Chunk> chunks_of(const std::string& png) {
  std::vector<Chunk> out;
  EXPECT_TRUE(png.starts_with("\x89PNG\r\n\x1A\n"));
  for (std::size_t at = 8; at + 12 <= png.size();) {
    const std::size_t length = number(png, at);
    out.push_back({png.substr(at + 4, 4), png.substr(at + 8, length)});
    const std::string summed = png.substr(at + 4, 4 + length);
    EXPECT_EQ(number(png, at + 8 + length), crc32(0, reinterpret_cast<const Bytef*>(summed.data()), static_cast<uInt>(summed.size()))) << out.back().name;
    at += 12 + length;
  }
  return out;
}

/// Undoes filters 0, 1 and 2 of rows of three bytes a pixel (PNG, second edition, 9.2).
std::vector<std::uint8_t> pixels_of(const std::string& packed, std::size_t width, std::size_t height) {
  const std::size_t row = 3 * width;
  std::string rows(height * (row + 1), '\0');
  std::string input = packed;
  z_stream stream = {};
  EXPECT_EQ(inflateInit(&stream), Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(rows.data());
  stream.avail_out = static_cast<uInt>(rows.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  EXPECT_EQ(stream.avail_out, 0U);
  inflateEnd(&stream);
  std::vector<std::uint8_t> out;
  for (std::size_t y = 0; y < height; ++y) {
    const char filter = rows[y * (row + 1)];
    EXPECT_TRUE(filter == 0 || filter == 2);
    for (std::size_t i = 0; i < row; ++i) {
      const auto byte = static_cast<std::uint8_t>(rows[y * (row + 1) + 1 + i]);
      out.push_back(static_cast<std::uint8_t>(byte + (filter == 2 ? out[(y - 1) * row + i] : 0)));
    }
  }
  return out;
}

TEST(Png, GivesThePixelsBack) {
  constexpr int kWidth = 61, kHeight = 40;
  std::vector<std::uint8_t> rgb;
  for (int y = 0; y < kHeight; ++y) {
    // Rows alike, then rows of noise: both filters are taken.
    for (int i = 0; i < 3 * kWidth; ++i) rgb.push_back(static_cast<std::uint8_t>(y < 20 ? i * 7 : (i * 7919 + y * 104729) >> 3));
  }
  const auto file = png(kWidth, kHeight, rgb, 2);
  ASSERT_TRUE(file);
  const std::vector<Chunk> chunks = chunks_of(*file);
  ASSERT_EQ(chunks.size(), 4U);
  EXPECT_EQ(chunks[0].name, "IHDR");
  EXPECT_EQ(number(chunks[0].data, 0), 61U);
  EXPECT_EQ(number(chunks[0].data, 4), 40U);
  EXPECT_EQ(chunks[0].data.substr(8), std::string("\x08\x02\0\0\0", 5));
  // Two pixels to 1/96 inch: 192 / 0.0254 m = 7559.06 a metre.
  EXPECT_EQ(chunks[1].name, "pHYs");
  EXPECT_EQ(number(chunks[1].data, 0), 7559U);
  EXPECT_EQ(number(chunks[1].data, 4), 7559U);
  EXPECT_EQ(chunks[2].name, "IDAT");
  EXPECT_EQ(pixels_of(chunks[2].data, kWidth, kHeight), rgb);
  EXPECT_EQ(chunks[3].name, "IEND");
  EXPECT_EQ(*file, *png(kWidth, kHeight, rgb, 2)) << "equal pixels, equal bytes";
}

TEST(Png, OfOneColourIsSmall) {
  const std::vector<std::uint8_t> rgb(3 * 480 * 270, 0xF4);
  const auto file = png(480, 270, rgb);
  ASSERT_TRUE(file);
  EXPECT_LT(file->size(), 1'500U);
}

}  // namespace
}  // namespace xanh::report
