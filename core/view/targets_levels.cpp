// The targets that can be typed: by level, and the plans of single units.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "state/action.h"
#include "text/date.h"
#include "text/format.h"
#include "view/build.h"
#include "view/figure_text.h"
#include "view/targets_parts.h"
#include "view/why.h"

namespace xanh::view {
namespace {

using facts::UnitLevel;
using metric::Holder;
using metric::Target;

constexpr int kLastDistricts = 2025;  // they ended on 30 June of that year
constexpr UnitLevel kLevels[] = {UnitLevel::nation, UnitLevel::ministry, UnitLevel::province, UnitLevel::department, UnitLevel::district, UnitLevel::commune};

/// As many decimals as a typed percentage has: at most four.
int decimals_of(double share) {
  std::int64_t millionths = std::llround(share * 1e6);
  int decimals = 4;
  while (decimals > 0 && millionths % 10 == 0) millionths /= 10, --decimals;
  return decimals;
}

const Target* of_level(const metric::TargetRules* rules, const TargetsWork& w, UnitLevel level) {
  return rules == nullptr ? nullptr : rules->find(w.year, {.level = level}, w.metric);
}

std::string origin_text(const TargetsWork& w, const Target* target, UnitLevel level) {
  const Strings& say = w.say;
  if (target == nullptr) return say("targets.none");
  if (!target->by_user) return say("targets.builtin");
  const Target* before = of_level(w.in.builtin_targets, w, level);
  return before == nullptr ? say("targets.entered") : say("targets.entered_over", {exact_percent(before->value, say)});
}

// What stands beside, neutral: of another year or level where there is none, or another number that was published.
std::string beside_text(const TargetsWork& w, const Target* target, UnitLevel level) {
  const Strings& say = w.say;
  std::string out;
  if (target == nullptr) {
    if (const Target* reference = w.in.targets->reference(w.year, {.level = level}, w.metric)) out = target_name(*reference, say);
  }
  for (const Target& each : w.in.targets->targets) {
    if (!each.aside || each.year != w.year || each.metric != w.metric.id || each.holder.level != level) continue;
    out += (out.empty() ? "" : "; ") + say("targets.aside", {exact_percent(each.value, say)});
  }
  return out.empty() ? say("dash") : out;
}

Cell share_cell(double share, const Strings& say) { return {.text = exact_percent(share, say), .value = share}; }

}  // namespace

std::string exact_percent(double share, const Strings& say) { return text::format_percent(share, decimals_of(share), say.language()); }

std::string date_text(const std::string& iso, const Strings& say) {
  if (iso.size() == 7) return iso.substr(5) + "/" + iso.substr(0, 4);
  if (iso.size() != 10) return iso;
  const auto day = text::parse_date(iso);
  return day ? say.day(day->day) : iso;
}

Cell target_field(const TargetsWork& w, int year, const Holder& holder, const std::string& metric, const Target* shown) {
  const std::string years = std::to_string(year);
  Cell cell{.name = w.say("targets.enter", {years, holder_text(holder, w.say), metric_name(w, metric)}),
            .field = "target:" + years + ":" + std::string(state::level_id(holder.level)) + ":" + holder.unit + ":" + metric + "="};
  if (shown != nullptr) {
    cell.text = text::format_number(shown->value * 100, decimals_of(shown->value), w.say.language());
    cell.value = shown->value;
  }
  return cell;
}

Table level_targets(const TargetsWork& w) {
  const Strings& say = w.say;
  Table table{.id = "targets", .caption = say("targets.caption", {std::to_string(w.year), say(w.metric.short_name), say(w.metric.tag)})};
  const auto column = [&](const char* id, bool number, float width) {
    table.columns.push_back({.id = id, .label = say("targets.col." + std::string(id)), .number = number, .width = width});
  };
  column("level", false, 150);
  column("value", true, 96);
  column("near", true, 96);
  column("date", false, 90);
  column("basis", false, 0);
  column("origin", false, 180);
  column("beside", false, 230);
  const UnitLevel whose = w.in.logs.empty() ? UnitLevel::unknown : holder_of(w.in).level;
  for (const UnitLevel level : kLevels) {
    const Target* target = of_level(w.in.targets, w, level);
    if (level == UnitLevel::district && w.year > kLastDistricts && target == nullptr) continue;
    Row row{.key = std::string(state::level_id(level)), .cells = {}};
    const std::string name = say("holder." + row.key);
    row.cells.push_back({.text = name, .hint = level == whose ? say("targets.whose") : std::string{}, .strong = level == whose});
    row.cells.push_back(target_field(w, w.year, {.level = level}, w.metric.id, target));
    row.cells.push_back(target == nullptr ? Cell{.text = say("dash")} : share_cell(target->near, say));
    row.cells.push_back({.text = target == nullptr ? say("dash") : date_text(target->basis_date, say)});
    const std::string basis = target == nullptr ? say("dash") : say(target->basis);
    row.cells.push_back({.text = basis, .hint = basis});
    row.cells.push_back({.text = origin_text(w, target, level)});
    row.cells.back().hint = row.cells.back().text;
    const std::string beside = beside_text(w, target, level);
    row.cells.push_back({.text = beside, .hint = beside, .faint = true});
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table unit_targets(const TargetsWork& w, UnitLevel level, const std::vector<UnitFigure>& units) {
  const Strings& say = w.say;
  Table table{.id = "units", .caption = say("targets.units.caption", {std::to_string(w.year), say(w.metric.short_name), say(w.metric.tag), say.day(w.scope->period.last)})};
  const auto column = [&](const char* id, bool number, float width) {
    table.columns.push_back({.id = id, .label = say("targets.col." + std::string(id)), .number = number, .width = width});
  };
  column("unit", false, 0);
  column("plan", true, 130);
  column("applied", false, 190);
  column("rate", false, 200);
  column("gap", true, 130);
  column("standing", false, 130);
  for (const auto& [unit, figure] : units) {
    const Target* target = figure.target;
    const bool own = target != nullptr && !target->holder.unit.empty();
    // Also where chosen days are not judged the plan is there to be seen and changed.
    const Target* plan = w.in.targets->find(w.year, {.level = level, .unit = unit}, w.metric);
    if (plan != nullptr && plan->holder.unit.empty()) plan = nullptr;
    Row row{.key = unit, .cells = {}};
    row.cells.push_back({.text = unit});
    row.cells.push_back(target_field(w, w.year, {.level = level, .unit = unit}, w.metric.id, plan));
    if (target != nullptr) {
      row.cells.push_back({.text = say(own ? "targets.applied.own" : "targets.applied.level", {exact_percent(target->value, say), holder_text({.level = level}, say)}), .value = target->value});
    } else {
      const Target* beside = figure.beside;
      row.cells.push_back({.text = beside == nullptr ? say("dash") : say("targets.applied.beside", {exact_percent(beside->value, say)}),
                           .hint = beside == nullptr ? std::string{} : target_name(*beside, say), .faint = true});
    }
    Cell rate{.text = rate_text(figure, say), .hint = ratio_text(figure, say), .tone = tone_of(figure.standing), .value = figure.rate(), .share = figure.rate()};
    if (target != nullptr) rate.target = target->value;
    row.cells.push_back(std::move(rate));
    const bool judged = target != nullptr && figure.rate();
    row.cells.push_back(judged ? Cell{.text = say.count(figure.gap_dossiers), .value = static_cast<double>(figure.gap_dossiers)} : Cell{.text = say("dash")});
    row.cells.push_back({.text = standing_text(figure.standing, say), .tone = tone_of(figure.standing), .pill = judged});
    table.rows.push_back(std::move(row));
  }
  ask_column(table, "rate", w.metric.id, query::Dimension::unit);
  return table;
}

}  // namespace xanh::view
