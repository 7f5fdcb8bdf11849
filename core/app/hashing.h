// SHA-256 of the files that are loaded, a slice at a time and only when something is taken away: reading is not slowed.
#ifndef XANH_APP_HASHING_H_
#define XANH_APP_HASHING_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "app/library.h"
#include "source/sha256.h"

namespace xanh::app {

class Hashing {
 public:
  /// `library` outlives this.
  explicit Hashing(Library& library) : library_(library) {}
  /// Is every file hashed, or found unreadable?
  [[nodiscard]] bool done() const;
  /// Bytes that are still to be read.
  [[nodiscard]] std::uint64_t left() const;
  /// Share of the bytes of all files, 0-1.
  [[nodiscard]] double share() const;
  /// Reads on; a file that cannot be read again goes without. `end`: done. REQUIRES: the library is not reading.
  source::Step step();

 private:
  Library& library_;
  std::optional<std::uint16_t> key_;  ///< Library::key_of the file that is being read
  std::uint64_t offset_ = 0;
  source::Sha256 sum_;
  std::vector<std::byte> piece_;
};

}  // namespace xanh::app

#endif  // XANH_APP_HASHING_H_
