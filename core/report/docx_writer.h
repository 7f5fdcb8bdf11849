// Word documents, part by part: paragraphs in named styles, tables, pictures, sections.
#ifndef XANH_REPORT_DOCX_WRITER_H_
#define XANH_REPORT_DOCX_WRITER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/zip_writer.h"
#include "text/date.h"

namespace xanh::report {

/// Paragraph styles; what they look like stands in docx_styles.h, in this order.
enum class DocxStyle : std::uint8_t {
  body, item, note, caption, picture, heading, heading_minor,
  above, agency, number, nation, motto, place, kind, subject, period, to,
  copies_title, copies, signer, signature, made_by,
  annex_name, annex_title, annex_of,
  cell, cell_dense, head, head_dense, gap,
  count_
};
enum class DocxAlign : std::uint8_t { as_style, start, middle, end };

/// How a paragraph departs from its style.
struct DocxLook {
  DocxAlign align = DocxAlign::as_style;
  bool strong = false, faint = false;
  bool with_next = false;                  ///< stays on the page of what follows
};

/// Builds one document in memory: A4 in the layout of Decree 30/2020 (margins 20, 20, 30 and 15 mm; the page's
/// number centred above from the second page of a section on). Equal calls give equal bytes: no clock is read. Text
/// is only ever text: what XML cannot carry is dropped (control characters) or replaced (U+FFFD), and so are the
/// marks that turn the direction of what follows. REQUIRES: tables, rows and cells are ended in the order begun; a
/// cell holds a paragraph at least.
class DocxWriter {
 public:
  struct Properties {
    std::string title = {}, made_by = {};
    std::string language = "vi-VN";
    text::Day day = 0;                     ///< what the file says it was made on
  };
  explicit DocxWriter(Properties properties) : properties_(std::move(properties)) {}

  void paragraph(DocxStyle style, std::string_view text, const DocxLook& look = {});
  /// A thin line of that length in the middle of the page or cell.
  void rule(double length, double room);

  /// Widths of the columns in mm. `ruled`: every cell has edges; else none has.
  void begin_table(const std::vector<double>& widths, bool ruled);
  /// `heads`: stands again on each page that the table reaches. No row is parted by the page's end.
  void begin_row(bool heads = false);
  void begin_cell(std::optional<std::uint32_t> ground = {}, bool centred = true);
  void end_cell() { body_ += "</w:tc>"; }
  void end_row() { body_ += "</w:tr>"; }
  void end_table() { body_ += "</w:tbl>"; }

  /// An enhanced metafile (emf.h), `width` by `height` mm. `words`: what it shows.
  void picture(std::string metafile, double width, double height, std::string_view words);

  /// What follows begins on a new page, and its pages are counted from 1.
  void new_section();

  /// Writes the package. Nothing may follow. Errors: too_large, and the sink's.
  [[nodiscard]] Result<void> write(Sink& sink);

 private:
  Properties properties_;
  std::string body_;
  std::vector<std::string> pictures_;
  std::vector<double> widths_;
  std::size_t column_ = 0;
};

}  // namespace xanh::report

#endif  // XANH_REPORT_DOCX_WRITER_H_
