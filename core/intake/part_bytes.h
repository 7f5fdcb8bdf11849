// Parts, and what is to be known to read them, as bytes for another instance of this very build: in the
// machine's order, without a version, never kept.
#ifndef XANH_INTAKE_PART_BYTES_H_
#define XANH_INTAKE_PART_BYTES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/intake.h"

namespace xanh::intake {

[[nodiscard]] std::string to_bytes(const Part& part);
/// Nothing when the bytes are no part; never reads or reserves beyond them.
[[nodiscard]] std::optional<Part> part_from_bytes(std::string_view bytes);

/// What decides how a file is read, rules apart.
struct ReadingWish {
  std::vector<RoleChoice> choices = {};
  std::optional<std::string> sheet = {};
  GivenChoices givens = {};
  source::TextChoice text = {};
  std::vector<UnitAlias> aliases = {};
};
[[nodiscard]] std::string to_bytes(const ReadingWish& wish);
[[nodiscard]] std::optional<ReadingWish> wish_from_bytes(std::string_view bytes);

}  // namespace xanh::intake

#endif  // XANH_INTAKE_PART_BYTES_H_
