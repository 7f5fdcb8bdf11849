#include <algorithm>
#include <map>

#include "base/sort.h"
#include "metric/calendar.h"
#include "metric/interval.h"
#include "state/action.h"
#include "text/format.h"
#include "view/figure_text.h"
#include "view/overview_parts.h"
#include "view/periods.h"
#include "view/why.h"

namespace xanh::view {
namespace {

constexpr std::size_t kMostUnits = 60;  // the ranking holds them all

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

/// Of the cells with a target: theirs; several: more than one.
struct Judged {
  const metric::Target* target = nullptr;
  bool several = false, neutral = false;
  void see(const metric::Figure& figure) {
    if (figure.target == nullptr) {
      neutral = true;
    } else if (target == nullptr) {
      target = figure.target;
    } else if (figure.target->value != target->value || figure.target->near != target->near) {
      several = true;
    }
  }
};

std::string legend(const Overview& o, const Judged& judged, const Strings& say) {
  if (o.in->workspace->accrual == state::Accrual::month) return say("grid.legend.none");
  if (judged.target == nullptr) return say("grid.legend.year_none", {std::to_string(o.scope.year)});
  const std::string text = judged.several ? say("grid.legend.own")
                                          : say("grid.legend.year", {whole_percent(judged.target->value, say), whole_percent(judged.target->near, say)});
  return judged.neutral ? say("grid.legend.rest", {text}) : text;
}

using Cells = std::map<query::Key, metric::Figure>;

/// Of each month alone: no yearly target judges it.
Cells month_cells(const Overview& o) {
  metric::TableRequest request = request_of(*o.in, {o.metric}, {o.by, query::Dimension::month}, o.scope.period);
  request.judged = false;
  request.lens = months_lens(*o.in);
  Cells cells;
  for (metric::Row& row : metric::evaluate(request, o.in->shards).rows) cells.emplace(std::move(row.key), std::move(row.figures.front()));
  return cells;
}

/// Of the year from its first day to the end of each month, or of the period.
Cells year_cells(const Overview& o) {
  Cells cells;
  for (const metric::SeriesPoint& point : o.months) {
    const int year = std::stoi(point.month.substr(0, 4));
    const bool own = year == o.scope.year;  // chosen days may begin in an earlier year
    const auto whole = metric::named_period(std::to_string(year), o.in->workspace->calendar);
    const query::Period period{own || !whole ? o.scope.whole.first : whole->first, point.last};
    metric::TableRequest request = request_of(*o.in, {o.metric}, {o.by}, period);
    request.judged = own;
    for (metric::Row& row : metric::evaluate(request, o.in->shards).rows) cells.emplace(query::Key{row.key[0], point.month}, std::move(row.figures.front()));
  }
  return cells;
}

/// Without a target nothing says what is far: the lightest and the darkest are the least and the greatest rate shown, so that
/// rates that lie close together can still be told apart.
void spread_depths(HeatGrid& grid) {
  constexpr double kAlike = 0.02;
  double least = 1, most = 0;
  const auto each = [&grid](const auto& see) {
    for (HeatRow& row : grid.rows) {
      for (HeatCell& cell : row.cells) {
        if (!cell.empty && cell.tone == Tone::neutral) see(cell.depth);
      }
    }
  };
  each([&](double depth) { least = std::min(least, depth), most = std::max(most, depth); });
  each([&](double& depth) { depth = most - least < kAlike ? 0.5 : (depth - least) / (most - least); });
}

}  // namespace

metric::Lens months_lens(const Inputs& in) {
  state::Workspace months = *in.workspace;
  months.weekly = false;
  metric::Lens lens = lens_of(in);
  lens.rhythm = state::rhythm_of(months);
  return lens;
}

std::string month_title(std::string_view key, const Inputs& in) {
  return in.workspace->calendar == metric::Calendar::reporting ? capital(span_text(key, *in.workspace, *in.say)) : month_name(month_of(key), *in.say);
}

HeatGrid build_heat_grid(const Overview& o) {
  const Strings& say = *o.in->say;
  const std::string by(state::dimension_id(o.by));
  HeatGrid grid{.title = say("grid.title." + by), .note = {}, .row_header = say("column." + by),
                .total_label = say("grid.total"), .columns = {}, .rows = {}, .more = {}};
  const bool by_month = !o.metric->procedures;
  if (!by_month) grid.columns.push_back(say("grid.counts"));
  for (const metric::SeriesPoint& point : o.months) {
    if (by_month) grid.columns.push_back(month_short(month_of(point.month), say));
  }

  const Cells cells = !by_month ? Cells{} : o.in->workspace->accrual == state::Accrual::month ? month_cells(o) : year_cells(o);
  Judged judged;
  for (const ReportRow& group : o.groups) {
    if (grid.rows.size() == kMostUnits) break;
    const metric::Figure& total = group.figures.front();
    if (!total.rate()) continue;
    HeatRow row{.label = group.label, .action = "filter:" + by + "=" + group.key, .total = whole_percent(*total.rate(), say),
                .tone = tone_of(total.standing), .cells = {}, .why = why_action(o.metric->id, o.by, group.key)};
    if (!by_month) {  // of a catalogue there are no months: the counts themselves
      row.cells.push_back({.text = say.count(total.numerator) + " / " + say.count(total.denominator),
                           .hint = group.label + ": " + rate_text(total, say) + " (" + ratio_text(total, say) + ")", .tone = row.tone, .depth = 0.5});
    }
    for (std::size_t i = 0; by_month && i < o.months.size(); ++i) {
      const auto found = cells.find({group.key, o.months[i].month});
      HeatCell cell;
      const std::string month = month_title(o.months[i].month, *o.in);
      const auto rate = found == cells.end() ? std::nullopt : found->second.rate();
      if (!rate) {
        cell.empty = true;
        cell.hint = say("grid.hint.empty", {group.label, month});
      } else {
        const metric::Figure& figure = found->second;
        judged.see(figure);
        cell.text = whole_percent(*rate, say);
        cell.tone = tone_of(figure.standing);
        cell.depth = std::clamp(depth_of(*rate, figure.target, cell.tone), 0.0, 1.0);
        cell.hint = cell_hint(group.label, month, figure, say);
      }
      row.cells.push_back(std::move(cell));
    }
    grid.rows.push_back(std::move(row));
  }
  if (!by_month) {
    grid.title = say("grid.title.of_procedures");
    grid.note = say("grid.of_procedures");
    return grid;
  }
  spread_depths(grid);
  grid.note = legend(o, judged, say);
  if (o.in->workspace->calendar == metric::Calendar::reporting) grid.note += "; " + say("period.reporting_note");
  const std::size_t hidden = o.groups.size() - grid.rows.size();
  grid.more = say("grid.more", {say.count(static_cast<std::int64_t>(o.groups.size())), say.count(static_cast<std::int64_t>(hidden))});
  return grid;
}

const metric::Target* reference_of(const std::vector<ReportRow>& groups) {
  for (const ReportRow& group : groups) {
    if (const metric::Target* beside = group.figures.front().beside; beside != nullptr && group.figures.front().gap_dossiers > 0) return beside;
  }
  return nullptr;
}

BarList build_laggards(const Overview& o) {
  constexpr std::size_t kMost = 5;
  const Strings& say = *o.in->say;
  const std::string by(state::dimension_id(o.missing_by));
  BarList list{.title = say("laggards.title." + by), .unit = say("laggards.unit"), .note = {}, .bars = {}};
  const bool any = std::ranges::any_of(o.missing, [](const ReportRow& group) {
    return group.figures.front().target != nullptr || group.figures.front().beside != nullptr;
  });
  if (o.total.standing == metric::Standing::not_computable) {
    list.note = lacking_text(o.total, say);
    return list;
  }
  if (o.metric->procedures) {
    list.note = say("laggards.of_procedures");
    return list;
  }
  if (!any) {
    list.note = say("laggards.no_target", {std::to_string(o.scope.year), (*o.in->say)(o.metric->tag)});
    return list;
  }
  std::vector<const ReportRow*> missing;
  std::int64_t sum = 0, small = 0;
  for (const ReportRow& group : o.missing) {
    const metric::Figure& figure = group.figures.front();
    if (figure.gap_dossiers > 0) {
      missing.push_back(&group);
      sum += figure.gap_dossiers;
    }
    if (figure.denominator > 0 && metric::is_small(figure.denominator)) ++small;
  }
  sort_stably(missing, [](const ReportRow* a, const ReportRow* b) {
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
    const auto held = std::ranges::find_if(o.missing, [](const ReportRow& group) { return group.figures.front().beside != nullptr; });
    list.note = held == o.missing.end() ? say("laggards.none." + by)
                                       : say("laggards.none.beside", {target_name(*held->figures.front().beside, say)});
  } else {
    const metric::Target* beside = reference_of(o.missing);
    const std::string part = say.percent(static_cast<double>(listed) / static_cast<double>(sum));
    const std::string places = say.count(static_cast<std::int64_t>(missing.size()));
    list.note = beside != nullptr ? say("laggards.beside." + by, {part, places, target_name(*beside, say)})
                                  : say("laggards.share." + by, {part, places});
    if (small > 0) list.note += " " + say("laggards.small." + by, {say.count(small)});
  }
  return list;
}

}  // namespace xanh::view
