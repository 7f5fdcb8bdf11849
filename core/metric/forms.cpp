#include "metric/forms.h"

#include <algorithm>
#include <array>

#include "query/statements.h"

namespace xanh::metric {
namespace {

using facts::Base;
using facts::Property;

constexpr std::array kPropertyNeeds = {
    std::pair{Property::channel, Need::channel},     std::pair{Property::level, Need::level},
    std::pair{Property::status, Need::status},       std::pair{Property::timing, Need::timing},
    std::pair{Property::eligible, Need::eligible},   std::pair{Property::integrated, Need::integrated},
    std::pair{Property::digitised, Need::digitised}, std::pair{Property::reused, Need::reused},
    std::pair{Property::e_result, Need::e_result},   std::pair{Property::paid_online, Need::paid_online},
    std::pair{Property::has_fee, Need::fee}};

std::vector<Need> needs_of(Base base) {
  switch (base) {
    case Base::received: return {Need::received_day};
    case Base::finished: return {Need::finished_day};
    case Base::carried_over:
    case Base::handled:
    case Base::pending: return {Need::received_day, Need::finished_day};
    case Base::pending_in_time:
    case Base::pending_overdue:
    case Base::pending_due_soon: return {Need::received_day, Need::finished_day, Need::due_day};
    case Base::petitions:
    case Base::petitions_in_time: return {Need::petitions};
    case Base::ratings:
    case Base::ratings_satisfied: return {Need::ratings};
  }
  return {};
}

}  // namespace

std::map<query::Key, Told> told_by_forms(const Metric& metric, const std::vector<query::Dimension>& group_by,
                                         const std::vector<query::Filter>& filters, const query::Period& period,
                                         std::span<const facts::Shard* const> shards, bool with_covered, const Lens& lens) {
  query::Query query{metric.numerator, group_by, filters, period, lens.rhythm, lens.soon_days};
  query.measures.insert(query.measures.end(), metric.denominator.begin(), metric.denominator.end());
  std::map<query::Key, Told> out;
  for (const auto& [key, counts] : query::run_statements(query, shards, with_covered).groups) {
    Told& told = out[key];
    for (std::size_t m = 0; m < counts.size(); ++m) (m < metric.numerator.size() ? told.numerator : told.denominator) += counts[m];
  }
  return out;
}

std::vector<Need> known_to_forms(std::span<const facts::Shard* const> shards) {
  std::vector<Need> known;
  const auto add = [&known](Need need) {
    if (!std::ranges::contains(known, need)) known.push_back(need);
  };
  for (const facts::Shard* shard : shards) {
    for (const facts::StatementShape& shape : shard->shapes) {
      for (const Need need : needs_of(shape.base)) add(need);
      for (const auto& [property, need] : kPropertyNeeds) {
        if (shape.extent[property] != facts::Extent::kAny) add(need);
      }
    }
  }
  return known;
}

bool knows(std::span<const Need> known, const Metric& metric) {
  return std::ranges::all_of(metric.needs, [known](Need need) { return std::ranges::contains(known, need); });
}

std::vector<Need> missing_needs(const Metric& metric, std::span<const Need> of_dossiers, std::span<const Need> of_forms) {
  std::vector<Need> missing, by_neither;
  for (const Need need : metric.needs) {
    if (std::ranges::contains(of_dossiers, need)) continue;
    missing.push_back(need);
    if (!std::ranges::contains(of_forms, need)) by_neither.push_back(need);
  }
  if (!by_neither.empty()) return by_neither;
  return missing.empty() ? metric.needs : missing;
}

}  // namespace xanh::metric
