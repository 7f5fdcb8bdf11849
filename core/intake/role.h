// What a column of an export means (canonical fields of domain.md 5.2).
#ifndef XANH_INTAKE_ROLE_H_
#define XANH_INTAKE_ROLE_H_

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
};

/// The id used in columns.json and machine output: "dossier_code", ...
[[nodiscard]] std::string_view role_id(Role role);
[[nodiscard]] std::optional<Role> role_from_id(std::string_view id);

}  // namespace xanh::intake

#endif  // XANH_INTAKE_ROLE_H_
