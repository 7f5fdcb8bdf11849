// targets.json.
#include "metric/rules.h"
#include "metric/rules_reader.h"
#include "text/date.h"

namespace xanh::metric {
namespace {

UnitKind read_kind(const Node& node) {
  const std::string name = node.text();
  if (name == "ministry") return UnitKind::ministry;
  if (name != "locality") node.fail("unknown kind '" + name + "': locality or ministry");
  return UnitKind::locality;
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
  node.expect_keys({"year", "kind", "metric", "value", "near", "basis", "basis_date"});
  Target target;
  target.year = node.at("year").integer(2000, 2100);
  target.kind = read_kind(node.at("kind"));
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
  const Node root = reader.root({"near_basis", "targets"});
  rules.near_basis = root.at("near_basis").bilingual();
  for (const Node& node : root.at("targets").items()) {
    Target target = read_target(node);
    if (rules.find(target.year, target.kind, target.metric) != nullptr) {
      node.fail("a second target of the same year, kind and metric");
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
