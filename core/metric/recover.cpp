#include "metric/recover.h"

#include "metric/share.h"

namespace xanh::metric {
namespace {

// The last day to come at whose end no more than `left` is missed, if each dossier is with `odds`.
std::optional<text::Day> last_at(double odds, double left, const Future& future) {
  double missed = 0;
  text::Day last = 0;
  for (const Future::Part& part : future.parts) {
    const double a_day = static_cast<double>(part.dossiers) / static_cast<double>(part.days.last - part.days.first + 1) * odds;
    for (text::Day day = part.days.first; day <= part.days.last; ++day) {
      missed += a_day;
      if (missed > left + 1e-6) return last != 0 ? last : part.days.first - 1;
      last = day;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Recovery> recovery(std::span<const Reached> days, const Future& future, double target) {
  if (days.empty()) return std::nullopt;
  const Reached& now = days.back();
  const std::int64_t whole = now.denominator + future.dossiers;
  Recovery out{.may_miss = whole - ceil_part(target, whole), .missed = now.denominator - now.numerator};
  out.lost = out.missed > out.may_miss;
  if (!out.lost) {
    if (now.denominator > 0) {
      const double odds = static_cast<double>(out.missed) / static_cast<double>(now.denominator);
      out.last = last_at(odds, static_cast<double>(out.may_miss - out.missed), future);
    }
    return out;
  }
  for (const Reached& day : days) {
    if (day.denominator - day.numerator > out.may_miss) break;
    out.last = day.day;
  }
  return out;
}

}  // namespace xanh::metric
