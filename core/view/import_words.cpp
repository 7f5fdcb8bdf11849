// Forms in words.
#include <algorithm>
#include <array>

#include "facts/trait_names.h"
#include "view/import_text.h"

namespace xanh::view {
namespace {

using facts::Extent;

/// "nop truc tuyen", "truc tiep hoac buu chinh"; "" when all are meant.
std::string values_text(std::size_t property, std::uint8_t set, const Strings& say) {
  if (set == Extent::kAny) return {};
  const auto names = facts::value_names(facts::Property{static_cast<std::uint8_t>(property)});
  std::string out;
  for (std::size_t i = 1; i < names.size(); ++i) {
    if ((set >> i & 1U) == 0) continue;
    if (!out.empty()) out += say("extent.or");
    out += say("extent." + std::string(facts::kPropertyNames[property]) + "." + std::string(names[i]));
  }
  return out;
}

void add_part(std::string& out, const std::string& part) {
  if (part.empty()) return;
  if (!out.empty()) out += " \xC2\xB7 ";
  out += part;
}

}  // namespace

std::string days_text(const intake::Days& days, const Strings& say) {
  const auto first = text::civil_from_day(days.first), last = text::civil_from_day(days.last);
  const bool whole = first.day == 1 && text::civil_from_day(days.last + 1).day == 1 && first.year == last.year;
  const std::string year = std::to_string(first.year);
  if (whole && first.month == last.month) return (first.month < 10 ? "0" : "") + std::to_string(first.month) + "/" + year;
  if (whole && first.month == 1 && last.month == 12) return say("days.year", {year});
  return say.day(days.first) + " \xE2\x80\x93 " + say.day(days.last);
}

std::string meaning_text(const intake::ColumnDecision& column, const Strings& say) {
  std::string out;
  if (!column.score.empty()) {
    const std::string key = "score." + column.score;
    out = say.has(key) ? say(key) : column.score;
  } else if (column.meaning) {
    out = say("base." + std::string(facts::kBaseNames[static_cast<std::size_t>(column.meaning->base)]));
    for (std::size_t i = 0; i < facts::kProperties; ++i) {
      add_part(out, values_text(i, column.meaning->extent[facts::Property{static_cast<std::uint8_t>(i)}], say));
    }
  }
  if (column.days && (column.meaning || !column.score.empty())) add_part(out, days_text(*column.days, say));
  return out;
}

}  // namespace xanh::view
