// Ranks within a level, movements and standardised rates.
#include <algorithm>
#include <array>
#include <iterator>
#include <utility>
#include <vector>

#include "metric/interval.h"
#include "metric/rank.h"
#include "query/buckets.h"
#include "state/action.h"
#include "text/fold.h"
#include "view/grouping.h"
#include "view/ranking_parts.h"

namespace xanh::view {
namespace {

using metric::Ratio;
using query::Dimension;

constexpr text::Day kLongestBucket = 31;

struct Counted {
  std::map<std::string, Ratio> groups;
  Ratio total;
};

Ratio ratio_of(const metric::Figure& figure) {
  if (figure.standing == metric::Standing::not_computable) return {};
  return {figure.numerator, figure.denominator};
}

Counted count_over(const query::Period& period, const Inputs& in, const metric::Metric& metric, Dimension by) {
  const metric::Table table = metric::evaluate(request_of(in, {&metric}, {by}, period), in.shards);
  Counted out{.groups = {}, .total = ratio_of(table.total.figures.front())};
  for (const metric::Row& row : table.rows) out.groups[row.key[0]] = ratio_of(row.figures.front());
  return out;
}

void take(Ranking& ranking, Ratio Place::*member, const Counted& counted) {
  ranking.total.*member = counted.total;
  for (auto& [key, place] : ranking.places) {
    if (const auto found = counted.groups.find(key); found != counted.groups.end()) place.*member = found->second;
  }
}

// The last month or week whole up to the page's end, and the one before it.
void find_last_two(Ranking& ranking, const state::Scope& scope, const query::Rhythm& rhythm) {
  const auto buckets = query::buckets_of({scope.period.last - 3 * kLongestBucket, scope.period.last}, rhythm);
  const query::Bucket &last = buckets[buckets.size() - 1], &before = buckets[buckets.size() - 2];
  ranking.last = {last.first, last.last};
  ranking.before = {before.first, before.last};
  ranking.ranks_moved = before.last >= ranking.to_date.first;
}

void rank_levels(Ranking& ranking, bool higher_is_better) {
  std::map<facts::UnitLevel, std::vector<Place*>> peers;
  for (auto& [key, place] : ranking.places) {
    // Where no level is known at all, all are peers; beside known ones nobody knows whose peers they are.
    const bool known = place.level != facts::UnitLevel::unknown || ranking.levels.chosen == facts::UnitLevel::unknown;
    if (!key.empty() && known) peers[place.level].push_back(&place);
  }
  for (const auto& [level, places] : peers) {
    const auto rank_by = [&](const std::vector<Place*>& among, Ratio Place::*member, std::optional<std::size_t> Place::*to) {
      std::vector<Ratio> rates;
      for (const Place* place : among) rates.push_back(place->*member);
      const auto ranks = metric::competition_ranks(rates, metric::kSmallCount, higher_is_better);
      for (std::size_t i = 0; i < among.size(); ++i) among[i]->*to = ranks[i];
    };
    rank_by(places, &Place::to_date, &Place::rank);
    ranking.ranked[level] = static_cast<std::size_t>(std::ranges::count_if(places, [](const Place* place) { return place->rank.has_value(); }));
    if (!ranking.ranks_moved) continue;
    std::vector<Place*> both;
    for (Place* place : places) {
      if (place->rank && !metric::is_small(place->earlier.denominator)) both.push_back(place);
    }
    rank_by(both, &Place::earlier, &Place::rank_then);
    rank_by(both, &Place::to_date, &Place::rank_now);
    ranking.compared[level] = both.size();
  }
}

// Each level at its own mix: of communes and departments people ask different things altogether.
void standardise_levels(Ranking& ranking, const Inputs& in, const metric::Metric& metric) {
  const metric::Table table = metric::evaluate(request_of(in, {&metric}, {Dimension::unit, Dimension::procedure}, ranking.report.scope.period), in.shards);
  std::map<facts::UnitLevel, std::vector<metric::UnitProcedure>> parts;
  for (const metric::Row& row : table.rows) {
    const auto found = ranking.places.find(row.key[0]);
    if (found == ranking.places.end() || row.key[0].empty()) continue;
    parts[found->second.level].push_back({row.key[0], row.key[1], ratio_of(row.figures.front())});
  }
  for (const auto& [level, each] : parts) {
    for (auto& [unit, one] : metric::standardise(each)) ranking.places[unit].standardised = one;
  }
}

}  // namespace

Result<Ranking> make_ranking(const Inputs& in, const metric::Metric& metric) {
  state::Workspace everything = *in.workspace;
  everything.search.clear();
  Inputs all = in;
  all.workspace = &everything;
  auto report = make_report(all, std::array{metric.id});
  if (!report) return std::unexpected(std::move(report.error()));
  Ranking ranking{.report = std::move(*report), .levels = {}, .places = {}, .total = {}, .ranked = {}, .compared = {}, .to_date = {}, .last = {}, .before = {}};
  const state::Scope& scope = ranking.report.scope;
  const Dimension by = ranking.report.by;
  ranking.units = by == Dimension::unit;
  ranking.to_date = {std::min(scope.whole.first, scope.period.first), scope.period.last};
  std::vector<std::string> names;
  for (const ReportRow& row : ranking.report.rows) {
    names.push_back(row.key);
    ranking.places[row.key] = {.level = ranking.units && !row.key.empty() ? facts::level_of(in.shards, row.key) : facts::UnitLevel::unknown,
                               .to_date = ratio_of(row.figures.front())};
  }
  ranking.total.to_date = ratio_of(ranking.report.total.figures.front());
  if (by == Dimension::month) return ranking;

  find_last_two(ranking, scope, state::rhythm_of(*in.workspace));
  take(ranking, &Place::last, count_over(*ranking.last, in, metric, by));
  take(ranking, &Place::before, count_over(*ranking.before, in, metric, by));
  if (ranking.units) {
    ranking.levels = levels_of(names, in);
    if (ranking.to_date != scope.period) take(ranking, &Place::to_date, count_over(ranking.to_date, in, metric, by));
    if (ranking.ranks_moved) take(ranking, &Place::earlier, count_over({ranking.to_date.first, ranking.before->last}, in, metric, by));
    rank_levels(ranking, metric.higher_is_better);
    add_course(ranking, in, metric);
    if (in.workspace->standardised) standardise_levels(ranking, in, metric);
  }
  for (ReportRow& row : ranking.report.rows) {
    const Place& place = ranking.places[row.key];
    if (place.rank) row.rank = static_cast<double>(*place.rank);
    // Few dossiers move by leaps: sorted by movement they stand last.
    const bool moves = !metric::is_small(place.to_date.denominator) && place.last.denominator > 0 && place.before.denominator > 0;
    if (moves) row.movement = metric::rate_of(place.last) - metric::rate_of(place.before);
    if (place.standardised) row.standardised = place.standardised->rate;
  }
  return ranking;
}

std::optional<Threshold> threshold_of(const Inputs& in, const metric::Metric& metric, const Ranking& ranking) {
  if (in.workspace->threshold) return Threshold{.share = *in.workspace->threshold};
  if (in.targets == nullptr) return std::nullopt;
  const metric::Holder peers{.level = ranking.levels.chosen}, whole = holder_of(in);
  const int year = ranking.report.scope.year;
  const metric::Target* target = in.targets->find(year, peers, metric);
  if (target == nullptr) target = in.targets->find(year, whole, metric);
  if (target == nullptr) target = in.targets->reference(year, peers, metric);
  if (target == nullptr) target = in.targets->reference(year, whole, metric);
  if (target == nullptr) return std::nullopt;
  return Threshold{.share = target->value, .target = target};
}

state::Sort order_of(const Ranking& ranking, const state::Workspace& workspace) {
  if (!workspace.sort.column.empty() && !is_stocks_column(workspace.sort.column)) return workspace.sort;
  // A plan of single units does not put the others out of their order.
  std::size_t peers = 0, planned = 0;
  for (const ReportRow& row : ranking.report.rows) {
    if (ranking.units && ranking.place(row.key).level != ranking.levels.chosen) continue;
    ++peers;
    planned += row.figures.front().target != nullptr ? 1 : 0;
  }
  const bool judged = 2 * planned > peers;
  if (ranking.units && !judged) return {.column = "rank", .descending = false};
  return {.column = "gap", .descending = true};
}

std::vector<const ReportRow*> shown_rows(Ranking& ranking, const Inputs& in, const state::Sort& sort) {
  sort_rows(ranking.report.rows, 0, sort);
  const std::string wanted = text::bare_key(in.workspace->search);
  std::vector<const ReportRow*> rows, aside;
  for (const ReportRow& row : ranking.report.rows) {
    if (!wanted.empty()) {
      if (text::bare_key(row.label).find(wanted) != std::string::npos) rows.push_back(&row);
      continue;
    }
    const facts::UnitLevel level = ranking.place(row.key).level;
    if (!ranking.units || (level == ranking.levels.chosen && !row.key.empty())) rows.push_back(&row);
    else if (level == facts::UnitLevel::unknown) aside.push_back(&row);
  }
  std::ranges::copy(aside, std::back_inserter(rows));
  return rows;
}

}  // namespace xanh::view
