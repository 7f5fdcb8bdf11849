// The report to a superior (memo) as plain data, in the layout of Decree 30/2020: head, findings, tables, charts,
// basis, annexes. Every text is in the chosen language; the writers of core/report make files of it.
#ifndef XANH_VIEW_MEMO_H_
#define XANH_VIEW_MEMO_H_

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/result.h"
#include "view/page.h"
#include "view/report.h"

namespace xanh::view {

struct MemoHeading {
  std::string text = {};
  bool minor = false;                    ///< "1." below "I."
};
struct MemoParagraph {
  std::string text = {};
  bool note = false;                     ///< small, under what it explains
};
/// One of several points, which a dash begins.
struct MemoItem {
  std::string text = {};
};

struct MemoColumn {
  enum class Align : std::uint8_t { start, middle, end };
  std::string label = {};
  double width = 0;                      ///< mm; those of a table add up to kMemoWidth
  Align align = Align::start;
};
struct MemoCell {
  std::string text = {};
  Tone tone = Tone::neutral;             ///< of the ground, where it is filled; a sign or a word says it too
  bool filled = false, strong = false, faint = false;
};
struct MemoRow {
  std::vector<MemoCell> cells = {};      ///< one per column
  bool total = false;
};
struct MemoTable {
  std::string caption = {};
  std::vector<MemoColumn> columns = {};
  std::vector<MemoRow> rows = {};
  bool dense = false;                    ///< of an annex: smaller letters
};

/// A chart, drawn in the light scheme whatever the screen's.
struct MemoPicture {
  std::string caption = {};
  std::string words = {};                ///< what it shows, for who cannot see it
  std::variant<BarList, Chart> chart = {};
};

using MemoBlock = std::variant<MemoHeading, MemoParagraph, MemoItem, MemoTable, MemoPicture>;

struct MemoAnnex {
  std::string name = {}, title = {}, of = {};  ///< "Phụ lục I", what it holds, to which report it belongs
  std::vector<MemoBlock> blocks = {};
};

/// Between the margins of Decree 30/2020: 30 mm at the left, 15 mm at the right of A4.
inline constexpr double kMemoWidth = 165;

struct Memo {
  text::Language language = text::Language::vi;
  text::Day as_of = 0;                   ///< of the data: the only day that files of it carry
  std::string above = {}, agency = {}, number = {};           ///< head, left: "" for a line that is not there
  std::string nation = {}, motto = {}, place_and_day = {};    ///< head, right
  std::string kind = {}, subject = {}, period = {};           ///< "BÁO CÁO", what of, which days
  std::string to = {};
  std::vector<MemoBlock> blocks = {};
  std::string copies_title = {};
  std::vector<std::string> copies = {};
  std::string signer = {}, signature = {};                    ///< both for the signer to fill in
  std::vector<MemoAnnex> annexes = {};
  std::string made_by = {};              ///< program and version
};

/// Of the pinned definition in the page's days and filters: as its pages say it, with no figure of its own.
/// Errors: as make_report. REQUIRES: shards not empty.
[[nodiscard]] Result<Memo> build_memo(const Inputs& in);

/// The controls that save it as a Word document and for printing.
void offer_memo(std::vector<Link>& links, const Strings& say);

}  // namespace xanh::view

#endif  // XANH_VIEW_MEMO_H_
