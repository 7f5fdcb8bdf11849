// Where a yearly rate will end: a simple, documented method, tested on the data at hand.
#ifndef XANH_METRIC_FORECAST_H_
#define XANH_METRIC_FORECAST_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "metric/decompose.h"

namespace xanh::metric {

/// Fewer whole months with dossiers than this are not forecast from.
inline constexpr std::size_t kLeastForecastMonths = 6;

struct Forecast {
  double rate = 0;               ///< N / M at the year's end, never above the highest attainable
  double low = 0, high = 0;      ///< 95 %, from the errors of the back-test
  std::vector<double> months;    ///< expected rate of each month to come
  double spread = 0;             ///< root mean square of the back-test's errors, in shares
  /// Mean absolute error of the back-test: from every month on since the fourth, the mean rate of as many
  /// later months as there are to come (or as there are) was forecast and compared. In shares.
  double error = 0;
  std::size_t origins = 0;       ///< how often the method was tested
  double smoothing = 0;          ///< alpha, that of 0.2, 0.5 and 0.8 which did best in the back-test
};

/// `months`: whole months in order, the latest last, of this year and before; those without
/// dossiers are passed over. `year`: this year to date. `future`: dossiers expected in each month to come, none
/// negative. Method: Holt's linear trend, damped (Gardner and McKenzie 1985; beta 0.2, phi 0.85), on the
/// log odds ln((N + 1/2) / (M - N + 1/2)) of the monthly rates. nullopt with fewer than
/// kLeastForecastMonths, or with nothing to come.
[[nodiscard]] std::optional<Forecast> forecast(std::span<const Ratio> months, const Ratio& year,
                                               std::span<const std::int64_t> future);

struct Margins {
  double rate = 0, low = 0, high = 0;
};
/// The year's rate once `come` of the dossiers to come are there and `won` of them count, with the 95 %
/// interval of the back-test: never under N / (M + come), never over (N + come) / (M + come).
/// REQUIRES: 0 <= won <= come.
[[nodiscard]] Margins margins_after(const Forecast& forecast, const Ratio& year, double come, double won);

}  // namespace xanh::metric

#endif  // XANH_METRIC_FORECAST_H_
