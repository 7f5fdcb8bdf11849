// The procedure catalogue: what a province says of each procedure, joined by code, else by
// exact normalised name (issue: never overwrites what the row itself says).
#ifndef XANH_INTAKE_CATALOGUE_H_
#define XANH_INTAKE_CATALOGUE_H_

#include <string>
#include <string_view>
#include <vector>

#include "facts/procedure.h"

namespace xanh::intake {

using facts::Procedure;

class Catalogue {
 public:
  void add(Procedure procedure);
  /// As facts::ProcedureIndex::find; null when there is none.
  [[nodiscard]] const Procedure* find(std::string_view code, std::string_view name) const;
  [[nodiscard]] const std::vector<Procedure>& procedures() const { return procedures_; }

 private:
  std::vector<Procedure> procedures_;
  facts::ProcedureIndex index_;
};

}  // namespace xanh::intake

#endif  // XANH_INTAKE_CATALOGUE_H_
