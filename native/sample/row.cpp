#include "sample/row.h"

#include <charconv>

#include "sample/decompose.h"

namespace xanh::sample {
namespace {

/// The columns, in the order of the vocabulary's headers.
enum Column : std::size_t {
  kCode, kProcedureCode, kProcedure, kField, kUnit, kChannel, kLevel, kName, kId, kPhone, kAddress,
  kSummary, kReceived, kDue, kFinished, kStatus, kDigitised, kFee, kPaidOnline, kCount
};
static_assert(kCount == kColumns);

/// At least `width` digits.
void append_digits(std::string& out, std::uint64_t value, std::size_t width) {
  std::array<char, 20> digits;
  const char* end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  const auto length = static_cast<std::size_t>(end - digits.data());
  if (length < width) out.append(width - length, '0');
  out.append(digits.data(), length);
}
void append_two(std::string& out, int value) {
  out.push_back(static_cast<char>('0' + value / 10));
  out.push_back(static_cast<char>('0' + value % 10));
}

}  // namespace

void append_moment(std::string& out, const Cell& cell) {
  const text::Civil civil = text::civil_from_day(cell.moment.day);
  append_two(out, civil.day);
  out.push_back('/');
  append_two(out, civil.month);
  out.push_back('/');
  append_digits(out, static_cast<std::uint64_t>(civil.year), 4);
  if (cell.form == CellForm::day) return;
  const std::int32_t second = cell.moment.second;
  out.push_back(' ');
  append_two(out, second / 3600);
  out.push_back(':');
  append_two(out, second / 60 % 60);
  if (cell.form == CellForm::minute) return;
  out.push_back(':');
  append_two(out, second % 60);
}

std::string_view RowMaker::dirty_name(std::string_view name, std::string& scratch) {
  if (!dirty(Dirt::kDecomposed)) return name;
  scratch = decompose(name);
  return scratch;
}

void RowMaker::put_person(const Person& person) {
  const Names& names = province_.names;
  name_ = names.family[person.family];
  name_.append(" ").append(names.middle[person.middle]);
  name_.append(" ").append(names.given[person.given]);
  id_.clear();
  append_digits(id_, person.id, 12);
  phone_ = "0100";
  append_digits(phone_, person.phone, 6);
  address_ = names.hamlets[person.hamlet];
  address_ += names.communes[person.commune];
  summary_ = province_.summary;
  summary_ += name_;
  row_[kName].text = name_;
  row_[kId].text = id_;
  row_[kPhone].text = phone_;
  row_[kAddress].text = address_;
  row_[kSummary].text = summary_;
}

void RowMaker::put_dates(const Dossier& dossier) {
  row_[kReceived] = {.form = CellForm::second, .stored_as_number = true, .text = {},
                     .moment = dossier.received};
  if (dirty(Dirt::kUnreadableReceived)) row_[kReceived] = {.text = unreadable()};
  row_[kDue] = {};
  if (dossier.has_due && !dirty(Dirt::kNoDue)) {
    if (dirty(Dirt::kUnreadableDue)) {
      row_[kDue].text = unreadable();
    } else {
      row_[kDue].form = dossier.unit->due_with_time ? CellForm::second : CellForm::day;
      row_[kDue].moment = dossier.due;
    }
  }
  row_[kFinished] = {};
  if (dossier.has_finished) {
    row_[kFinished] = {.form = CellForm::minute, .stored_as_number = true, .text = {},
                       .moment = dossier.finished};
  }
}

const Row& RowMaker::make(const Dossier& dossier) {
  const Procedure& procedure = *dossier.procedure;
  const text::Civil civil = text::civil_from_day(dossier.received.day);
  code_ = dossier.unit->code;
  code_.push_back('-');
  append_two(code_, civil.year % 100);
  append_two(code_, civil.month);
  append_two(code_, civil.day);
  code_.push_back('-');
  append_digits(code_, dossier.serial, 4);
  row_[kCode].text = code_;
  row_[kProcedureCode].text = procedure.code;
  row_[kProcedure].text = dirty_name(procedure.name, procedure_);
  if (dirty(Dirt::kDoubleSpace)) {
    std::string spaced(row_[kProcedure].text);
    if (const auto space = spaced.find(' '); space != std::string::npos) spaced.insert(space, 1, ' ');
    procedure_ = std::move(spaced);
    row_[kProcedure].text = procedure_;
  }
  row_[kField].text = province_.fields[procedure.field];
  row_[kUnit].text = dirty_name(dossier.unit->name, unit_);
  const std::string& channel = dossier.channel == Channel::online      ? province_.online
                               : dossier.channel == Channel::in_person ? province_.in_person
                                                                       : province_.post;
  row_[kChannel].text = channel;
  if (dirty(Dirt::kNoChannel)) {
    row_[kChannel].text = {};
  } else if (dirty(Dirt::kTrailingSpace)) {
    channel_ = channel + " ";
    row_[kChannel].text = channel_;
  }
  row_[kLevel].text = province_.levels[static_cast<std::size_t>(procedure.level)];
  put_person(dossier.person);
  put_dates(dossier);
  row_[kStatus].text = province_.statuses[static_cast<std::size_t>(dossier.status)];
  const auto answer = [this](Answer value) -> std::string_view {
    if (value == Answer::none) return {};
    return value == Answer::yes ? province_.yes : province_.no;
  };
  row_[kDigitised].text = answer(dossier.digitised);
  fee_.clear();
  append_digits(fee_, procedure.fee, 1);
  row_[kFee].text = fee_;
  row_[kPaidOnline].text = answer(dossier.paid_online);
  return row_;
}

}  // namespace xanh::sample
