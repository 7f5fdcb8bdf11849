// Where the columns of a plan stand in the batches that its mask gives. Inside this room only.
#ifndef XANH_INTAKE_COLUMNS_H_
#define XANH_INTAKE_COLUMNS_H_

#include <array>
#include <cstddef>
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
    for (std::size_t at = 0; at < mask.columns.size(); ++at) {
      const ColumnDecision& column = plan.columns[mask.columns[at]];
      if (column.role != Role::none) {
        std::size_t& first = slots_[static_cast<std::size_t>(column.role)];
        if (first == kAbsent) {
          first = at;
        } else {
          further_.push_back({column.role, at});
        }
      }
      headers_.push_back(column.header);
    }
  }
  [[nodiscard]] bool has(Role role) const { return slot(role) != kAbsent; }
  /// Of the column of `role` in batches, or kAbsent, which is beyond every batch.
  [[nodiscard]] std::size_t slot(Role role) const { return slots_[static_cast<std::size_t>(role)]; }
  static constexpr std::size_t kAbsent = SIZE_MAX;
  /// The cell of `role`; an empty one when the file has no such column.
  [[nodiscard]] source::Field field(const source::Batch& batch, std::size_t row, Role role) const {
    const std::size_t at = slot(role);
    return at >= batch.column_count ? source::Field{} : batch.field(row, at);
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
  std::array<std::size_t, kRoleCount> slots_{};
  std::vector<std::string> headers_;
  std::vector<Further> further_;
};

}  // namespace xanh::intake

#endif  // XANH_INTAKE_COLUMNS_H_
