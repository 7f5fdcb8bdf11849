#include <algorithm>
#include <map>

#include "metric/interval.h"
#include "state/action.h"
#include "text/format.h"
#include "view/figure_text.h"
#include "view/overview_parts.h"

namespace xanh::view {
namespace {

constexpr std::size_t kMostRows = 60;  // the ranking holds them all

/// Depth of a colour within its tone: deep green far above the target, deep red far below.
double depth_of(double rate, const metric::Target* target, Tone tone) {
  if (target == nullptr) return rate;
  if (tone == Tone::good) return target->value < 1 ? (rate - target->value) / (1 - target->value) : 1;
  if (tone == Tone::bad) return target->near > 0 ? (target->near - rate) / target->near : 0;
  return 0.5;
}

std::string whole_percent(double rate, const Strings& say) { return text::format_number(rate * 100, 0, say.language()); }

std::string cell_hint(std::string_view group, std::string_view month, const metric::Figure& figure, const Strings& say) {
  return say("grid.hint", {group, month, rate_text(figure, say), ratio_text(figure, say)});
}

std::string legend(const Overview& o, const Strings& say) {
  if (o.total.target == nullptr) return say("grid.legend.none", {std::to_string(o.scope.year)});
  return say("grid.legend", {whole_percent(o.total.target->value, say), whole_percent(o.total.target->near, say)});
}

}  // namespace

HeatGrid build_heat_grid(const Overview& o) {
  const Strings& say = *o.in->say;
  const std::string by(state::dimension_id(o.by));
  HeatGrid grid{.title = say("grid.title." + by), .note = legend(o, say), .row_header = say("column." + by),
                .total_label = say("grid.total"), .columns = {}, .rows = {}, .more = {}};
  for (const metric::SeriesPoint& point : o.months) grid.columns.push_back(month_short(month_of(point.month), say));

  const metric::TableRequest request = request_of(*o.in, {o.metric}, {o.by, query::Dimension::month}, o.scope.period);
  const metric::Table table = metric::evaluate(request, o.in->shards);
  std::map<query::Key, const metric::Figure*> cells;
  for (const metric::Row& row : table.rows) cells.emplace(row.key, &row.figures.front());

  for (const ReportRow& group : o.groups) {
    if (grid.rows.size() == kMostRows) break;
    const metric::Figure& total = group.figures.front();
    if (!total.rate()) continue;
    HeatRow row{.label = group.label, .action = "filter:" + by + "=" + group.key, .total = whole_percent(*total.rate(), say),
                .tone = tone_of(total.standing), .cells = {}};
    for (std::size_t i = 0; i < o.months.size(); ++i) {
      const auto found = cells.find({group.key, o.months[i].month});
      HeatCell cell;
      const std::string month = month_name(month_of(o.months[i].month), say);
      const auto rate = found == cells.end() ? std::nullopt : found->second->rate();
      if (!rate) {
        cell.empty = true;
        cell.hint = say("grid.hint.empty", {group.label, month});
      } else {
        const metric::Figure& figure = *found->second;
        cell.text = whole_percent(*rate, say);
        cell.tone = tone_of(figure.standing);
        cell.depth = std::clamp(depth_of(*rate, figure.target, cell.tone), 0.0, 1.0);
        cell.hint = cell_hint(group.label, month, figure, say);
      }
      row.cells.push_back(std::move(cell));
    }
    grid.rows.push_back(std::move(row));
  }
  const std::size_t hidden = o.groups.size() - grid.rows.size();
  grid.more = say("grid.more", {say.count(static_cast<std::int64_t>(o.groups.size())), say.count(static_cast<std::int64_t>(hidden))});
  return grid;
}

BarList build_laggards(const Overview& o) {
  constexpr std::size_t kMost = 5;
  const Strings& say = *o.in->say;
  const std::string by(state::dimension_id(o.by));
  BarList list{.title = say("laggards.title." + by), .unit = say("laggards.unit"), .note = {}, .bars = {}};
  if (o.total.target == nullptr) {
    list.note = say("laggards.no_target", {std::to_string(o.scope.year), (*o.in->say)(o.metric->tag)});
    return list;
  }
  std::vector<const ReportRow*> missing;
  std::int64_t sum = 0, small = 0;
  for (const ReportRow& group : o.groups) {
    const metric::Figure& figure = group.figures.front();
    if (figure.gap_dossiers > 0) {
      missing.push_back(&group);
      sum += figure.gap_dossiers;
    }
    if (figure.denominator > 0 && metric::is_small(figure.denominator)) ++small;
  }
  std::ranges::stable_sort(missing, [](const ReportRow* a, const ReportRow* b) {
    return a->figures.front().gap_dossiers > b->figures.front().gap_dossiers;
  });
  std::int64_t listed = 0;
  for (const ReportRow* group : missing) {
    if (list.bars.size() == kMost) break;
    const metric::Figure& figure = group->figures.front();
    listed += figure.gap_dossiers;
    list.bars.push_back({.label = group->label, .value = say.count(figure.gap_dossiers),
                         .hint = say("laggards.hint", {group->label, rate_text(figure, say), ratio_text(figure, say)}),
                         .action = "filter:" + by + "=" + group->key,
                         .part = static_cast<double>(figure.gap_dossiers) / static_cast<double>(missing.front()->figures.front().gap_dossiers),
                         .tone = tone_of(figure.standing)});
  }
  if (missing.empty()) {
    list.note = say("laggards.none." + by);
  } else {
    list.note = say("laggards.share." + by, {say.percent(static_cast<double>(listed) / static_cast<double>(sum)),
                                             say.count(static_cast<std::int64_t>(missing.size()))});
    if (small > 0) list.note += " " + say("laggards.small." + by, {say.count(small)});
  }
  return list;
}

}  // namespace xanh::view
