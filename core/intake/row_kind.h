// Rows of a list that are no dossiers (domain.md 5.5, 5.6). Inside this room only.
#ifndef XANH_INTAKE_ROW_KIND_H_
#define XANH_INTAKE_ROW_KIND_H_

#include <string>
#include <vector>

#include "intake/import_log.h"
#include "intake/rules.h"

namespace xanh::intake {

/// Tells the kind of rows in which no date of the dossier can be read. Remembers that the
/// signature block has begun: what follows without a date belongs to it.
class RowSorter {
 public:
  /// `headers`: header text of each column that is read, levels joined by " / ".
  RowSorter(const ColumnRules::Impl& rules, const std::vector<std::string>& headers);

  /// `cells`: tidy texts by column that is read, "" where there is none. `anchored`: the row has
  /// something that only a dossier (or procedure) has, such as a code.
  [[nodiscard]] LeftOut sort(const std::vector<std::string>& cells, bool anchored);

  [[nodiscard]] bool signature_begun() const { return signature_begun_; }
  void begin_signature() { signature_begun_ = true; }

 private:
  const ColumnRules::Impl& rules_;
  std::vector<std::vector<std::string>> header_keys_;
  bool signature_begun_ = false;
};

}  // namespace xanh::intake

#endif  // XANH_INTAKE_ROW_KIND_H_
