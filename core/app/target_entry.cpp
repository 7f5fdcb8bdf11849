#include "app/target_entry.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "state/action.h"
#include "text/fold.h"
#include "text/number.h"

namespace xanh::app {
namespace {

constexpr double kNearPoints = 0.1;  // targets.json, near_basis

std::unexpected<Error> unknown(std::string_view kind, std::string_view text, std::string_view known) {
  return fail(ErrorCode::unknown_name, {}, {std::string(kind), std::string(text), std::string(known)});
}

double rounded(double share) { return std::round(share * 1e6) / 1e6; }

}  // namespace

Result<TargetEntry> parse_target_entry(std::string_view text, const metric::MetricRules& metrics) {
  constexpr std::string_view kForm = "YEAR:LEVEL:UNIT:METRIC=PERCENT";
  const std::size_t equals = text.rfind('='), year_end = text.find(':');
  if (equals == std::string_view::npos || year_end == std::string_view::npos || year_end > equals) return unknown("target", text, kForm);
  const std::size_t level_end = text.find(':', year_end + 1), unit_end = text.rfind(':', equals);
  if (level_end == std::string_view::npos || unit_end == std::string_view::npos || unit_end <= level_end) return unknown("target", text, kForm);
  TargetEntry out;
  const auto [end, error] = std::from_chars(text.data(), text.data() + year_end, out.year);
  if (error != std::errc{} || end != text.data() + year_end || out.year < 2000 || out.year > 2100) {
    return unknown("year", text.substr(0, year_end), "2000-2100");
  }
  const std::string_view level = text.substr(year_end + 1, level_end - year_end - 1);
  std::string known;
  for (const auto each : {facts::UnitLevel::nation, facts::UnitLevel::ministry, facts::UnitLevel::province, facts::UnitLevel::department,
                          facts::UnitLevel::district, facts::UnitLevel::commune}) {
    if (state::level_id(each) == level) out.holder.level = each;
    known += (known.empty() ? "" : ", ") + std::string(state::level_id(each));
  }
  if (state::level_id(out.holder.level) != level) return unknown("level", level, known);
  out.holder.unit = text::tidy(text.substr(level_end + 1, unit_end - level_end - 1));
  out.metric = text.substr(unit_end + 1, equals - unit_end - 1);
  if (metrics.find(out.metric) == nullptr) {
    std::string ids;
    for (const metric::Metric& each : metrics.metrics) ids += (ids.empty() ? "" : ", ") + each.id;
    return unknown("metric", out.metric, ids);
  }
  const std::string_view percent = text.substr(equals + 1);
  out.value = text::parse_typed_percent(percent);
  if (!out.value && !percent.empty()) return unknown("percent", percent, "0-100: 68.5, 68,5");
  return out;
}

metric::Target make_target(const TargetEntry& entry, const metric::Metric& metric, const view::Strings& vi, const view::Strings& en) {
  const double value = entry.value.value_or(0);
  const double near = metric.higher_is_better ? std::max(0.0, value - kNearPoints) : std::min(1.0, value + kNearPoints);
  return {.year = entry.year, .holder = entry.holder, .metric = entry.metric, .value = value, .near = rounded(near),
          .basis = {.vi = vi("targets.basis.entered"), .en = en("targets.basis.entered")},
          .basis_date = std::to_string(entry.year) + "-01-01", .by_user = true};
}

}  // namespace xanh::app
