#include "metric/procedures.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "facts/trait_names.h"
#include "metric/count.h"
#include "metric/measure_reader.h"
#include "query/match.h"
#include "query/statements.h"
#include "text/fold.h"

namespace xanh::metric {
namespace {

using query::Dimension;

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

bool tells(const facts::Procedure& p, Need need) {
  switch (need) {
    case Need::level: return p.level != facts::Level::unknown;
    case Need::eligible: return p.eligible != facts::Flag::unknown;
    case Need::integrated: return p.integrated != facts::Flag::unknown;
    case Need::fee: return p.has_fee != facts::Flag::unknown;
    default: return true;
  }
}

void add_need(std::vector<Need>& needs, Need need) {
  if (!std::ranges::contains(needs, need)) needs.push_back(need);
}

// What of the needs no line of the catalogue tells.
void add_lacking(std::vector<Need>& out, std::span<const Need> needs, std::span<const facts::Procedure> procedures) {
  for (const Need need : needs) {
    if (std::ranges::none_of(procedures, [need](const facts::Procedure& p) { return tells(p, need); })) add_need(out, need);
  }
}

}  // namespace

ProcedureRates::ProcedureRates(const TableRequest& request, std::span<const facts::Shard* const> shards)
    : request_(request), procedures_(request.lens.procedures) {
  std::vector<const Metric*> metrics;
  std::ranges::copy_if(request.metrics, std::back_inserter(metrics), [](const Metric* metric) { return metric->procedures.has_value(); });
  if (metrics.empty()) return;
  for (std::size_t i = 0; i < procedures_.size(); ++i) {
    const facts::Procedure& p = procedures_[i];
    index_.add(p, i);
    words_.push_back(facts::pack({.level = p.level, .eligible = p.eligible, .integrated = p.integrated, .has_fee = p.has_fee}));
  }
  for (const facts::Shard* shard : shards) {
    for (std::size_t code = 1; code < shard->procedures.size(); ++code) {
      std::string& name = names_[std::string(shard->procedures.at(static_cast<std::uint16_t>(code)))];
      if (name.empty() && code < shard->procedure_names.size()) name = shard->procedure_names[code];
    }
  }
  std::vector<std::uint8_t> kept(procedures_.size(), 1);
  for (const query::Filter& filter : request.filters) {
    if (filter.dimension == Dimension::month) continue;  // the period's business
    if (filter.dimension == Dimension::unit || filter.dimension == Dimension::channel) {
      filtered_otherwise_ = true;
      continue;
    }
    std::vector<std::string> wanted;
    for (const std::string& value : filter.values) wanted.push_back(group_of(filter.dimension, value));
    for (std::size_t i = 0; i < procedures_.size(); ++i) {
      kept[i] = kept[i] != 0 && std::ranges::contains(wanted, group_of(filter.dimension, i)) ? 1 : 0;
    }
  }
  for (std::size_t i = 0; i < procedures_.size(); ++i) {
    if (kept[i] == 0) continue;
    kept_.push_back(i);
    if (can_split() && !by_month()) members_[group_of(request.group_by[0], i)].push_back(i);
  }
  find_used(metrics, shards);
  for (const Metric* metric : metrics) missing_[metric] = missing(*metric);
}

bool ProcedureRates::by_month() const { return std::ranges::contains(request_.group_by, Dimension::month); }

bool ProcedureRates::can_split() const {
  return request_.group_by.size() == 1 && request_.group_by[0] != Dimension::unit && request_.group_by[0] != Dimension::channel;
}

// Which procedures had dossiers, by condition: one pass over the facts for all of them.
void ProcedureRates::find_used(std::span<const Metric* const> metrics, std::span<const facts::Shard* const> shards) {
  MeasureSet set;
  for (const Metric* metric : metrics) {
    for (const auto& procedures : {metric->procedures, metric->of_procedures}) {
      if (!procedures || !procedures->used) continue;
      if (set.add(query::Measure{query::Base::received, *procedures->used}) == used_.size()) used_.push_back({*procedures->used, {}});
    }
  }
  if (used_.empty()) return;
  std::vector<Dimension> by = {Dimension::procedure};
  if (by_month()) by.push_back(Dimension::month);
  const std::vector<Need> known = known_properties(shards, request_.lens);
  const Counts counts = metric::count(set, by, {}, request_.period, shards, request_.lens);
  for (std::size_t u = 0; u < used_.size(); ++u) {
    auto& [condition, used] = used_[u];
    used.months.resize(procedures_.size());
    const auto take = [&](const query::Key& key) {
      if (const auto found = find(key[0])) used.months[*found].insert(key[1]);
    };
    for (const auto& [key, values] : counts) {
      if (values[u] > 0) take(key);
    }
    const query::Partial told = query::run_statements({{set.measures()[u]}, by, {}, request_.period, request_.lens.rhythm, 0}, shards, true);
    bool by_forms = false;
    for (const auto& [key, values] : told.groups) {
      if (key[0].empty()) continue;  // a form that tells no procedures
      by_forms = true;
      if (values[0] > 0) take(key);
    }
    if (by_forms) continue;
    for (const Need need : needs_of(set.measures()[u])) {
      if (!std::ranges::contains(known, need)) add_need(used.missing, need);
    }
  }
}

std::vector<Need> ProcedureRates::missing(const Metric& metric) const {
  if (procedures_.empty()) return {Need::catalogue};
  std::vector<Need> out;
  for (const auto& counted : {metric.procedures, metric.of_procedures}) {
    add_lacking(out, needs_of_catalogue(*counted), procedures_);
    if (!counted->used) continue;
    const auto used = std::ranges::find(used_, *counted->used, &std::pair<query::Condition, Used>::first);
    for (const Need need : used->second.missing) add_need(out, need);
  }
  if (filtered_otherwise_) add_need(out, Need::catalogue_split);
  return out;
}

std::string ProcedureRates::group_of(Dimension by, std::size_t procedure) const {
  const facts::Procedure& p = procedures_[procedure];
  switch (by) {
    case Dimension::field: return text::fold_key(p.field);
    case Dimension::level: return std::string(facts::kLevelNames[static_cast<std::size_t>(p.level)]);
    default: return std::to_string(procedure);
  }
}

std::string ProcedureRates::group_of(Dimension by, const std::string& key) const {
  switch (by) {
    case Dimension::field: return text::fold_key(key);
    case Dimension::level: return key;
    default: return std::to_string(find(key).value_or(kNowhere));
  }
}

std::optional<std::size_t> ProcedureRates::find(const std::string& key) const {
  const auto name = names_.find(key);
  return index_.find(key, name == names_.end() || name->second.empty() ? key : name->second);
}

Told ProcedureRates::count(const Metric& metric, std::span<const std::size_t> procedures, const std::string* month) const {
  const auto holds = [&](const ProcedureMeasure& measure, std::size_t i) {
    if (!query::matches(measure.where, words_[i])) return false;
    if (!measure.used) return true;
    const auto used = std::ranges::find(used_, *measure.used, &std::pair<query::Condition, Used>::first);
    const auto& months = used->second.months[i];
    return month == nullptr ? !months.empty() : months.contains(*month);
  };
  Told told;
  for (const std::size_t i : procedures) {
    told.numerator += holds(*metric.procedures, i) ? 1 : 0;
    told.denominator += holds(*metric.of_procedures, i) ? 1 : 0;
  }
  return told;
}

ProcedureRates::Answer ProcedureRates::total(const Metric& metric) const {
  const std::vector<Need>& lacking = missing_.at(&metric);
  return lacking.empty() ? Answer{.missing = {}, .told = count(metric, kept_, nullptr)} : Answer{.missing = lacking, .told = {}};
}

ProcedureRates::Answer ProcedureRates::group(const Metric& metric, const query::Key& key) const {
  std::vector<Need> lacking = missing_.at(&metric);
  if (lacking.empty() && (!can_split() || (by_month() && !metric.procedures->used))) lacking.push_back(Need::catalogue_split);
  if (!lacking.empty()) return {.missing = std::move(lacking), .told = {}};
  if (by_month()) return {.missing = {}, .told = count(metric, kept_, &key[0])};
  const auto members = members_.find(group_of(request_.group_by[0], key[0]));
  return {.missing = {}, .told = members == members_.end() ? Told{} : count(metric, members->second, nullptr)};
}

std::vector<query::Key> ProcedureRates::groups_besides(const std::map<query::Key, std::vector<std::int64_t>>& groups) const {
  std::vector<query::Key> out;
  if (members_.empty()) return out;
  std::set<std::string> there;
  for (const auto& [key, counts] : groups) there.insert(group_of(request_.group_by[0], key[0]));
  for (const auto& [group, members] : members_) {
    if (there.contains(group)) continue;
    const facts::Procedure& p = procedures_[members.front()];
    switch (request_.group_by[0]) {
      case Dimension::field: out.push_back({p.field, ""}); break;
      case Dimension::level: out.push_back({group, ""}); break;
      default: out.push_back({p.code.empty() ? p.name : p.code, ""}); break;
    }
  }
  return out;
}

}  // namespace xanh::metric
