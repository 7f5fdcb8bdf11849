// What a column of an export means (canonical fields of domain.md 5.2).
#ifndef XANH_INTAKE_ROLE_H_
#define XANH_INTAKE_ROLE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace xanh::intake {

enum class Role : std::uint8_t {
  none,          ///< read past; not personal as far as its header says
  personal,      ///< dropped while reading, counted, never stored
  dossier_code, procedure_code, procedure_name, field, unit, channel, service_level,
  submitted_at, received_at, due_at, finished_at, returned_at,
  status, timing, digitised, reused, e_result, paid_online, fee, applicant_type,
  eligible, integrated,  ///< of a procedure catalogue
  count,                 ///< of a form: a number of dossiers, see ColumnDecision::meaning
  rate,                  ///< of a form: a printed percentage; only checked
  score,                 ///< of a 766 export
};

inline constexpr std::array kRoles = {
    Role::none, Role::personal, Role::dossier_code, Role::procedure_code, Role::procedure_name, Role::field,
    Role::unit, Role::channel, Role::service_level, Role::submitted_at, Role::received_at, Role::due_at,
    Role::finished_at, Role::returned_at, Role::status, Role::timing, Role::digitised, Role::reused,
    Role::e_result, Role::paid_online, Role::fee, Role::applicant_type, Role::eligible, Role::integrated,
    Role::count, Role::rate, Role::score};
inline constexpr std::size_t kRoleCount = kRoles.size();

/// The id used in columns.json and machine output: "dossier_code", ...
[[nodiscard]] std::string_view role_id(Role role);
[[nodiscard]] std::optional<Role> role_from_id(std::string_view id);

}  // namespace xanh::intake

#endif  // XANH_INTAKE_ROLE_H_
