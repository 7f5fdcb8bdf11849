// targets.json.
#include <algorithm>
#include <array>

#include "metric/rules.h"
#include "metric/rules_reader.h"
#include "text/date.h"

namespace xanh::metric {
namespace {

constexpr std::array<std::string_view, 7> kLevels = {"unknown", "ministry", "province", "department", "district", "commune", "nation"};
constexpr std::string_view kScores = "index766";  // bands of its total: no family of rates

Holder read_holder(const Node& node) {
  if (node.has("kind")) {  // version 1
    const Node kind = node.at("kind");
    const std::string name = kind.text();
    if (name != "locality" && name != "ministry") kind.fail("unknown kind '" + name + "': locality or ministry");
    return {.level = name == "ministry" ? facts::UnitLevel::ministry : facts::UnitLevel::province};
  }
  const Node holder = node.at("holder");
  holder.expect_keys({"level", "unit"});
  const Node level = holder.at("level");
  const std::string name = level.text();
  const auto at = std::ranges::find(kLevels, name);
  if (at == kLevels.end() || at == kLevels.begin()) level.fail("unknown level '" + name + "'");
  return {.level = static_cast<facts::UnitLevel>(at == kLevels.end() ? 0 : at - kLevels.begin()), .unit = holder.has("unit") ? holder.at("unit").text() : std::string{}};
}

// The general reader also takes other forms: here only 2024-08-31 will do.
bool is_iso_day(const std::string& day) {
  return day.size() == 10 && day[4] == '-' && day[7] == '-' && text::parse_date(day).has_value();
}

// Also of a variant: "full_process_a+base.handled".
std::string read_metric(const Node& node) {
  std::string id = node.text();
  const auto allowed = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '+' || c == '.'; };
  if (!std::ranges::all_of(id, allowed)) node.fail("the id of a metric is needed here");
  return id;
}

// A day, or the month or year alone where the source says no more.
std::string read_basis_date(const Node& node) {
  std::string day = node.text();
  const bool good = day.size() == 4 ? is_iso_day(day + "-01-01") : day.size() == 7 ? is_iso_day(day + "-01") : is_iso_day(day);
  if (!good) node.fail("a day such as 2024-08-31, a month such as 2024-08 or a year is needed here");
  return day;
}

text::Day read_day(const Node& node) {
  const std::string day = node.text();
  if (is_iso_day(day)) return text::parse_date(day)->day;
  node.fail("a day such as 2024-08-31 is needed here");
  return 0;
}

Target read_target(const Node& node) {
  node.expect_keys({"year", "kind", "holder", "metric", "value", "near", "basis", "basis_date", "source", "aside"});
  Target target;
  target.year = node.at("year").integer(2000, 2100);
  target.holder = read_holder(node);
  target.metric = read_metric(node.at("metric"));
  target.value = node.at("value").share();
  target.near = node.at("near").share();
  target.basis = node.at("basis").bilingual();
  target.basis_date = read_basis_date(node.at("basis_date"));
  if (node.has("source")) target.source = node.at("source").text();
  if (node.has("aside")) target.aside = node.at("aside").boolean();
  return target;
}

Quotation read_quotation(const Node& node) {
  node.expect_keys({"day", "holder", "metric", "value", "remark", "source"});
  Quotation out;
  out.day = read_day(node.at("day"));
  out.holder = read_holder(node);
  out.metric = read_metric(node.at("metric"));
  out.value = node.at("value").share();
  out.remark = node.at("remark").bilingual();
  out.source = node.at("source").text();
  return out;
}

Band read_band(const Node& node) {
  node.expect_keys({"id", "families", "name", "basis", "steps"});
  Band out;
  out.id = node.at("id").id();
  for (const Node& family : node.at("families").items()) out.families.push_back(family.id());
  out.name = node.at("name").bilingual();
  out.basis = node.at("basis").bilingual();
  for (const Node& each : node.at("steps").items()) {
    each.expect_keys({"from", "name"});
    Band::Step step{.from = each.at("from").share(), .name = each.at("name").bilingual()};
    if (!out.steps.empty() && step.from >= out.steps.back().from) each.at("from").fail("the steps must fall");
    out.steps.push_back(std::move(step));
  }
  return out;
}

Goal read_goal(const Node& node) {
  node.expect_keys({"years", "holder", "goal", "basis", "source"});
  return {.years = node.at("years").text(), .holder = node.at("holder").bilingual(), .goal = node.at("goal").bilingual(),
          .basis = node.at("basis").bilingual(), .source = node.at("source").text()};
}

}  // namespace

Result<TargetRules> TargetRules::parse(std::string_view json, std::string_view name) {
  RulesReader reader(json, name);
  TargetRules rules;
  const Node root = reader.root({"xanh", "near_basis", "targets", "quotations", "bands", "goals"}, 2);
  if (root.has("xanh") && root.at("xanh").text() != "targets") root.at("xanh").fail("targets is needed here");
  rules.near_basis = root.at("near_basis").bilingual();
  const bool others = root.has("quotations") || root.has("bands") || root.has("goals");
  if (root.has("targets") || !others) {
    for (const Node& node : root.at("targets").items()) {
      Target target = read_target(node);
      const bool again = std::ranges::any_of(rules.targets, [&](const Target& t) {
        return !t.aside && !target.aside && t.year == target.year && t.holder == target.holder && t.metric == target.metric;
      });
      if (again) node.fail("a second target of the same year, holder and metric");
      if (reader.error()) break;
      rules.targets.push_back(std::move(target));
    }
  }
  if (root.has("quotations")) {
    for (const Node& node : root.at("quotations").items()) rules.quotations.push_back(read_quotation(node));
  }
  if (root.has("bands")) {
    for (const Node& node : root.at("bands").items()) {
      Band band = read_band(node);
      if (std::ranges::contains(rules.bands, band.id, &Band::id)) node.at("id").fail("'" + band.id + "' is there twice");
      rules.bands.push_back(std::move(band));
    }
  }
  if (root.has("goals")) {
    for (const Node& node : root.at("goals").items()) rules.goals.push_back(read_goal(node));
  }
  if (reader.error()) return std::unexpected(*reader.error());
  return rules;
}

Result<void> check(const MetricRules& metrics, const TargetRules& targets,
                   std::string_view targets_name) {
  const auto wrong_in = [&](std::string_view list, std::size_t i, std::string_view key, std::string reason) {
    const std::string file(targets_name);
    return fail(ErrorCode::rules_invalid, {.file = file},
                {file, "/" + std::string(list) + '/' + std::to_string(i) + '/' + std::string(key), std::move(reason)});
  };
  const auto wrong = [&](std::size_t i, std::string_view key, std::string reason) { return wrong_in("targets", i, key, std::move(reason)); };
  for (std::size_t i = 0; i < targets.targets.size(); ++i) {
    const Target& target = targets.targets[i];
    const Metric* metric = metrics.find(target.metric);
    if (metric == nullptr) return wrong(i, "metric", "unknown metric '" + target.metric + "'");
    if (metric->higher_is_better ? target.near > target.value : target.near < target.value) {
      return wrong(i, "near", "the amber band lies on the green side of the target");
    }
  }
  for (std::size_t i = 0; i < targets.quotations.size(); ++i) {
    const Quotation& quotation = targets.quotations[i];
    if (metrics.find(quotation.metric) == nullptr) return wrong_in("quotations", i, "metric", "unknown metric '" + quotation.metric + "'");
  }
  for (std::size_t i = 0; i < targets.bands.size(); ++i) {
    const auto& families = targets.bands[i].families;
    for (std::size_t k = 0; k < families.size(); ++k) {
      const bool known = families[k] == kScores || std::ranges::contains(metrics.metrics, families[k], &Metric::family);
      if (!known) return wrong_in("bands", i, "families/" + std::to_string(k), "unknown family '" + families[k] + "'");
    }
  }
  return {};
}

}  // namespace xanh::metric
