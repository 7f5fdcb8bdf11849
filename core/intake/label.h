// Cells of small vocabularies. Inside this room only.
#ifndef XANH_INTAKE_LABEL_H_
#define XANH_INTAKE_LABEL_H_

#include <cstdint>
#include <string_view>

#include "intake/rules.h"

namespace xanh::intake {

/// What a cell of a vocabulary column says.
struct Label {
  std::uint8_t value = 0;      ///< the enum's value; 0 is its `unknown`
  std::uint8_t said = 0;       ///< facts::Timing that a timing label states, also of an open dossier
  std::uint8_t timing = 0;     ///< facts::Timing that a status label carries
  bool outside = false;        ///< a text that the vocabulary does not know
  bool normalised = false;     ///< the cell was not NFC
};

/// Which vocabulary a column speaks.
enum class LabelKind : std::uint8_t { channel, level, status, timing, flag, payment, fee };

[[nodiscard]] Label read_label(LabelKind kind, std::string_view cell, const ColumnRules::Impl& rules);

}  // namespace xanh::intake

#endif  // XANH_INTAKE_LABEL_H_
