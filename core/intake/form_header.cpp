#include "intake/form_header.h"

#include <algorithm>
#include <map>
#include <set>

#include "intake/given.h"
#include "text/date.h"
#include "text/fold.h"
#include "text/number.h"

namespace xanh::intake {
namespace {

constexpr std::size_t kSearchRows = 30, kMostLevels = 4, kLongest = 400;
// Any year will do to see that a text names a period; a leap year knows 29 February.
constexpr int kSomeYear = 2024;

bool is_number(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return (c >= '0' && c <= '9') ||
           std::string_view(".,%()=+-*/ :[]").find(c) != std::string_view::npos;
  });
}

bool is_year(std::string_view text) {
  return text.size() == 4 && text >= "1990" && text <= "2100" && is_number(text);
}

// A month in a workbook is often the date of its first day.
std::string month_of(const SampleCell& cell, bool system_1904) {
  const auto serial = text::parse_plain_number(cell.text);
  const auto date = serial ? text::date_from_serial(*serial, system_1904) : std::nullopt;
  if (!date) return {};
  const text::Civil civil = text::civil_from_day(date->day);
  return civil.day == 1 ? std::to_string(civil.month) + "/" + std::to_string(civil.year)
                        : std::string{};
}

// Over a column "10/2025" and "2025" are periods, which elsewhere they need not be.
std::string with_month_word(const std::string& text) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (is_year(text)) return "n\xC4\x83m " + text;
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos || text.find('/', slash + 1) != std::string::npos) return text;
  std::size_t begin = slash, end = slash + 1;
  while (begin > 0 && is_digit(text[begin - 1])) --begin;
  while (end < text.size() && is_digit(text[end])) ++end;
  const std::size_t month = slash - begin;
  if (month < 1 || month > 2 || end - slash != 5) return text;
  const std::string before = text::bare_key(std::string_view(text).substr(0, begin));
  if (before == "thang" || before.ends_with(" thang") || before == "t" || before.ends_with(" t"))
    return text;
  return text.substr(0, begin) + "th\xC3\xA1ng " + text.substr(begin);
}

// Names, periods and numbers of columns: no row of values.
bool may_be_header(const Sample::Row& row, bool system_1904) {
  std::size_t texts = 0;
  for (const SampleCell& cell : row.cells) {
    if (cell.kind == source::CellKind::empty || cell.text.empty()) continue;
    if (cell.kind == source::CellKind::boolean) return false;
    if (cell.kind == source::CellKind::date_serial) {
      if (month_of(cell, system_1904).empty()) return false;
      ++texts;
      continue;
    }
    if (is_year(cell.text)) {
      ++texts;
      continue;
    }
    if (cell.kind == source::CellKind::number || is_number(cell.text)) return false;
    ++texts;
  }
  return texts > 0;
}

// The columns that count something of dossiers by name, whatever else they are.
bool is_label_role(Role role) {
  return role == Role::unit || role == Role::field || role == Role::procedure_code ||
         role == Role::procedure_name;
}

}  // namespace

std::string FormHeaderColumn::header() const {
  std::string out;
  for (const FormHeaderCell* level : levels) {
    if (!out.empty()) out += " / ";
    out += level->text;
  }
  std::size_t end = std::min<std::size_t>(out.size(), 300);
  while (end < out.size() && end > 0 && (static_cast<unsigned char>(out[end]) & 0xC0) == 0x80)
    --end;
  out.resize(end);
  return out;
}

const FormHeaderCell* FormHeader::cell(std::size_t row, std::size_t column) {
  const auto& cells = sample_.rows[row].cells;
  if (column >= cells.size() || cells[column].kind == source::CellKind::empty) return nullptr;
  auto& known = cells_[row];
  if (known.empty()) known.resize(cells.size());
  if (!known[column]) {
    const SampleCell& from = cells[column];
    FormHeaderCell made;
    if (from.text.size() > kLongest) {
      made.text = text::tidy(std::string_view(from.text).substr(0, kLongest));
      made.reading.words = made.reading.unknown = 1;
    } else {
      made.text = from.kind == source::CellKind::date_serial ? month_of(from, sample_.system_1904)
                                                             : text::tidy(from.text);
      std::string words, rest = with_month_word(made.text);
      if (find_period(rest, kSomeYear, &words)) {
        made.period = rest;
        const std::size_t at = rest.find(words);
        if (at != std::string::npos && !words.empty()) {
          rest.erase(at, words.size());
        } else {
          rest.clear();
        }
      } else {
        rest = made.text;
      }
      made.reading = form_rules_.read(rest);
    }
    known[column] = std::move(made);
  }
  return known[column]->text.empty() ? nullptr : &*known[column];
}

// In all rows but the last a merged cell gives its text to the first column only: it is carried to
// the right as long as a lower row names the column and the cell above is the same.
std::vector<FormHeaderColumn> FormHeader::block(std::size_t begin, std::size_t levels) {
  constexpr std::size_t kNothing = static_cast<std::size_t>(-1);
  std::vector<std::vector<std::size_t>> from(levels,
                                             std::vector<std::size_t>(sample_.width, kNothing));
  for (std::size_t level = 0; level < levels; ++level) {
    for (std::size_t c = 0; c < sample_.width; ++c) {
      if (cell(begin + level, c) != nullptr) from[level][c] = c;
    }
  }
  for (std::size_t level = 0; level + 1 < levels; ++level) {
    for (std::size_t c = 1; c < sample_.width; ++c) {
      if (from[level][c] != kNothing || from[level][c - 1] == kNothing) continue;
      bool named_below = false;
      for (std::size_t lower = level + 1; lower < levels; ++lower)
        named_below = named_below || from[lower][c] != kNothing;
      if (named_below && (level == 0 || from[level - 1][c] == from[level - 1][c - 1]))
        from[level][c] = from[level][c - 1];
    }
  }
  std::vector<FormHeaderColumn> out(sample_.width);
  for (std::size_t c = 0; c < sample_.width; ++c) {
    for (std::size_t level = 0; level < levels; ++level) {
      if (from[level][c] == kNothing) continue;
      const FormHeaderCell* found = cell(begin + level, from[level][c]);
      // What is written twice, one below the other, is one cell.
      if (!out[c].levels.empty() && out[c].levels.back()->text == found->text) continue;
      out[c].levels.push_back(found);
      out[c].cells.push_back(level * sample_.width + from[level][c]);
    }
  }
  return out;
}

void FormHeader::understand(std::vector<FormHeaderColumn>& all) const {
  // A title over nearly the whole table says nothing of a single column.
  std::map<std::size_t, std::size_t> spans;
  std::size_t named = 0;
  for (const FormHeaderColumn& column : all) {
    named += !column.levels.empty();
    if (column.levels.size() > 1) ++spans[column.cells.front()];
  }
  const FormHeaderColumn* base_total = nullptr;  // to the left: of whom a flat header speaks
  const FormHeaderColumn* base_any = nullptr;
  for (FormHeaderColumn& column : all) {
    if (column.levels.empty()) continue;
    const std::string& last = column.levels.back()->text;
    if (const FormRules::Impl::Label* label = form_rules_.label(last)) {
      column.label = label->role;
      column.label_order = label->order;
      continue;
    }
    std::vector<std::string> texts;
    for (const FormHeaderCell* level : column.levels) texts.push_back(level->text);
    const auto match = column_rules_.match(texts);
    const bool sure = match && !match->partial && match->confidence > 0.9;
    if (sure && match->target.kind == HeaderTarget::Kind::role &&
        is_label_role(match->target.role)) {
      column.label = match->target.role;
      column.label_order = 1000 + match->target.order;
      continue;
    }
    const auto fold = [&](std::optional<facts::Base> known) {
      FormMeaning meaning;
      meaning.base = known;
      bool whole = true;
      for (std::size_t i = 0; i < column.levels.size(); ++i) {
        const FormHeaderCell& level = *column.levels[i];
        const bool title = i == 0 && column.levels.size() > 1 && level.reading.unknown > 0 &&
                           spans[column.cells[0]] >= 4 && spans[column.cells[0]] * 5 >= named * 4;
        if (title) continue;
        whole = whole && level.reading.unknown == 0;
        form_rules_.fold(meaning, level.reading);
      }
      column.meaning = std::move(meaning);
      return whole;
    };
    bool whole = fold(std::nullopt);
    const auto is_sibling = [&column](const FormHeaderColumn* other) {
      return other != nullptr && std::equal(column.cells.begin(), column.cells.end() - 1,
                                            other->cells.begin(), other->cells.end() - 1);
    };
    if (whole && !column.meaning.plain_base && !column.meaning.in_period) {
      const bool timed = column.meaning.base.has_value();
      const FormHeaderColumn* left = timed ? base_any : base_total;
      if (is_sibling(left)) whole = fold(left->meaning.base);
    }
    column.understood = whole && (column.meaning.said > 0 || column.meaning.total);
    if (column.understood && column.meaning.plain_base && !column.meaning.rate &&
        !column.meaning.ignore) {
      base_any = &column;
      if (column.meaning.total) base_total = &column;
    }
    if (match && match->target.kind == HeaderTarget::Kind::role &&
        is_label_role(match->target.role) && match->confidence >= 0.5) {
      column.label_else = match->target.role;
    }
    if (column.understood || !match) continue;
    column.personal = match->target.kind == HeaderTarget::Kind::personal;
    if (match->target.kind == HeaderTarget::Kind::ordinal) column.label = Role::none;
    if (column.label_else) {
      column.label = column.label_else;
      column.label_order = 2000 + match->target.order;
    }
  }
}

// Words where numbers are due: the row belongs to the header.
bool FormHeader::has_words_below(const std::vector<FormHeaderColumn>& all, std::size_t row) {
  for (std::size_t c = 0; c < all.size(); ++c) {
    if (!all[c].understood || all[c].label) continue;
    const FormHeaderCell* below = cell(row, c);
    if (below != nullptr && below->reading.words > 0 &&
        std::ranges::none_of(below->text, [](char d) { return d >= '0' && d <= '9'; }))
      return true;
  }
  return false;
}

FormHeader::FormHeader(const Sample& sample, const ColumnRules::Impl& column_rules,
                       const FormRules::Impl& form_rules)
    : sample_(sample), column_rules_(column_rules), form_rules_(form_rules) {
  const std::size_t rows = std::min(sample.rows.size(), kSearchRows + kMostLevels);
  cells_.resize(rows);
  std::vector<bool> may(rows);
  for (std::size_t r = 0; r < rows; ++r) may[r] = may_be_header(sample.rows[r], sample.system_1904);
  for (std::size_t begin = 0; begin < std::min(rows, kSearchRows); ++begin) {
    if (!sample.may_begin(begin)) continue;
    for (std::size_t levels = 1; levels <= kMostLevels && begin + levels <= rows; ++levels) {
      if (!may[begin + levels - 1]) break;
      std::vector<FormHeaderColumn> found = block(begin, levels);
      understand(found);
      // Another level must earn its keep, so that a title line is not one.
      double worth = -0.35 * static_cast<double>(levels - 1);
      std::set<std::string> shapes;
      for (const FormHeaderColumn& column : found) {
        if (column.label) worth += *column.label == Role::none ? 0.1 : 1.0;
        if (!column.understood || column.meaning.ignore) continue;
        // Two columns of one meaning are understood no better than one: a level is missing.
        std::string key = column.meaning.score;
        key += static_cast<char>(
            '0' + (column.meaning.base ? static_cast<int>(*column.meaning.base) + 1 : 0));
        for (const std::uint8_t bits : column.meaning.where) key += static_cast<char>(bits);
        for (const FormHeaderCell* level : column.levels) {
          key += level->period;
        }
        if (column.meaning.part) key += column.levels.back()->text;
        key += column.meaning.rate ? '%' : column.meaning.total ? '+' : '#';
        const bool is_new = shapes.insert(std::move(key)).second;
        worth += !is_new                                                ? 0.1
                 : column.meaning.rate                                  ? 0.3
                 : column.meaning.base || !column.meaning.score.empty() ? 1.0
                                                                        : 0.6;
      }
      if (begin + levels < rows && may[begin + levels] && has_words_below(found, begin + levels))
        worth -= 2;
      if (worth > score + 1e-9) {
        score = worth;
        first = begin;
        count = levels;
        columns = std::move(found);
      }
    }
  }
}

}  // namespace xanh::intake
