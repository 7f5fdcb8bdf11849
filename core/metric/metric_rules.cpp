// metrics.json.
#include <algorithm>
#include <array>
#include <optional>

#include "facts/trait_names.h"
#include "metric/rules.h"
#include "metric/rules_reader.h"

namespace xanh::metric {
namespace {

using query::Base;
using query::Measure;
using Property = query::Term::Property;

using facts::kBaseNames;

Need need_of(Property property) {
  switch (property) {
    case Property::channel:
      return Need::channel;
    case Property::level:
      return Need::level;
    case Property::status:
      return Need::status;
    case Property::timing:
      return Need::timing;
    case Property::eligible:
      return Need::eligible;
    case Property::integrated:
      return Need::integrated;
    case Property::digitised:
      return Need::digitised;
    case Property::reused:
      return Need::reused;
    case Property::e_result:
      return Need::e_result;
    case Property::paid_online:
      return Need::paid_online;
    case Property::has_fee:
      break;
  }
  return Need::fee;
}

// What counting the measure reads of a dossier.
std::vector<Need> needs_of(const Measure& measure) {
  std::vector<Need> needs = {measure.base == Base::finished ? Need::finished_day
                                                            : Need::received_day};
  if (measure.base == Base::pending_in_time || measure.base == Base::pending_overdue) {
    needs.push_back(Need::due_day);
  }
  for (const auto& clause : measure.where.any_of) {
    for (const query::Term& term : clause) needs.push_back(need_of(term.property));
  }
  return needs;
}

Measure read_measure(const Node& node) {
  node.expect_keys({"base", "where"});
  Measure measure;
  const Node base = node.at("base");
  const std::string name = base.text();
  const auto it = std::ranges::find(kBaseNames, name);
  if (it == kBaseNames.end()) {
    base.fail("unknown base '" + name + "'");
  } else {
    measure.base = static_cast<Base>(it - kBaseNames.begin());
  }
  if (!node.has("where")) return measure;
  const Node where = node.at("where");
  auto condition = query::parse_condition(where.text());
  if (condition) {
    measure.where = std::move(*condition);
  } else {
    const auto& args = condition.error().args;
    where.fail(args.empty() ? "not a condition" : args.back());
  }
  return measure;
}

std::vector<Measure> read_measures(const Node& node) {
  if (!node.is_array()) return {read_measure(node)};
  std::vector<Measure> measures;
  for (const Node& item : node.items()) measures.push_back(read_measure(item));
  return measures;
}

std::optional<Need> find_need(std::string_view id) {
  for (std::size_t i = 0; i < kNeeds; ++i) {
    if (need_id(static_cast<Need>(i)) == id) return static_cast<Need>(i);
  }
  return std::nullopt;
}

// A property that is read but not declared would count an absent column as zero.
std::vector<Need> read_needs(const Node& node, const Metric& metric) {
  std::vector<Need> needs;
  for (const Node& item : node.items()) {
    const std::string id = item.text();
    const auto need = find_need(id);
    if (!need) {
      item.fail("unknown need '" + id + "'");
    } else if (std::ranges::contains(needs, *need)) {
      item.fail("'" + id + "' is there twice");
    } else {
      needs.push_back(*need);
    }
  }
  for (const auto* measures : {&metric.numerator, &metric.denominator, &metric.by_service, &metric.by_filing}) {
    for (const Measure& measure : *measures) {
      for (const Need need : needs_of(measure)) {
        if (!std::ranges::contains(needs, need)) {
          node.fail("'" + std::string(need_id(need)) + "' is read by a measure but not listed");
        }
      }
    }
  }
  return needs;
}

Bilingual read_tag(const Node& node) {
  if (node.is_object()) return node.bilingual();
  std::string both = node.text();
  return {both, both};
}

Metric read_metric(const Node& node) {
  node.expect_keys({"id", "family", "tag", "short_name", "name", "definition", "numerator_name",
                    "denominator_name", "used_by", "numerator", "denominator", "needs",
                    "higher_is_better", "source", "levers"});
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
  metric.numerator = read_measures(node.at("numerator"));
  metric.denominator = read_measures(node.at("denominator"));
  if (node.has("levers")) {
    const Node levers = node.at("levers");
    levers.expect_keys({"by_service", "by_filing"});
    if (levers.has("by_service")) metric.by_service = read_measures(levers.at("by_service"));
    if (levers.has("by_filing")) metric.by_filing = read_measures(levers.at("by_filing"));
  }
  metric.needs = read_needs(node.at("needs"), metric);
  if (node.has("higher_is_better")) metric.higher_is_better = node.at("higher_is_better").boolean();
  metric.source = node.at("source").text();
  return metric;
}

}  // namespace

Result<MetricRules> MetricRules::parse(std::string_view json, std::string_view name) {
  RulesReader reader(json, name);
  MetricRules rules;
  for (const Node& node : reader.root({"metrics"}).at("metrics").items()) {
    Metric metric = read_metric(node);
    if (rules.find(metric.id) != nullptr)
      node.at("id").fail("the id '" + metric.id + "' is there twice");
    if (reader.error()) break;
    rules.metrics.push_back(std::move(metric));
  }
  if (reader.error()) return std::unexpected(*reader.error());
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
  for (const Option& option : options) {
    if (std::ranges::contains(option.families, metric.family)) out.push_back(&option);
  }
  return out;
}

}  // namespace xanh::metric
