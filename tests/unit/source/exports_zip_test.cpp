#include "source/exports_zip.h"

#include <gtest/gtest.h>

#include "slow_source.h"
#include "workbook.h"
#include "zip_builder.h"

namespace xanh::source {
namespace {

struct Unpacked {
  bool exports = false;
  Parts files;
  std::vector<Error> errors;
};

Unpacked unpack(ByteSource& archive, std::uint64_t budget = kMaxUnpackedBytes, std::size_t piece = 1u << 20) {
  Unpacked out;
  ExportsZip zip(archive, budget, piece);
  for (auto step = zip.look(); step != Step::end; step = zip.look()) {
    EXPECT_TRUE(step);
    if (!step) return out;
  }
  out.exports = zip.holds_exports();
  if (!out.exports) return out;
  for (int calls = 0; calls < 100'000; ++calls) {
    std::unique_ptr<ByteSource> file;
    const auto step = zip.next(file);
    if (!step) {
      EXPECT_FALSE(file);
      out.errors.push_back(step.error());
      continue;
    }
    if (*step == Step::end) return out;
    if (!file) continue;
    std::string bytes(static_cast<std::size_t>(file->size()), '\0');
    EXPECT_TRUE(file->read(0, std::as_writable_bytes(std::span(bytes))));
    out.files.emplace_back(file->name(), bytes);
  }
  ADD_FAILURE() << "unpacking does not end";
  return out;
}
Unpacked unpack(const std::string& bytes, std::uint64_t budget = kMaxUnpackedBytes) {
  MemorySource archive("tuan.zip", bytes);
  return unpack(archive, budget);
}

TEST(ExportsZip, FilesComeOutUnderTheArchivesName) {
  for (const bool deflated : {true, false}) {
    const auto out = unpack(make_zip({{"a.csv", "x,y\n1,2\n"}, {"xa/b.csv", std::string(300'000, 'b')}, {"c.csv", ""}}, deflated));
    EXPECT_TRUE(out.exports);
    EXPECT_TRUE(out.errors.empty());
    EXPECT_EQ(out.files, (Parts{{"tuan.zip/a.csv", "x,y\n1,2\n"}, {"tuan.zip/xa/b.csv", std::string(300'000, 'b')}, {"tuan.zip/c.csv", ""}}));
  }
}

TEST(ExportsZip, WorkbooksAndOtherFilesAreNot) {
  EXPECT_FALSE(unpack(make_zip(workbook("<worksheet/>"), true)).exports);
  EXPECT_FALSE(unpack(make_zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}, {"content.xml", "<x/>"}}, false)).exports);
  EXPECT_FALSE(unpack("a,b\n1,2\n").exports);
  EXPECT_FALSE(unpack("").exports);
  const std::string whole = make_zip({{"a.csv", "x,y\n"}}, true);
  EXPECT_FALSE(unpack(whole.substr(0, whole.size() - 30)).exports) << "a cut archive is for the workbook's reader to name";
}

TEST(ExportsZip, WhatSystemsPutThereIsPassedOver) {
  const auto out = unpack(make_zip({{"__MACOSX/._a.csv", "?"}, {".DS_Store", "?"}, {"xa/.DS_Store", "?"}, {"xa/", ""}, {"xa/._b", "?"},
                                    {"~$a.xlsx", "?"}, {"Thumbs.db", "?"}, {"desktop.ini", "?"}, {"a.csv", "x"}}, true));
  EXPECT_TRUE(out.errors.empty());
  EXPECT_EQ(out.files, (Parts{{"tuan.zip/a.csv", "x"}}));
}

TEST(ExportsZip, NamesOfOldWindows) {
  // windows-1258: ho so with o-horn F5, o-circumflex F4 and grave CC.
  const auto out = unpack(make_zip({{"H\xF4\xCC s\xF5.csv", "x"}, {"Hồ.csv", "y"}}, true));
  EXPECT_EQ(out.files, (Parts{{"tuan.zip/Hồ sơ.csv", "x"}, {"tuan.zip/Hồ.csv", "y"}}));
}

TEST(ExportsZip, AFaultyFileDoesNotKeepTheOthersBack) {
  std::string bytes = make_zip({{"a.csv", "first"}, {"b.csv", "second"}, {"c.csv", "third"}}, false);
  bytes[bytes.find("second")] = 'S';  // its checksum no longer holds
  const auto out = unpack(bytes);
  EXPECT_EQ(out.files, (Parts{{"tuan.zip/a.csv", "first"}, {"tuan.zip/c.csv", "third"}}));
  ASSERT_EQ(out.errors.size(), 1u);
  EXPECT_EQ(out.errors[0].code, ErrorCode::archive_corrupt);
  EXPECT_EQ(out.errors[0].place.file, "tuan.zip/b.csv");
}

TEST(ExportsZip, PasswordIsSaidPlainly) {
  const auto out = unpack(make_zip({{"a.csv", "x"}}, ZipOptions{.flags = 1}));
  ASSERT_EQ(out.errors.size(), 1u);
  EXPECT_EQ(out.errors[0].code, ErrorCode::archive_encrypted);
  EXPECT_EQ(out.errors[0].place.file, "tuan.zip/a.csv");
}

TEST(ExportsZip, BudgetIsOfAllFilesTogether) {
  const auto out = unpack(make_zip({{"a.csv", std::string(600, 'a')}, {"b.csv", std::string(600, 'b')}, {"c.csv", std::string(400, 'c')}}, true), 1000);
  ASSERT_EQ(out.files.size(), 2u);
  EXPECT_EQ(out.files[1].first, "tuan.zip/c.csv");
  ASSERT_EQ(out.errors.size(), 1u);
  EXPECT_EQ(out.errors[0].code, ErrorCode::too_large);
  EXPECT_EQ(out.errors[0].place.file, "tuan.zip/b.csv");
}

TEST(ExportsZip, ABombIsStopped) {
  const auto out = unpack(make_zip({{"bom.csv", std::string(100u << 20, '0')}, {"a.csv", "x"}}, true));  // about 1000:1
  ASSERT_EQ(out.errors.size(), 1u);
  EXPECT_EQ(out.errors[0].code, ErrorCode::too_large);
  EXPECT_EQ(out.errors[0].place.file, "tuan.zip/bom.csv");
  EXPECT_EQ(out.files.size(), 1u);
}

TEST(ExportsZip, TooManyAndNoFiles) {
  Parts many;
  for (std::size_t i = 0; i <= kMaxPackedFiles; ++i) many.emplace_back(std::to_string(i), "x");
  const auto out = unpack(make_zip(many, false));
  ASSERT_EQ(out.errors.size(), 1u);
  EXPECT_EQ(out.errors[0].code, ErrorCode::too_large);
  EXPECT_TRUE(out.files.empty());
  const auto none = unpack(make_zip({{"xa/", ""}}, false));
  ASSERT_EQ(none.errors.size(), 1u);
  EXPECT_EQ(none.errors[0].code, ErrorCode::file_empty);
}

TEST(ExportsZip, WaitsForBytesAndLosesNothing) {
  const std::string bytes = make_zip({{"a.csv", "x,y\n1,2\n"}, {"b.csv", std::string(5000, 'b')}}, true);
  for (const std::size_t piece : {1u, 7u, 1000u}) {
    SlowSource archive(bytes);
    const auto out = unpack(archive, kMaxUnpackedBytes, piece);
    EXPECT_EQ(out.files, (Parts{{"slow/a.csv", "x,y\n1,2\n"}, {"slow/b.csv", std::string(5000, 'b')}})) << piece;
  }
}

}  // namespace
}  // namespace xanh::source
