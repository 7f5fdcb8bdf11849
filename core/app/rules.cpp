#include "app/rules.h"

#include <cstddef>
#include <utility>

#include "builtin_data.h"

namespace xanh::app {

Result<Rules> builtin_rules() {
  auto columns = intake::ColumnRules::parse(builtin::file("rules/columns.json"), "columns.json");
  if (!columns) return std::unexpected(columns.error());
  auto forms = intake::FormRules::parse(builtin::file("rules/forms.json"), "forms.json");
  if (!forms) return std::unexpected(forms.error());
  auto metrics = metric::MetricRules::parse(builtin::file("rules/metrics.json"), "metrics.json");
  if (!metrics) return std::unexpected(metrics.error());
  auto targets = metric::TargetRules::parse(builtin::file("rules/targets.json"), "targets.json");
  if (!targets) return std::unexpected(targets.error());
  if (auto fit = metric::check(*metrics, *targets, "targets.json"); !fit) return std::unexpected(fit.error());
  auto index766 = metric::Index766Rules::parse(builtin::file("rules/index766.json"), "index766.json");
  if (!index766) return std::unexpected(index766.error());
  if (auto fit = metric::check(*metrics, *index766, "index766.json"); !fit) return std::unexpected(fit.error());
  auto holidays = metric::Holidays::parse(builtin::file("rules/holidays.json"), "holidays.json");
  if (!holidays) return std::unexpected(holidays.error());
  auto units = intake::UnitRules::parse(builtin::file("rules/units.json"), builtin::file("rules/agencies.json"));
  if (!units) return std::unexpected(units.error());
  auto vi = view::Strings::parse(builtin::file("text/vi.json"), "vi.json", text::Language::vi);
  if (!vi) return std::unexpected(vi.error());
  auto en = view::Strings::parse(builtin::file("text/en.json"), "en.json", text::Language::en);
  if (!en) return std::unexpected(en.error());
  metric::Crosswalk crosswalk = crosswalk_of(*units);
  return Rules{std::move(*columns), std::move(*forms), std::move(*metrics), std::move(*targets), std::move(*index766),
               intake::UnitIndex(std::move(*units)), std::move(*vi), std::move(*en), {}, {}, std::move(crosswalk), std::move(*holidays)};
}

metric::Crosswalk crosswalk_of(const intake::UnitRules& units) {
  metric::Crosswalk out{.day = units.two_tier_day, .now_of = {}};
  for (const intake::UnitRules::FormerProvince& former : units.former_provinces) {
    if (former.now < 0) continue;
    const auto& now = units.provinces[static_cast<std::size_t>(former.now)];
    // A namesake, or the city that a province became, is read under the name of now.
    if (former.name != now.name && former.full_name != now.full_name) out.now_of[former.full_name] = now.full_name;
  }
  return out;
}

}  // namespace xanh::app
