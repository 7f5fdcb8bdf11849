// The first rows of a table, copied, from which the reading plan is made. Inside this room only;
// dropped as soon as the plan stands, since it holds personal cells too.
#ifndef XANH_INTAKE_SAMPLE_H_
#define XANH_INTAKE_SAMPLE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "source/batch.h"

namespace xanh::intake {

struct SampleCell {
  source::CellKind kind = source::CellKind::empty;
  std::string text;
};

struct Sample {
  struct Row {
    std::uint64_t number = 0;  ///< 1-based row of the file
    std::vector<SampleCell> cells;
  };
  std::vector<Row> rows;
  std::size_t width = 0;
  bool whole_table = false;    ///< the table has no further rows
  bool system_1904 = false;
  std::uint64_t header_row = 0;  ///< where the user says that the header begins; 0: to be found
  /// May the header begin in this row of `rows`?
  [[nodiscard]] bool may_begin(std::size_t row) const { return header_row == 0 || rows[row].number == header_row; }
};

/// Rows kept of a table, and columns looked at: a plan needs no more.
inline constexpr std::size_t kSampleRows = 300;
inline constexpr std::size_t kSampleColumns = 512;

/// Copies what fits of `batch`; false when the sample is full.
bool extend(Sample& sample, const source::Batch& batch);

}  // namespace xanh::intake

#endif  // XANH_INTAKE_SAMPLE_H_
