// The invented province: its units, procedures and vocabulary, built from the vocabulary file
// and the list of real communes.
#ifndef XANH_SAMPLE_PROVINCE_H_
#define XANH_SAMPLE_PROVINCE_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "sample/calendar.h"
#include "sample/random.h"

namespace xanh::sample {

constexpr std::size_t kColumns = 19;
constexpr std::size_t kProcedures = 1655;
constexpr int kMaxWorkingDays = 30;

enum class Level : std::uint8_t { full, partial, information };

struct Procedure {
  std::string code, name;
  std::uint32_t field = 0;    ///< into Province::fields
  std::uint32_t key = 0;      ///< which department handles it: into Province::keys
  std::uint32_t weight = 0;
  bool local = false;         ///< handled by districts, then communes
  std::uint32_t fee = 0;      ///< dong; 0: free
  int online_offset = 0;      ///< per mille on top of the month's rate
  Level level = Level::full;
  int working_days = 0;       ///< statutory time, 1 to kMaxWorkingDays
};

struct Unit {
  std::string name, code;     ///< code as in dossier codes: "H38.02", "000.00.31.H38"
  std::vector<std::uint32_t> keys;  ///< departments only
  std::uint32_t weight = 1;   ///< share of the local procedures
  text::Day first = 0, last = 0;
  int online_offset = 0;      ///< per mille on top of the month's rate
  int mix = 0;                ///< per mille: pull towards (or, below 0, away from) full-process
  int late = 0;               ///< per mille of its dossiers
  int digitised_offset = 0;   ///< per mille on top of the month's rate
  bool due_with_time = false; ///< its system writes due dates with a time
};

struct Names {
  std::vector<std::string> family, middle, given, hamlets, communes;
};

/// One number for each month from the first day to the last.
struct Story {
  std::vector<int> volume;        ///< share of the dossiers
  std::vector<int> online_full;   ///< per mille of full-process dossiers filed online
  std::vector<int> online_other;  ///< of those of partial services
  std::vector<int> digitised, paid_online;  ///< per mille
};

struct Province {
  std::string sheet, summary;
  std::vector<std::string> titles, headers, fields, keys, unreadable_dates;
  std::string online, in_person, post;
  std::array<std::string, 3> levels;  ///< by Level
  std::array<std::string, 7> statuses;  ///< by sample::Status
  std::string yes, no;
  std::string total, total_count, signature;  ///< below the table; "{}" stands for the count
  text::Day first_day = 0, last_day = 0, two_tier_day = 0;
  Story story;
  Calendar calendar{{}};
  std::vector<Procedure> procedures;
  std::vector<Unit> departments, districts, communes;
  Names names;

  /// Which month of the story a day is in. REQUIRES: first_day <= day <= last_day.
  [[nodiscard]] std::size_t month_of(text::Day day) const;
  /// The count of the total row, in words.
  [[nodiscard]] std::string counted(std::uint64_t rows) const;
};

/// `vocabulary` is native/sample/vocabulary.json; `units` is public/rules/units.json, from which
/// only the names of the province's communes are taken. The seed decides each unit's habits and
/// each procedure's level. Errors: rules_invalid (args: file, JSON pointer, reason).
[[nodiscard]] Result<Province> make_province(std::string_view vocabulary, std::string_view units,
                                             std::uint64_t seed);

}  // namespace xanh::sample

#endif  // XANH_SAMPLE_PROVINCE_H_
