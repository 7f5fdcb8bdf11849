// Codes of procedures mended, and what dossier codes say held against the row they stand in
// (domain.md 5.4). Inside this room only.
#ifndef XANH_INTAKE_CODE_CHECK_H_
#define XANH_INTAKE_CODE_CHECK_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facts/dictionary.h"
#include "facts/dossier_code.h"
#include "intake/part.h"

namespace xanh::intake {

/// A procedure's code as the State writes it.
struct ProcedureCodeText {
  std::string text;
  bool restored = false;  ///< it was another text: a dot or zeros lost, grouped as a number, "-Xoa" behind
};
/// `tidy` is a tidy cell. What is no code of a national pattern comes back as it is.
[[nodiscard]] ProcedureCodeText read_procedure_code(std::string_view tidy);

/// Tallies what is odd in the dossier codes of a list: each by the row, what needs the whole list at
/// the end.
class CodeCheck {
 public:
  explicit CodeCheck(ImportLog& log) : log_(&log) {}

  /// `written` is the cell. `filed`: the days on which the dossier may have been filed, 0 for none
  /// (submitted, received): the code's day is wrong when it is more than one away from each.
  /// `unit`: the row's unit in the shard; 0: none.
  void note(const facts::CodeReading& code, std::string_view written, std::uint64_t row, text::Day submitted,
            text::Day received, std::uint16_t unit) {
    if (code.repaired) repaired(written, row);
    if (!code.known) return odd(written, row);
    ++tallies_.known;
    const auto away = [&code](text::Day day) { return day == 0 || day - code.day > 1 || code.day - day > 1; };
    if (away(received) && away(submitted) && (received | submitted) != 0) day_differs(written, row);
    if (unit != 0 && code.unit != 0) count_unit(code.unit, unit, row);
  }

  /// What was seen so far, of a part; adds that of the next part. `units`: codes here of the part's units.
  [[nodiscard]] CodeTallies take() { return std::move(tallies_); }
  void add(const CodeTallies& later, const std::vector<std::uint16_t>& units, std::uint64_t base);

  /// Completes the log: codes of no known pattern, where most are of one; rows whose code is of
  /// another unit than more than two in three codes of their unit.
  void finish(const facts::Dictionary& units);

 private:
  static constexpr std::size_t kRowsKept = 20;
  // Units with more issuers have no issuer of their own.
  static constexpr std::size_t kMostIssuers = 64;

  void repaired(std::string_view written, std::uint64_t row);
  void odd(std::string_view written, std::uint64_t row);
  void day_differs(std::string_view written, std::uint64_t row);
  void count_unit(std::uint32_t key, std::uint16_t unit, std::uint64_t row) {
    Issuer* issuer = issuer_of(key, unit);
    if (issuer != nullptr && ++issuer->count <= kRowsKept) issuer->first_rows.push_back(row);
  }
  // Null: the unit has too many.
  Issuer* issuer_of(std::uint32_t key, std::uint16_t unit) {
    std::vector<std::vector<Issuer>>& by_unit = tallies_.issuers;
    if (unit >= by_unit.size()) by_unit.resize(unit + 1u);
    std::vector<Issuer>& list = by_unit[unit];
    for (Issuer& issuer : list) {
      if (issuer.key == key) return &issuer;
    }
    if (list.size() > kMostIssuers) return nullptr;
    return &list.emplace_back(Issuer{.key = key});
  }

  ImportLog* log_;
  CodeTallies tallies_;
};

}  // namespace xanh::intake

#endif  // XANH_INTAKE_CODE_CHECK_H_
