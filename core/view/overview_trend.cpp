#include <algorithm>
#include <cmath>

#include "base/sort.h"
#include "query/buckets.h"
#include "state/action.h"
#include "text/format.h"
#include "view/figure_text.h"
#include "view/outlook.h"
#include "view/overview_parts.h"

namespace xanh::view {
namespace {

/// Two-tier local government (domain.md fact 8): old and new units meet here.
constexpr int kTwoTierYear = 2025, kTwoTierMonth = 7;

std::optional<double> rate(std::int64_t numerator, std::int64_t denominator) {
  if (denominator <= 0) return std::nullopt;
  return static_cast<double>(numerator) / static_cast<double>(denominator);
}

/// Where the yearly target stands: met, missed, still attainable or not, and since when.
std::string target_finding(const Overview& o, const Strings& say) {
  const metric::Figure& figure = o.total;
  const std::string year = std::to_string(o.scope.year);
  const auto now = figure.rate();
  if (!now) return ratio_text(figure, say);
  if (figure.target == nullptr) {
    const std::string beside = target_text(figure, say);
    if (beside.empty()) return say("finding.no_target", {year, say(o.metric->name), say(o.metric->tag), say.percent(*now)});
    if (!o.scope.year_to_date() && figure.beside->year == o.scope.year) return say("finding.part_beside", {say.percent(*now), beside});
    return say("finding.beside", {year, say(o.metric->name), say(o.metric->tag), say.percent(*now), beside});
  }
  const double target = figure.target->value;
  const std::string target_is = say.target(target);
  // The same assumptions as on the page of the trend: two dates for one question would be one too many.
  const auto outlook = outlook_of(*o.in, *o.metric);
  if (!outlook || outlook->over() || !outlook->pace || outlook->future->dossiers == 0) {
    return figure.gap_dossiers <= 0 ? say("finding.year_met", {year, say.percent(*now), target_is})
                                    : say("finding.year_missed", {year, say.percent(*now), target_is, say.count(figure.gap_dossiers)});
  }
  const metric::Pace& pace = *outlook->pace;
  if (!pace.attainable) {
    std::string text = say("finding.unattainable", {target_is, year, say.percent(pace.highest_rate.value_or(0))});
    if (outlook->recovery && outlook->recovery->last) text += " " + say("finding.latest_day", {say.day(*outlook->recovery->last)});
    return text + " " + say("outlook.future", {future_text(*outlook->future, say)});
  }
  if (pace.on_course) return say("finding.on_course", {say.percent(*now), target_is, year});
  return say("finding.needed", {say.percent(pace.needed_rate.value_or(0)), say.count(outlook->future->dossiers), target_is, year, say.percent(*now)});
}

std::string laggards_finding(const Overview& o, const Strings& say) {
  std::vector<const ReportRow*> missing;
  std::int64_t sum = 0;
  for (const ReportRow& group : o.missing) {
    if (group.figures.front().gap_dossiers <= 0) continue;
    missing.push_back(&group);
    sum += group.figures.front().gap_dossiers;
  }
  if (missing.size() < 2) return {};
  sort_stably(missing, [](const ReportRow* a, const ReportRow* b) {
    return a->figures.front().gap_dossiers > b->figures.front().gap_dossiers;
  });
  const std::size_t named = std::min<std::size_t>(3, missing.size());
  std::int64_t part = 0;
  std::string names;
  for (std::size_t i = 0; i < named; ++i) {
    part += missing[i]->figures.front().gap_dossiers;
    if (!names.empty()) names += i + 1 == named ? say("list.and") : ", ";
    names += missing[i]->label;
  }
  const std::string share = say.percent(static_cast<double>(part) / static_cast<double>(sum)), places = say.count(static_cast<std::int64_t>(missing.size()));
  const std::string by(state::dimension_id(o.missing_by));
  if (const metric::Target* beside = reference_of(o.missing)) return say("finding.laggards.beside." + by, {names, share, places, target_name(*beside, say)});
  return say("finding.laggards." + by, {names, share, places});
}

std::string data_finding(const Overview& o, const Strings& say) {
  std::uint64_t left_out = 0;
  std::uint32_t personal = 0;
  for (const intake::ImportLog* log : o.in->logs) {
    for (const intake::Tally& tally : log->left_out) left_out += tally.count;
    personal += log->personal_columns();
  }
  return say("finding.data", {say.count(static_cast<std::int64_t>(left_out)), say.count(static_cast<std::int64_t>(o.in->displaced)),
                              say.count(personal)});
}

}  // namespace

Trend build_trend(const Overview& o) {
  const Strings& say = *o.in->say;
  Trend trend;
  trend.title = say("trend.title");
  trend.monthly_label = say("trend.monthly");
  trend.cumulative_label = say("trend.cumulative");
  if (o.metric->procedures) {
    trend.note = say("trend.of_procedures");
    for (int month = 1; month <= 12; ++month) trend.months.push_back(month_short(month, say));
    trend.monthly.resize(12);
    trend.cumulative.resize(12);
    trend.hints.resize(12);
    return trend;
  }
  if (o.total.target != nullptr) {
    trend.target = o.total.target->value;
    trend.target_label = say("trend.target", {say.target(*trend.target)});
  } else if (o.total.beside != nullptr) {
    trend.target = o.total.beside->value;
    trend.target_label = say("trend.beside", {target_name(*o.total.beside, say)});
  }
  const bool whole_year = !o.scope.chosen;
  const std::size_t count = whole_year ? 12 : o.months.size();
  for (std::size_t i = 0; i < count; ++i) {
    const bool known = i < o.months.size();
    const int month = whole_year ? static_cast<int>(i) + 1 : month_of(o.months[i].month);
    trend.months.push_back(month_short(month, say));
    trend.monthly.push_back(known ? rate(o.months[i].numerator, o.months[i].denominator) : std::nullopt);
    trend.cumulative.push_back(known ? rate(o.months[i].cumulative_numerator, o.months[i].cumulative_denominator) : std::nullopt);
    std::string hint;
    if (trend.monthly.back() && trend.cumulative.back()) {
      hint = say("trend.hint", {month_title(o.months[i].month, *o.in), say.percent(*trend.monthly.back()), say.percent(*trend.cumulative.back()),
                                say.count(o.months[i].numerator), say.count(o.months[i].denominator)});
    }
    trend.hints.push_back(std::move(hint));
  }
  const text::Day two_tier = text::day_from_civil(kTwoTierYear, kTwoTierMonth, 1);
  for (std::size_t i = 0; i < o.months.size(); ++i) {
    // Reporting months have it in their midst.
    const query::Bucket whole = query::bucket_of(o.months[i].first, months_lens(*o.in).rhythm);
    const double at = static_cast<double>(i) + static_cast<double>(two_tier - whole.first) / static_cast<double>(whole.last - whole.first + 1);
    if (two_tier < whole.first || two_tier > o.months[i].last || at <= 0) continue;
    trend.boundary = at;
    trend.boundary_label = say("trend.boundary");
  }
  if (const auto now = o.total.rate()) trend.note = say("trend.note", {say.percent(*now), say.day(o.scope.period.last)});
  if (o.in->workspace->calendar == metric::Calendar::reporting) trend.note += (trend.note.empty() ? "" : "; ") + say("period.reporting_note");
  return trend;
}

std::vector<std::string> build_findings(const Overview& o) {
  const Strings& say = *o.in->say;
  std::vector<std::string> findings;
  const auto add = [&findings](std::string text) {
    if (!text.empty()) findings.push_back(std::move(text));
  };
  add(target_finding(o, say));
  add(laggards_finding(o, say));
  if (o.total.rate()) {
    if (const std::string change = month_change(o.months, say); !change.empty()) add(say("finding.month", {change}));
  }
  add(data_finding(o, say));
  return findings;
}

}  // namespace xanh::view
