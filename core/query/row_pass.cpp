#include "query/row_pass.h"

#include <algorithm>
#include <cstring>

namespace xanh::query {
namespace {

constexpr std::uint64_t kMostCells = 1u << 20;  // of pairs numbered by their codes

}  // namespace

RowPass::RowPass(const CubeSpec& spec, const std::array<bool, kEvents>& asked, const Classes& classes, const facts::Shard& shard)
    : shard_(shard), classes_(classes), soon_days_(spec.soon_days), asked_(asked), slots_(spec.begins, spec.last), possible_(classes.size()) {
  for (const Dimension dimension : spec.by) {
    codes_.emplace_back(dimension, shard);
    possible_ *= codes_.back().size();
  }
  dense_ = codes_.empty() || possible_ * slots_.size() <= kMostCells;
  if (!dense_) {
    seen_.push_back(0);
    numbers_.emplace(0, 0);
  }
  for (std::size_t trait = 0; trait < shard.trait_words.size(); ++trait) {
    const std::uint32_t of_class = classes.of_trait()[trait];
    class_cell_.push_back(static_cast<std::uint32_t>(of_class * slots_.size()));
    open_.push_back(classes.open()[of_class]);
  }
  make_room();
}

void RowPass::make_room() {
  for (std::size_t e = 0; e < kEvents; ++e) {
    if (asked_[e]) sums_[e].resize(pairs() * slots_.size());
  }
}

void RowPass::take_all() {
  for (std::size_t begin = 0; begin < shard_.size(); begin += kBlock) {
    Columns columns{.trait = shard_.trait.data() + begin, .code = {}, .received = shard_.received.data() + begin, .due = shard_.due.data() + begin,
                    .finished = shard_.finished.data() + begin, .displaced = shard_.displaced.data() + begin};
    for (std::size_t n = 0; n < codes_.size(); ++n) {
      if (codes_[n].column() != nullptr) columns.code[n] = codes_[n].column() + begin;
    }
    block(columns, std::min(kBlock, shard_.size() - begin));
  }
}

void RowPass::take(std::span<const std::uint32_t> rows) {
  Gathered& g = gathered_;
  for (std::size_t begin = 0; begin < rows.size(); begin += kBlock) {
    const std::span block_rows = rows.subspan(begin, std::min(kBlock, rows.size() - begin));
    const auto gather = [&block_rows](auto& to, const auto* column) {
      for (std::size_t i = 0; i < block_rows.size(); ++i) to[i] = column[block_rows[i]];
    };
    Columns columns{.trait = g.trait.data(), .code = {}, .received = g.received.data(), .due = g.due.data(), .finished = g.finished.data(), .displaced = nullptr};
    gather(g.trait, shard_.trait.data());
    gather(g.received, shard_.received.data());
    gather(g.finished, shard_.finished.data());
    if (asks(Event::overdue) || asks(Event::soon)) gather(g.due, shard_.due.data());
    for (std::size_t n = 0; n < codes_.size(); ++n) {
      if (codes_[n].column() == nullptr) continue;
      gather(g.code[n], codes_[n].column());
      columns.code[n] = g.code[n].data();
    }
    block(columns, block_rows.size());
  }
}

void RowPass::block(const Columns& columns, std::size_t count) {
  find_cells(columns, count);
  if (asks(Event::received)) add_flow(Event::received, columns.received, count);
  if (asks(Event::finished)) add_flow(Event::finished, columns.finished, count);
  if (asks(Event::standing) || asks(Event::overdue) || asks(Event::soon)) add_stocks(columns, count);
}

// Displaced rows are of pair 0: of class 0, which counts nowhere.
void RowPass::find_cells(const Columns& columns, std::size_t count) {
  if (!dense_) return number_cells(columns, count);
  const std::uint32_t* const class_cell = class_cell_.data();
  for (std::size_t i = 0; i < count; ++i) cell_[i] = class_cell[columns.trait[i]];
  std::uint32_t stride = static_cast<std::uint32_t>(classes_.size() * slots_.size());
  for (std::size_t n = codes_.size(); n-- > 0;) {
    if (const std::uint16_t* const code = columns.code[n]; code != nullptr) {
      for (std::size_t i = 0; i < count; ++i) cell_[i] += code[i] * stride;
    } else {
      const std::uint16_t* const by_trait = codes_[n].by_trait().data();
      for (std::size_t i = 0; i < count; ++i) cell_[i] += by_trait[columns.trait[i]] * stride;
    }
    stride *= static_cast<std::uint32_t>(codes_[n].size());
  }
  if (columns.displaced == nullptr || std::memchr(columns.displaced, 1, count) == nullptr) return;
  for (std::size_t i = 0; i < count; ++i) cell_[i] *= columns.displaced[i] ^ 1u;
}

void RowPass::number_cells(const Columns& columns, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t trait = columns.trait[i], of_class = classes_.of_trait()[trait];
    std::uint64_t pair = 0;
    if (of_class != 0 && (columns.displaced == nullptr || columns.displaced[i] == 0)) {
      for (std::size_t n = 0; n < codes_.size(); ++n) {
        pair = pair * codes_[n].size() + (columns.code[n] != nullptr ? columns.code[n][i] : codes_[n].by_trait()[trait]);
      }
      pair = pair * classes_.size() + of_class;
    }
    const auto [entry, is_new] = numbers_.try_emplace(pair, static_cast<std::uint32_t>(seen_.size()));
    if (is_new) seen_.push_back(pair);
    cell_[i] = static_cast<std::uint32_t>(entry->second * slots_.size());
  }
  make_room();
}

// Days that are not given lie in slot 0, which is not counted.
void RowPass::add_flow(Event event, const facts::ShortDay* days, std::size_t count) {
  const std::uint16_t* const slot = slots_.table();
  std::int32_t* const to = sums(event);
  for (std::size_t i = 0; i < count; ++i) ++to[cell_[i] + slot[days[i]]];
}

// Stocks of a run of slots are added as a difference: +1 where the run begins, -1 behind its end. A run that
// is none adds both in one cell.
void RowPass::add_stocks(const Columns& columns, std::size_t count) {
  const std::uint16_t* const slot = slots_.table();
  const std::uint8_t* const open = open_.data();
  const auto behind = static_cast<std::uint16_t>(slots_.size() - 1);
  std::array<std::uint16_t, kBlock> from, to;  // standing from the first to before the second
  std::array<std::uint8_t, kBlock> stands;     // 0: not received, or ended on a day that is not known
  for (std::size_t i = 0; i < count; ++i) {
    const facts::ShortDay received = columns.received[i], finished = columns.finished[i];
    from[i] = slot[received];
    to[i] = std::max(from[i], finished == 0 ? behind : slot[finished]);
    stands[i] = static_cast<std::uint8_t>(received != 0 && (finished != 0 || open[columns.trait[i]] != 0) ? 1 : 0);
  }
  if (asks(Event::standing)) {
    std::int32_t* const standing = sums(Event::standing);
    for (std::size_t i = 0; i < count; ++i) {
      standing[cell_[i] + from[i]] += stands[i];
      standing[cell_[i] + to[i]] -= stands[i];
    }
  }
  if (asks(Event::overdue)) {  // from the first slot whose last day is behind the due day
    std::int32_t* const overdue = sums(Event::overdue);
    for (std::size_t i = 0; i < count; ++i) {
      const facts::ShortDay due = columns.due[i];
      const std::uint16_t begin = std::max(from[i], due == 0 ? behind : slot[due + 1]);
      overdue[cell_[i] + begin] += stands[i];
      overdue[cell_[i] + std::max(to[i], begin)] -= stands[i];
    }
  }
  if (asks(Event::soon)) {  // until then, from the first slot whose last day is no more than the days asked for before it
    std::int32_t* const soon = sums(Event::soon);
    for (std::size_t i = 0; i < count; ++i) {
      const facts::ShortDay due = columns.due[i];
      const auto near = due == 0 ? 0 : stands[i];
      const std::uint16_t begin = std::max(from[i], slot[std::max(due - soon_days_, 0)]);
      soon[cell_[i] + begin] += near;
      soon[cell_[i] + std::max(begin, std::min(to[i], slot[due + 1]))] -= near;
    }
  }
}

void RowPass::finish() {
  for (const Event event : {Event::standing, Event::overdue, Event::soon}) {
    std::vector<std::int32_t>& all = sums_[static_cast<std::size_t>(event)];
    for (std::size_t at = 0; at < all.size(); at += slots_.size()) {
      for (std::size_t s = 1; s < slots_.size(); ++s) all[at + s] += all[at + s - 1];
    }
  }
}

std::string_view RowPass::name(std::uint64_t group, std::size_t n) const {
  for (std::size_t i = codes_.size(); --i > n;) group /= codes_[i].size();
  return codes_[n].name(static_cast<std::size_t>(group % codes_[n].size()));
}

}  // namespace xanh::query
