#include "base/sort.h"

#include <algorithm>

namespace xanh {
namespace {

// Few items, most of them in order already: by insertion.
constexpr std::size_t kRun = 12;

void insert_each(std::span<std::uint32_t> run, PlaceBefore before, const void* context) {
  for (std::size_t i = 1; i < run.size(); ++i) {
    const std::uint32_t place = run[i];
    std::size_t to = i;
    for (; to > 0 && before(context, place, run[to - 1]); --to) run[to] = run[to - 1];
    run[to] = place;
  }
}

}  // namespace

void sort_places(std::span<std::uint32_t> places, PlaceBefore before, const void* context) {
  const std::size_t n = places.size();
  for (std::size_t begin = 0; begin < n; begin += kRun) {
    insert_each(places.subspan(begin, std::min(kRun, n - begin)), before, context);
  }
  if (n <= kRun) return;
  std::vector<std::uint32_t> other(n);
  std::span<std::uint32_t> from = places, to = other;
  for (std::size_t width = kRun; width < n; width *= 2) {
    for (std::size_t begin = 0; begin < n; begin += 2 * width) {
      const std::size_t middle = std::min(begin + width, n), end = std::min(begin + 2 * width, n);
      std::size_t left = begin, right = middle;
      for (std::size_t out = begin; out < end; ++out) {
        // Of equals the left one first: that is what makes it stable.
        const bool take_right = left == middle || (right < end && before(context, from[right], from[left]));
        to[out] = from[take_right ? right++ : left++];
      }
    }
    std::swap(from, to);
  }
  if (from.data() != places.data()) std::ranges::copy(from, places.begin());
}

}  // namespace xanh
