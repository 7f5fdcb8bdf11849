#include "metric/options.h"

#include <algorithm>
#include <array>

#include "metric/measure_reader.h"

namespace xanh::metric {
namespace {

using query::Condition;
using query::Measure;

Option::Choice read_choice(const Node& node, bool plain) {
  node.expect_keys({"id", "name", "definition", "base", "numerator", "denominator", "needs"});
  Option::Choice choice;
  choice.id = node.at("id").id();
  choice.name = node.at("name").bilingual();
  choice.definition = node.at("definition").bilingual();
  bool changes = false;
  for (const std::string_view key : {"base", "numerator", "denominator", "needs"}) {
    if (!node.has(key)) continue;
    changes = changes || key != "needs";
    if (plain) node.at(key).fail("the first choice is the plain definition and changes nothing");
  }
  if (!plain && !changes) node.fail("a choice besides the first changes base, numerator or denominator");
  if (node.has("base")) {
    const Node base = node.at("base");
    const std::vector<Node> items = base.items();
    if (items.size() == 2) {
      const auto from = read_base(items[0]), to = read_base(items[1]);
      if (from && to) choice.base = {*from, *to};
    } else {
      base.fail("two bases are needed here: the one and what it becomes");
    }
  }
  if (node.has("numerator")) choice.numerator = read_condition(node.at("numerator"));
  if (node.has("denominator")) choice.denominator = read_condition(node.at("denominator"));
  if (node.has("needs")) choice.needs = read_need_list(node.at("needs"));
  return choice;
}

Option read_option(const Node& node, std::span<const Metric> metrics) {
  node.expect_keys({"id", "name", "why", "families", "choices"});
  Option option;
  option.id = node.at("id").id();
  option.name = node.at("name").bilingual();
  option.why = node.at("why").bilingual();
  for (const Node& item : node.at("families").items()) {
    option.families.push_back(item.id());
    if (!std::ranges::contains(metrics, option.families.back(), &Metric::family)) item.fail("no metric is of the family '" + option.families.back() + "'");
  }
  const Node choices = node.at("choices");
  for (const Node& item : choices.items()) {
    Option::Choice choice = read_choice(item, option.choices.empty());
    if (std::ranges::contains(option.choices, choice.id, &Option::Choice::id)) item.at("id").fail("the id '" + choice.id + "' is there twice");
    option.choices.push_back(std::move(choice));
  }
  if (option.choices.size() < 2) choices.fail("two or more choices are needed here");
  return option;
}

void add_needs(std::vector<Need>& needs, std::span<const Need> more) {
  for (const Need need : more) {
    if (!std::ranges::contains(needs, need)) needs.push_back(need);
  }
}

void append(Bilingual& text, std::string_view between, const Bilingual& more, std::string_view end = "") {
  text.vi.append(between).append(more.vi).append(end);
  text.en.append(between).append(more.en).append(end);
}

bool counts(const Metric& metric, query::Base base) {
  return std::ranges::contains(metric.numerator, base, &Measure::base) || std::ranges::contains(metric.denominator, base, &Measure::base);
}

Metric varied(const Metric& from, const Option& option, const Option::Choice& choice) {
  Metric metric = from;
  if (metric.variant_of.empty()) {
    metric.variant_of = from.id;
    metric.used_by = option.why;  // who uses the plain one need not use this
  } else {
    append(metric.used_by, " ", option.why);
  }
  metric.choices.push_back(option.id + "." + choice.id);
  metric.id += "+" + metric.choices.back();
  append(metric.tag, " \xC2\xB7 ", choice.name);
  append(metric.definition, " ", choice.definition);
  append(metric.numerator_name, " (", choice.name, ")");
  append(metric.denominator_name, " (", choice.name, ")");
  add_needs(metric.needs, choice.needs);
  const auto change = [&](std::vector<Measure>& measures, bool of_numerator) {
    for (Measure& measure : measures) {
      if (choice.base && measure.base == choice.base->first) measure.base = choice.base->second;
      measure.where = both(measure.where, choice.denominator);
      if (of_numerator) measure.where = both(measure.where, choice.numerator);
      add_needs(metric.needs, needs_of(measure));
    }
  };
  change(metric.numerator, true);
  change(metric.denominator, false);
  change(metric.by_service, false);
  change(metric.by_filing, false);
  return metric;
}

}  // namespace

Condition both(const Condition& a, const Condition& b) {
  if (a.any_of.empty()) return b;
  if (b.any_of.empty()) return a;
  Condition product;
  for (const auto& left : a.any_of) {
    for (const auto& right : b.any_of) {
      auto clause = left;
      for (const query::Term& term : right) {
        const auto same = std::ranges::find(clause, term.property, &query::Term::property);
        if (same == clause.end()) {
          clause.push_back(term);
        } else {
          same->values = static_cast<std::uint8_t>(same->values & term.values);
        }
      }
      product.any_of.push_back(std::move(clause));
    }
  }
  return product;
}

std::vector<Option> read_options(const Node& node, std::span<const Metric> metrics) {
  std::vector<Option> options;
  for (const Node& item : node.items()) {
    Option option = read_option(item, metrics);
    if (std::ranges::contains(options, option.id, &Option::id)) item.at("id").fail("the id '" + option.id + "' is there twice");
    options.push_back(std::move(option));
  }
  return options;
}

std::vector<Metric> make_variants(std::span<const Metric> metrics, std::span<const Option> options) {
  std::vector<Metric> variants;
  for (const Metric& metric : metrics) {
    if (metric.comparison_only) continue;
    std::vector<Metric> made = {metric};  // the plain one first
    for (const Option& option : options) {
      if (!std::ranges::contains(option.families, metric.family)) continue;
      const std::size_t before = made.size();
      for (std::size_t c = 1; c < option.choices.size(); ++c) {
        const Option::Choice& choice = option.choices[c];
        if (choice.base && !counts(metric, choice.base->first)) continue;
        for (std::size_t i = 0; i < before; ++i) made.push_back(varied(made[i], option, choice));
      }
    }
    variants.insert(variants.end(), std::make_move_iterator(made.begin() + 1), std::make_move_iterator(made.end()));
  }
  return variants;
}

}  // namespace xanh::metric
