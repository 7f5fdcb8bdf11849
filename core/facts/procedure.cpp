#include "facts/procedure.h"

#include <cstdint>

#include "text/fold.h"

namespace xanh::facts {
namespace {

// "1.001193" of longer codes; "" when the code is not longer than a national one.
std::string_view national_part(std::string_view code) {
  constexpr std::size_t kNational = 8;
  if (code.size() <= kNational || code[1] != '.' || code[kNational] != '.') return {};
  return code.substr(0, kNational);
}

}  // namespace

void ProcedureIndex::add(const Procedure& procedure, std::size_t position) {
  if (!procedure.code.empty()) by_code_.try_emplace(procedure.code, position);
  if (std::string key = text::fold_key(procedure.name); !key.empty()) {
    const auto [entry, is_new] = by_name_.try_emplace(std::move(key), position);
    if (!is_new) entry->second = SIZE_MAX;
  }
}

std::optional<std::size_t> ProcedureIndex::find_code(std::string_view code) const {
  const auto found = by_code_.find(std::string(code));
  return found == by_code_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> ProcedureIndex::find(std::string_view code, std::string_view name) const {
  if (!code.empty()) {
    auto found = find_code(code);
    if (!found) found = find_code(national_part(code));
    if (found) return found;
  }
  const std::string key = text::fold_key(name);
  if (key.empty()) return std::nullopt;
  const auto found = by_name_.find(key);
  if (found == by_name_.end() || found->second == SIZE_MAX) return std::nullopt;
  return found->second;
}

}  // namespace xanh::facts
