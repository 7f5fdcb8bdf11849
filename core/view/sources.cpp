// Who has sent what: units by months, and what two files tell of one unit and period.
#include <algorithm>
#include <map>

#include "base/sort.h"
#include "facts/reform.h"
#include "query/coverage.h"
#include "text/collate.h"
#include "view/build.h"
#include "view/overview_parts.h"

namespace xanh::view {
namespace {

using query::Overlap;
using query::Submission;

struct Files {
  const Inputs& in;
  std::size_t index(std::uint16_t source) const {
    return static_cast<std::size_t>(std::ranges::find(in.sources, source) - in.sources.begin());
  }
  std::string name(std::uint16_t source) const {
    const std::size_t at = index(source);
    return at < in.logs.size() ? in.logs[at]->file : std::string{};
  }
};

std::string days(text::Day first, text::Day last, const Strings& say) { return say("sources.days", {say.day(first), say.day(last)}); }

std::string_view kind_id(Overlap::Kind kind) {
  switch (kind) {
    case Overlap::Kind::list_and_form: return "list_and_form";
    case Overlap::Kind::two_forms: return "two_forms";
    case Overlap::Kind::whole_and_parts: return "whole_and_parts";
  }
  return {};
}

Table overlap_table(const Inputs& in) {
  const Strings& say = *in.say;
  const Files files{in};
  Table table{.id = "overlaps", .caption = say("overlaps.caption"), .columns = {}, .rows = {}};
  table.columns = {{.id = "unit", .label = say("column.unit")},
                   {.id = "days", .label = say("overlaps.days"), .width = 180},
                   {.id = "kind", .label = say("overlaps.kind"), .width = 220},
                   {.id = "counted", .label = say("overlaps.counted"), .number = true, .width = 100},
                   {.id = "other", .label = say("overlaps.other"), .number = true, .width = 100},
                   {.id = "use", .label = say("overlaps.use"), .width = 260}};
  for (const Overlap& overlap : in.overlaps) {
    const std::string counted = files.name(overlap.counted), other = files.name(overlap.set_aside);
    const auto value = [&](std::int64_t n, const std::string& file) {
      return Cell{.text = overlap.compared ? say.count(n) : say("dash"), .hint = say("overlaps.value", {say("base." + std::string(overlap.base == query::Base::received ? "received" : overlap.base == query::Base::finished ? "finished" : "handled")), file}),
                  .tone = overlap.differs() ? Tone::bad : Tone::neutral, .strong = overlap.differs()};
    };
    const auto prefer = [&](std::uint16_t kept, std::uint16_t dropped) {
      return "prefer:" + std::to_string(files.index(kept)) + ":" + std::to_string(files.index(dropped));
    };
    const std::string unit = unit_label(overlap.unit, in), when = days(overlap.first, overlap.last, say);
    Cell use{.text = counted, .name = say("overlaps.choose", {unit, when})};
    use.options.push_back({.action = prefer(overlap.counted, overlap.set_aside), .label = counted, .current = true});
    use.options.push_back({.action = prefer(overlap.set_aside, overlap.counted), .label = other});
    table.rows.push_back({.key = overlap.unit, .action = "",
                          .cells = {{.text = unit}, {.text = when}, {.text = say("overlap." + std::string(kind_id(overlap.kind)))},
                                    value(overlap.counted_value, counted), value(overlap.other_value, other), std::move(use)}});
  }
  return table;
}

struct Month {
  text::Day first = 0, last = 0;
  std::string label;
};

std::vector<Month> months_of(const query::Period& period, const Strings& say) {
  std::vector<Month> out;
  auto [year, month, day] = text::civil_from_day(period.first);
  for (text::Day first = period.first; first <= period.last;) {
    const text::Day next = month == 12 ? text::day_from_civil(year + 1, 1, 1) : text::day_from_civil(year, month + 1, 1);
    out.push_back({first, std::min(next - 1, period.last), month_short(month, say)});
    if (++month > 12) month = 1, ++year;
    first = next;
  }
  return out;
}

// A form tells of a month when it ends in it, or holds the whole of it.
bool tells_of(const Submission& s, const Month& month) {
  if (!s.form) return s.first >= month.first && s.last <= month.last;
  return (s.last >= month.first && s.last <= month.last) || (s.first <= month.first && s.last >= month.last);
}

enum class Received : std::uint8_t { none, missing, list, form, twice, conflict };  // none: no such unit then

struct Matrix {
  text::Day first = 0;    // of the first month
  Table table;
  std::size_t whole = 0;  // units without a missing month
};

Matrix matrix_of(const Inputs& in, const query::Period& period) {
  const Strings& say = *in.say;
  const Files files{in};
  auto told = query::submissions(in.shards, period);
  // Before the first figures of any unit nothing is missing.
  text::Day begin = period.last;
  for (const auto& [unit, submissions] : told) {
    for (const Submission& s : submissions) begin = std::min(begin, std::max(s.form && s.last - s.first < 31 ? s.last : s.first, period.first));
  }
  const text::Civil first = text::civil_from_day(begin);
  const std::vector<Month> months = months_of({std::max(text::day_from_civil(first.year, first.month, 1), period.first), period.last}, say);
  for (const std::string& unit : in.expected_units) told.try_emplace(unit);

  Matrix out{.first = months.empty() ? period.first : months.front().first, .table = {.id = "submissions", .caption = say("sources.caption"), .columns = {}, .rows = {}, .wide = true}};
  out.table.columns.push_back({.id = "unit", .label = say("column.unit"), .width = 200});
  for (std::size_t m = 0; m < months.size(); ++m) out.table.columns.push_back({.id = std::to_string(m + 1), .label = months[m].label, .number = true, .width = 56});
  std::vector<std::pair<std::string, const std::string*>> order;
  for (const auto& [unit, submissions] : told) order.emplace_back(text::collation_key(unit_label(unit, in)), &unit);
  sort_stably(order);
  for (const auto& [collation, unit] : order) {
    Row row{.key = *unit, .action = "", .cells = {{.text = unit_label(*unit, in)}}};
    bool whole = true;
    facts::UnitLevel level = facts::level_of(in.shards, *unit);
    if (level == facts::UnitLevel::unknown && std::ranges::find(in.expected_units, *unit) != in.expected_units.end()) {
      level = facts::UnitLevel::commune;  // only communes are expected without having sent anything
    }
    for (const Month& month : months) {
      Received received = Received::missing;
      std::int64_t dossiers = 0;
      std::string names;
      for (const Submission& s : told.at(*unit)) {
        if (!tells_of(s, month)) continue;
        if (received == Received::missing) received = s.form ? Received::form : Received::list;
        if (!s.form) received = Received::list;
        dossiers += s.dossiers;
        const std::string name = files.name(s.source);
        if (names.find(name) == std::string::npos) names += (names.empty() ? "" : ", ") + name;
      }
      for (const Overlap& overlap : in.overlaps) {
        if (overlap.unit != *unit || overlap.last < month.first || overlap.first > month.last) continue;
        received = std::max(received, overlap.differs() ? Received::conflict : Received::twice);
      }
      if (received == Received::missing && !facts::existed(level, month.first, month.last)) received = Received::none;
      whole = whole && received != Received::missing;
      Cell cell{.hint = names};
      switch (received) {
        case Received::none: cell.text = say("dash"), cell.hint = say("submission.none"), cell.faint = true; break;
        case Received::missing: cell.text = say("submission.missing"), cell.tone = Tone::bad, cell.pill = true; break;
        case Received::list: cell.text = say.count(dossiers); break;
        case Received::form: cell.text = say("submission.form"); break;
        case Received::twice: cell.text = say("submission.twice"), cell.tone = Tone::near, cell.pill = true; break;
        case Received::conflict: cell.text = say("submission.conflict"), cell.tone = Tone::bad, cell.pill = cell.strong = true; break;
      }
      row.cells.push_back(std::move(cell));
    }
    out.whole += whole;
    out.table.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace

TablesPage build_sources(const Inputs& in) {
  const Strings& say = *in.say;
  TablesPage page{.id = "sources", .title = say("sources.title"), .choices = {}, .sentences = {}, .tables = {}};
  text::Day end = 0;
  for (const intake::ImportLog* log : in.logs) end = std::max(end, log->data_as_of);
  if (end == 0) return page;
  const state::Scope scope = state::resolve_scope(*in.workspace, end);
  if (scope.period.first > scope.period.last) return page;
  Matrix matrix = matrix_of(in, scope.period);
  const auto count = [&say](std::size_t n) { return say.count(static_cast<std::int64_t>(n)); };
  const std::size_t units = matrix.table.rows.size();
  page.sentences.push_back(say("sources.units", {count(units), say.day(matrix.first), say.day(scope.period.last), count(matrix.whole), count(units - matrix.whole)}));
  if (!in.overlaps.empty()) {
    const auto differ = static_cast<std::size_t>(std::ranges::count_if(in.overlaps, &Overlap::differs));
    page.sentences.push_back(say("sources.overlaps", {count(in.overlaps.size()), count(differ)}));
    page.tables.push_back(overlap_table(in));
  }
  page.sentences.push_back(say("sources.legend"));
  page.tables.push_back(std::move(matrix.table));
  return page;
}

}  // namespace xanh::view
