// targets.json.
#include <algorithm>
#include <array>

#include "metric/rules.h"
#include "metric/rules_reader.h"
#include "text/date.h"

namespace xanh::metric {
namespace {

constexpr std::array<std::string_view, 7> kLevels = {"unknown", "ministry", "province", "department", "district", "commune", "nation"};

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

std::string read_iso_day(const Node& node) {
  std::string day = node.text();
  // The general reader also takes other forms: here only 2024-08-31 will do.
  if (day.size() != 10 || day[4] != '-' || day[7] != '-' || !text::parse_date(day)) {
    node.fail("a day such as 2024-08-31 is needed here");
  }
  return day;
}

Target read_target(const Node& node) {
  node.expect_keys({"year", "kind", "holder", "metric", "value", "near", "basis", "basis_date"});
  Target target;
  target.year = node.at("year").integer(2000, 2100);
  target.holder = read_holder(node);
  target.metric = node.at("metric").id();
  target.value = node.at("value").share();
  target.near = node.at("near").share();
  target.basis = node.at("basis").bilingual();
  target.basis_date = read_iso_day(node.at("basis_date"));
  return target;
}

}  // namespace

Result<TargetRules> TargetRules::parse(std::string_view json, std::string_view name) {
  RulesReader reader(json, name);
  TargetRules rules;
  const Node root = reader.root({"near_basis", "targets", "quotations", "bands"}, 2);
  rules.near_basis = root.at("near_basis").bilingual();
  for (const Node& node : root.at("targets").items()) {
    Target target = read_target(node);
    const bool again = std::ranges::any_of(rules.targets, [&](const Target& t) {
      return t.year == target.year && t.holder == target.holder && t.metric == target.metric;
    });
    if (again) {
      node.fail("a second target of the same year, holder and metric");
    }
    if (reader.error()) break;
    rules.targets.push_back(std::move(target));
  }
  if (reader.error()) return std::unexpected(*reader.error());
  return rules;
}

Result<void> check(const MetricRules& metrics, const TargetRules& targets,
                   std::string_view targets_name) {
  const auto wrong = [&](std::size_t i, std::string_view key, std::string reason) {
    const std::string file(targets_name);
    return fail(
        ErrorCode::rules_invalid, {.file = file},
        {file, "/targets/" + std::to_string(i) + '/' + std::string(key), std::move(reason)});
  };
  for (std::size_t i = 0; i < targets.targets.size(); ++i) {
    const Target& target = targets.targets[i];
    const Metric* metric = metrics.find(target.metric);
    if (metric == nullptr) return wrong(i, "metric", "unknown metric '" + target.metric + "'");
    if (metric->higher_is_better ? target.near > target.value : target.near < target.value) {
      return wrong(i, "near", "the amber band lies on the green side of the target");
    }
  }
  return {};
}

}  // namespace xanh::metric
