// Numbers of text cells (domain.md 5.6): which of point and comma parts the decimals is decided for a
// whole column, never for a cell alone. Inside this room only.
#ifndef XANH_INTAKE_NUMBER_STYLE_H_
#define XANH_INTAKE_NUMBER_STYLE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "intake/import_log.h"
#include "intake/sample.h"
#include "source/batch.h"

namespace xanh::intake {

/// Gathers the cells of one column.
class NumberStyleFinder {
 public:
  /// Typed numbers say that there are numbers, and nothing of the way texts are written.
  void add(source::CellKind kind, std::string_view text);
  /// What most of the telling cells say; "1.234" tells nothing where others do, and alone is taken
  /// for thousands (counts are whole numbers) and marked `ambiguous`.
  [[nodiscard]] NumberStyle decide() const;

 private:
  struct Seen {
    std::uint64_t count = 0;
    std::string example = {};
    void add(std::string_view text) {
      if (count++ == 0) example = text;
    }
  };
  Seen plain_;
  // By the decimal mark (0: comma, 1: point).
  std::array<Seen, 2> decimal_, grouped_;  // "12,5"; "1.234.567" and "1.234,5", whose decimals are a comma's
  std::array<Seen, 2> doubtful_;           // "1.234": thousands if the decimal mark is the comma
};

/// Of the cells of `column` from the row with index `first_row` on.
[[nodiscard]] NumberStyle number_style_of(const Sample& sample, std::size_t column, std::size_t first_row);

/// The number with which a text begins.
struct LeadingNumber {
  double value = 0;
  bool percent = false;    ///< a % follows and belongs to it; the value is as written: 68.54
  bool plain = true;       ///< digits, sign and one decimal point, as a machine writes it
  std::size_t end = 0;     ///< behind the number (and its %), in bytes of the text given
};

/// `text` is tidy. Blanks and apostrophes part thousands ("1 234", "1'234"); an apostrophe before
/// the number is a spreadsheet's sign of text. What can be read in one way only is read so whatever
/// the style says: "12.5" where points are for thousands. nullopt without a number in front, and for
/// what is none ("01.10.2025", "1.23.4").
[[nodiscard]] std::optional<LeadingNumber> leading_number(std::string_view text, const NumberStyle& style);

/// The whole cell is a number, with or without %: "1.234,5", "68,54 %" (68.54). `text` need not be
/// tidy. nullopt when something else stands in it.
[[nodiscard]] std::optional<double> read_number(std::string_view text, const NumberStyle& style);
/// Of a cell of any kind: typed numbers are read as machines write them.
[[nodiscard]] std::optional<double> read_number(source::CellKind kind, std::string_view text, const NumberStyle& style);

struct Count {
  std::int64_t value = 0;    ///< under 2^53
  bool from_text = false;    ///< there was more than digits: "12 ho so", "1 234"
};
/// A whole number that is not negative, with words behind it or none. nullopt for decimals (but 12,0
/// is 12), percentages, and two numbers in one cell.
[[nodiscard]] std::optional<Count> read_count(source::CellKind kind, std::string_view text, const NumberStyle& style);

}  // namespace xanh::intake

#endif  // XANH_INTAKE_NUMBER_STYLE_H_
