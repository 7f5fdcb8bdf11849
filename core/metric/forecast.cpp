#include "metric/forecast.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace xanh::metric {
namespace {

constexpr double kBeta = 0.2, kPhi = 0.85;
constexpr std::size_t kFirstOrigin = 4;

double log_odds(const Ratio& r) {
  return std::log((static_cast<double>(r.numerator) + 0.5) / (static_cast<double>(r.denominator - r.numerator) + 0.5));
}
double share_of(double odds) { return 1 / (1 + std::exp(-odds)); }

// The damped trend through `months`, and its rates for the next `steps` months.
std::vector<double> project(std::span<const Ratio> months, double alpha, std::size_t steps) {
  double level = log_odds(months[0]), trend = 0;
  for (std::size_t i = 1; i < months.size(); ++i) {
    const double before = level;
    level = alpha * log_odds(months[i]) + (1 - alpha) * (level + kPhi * trend);
    trend = kBeta * (level - before) + (1 - kBeta) * kPhi * trend;
  }
  std::vector<double> out;
  double damping = 0, power = 1;
  for (std::size_t h = 0; h < steps; ++h) {
    power *= kPhi;
    damping += power;
    out.push_back(share_of(level + damping * trend));
  }
  return out;
}

struct BackTest {
  double absolute = 0, square = 0;  // means
  std::size_t origins = 0;
};

BackTest test(std::span<const Ratio> months, double alpha, std::size_t steps) {
  BackTest out;
  for (std::size_t origin = kFirstOrigin; origin < months.size(); ++origin) {
    const std::size_t ahead = std::min(steps, months.size() - origin);
    double expected = 0, actual = 0;
    for (const double rate : project(months.first(origin), alpha, ahead)) expected += rate;
    for (const Ratio& month : months.subspan(origin, ahead)) actual += rate_of(month);
    const double error = (expected - actual) / static_cast<double>(ahead);
    out.absolute += std::abs(error);
    out.square += error * error;
    ++out.origins;
  }
  if (out.origins > 0) {
    out.absolute /= static_cast<double>(out.origins);
    out.square /= static_cast<double>(out.origins);
  }
  return out;
}

}  // namespace

Margins margins_after(const Forecast& forecast, const Ratio& year, double come, double won) {
  const auto n = static_cast<double>(year.numerator), m = static_cast<double>(year.denominator) + come;
  if (m <= 0) return {};
  const double rate = (n + won) / m, margin = 1.96 * forecast.spread * come / m;
  return {.rate = rate, .low = std::max(rate - margin, n / m), .high = std::min(rate + margin, (n + come) / m)};
}

std::optional<Forecast> forecast(std::span<const Ratio> all_months, const Ratio& year, std::span<const std::int64_t> future) {
  std::vector<Ratio> months;
  std::ranges::copy_if(all_months, std::back_inserter(months), [](const Ratio& r) { return r.denominator > 0; });
  std::int64_t to_come = 0;
  for (const std::int64_t count : future) to_come += count;
  if (months.size() < kLeastForecastMonths || to_come <= 0) return std::nullopt;
  Forecast out;
  BackTest best;
  best.absolute = std::numeric_limits<double>::infinity();
  for (const double alpha : std::array{0.2, 0.5, 0.8}) {
    const BackTest tested = test(months, alpha, future.size());
    if (tested.absolute < best.absolute) best = tested, out.smoothing = alpha;
  }
  out.months = project(months, out.smoothing, future.size());
  out.error = best.absolute;
  out.origins = best.origins;
  double won = 0;
  for (std::size_t i = 0; i < future.size(); ++i) won += static_cast<double>(future[i]) * out.months[i];
  out.spread = std::sqrt(best.square);
  const Margins end = margins_after(out, year, static_cast<double>(to_come), won);
  out.rate = end.rate;
  out.low = end.low;
  out.high = end.high;
  return out;
}

}  // namespace xanh::metric
