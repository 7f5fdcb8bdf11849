// A file format that a sample can be written in.
#ifndef XANH_SAMPLE_FORM_H_
#define XANH_SAMPLE_FORM_H_

#include <cstdint>
#include <memory>

#include "base/result.h"
#include "report/sink.h"
#include "sample/province.h"
#include "sample/row.h"

namespace xanh::sample {

/// Takes the rows in order. After an error nothing more may be asked of it but to be destroyed.
class Form {
 public:
  virtual ~Form() = default;
  /// The title lines and the header.
  [[nodiscard]] virtual Result<void> begin() = 0;
  [[nodiscard]] virtual Result<void> row(const Row& row) = 0;
  /// The total row, the signature and the end of the file. `rows`: how many there were.
  [[nodiscard]] virtual Result<void> end(std::uint64_t rows) = 0;
};

/// Where the words below the table stand.
constexpr std::size_t kTotalColumn = 0, kTotalCountColumn = 2, kSignatureColumn = 14;

/// UTF-8 with BOM, commas, CRLF, RFC 4180. Both arguments must outlive the form.
[[nodiscard]] std::unique_ptr<Form> make_csv_form(const Province& province, report::Sink& sink);
/// One sheet; shared strings; some dates are numbers with a style, the others text. `level` is
/// zlib's: 9 makes the file 5 % smaller than 5 in eight times the time.
[[nodiscard]] std::unique_ptr<Form> make_xlsx_form(const Province& province, report::Sink& sink,
                                                   int level);

}  // namespace xanh::sample

#endif  // XANH_SAMPLE_FORM_H_
