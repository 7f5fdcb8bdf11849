// The header block: below title lines, of one to three rows, with merged cells.
#include <algorithm>
#include <array>

#include "intake/evidence.h"
#include "intake/moment.h"
#include "intake/plan.h"
#include "text/fold.h"

namespace xanh::intake {
namespace {

constexpr std::size_t kSearchRows = 30, kMostLevels = 3;

// A row of names: some text, and no cell that can only be a value.
bool may_be_header(const Sample::Row& row) {
  std::size_t texts = 0;
  for (const SampleCell& cell : row.cells) {
    if (cell.kind == source::CellKind::empty) continue;
    if (cell.kind == source::CellKind::date_serial || cell.kind == source::CellKind::boolean) return false;
    const std::string text = text::tidy(cell.text);
    if (text.empty()) continue;
    if (cell.kind == source::CellKind::number) return false;
    if (read_moment(cell.kind, text, false).known() || is_dossier_code(text)) return false;
    ++texts;
  }
  return texts > 0;
}

// The rows' texts by column. In all rows but the last a merged cell gives its text to the first
// column only: it is carried to the right as long as a lower row names the column.
std::vector<std::vector<std::string>> read_levels(const Sample& sample, std::size_t first, std::size_t count) {
  std::vector<std::vector<std::string>> rows(count, std::vector<std::string>(sample.width));
  for (std::size_t level = 0; level < count; ++level) {
    const auto& cells = sample.rows[first + level].cells;
    for (std::size_t c = 0; c < cells.size(); ++c) rows[level][c] = text::tidy(cells[c].text);
  }
  for (std::size_t level = 0; level + 1 < count; ++level) {
    for (std::size_t c = 1; c < sample.width; ++c) {
      if (!rows[level][c].empty()) continue;
      bool named_below = false;
      for (std::size_t lower = level + 1; lower < count; ++lower) named_below |= !rows[lower][c].empty();
      const bool same_parent = level == 0 || rows[level - 1][c] == rows[level - 1][c - 1];
      if (named_below && same_parent) rows[level][c] = rows[level][c - 1];
    }
  }
  std::vector<std::vector<std::string>> columns(sample.width);
  for (std::size_t c = 0; c < sample.width; ++c) {
    for (std::size_t level = 0; level < count; ++level) {
      std::string& text = rows[level][c];
      if (!text.empty() && (columns[c].empty() || columns[c].back() != text)) columns[c].push_back(text);
    }
  }
  return columns;
}

double score_of(const std::vector<std::optional<HeaderMatch>>& matches) {
  std::array<double, kRoleCount> by_role{};
  double score = 0;
  for (const auto& match : matches) {
    if (!match) continue;
    switch (match->target.kind) {
      case HeaderTarget::Kind::role: {
        double& best = by_role[static_cast<std::size_t>(match->target.role)];
        best = std::max(best, match->confidence);
        break;
      }
      case HeaderTarget::Kind::personal: score += 0.3 * match->confidence; break;
      case HeaderTarget::Kind::ordinal:
      case HeaderTarget::Kind::ignored: score += 0.1 * match->confidence; break;
    }
  }
  for (const double best : by_role) score += best;
  return score;
}

}  // namespace

HeaderBlock find_header(const Sample& sample, const ColumnRules::Impl& rules) {
  HeaderBlock best;
  const std::size_t last = std::min(sample.header_row == 0 ? kSearchRows : sample.rows.size(), sample.rows.size());
  for (std::size_t first = 0; first < last; ++first) {
    if (!sample.may_begin(first)) continue;
    for (std::size_t count = 1; count <= kMostLevels && first + count <= sample.rows.size(); ++count) {
      if (!may_be_header(sample.rows[first + count - 1])) break;
      HeaderBlock block{first, count, 0, read_levels(sample, first, count), {}};
      for (const auto& levels : block.levels) block.matches.push_back(rules.match(levels));
      // Another level must earn its keep, so that a title line or the first data row is not one.
      block.score = score_of(block.matches) - 0.35 * static_cast<double>(count - 1);
      if (block.score > best.score + 1e-9) best = std::move(block);
    }
  }
  const auto named = std::ranges::count_if(best.matches, [](const auto& m) {
    return m && m->target.kind == HeaderTarget::Kind::role;
  });
  if (named < 2) return {};
  return best;
}

}  // namespace xanh::intake
