#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "view/figure_text.h"
#include "view/grouping.h"
#include "view/memo.h"
#include "view/overview_parts.h"
#include "view/why.h"

namespace xanh::view {
namespace {

constexpr std::size_t kTiles = 4;

/// The pinned metric, then the first metric of each other family, in the rules' order.
std::vector<const metric::Metric*> headline(const Inputs& in, const metric::Metric& pinned) {
  std::vector<const metric::Metric*> chosen = {&pinned};
  for (const metric::Metric& each : in.metrics->metrics) {
    const bool known = std::ranges::any_of(chosen, [&each](const metric::Metric* m) { return m->family == each.family; });
    if (!known && chosen.size() < kTiles) chosen.push_back(&each);
  }
  return chosen;
}

Tile build_tile(const metric::Metric& metric, const metric::Figure& figure, std::string change, const Strings& say) {
  Tile tile{.metric = metric.id, .label = say(metric.short_name), .value = rate_text(figure, say),
            .tone = tone_of(figure.standing), .standing = standing_text(figure, say), .share = figure.rate(),
            .target = {}, .notes = {}, .hint = definition_text(metric, say), .action = "metric:" + metric.id, .why = why_action(metric.id)};
  if (figure.target != nullptr) tile.target = figure.target->value;
  const std::string target = target_text(figure, say);
  if (!target.empty()) tile.notes.push_back(target);
  const std::string ratio = ratio_text(figure, say);
  tile.notes.push_back(figure.rate() ? say("tile.ratio", {ratio, say(metric.tag)}) : ratio);
  if (!change.empty()) tile.notes.push_back(std::move(change));
  return tile;
}

/// The pinned metric by `by`, the largest group first. Errors: as make_report.
Result<Report> grouped(const Inputs& in, const metric::Metric& pinned, query::Dimension by) {
  state::Workspace workspace = *in.workspace;
  workspace.group_by = by;
  workspace.search.clear();
  workspace.sort = {.column = "denominator", .descending = true};
  Inputs own = in;
  own.workspace = &workspace;
  return make_report(own, std::array{pinned.id});
}

/// Groups that a grid can show.
std::ptrdiff_t rated(const Report& report) {
  return std::ranges::count_if(report.rows, [](const ReportRow& row) { return !row.key.empty() && row.figures.front().rate().has_value(); });
}

/// The groups that the overview begins with: a rate of a catalogue has fields, and neither units nor months.
query::Dimension groups_of(const Inputs& in, const metric::Metric& pinned) {
  return pinned.procedures || only_unit(in) ? query::Dimension::field : query::Dimension::unit;
}

/// Units; where there is one, its fields, and where these are one, its procedures. A unit's laggards are
/// always procedures: that is where something can be done.
Result<void> group(Overview& o, const Inputs& in) {
  o.by = groups_of(in, *o.metric);
  if (o.metric->procedures) {
    auto report = grouped(in, *o.metric, o.by);
    if (!report) return std::unexpected(std::move(report.error()));
    o.missing_by = o.by;
    o.scope = report->scope;
    o.groups = std::move(report->rows);
    o.total = report->total.figures.front();
    return {};
  }
  const bool alone = static_cast<bool>(only_unit(in));
  auto report = grouped(in, *o.metric, o.by);
  if (!report) return std::unexpected(std::move(report.error()));
  if (alone) {
    auto procedures = grouped(in, *o.metric, query::Dimension::procedure);
    if (!procedures) return std::unexpected(std::move(procedures.error()));
    // Forms may know fields and no procedures.
    const bool known = rated(*procedures) > 0;
    o.missing_by = known ? query::Dimension::procedure : query::Dimension::field;
    o.missing = known ? procedures->rows : report->rows;
    if (known && rated(*report) < 2) {
      o.by = query::Dimension::procedure;
      report = std::move(procedures);
    }
  } else {
    o.missing = report->rows;
  }
  o.scope = report->scope;
  o.groups = std::move(report->rows);
  o.total = report->total.figures.front();
  return {};
}

}  // namespace

std::string month_short(int month, const Strings& say) { return say("month.short." + std::to_string(month)); }
std::string month_name(int month, const Strings& say) { return say("month.name." + std::to_string(month)); }
int month_of(std::string_view key) { return key.size() == 7 ? (key[5] - '0') * 10 + (key[6] - '0') : 0; }

std::optional<MonthChange> change_of(const std::vector<metric::SeriesPoint>& months) {
  const auto rate = [](const metric::SeriesPoint& p) { return static_cast<double>(p.numerator) / static_cast<double>(p.denominator); };
  if (months.empty() || months.back().denominator == 0) return std::nullopt;
  MonthChange change{.rate = rate(months.back()), .points = {}};
  if (months.size() > 1 && months[months.size() - 2].denominator > 0) change.points = change.rate - rate(months[months.size() - 2]);
  return change;
}

std::string month_change(const std::vector<metric::SeriesPoint>& months, const Strings& say) {
  const auto change = change_of(months);
  if (!change || !change->points) return {};
  const std::string name = month_name(month_of(months.back().month), say);
  // Told apart as shown: a change that rounds to zero is none.
  const double shown = std::round(*change->points * 1000) / 10;
  const std::string points = text::format_number(std::abs(shown), 1, say.language());
  const std::string_view key = shown > 0 ? "month.up" : shown < 0 ? "month.down" : "month.same";
  return say(key, {name, say.percent(change->rate), points});
}

std::string month_note(const std::vector<metric::SeriesPoint>& months, const Strings& say) {
  const auto change = change_of(months);
  if (!change) return {};
  const std::string name = month_short(month_of(months.back().month), say);
  if (!change->points) return say("month.only", {name, say.percent(change->rate)});
  return say("tile.month", {name, say.percent(change->rate), text::format_points(*change->points, 1, say.language())});
}

OverviewPage build_overview(const Inputs& in) {
  const Strings& say = *in.say;
  OverviewPage page;
  page.title = say("menu.overview");
  const metric::Metric* pinned = pinned_metric(in);
  if (pinned == nullptr) return page;

  const state::Workspace& workspace = *in.workspace;
  const std::vector<const metric::Metric*> shown = headline(in, *pinned);
  if (!empty_scope(in)) count_overview_ahead(in, shown, groups_of(in, *pinned));
  Overview o{.in = &in, .metric = pinned, .scope = {}, .total = {}, .groups = {}, .missing = {}, .months = {}};
  if (auto done = group(o, in); !done) {  // no data in the year asked for: said where the findings stand
    page.findings_title = say("findings.title");
    page.findings.push_back(message(done.error(), say));
    return page;
  }
  const metric::Lens lens = months_lens(in);
  // Of what cannot be computed nothing is drawn, and no line at zero.
  if (o.total.standing != metric::Standing::not_computable) o.months = metric::series(*pinned, o.scope.period, workspace.filters, in.shards, lens, workspace.calendar);

  const metric::TableRequest request = request_of(in, shown, {}, o.scope.period);
  const metric::Table totals = metric::evaluate(request, in.shards);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const metric::Figure& figure = totals.total.figures[i];
    const auto months = i == 0 ? o.months : metric::series(*shown[i], o.scope.period, workspace.filters, in.shards, lens, workspace.calendar);
    page.tiles.push_back(build_tile(*shown[i], figure, figure.rate() ? month_note(months, say) : std::string{}, say));
  }
  page.grid = build_heat_grid(o);
  page.laggards = build_laggards(o);
  page.trend = build_trend(o);
  page.findings_title = say("findings.title");
  page.findings = build_findings(o);
  offer_memo(page.exports, say);
  if (pinned->procedures) page.findings.insert(page.findings.begin(), say("findings.of_procedures"));
  return page;
}

}  // namespace xanh::view
