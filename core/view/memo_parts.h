// The parts of the memo, in the order in which they stand. Inside this room only.
#ifndef XANH_VIEW_MEMO_PARTS_H_
#define XANH_VIEW_MEMO_PARTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "metric/figure.h"
#include "view/memo.h"

namespace xanh::view {

/// What every part is made from, and how far the numbering has come.
struct MemoOf {
  const Inputs& in;                      ///< without the page's search and order: a report shows all
  const Strings& say;
  const metric::Metric& metric;          ///< the pinned one
  const OverviewPage& overview;
  const Report& headline;                ///< every definition: its total row is the whole
  int part = 0, table = 0, picture = 0;

  /// "II. KẾT QUẢ CỦA CÁC ĐƠN VỊ"
  [[nodiscard]] MemoHeading heading(std::string_view key);
  /// "Bảng 2. ...", "Hình 1. ..."
  [[nodiscard]] std::string table_caption(const std::string& text);
  [[nodiscard]] std::string picture_caption(const std::string& text);
};

/// Where a column of a page's table goes in the memo's.
struct Taken {
  std::string_view id;
  double width;                          ///< mm
  MemoColumn::Align align = MemoColumn::Align::end;
};
/// Those columns of `table`, in this order; a column that it does not have is left out and its room is shared by
/// the others. Standings keep their ground.
[[nodiscard]] MemoTable take_columns(const Table& table, const std::vector<Taken>& columns);

void add_results(MemoOf& m, std::vector<MemoBlock>& out);
void add_units(MemoOf& m, std::vector<MemoBlock>& out);
void add_stocks(MemoOf& m, std::vector<MemoBlock>& out);
void add_changes(MemoOf& m, std::vector<MemoBlock>& out);
void add_tasks(MemoOf& m, std::vector<MemoBlock>& out);
void add_basis(MemoOf& m, std::vector<MemoBlock>& out);
/// The full ranking, level by level; the groups by month.
[[nodiscard]] std::vector<MemoAnnex> memo_annexes(MemoOf& m);

}  // namespace xanh::view

#endif  // XANH_VIEW_MEMO_PARTS_H_
