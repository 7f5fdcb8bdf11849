#include "report/tables_xlsx.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/xlsx_cells.h"
#include "report/xlsx_writer.h"

namespace xanh::report {
namespace {

using view::Cell, view::Row, view::Table;

constexpr std::uint32_t kHead = 3, kFirst = 4;  // rows, from 1: title, caption, heads, the first of the table

/// Rates and their counts, by ids of columns.
struct Quotient {
  std::string_view rate, numerator, denominator;
};
constexpr std::array<Quotient, 2> kQuotients = {{{"rate", "numerator", "denominator"}, {"share", "overdue", "pending"}}};

/// A column of the sheet: one of the table, or what a cell of it holds besides.
struct Placed {
  enum class What : std::uint8_t { cell, target, near, low, high } what = What::cell;
  std::size_t from = 0;
};

std::size_t letters(std::string_view text) { return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; })); }

std::string up_to(std::string_view text, std::size_t most) {
  std::size_t count = 0, end = 0;
  while (end < text.size() && (count < most || (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)) {
    if ((static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U) ++count;
    ++end;
  }
  return std::string(text.substr(0, end));
}

class Sheet {
 public:
  Sheet(const Table& table, const view::Strings& say) : table_(table), say_(say) {
    for (const Row& row : table.rows) (row.total ? totals_ : rows_).push_back(&row);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const bool bounds = any(i, [](const Cell& cell) { return cell.low && cell.high; });
      if (table.columns[i].id == "interval" && i > 0 && any(i - 1, [](const Cell& cell) { return cell.low && cell.high; })) continue;
      placed_.push_back({Placed::What::cell, i});
      if (any(i, [](const Cell& cell) { return cell.target.has_value(); })) {
        placed_.push_back({Placed::What::target, i});
        if (any(i, [](const Cell& cell) { return cell.near.has_value(); })) placed_.push_back({Placed::What::near, i});
      }
      if (bounds) placed_.push_back({Placed::What::low, i}), placed_.push_back({Placed::What::high, i});
    }
  }

  [[nodiscard]] std::vector<double> widths() const {
    std::vector<double> out;
    for (const Placed& placed : placed_) {
      std::size_t width = 9;
      const std::string label = label_of(placed);
      std::size_t word = 0;
      for (const char c : label) {
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++word;
        if (c == ' ') word = 0;
        width = std::max(width, word + 4);  // the filter's button
      }
      if (placed.what == Placed::What::cell) {
        for (const Row& row : table_.rows) {
          if (placed.from < row.cells.size()) width = std::max(width, letters(row.cells[placed.from].text) + 2);
        }
      }
      out.push_back(static_cast<double>(std::min<std::size_t>(width, placed.from == 0 ? 46 : 36)));
    }
    return out;
  }

  Result<void> write(XlsxWriter& writer, std::string_view title) {
    w_ = &writer;
    w_->text(title, Style::title);
    if (auto done = w_->end_row(); !done) return done;
    if (!table_.caption.empty()) w_->text(table_.caption, Style::note);
    if (auto done = w_->end_row(); !done) return done;
    for (const Placed& placed : placed_) w_->text(label_of(placed), Style::header);
    if (auto done = w_->end_row(); !done) return done;
    row_ = kFirst;
    for (const auto* list : {&rows_, &totals_}) {
      for (const Row* row : *list) {
        for (const Placed& placed : placed_) cell(*row, placed);
        if (auto done = w_->end_row(); !done) return done;
        ++row_;
      }
    }
    const auto count = static_cast<std::uint32_t>(rows_.size());
    if (count > 0 && !placed_.empty()) w_->filter(kHead, kFirst + count - 1, static_cast<std::uint32_t>(placed_.size()));
    for (std::size_t at = 0; at < placed_.size(); ++at) {
      if (placed_[at].what == Placed::What::cell) colours(at);
    }
    return {};
  }

 private:
  template <class Test>
  [[nodiscard]] bool any(std::size_t column, Test test) const {
    return std::ranges::any_of(table_.rows, [&](const Row& row) { return column < row.cells.size() && test(row.cells[column]); });
  }

  [[nodiscard]] bool numbers(std::size_t column) const {
    return table_.columns[column].number || any(column, [](const Cell& cell) { return cell.value.has_value(); });
  }

  [[nodiscard]] std::string label_of(const Placed& placed) const {
    const std::string& label = table_.columns[placed.from].label;
    switch (placed.what) {
      case Placed::What::target: return say_("xlsx.target");
      case Placed::What::near: return say_("xlsx.near");
      case Placed::What::low: return say_("xlsx.low");
      case Placed::What::high: return say_("xlsx.high");
      case Placed::What::cell: break;
    }
    const bool points = any(placed.from, [this](const Cell& cell) { return kind_of(cell, say_.language()) == CellKind::change; });
    return points ? say_("xlsx.points", {label}) : label;
  }

  [[nodiscard]] std::ptrdiff_t place_of(Placed::What what, std::size_t from) const {
    const auto found = std::ranges::find_if(placed_, [&](const Placed& each) { return each.what == what && each.from == from; });
    return found == placed_.end() ? -1 : found - placed_.begin();
  }
  [[nodiscard]] std::ptrdiff_t column_of(std::string_view id) const {
    const auto found = std::ranges::find(table_.columns, id, &view::Column::id);
    return found == table_.columns.end() ? -1 : found - table_.columns.begin();
  }
  [[nodiscard]] std::string name(std::ptrdiff_t placed, std::uint32_t row) const { return cell_name(static_cast<std::uint32_t>(placed), row); }

  void optional_share(const std::optional<double>& share, bool total) {
    if (share) w_->number(*share, style_of(CellKind::share, total));
    else w_->blank(style_of(CellKind::text, total));
  }

  void cell(const Row& row, const Placed& placed) {
    static const Cell kNone;
    const Cell& cell = placed.from < row.cells.size() ? row.cells[placed.from] : kNone;
    switch (placed.what) {
      case Placed::What::target: return optional_share(cell.target, row.total);
      case Placed::What::near: return optional_share(cell.near, row.total);
      case Placed::What::low: return optional_share(cell.low, row.total);
      case Placed::What::high: return optional_share(cell.high, row.total);
      case Placed::What::cell: break;
    }
    if (quotient(row, placed.from) || sum(row, placed.from)) return;
    const CellKind kind = kind_of(cell, say_.language());
    const Style style = style_of(kind, row.total);
    switch (kind) {
      case CellKind::blank: return w_->blank(style);
      case CellKind::text:
        if (!row.total && !cell.pill && (cell.text == say_("dash") || cell.text == say_("withheld") || cell.text.starts_with('<')) && numbers(placed.from)) return w_->text(cell.text, Style::absent);
        return w_->text(cell.text, !row.total && looks_like_formula(cell.text) ? Style::literal : style);
      case CellKind::day: return w_->date(*day_shown(cell.text, say_.language()), style);
      case CellKind::change: return w_->number(*cell.value * 100, style);
      case CellKind::integer:
      case CellKind::steps: return w_->integer(static_cast<std::int64_t>(*cell.value), style);
      case CellKind::share:
      case CellKind::number: return w_->number(*cell.value, style);
    }
  }

  /// A rate over counts of its row, where it is what they give.
  bool quotient(const Row& row, std::size_t from) {
    for (const Quotient& each : kQuotients) {
      if (table_.columns[from].id != each.rate) continue;
      const std::ptrdiff_t n = column_of(each.numerator), m = column_of(each.denominator);
      if (n < 0 || m < 0) continue;
      const auto &numerator = row.cells.at(static_cast<std::size_t>(n)).value, &denominator = row.cells.at(static_cast<std::size_t>(m)).value;
      const auto& rate = row.cells[from].value;
      if (!numerator || !denominator || (*denominator == 0) == rate.has_value()) continue;
      if (rate && std::abs(*rate - *numerator / *denominator) > 1e-9) continue;
      const std::string top = name(place_of(Placed::What::cell, static_cast<std::size_t>(n)), row_), below = name(place_of(Placed::What::cell, static_cast<std::size_t>(m)), row_);
      const std::string formula = "IF(" + below + "=0,\"" + say_("dash") + "\"," + top + "/" + below + ")";
      const Style style = style_of(CellKind::share, row.total);
      if (rate) w_->formula(formula, *rate, style);
      else w_->formula(formula, say_("dash"), style);
      return true;
    }
    return false;
  }

  /// A count of the total, where it is the sum of the rows shown.
  bool sum(const Row& row, std::size_t from) {
    const Cell& cell = row.cells[from];
    if (!row.total || rows_.empty() || !cell.value || kind_of(cell, say_.language()) != CellKind::integer) return false;
    double found = 0;
    for (const Row* each : rows_) {
      if (from < each->cells.size() && each->cells[from].value) found += *each->cells[from].value;
      else if (from >= each->cells.size() || each->cells[from].text != say_("dash")) return false;
    }
    if (found != *cell.value) return false;
    const std::ptrdiff_t at = place_of(Placed::What::cell, from);
    w_->formula("SUM(" + name(at, kFirst) + ":" + name(at, kFirst + static_cast<std::uint32_t>(rows_.size()) - 1) + ")", *cell.value, style_of(CellKind::integer, true));
    return true;
  }

  [[nodiscard]] std::vector<const Cell*> column(std::size_t from) const {
    static const Cell kNone;
    std::vector<const Cell*> out;
    for (const auto* list : {&rows_, &totals_}) {
      for (const Row* row : *list) out.push_back(from < row->cells.size() ? &row->cells[from] : &kNone);
    }
    return out;
  }

  void colours(std::size_t at) {
    const std::size_t from = placed_[at].from;
    const std::vector<const Cell*> cells = column(from);
    const auto place = static_cast<std::uint32_t>(at);
    const auto last = kFirst + static_cast<std::uint32_t>(cells.size()) - 1;
    const std::ptrdiff_t target = place_of(Placed::What::target, from), near = place_of(Placed::What::near, from);
    if (target >= 0 && near >= 0) return against_target(cells, place, target, near);
    if (any(from, [](const Cell& cell) { return cell.pill; })) return words(cells, place, last);
    if (any(from, [](const Cell& cell) { return cell.share.has_value(); })) return w_->bars(place, kFirst, last);
    // Days late and their like: what is above zero is bad, if that is how the page has it.
    const bool by_sign = std::ranges::all_of(cells, [](const Cell* cell) { return !cell->value || (*cell->value > 0) == (cell->tone == view::Tone::bad); });
    if (by_sign && any(from, [](const Cell& cell) { return cell.value && cell.tone == view::Tone::bad; })) {
      const std::string first = cell_name(place, kFirst);
      w_->colour(place, kFirst, last, "AND(ISNUMBER(" + first + ")," + first + ">0)", Mark::missed);
    }
  }

  /// Rows of one direction together: of some rates less is better.
  void against_target(const std::vector<const Cell*>& cells, std::uint32_t place, std::ptrdiff_t target, std::ptrdiff_t near) {
    const auto lower = [](const Cell& cell) { return cell.target && cell.near && *cell.near > *cell.target; };
    for (std::size_t i = 0; i < cells.size();) {
      std::size_t end = i + 1;
      while (end < cells.size() && (!cells[end]->target || !cells[i]->target || lower(*cells[end]) == lower(*cells[i]))) {
        if (!cells[i]->target && cells[end]->target) break;
        ++end;
      }
      const auto first = kFirst + static_cast<std::uint32_t>(i), last = kFirst + static_cast<std::uint32_t>(end) - 1;
      if (cells[i]->target) {
        const std::string rate = cell_name(place, first), goal = name(target, first), amber = name(near, first);
        const std::string known = "AND(ISNUMBER(" + rate + "),ISNUMBER(" + goal + ")";
        const auto reaches = [&](const std::string& edge) { return lower(*cells[i]) ? rate + "<=" + edge + "+0.000000001" : rate + "+0.000000001>=" + edge; };
        w_->colour(place, first, last, known + "," + reaches(goal) + ")", Mark::met);
        w_->colour(place, first, last, known + "," + reaches(amber) + ")", Mark::near);
        w_->colour(place, first, last, known + ")", Mark::missed);
      }
      i = end;
    }
    // Of those without a target nothing is judged.
    if (!rows_.empty() && std::ranges::none_of(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(rows_.size()), [](const Cell* cell) { return cell->target.has_value(); })) {
      w_->bars(place, kFirst, kFirst + static_cast<std::uint32_t>(rows_.size()) - 1);
    }
  }

  void words(const std::vector<const Cell*>& cells, std::uint32_t place, std::uint32_t last) {
    constexpr std::size_t kMostWords = 8;
    std::vector<std::string_view> said;
    for (const Cell* cell : cells) {
      if (cell->tone == view::Tone::neutral || !cell->pill || cell->text.contains('"') || std::ranges::contains(said, cell->text)) continue;
      if (said.size() == kMostWords) return;
      said.push_back(cell->text);
      const Mark mark = cell->tone == view::Tone::good ? Mark::met : cell->tone == view::Tone::near ? Mark::near : Mark::missed;
      w_->colour(place, kFirst, last, cell_name(place, kFirst) + "=\"" + cell->text + "\"", mark);
    }
  }

  XlsxWriter* w_ = nullptr;  ///< while it is written
  const Table& table_;
  const view::Strings& say_;
  std::vector<const Row*> rows_, totals_;
  std::vector<Placed> placed_;
  std::uint32_t row_ = kFirst;
};

/// A short name of its own for each sheet: that of the page where it has one table, else the caption up to its first
/// stop; in the 31 letters that a name has.
std::string sheet_title(const Table& table, const view::TablesPage& page, std::vector<std::string>& used) {
  const bool alone = std::ranges::count_if(page.tables, [](const Table& each) { return !each.rows.empty(); }) == 1;
  std::string_view words = alone || table.caption.empty() ? std::string_view(page.title) : std::string_view(table.caption);
  for (const std::string_view stop : {" (", ": ", ", ", ". ", "; "}) words = words.substr(0, words.find(stop));
  std::string name = up_to(words, 31);
  if (name.size() < words.size() && name.contains(' ')) name.resize(name.rfind(' '));
  if (name.empty()) name = table.id;
  std::string wanted = name;
  for (int i = 2; std::ranges::contains(used, wanted); ++i) wanted = up_to(name, 27) + " " + std::to_string(i);
  used.push_back(wanted);
  return wanted;
}

Result<void> write_origin(XlsxWriter& w, const view::TablesPage& page, const view::Provenance& from, const view::Strings& say) {
  const auto line = [&w](std::string_view first, std::string_view second, Style style) {
    w.text(first, style);
    w.text(second, style == Style::text && looks_like_formula(second) ? Style::literal : style);
    return w.end_row();
  };
  w.text(from.title, Style::title);
  if (auto done = w.end_row(); !done) return done;
  for (const Row& row : from.facts.rows) {
    if (auto done = line(row.cells.at(0).text, row.cells.at(1).text, Style::text); !done) return done;
  }
  if (auto done = w.end_row(); !done) return done;
  for (const view::Column& column : from.files.columns) w.text(column.label, Style::header);
  if (auto done = w.end_row(); !done) return done;
  for (const Row& row : from.files.rows) {
    for (const Cell& cell : row.cells) {
      const auto day = day_shown(cell.text, say.language());
      if (cell.value) w.integer(static_cast<std::int64_t>(*cell.value));
      else if (day) w.date(*day, Style::day);
      else w.text(cell.text, looks_like_formula(cell.text) ? Style::literal : Style::text);
    }
    if (auto done = w.end_row(); !done) return done;
  }
  if (page.sentences.empty()) return {};
  if (auto done = w.end_row(); !done) return done;
  for (std::size_t i = 0; i < page.sentences.size(); ++i) {
    if (auto done = line(i == 0 ? say("xlsx.sentences") : std::string{}, page.sentences[i], Style::text); !done) return done;
  }
  return {};
}

}  // namespace

Result<void> write_tables_xlsx(const view::TablesPage& page, const view::Provenance& from, const view::Strings& say, Sink& sink) {
  std::vector<const Table*> tables;
  std::vector<SheetOptions> sheets;
  std::vector<std::string> used = {from.title};
  for (const Table& table : page.tables) {
    if (table.rows.empty() || table.columns.empty()) continue;
    tables.push_back(&table);
    sheets.push_back({.name = sheet_title(table, page, used), .column_widths = Sheet(table, say).widths(), .frozen_rows = kHead, .frozen_columns = 1, .landscape = true});
  }
  sheets.push_back({.name = from.title, .column_widths = {30, 70, 14, 14, 14, 14, 14}, .landscape = true});
  XlsxWriter writer(sink, std::move(sheets));
  for (const Table* table : tables) {
    if (auto begun = writer.next_sheet(); !begun) return begun;
    if (auto written = Sheet(*table, say).write(writer, page.title); !written) return written;
  }
  if (auto begun = writer.next_sheet(); !begun) return begun;
  if (auto written = write_origin(writer, page, from, say); !written) return written;
  return writer.finish();
}

}  // namespace xanh::report
