#include "intake/sample.h"

#include <algorithm>

namespace xanh::intake {

bool extend(Sample& sample, const source::Batch& batch) {
  const std::size_t width = std::min<std::size_t>(batch.column_count, kSampleColumns);
  sample.width = std::max(sample.width, width);
  for (std::size_t r = 0; r < batch.row_count(); ++r) {
    if (sample.rows.size() >= kSampleRows) return false;
    Sample::Row row{batch.row_numbers[r], std::vector<SampleCell>(width)};
    for (std::size_t c = 0; c < width; ++c) {
      const source::Field& field = batch.field(r, c);
      if (field.kind == source::CellKind::empty) continue;
      row.cells[c] = {field.kind, std::string(batch.text(field))};
    }
    sample.rows.push_back(std::move(row));
  }
  return sample.rows.size() < kSampleRows;
}

}  // namespace xanh::intake
