// Rates of procedures (domain.md 2.1 E, 2.3): counted over the catalogue, not over dossiers.
#ifndef XANH_METRIC_PROCEDURES_H_
#define XANH_METRIC_PROCEDURES_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "facts/procedure.h"
#include "facts/shard.h"
#include "metric/figure.h"
#include "metric/forms.h"
#include "metric/rules.h"

namespace xanh::metric {

/// The rates of procedures among the metrics of one request, over the catalogue of its lens. A
/// procedure is in use when a dossier of it was received in the period, in whichever file. Groups:
/// fields, levels and procedures, by the catalogue; months only where the numerator is of
/// procedures in use (of the month; the denominator is the whole catalogue, so that months do not
/// add up). A catalogue says nothing of units and channels: neither groups nor filters by them can be
/// told, and the need is catalogue_split.
class ProcedureRates {
 public:
  ProcedureRates(const TableRequest& request, std::span<const facts::Shard* const> shards);

  struct Answer {
    std::vector<Need> missing;  ///< what is lacking; then there are no counts
    Told told;
  };
  /// REQUIRES: `metric` is one of the request and has `procedures`.
  [[nodiscard]] Answer total(const Metric& metric) const;
  /// Of one group of the request's group_by, by its key in dossiers; a group that the catalogue does
  /// not have has 0 of 0.
  [[nodiscard]] Answer group(const Metric& metric, const query::Key& key) const;
  /// The groups that the catalogue has besides these, procedures by their code (name where there is
  /// none). None by month.
  [[nodiscard]] std::vector<query::Key> groups_besides(const std::map<query::Key, std::vector<std::int64_t>>& groups) const;

 private:
  struct Used {
    std::vector<Need> missing;
    std::vector<std::set<std::string>> months;  ///< by procedure: in which it was used ("" without months)
  };
  [[nodiscard]] bool by_month() const;
  [[nodiscard]] bool can_split() const;
  [[nodiscard]] std::string group_of(query::Dimension by, std::size_t procedure) const;
  [[nodiscard]] std::string group_of(query::Dimension by, const std::string& key) const;
  [[nodiscard]] std::optional<std::size_t> find(const std::string& key) const;
  [[nodiscard]] Told count(const Metric& metric, std::span<const std::size_t> procedures, const std::string* month) const;
  [[nodiscard]] std::vector<Need> missing(const Metric& metric) const;
  void find_used(std::span<const Metric* const> metrics, std::span<const facts::Shard* const> shards);

  const TableRequest& request_;
  std::span<const facts::Procedure> procedures_;
  facts::ProcedureIndex index_;
  std::vector<std::size_t> kept_;              ///< procedures that the filters let through
  std::map<std::string, std::vector<std::size_t>> members_;  ///< of them, by group
  std::map<const Metric*, std::vector<Need>> missing_;
  std::vector<facts::TraitWord> words_;        ///< by procedure
  bool filtered_otherwise_ = false;            ///< by what a catalogue does not know
  std::map<std::string, std::string> names_;   ///< of procedures by the keys of dossiers
  std::vector<std::pair<query::Condition, Used>> used_;
};

}  // namespace xanh::metric

#endif  // XANH_METRIC_PROCEDURES_H_
