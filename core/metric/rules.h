// Metrics and targets as data: public/rules/metrics.json and targets.json.
#ifndef XANH_METRIC_RULES_H_
#define XANH_METRIC_RULES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "facts/unit_level.h"
#include "query/query.h"
#include "text/date.h"

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
  petitions,  ///< a form of petitions and their answers
  ratings,    ///< a form of citizens' ratings
  catalogue,  ///< a list of the procedures
  catalogue_split,  ///< a list of procedures for each of these groups: a catalogue knows no units, months or channels
};
inline constexpr std::size_t kNeeds = 18;
/// Machine name, as in metrics.json: the enumerator's name.
[[nodiscard]] std::string_view need_id(Need need);

/// Procedures of the catalogue: those that `where` holds for (of its columns: level, eligible,
/// integrated, has_fee) and, where `used` is given, of which at least one dossier that `used` holds
/// for was received in the period.
struct ProcedureMeasure {
  query::Condition where = {};
  std::optional<query::Condition> used = {};
};

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
  /// Stands beside its family to show how far it lies off (a frequent mistake); asked no options.
  bool comparison_only = false;
  /// Of a rate of procedures instead of dossiers (domain.md 2.1 E, 2.3): both, and no measures.
  std::optional<ProcedureMeasure> procedures = {}, of_procedures = {};
  std::string source;  ///< mark of domain.md
  /// Of a variant: the definition that it varies, and its choices ("base.handled"). Else empty.
  std::string variant_of;
  std::vector<std::string> choices;
};

/// A question that definitions leave open (domain.md 2.1, sub-ambiguities), with its answers as
/// changes to their expressions. The first choice is the plain definition.
struct Option {
  struct Choice {
    std::string id;                               ///< "handled"
    Bilingual name;                               ///< added to the tag of a variant; also for lists
    Bilingual definition;                         ///< a sentence added to the definition
    std::optional<std::pair<query::Base, query::Base>> base = {};  ///< the one in measures becomes the other
    query::Condition numerator = {}, denominator = {};             ///< must hold besides
    std::vector<Need> needs = {};                 ///< besides those of the definition
  };
  std::string id;                                 ///< "base"
  Bilingual name, why;
  std::vector<std::string> families;              ///< of metrics that it is asked of
  std::vector<Choice> choices;                    ///< two or more
};

/// What the files as a whole are of, where they do not tell.
enum class UnitKind : std::uint8_t { locality, ministry };

/// Whose target or figure it is: a kind and level of unit, or one unit by its name.
struct Holder {
  facts::UnitLevel level = facts::UnitLevel::province;  ///< unknown: of nobody (a field, a month)
  std::string unit = {};                                ///< "": each unit of the level
  friend bool operator==(const Holder&, const Holder&) = default;
};

/// A target: year x holder x metric, with its bands and basis.
struct Target {
  int year = 0;
  Holder holder;
  std::string metric;  ///< metric id: a target belongs to one definition
  double value = 0;    ///< share 0-1 at or above which it is met (at or below: lower is better)
  double near = 0;     ///< share at or above (below) which it is "near" (amber)
  Bilingual basis;
  std::string basis_date;  ///< ISO; a year or month alone where no more is known
  bool by_user = false;    ///< entered in the program or a settings file, not built in
  std::string source = {}; ///< mark of domain.md; "" of the user's
  bool aside = false;      ///< published, too, but another one of its year and holder holds: shown, never judged by
};

/// What was published of a rate (domain.md 3.3): a quotation with its date, never data.
struct Quotation {
  text::Day day = 0;       ///< to which it goes up
  Holder holder;           ///< `nation`, `ministry` (all of them) or `province` (all, or the one named)
  std::string metric;      ///< the definition it was probably measured by
  double value = 0;        ///< share 0-1
  Bilingual remark;        ///< who said it, of what, and what contradicts it
  std::string source;      ///< mark of domain.md
};

/// Classes by thresholds (domain.md 3.2).
struct Band {
  struct Step {
    double from = 0;       ///< share at or above which it begins
    Bilingual name;
  };
  std::string id;
  std::vector<std::string> families;  ///< of metrics
  Bilingual name, basis;
  std::vector<Step> steps;            ///< the highest first
};

/// What was set as a goal beside the targets, and is measured by none of the metrics (domain.md 3.1): to be read, never
/// judged by.
struct Goal {
  std::string years;       ///< "2025", "2028-2030"
  Bilingual holder;        ///< whose
  Bilingual goal, basis;
  std::string source;      ///< mark of domain.md
};

/// metrics.json: {"version": 1, "metrics": [...], "options": [...]} (schema: public/rules/README.md), keys named as the members of Metric. A measure
/// is {"base": "received", "where": "channel = online"}, the condition optional; numerator and
/// denominator are one measure or a list to be summed; so are by_service and by_filing, which stand
/// under "levers" and may be left out, as may `higher_is_better` and `comparison_only`; a
/// `tag` that is the same in both languages may be one text. A rate of procedures has, in place of numerator and
/// denominator, `procedures` and `of_procedures`: {"where": "level = full", "used": {"where": "channel = online"}},
/// each part optional.
struct MetricRules {
  std::vector<Metric> metrics;
  std::vector<Option> options;
  std::vector<Metric> variants;  ///< of metrics under every combination of choices; not for lists
  /// A metric, or a variant by its id ("full_process_a+base.handled+post.out": choices in the order of
  /// the options, the first of an option left out). Null when there is none. Lives as long as these rules are neither changed nor destroyed.
  [[nodiscard]] const Metric* find(std::string_view id) const;
  /// The id of `metric` with another choice of one option; its own id for what is not known.
  [[nodiscard]] std::string with_choice(const Metric& metric, std::string_view option, std::string_view choice) const;
  /// The options that are asked of the metric's family.
  [[nodiscard]] std::vector<const Option*> options_of(const Metric& metric) const;
  /// `name` is the file's name for messages. Errors: rules_invalid (args: name, JSON pointer,
  /// reason) for text that is not JSON, an unknown, missing, repeated or mistyped key, an unknown
  /// base, property or need, a property read but not declared in needs, a repeated id.
  [[nodiscard]] static Result<MetricRules> parse(std::string_view json, std::string_view name);
  /// These rules and those of a file, which may leave out one of its two lists: a metric or option of a known id
  /// takes the place of that one, others are added behind. Errors: as parse.
  [[nodiscard]] Result<MetricRules> with(std::string_view json, std::string_view name) const;
};

/// targets.json: {"version": 2, "near_basis": {...}, "targets": [...], "quotations": [...], "bands": [...],
/// "goals": [...]},
/// keys named as the members, `holder` {"level": "province", "unit": "..."} (the unit optional; of
/// version 1: `kind` "locality", that is province, or "ministry"). Of the lists all but one may be left out; so may
/// `source` and `aside` of a target. Written by users it may begin {"xanh": "targets".
struct TargetRules {
  std::vector<Target> targets;
  std::vector<Quotation> quotations;
  std::vector<Band> bands;
  std::vector<Goal> goals;
  Bilingual near_basis;  ///< why the amber band is where it is, for the legend: no official rule
  /// The target of exactly this year, holder and definition: that of the unit by its name, else that of
  /// its level. Null when there is none; lives like MetricRules::find.
  [[nodiscard]] const Target* find(int year, const Holder& holder, const Metric& metric) const;
  /// What may stand beside a figure that has no target of its own, neutral and labelled: of the same
  /// definition or the one that it varies, the holder's level before the province's, this
  /// year's before the latest of earlier ones. Null when there is none.
  [[nodiscard]] const Target* reference(int year, const Holder& holder, const Metric& metric) const;
  /// Shares have at most six decimals, so that comparing with them is exact. Errors: as
  /// MetricRules::parse; also a repeated (year, holder, metric), a share outside 0-1.
  [[nodiscard]] static Result<TargetRules> parse(std::string_view json, std::string_view name);
};

/// Do the two files fit together? Errors: rules_invalid (args: `targets_name`, JSON pointer,
/// reason) for a target of an unknown metric, or one whose amber band lies on its green side.
[[nodiscard]] Result<void> check(const MetricRules& metrics, const TargetRules& targets,
                                 std::string_view targets_name);

}  // namespace xanh::metric

#endif  // XANH_METRIC_RULES_H_
