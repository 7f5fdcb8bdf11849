// Where the columns of a plan stand in the batches that its mask gives. Inside this room only.
#ifndef XANH_INTAKE_COLUMNS_H_
#define XANH_INTAKE_COLUMNS_H_

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "intake/intake.h"
#include "text/fold.h"

namespace xanh::intake {

class PlannedColumns {
 public:
  explicit PlannedColumns(const ReadingPlan& plan) {
    slots_.fill(kAbsent);
    const source::ColumnMask mask = plan.mask();
    for (std::size_t slot = 0; slot < mask.columns.size(); ++slot) {
      const ColumnDecision& column = plan.columns[mask.columns[slot]];
      if (column.role != Role::none) {
        int& first = slots_[static_cast<std::size_t>(column.role)];
        if (first == kAbsent) {
          first = static_cast<int>(slot);
        } else {
          further_.push_back({column.role, slot});
        }
      }
      headers_.push_back(column.header);
    }
  }
  [[nodiscard]] bool has(Role role) const { return slots_[static_cast<std::size_t>(role)] != kAbsent; }
  /// The cell of `role`; an empty one when the file has no such column.
  [[nodiscard]] source::Field field(const source::Batch& batch, std::size_t row, Role role) const {
    const int slot = slots_[static_cast<std::size_t>(role)];
    if (slot == kAbsent || static_cast<std::uint32_t>(slot) >= batch.column_count) return source::Field{};
    return batch.field(row, static_cast<std::size_t>(slot));
  }
  /// Columns whose role another one has already.
  struct Further {
    Role role;
    std::size_t slot;
  };
  [[nodiscard]] const std::vector<Further>& further() const { return further_; }
  /// By slot.
  [[nodiscard]] const std::vector<std::string>& headers() const { return headers_; }
  /// The whole row as tidy texts, by slot.
  [[nodiscard]] static std::vector<std::string> texts(const source::Batch& batch, std::size_t row) {
    std::vector<std::string> out(batch.column_count);
    for (std::size_t c = 0; c < batch.column_count; ++c) {
      const source::Field& field = batch.field(row, c);
      if (field.kind != source::CellKind::empty) out[c] = text::tidy(batch.text(field));
    }
    return out;
  }

 private:
  static constexpr int kAbsent = -1;
  std::array<int, kRoleCount> slots_{};
  std::vector<std::string> headers_;
  std::vector<Further> further_;
};

}  // namespace xanh::intake

#endif  // XANH_INTAKE_COLUMNS_H_
