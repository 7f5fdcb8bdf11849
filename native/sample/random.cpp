#include "sample/random.h"

#include <algorithm>

namespace xanh::sample {

std::size_t Weighted::draw(Random& random) const {
  const std::uint32_t ticket = random.below(total_);
  return static_cast<std::size_t>(std::ranges::upper_bound(upper_, ticket) - upper_.begin());
}

}  // namespace xanh::sample
