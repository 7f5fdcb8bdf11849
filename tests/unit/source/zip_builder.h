// Writes small archives for tests, independently of the program's own writer.
#ifndef XANH_TESTS_ZIP_BUILDER_H_
#define XANH_TESTS_ZIP_BUILDER_H_

#include <zlib.h>

#include <string>
#include <utility>
#include <vector>

namespace xanh::source {

inline std::string make_zip(const std::vector<std::pair<std::string, std::string>>& parts, bool deflated) {
  const auto little = [](std::string& out, std::size_t value, int width) {
    for (int i = 0; i < width; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
  };
  std::string body, directory;
  for (const auto& [name, text] : parts) {
    std::string packed = text;
    if (deflated) {
      z_stream z{};
      deflateInit2(&z, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
      packed.resize(deflateBound(&z, static_cast<uLong>(text.size())));
      z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
      z.avail_in = static_cast<uInt>(text.size());
      z.next_out = reinterpret_cast<Bytef*>(packed.data());
      z.avail_out = static_cast<uInt>(packed.size());
      deflate(&z, Z_FINISH);
      packed.resize(z.total_out);
      deflateEnd(&z);
    }
    std::string common;
    little(common, 20, 2), little(common, 0, 2), little(common, deflated ? 8 : 0, 2), little(common, 0, 4);
    little(common, crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size())), 4);
    little(common, packed.size(), 4), little(common, text.size(), 4);
    little(common, name.size(), 2), little(common, 0, 2);
    directory += "PK\x01\x02" + std::string("\x14\0", 2) + common;
    little(directory, 0, 2), little(directory, 0, 2), little(directory, 0, 2), little(directory, 0, 4);
    little(directory, body.size(), 4);
    directory += name;
    body += "PK\x03\x04" + common + name + packed;
  }
  std::string end = "PK\x05\x06";
  little(end, 0, 4), little(end, parts.size(), 2), little(end, parts.size(), 2);
  little(end, directory.size(), 4), little(end, body.size(), 4), little(end, 0, 2);
  return body + directory + end;
}

}  // namespace xanh::source

#endif  // XANH_TESTS_ZIP_BUILDER_H_
