// Measures, conditions and needs as metrics.json writes them: for definitions and options alike.
#ifndef XANH_METRIC_MEASURE_READER_H_
#define XANH_METRIC_MEASURE_READER_H_

#include <optional>
#include <vector>

#include "metric/rules.h"
#include "metric/rules_reader.h"

namespace xanh::metric {

/// A base by its name; an error at the node, and nullopt, for an unknown one.
[[nodiscard]] std::optional<query::Base> read_base(const Node& node);

/// A condition as text; an error at the node for one that cannot be read.
[[nodiscard]] query::Condition read_condition(const Node& node);

/// One measure, or a list of them.
[[nodiscard]] std::vector<query::Measure> read_measures(const Node& node);

/// A list of needs, each there once.
[[nodiscard]] std::vector<Need> read_need_list(const Node& node);

/// A measure of procedures; an error where `where` reads what a catalogue does not tell.
[[nodiscard]] ProcedureMeasure read_procedures(const Node& node);

/// What counting the procedures reads of the catalogue, and of dossiers: the latter nothing without `used`.
[[nodiscard]] std::vector<Need> needs_of_catalogue(const ProcedureMeasure& procedures);
[[nodiscard]] std::vector<Need> needs_of_used(const ProcedureMeasure& procedures);

/// What counting the measure reads of a dossier.
[[nodiscard]] std::vector<Need> needs_of(const query::Measure& measure);

}  // namespace xanh::metric

#endif  // XANH_METRIC_MEASURE_READER_H_
