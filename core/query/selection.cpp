#include "query/selection.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstring>
#include <utility>

#include "query/groups.h"

namespace xanh::query {
namespace {

constexpr std::size_t kBlock = 2048;
using Hits = std::array<std::uint8_t, kBlock>;

// A filter over a column: which of its codes pass.
struct ColumnFilter {
  const std::uint16_t* column;
  std::vector<std::uint8_t> keep;  // by code
  std::optional<std::uint16_t> only;  // the one code that passes: compared many at a time

  void narrow(std::size_t begin, std::size_t count, Hits& hits) const {
    const std::uint16_t* const codes = column + begin;
    if (only) {
      const std::uint16_t code = *only;
      for (std::size_t i = 0; i < count; ++i) hits[i] = static_cast<std::uint8_t>(hits[i] & (codes[i] == code ? 1 : 0));
    } else {
      for (std::size_t i = 0; i < count; ++i) hits[i] = hits[i] & keep[codes[i]];
    }
  }
};

std::vector<ColumnFilter> column_filters(const std::vector<Filter>& filters, const facts::Shard& shard) {
  std::vector<ColumnFilter> out;
  for (const Filter& filter : filters) {
    if (filter.dimension != Dimension::unit && filter.dimension != Dimension::procedure && filter.dimension != Dimension::field) continue;
    const Codes codes(filter.dimension, shard);
    ColumnFilter made{codes.column(), codes.select(filter.values), std::nullopt};
    if (std::ranges::count(made.keep, 1) == 1) made.only = static_cast<std::uint16_t>(std::ranges::find(made.keep, 1) - made.keep.begin());
    out.push_back(std::move(made));
  }
  return out;
}

// Eight flags are looked at as one: most blocks of a narrow filter hold few hits. The first is the lowest byte, as on
// every processor that this is built for.
static_assert(std::endian::native == std::endian::little);
void append_hits(const Hits& hits, std::size_t begin, std::size_t count, Rows& rows) {
  for (std::size_t i = 0; i < count; i += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, hits.data() + i, sizeof eight);
    for (; eight != 0; eight &= eight - 1) rows.push_back(static_cast<std::uint32_t>(begin + i + static_cast<std::size_t>(std::countr_zero(eight)) / 8));
  }
}

}  // namespace

std::optional<Rows> selected_rows(const std::vector<Filter>& filters, const facts::Shard& shard) {
  const std::vector<ColumnFilter> columns = column_filters(filters, shard);
  if (columns.empty()) return std::nullopt;
  Rows rows;
  Hits hits{};
  for (std::size_t begin = 0; begin < shard.size(); begin += kBlock) {
    const std::size_t count = std::min(kBlock, shard.size() - begin);
    const std::uint8_t* const displaced = shard.displaced.data() + begin;
    hits.fill(0);
    for (std::size_t i = 0; i < count; ++i) hits[i] = displaced[i] ^ 1;
    for (const ColumnFilter& filter : columns) filter.narrow(begin, count, hits);
    append_hits(hits, begin, count, rows);
  }
  return rows;
}

}  // namespace xanh::query
