// The reading pass over a procedure catalogue. Inside this room only.
#ifndef XANH_INTAKE_CATALOGUE_READER_H_
#define XANH_INTAKE_CATALOGUE_READER_H_

#include "intake/columns.h"
#include "intake/label.h"
#include "intake/row_kind.h"

namespace xanh::intake {

class CatalogueReader {
 public:
  /// `log` and `rules` outlive the reader.
  CatalogueReader(const ReadingPlan& plan, const ColumnRules::Impl& rules, ImportLog& log);
  void take(const source::Batch& batch);
  [[nodiscard]] Catalogue finish() { return std::move(catalogue_); }

 private:
  [[nodiscard]] std::string text(const source::Batch& batch, std::size_t row, Role role);
  [[nodiscard]] std::uint8_t label(const source::Batch& batch, std::size_t row, Role role,
                                   LabelKind kind, Repair outside);

  const PlannedColumns columns_;
  const ColumnRules::Impl& rules_;
  const std::uint64_t first_row_;
  ImportLog& log_;
  RowSorter sorter_;
  Catalogue catalogue_;
};

}  // namespace xanh::intake

#endif  // XANH_INTAKE_CATALOGUE_READER_H_
