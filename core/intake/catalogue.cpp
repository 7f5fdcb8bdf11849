#include "intake/catalogue.h"

namespace xanh::intake {
namespace {

template <class T>
void fill(T& value, T other) {
  if (value == T::unknown) value = other;
}

}  // namespace

void Catalogue::add(Procedure procedure) {
  if (const auto listed = procedure.code.empty() ? std::nullopt : index_.find_code(procedure.code)) {
    Procedure& first = procedures_[*listed];  // listed twice: the first line stands, the second one completes it
    fill(first.level, procedure.level);
    fill(first.eligible, procedure.eligible);
    fill(first.integrated, procedure.integrated);
    fill(first.has_fee, procedure.has_fee);
    if (first.field.empty()) first.field = std::move(procedure.field);
    return;
  }
  index_.add(procedure, procedures_.size());
  procedures_.push_back(std::move(procedure));
}

const Procedure* Catalogue::find(std::string_view code, std::string_view name) const {
  const auto found = index_.find(code, name);
  return found ? &procedures_[*found] : nullptr;
}

}  // namespace xanh::intake
