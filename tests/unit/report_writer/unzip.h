// The entries of an archive in memory, by name.
#ifndef XANH_TESTS_REPORT_WRITER_UNZIP_H_
#define XANH_TESTS_REPORT_WRITER_UNZIP_H_

#include <gtest/gtest.h>

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "source/byte_source.h"
#include "source/zip.h"

namespace xanh::report {

inline std::map<std::string, std::string> unzip(const std::string& archive) {
  source::MemorySource bytes("x.zip", archive);
  std::vector<source::ZipEntry> entries;
  std::map<std::string, std::string> out;
  if (const auto step = source::read_zip_directory(bytes, entries); !step || *step != source::Step::end) {
    ADD_FAILURE() << "no archive";
    return out;
  }
  for (const source::ZipEntry& entry : entries) {
    source::ZipStream stream(bytes, entry, 4096);
    std::vector<std::byte> piece(10'000);
    std::string& content = out[entry.name];
    while (true) {
      std::size_t produced = 0;
      const auto step = stream.read(std::span(piece), produced);
      if (!step || *step == source::Step::end) break;
      content.append(reinterpret_cast<const char*>(piece.data()), produced);
    }
    EXPECT_EQ(content.size(), entry.size) << entry.name;
  }
  return out;
}

}  // namespace xanh::report

#endif  // XANH_TESTS_REPORT_WRITER_UNZIP_H_
