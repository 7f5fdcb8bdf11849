#include "view/report.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/sort.h"
#include "metric/crosswalk.h"
#include "state/action.h"
#include "text/collate.h"
#include "text/fold.h"
#include "view/grouping.h"
#include "view/periods.h"

namespace xanh::view {
namespace {

text::Day data_end(const Inputs& in) {
  // Scores of a month go up to its end and tell nothing of dossiers: alone they are the data, else not.
  text::Day end = 0, of_scores = 0;
  for (const intake::ImportLog* log : in.logs) {
    text::Day& to = log->first_received != 0 ? end : of_scores;
    to = std::max(to, log->data_as_of);
  }
  return end != 0 ? end : of_scores;
}

/// From the first received dossier to the end of the data; zeros when there is none.
struct DataSpan {
  text::Day first = 0, last = 0;
};
DataSpan span_of(const Inputs& in) {
  DataSpan span;
  for (const intake::ImportLog* log : in.logs) {
    if (log->first_received == 0) continue;
    span.first = span.first == 0 ? log->first_received : std::min(span.first, log->first_received);
    span.last = std::max(span.last, log->data_as_of);
  }
  return span;
}

/// The procedure's name beside its code, from the first shard that has one.
std::string procedure_label(std::string_view key, const Inputs& in) {
  for (const facts::Shard* shard : in.shards) {
    const auto code = shard->procedures.find(key);
    if (!code || *code >= shard->procedure_names.size()) continue;
    const std::string& name = shard->procedure_names[*code];
    if (!name.empty() && name != key) return name + " (" + std::string(key) + ")";
  }
  return std::string(key);
}

ReportFile describe(const intake::ImportLog& log) {
  ReportFile file{.name = log.file, .bytes = log.file_bytes, .rows = log.rows_read, .dossiers = log.received(),
                  .personal_columns = log.personal_columns(), .as_of = log.data_as_of};
  for (const intake::Tally& tally : log.left_out) file.left_out += tally.count;
  return file;
}

/// What a row is ordered by; absent figures come last in either direction.
double sort_value(const ReportRow& row, std::size_t at, std::string_view column) {
  constexpr double kAbsent = std::numeric_limits<double>::quiet_NaN();
  if (column == "rank") return row.rank.value_or(kAbsent);
  if (column == "movement") return row.movement.value_or(kAbsent);
  if (column == "standardised") return row.standardised.value_or(kAbsent);
  const metric::Figure& figure = row.figures[at];
  if (figure.standing == metric::Standing::not_computable) return kAbsent;
  if (column == "numerator") return static_cast<double>(figure.numerator);
  if (column == "denominator") return static_cast<double>(figure.denominator);
  if (column == "gap" || column.empty()) return figure.target == nullptr && figure.beside == nullptr ? kAbsent : static_cast<double>(figure.gap_dossiers);
  if (column == "standing") return figure.standing > metric::Standing::missed ? kAbsent : -static_cast<double>(figure.standing);
  return figure.rate().value_or(kAbsent);
}

}  // namespace

std::string group_label(query::Dimension by, std::string_view key, const Inputs& in) {
  const Strings& say = *in.say;
  if (key.empty()) return say("group.none." + std::string(state::dimension_id(by)));
  switch (by) {
    case query::Dimension::month:
      if (key.size() == 10) return std::string(key.substr(8)) + "/" + std::string(key.substr(5, 2)) + "/" + std::string(key.substr(0, 4));
      if (key[5] == 'W') {
        const auto week = metric::named_period(key, in.workspace->calendar, in.workspace->first_weekday);
        const std::string number(key.substr(key[6] == '0' ? 7 : 6));
        if (week) return say("group.week", {number + "/" + std::string(key.substr(0, 4)), say.day(week->first).substr(0, 5), say.day(week->last).substr(0, 5)});
      }
      if (in.workspace->calendar == metric::Calendar::reporting && metric::span_kind(key)) return capital(span_text(key, *in.workspace, say));
      return std::string(key.substr(5)) + "/" + std::string(key.substr(0, 4));
    case query::Dimension::level: return say("level." + std::string(key));
    case query::Dimension::channel: return say("channel." + std::string(key));
    case query::Dimension::procedure: return procedure_label(key, in);
    default: return std::string(key);
  }
}

void sort_rows(std::vector<ReportRow>& rows, std::size_t figure, const state::Sort& sort) {
  struct Keyed {
    double value;
    std::string name;
    ReportRow row;
  };
  std::vector<Keyed> keyed;
  keyed.reserve(rows.size());
  for (ReportRow& row : rows) {
    const double value = sort.column == "name" ? 0 : sort_value(row, figure, sort.column);
    // Months are ordered by their key "2025-07", not by their label.
    const bool month = metric::span_kind(row.key).has_value();
    keyed.push_back({value, text::collation_key(month ? row.key : row.label), std::move(row)});
  }
  sort_stably(keyed, [&sort](const Keyed& a, const Keyed& b) {
    const bool a_absent = a.value != a.value, b_absent = b.value != b.value;
    if (a_absent != b_absent) return b_absent;
    if (!a_absent && a.value != b.value) return sort.descending ? a.value > b.value : a.value < b.value;
    if (sort.column == "name" && sort.descending) return a.name > b.name;
    if (sort.column != "name") {  // equals: the larger first
      const auto size = [](const Keyed& k) {
        return k.row.figures.empty() ? 0 : k.row.figures.front().denominator;
      };
      if (size(a) != size(b)) return size(a) > size(b);
    }
    return a.name < b.name;
  });
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = std::move(keyed[i].row);
}

state::Scope scope_of(const Inputs& in) { return state::resolve_scope(*in.workspace, data_end(in)); }

std::string province_of_lists(const Inputs& in) {
  // The cities under the central government; all others are provinces.
  static constexpr std::array<std::string_view, 6> kCities = {"Hà Nội", "Hải Phòng", "Huế", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ"};
  std::string found;
  for (const intake::ImportLog* log : in.logs) {
    if (log->units.province.empty()) continue;
    if (!found.empty() && found != log->units.province) return {};
    found = log->units.province;
  }
  return found.empty() ? found : (*in.say)(std::ranges::contains(kCities, found) ? "memo.city" : "memo.province", {found});
}

metric::Holder holder_of(const Inputs& in) {
  const state::Workspace& workspace = *in.workspace;
  const auto named = std::ranges::find(workspace.filters, query::Dimension::unit, &query::Filter::dimension);
  std::string unit;
  // A province and those that it absorbed are one.
  const auto now = [&in](const std::string& name) { return in.crosswalk == nullptr ? name : in.crosswalk->now(name); };
  if (named != workspace.filters.end() && !named->values.empty() &&
      std::ranges::all_of(named->values, [&](const std::string& each) { return each == named->values.front() || now(each) == named->values.front(); })) {
    unit = named->values.front();
  } else if (named == workspace.filters.end()) {
    bool several = false;
    for (const facts::Shard* shard : in.shards) {
      if (shard->size() == 0 && shard->statements.empty()) continue;  // scores of the 766 index: points, and no dossiers
      for (std::size_t code = 1; code < shard->units.size(); ++code) {
        const std::string_view name = shard->units.at(static_cast<std::uint16_t>(code));
        several = several || (!unit.empty() && unit != name);
        unit = name;
      }
    }
    if (several) unit.clear();
  }
  if (!unit.empty()) {
    if (const auto level = facts::level_of(in.shards, unit); level != facts::UnitLevel::unknown) return {.level = level, .unit = unit};
  }
  return {.level = workspace.kind == metric::UnitKind::ministry ? facts::UnitLevel::ministry : facts::UnitLevel::province};
}

metric::Lens lens_of(const Inputs& in) {
  const state::Workspace& workspace = *in.workspace;
  return {.rhythm = state::rhythm_of(workspace), .soon_days = workspace.soon_days, .procedures = in.procedures, .suppress = workspace.suppress, .memory = in.memory};
}

metric::TableRequest request_of(const Inputs& in, std::vector<const metric::Metric*> metrics, std::vector<query::Dimension> group_by,
                                const query::Period& period) {
  const state::Scope scope = scope_of(in);
  return {.metrics = std::move(metrics), .group_by = std::move(group_by), .filters = in.workspace->filters, .period = period, .year = scope.year,
          .whole = holder_of(in), .judged = period == scope.period && scope.year_to_date(), .targets = in.targets, .lens = lens_of(in)};
}

std::optional<Error> empty_scope(const Inputs& in) {
  const state::Scope scope = scope_of(in);
  const DataSpan span = span_of(in);
  if (span.last == 0 || scope.period.first <= std::max(span.last, scope.as_of)) return std::nullopt;
  return Error{ErrorCode::period_empty, {}, {std::to_string(scope.year), in.say->day(span.first), in.say->day(span.last)}};
}

Result<Report> make_report(const Inputs& in, std::span<const std::string> metric_ids) {
  const state::Workspace& workspace = *in.workspace;
  Report report;
  for (const std::string& id : metric_ids) {
    const metric::Metric* metric = in.metrics->find(id);
    if (metric == nullptr) {
      std::string known;
      for (const metric::Metric& each : in.metrics->metrics) known += (known.empty() ? "" : ", ") + each.id;
      return fail(ErrorCode::unknown_name, {}, {"metric", id, known});
    }
    report.metrics.push_back(metric);
  }
  if (metric_ids.empty()) {
    for (const metric::Metric& each : in.metrics->metrics) report.metrics.push_back(&each);
  }
  report.scope = scope_of(in);
  report.kind = workspace.kind;
  if (auto empty = empty_scope(in)) return std::unexpected(std::move(*empty));
  report.by = workspace.group_by;
  report.displaced = in.displaced;
  for (const intake::ImportLog* log : in.logs) report.files.push_back(describe(*log));

  const metric::TableRequest request = request_of(in, report.metrics, {workspace.group_by}, report.scope.period);
  metric::Table table = metric::evaluate(request, in.shards);
  report.total = {.key = "", .label = (*in.say)("total"), .figures = std::move(table.total.figures)};
  const std::string wanted = text::bare_key(workspace.search);
  for (metric::Row& row : table.rows) {
    std::string label = group_label(report.by, row.key[0], in);
    if (!wanted.empty() && text::bare_key(label).find(wanted) == std::string::npos) continue;
    report.rows.push_back({std::move(row.key[0]), std::move(label), std::move(row.figures)});
  }
  // The list of dossiers has an order of its own.
  if (!report.metrics.empty()) sort_rows(report.rows, 0, is_stocks_column(workspace.sort.column) ? state::Sort{} : workspace.sort);
  return report;
}

}  // namespace xanh::view
