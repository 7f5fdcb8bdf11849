#include "metric/measure_reader.h"

#include <algorithm>

#include "facts/trait_names.h"

namespace xanh::metric {
namespace {

using query::Base;
using query::Measure;
using Property = query::Term::Property;

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

Measure read_measure(const Node& node) {
  node.expect_keys({"base", "where"});
  Measure measure;
  if (const auto base = read_base(node.at("base"))) measure.base = *base;
  if (node.has("where")) measure.where = read_condition(node.at("where"));
  return measure;
}

std::optional<Need> find_need(std::string_view id) {
  for (std::size_t i = 0; i < kNeeds; ++i) {
    if (need_id(static_cast<Need>(i)) == id) return static_cast<Need>(i);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Base> read_base(const Node& node) {
  const std::string name = node.text();
  const auto it = std::ranges::find(facts::kBaseNames, name);
  if (it != facts::kBaseNames.end()) return static_cast<Base>(it - facts::kBaseNames.begin());
  node.fail("unknown base '" + name + "'");
  return std::nullopt;
}

query::Condition read_condition(const Node& node) {
  auto condition = query::parse_condition(node.text());
  if (condition) return std::move(*condition);
  const auto& args = condition.error().args;
  node.fail(args.empty() ? "not a condition" : args.back());
  return {};
}

std::vector<Measure> read_measures(const Node& node) {
  if (!node.is_array()) return {read_measure(node)};
  std::vector<Measure> measures;
  for (const Node& item : node.items()) measures.push_back(read_measure(item));
  return measures;
}

std::vector<Need> read_need_list(const Node& node) {
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
  return needs;
}

ProcedureMeasure read_procedures(const Node& node) {
  node.expect_keys({"where", "used"});
  ProcedureMeasure out;
  if (node.has("where")) {
    out.where = read_condition(node.at("where"));
    for (const auto& clause : out.where.any_of) {
      for (const query::Term& term : clause) {
        const bool told = term.property == Property::level || term.property == Property::eligible || term.property == Property::integrated ||
                          term.property == Property::has_fee;
        if (!told) node.at("where").fail("a catalogue tells level, eligible, integrated and has_fee only");
      }
    }
  }
  if (node.has("used")) {
    const Node used = node.at("used");
    used.expect_keys({"where"});
    out.used = used.has("where") ? read_condition(used.at("where")) : query::Condition{};
  }
  return out;
}

std::vector<Need> needs_of_catalogue(const ProcedureMeasure& procedures) {
  std::vector<Need> needs = {Need::catalogue};
  for (const auto& clause : procedures.where.any_of) {
    for (const query::Term& term : clause) needs.push_back(need_of(term.property));
  }
  return needs;
}

std::vector<Need> needs_of_used(const ProcedureMeasure& procedures) {
  return procedures.used ? needs_of(Measure{Base::received, *procedures.used}) : std::vector<Need>{};
}

std::vector<Need> needs_of(const Measure& measure) {
  std::vector<Need> needs;
  switch (measure.base) {
    case Base::finished: needs = {Need::finished_day}; break;
    case Base::petitions:
    case Base::petitions_in_time: needs = {Need::petitions}; break;
    case Base::ratings:
    case Base::ratings_satisfied: needs = {Need::ratings}; break;
    case Base::pending_in_time:
    case Base::pending_overdue:
    case Base::pending_due_soon: needs = {Need::received_day, Need::due_day}; break;
    default: needs = {Need::received_day}; break;
  }
  for (const auto& clause : measure.where.any_of) {
    for (const query::Term& term : clause) needs.push_back(need_of(term.property));
  }
  return needs;
}

}  // namespace xanh::metric
