#include <array>

#include "view/strings.h"

namespace xanh::view {
namespace {

/// Keys of public/text: "error." and the name of the code. In the enum's order.
constexpr std::array<std::string_view, 30> kCodes = {
    "file_not_found", "file_unreadable", "file_empty", "not_a_table", "format_unsupported",
    "workbook_encrypted", "archive_encrypted", "archive_truncated", "archive_corrupt", "part_missing", "xml_malformed",
    "json_malformed", "encoding_invalid", "header_not_found", "columns_unknown", "no_rows",
    "cell_too_long", "too_many_columns", "too_many_values", "too_large", "out_of_memory",
    "rules_invalid", "unknown_name", "write_failed", "dialog_missing", "period_reversed", "period_empty", "period_unknown",
    "chart_missing", "cancelled"};
static_assert(kCodes.size() == static_cast<std::size_t>(ErrorCode::cancelled) + 1);

/// "ho-so.xlsx, trang tính Hồ sơ, dòng 12, cột 3": what is known of it.
std::string place(const Place& at, const Strings& say) {
  std::string out = at.file;
  const auto add = [&out](const std::string& part) {
    if (!out.empty()) out += ", ";
    out += part;
  };
  if (!at.sheet.empty()) add(say("place.sheet", {at.sheet}));
  if (at.row > 0) add(say("place.row", {say.count(static_cast<std::int64_t>(at.row))}));
  if (at.column > 0) add(say("place.column", {std::to_string(at.column)}));
  return out;
}

}  // namespace

std::string message(const Error& error, const Strings& say) {
  const auto arg = [&error](std::size_t i) {
    return i < error.args.size() ? std::string_view(error.args[i]) : std::string_view{};
  };
  const std::string key = "error." + std::string(kCodes[static_cast<std::size_t>(error.code)]);
  // A reason of our own, and the kind of a name, are said in the user's language; what the system says
  // stays as it came.
  const auto said = [&](std::string_view prefix, std::size_t i) {
    const std::string own = std::string(prefix) + std::string(arg(i));
    return say.has(own) ? say(own) : std::string(arg(i));
  };
  std::string first(arg(0)), third(arg(2));
  if (error.code == ErrorCode::file_unreadable) first = said("reason.", 0);
  if (error.code == ErrorCode::unknown_name) first = said("what.", 0);
  if (error.code == ErrorCode::rules_invalid) third = said("reason.", 2);
  const std::string what = say(key, {first, arg(1), third});
  const std::string where = place(error.place, say);
  return where.empty() ? what : say("error.at", {where, what});
}

}  // namespace xanh::view
