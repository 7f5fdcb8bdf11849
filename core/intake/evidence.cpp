#include "intake/evidence.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "facts/dossier_code.h"
#include "intake/moment.h"
#include "text/ascii.h"
#include "text/fold.h"
#include "text/number.h"

namespace xanh::intake {
namespace {

bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, text::is_digit); }

// Digits of a phone or identity number as people and Excel write it: blanks, dots and hyphens
// between groups, "+84" before, ".0" behind. Empty when something else is in the cell.
std::string plain_digits(std::string_view text) {
  if (text.ends_with(".0")) text.remove_suffix(2);
  std::string out;
  std::size_t at = 0;
  if (text.starts_with("+84")) {
    out = "0";
    at = 3;
  }
  if (text.starts_with('\'')) at = 1;
  for (; at < text.size(); ++at) {
    if (text::is_digit(text[at])) {
      out += text[at];
    } else if (text[at] != ' ' && text[at] != '.' && text[at] != '-') {
      return {};
    }
  }
  return out;
}

// 12 digits of which the first three are a province of the old numbering, 001-096.
bool is_identity(const std::string& digits) {
  return digits.size() == 12 && digits[0] == '0' && digits.compare(0, 3, "001") >= 0 &&
         digits.compare(0, 3, "096") <= 0;
}

bool is_contact(std::string_view text, const std::string& digits) {
  const std::size_t at = text.find('@');
  if (at != std::string_view::npos && at > 0 && text.find('.', at) != std::string_view::npos) return true;
  if (digits.size() == 12) return true;
  if (digits.size() == 10 || digits.size() == 11) {
    return digits[0] == '0' && (digits[1] == '2' || digits[1] == '3' || digits[1] == '5' ||
                                digits[1] == '7' || digits[1] == '8' || digits[1] == '9' || digits.size() == 11);
  }
  // Nine digits: an old identity number, or a phone whose zero Excel has dropped.
  return digits.size() == 9;
}

// A program's default in place of a date still tells of a column of dates; small numbers do not.
bool is_date(const SampleCell& cell, bool system_1904) {
  const Moment moment = read_moment(cell.kind, cell.text, system_1904);
  const bool typed = cell.kind == source::CellKind::number || cell.kind == source::CellKind::date_serial;
  return moment.known() || (moment.state == Moment::State::implausible && !typed);
}

Evidence look_at_cell(const SampleCell& cell, bool system_1904, const ColumnRules::Impl& rules) {
  Evidence out;
  const std::string text = text::tidy(cell.text);
  const std::string bare = text::bare_key(text);
  const std::string key = text.ends_with(".0") ? label_key(text) : bare.empty() ? text : bare;
  // "-" and "N/A" say nothing; a tick does, though it has no letters.
  if (text.empty() || (rules.is_empty_key(bare) && !rules.flag.is_whole(key))) return out;
  out.filled = 1;
  const std::string digits = plain_digits(text);
  const bool code = is_dossier_code(text);
  out.dates = is_date(cell, system_1904);
  out.numbers = text::parse_plain_number(text).has_value();
  out.dossier_codes = code;
  out.procedure_codes = is_procedure_code(text);
  out.contacts = !code && is_contact(text, digits);
  out.identities = is_identity(digits);
  out.channels = rules.channel.find(key).has_value();
  out.levels = rules.level.find(key).has_value();
  out.statuses = rules.status.find(key).has_value();
  out.timings = rules.timing.find(key).has_value();
  out.flags = rules.flag.find(key).has_value();
  out.payments = rules.payment.find(key).has_value();
  out.fees = rules.fee.find(key).has_value() || text::parse_count(text).has_value();
  return out;
}

}  // namespace

Evidence& Evidence::operator+=(const Evidence& other) {
  filled += other.filled;
  dates += other.dates, numbers += other.numbers;
  dossier_codes += other.dossier_codes, procedure_codes += other.procedure_codes;
  contacts += other.contacts, identities += other.identities;
  channels += other.channels, levels += other.levels, statuses += other.statuses;
  timings += other.timings, flags += other.flags, payments += other.payments, fees += other.fees;
  return *this;
}

bool is_cut_procedure_code(std::string_view text) {
  return text.size() >= 3 && text.size() < 8 && text::is_digit(text[0]) && text[0] != '0' && text[1] == '.' &&
         all_digits(text.substr(2));
}

bool is_procedure_code(std::string_view text) {
  if (is_cut_procedure_code(text) && text.size() >= 6) return true;
  if (text.size() < 8 || !text::is_digit(text[0]) || text[1] != '.' || !all_digits(text.substr(2, 6))) return false;
  return text.size() == 8 || text[8] == '.' || text[8] == '-';
}

bool is_dossier_code(std::string_view text) {
  return facts::read_code(text).known;
}

Evidence look_at(const Sample& sample, std::size_t column, std::size_t first_row,
                 const ColumnRules::Impl& rules) {
  Evidence out;
  std::unordered_map<std::string_view, Evidence> seen;  // what one cell of this text adds
  for (std::size_t r = first_row; r < sample.rows.size(); ++r) {
    ++out.rows;
    const auto& cells = sample.rows[r].cells;
    if (column >= cells.size() || cells[column].kind == source::CellKind::empty) continue;
    const SampleCell& cell = cells[column];
    const auto [entry, is_new] = seen.try_emplace(cell.text);
    if (is_new) entry->second = look_at_cell(cell, sample.system_1904, rules);
    out += entry->second;
  }
  return out;
}

double support(Role role, const Evidence& e) {
  constexpr double kSilent = 0.7;
  if (e.filled == 0) return kSilent;
  // Typed columns: most values must be of the type; a column of something else is refuted.
  const auto typed = [&e](std::size_t hits) {
    const double share = e.share(hits);
    if (share >= 0.5) return 1.0;
    return share >= 0.1 ? 0.5 + share : 0.0;
  };
  // Vocabularies grow: an unknown word weakens, it does not refute.
  const auto worded = [&e](std::size_t hits) { return 0.3 + 0.7 * e.share(hits); };
  switch (role) {
    case Role::submitted_at:
    case Role::received_at:
    case Role::due_at:
    case Role::finished_at:
    case Role::returned_at: return typed(e.dates);
    case Role::dossier_code:
      if (e.share(e.dossier_codes) >= 0.5) return 1.0;
      return e.share(e.identities) >= 0.8 || e.share(e.dates) >= 0.5 ? 0.0 : kSilent;
    case Role::procedure_code:
      if (e.share(e.procedure_codes) >= 0.5) return 1.0;
      return e.share(e.contacts) >= 0.5 || e.share(e.dates) >= 0.5 ? 0.0 : kSilent;
    case Role::procedure_name:
    case Role::field:
    case Role::unit:
      if (e.share(e.contacts) >= 0.5 || e.share(e.dates) >= 0.5) return 0.0;
      return e.share(e.numbers) >= 0.5 ? 0.4 : 0.9;
    case Role::channel: return worded(e.channels);
    case Role::service_level: return worded(e.levels);
    case Role::status: return worded(e.statuses);
    case Role::timing: return worded(std::max(e.timings, e.numbers));
    case Role::digitised:
    case Role::reused:
    case Role::e_result:
    case Role::eligible:
    case Role::integrated: return worded(e.flags);
    case Role::paid_online: return worded(e.payments);
    case Role::fee: return worded(e.fees);
    case Role::none:
    case Role::personal:
    case Role::applicant_type:
    case Role::count:  // of forms, which have their own plan
    case Role::rate:
    case Role::score: break;
  }
  return kSilent;
}

}  // namespace xanh::intake
