// The periods that texts name, gathered from several texts and weighed against each other. Inside
// this room only.
#ifndef XANH_INTAKE_GIVEN_PERIOD_H_
#define XANH_INTAKE_GIVEN_PERIOD_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/import_log.h"

namespace xanh::intake {

/// Reads texts one by one, then decides. Days from one date to another and what runs from the
/// beginning of a year go before named months, quarters and half years ("Thang 10 (tu 15/9/2025 den
/// 14/10/2025)"), these before years, which often only say where a month lies. Two of one weight
/// that disagree are no period.
class PeriodFinder {
 public:
  void add(std::string_view text);
  /// `year` is that of named months without one; 0: the one that the texts name, if it is one.
  [[nodiscard]] std::optional<Days> decide(int year, std::string* words) const;

 private:
  enum class Weight { year, named, days };
  // A month of which the year is not known yet has year 0: `first_month` to `last_month` of it.
  struct Candidate {
    Weight weight = Weight::named;
    Days days = {};
    int year = -1;            // -1: `days` are known
    int first_month = 1, last_month = 12;
    std::string words = {};
  };
  class Reader;

  std::vector<Candidate> found_;
  std::vector<int> years_;    // distinct, that stand in the texts
  bool week_ = false;         // a week without its days
};

}  // namespace xanh::intake

#endif  // XANH_INTAKE_GIVEN_PERIOD_H_
