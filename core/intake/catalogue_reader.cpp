#include "intake/catalogue_reader.h"

#include "intake/code_check.h"
#include "intake/evidence.h"
#include "text/nfc.h"

namespace xanh::intake {

CatalogueReader::CatalogueReader(const ReadingPlan& plan, const ColumnRules::Impl& rules, ImportLog& log)
    : columns_(plan), rules_(rules), first_row_(plan.header_row + plan.header_rows), log_(log),
      sorter_(rules, columns_.headers()) {}

std::string CatalogueReader::text(const source::Batch& batch, std::size_t row, Role role) {
  const source::Field field = columns_.field(batch, row, role);
  if (field.kind == source::CellKind::empty) return {};
  const std::string_view cell = batch.text(field);
  std::string tidy = text::tidy(cell);
  if (!text::is_nfc(cell)) {
    log_.repairs[static_cast<std::size_t>(Repair::text_normalised)].add(batch.row_numbers[row], tidy);
  }
  return rules_.is_empty_word(tidy) ? std::string{} : tidy;
}

std::uint8_t CatalogueReader::label(const source::Batch& batch, std::size_t row, Role role,
                                    LabelKind kind, Repair outside) {
  const source::Field field = columns_.field(batch, row, role);
  if (field.kind == source::CellKind::empty) return 0;
  const Label label = read_label(kind, batch.text(field), rules_);
  if (label.outside) {
    log_.repairs[static_cast<std::size_t>(outside)].add(batch.row_numbers[row], text::tidy(batch.text(field)));
  }
  return label.value;
}

void CatalogueReader::take(const source::Batch& batch) {
  for (std::size_t row = 0; row < batch.row_count(); ++row) {
    const std::uint64_t number = batch.row_numbers[row];
    if (number < first_row_) continue;
    ++log_.rows_read;
    const source::Field code_field = columns_.field(batch, row, Role::procedure_code);
    std::string code;
    bool restored = false;
    if (code_field.kind != source::CellKind::empty) {
      ProcedureCodeText read = read_procedure_code(text::tidy(batch.text(code_field)));
      code = std::move(read.text);
      restored = read.restored;
    }
    if (!is_procedure_code(code)) {
      // Not a code as the State writes them: a row of another kind, or a local code.
      const LeftOut kind = sorter_.sort(PlannedColumns::texts(batch, row), false);
      if (kind != LeftOut::no_received_date) {
        log_.leave_out(kind, number);
        continue;
      }
    }
    if (restored) {
      log_.repairs[static_cast<std::size_t>(Repair::procedure_code_restored)].add(number, code);
    }
    if (rules_.is_empty_word(code)) code.clear();
    Procedure procedure{.code = code,
                        .name = text(batch, row, Role::procedure_name),
                        .field = text(batch, row, Role::field)};
    const auto flag = [&](Role role, LabelKind kind) {
      return facts::Flag{label(batch, row, role, kind, Repair::unknown_flag)};
    };
    procedure.level = facts::Level{label(batch, row, Role::service_level, LabelKind::level, Repair::unknown_level)};
    procedure.eligible = flag(Role::eligible, LabelKind::flag);
    procedure.integrated = flag(Role::integrated, LabelKind::flag);
    procedure.has_fee = flag(Role::fee, LabelKind::fee);
    catalogue_.add(std::move(procedure));
    ++log_.dossiers;
  }
}

}  // namespace xanh::intake
