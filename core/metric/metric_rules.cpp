// metrics.json.
#include <algorithm>
#include <utility>
#include <vector>

#include "metric/measure_reader.h"
#include "metric/options.h"
#include "metric/rules.h"
#include "metric/rules_reader.h"

namespace xanh::metric {
namespace {

using query::Measure;

// A property that is read but not declared would count an absent column as zero.
std::vector<Need> read_needs(const Node& node, const Metric& metric) {
  std::vector<Need> needs = read_need_list(node);
  const auto expect = [&](Need need, std::string_view reader) {
    if (!std::ranges::contains(needs, need)) node.fail("'" + std::string(need_id(need)) + "' is read by a " + std::string(reader) + " but not listed");
  };
  for (const auto& procedures : {metric.procedures, metric.of_procedures}) {
    if (!procedures) continue;
    for (const Need need : needs_of_catalogue(*procedures)) expect(need, "condition on procedures");
    for (const Need need : needs_of_used(*procedures)) expect(need, "condition on procedures");
  }
  for (const auto* measures : {&metric.numerator, &metric.denominator, &metric.by_service, &metric.by_filing}) {
    for (const Measure& measure : *measures) {
      for (const Need need : needs_of(measure)) expect(need, "measure");
    }
  }
  return needs;
}

Bilingual read_tag(const Node& node) {
  if (node.is_object()) return node.bilingual();
  std::string both = node.text();
  return {both, both};
}

// What a definition counts: dossiers, or procedures of the catalogue.
void read_counted(const Node& node, Metric& metric) {
  if (node.has("procedures") || node.has("of_procedures")) {
    for (const std::string_view key : {"numerator", "denominator", "levers"}) {
      if (node.has(key)) node.at(key).fail("a rate of procedures counts no dossiers");
    }
    metric.procedures = read_procedures(node.at("procedures"));
    metric.of_procedures = read_procedures(node.at("of_procedures"));
    return;
  }
  metric.numerator = read_measures(node.at("numerator"));
  metric.denominator = read_measures(node.at("denominator"));
  if (!node.has("levers")) return;
  const Node levers = node.at("levers");
  levers.expect_keys({"by_service", "by_filing"});
  if (levers.has("by_service")) metric.by_service = read_measures(levers.at("by_service"));
  if (levers.has("by_filing")) metric.by_filing = read_measures(levers.at("by_filing"));
}

Metric read_metric(const Node& node) {
  node.expect_keys({"id", "family", "tag", "short_name", "name", "definition", "numerator_name",
                    "denominator_name", "used_by", "numerator", "denominator", "needs",
                    "higher_is_better", "source", "levers", "comparison_only", "procedures", "of_procedures"});
  Metric metric;
  metric.id = node.at("id").id();
  metric.family = node.at("family").id();
  metric.tag = read_tag(node.at("tag"));
  metric.short_name = node.at("short_name").bilingual();
  metric.name = node.at("name").bilingual();
  metric.definition = node.at("definition").bilingual();
  metric.numerator_name = node.at("numerator_name").bilingual();
  metric.denominator_name = node.at("denominator_name").bilingual();
  metric.used_by = node.at("used_by").bilingual();
  read_counted(node, metric);
  metric.needs = read_needs(node.at("needs"), metric);
  if (node.has("comparison_only")) metric.comparison_only = node.at("comparison_only").boolean();
  if (node.has("higher_is_better")) metric.higher_is_better = node.at("higher_is_better").boolean();
  metric.source = node.at("source").text();
  return metric;
}

// In the place of the one of the same id, else behind the others.
template <class Item>
void put(std::vector<Item>& items, Item item) {
  const auto old = std::ranges::find(items, item.id, &Item::id);
  if (old != items.end()) *old = std::move(item);
  else items.push_back(std::move(item));
}

}  // namespace

Result<MetricRules> MetricRules::parse(std::string_view json, std::string_view name) { return MetricRules{}.with(json, name); }

Result<MetricRules> MetricRules::with(std::string_view json, std::string_view name) const {
  RulesReader reader(json, name);
  MetricRules rules{.metrics = metrics, .options = options, .variants = {}};
  const Node root = reader.root({"metrics", "options"});
  std::vector<std::string> seen;
  if (metrics.empty() || root.has("metrics") || !root.has("options")) {
    for (const Node& node : root.at("metrics").items()) {
      Metric metric = read_metric(node);
      if (std::ranges::contains(seen, metric.id)) node.at("id").fail("the id '" + metric.id + "' is there twice");
      if (reader.error()) break;
      seen.push_back(metric.id);
      put(rules.metrics, std::move(metric));
    }
  }
  if (root.has("options") && !reader.error()) {
    for (Option& option : read_options(root.at("options"), rules.metrics)) put(rules.options, std::move(option));
  }
  if (reader.error()) return std::unexpected(*reader.error());
  rules.variants = make_variants(rules.metrics, rules.options);
  return rules;
}

std::string MetricRules::with_choice(const Metric& metric, std::string_view option, std::string_view choice) const {
  const auto found = std::ranges::find(options, option, &Option::id);
  if (found == options.end()) return metric.id;
  std::string id = metric.variant_of.empty() ? metric.id : metric.variant_of;
  for (const Option& each : options) {
    const std::string prefix = each.id + ".";
    std::string chosen;
    for (const std::string& own : metric.choices) {
      if (own.starts_with(prefix)) chosen = own;
    }
    if (&each == &*found) {
      const bool plain = each.choices.front().id == choice;
      chosen = plain ? std::string{} : prefix + std::string(choice);
    }
    if (!chosen.empty()) id += "+" + chosen;
  }
  return find(id) == nullptr ? metric.id : id;
}

std::vector<const Option*> MetricRules::options_of(const Metric& metric) const {
  std::vector<const Option*> out;
  if (metric.comparison_only) return out;
  for (const Option& option : options) {
    if (std::ranges::contains(option.families, metric.family)) out.push_back(&option);
  }
  return out;
}

}  // namespace xanh::metric
