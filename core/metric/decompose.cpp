#include "metric/decompose.h"

#include <algorithm>
#include <cmath>

namespace xanh::metric {
namespace {

double rate_of(const Ratio& ratio) {
  return static_cast<double>(ratio.numerator) / static_cast<double>(ratio.denominator);
}

Ratio total_of(const std::map<std::string, Ratio>& groups) {
  Ratio sum;
  for (const auto& [key, ratio] : groups) {
    sum.numerator += ratio.numerator;
    sum.denominator += ratio.denominator;
  }
  return sum;
}

}  // namespace

std::optional<Decomposition> decompose(const std::map<std::string, Ratio>& before, const std::map<std::string, Ratio>& after) {
  const Ratio total_before = total_of(before), total_after = total_of(after);
  if (total_before.denominator == 0 || total_after.denominator == 0) return std::nullopt;
  Decomposition out{.before = rate_of(total_before), .after = rate_of(total_after), .groups = {}};
  std::map<std::string, GroupChange> groups;
  for (const auto& [key, ratio] : before) groups[key].before = ratio;
  for (const auto& [key, ratio] : after) groups[key].after = ratio;
  const double middle = (out.before + out.after) / 2;
  for (auto& [key, group] : groups) {
    group.key = key;
    if (group.before.denominator == 0 && group.after.denominator == 0) continue;
    const double weight_before = static_cast<double>(group.before.denominator) / static_cast<double>(total_before.denominator);
    const double weight_after = static_cast<double>(group.after.denominator) / static_cast<double>(total_after.denominator);
    const double rate_after = rate_of(group.gone() ? group.before : group.after);
    const double rate_before = rate_of(group.appeared() ? group.after : group.before);
    group.rate_effect = (weight_before + weight_after) / 2 * (rate_after - rate_before);
    group.mix_effect = ((rate_before + rate_after) / 2 - middle) * (weight_after - weight_before);
    out.rate_effect += group.rate_effect;
    (group.appeared() ? out.appeared : group.gone() ? out.gone : out.mix_effect) += group.mix_effect;
    out.groups.push_back(std::move(group));
  }
  std::ranges::stable_sort(out.groups, std::ranges::greater{}, [](const GroupChange& g) { return std::abs(g.effect()); });
  return out;
}

}  // namespace xanh::metric
