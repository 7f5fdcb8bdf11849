// What every fuzzer of a reader does with a document: reads all of it in several ways and checks
// what document.h and batch.h promise. A broken promise aborts, which libFuzzer reports.
#ifndef XANH_TESTS_FUZZ_READING_H_
#define XANH_TESTS_FUZZ_READING_H_

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "source/document.h"

// Aborts with a word on what does not hold.
#define XANH_HOLDS(condition)                                                         \
  do {                                                                                \
    if (!(condition)) {                                                               \
      std::fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                   \
    }                                                                                 \
  } while (false)

namespace xanh::fuzz {

/// A byte source that, as the page's, says `pending` to a range not asked for lately.
class HaltingSource final : public source::ByteSource {
 public:
  HaltingSource(std::string name, std::string_view bytes) : name_(std::move(name)), bytes_(bytes) {}
  std::string_view name() const override { return name_; }
  std::uint64_t size() const override { return bytes_.size(); }
  Result<source::Step> read(std::uint64_t offset, std::span<std::byte> out) override;

 private:
  std::string name_;
  std::string_view bytes_;
  std::vector<std::pair<std::uint64_t, std::size_t>> fetched_;
};

/// Makes the document of a source; `piece` bytes are read at a time. Null: it is none.
using Maker = std::function<std::unique_ptr<source::Document>(source::ByteSource&, std::size_t piece)>;

struct Promises {
  bool utf8 = false;       ///< every text is valid UTF-8
  bool any_piece = true;   ///< rows are the same however the bytes are cut
};

/// Reads every table: whole with all columns, again in small pieces from a halting source, and
/// with a mask. Rows must be the same each time.
void read_every_way(std::string_view bytes, const Maker& make, Promises promises = {});

/// The same for whatever the content says that it is.
void read_detected(std::string_view bytes);

}  // namespace xanh::fuzz

#endif  // XANH_TESTS_FUZZ_READING_H_
