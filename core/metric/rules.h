// Metrics and targets as data: public/rules/metrics.json and targets.json.
#ifndef XANH_METRIC_RULES_H_
#define XANH_METRIC_RULES_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "query/query.h"

namespace xanh::metric {

/// A text in the two languages of the program.
struct Bilingual {
  std::string vi, en;
};

/// What a file must hold for a metric to be computed from it.
enum class Need : std::uint8_t {
  channel, level, eligible, received_day, finished_day, due_day, digitised, paid_online, fee, e_result, reused
};
[[nodiscard]] std::string_view need_id(Need need);

/// One rate under one definition. A sum of measures over a sum of measures.
struct Metric {
  std::string id;          ///< "full_process_a"
  std::string family;      ///< "full_process": variants of one family stand side by side
  std::string tag;         ///< definition tag: "A", "C", "766"; shown with every number
  Bilingual name, definition, numerator_name, denominator_name, used_by;
  std::vector<query::Measure> numerator, denominator;
  std::vector<Need> needs;
  bool higher_is_better = true;
  std::string source;      ///< mark of domain.md
};

enum class UnitKind : std::uint8_t { locality, ministry };

/// A target: year x kind of unit x metric, with its bands and basis.
struct Target {
  int year = 0;
  UnitKind kind = UnitKind::locality;
  std::string metric;      ///< metric id: a target belongs to one definition
  double value = 0;        ///< share 0-1 at or above which it is met
  double near = 0;         ///< share at or above which it is "near" (amber)
  Bilingual basis;
  std::string basis_date;  ///< ISO
};

struct MetricRules {
  std::vector<Metric> metrics;
  [[nodiscard]] const Metric* find(std::string_view id) const;
  [[nodiscard]] static Result<MetricRules> parse(std::string_view json, std::string_view name);
};

struct TargetRules {
  std::vector<Target> targets;
  [[nodiscard]] const Target* find(int year, UnitKind kind, std::string_view metric) const;
  [[nodiscard]] static Result<TargetRules> parse(std::string_view json, std::string_view name);
};

}  // namespace xanh::metric

#endif  // XANH_METRIC_RULES_H_
