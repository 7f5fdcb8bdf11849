// ZIP: the directory, every entry inflated, and the files of an archive of exports.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <algorithm>
#include <span>
#include <vector>

#include "reading.h"
#include "source/exports_zip.h"
#include "source/zip.h"

using namespace xanh;  // NOLINT: a program of one function

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  constexpr std::size_t kMostBytes = 4u << 20;
  fuzz::HaltingSource halting("tep.zip", input);
  std::vector<source::ZipEntry> entries;
  auto step = source::read_zip_directory(halting, entries);
  while (step && *step == source::Step::pending) step = source::read_zip_directory(halting, entries);
  source::MemorySource whole("tep.zip", std::string(input));
  std::vector<source::ZipEntry> again;
  XANH_HOLDS(source::read_zip_directory(whole, again).has_value() == step.has_value());
  if (step) XANH_HOLDS(again.size() == entries.size());
  std::size_t left = kMostBytes;
  std::vector<std::byte> out(1u << 12);
  for (std::size_t i = 0; step && i < entries.size() && i < 64; ++i) {
    source::ZipStream stream(halting, entries[i], 1 + input.size() / 8);
    std::size_t total = 0;
    while (left > 0) {
      std::size_t produced = 0;
      const auto read = stream.read(out, produced);
      if (!read) break;
      if (*read == source::Step::end) {
        XANH_HOLDS(total == entries[i].size);
        break;
      }
      if (*read == source::Step::pending) continue;
      XANH_HOLDS(produced > 0 && produced <= out.size());
      total += produced;
      left -= std::min(left, produced);
    }
  }
  source::ExportsZip exports(halting, kMostBytes, 1 + input.size() / 4);
  auto looked = exports.look();
  while (looked && *looked == source::Step::pending) looked = exports.look();
  if (!looked || !exports.holds_exports()) return 0;
  std::size_t bytes = 0, files = 0;
  for (std::size_t calls = 0; files < 2 * source::kMaxPackedFiles; ++calls) {
    XANH_HOLDS(calls < 1'000'000);
    std::unique_ptr<source::ByteSource> file;
    const auto next = exports.next(file);
    if (next && *next == source::Step::end) break;
    if (!next || file != nullptr) ++files;
    if (file != nullptr) bytes += file->size();
    XANH_HOLDS(bytes <= kMostBytes);
  }
  return 0;
}
