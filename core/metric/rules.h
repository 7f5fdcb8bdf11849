// Metrics and targets as data: public/rules/metrics.json and targets.json.
#ifndef XANH_METRIC_RULES_H_
#define XANH_METRIC_RULES_H_

#include <cstddef>
#include <cstdint>
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
  channel,
  level,
  eligible,
  received_day,
  finished_day,
  due_day,
  digitised,
  paid_online,
  fee,  ///< whether the procedure bears a fee
  e_result,
  reused,
  timing,  ///< early, on time or late of finished dossiers: from due days or told by the file
  status,
  integrated,
};
inline constexpr std::size_t kNeeds = 14;
/// Machine name, as in metrics.json: the enumerator's name.
[[nodiscard]] std::string_view need_id(Need need);

/// One rate under one definition. A sum of measures over a sum of measures, counted under the
/// same key; every dossier of the numerator should be one of the denominator.
struct Metric {
  std::string id;      ///< "full_process_a"
  std::string family;  ///< "full_process": variants of one family stand side by side
  Bilingual tag;         ///< definition tag: "A", "C", "766"; shown with every number
  Bilingual short_name;  ///< for tiles and chips
  Bilingual name, definition, numerator_name, denominator_name, used_by;
  std::vector<query::Measure> numerator, denominator;
  std::vector<Need> needs;  ///< at least what the measures' bases and conditions read
  /// Of the dossiers in the denominator and not in the numerator: those of services that must change
  /// first, and those that people could have filed otherwise (domain.md 7.3). Empty: not told apart.
  std::vector<query::Measure> by_service, by_filing;
  bool higher_is_better = true;
  std::string source;  ///< mark of domain.md
};

enum class UnitKind : std::uint8_t { locality, ministry };

/// A target: year x kind of unit x metric, with its bands and basis.
struct Target {
  int year = 0;
  UnitKind kind = UnitKind::locality;
  std::string metric;  ///< metric id: a target belongs to one definition
  double value = 0;    ///< share 0-1 at or above which it is met (at or below: lower is better)
  double near = 0;     ///< share at or above (below) which it is "near" (amber)
  Bilingual basis;
  std::string basis_date;  ///< ISO
};

/// metrics.json: {"version": 1, "metrics": [...]}, keys named as the members of Metric. A measure
/// is {"base": "received", "where": "channel = online"}, the condition optional; numerator and
/// denominator are one measure or a list to be summed; so are by_service and by_filing, which stand
/// under "levers" and may be left out, as may `higher_is_better`; a
/// `tag` that is the same in both languages may be one text.
struct MetricRules {
  std::vector<Metric> metrics;
  /// Null when there is none. Lives as long as these rules are neither changed nor destroyed.
  [[nodiscard]] const Metric* find(std::string_view id) const;
  /// `name` is the file's name for messages. Errors: rules_invalid (args: name, JSON pointer,
  /// reason) for text that is not JSON, an unknown, missing, repeated or mistyped key, an unknown
  /// base, property or need, a property read but not declared in needs, a repeated id.
  [[nodiscard]] static Result<MetricRules> parse(std::string_view json, std::string_view name);
};

/// targets.json: {"version": 1, "near_basis": {...}, "targets": [...]}, keys named as the members
/// of Target, `kind` "locality" or "ministry".
struct TargetRules {
  std::vector<Target> targets;
  Bilingual near_basis;  ///< why the amber band is where it is, for the legend: no official rule
  /// Null when no target of that year, kind and metric is known; lives like MetricRules::find.
  [[nodiscard]] const Target* find(int year, UnitKind kind, std::string_view metric) const;
  /// Shares have at most six decimals, so that comparing with them is exact. Errors: as
  /// MetricRules::parse; also a repeated (year, kind, metric), a share outside 0-1.
  [[nodiscard]] static Result<TargetRules> parse(std::string_view json, std::string_view name);
};

/// Do the two files fit together? Errors: rules_invalid (args: `targets_name`, JSON pointer,
/// reason) for a target of an unknown metric, or one whose amber band lies on its green side.
[[nodiscard]] Result<void> check(const MetricRules& metrics, const TargetRules& targets,
                                 std::string_view targets_name);

}  // namespace xanh::metric

#endif  // XANH_METRIC_RULES_H_
