// Codes of procedures mended, and what dossier codes say held against the row they stand in
// (domain.md 5.4). Inside this room only.
#ifndef XANH_INTAKE_CODE_CHECK_H_
#define XANH_INTAKE_CODE_CHECK_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "facts/dictionary.h"
#include "facts/dossier_code.h"
#include "intake/import_log.h"

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
    ++known_;
    const auto away = [&code](text::Day day) { return day == 0 || day - code.day > 1 || code.day - day > 1; };
    if (away(received) && away(submitted) && (received | submitted) != 0) day_differs(written, row);
    if (unit != 0 && code.unit != 0) count_unit(code.unit, unit, row);
  }

  /// Completes the log: codes of no known pattern, where most are of one; rows whose code is of
  /// another unit than more than two in three codes of their unit.
  void finish(const facts::Dictionary& units);

 private:
  // Codes of one issuing unit among the rows of one unit.
  struct Issuer {
    std::uint32_t key = 0;
    std::uint64_t count = 0;
    std::vector<std::uint64_t> first_rows = {};
    void add(std::uint64_t row) {
      if (++count <= kRowsKept) first_rows.push_back(row);
    }
  };
  static constexpr std::size_t kRowsKept = 20;
  // Units with more issuers have no issuer of their own.
  static constexpr std::size_t kMostIssuers = 64;

  void repaired(std::string_view written, std::uint64_t row);
  void odd(std::string_view written, std::uint64_t row);
  void day_differs(std::string_view written, std::uint64_t row);
  void count_unit(std::uint32_t key, std::uint16_t unit, std::uint64_t row) {
    if (unit >= issuers_.size()) issuers_.resize(unit + 1u);
    std::vector<Issuer>& list = issuers_[unit];
    for (Issuer& issuer : list) {
      if (issuer.key == key) return issuer.add(row);
    }
    if (list.size() > kMostIssuers) return;
    list.push_back({.key = key});
    list.back().add(row);
  }

  ImportLog* log_;
  std::uint64_t known_ = 0;
  Tally odd_;
  std::vector<std::vector<Issuer>> issuers_;  ///< by unit
};

}  // namespace xanh::intake

#endif  // XANH_INTAKE_CODE_CHECK_H_
