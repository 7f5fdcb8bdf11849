// A byte source that says "pending" to every new range: readers must lose nothing by it.
#ifndef XANH_TESTS_SLOW_SOURCE_H_
#define XANH_TESTS_SLOW_SOURCE_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "source/byte_source.h"

namespace xanh::source {

class SlowSource final : public ByteSource {
 public:
  explicit SlowSource(std::string bytes) : bytes_(std::move(bytes)) {}
  std::string_view name() const override { return "slow"; }
  std::uint64_t size() const override { return bytes_.size(); }
  Result<Step> read(std::uint64_t offset, std::span<std::byte> out) override {
    const std::pair range(offset, out.size());
    if (std::ranges::find(fetched_, range) == fetched_.end()) {
      fetched_.push_back(range);
      if (fetched_.size() > 8) fetched_.erase(fetched_.begin());
      return Step::pending;
    }
    EXPECT_LE(offset + out.size(), bytes_.size());
    std::memcpy(out.data(), bytes_.data() + offset, out.size());
    return Step::ready;
  }

 private:
  std::string bytes_;
  std::vector<std::pair<std::uint64_t, std::size_t>> fetched_;
};

}  // namespace xanh::source

#endif  // XANH_TESTS_SLOW_SOURCE_H_
