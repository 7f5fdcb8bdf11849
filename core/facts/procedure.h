// A procedure as the catalogue has it, and how the words of a dossier find it.
#ifndef XANH_FACTS_PROCEDURE_H_
#define XANH_FACTS_PROCEDURE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "facts/trait.h"

namespace xanh::facts {

struct Procedure {
  std::string code, name, field;
  Level level = Level::unknown;
  Flag eligible = Flag::unknown;
  Flag integrated = Flag::unknown;
  Flag has_fee = Flag::unknown;
};

/// Positions of procedures by code and by name.
class ProcedureIndex {
 public:
  /// `position` is the caller's. The first to bear a code keeps it; a name that two bear finds none.
  void add(const Procedure& procedure, std::size_t position);
  /// By exactly this code.
  [[nodiscard]] std::optional<std::size_t> find_code(std::string_view code) const;
  /// By code when it is not empty and known, if need be as the national procedure of which it is a
  /// case ("1.001193.01") or a local form ("1.011442.000.00.00.H38"); else by the fold key of the name
  /// when exactly one procedure bears it (104 names repeat in a real catalogue).
  [[nodiscard]] std::optional<std::size_t> find(std::string_view code, std::string_view name) const;

 private:
  std::unordered_map<std::string, std::size_t> by_code_;
  std::unordered_map<std::string, std::size_t> by_name_;  ///< SIZE_MAX where several bear it
};

}  // namespace xanh::facts

#endif  // XANH_FACTS_PROCEDURE_H_
