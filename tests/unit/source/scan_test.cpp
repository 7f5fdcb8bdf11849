#include "source/scan.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace xanh::source {
namespace {

TEST(Scan, AllFindTheSameMarks) {
  std::mt19937 random(7);
  std::vector<std::uint32_t> expected(kMostMarks), marks(kMostMarks);
  const std::vector<MarkScan> scans = mark_scans();
  for (int round = 0; round < 2000; ++round) {
    // Of every length around a block's, and whole scans; full of marks, with few, and of any bytes.
    const std::size_t size = round % 50 == 0 ? kScanBytes : random() % 400;
    std::string bytes(size + 64, '"');  // what stands behind is no mark of theirs
    for (std::size_t i = 0; i < size; ++i) {
      bytes[i] = round % 3 == 0 ? ",;\t\"\r\n ab"[random() % 9] : round % 3 == 1 && random() % 16 != 0 ? 'x' : static_cast<char>(random());
    }
    for (const char separator : {',', ';', '\t', '\xA0'}) {
      expected.resize(kMostMarks);
      expected.resize(scan_marks_plain(bytes.data(), size, separator, expected.data()));
      for (const MarkScan scan : scans) {
        marks.resize(kMostMarks);
        marks.resize(scan(bytes.data(), size, separator, marks.data()));
        ASSERT_EQ(marks, expected);
      }
    }
  }
}

TEST(Scan, MarksStandWhereTheyAreWritten) {
  const std::string bytes = "a,\"b\r\nc;d" + std::string(64, ',');
  std::vector<std::uint32_t> marks(kMostMarks);
  marks.resize(best_mark_scan()(bytes.data(), 9, ',', marks.data()));
  EXPECT_EQ(marks, (std::vector<std::uint32_t>{1, 2, 4, 5}));
}

}  // namespace
}  // namespace xanh::source
