#include "intake/form_line.h"

#include <algorithm>

#include "intake/evidence.h"
#include "intake/number_style.h"

namespace xanh::intake {
namespace {

std::vector<FormColumn> columns_of(const ReadingPlan& plan, Role role) {
  std::vector<FormColumn> out;
  for (const ColumnDecision& column : plan.columns) {
    if (column.role != role) continue;
    FormColumn made{column.meaning.value_or(facts::StatementShape{}), column.days, column.header};
    const bool again =
        role == Role::count && std::ranges::any_of(out, [&made](const FormColumn& c) {
          return c.shape == made.shape && c.days == made.days;
        });
    if (!again) out.push_back(std::move(made));
  }
  return out;
}

}  // namespace

bool is_words(std::string_view text) {
  std::size_t letters = 0;
  for (const char c : text) {
    letters += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               (static_cast<unsigned char>(c) & 0xC0) == 0xC0;
  }
  return letters >= 2;
}

bool FormLine::has_numbers() const {
  return std::ranges::any_of(
             counts, [](const FormCell& cell) { return cell.state == FormCell::State::value; }) ||
         std::ranges::any_of(points,
                             [](const std::optional<double>& point) { return point.has_value(); });
}

FormLineReader::FormLineReader(const ReadingPlan& plan, const ColumnRules::Impl& columns,
                               const FormRules::Impl& forms)
    : rules_(columns),
      forms_(forms),
      counts_(columns_of(plan, Role::count)),
      rates_(columns_of(plan, Role::rate)) {
  const source::ColumnMask mask = plan.mask();
  for (std::size_t slot = 0; slot < mask.columns.size(); ++slot) {
    const ColumnDecision& column = plan.columns[mask.columns[slot]];
    const int here = static_cast<int>(slot);
    switch (column.role) {
      case Role::unit:
        unit_ = here;
        break;
      case Role::field:
        field_ = here;
        break;
      case Role::procedure_code:
        procedure_code_ = here;
        break;
      case Role::procedure_name:
        procedure_name_ = here;
        break;
      case Role::service_level:
        level_ = here;
        break;
      case Role::channel:
        channel_ = here;
        break;
      case Role::count: {
        // Columns of one meaning are parts, and read as one.
        const FormColumn made{column.meaning.value_or(facts::StatementShape{}), column.days,
                              column.header};
        const auto same = std::ranges::find_if(counts_, [&made](const FormColumn& c) {
          return c.shape == made.shape && c.days == made.days;
        });
        count_slots_.push_back(
            {slot, static_cast<std::size_t>(same - counts_.begin()), column.numbers});
        break;
      }
      case Role::rate:
        rate_slots_.push_back({slot, 0, column.numbers});
        break;
      case Role::score:
        score_slots_.push_back({slot, 0, column.numbers});
        scores_.push_back({column.score, column.days});
        break;
      default:
        if (ordinal_ < 0) ordinal_ = here;
        break;
    }
  }
}

FormLine FormLineReader::read(const source::Batch& batch, std::size_t row,
                              const std::vector<std::string>& texts) const {
  FormLine line;
  line.row = batch.row_numbers[row];
  const auto text = [&](int slot) -> std::string {
    if (slot < 0 || static_cast<std::size_t>(slot) >= texts.size()) return {};
    const std::string& cell = texts[static_cast<std::size_t>(slot)];
    return rules_.is_empty_word(cell) ? std::string{} : cell;
  };
  line.ordinal = text(ordinal_);
  line.marker = marker_of(line.ordinal);
  line.unit = text(unit_);
  line.field = text(field_);
  line.procedure_code = text(procedure_code_);
  line.procedure_name = text(procedure_name_);
  if (line.procedure_code.starts_with('\'')) line.procedure_code.erase(0, 1);
  if (is_cut_procedure_code(line.procedure_code))
    line.procedure_code.append(8 - line.procedure_code.size(), '0');
  for (const int slot : {level_, channel_}) {
    const std::string label = text(slot);
    if (label.empty()) continue;
    if (const auto where = forms_.narrowing(label)) {
      for (std::size_t p = 0; p < where->size(); ++p) {
        if ((*where)[p] != 0) line.narrowed[p] = (*where)[p];
      }
      line.is_narrowed = true;
    }
  }
  // Sub-rows stand under their unit's name, in its column or in that of the fields.
  std::string& first_label = unit_ >= 0 ? line.unit : line.field;
  if (const auto where = first_label.empty() ? std::nullopt : forms_.narrowing(first_label)) {
    line.narrowed = *where;
    line.is_narrowed = line.is_sub = true;
    line.label = first_label;
    first_label.clear();
  } else if (line.marker.kind == RowMarker::Kind::none) {
    line.marker = take_marker(first_label);
  }
  for (const std::string_view label :
       {std::string_view(line.unit), std::string_view(line.field),
        std::string_view(line.procedure_name), std::string_view(line.procedure_code),
        std::string_view(line.ordinal)}) {
    if (line.label.empty()) line.label = label;
  }
  const auto kind = [&](std::size_t slot) {
    return slot < batch.column_count ? batch.field(row, slot).kind : source::CellKind::empty;
  };
  line.counts.resize(counts_.size());
  for (const Slot& slot : count_slots_) {
    static const std::string kNone;
    const std::string& cell = slot.slot < texts.size() ? texts[slot.slot] : kNone;
    FormCell read = read_form_cell(kind(slot.slot), cell, slot.style);
    if (read.state == FormCell::State::unreadable) {
      if (rules_.is_empty_word(cell)) {
        read.state = FormCell::State::empty;
      } else {
        line.unreadable.push_back(cell);
      }
    }
    FormCell& sum = line.counts[slot.column];
    if (sum.state == FormCell::State::empty) {
      sum = read;
    } else if (sum.state == FormCell::State::value && read.state == FormCell::State::value) {
      sum.value += read.value;
      sum.rate.reset();
    } else if (read.state == FormCell::State::unreadable) {
      sum.state = read.state;  // a sum without one of its parts is none
    }
  }
  for (const Slot& slot : rate_slots_) {
    line.rates.push_back(slot.slot < texts.size() ? read_rate(kind(slot.slot), texts[slot.slot])
                                                  : std::nullopt);
  }
  for (const Slot& slot : score_slots_) {
    line.points.push_back(slot.slot < texts.size()
                              ? read_number(kind(slot.slot), texts[slot.slot], slot.style)
                              : std::nullopt);
  }
  return line;
}

}  // namespace xanh::intake
