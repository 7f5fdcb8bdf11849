#include "metric/decompose.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "base/sort.h"

namespace xanh::metric {
namespace {

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
  sort_stably(out.groups, std::ranges::greater{}, [](const GroupChange& g) { return std::abs(g.effect()); });
  return out;
}

std::vector<double> rounded_parts(std::span<const double> parts, double unit) {
  struct Part {
    std::size_t at;
    double remainder;
  };
  std::vector<double> steps;
  std::vector<Part> order;
  double sum = 0, taken = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const double exact = parts[i] / unit;
    // What is whole but for the rounding of doubles stays whole.
    const double near = std::round(exact), down = std::abs(exact - near) < 1e-6 ? near : std::floor(exact);
    steps.push_back(down);
    order.push_back({i, std::round((exact - down) * 1e6)});  // equal but for the rounding of doubles: equal
    sum += exact;
    taken += down;
  }
  sort_stably(order, std::ranges::greater{}, &Part::remainder);
  const double total = std::abs(sum) < 1e-6 ? 0 : std::copysign(std::floor(std::abs(sum) + 0.5 + 1e-6), sum);
  for (std::size_t i = 0; i < order.size() && taken < total; ++i, taken += 1) steps[order[i].at] += 1;
  for (std::size_t i = order.size(); i > 0 && taken > total; --i, taken -= 1) steps[order[i - 1].at] -= 1;
  for (double& step : steps) step *= unit;
  return steps;
}

}  // namespace xanh::metric
