#include "metric/figure.h"

#include <algorithm>

#include "metric/share.h"

namespace xanh::metric {
namespace {

// Dossiers too many in the numerator of a rate that should be low.
std::int64_t surplus_dossiers(std::int64_t numerator, std::int64_t denominator, double target) {
  return std::max<std::int64_t>(0, numerator - floor_part(target, denominator));
}

}  // namespace

Counted counted_by(const Metric& metric) {
  if (metric.procedures) return Counted::procedures;
  if (std::ranges::contains(metric.needs, Need::petitions)) return Counted::petitions;
  return std::ranges::contains(metric.needs, Need::ratings) ? Counted::ratings : Counted::dossiers;
}

std::optional<double> Figure::rate() const {
  if (standing == Standing::not_computable || denominator == 0) return std::nullopt;
  return static_cast<double>(numerator) / static_cast<double>(denominator);
}

std::int64_t missing_dossiers(std::int64_t numerator, std::int64_t denominator, double target) {
  return std::max<std::int64_t>(0, ceil_part(target, denominator) - numerator);
}

Figure make_figure(const Metric& metric, std::int64_t numerator, std::int64_t denominator,
                   std::span<const Need> known, const Target* target, const Target* beside) {
  Figure figure;
  figure.counted = counted_by(metric);
  std::ranges::copy_if(metric.needs, std::back_inserter(figure.missing),
                       [&](Need need) { return !std::ranges::contains(known, need); });
  if (!figure.missing.empty()) {
    figure.standing = Standing::not_computable;
    return figure;
  }
  figure.numerator = numerator;
  figure.denominator = denominator;
  if (target != nullptr && target->metric == metric.id) figure.target = target;
  if (denominator == 0) {
    figure.standing = Standing::empty;
    return figure;
  }
  if (figure.target == nullptr) figure.beside = beside;
  const Target* measure = figure.target != nullptr ? figure.target : figure.beside;
  figure.standing = Standing::reference;
  if (measure == nullptr) return figure;
  const auto distance = metric.higher_is_better ? missing_dossiers : surplus_dossiers;
  figure.gap_dossiers = distance(numerator, denominator, measure->value);
  const double short_by = measure->value - *figure.rate();
  figure.gap_points = metric.higher_is_better ? short_by : -short_by;
  if (figure.gap_dossiers == 0) figure.gap_points = std::min(figure.gap_points, 0.0);  // equal in decimal, not in binary
  if (figure.target == nullptr) return figure;
  if (figure.gap_dossiers == 0) {
    figure.standing = Standing::met;
  } else {
    const bool is_near = distance(numerator, denominator, target->near) == 0;
    figure.standing = is_near ? Standing::near : Standing::missed;
  }
  return figure;
}

}  // namespace xanh::metric
