// From a sample to the reading plan of an aggregate form (domain.md 5.5). Inside this room only.
#ifndef XANH_INTAKE_FORM_PLAN_H_
#define XANH_INTAKE_FORM_PLAN_H_

#include <span>
#include <string_view>

#include "intake/form_rules.h"
#include "intake/plan.h"

namespace xanh::intake {

/// What the table is a part of.
struct FormContext {
  const ColumnRules::Impl& columns;
  const FormRules::Impl& forms;
  std::string_view sheet, file;
  const UnitIndex* units = nullptr;
  const GivenChoices& givens;
};

struct FormPlan {
  TablePlan table;  ///< grain statements; no plan where it is no form
  GivenLog givens;  ///< by the lines above the header, the names, and the user
};

/// A form has a header of 1-4 levels whose words are those of forms.json and columns of whole
/// numbers below it (or of scores), and neither dossier codes nor dates. `choices` are those of
/// this table. The score of its table compares with those of plan_table. Without a plan the error
/// is header_not_found, or period_unknown where columns name months of no year.
[[nodiscard]] FormPlan plan_form(const Sample& sample, const FormContext& context,
                                 std::span<const RoleChoice> choices);

}  // namespace xanh::intake

#endif  // XANH_INTAKE_FORM_PLAN_H_
