// One sort for what is ordered once a file or once a click. Each std::stable_sort is two to nine kilobytes of the
// page; these are a few hundred bytes each over one that compares numbers of places. What is ordered once a row takes
// the standard one.
#ifndef XANH_BASE_SORT_H_
#define XANH_BASE_SORT_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <numeric>
#include <ranges>
#include <span>
#include <utility>
#include <vector>

namespace xanh {

/// Whether place `a` goes before place `b`; `context` is what was given.
using PlaceBefore = bool (*)(const void* context, std::uint32_t a, std::uint32_t b);

/// Stable merge sort of places: O(n log n) comparisons, a second array of n while it runs.
void sort_places(std::span<std::uint32_t> places, PlaceBefore before, const void* context);

/// std::ranges::stable_sort of a contiguous range of fewer than 2^32 items, with its arguments. Items are moved once;
/// comparisons see them where they were.
template <std::ranges::contiguous_range Range, class Before = std::ranges::less, class Projection = std::identity>
void sort_stably(Range&& range, Before before = {}, Projection projection = {}) {
  using Item = std::ranges::range_value_t<Range>;
  struct Context {
    const Item* items;
    Before* before;
    Projection* projection;
  };
  Item* const items = std::ranges::data(range);
  const Context context{items, &before, &projection};
  std::vector<std::uint32_t> from(static_cast<std::size_t>(std::ranges::size(range)));
  std::iota(from.begin(), from.end(), 0u);
  sort_places(
      from,
      [](const void* given, std::uint32_t a, std::uint32_t b) {
        const Context& c = *static_cast<const Context*>(given);
        return static_cast<bool>(std::invoke(*c.before, std::invoke(*c.projection, c.items[a]), std::invoke(*c.projection, c.items[b])));
      },
      &context);
  for (std::uint32_t start = 0; start < from.size(); ++start) {  // each cycle of places once
    if (from[start] == start) continue;
    Item held = std::move(items[start]);
    std::uint32_t to = start;
    while (from[to] != start) {
      items[to] = std::move(items[from[to]]);
      to = std::exchange(from[to], to);
    }
    items[to] = std::move(held);
    from[to] = to;
  }
}

}  // namespace xanh

#endif  // XANH_BASE_SORT_H_
