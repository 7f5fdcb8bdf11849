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
    "level_conflict", "text_normalised", "day_month_swapped", "dossier_code_repaired", "dossier_code_odd",
    "code_date_differs", "code_unit_differs", "number_from_text", "unreadable_number"};
inline constexpr std::array<std::string_view, 7> kProvinceFromNames = {
    "nothing", "dossier_codes", "unit_cells", "title", "sheet_name", "file_name", "most_units"};
inline constexpr std::array<std::string_view, 6> kGivenFromNames = {"nothing", "rows", "title", "sheet_name", "file_name", "chosen"};
inline constexpr std::array<std::string_view, 3> kGrainNames = {"dossiers", "catalogue", "statements"};
inline constexpr std::array<std::string_view, 6> kNumberStyleNames = {
    "unknown", "plain", "point_thousands", "comma_thousands", "point_decimal", "comma_decimal"};

[[nodiscard]] inline std::string_view left_out_id(LeftOut reason) { return kLeftOutNames[static_cast<std::size_t>(reason)]; }
[[nodiscard]] inline std::string_view repair_id(Repair repair) { return kRepairNames[static_cast<std::size_t>(repair)]; }
[[nodiscard]] inline std::string_view province_from_id(ProvinceFrom from) { return kProvinceFromNames[static_cast<std::size_t>(from)]; }
[[nodiscard]] inline std::string_view given_from_id(GivenFrom from) { return kGivenFromNames[static_cast<std::size_t>(from)]; }
[[nodiscard]] inline std::string_view grain_id(Grain grain) { return kGrainNames[static_cast<std::size_t>(grain)]; }
[[nodiscard]] inline std::string_view number_style_id(NumberStyle::Kind kind) { return kNumberStyleNames[static_cast<std::size_t>(kind)]; }

}  // namespace xanh::intake

#endif  // XANH_INTAKE_LOG_NAMES_H_
