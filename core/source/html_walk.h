// The tables of an HTML text as browsers build them: missing end tags, spans, tables within
// cells. Knows where a cell stands, not what becomes of it.
#ifndef XANH_SOURCE_HTML_WALK_H_
#define XANH_SOURCE_HTML_WALK_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "source/html_scan.h"

namespace xanh::source {

/// A cell's place. The value belongs to the top left of what colspan and rowspan cover; the other
/// columns and rows covered are skipped by the cells that follow.
struct HtmlCell {
  std::uint32_t table = 0;   ///< number of the <table> in the text, from 0
  std::uint64_t row = 0;     ///< 1-based <tr> of the table, blank ones counted
  std::uint32_t column = 0;  ///< 0-based
};

class HtmlWalk {
 public:
  /// Tables nested deeper are text of the cell that holds them.
  static constexpr std::size_t kMaxDepth = 64;

  virtual ~HtmlWalk() = default;
  void take(const HtmlToken& token);
  /// Closes what is open at the end of the text.
  void finish();

 protected:
  enum class Break : std::uint8_t { word, soft_line, line };  // soft: at most one

  // What a derived class hears; tables nest, so each call names its table.
  virtual void table_begun(std::uint32_t) {}
  virtual void table_ended(std::uint32_t) {}
  virtual void row_ended(std::uint32_t /*table*/, std::uint64_t /*row*/) {}
  virtual void cell_begun(const HtmlCell&, std::string_view /*attributes*/) {}
  virtual void cell_ended(const HtmlCell&) {}
  /// Text or a break inside the innermost open cell.
  virtual void cell_text(std::string_view) {}
  virtual void cell_break(Break) {}
  /// Text outside tables and in captions; block: a paragraph, heading or caption begins or ends
  /// there (`name` of its tag).
  virtual void outer_text(std::string_view, bool /*caption*/) {}
  virtual void outer_block(std::string_view /*name*/, bool /*closing*/) {}
  virtual void comment(std::string_view) {}

 private:
  struct Span {  // columns that a cell of an earlier row covers
    std::uint32_t begin, end;
    std::uint64_t last_row;
  };
  struct Table {
    HtmlCell cell;
    std::uint32_t next_column = 0;
    std::size_t next_span = 0;
    bool in_row = false, in_cell = false, in_caption = false;
    std::vector<Span> spans, new_spans;
  };

  void tag(const HtmlToken& token);
  void open_table();
  void close_table();
  void open_row(Table& table);
  void close_row(Table& table);
  void open_cell(Table& table, std::string_view attributes);
  void close_cell(Table& table);
  void break_text(Break kind);

  std::vector<Table> tables_;      // open ones, outermost first
  std::uint32_t count_ = 0;
  std::uint64_t too_deep_ = 0;     // <table>s open beyond kMaxDepth
};

}  // namespace xanh::source

#endif  // XANH_SOURCE_HTML_WALK_H_
