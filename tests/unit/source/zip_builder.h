// Writes small archives for tests, independently of the program's own writer.
#ifndef XANH_TESTS_ZIP_BUILDER_H_
#define XANH_TESTS_ZIP_BUILDER_H_

#include <zlib.h>

#include <string>
#include <utility>
#include <vector>

namespace xanh::source {

struct ZipOptions {
  bool deflated = true;
  bool zip64 = false;       ///< every size and offset in the 64-bit extra fields
  bool descriptors = false; ///< sizes behind the data, as streaming writers do
  unsigned flags = 0;       ///< general purpose flags of every entry
  unsigned method = 0;      ///< claimed instead of 0 or 8
  std::string comment = {};
};

inline std::string raw_deflate(const std::string& text) {
  z_stream z{};
  deflateInit2(&z, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&z, static_cast<uLong>(text.size())), '\0');
  z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  z.avail_in = static_cast<uInt>(text.size());
  z.next_out = reinterpret_cast<Bytef*>(packed.data());
  z.avail_out = static_cast<uInt>(packed.size());
  deflate(&z, Z_FINISH);
  packed.resize(z.total_out);
  deflateEnd(&z);
  return packed;
}

inline std::string make_zip(const std::vector<std::pair<std::string, std::string>>& parts, const ZipOptions& options) {
  const auto little = [](std::string& out, std::size_t value, int width) {
    for (int i = 0; i < width; ++i) out += static_cast<char>(static_cast<unsigned long long>(value) >> (8 * i) & 0xFF);
  };
  constexpr std::size_t kOnes = 0xFFFFFFFFu;
  const unsigned flags = options.flags | (options.descriptors ? 8u : 0u);
  const unsigned method = options.method != 0 ? options.method : options.deflated ? 8u : 0u;
  std::string body, directory;
  for (const auto& [name, text] : parts) {
    const std::string packed = options.deflated ? raw_deflate(text) : text;
    const std::size_t crc = crc32(0, reinterpret_cast<const Bytef*>(text.data()), static_cast<uInt>(text.size()));
    const auto common = [&](bool local) {
      std::string out;
      const bool later = local && options.descriptors;
      little(out, options.zip64 ? 45 : 20, 2), little(out, flags, 2), little(out, method, 2), little(out, 0, 4);
      little(out, later ? 0 : crc, 4);
      little(out, later ? 0 : options.zip64 ? kOnes : packed.size(), 4);
      little(out, later ? 0 : options.zip64 ? kOnes : text.size(), 4);
      little(out, name.size(), 2), little(out, options.zip64 ? (local ? 20 : 28) : 0, 2);
      return out;
    };
    const auto extra = [&](bool local, std::size_t offset) {
      std::string out;
      if (!options.zip64) return out;
      little(out, 1, 2), little(out, local ? 16 : 24, 2), little(out, text.size(), 8), little(out, packed.size(), 8);
      if (!local) little(out, offset, 8);
      return out;
    };
    directory += "PK\x01\x02" + std::string("\x14\0", 2) + common(false);
    little(directory, 0, 2), little(directory, 0, 2), little(directory, 0, 2), little(directory, 0, 4);
    little(directory, options.zip64 ? kOnes : body.size(), 4);
    directory += name + extra(false, body.size());
    body += "PK\x03\x04" + common(true) + name + extra(true, 0) + packed;
    if (options.descriptors) {
      body += "PK\x07\x08";
      little(body, crc, 4), little(body, packed.size(), 4), little(body, text.size(), 4);
    }
  }
  std::string end;
  if (options.zip64) {
    const std::size_t record = body.size() + directory.size();
    end += "PK\x06\x06";
    little(end, 44, 8), little(end, 45, 2), little(end, 45, 2), little(end, 0, 8);
    little(end, parts.size(), 8), little(end, parts.size(), 8), little(end, directory.size(), 8), little(end, body.size(), 8);
    end += "PK\x06\x07";
    little(end, 0, 4), little(end, record, 8), little(end, 1, 4);
  }
  end += "PK\x05\x06";
  const std::size_t count = options.zip64 ? 0xFFFF : parts.size();
  little(end, 0, 4), little(end, count, 2), little(end, count, 2);
  little(end, options.zip64 ? kOnes : directory.size(), 4), little(end, options.zip64 ? kOnes : body.size(), 4);
  little(end, options.comment.size(), 2);
  return body + directory + end + options.comment;
}

inline std::string make_zip(const std::vector<std::pair<std::string, std::string>>& parts, bool deflated) {
  return make_zip(parts, ZipOptions{.deflated = deflated});
}

}  // namespace xanh::source

#endif  // XANH_TESTS_ZIP_BUILDER_H_
