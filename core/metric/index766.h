// The service-quality index of Decision 766 (domain.md 2.6): six scores in five groups, and the rows of its
// formulas that a list of dossiers allows to be made again. Scores are points and are never added over units or
// periods.
#ifndef XANH_METRIC_INDEX766_H_
#define XANH_METRIC_INDEX766_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "facts/shard.h"
#include "metric/figure.h"
#include "metric/rules.h"
#include "text/date.h"

namespace xanh::metric {

/// public/rules/index766.json.
struct Index766Rules {
  struct Score {
    std::string code;        ///< of the portal: "TDGQ"
    Bilingual name;
    int max = 0;             ///< points
  };
  struct Group {
    std::string id;
    Bilingual name;
    std::vector<std::string> codes;  ///< of its scores
    int max = 0;                     ///< their sum
  };
  struct Row {
    int number = 0;                  ///< in the table of its version; 0: none known
    Bilingual content = {};
    std::optional<int> max = {};     ///< none: for information, or not known
    std::string score = {};          ///< the score that it is a part of; "": none
    std::string metric = {};         ///< by which it can be made again; "": by none
    /// Points are min(max, max * rate / threshold); 1: linear.
    double threshold = 1;
    std::optional<Bilingual> note = {};
  };
  struct Version {
    std::string id;
    text::Day first = 0, last = 0;   ///< of the periods that it scores
    Bilingual name, status;          ///< status: its standing in law
    std::string source;
    std::vector<Row> rows;
  };
  std::string total;                 ///< the code of the printed sum
  std::vector<Score> scores;
  std::vector<Group> groups;
  std::vector<Version> versions;     ///< in the order of their days, apart from each other

  /// The version that scores a period ending on `day`; behind the last one that one, for want of a later. Null
  /// before the first.
  [[nodiscard]] const Version* at(text::Day day) const;
  /// Points of all scores.
  [[nodiscard]] int most() const;
  /// {"version": 1, "total": "...", "scores": [...], "groups": [...], "versions": [...]}, keys named as the
  /// members; days are `from` and `to`; a row with a metric has `formula` "linear" or "threshold", then with
  /// `threshold`. Errors: as MetricRules::parse; also groups whose maxima are not the sums of their scores', a
  /// score in no group or two, versions out of order, rows of a score with more points than it has.
  [[nodiscard]] static Result<Index766Rules> parse(std::string_view json, std::string_view name);
};

/// Errors: rules_invalid (args: `name`, JSON pointer, reason) for a row of an unknown metric.
[[nodiscard]] Result<void> check(const MetricRules& metrics, const Index766Rules& index, std::string_view name);

/// Points of a rate 0-1. Nothing where the row has no maximum.
[[nodiscard]] std::optional<double> points_of(const Index766Rules::Row& row, double rate);

/// The printed scores of one unit in one period.
struct UnitScores {
  std::string unit;
  query::Period period;                        ///< zeros: the file tells none
  std::vector<std::optional<double>> points;   ///< by Index766Rules::scores; nothing is not zero
  std::optional<double> printed;               ///< the total as the file has it
  std::optional<double> sum;                   ///< of all scores; nothing where one is lacking
  std::vector<std::uint16_t> sources = {};     ///< of the scores, each once
  int superseded = 0;                          ///< scores that an earlier shard tells otherwise
  /// As printed, else the sum.
  [[nodiscard]] std::optional<double> total() const { return printed ? printed : sum; }
  /// Is the printed total the sum of the scores, but for the rounding of each to two decimals? Nothing where
  /// either is lacking.
  [[nodiscard]] std::optional<bool> adds_up() const;
};

/// By unit and period, the latest first, units in the order of their names' bytes. Of two shards that tell the same
/// score the later of the span counts.
[[nodiscard]] std::vector<UnitScores> unit_scores(const Index766Rules& rules, std::span<const facts::Shard* const> shards);

/// A row made again from what the files hold.
struct Recomputed {
  const Index766Rules::Row* row = nullptr;     ///< of the version; lives in the rules
  const Metric* metric = nullptr;
  Figure figure;                               ///< neither target nor reference
  std::optional<double> points;
};

/// The version's rows that have a metric, in their order. `request` gives days, filters and lens; its metrics,
/// groups and targets are not looked at.
[[nodiscard]] std::vector<Recomputed> recompute(const Index766Rules::Version& version, const MetricRules& metrics, TableRequest request,
                                                std::span<const facts::Shard* const> shards);

}  // namespace xanh::metric

#endif  // XANH_METRIC_INDEX766_H_
