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
  const std::size_t last = std::min(kSearchRows, sample.rows.size());
  for (std::size_t first = 0; first < last; ++first) {
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

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// dd/MM/yyyy at the start of `text` (or with - or .), or "31 thang 10 nam 2025".
text::Day date_at(std::string_view text) {
  std::array<int, 3> parts{};
  std::size_t at = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::size_t digits = 0;
    while (at < text.size() && is_digit(text[at]) && digits < 4) {
      parts[i] = parts[i] * 10 + (text[at++] - '0');
      ++digits;
    }
    if (digits == 0) return 0;
    if (i == 2) break;
    if (at < text.size() && (text[at] == '/' || text[at] == '-' || text[at] == '.')) {
      ++at;
      continue;
    }
    const std::size_t next = text.find_first_of("0123456789", at);
    if (next == std::string_view::npos) return 0;
    if (text::bare_key(text.substr(at, next - at)) != (i == 0 ? "thang" : "nam")) return 0;
    at = next;
  }
  if (!text::is_valid_civil(parts[2], parts[1], parts[0])) return 0;
  const text::Day day = text::day_from_civil(parts[2], parts[1], parts[0]);
  return day >= kFirstPlausible && day <= kLastPlausible ? day : 0;
}

}  // namespace

text::Day find_as_of(const Sample& sample, std::size_t title_rows, const ColumnRules::Impl& rules, std::string* words) {
  text::Day latest = 0;
  for (std::size_t r = 0; r < std::min(title_rows, sample.rows.size()); ++r) {
    for (const SampleCell& cell : sample.rows[r].cells) {
      const std::string text = text::tidy(cell.text);
      for (std::size_t at = 0; at < text.size(); ++at) {
        if (!is_digit(text[at]) || (at > 0 && is_digit(text[at - 1]))) continue;
        const text::Day day = date_at(std::string_view(text).substr(at));
        if (day <= latest) continue;
        const std::string before = " " + text::bare_key(std::string_view(text).substr(0, at));
        const bool stated = std::ranges::any_of(rules.as_of_words, [&before](const std::string& word) {
          return before.ends_with(" " + word);
        });
        if (!stated) continue;
        latest = day;
        if (words != nullptr) *words = text;
      }
    }
  }
  return latest;
}

}  // namespace xanh::intake
