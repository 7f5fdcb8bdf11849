// What was made of a cell, remembered by its bytes: a list says "Truc tuyen" a million times and
// is read once. Inside this room only.
#ifndef XANH_INTAKE_VALUE_CACHE_H_
#define XANH_INTAKE_VALUE_CACHE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "source/batch.h"

namespace xanh::intake {

[[nodiscard]] inline std::uint64_t hash_bytes(std::string_view bytes) {
  constexpr std::uint64_t kA = 0x9E3779B97F4A7C15, kB = 0xD6E8FEB86659FD93;
  std::uint64_t hash = bytes.size() * kA;
  const char* at = bytes.data();
  std::size_t left = bytes.size();
  const auto mix = [&hash](std::uint64_t word) {
    hash = (hash ^ word) * kB;
    hash ^= hash >> 32;
  };
  std::uint64_t word;
  for (; left >= 8; at += 8, left -= 8) {
    std::memcpy(&word, at, 8);
    mix(word);
  }
  if (left > 0) {
    word = 0;
    std::memcpy(&word, at, left);
    mix(word);
  }
  return hash;
}

/// `size` bytes from `at` as a number, the first lowest. REQUIRES: size <= 8.
[[nodiscard]] inline std::uint64_t word_at(const char* at, std::size_t size = 8) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, size);
  return word;
}

/// A few bits of the size, the first, middle and last bytes: a guess at which text this is, made without reading it all.
[[nodiscard]] inline std::size_t sketch(std::string_view text, unsigned bits) {
  constexpr std::uint64_t kA = 0x9E3779B97F4A7C15, kB = 0xD6E8FEB86659FD93, kC = 0xA0761D6478BD642F;
  const char* const at = text.data();
  const std::size_t size = text.size();
  std::uint64_t first = 0, last = 0, middle = 0;
  if (size >= 8) {
    first = word_at(at), last = word_at(at + size - 8), middle = word_at(at + size / 2 - 4);
  } else if (size >= 4) {
    first = word_at(at, 4), last = word_at(at + size - 4, 4);
  } else if (size > 0) {
    first = static_cast<unsigned char>(at[0]), last = static_cast<unsigned char>(at[size - 1]), middle = static_cast<unsigned char>(at[size / 2]);
  }
  return static_cast<std::size_t>((first * kA ^ (last + size) * kB ^ middle * kC) >> (64 - bits));
}

/// Are these two runs of bytes the same?
[[nodiscard]] inline bool same_bytes(const char* a, const char* b, std::size_t size) {
  if (size > 64) return std::memcmp(a, b, size) == 0;
  if (size >= 8) {
    for (std::size_t i = 0; i + 8 < size; i += 8) {
      if (word_at(a + i) != word_at(b + i)) return false;
    }
    return word_at(a + size - 8) == word_at(b + size - 8);
  }
  if (size >= 4) return word_at(a, 4) == word_at(b, 4) && word_at(a + size - 4, 4) == word_at(b + size - 4, 4);
  for (std::size_t i = 0; i < size; ++i) {
    if (a[i] != b[i]) return false;
  }
  return true;
}

/// `T` is small, copied, and default-constructed for an empty cell. 2^kFrontBits texts are found by their sketch
/// alone, without being hashed.
template <class T, unsigned kFrontBits = 8>
class ValueCache {
 public:
  /// The value of `field`; `decode(std::string_view) -> T` is called for bytes not seen before.
  template <class Decode>
  T get(const source::Batch& batch, const source::Field& field, Decode&& decode) {
    if (field.kind == source::CellKind::empty) return T{};
    if (field.kind != source::CellKind::shared_text) return get(batch.text(field), decode);
    if (field.offset >= by_index_.size()) by_index_.resize(field.offset + 1u, 0);
    if (by_index_[field.offset] == 0) {
      shared_.push_back(decode(batch.text(field)));
      by_index_[field.offset] = static_cast<std::uint32_t>(shared_.size());
    }
    return shared_[by_index_[field.offset] - 1];
  }

  template <class Decode>
  T get(std::string_view text, Decode&& decode) {
    if (text.empty()) return T{};
    std::uint32_t& front = front_[sketch(text, kFrontBits)];
    if (front != 0) {
      const Entry& entry = entries_[front - 1];
      if (entry.length == text.size() && same_bytes(bytes_.data() + entry.begin, text.data(), text.size())) return entry.value;
    }
    return by_hash(text, front, decode);
  }

 private:
  struct Entry {
    std::uint64_t hash;
    std::size_t begin;
    std::size_t length;
    T value;
  };
  static constexpr std::size_t kMostEntries = 1u << 17;

  std::string_view key(const Entry& entry) const {
    return std::string_view(bytes_).substr(entry.begin, entry.length);
  }

  template <class Decode>
  [[gnu::noinline]] T by_hash(std::string_view text, std::uint32_t& front, Decode& decode) {
    // A column that never repeats itself must not fill the memory.
    if (entries_.size() >= kMostEntries) {
      entries_.clear();
      bytes_.clear();
      slots_.assign(slots_.size(), 0);
      front_.fill(0);
    }
    if (entries_.size() * 2 >= slots_.size()) grow();
    const std::uint64_t hash = hash_bytes(text);
    std::size_t at = hash & (slots_.size() - 1);
    for (; slots_[at] != 0; at = (at + 1) & (slots_.size() - 1)) {
      const Entry& entry = entries_[slots_[at] - 1];
      if (entry.hash == hash && key(entry) == text) {
        front = slots_[at];
        return entry.value;
      }
    }
    const T value = decode(text);
    entries_.push_back({hash, bytes_.size(), text.size(), value});
    bytes_.append(text);
    front = slots_[at] = static_cast<std::uint32_t>(entries_.size());
    return value;
  }

  void grow() {
    slots_.assign(slots_.empty() ? 64 : slots_.size() * 2, 0);
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      std::size_t at = entries_[i].hash & (slots_.size() - 1);
      while (slots_[at] != 0) at = (at + 1) & (slots_.size() - 1);
      slots_[at] = static_cast<std::uint32_t>(i + 1);
    }
  }

  std::string bytes_;
  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // open addressing; position + 1
  std::array<std::uint32_t, std::size_t{1} << kFrontBits> front_{};  // by sketch; position + 1
  std::vector<T> shared_;
  std::vector<std::uint32_t> by_index_;  // of shared strings; position in shared_ + 1
};

}  // namespace xanh::intake

#endif  // XANH_INTAKE_VALUE_CACHE_H_
