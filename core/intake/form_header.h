// The header block of a form: which rows, and the words over each column. Inside this room only.
#ifndef XANH_INTAKE_FORM_HEADER_H_
#define XANH_INTAKE_FORM_HEADER_H_

#include <optional>
#include <string>
#include <vector>

#include "intake/form_rules.h"
#include "intake/rules.h"
#include "intake/sample.h"

namespace xanh::intake {

/// One text of the header.
struct FormHeaderCell {
  std::string text;    ///< tidy
  std::string period;  ///< what names a period, as find_period reads it; `reading` is of the rest
  FormReading reading;
};

struct FormHeaderColumn {
  std::vector<const FormHeaderCell*> levels;  ///< top first; nothing twice
  std::vector<std::size_t> cells;             ///< by level which cell: equal for columns under one
  std::optional<Role> label;  ///< of a column that names what rows are about; none: row numbers
  std::uint32_t label_order = 0;
  std::optional<Role> label_else;  ///< if its cells turn out to be no numbers
  bool personal = false;
  FormMeaning meaning;
  bool understood = false;                   ///< all words are known, and they say something
  [[nodiscard]] std::string header() const;  ///< levels joined by " / ", cut to 300 bytes
};

/// Owns the cells that its columns point to.
class FormHeader {
 public:
  FormHeader(const Sample& sample, const ColumnRules::Impl& columns, const FormRules::Impl& forms);
  FormHeader(const FormHeader&) = delete;
  FormHeader& operator=(const FormHeader&) = delete;

  std::size_t first = 0, count = 0;  ///< rows of the sample; count 0: none
  double score = 0;
  std::vector<FormHeaderColumn> columns;  ///< by column

 private:
  [[nodiscard]] const FormHeaderCell* cell(std::size_t row, std::size_t column);
  [[nodiscard]] std::vector<FormHeaderColumn> block(std::size_t first, std::size_t count);
  [[nodiscard]] bool has_words_below(const std::vector<FormHeaderColumn>& columns, std::size_t row);
  void understand(std::vector<FormHeaderColumn>& columns) const;

  const Sample& sample_;
  const ColumnRules::Impl& column_rules_;
  const FormRules::Impl& form_rules_;
  std::vector<std::vector<std::optional<FormHeaderCell>>> cells_;
};

}  // namespace xanh::intake

#endif  // XANH_INTAKE_FORM_HEADER_H_
