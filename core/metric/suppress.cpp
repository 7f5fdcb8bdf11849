#include "metric/suppress.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>

#include "base/sort.h"

namespace xanh::metric {
namespace {

bool tells_of_few(const Figure& figure, int below) {
  if (figure.standing == Standing::not_computable || figure.counted == Counted::procedures) return false;
  return is_told_of_few(figure.numerator, below) || is_told_of_few(figure.denominator, below) ||
         is_told_of_few(figure.denominator - figure.numerator, below);
}

void withhold(Figure& figure, int below) {
  figure.withheld = {.numerator = is_told_of_few(figure.numerator, below), .denominator = is_told_of_few(figure.denominator, below), .below = below};
  figure.standing = Standing::not_computable;
  figure.numerator = figure.denominator = figure.gap_dossiers = 0;
  figure.gap_points = 0;
}

/// Rows that add up to a number which is known from another table, if not from this. Of one dimension the second key is
/// the same for all, and each row its own line along the first.
std::vector<SumLine> lines_of(const std::vector<std::size_t>& order, const std::vector<Row>& rows) {
  std::vector<SumLine> out;
  for (std::size_t d = 0; d < query::Key{}.size(); ++d) {
    std::map<std::string, SumLine> by;
    for (const std::size_t i : order) by[rows[i].key[d]].push_back(i);
    for (auto& [key, line] : by) out.push_back(std::move(line));
  }
  return out;
}

}  // namespace

void hide_besides(std::span<const std::int64_t> counts, std::span<const SumLine> lines, std::vector<bool>& hidden) {
  for (bool changed = true; changed;) {
    changed = false;
    for (const SumLine& line : lines) {
      if (std::ranges::count_if(line, [&](std::size_t i) { return hidden[i]; }) != 1) continue;
      const std::size_t* next = nullptr;
      for (const std::size_t& i : line) {
        if (!hidden[i] && counts[i] > 0 && (next == nullptr || counts[i] < counts[*next])) next = &i;
      }
      if (next == nullptr) continue;
      hidden[*next] = true;
      changed = true;
    }
  }
}

void keep_back(Table& table, int below) {
  std::vector<std::size_t> order(table.rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  sort_stably(order, [&](std::size_t a, std::size_t b) { return table.rows[a].key < table.rows[b].key; });
  const std::vector<SumLine> lines = lines_of(order, table.rows);
  for (std::size_t m = 0; m < table.metrics.size(); ++m) {
    std::vector<std::int64_t> counts;
    std::vector<bool> hidden;
    for (const Row& row : table.rows) {
      counts.push_back(row.figures[m].standing == Standing::not_computable ? 0 : row.figures[m].denominator);
      hidden.push_back(tells_of_few(row.figures[m], below));
    }
    hide_besides(counts, lines, hidden);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      if (hidden[i]) withhold(table.rows[i].figures[m], below);
    }
    if (tells_of_few(table.total.figures[m], below)) withhold(table.total.figures[m], below);
  }
}

}  // namespace xanh::metric
