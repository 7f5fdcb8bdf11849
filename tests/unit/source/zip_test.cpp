#include "source/zip.h"

#include <gtest/gtest.h>

#include "slow_source.h"
#include "zip_builder.h"

namespace xanh::source {
namespace {

using Parts = std::vector<std::pair<std::string, std::string>>;

struct Unpacked {
  std::string text;
  std::optional<Error> error;
};

Unpacked unpack(ByteSource& source, const ZipEntry& entry, std::size_t piece, std::size_t out_size) {
  Unpacked result;
  ZipStream stream(source, entry, piece);
  std::string out(out_size, '\0');
  while (true) {
    std::size_t produced = 0;
    const auto step = stream.read(std::as_writable_bytes(std::span(out)), produced);
    if (!step) {
      result.error = step.error();
      return result;
    }
    if (*step == Step::end) return result;
    EXPECT_TRUE(*step == Step::pending || produced > 0);
    result.text.append(out, 0, produced);
  }
}

Result<std::vector<ZipEntry>> directory(ByteSource& source) {
  std::vector<ZipEntry> entries;
  while (true) {
    const auto step = read_zip_directory(source, entries);
    if (!step) return std::unexpected(step.error());
    if (*step == Step::end) return entries;
  }
}

Parts sample() {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "hồ sơ " + std::to_string(i * i) + "\n";
  return {{"empty", ""}, {"a/short.txt", "x"}, {"a/long.txt", text}};
}

TEST(Zip, EveryFormGivesTheSameBytes) {
  const Parts parts = sample();
  const ZipOptions forms[] = {{}, {.deflated = false}, {.zip64 = true}, {.deflated = false, .zip64 = true},
                              {.descriptors = true}, {.comment = "ghi chú"}};
  for (const ZipOptions& form : forms) {
    SlowSource source(make_zip(parts, form));
    const auto entries = directory(source);
    ASSERT_TRUE(entries);
    ASSERT_EQ(entries->size(), parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      EXPECT_EQ((*entries)[i].name, parts[i].first);
      EXPECT_EQ((*entries)[i].size, parts[i].second.size());
      for (const std::size_t piece : {1u, 7u, 1000u, 1u << 20}) {
        const Unpacked whole = unpack(source, (*entries)[i], piece, piece == 1 ? 3 : 4096);
        EXPECT_FALSE(whole.error);
        EXPECT_EQ(whole.text, parts[i].second);
      }
    }
  }
}

TEST(Zip, EveryTruncationIsSeen) {
  const std::string zip = make_zip(sample(), true);
  for (std::size_t size = 0; size < zip.size(); size += 97) {
    SlowSource source(zip.substr(0, size));
    const auto entries = directory(source);
    ASSERT_FALSE(entries) << size;
    EXPECT_EQ(entries.error().code, ErrorCode::archive_truncated);
    EXPECT_EQ(entries.error().place.file, "slow");
  }
}

TEST(Zip, WrongBytesWrongSizesWrongSums) {
  const Parts parts = sample();
  std::string zip = make_zip(parts, ZipOptions{.deflated = false});
  SlowSource good(zip);
  const auto entries = directory(good);
  ASSERT_TRUE(entries);
  const auto refused = [](ByteSource& source, const ZipEntry& entry) {
    const Unpacked result = unpack(source, entry, 4096, 4096);
    EXPECT_TRUE(result.error);
    return result.error ? result.error->code : ErrorCode::cancelled;
  };
  std::string broken = zip;
  broken[zip.find("hồ sơ 25")] ^= 1;
  SlowSource flipped(broken);
  EXPECT_EQ(refused(flipped, (*entries)[2]), ErrorCode::archive_corrupt);
  ZipEntry entry = (*entries)[2];
  entry.packed_size = 10'000'000'000;
  EXPECT_EQ(refused(good, entry), ErrorCode::archive_truncated);
  entry = (*entries)[2];
  entry.header_offset = zip.size() - 3;
  EXPECT_EQ(refused(good, entry), ErrorCode::archive_truncated);
  entry = (*entries)[2];
  entry.header_offset += 1;
  EXPECT_EQ(refused(good, entry), ErrorCode::archive_corrupt);
  entry = (*entries)[2];
  entry.size -= 1;
  EXPECT_EQ(refused(good, entry), ErrorCode::archive_corrupt);
  entry = (*entries)[2];
  entry.size += 1;
  EXPECT_EQ(refused(good, entry), ErrorCode::archive_corrupt);
  // A deflate stream that ends early, then one that is none.
  const std::string packed = make_zip(parts, true);
  SlowSource deflated(packed);
  const auto deflated_entries = directory(deflated);
  ASSERT_TRUE(deflated_entries);
  entry = (*deflated_entries)[2];
  entry.packed_size /= 2;
  EXPECT_EQ(refused(deflated, entry), ErrorCode::archive_truncated);
  entry = (*entries)[2];
  entry.method = 8;
  EXPECT_EQ(refused(good, entry), ErrorCode::archive_corrupt);
}

TEST(Zip, EncryptedAndUnknownMethodsAreNamed) {
  SlowSource locked(make_zip(sample(), ZipOptions{.flags = 1}));
  const auto entries = directory(locked);
  ASSERT_TRUE(entries);
  EXPECT_EQ(unpack(locked, (*entries)[1], 100, 100).error->code, ErrorCode::workbook_encrypted);
  SlowSource lzma(make_zip(sample(), ZipOptions{.method = 14}));
  const auto lzma_entries = directory(lzma);
  ASSERT_TRUE(lzma_entries);
  const auto error = unpack(lzma, (*lzma_entries)[1], 100, 100).error;
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, ErrorCode::format_unsupported);
  EXPECT_EQ(error->args, (std::vector<std::string>{"zip method 14"}));
}

TEST(Zip, ABombIsRefusedBeforeItIsBig) {
  SlowSource source(make_zip({{"bomb", std::string(100u << 20, 'x')}}, true));
  const auto entries = directory(source);
  ASSERT_TRUE(entries);
  const Unpacked result = unpack(source, (*entries)[0], 1 << 20, 1 << 20);
  ASSERT_TRUE(result.error);
  EXPECT_EQ(result.error->code, ErrorCode::too_large);
  EXPECT_EQ(result.error->args[0], "bomb");
  EXPECT_LE(result.text.size(), 66u << 20);
}

}  // namespace
}  // namespace xanh::source
