#include "intake/code_check.h"

#include <algorithm>

#include "intake/evidence.h"
#include "text/ascii.h"
#include "text/fold.h"

namespace xanh::intake {
namespace {

// "1001193", which was 1.001193, and "1.001.193" or "1,001,193", which a spreadsheet has made of it.
std::string with_dot(std::string_view text) {
  if (text.ends_with(".0")) text.remove_suffix(2);  // a number cell on its way through another program
  std::string digits;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool mark = text[i] == '.' || text[i] == ',';
    if (mark && (text.size() != 9 || (i != 1 && i != 5))) return {};
    if (!mark && !text::is_digit(text[i])) return {};
    if (!mark) digits += text[i];
  }
  if (digits.size() != 7 || digits[0] == '0') return {};
  return digits.insert(1, ".");
}

// Without "-Xoa" and the like: a dash and letters behind a national code.
std::string_view without_mark(std::string_view text) {
  if (text.size() <= 8) return text;
  std::size_t at = text.find_first_not_of("0123456789.");
  if (at == std::string_view::npos || at < 8) return text;
  while (at < text.size() && (text[at] == ' ' || text[at] == '-' || text[at] == '_')) ++at;
  return text::bare_key(text.substr(at)) == "xoa" ? text.substr(0, text.find_first_not_of("0123456789.")) : text;
}

}  // namespace

ProcedureCodeText read_procedure_code(std::string_view tidy) {
  ProcedureCodeText out{.text = std::string(tidy)};
  if (out.text.starts_with('\'')) out.text.erase(0, 1);  // a spreadsheet's sign of text
  const std::string written = out.text;
  if (out.text.find(' ') != std::string::npos) {
    std::string joined = out.text;
    std::erase(joined, ' ');
    if (is_procedure_code(without_mark(joined))) out.text = std::move(joined);
  }
  if (const std::string_view bare = without_mark(out.text); bare.size() < out.text.size()) out.text = std::string(bare);
  if (is_cut_procedure_code(out.text)) {
    out.text.append(8 - out.text.size(), '0');
  } else if (std::string dotted = with_dot(out.text); !dotted.empty()) {
    out.text = std::move(dotted);
  }
  out.restored = out.text != written;
  return out;
}

void CodeCheck::repaired(std::string_view written, std::uint64_t row) {
  Tally& tally = log_->repairs[static_cast<std::size_t>(Repair::dossier_code_repaired)];
  tally.add(row, tally.wants_example() ? text::tidy(written) : std::string{});
}

void CodeCheck::odd(std::string_view written, std::uint64_t row) {
  tallies_.odd.add(row, tallies_.odd.wants_example() ? text::tidy(written) : std::string{});
}

void CodeCheck::day_differs(std::string_view written, std::uint64_t row) {
  Tally& tally = log_->repairs[static_cast<std::size_t>(Repair::code_date_differs)];
  tally.add(row, tally.wants_example() ? text::tidy(written) : std::string{});
}

void CodeCheck::add(const CodeTallies& later, const std::vector<std::uint16_t>& units, std::uint64_t base) {
  tallies_.known += later.known;
  tallies_.odd.add(later.odd, base);
  for (std::size_t unit = 0; unit < later.issuers.size(); ++unit) {
    for (const Issuer& seen : later.issuers[unit]) {
      Issuer* issuer = issuer_of(seen.key, units[unit]);
      if (issuer == nullptr) continue;
      issuer->count += seen.count;
      for (std::size_t i = 0; i < seen.first_rows.size() && issuer->first_rows.size() < kRowsKept; ++i) {
        issuer->first_rows.push_back(base + seen.first_rows[i]);
      }
    }
  }
}

void CodeCheck::finish(const facts::Dictionary& units) {
  if (tallies_.known > tallies_.odd.count) log_->repairs[static_cast<std::size_t>(Repair::dossier_code_odd)] = std::move(tallies_.odd);
  Tally& differs = log_->repairs[static_cast<std::size_t>(Repair::code_unit_differs)];
  std::vector<std::uint64_t> rows;
  for (std::size_t unit = 1; unit < tallies_.issuers.size(); ++unit) {
    const std::vector<Issuer>& list = tallies_.issuers[unit];
    if (list.size() < 2 || list.size() > kMostIssuers) continue;
    std::uint64_t all = 0;
    for (const Issuer& issuer : list) all += issuer.count;
    const auto most = std::ranges::max_element(list, {}, [](const Issuer& issuer) { return issuer.count; });
    if (most->count * 3 <= all * 2) continue;
    for (const Issuer& issuer : list) {
      if (issuer.key == most->key) continue;
      differs.count += issuer.count;
      rows.insert(rows.end(), issuer.first_rows.begin(), issuer.first_rows.end());
      if (differs.wants_example()) {
        differs.examples.push_back(facts::issuing_unit_of(issuer.key) + ": " +
                                   std::string(units.at(static_cast<std::uint16_t>(unit))));
      }
    }
  }
  std::ranges::sort(rows);
  if (rows.size() > kRowsKept) rows.resize(kRowsKept);
  differs.first_rows = std::move(rows);
}

}  // namespace xanh::intake
