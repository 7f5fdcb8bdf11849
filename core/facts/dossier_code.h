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

}  // namespace xanh::facts

#endif  // XANH_FACTS_DOSSIER_CODE_H_
