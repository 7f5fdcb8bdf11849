// Tables of HTML, as "reports" of one-stop systems and Excel's "Save as web page" have them,
// usually under the name .xls (domain.md 5.6).
//
// A table of the document is a <table> with two rows or more that are not blank. A table within
// a cell is one of its own when it has at least as many filled cells as the table around it, which
// then only lays out the page; else it is text of its cell. When no table has two rows, the fullest
// row is the one table. Cells are texts, blanks collapsed as browsers show them, <br> a newline;
// Excel's x:num and LibreOffice's sdval give numbers (date serials when the text shown is a date)
// unless the cell's format is text ("\@" or x:str).
#ifndef XANH_SOURCE_HTML_H_
#define XANH_SOURCE_HTML_H_

#include <memory>
#include <string>
#include <vector>

#include "source/document.h"
#include "source/html_stream.h"

namespace xanh::source {

/// One HTML text of a file.
struct HtmlPage {
  OpenStream open;                     ///< its bytes
  std::string declared_charset = {};   ///< by what wraps it
  std::string location = {};           ///< file name by which a workbook's frame page calls it
};

/// A file that is one HTML page. `piece` is how many bytes are read at a time.
[[nodiscard]] std::unique_ptr<Document> make_html_document(ByteSource& source,
                                                           std::size_t piece = 1u << 20);

/// The tables of all pages, in order. not_a_table when open() finds none.
[[nodiscard]] std::unique_ptr<Document> make_html_pages(ByteSource& source, Format format,
                                                        std::vector<HtmlPage> pages);

}  // namespace xanh::source

#endif  // XANH_SOURCE_HTML_H_
