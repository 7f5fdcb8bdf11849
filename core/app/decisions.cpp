#include "app/decisions.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "text/fold.h"

namespace xanh::app {
namespace {

constexpr std::array<std::string_view, 4> kChannels = {"", "in_person", "online", "post"};  // by facts::Channel
constexpr std::array<std::pair<char, std::string_view>, 3> kSeparators = {{{',', "comma"}, {';', "semicolon"}, {'\t', "tab"}}};
constexpr std::string_view kDates = "2025-10-31, 31/10/2025";
constexpr std::string_view kPeriods = "2025-01-01..2025-10-31, 01/01/2025..31/10/2025";

std::unexpected<Error> unknown(std::string_view kind, std::string_view text, std::string_view known) {
  return fail(ErrorCode::unknown_name, {}, {std::string(kind), std::string(text), std::string(known)});
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::optional<text::Day> day_of(std::string_view text) {
  const auto date = text::parse_date(trimmed(text));
  // A file tells of this century; another year is a slip of the hand.
  if (!date || date->day < text::day_from_civil(2000, 1, 1) || date->day > text::day_from_civil(2100, 12, 31)) return std::nullopt;
  return date->day;
}

// The two days stand on either side of "..", of a dash between blanks or of an en dash.
Result<intake::Days> days_of(std::string_view text) {
  for (const std::string_view between : {std::string_view(".."), std::string_view("\xE2\x80\x93"), std::string_view(" - ")}) {
    const std::size_t at = text.find(between);
    if (at == std::string_view::npos) continue;
    const auto first = day_of(text.substr(0, at)), last = day_of(text.substr(at + between.size()));
    if (!first || !last) break;
    if (*first > *last) return fail(ErrorCode::period_reversed, {}, {std::string(trimmed(text.substr(0, at))), std::string(trimmed(text.substr(at + between.size())))});
    return intake::Days{*first, *last};
  }
  return unknown("period", text, kPeriods);
}

Result<void> role_of(Decisions& decisions, std::string_view what, const intake::ImportLog& log) {
  const std::size_t equals = what.find('=');
  std::uint32_t column = 0;
  const auto [end, error] = std::from_chars(what.data(), what.data() + std::min(equals, what.size()), column);
  if (equals == std::string_view::npos || error != std::errc{} || end != what.data() + equals || column >= log.columns.size()) {
    return unknown("role", what, "INDEX:COLUMN=ROLE");
  }
  const std::string_view id = what.substr(equals + 1);
  const auto role = intake::role_from_id(id);
  if (!role && id != "auto") {
    std::string known = "auto";
    for (const intake::Role each : intake::kRoles) known += ", " + std::string(intake::role_id(each));
    return unknown("role", id, known);
  }
  decide_role(decisions, log.sheet, column, role);
  return {};
}

Result<void> sheet_of(Decisions& decisions, std::string_view what, const intake::ImportLog& log) {
  if (!what.starts_with('=')) return unknown("sheet", what, "INDEX=NAME");
  const std::string_view name = what.substr(1);
  if (name.empty()) {
    decisions.sheet.reset();
    return {};
  }
  std::string known;
  for (const intake::SheetLog& sheet : log.sheets) {
    if (sheet.name == name) {
      decisions.sheet = sheet.name;
      return {};
    }
    known += (known.empty() ? "" : ", ") + sheet.name;
  }
  return unknown("sheet", name, known);
}

Result<void> text_of(source::TextChoice& choice, std::string_view what, std::string_view value) {
  if (what == "separator") {
    const auto separator = separator_from_id(value);
    if (!value.empty() && !separator) return unknown("separator", value, "comma, semicolon, tab");
    choice.separator = separator;
  } else if (what == "encoding") {
    const auto encoding = text::encoding_of_name(value);
    if (!value.empty() && !encoding) {
      std::string known;
      for (const text::Encoding each : text::kEncodings) known += (known.empty() ? "" : ", ") + std::string(text::encoding_name(each));
      return unknown("encoding", value, known);
    }
    choice.encoding = encoding;
  } else {
    return unknown("text", what, "encoding, separator");
  }
  return {};
}

}  // namespace

std::optional<std::string_view> separator_id(char separator) {
  const auto found = std::ranges::find(kSeparators, separator, &std::pair<char, std::string_view>::first);
  return found == kSeparators.end() ? std::nullopt : std::optional(found->second);
}

std::optional<char> separator_from_id(std::string_view id) {
  const auto found = std::ranges::find(kSeparators, id, &std::pair<char, std::string_view>::second);
  return found == kSeparators.end() ? std::nullopt : std::optional(found->first);
}

void decide_role(Decisions& decisions, const std::string& sheet, std::uint32_t column, std::optional<intake::Role> role) {
  // Many columns may count, hold rates or scores, be personal or unused.
  using enum intake::Role;
  const bool single = role && *role != none && *role != personal && *role != count && *role != rate && *role != score;
  std::erase_if(decisions.roles, [&](const intake::RoleChoice& old) {
    return old.sheet == sheet && (old.column == column || (single && old.role == *role));
  });
  if (role) decisions.roles.push_back({sheet, column, *role});
}

Result<void> decide_given(intake::GivenChoices& givens, std::string_view what, std::string_view text) {
  text = trimmed(text);
  if (what == "unit") {
    givens.unit = text.empty() ? std::nullopt : std::optional(text::tidy(text));
  } else if (what == "channel") {
    const auto found = std::ranges::find(kChannels, text);
    if (found == kChannels.end()) return unknown("channel", text, "in_person, online, post");
    givens.channel = text.empty() ? std::nullopt : std::optional(static_cast<facts::Channel>(found - kChannels.begin()));
  } else if (what == "header") {
    std::uint64_t row = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), row);
    if (!text.empty() && (error != std::errc{} || end != text.data() + text.size() || row == 0)) return unknown("row", text, "1, 2, 3...");
    givens.header_row = text.empty() ? std::nullopt : std::optional(row);
  } else if (what == "as_of") {
    const auto day = day_of(text);
    if (!text.empty() && !day) return unknown("date", text, kDates);
    givens.as_of = day;
  } else if (what == "period") {
    if (text.empty()) {
      givens.period.reset();
      return {};
    }
    const auto days = days_of(text);
    if (!days) return std::unexpected(days.error());
    givens.period = *days;
  } else {
    return unknown("given", what, "header, unit, channel, period, as_of");
  }
  return {};
}

Result<void> decide(Decisions& decisions, std::string_view verb, std::string_view what, const intake::ImportLog& log) {
  Decisions next = decisions;
  Result<void> done;
  if (verb == "role") {
    done = role_of(next, what, log);
  } else if (verb == "sheet") {
    done = sheet_of(next, what, log);
  } else {
    const std::size_t equals = what.find('=');
    if (equals == std::string_view::npos) return unknown(verb, what, "INDEX:WHAT=TEXT");
    done = verb == "text" ? text_of(next.text, what.substr(0, equals), what.substr(equals + 1))
                          : decide_given(next.givens, what.substr(0, equals), what.substr(equals + 1));
  }
  if (done) decisions = std::move(next);
  return done;
}

}  // namespace xanh::app
