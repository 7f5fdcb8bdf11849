#include "report/zip_writer.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "source/byte_source.h"
#include "source/zip.h"

namespace xanh::report {
namespace {

/// Fails once it has taken `limit` bytes, like a full disk.
class FullSink final : public Sink {
 public:
  explicit FullSink(std::size_t limit) : limit_(limit) {}
  Result<void> append(std::string_view bytes) override {
    if (bytes.size() > limit_) return fail(ErrorCode::write_failed, {}, {"x", "full"});
    limit_ -= bytes.size();
    return {};
  }

 private:
  std::size_t limit_;
};

/// Bytes that deflate cannot make small.
std::string noise(std::size_t size) {
  std::string out(size, '\0');
  std::uint32_t state = 12345;
  for (char& c : out) {
    state = state * 1664525u + 1013904223u;
    c = static_cast<char>(state >> 24);
  }
  return out;
}

std::string inflate(source::ByteSource& bytes, const source::ZipEntry& entry) {
  source::ZipStream stream(bytes, entry, 4096);
  std::string out;
  std::vector<std::byte> piece(10'000);
  while (true) {
    std::size_t produced = 0;
    const auto step = stream.read(std::span(piece), produced);
    if (!step) {
      ADD_FAILURE() << entry.name << ": error " << static_cast<int>(step.error().code);
      return out;
    }
    if (*step == source::Step::end) return out;
    out.append(reinterpret_cast<const char*>(piece.data()), produced);
  }
}

TEST(ZipWriter, IsReadBack) {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"empty", ""},
      {"folder/short.xml", "<a/>"},
      {"even", std::string(3'000'000, 'x')},
      {"noise", noise(700'000)},
  };
  for (const int level : {1, 6, 9}) {
    StringSink sink;
    ZipWriter writer(sink, level);
    for (const auto& [name, content] : files) {
      ASSERT_TRUE(writer.begin_entry(name));
      // In pieces of unlike sizes.
      for (std::size_t at = 0, size = 1; at < content.size(); at += size, size = size * 3 + 1) {
        ASSERT_TRUE(writer.write(std::string_view(content).substr(at, size)));
      }
    }
    ASSERT_TRUE(writer.finish());
    source::MemorySource bytes("x.zip", sink.take());
    std::vector<source::ZipEntry> entries;
    const auto step = source::read_zip_directory(bytes, entries);
    ASSERT_TRUE(step);
    ASSERT_EQ(*step, source::Step::end);
    ASSERT_EQ(entries.size(), files.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
      EXPECT_EQ(entries[i].name, files[i].first);
      EXPECT_EQ(entries[i].size, files[i].second.size());
      EXPECT_TRUE(inflate(bytes, entries[i]) == files[i].second) << files[i].first;
    }
    EXPECT_LT(entries[2].packed_size, 20'000u);
  }
}

// An independent reading of one small archive: every number is where APPNOTE 6.3 puts it.
TEST(ZipWriter, LayoutOfOneEntry) {
  StringSink sink;
  ZipWriter writer(sink);
  ASSERT_TRUE(writer.begin_entry("a"));
  ASSERT_TRUE(writer.write("123456789"));
  ASSERT_TRUE(writer.finish());
  const std::string& zip = sink.bytes();
  const auto number = [&zip](std::size_t at, int bytes) {
    std::uint32_t value = 0;
    for (int i = bytes - 1; i >= 0; --i) {
      value = value << 8 | static_cast<unsigned char>(zip.at(at + static_cast<std::size_t>(i)));
    }
    return value;
  };
  EXPECT_EQ(zip.substr(0, 4), "PK\x03\x04");
  EXPECT_EQ(number(26, 2), 1u);  // length of the name
  EXPECT_EQ(zip[30], 'a');
  const std::size_t end = zip.size() - 22;
  EXPECT_EQ(zip.substr(end, 4), "PK\x05\x06");
  EXPECT_EQ(number(end + 10, 2), 1u);
  const std::size_t directory = number(end + 16, 4);
  EXPECT_EQ(directory + number(end + 12, 4), end);
  EXPECT_EQ(zip.substr(directory, 4), "PK\x01\x02");
  EXPECT_EQ(number(directory + 12, 4), 0x00210000u);  // 1/1/1980, midnight
  EXPECT_EQ(number(directory + 16, 4), 0xCBF43926u);  // the published check value of CRC-32
  EXPECT_EQ(number(directory + 24, 4), 9u);
  const std::size_t packed = number(directory + 20, 4);
  EXPECT_EQ(zip.substr(31 + packed, 4), "PK\x07\x08");
  EXPECT_EQ(number(31 + packed + 4, 4), 0xCBF43926u);
  EXPECT_EQ(31 + packed + 16, directory);
}

TEST(ZipWriter, SinkFailureSticks) {
  FullSink sink(1'000);
  ZipWriter writer(sink);
  ASSERT_TRUE(writer.begin_entry("a"));
  const auto written = writer.write(noise(1'000'000));
  ASSERT_FALSE(written);
  EXPECT_EQ(written.error().code, ErrorCode::write_failed);
  EXPECT_FALSE(writer.write("b"));
  EXPECT_FALSE(writer.begin_entry("c"));
  const auto finished = writer.finish();
  ASSERT_FALSE(finished);
  EXPECT_EQ(finished.error().args, (std::vector<std::string>{"x", "full"}));
}

}  // namespace
}  // namespace xanh::report
