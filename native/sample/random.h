// Random numbers that are the same on every machine: integers only, no library generator.
#ifndef XANH_SAMPLE_RANDOM_H_
#define XANH_SAMPLE_RANDOM_H_

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace xanh::sample {

/// xoshiro256** (Blackman and Vigna), its state filled by splitmix64 from the seed.
class Random {
 public:
  explicit Random(std::uint64_t seed) {
    for (std::uint64_t& word : state_) {
      seed += 0x9E3779B97F4A7C15u;
      std::uint64_t z = seed;
      z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9u;
      z = (z ^ z >> 27) * 0x94D049BB133111EBu;
      word = z ^ z >> 31;
    }
  }

  std::uint64_t next() {
    const std::uint64_t result = std::rotl(state_[1] * 5, 7) * 9;
    const std::uint64_t shifted = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= shifted;
    state_[3] = std::rotl(state_[3], 45);
    return result;
  }

  /// 0 to below - 1, as even as 32 bits allow. REQUIRES: below > 0.
  std::uint32_t below(std::uint32_t bound) {
    return static_cast<std::uint32_t>((next() >> 32) * bound >> 32);
  }
  /// first to last, both included.
  std::int32_t between(std::int32_t first, std::int32_t last) {
    return first + static_cast<std::int32_t>(below(static_cast<std::uint32_t>(last - first + 1)));
  }
  /// True `per_mille` times in a thousand.
  bool chance(std::int32_t per_mille) { return between(0, 999) < per_mille; }

  template <class T>
  const T& pick(const std::vector<T>& from) {
    return from[below(static_cast<std::uint32_t>(from.size()))];
  }

 private:
  std::uint64_t state_[4];
};

/// Draws an index with probability proportional to its weight.
class Weighted {
 public:
  void add(std::uint32_t weight) {
    total_ += weight;
    upper_.push_back(total_);
  }
  [[nodiscard]] bool empty() const { return total_ == 0; }
  /// REQUIRES: not empty().
  [[nodiscard]] std::size_t draw(Random& random) const;

 private:
  std::vector<std::uint32_t> upper_;
  std::uint32_t total_ = 0;
};

}  // namespace xanh::sample

#endif  // XANH_SAMPLE_RANDOM_H_
