// What the ranking says in sentences.
#include <cstdint>
#include <utility>

#include "metric/interval.h"
#include "metric/share.h"
#include "metric/spread.h"
#include "state/action.h"
#include "text/format.h"
#include "view/figure_text.h"
#include "view/ranking_parts.h"

namespace xanh::view {
namespace {

std::string days(const query::Period& period, const Strings& say) { return say("sources.days", {say.day(period.first), say.day(period.last)}); }

std::string label_of(std::string_view key, const Ranking& ranking) {
  for (const ReportRow& row : ranking.report.rows) {
    if (row.key == key) return row.label;
  }
  return std::string(key);
}

// Of the units of the chosen level, in the days of the page.
std::vector<metric::UnitRatio> peers(const Ranking& ranking) {
  std::vector<metric::UnitRatio> out;
  for (const ReportRow& row : ranking.report.rows) {
    const metric::Figure& figure = row.figures.front();
    const bool counted = figure.standing != metric::Standing::not_computable && figure.denominator > 0;
    if (!row.key.empty() && counted && ranking.place(row.key).level == ranking.levels.chosen) {
      out.push_back({row.key, {figure.numerator, figure.denominator}});
    }
  }
  return out;
}

std::size_t reaching(const std::vector<metric::UnitRatio>& units, double share, bool higher_is_better) {
  std::size_t count = 0;
  for (const auto& [key, ratio] : units) {
    if (metric::is_small(ratio.denominator)) continue;
    count += higher_is_better ? ratio.numerator >= metric::ceil_part(share, ratio.denominator) : ratio.numerator <= metric::floor_part(share, ratio.denominator);
  }
  return count;
}

}  // namespace

std::string ranking_basis(const Ranking& ranking, const Strings& say) { return say("ranking.basis", {days(ranking.to_date, say)}); }

std::vector<std::string> ranking_sentences(const Ranking& ranking, const Inputs& in, const metric::Metric& metric,
                                           const std::optional<Threshold>& threshold) {
  const Strings& say = *in.say;
  const auto count = [&say](std::size_t n) { return say.count(static_cast<std::int64_t>(n)); };
  std::vector<std::string> out;
  const auto units = peers(ranking);
  const auto spread = metric::spread(units, metric::kSmallCount, 0);
  const bool known = ranking.levels.chosen != facts::UnitLevel::unknown;
  const std::string level = known ? say("ranking.level." + std::string(state::level_id(ranking.levels.chosen))) : say("ranking.level.unknown");
  if (spread && threshold) {
    const std::string reached = count(reaching(units, threshold->share, metric.higher_is_better));
    std::string line = say(metric.higher_is_better ? "ranking.reached" : "ranking.within", {reached, count(spread->units), level, say.target(threshold->share)});
    if (spread->too_small > 0) line += say("ranking.without_small", {count(spread->too_small)});
    out.push_back(line + ".");
  }
  if (spread && spread->units > 3) {
    const bool up = metric.higher_is_better;
    out.push_back(say("ranking.spread", {say.percent(spread->median), say.percent(spread->lower_quartile), say.percent(spread->upper_quartile),
                                         label_of(up ? spread->best : spread->worst, ranking), say.percent(up ? spread->highest : spread->lowest),
                                         label_of(up ? spread->worst : spread->best, ranking), say.percent(up ? spread->lowest : spread->highest)}));
  }
  if (!spread) out.push_back(say("ranking.nobody", {level}));
  out.push_back(ranking_basis(ranking, say));
  if (known && ranking.levels.unknown > 0) out.push_back(say("ranking.levels_unknown", {count(ranking.levels.unknown)}));
  if (!known && ranking.levels.unknown > 1) out.push_back(say("ranking.all_unknown"));
  return out;
}

}  // namespace xanh::view
