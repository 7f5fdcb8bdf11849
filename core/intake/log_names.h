// Machine names of what the import log tallies: keys of texts and of machine output.
#ifndef XANH_INTAKE_LOG_NAMES_H_
#define XANH_INTAKE_LOG_NAMES_H_

#include <array>
#include <string_view>

#include "intake/import_log.h"

namespace xanh::intake {

// Indexed by the enum's value.
inline constexpr std::array<std::string_view, static_cast<std::size_t>(LeftOut::count_)> kLeftOutNames = {
    "blank", "repeated_header", "column_numbers", "total_row", "group_row", "signature", "no_received_date", "not_accepted"};
inline constexpr std::array<std::string_view, static_cast<std::size_t>(Repair::count_)> kRepairNames = {
    "unreadable_date", "implausible_date", "unknown_channel", "unknown_level", "unknown_status", "unknown_flag",
    "finished_before_received", "procedure_code_restored", "finished_from_returned", "level_from_catalogue",
    "level_conflict", "text_normalised"};
inline constexpr std::array<std::string_view, 7> kProvinceFromNames = {
    "nothing", "dossier_codes", "unit_cells", "title", "sheet_name", "file_name", "most_units"};

[[nodiscard]] inline std::string_view left_out_id(LeftOut reason) { return kLeftOutNames[static_cast<std::size_t>(reason)]; }
[[nodiscard]] inline std::string_view repair_id(Repair repair) { return kRepairNames[static_cast<std::size_t>(repair)]; }
[[nodiscard]] inline std::string_view province_from_id(ProvinceFrom from) { return kProvinceFromNames[static_cast<std::size_t>(from)]; }

}  // namespace xanh::intake

#endif  // XANH_INTAKE_LOG_NAMES_H_
