// A dossier as the row of an export, with the dirt that real exports have (domain.md 5.6).
#ifndef XANH_SAMPLE_ROW_H_
#define XANH_SAMPLE_ROW_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "sample/dossier.h"
#include "sample/province.h"
#include "sample/random.h"

namespace xanh::sample {

/// Dirt, in cells or rows per 100,000. Everything else is clean.
struct Dirt {
  static constexpr std::uint32_t kDecomposed = 600;       ///< procedure and unit names in NFD
  static constexpr std::uint32_t kDoubleSpace = 400;      ///< two spaces in the procedure's name
  static constexpr std::uint32_t kTrailingSpace = 300;    ///< after the channel
  static constexpr std::uint32_t kNoChannel = 250;
  static constexpr std::uint32_t kNoDue = 400;
  static constexpr std::uint32_t kUnreadableDue = 150;    ///< also dates that do not exist
  static constexpr std::uint32_t kUnreadableReceived = 15;
  static constexpr std::uint32_t kRepeated = 300;         ///< rows that repeat a dossier, later state
};

enum class CellForm : std::uint8_t {
  text,
  day,     ///< dd/MM/yyyy
  minute,  ///< dd/MM/yyyy HH:mm
  second,  ///< dd/MM/yyyy HH:mm:ss
};

/// A cell: text, or a moment that each file format writes its own way.
struct Cell {
  CellForm form = CellForm::text;
  bool stored_as_number = false;  ///< in a workbook: a styled number, else text
  std::string_view text = {};
  Moment moment = {};
};
using Row = std::array<Cell, kColumns>;

/// Appends the moment as text in the cell's form. REQUIRES: cell.form != CellForm::text.
void append_moment(std::string& out, const Cell& cell);

/// Makes rows of dossiers. The row's views live until the next call.
class RowMaker {
 public:
  /// `province` must outlive the maker.
  RowMaker(const Province& province, std::uint64_t seed) : province_(province), random_(seed) {}
  [[nodiscard]] const Row& make(const Dossier& dossier);

 private:
  [[nodiscard]] bool dirty(std::uint32_t per_100000) { return random_.below(100'000) < per_100000; }
  [[nodiscard]] std::string_view dirty_name(std::string_view name, std::string& scratch);
  [[nodiscard]] std::string_view unreadable() { return random_.pick(province_.unreadable_dates); }
  void put_person(const Person& person);
  void put_dates(const Dossier& dossier);

  const Province& province_;
  Random random_;
  Row row_;
  std::string code_, procedure_, unit_, channel_, name_, id_, phone_, address_, summary_, fee_;
};

}  // namespace xanh::sample

#endif  // XANH_SAMPLE_ROW_H_
