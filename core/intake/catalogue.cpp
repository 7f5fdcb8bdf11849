#include "intake/catalogue.h"

#include <cstdint>

#include "text/fold.h"

namespace xanh::intake {
namespace {

// "1.001193" of the case code "1.001193.01" and the local "1.011442.000.00.00.H38"; "" when the
// code is not longer than a national one.
std::string_view national_part(std::string_view code) {
  constexpr std::size_t kNational = 8;
  if (code.size() <= kNational || code[1] != '.' || code[kNational] != '.') return {};
  return code.substr(0, kNational);
}

template <class T>
void fill(T& value, T other) {
  if (value == T::unknown) value = other;
}

}  // namespace

void Catalogue::add(Procedure procedure) {
  if (!procedure.code.empty()) {
    const auto [entry, is_new] = by_code_.try_emplace(procedure.code, procedures_.size());
    if (!is_new) {  // listed twice: the first line stands, the second one completes it
      Procedure& first = procedures_[entry->second];
      fill(first.level, procedure.level);
      fill(first.eligible, procedure.eligible);
      fill(first.integrated, procedure.integrated);
      fill(first.has_fee, procedure.has_fee);
      if (first.field.empty()) first.field = std::move(procedure.field);
      return;
    }
  }
  if (std::string key = text::fold_key(procedure.name); !key.empty()) {
    const auto [entry, is_new] = by_name_.try_emplace(std::move(key), procedures_.size());
    if (!is_new) entry->second = SIZE_MAX;
  }
  procedures_.push_back(std::move(procedure));
}

const Procedure* Catalogue::find(std::string_view code, std::string_view name) const {
  if (!code.empty()) {
    auto found = by_code_.find(std::string(code));
    if (found == by_code_.end()) found = by_code_.find(std::string(national_part(code)));
    if (found != by_code_.end()) return &procedures_[found->second];
  }
  const std::string key = text::fold_key(name);
  if (key.empty()) return nullptr;
  const auto found = by_name_.find(key);
  if (found == by_name_.end() || found->second == SIZE_MAX) return nullptr;
  return &procedures_[found->second];
}

}  // namespace xanh::intake
