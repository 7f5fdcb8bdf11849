// Dossier codes in eight bytes (patterns of domain.md 5.4).
#ifndef XANH_FACTS_DOSSIER_CODE_H_
#define XANH_FACTS_DOSSIER_CODE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/date.h"

namespace xanh::facts {

/// A code packed into 64 bits so that equal codes are equal words: `H38.12-240501-0001` and its
/// kin are packed reversibly; any other text is kept as a 62-bit hash with the two top bits 11
/// and its text is not recoverable from the word. 0 means no code.
using PackedCode = std::uint64_t;

[[nodiscard]] PackedCode pack_code(std::string_view text);
/// The code's text; nullopt for a hashed or absent one.
[[nodiscard]] std::optional<std::string> unpack_code(PackedCode code);
/// What the code itself says, for cross-checks: filing day and unit ("H38.12").
[[nodiscard]] std::optional<text::Day> filing_day(PackedCode code);
[[nodiscard]] std::optional<std::string> issuing_unit(PackedCode code);

/// All that a cell with a code says, read once.
struct CodeReading {
  PackedCode code = 0;
  text::Day day = 0;       ///< the filing day; 0 when it says none
  std::uint32_t unit = 0;  ///< key of the issuing unit, one for "000.00.12.H38" and "H38.12"; 0: none
  bool known = false;      ///< of a pattern of domain.md 5.4
  bool repaired = false;   ///< only after blanks inside, other dashes, lower case or lost dots were mended
};
/// What is mended can be meant in one way only: "h38.12 - 240501 - 0001", "H3812-240501-0001"
/// (an authority has two digits), "0000012H38-240501-0001". The code is that of pack_code, in which
/// mended texts and whole ones meet.
[[nodiscard]] CodeReading read_code(std::string_view text);
/// "H38.12" of CodeReading::unit. REQUIRES: not 0.
[[nodiscard]] std::string issuing_unit_of(std::uint32_t key);

}  // namespace xanh::facts

#endif  // XANH_FACTS_DOSSIER_CODE_H_
