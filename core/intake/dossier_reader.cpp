#include "intake/dossier_reader.h"

#include <algorithm>

#include "intake/evidence.h"
#include "text/format.h"

namespace xanh::intake {
namespace {

using facts::Flag, facts::Level, facts::Status, facts::Timing;

facts::ShortDay short_day(const Moment& moment) {
  return moment.known() ? static_cast<facts::ShortDay>(moment.day) : facts::ShortDay{0};
}

// Still with the agency or not yet with it: there is no result, whatever a date column says.
bool is_open(Status status) {
  return status == Status::in_progress || status == Status::suspended || status == Status::not_accepted;
}

}  // namespace

Timing timing_of(const Moment& finished, const Moment& due) {
  if (finished.day != due.day) return finished.day < due.day ? Timing::early : Timing::late;
  if (finished.second < 0 || due.second < 0) return Timing::on_time;
  return finished.second <= due.second ? Timing::on_time : Timing::late;
}

DossierReader::DossierReader(const ReadingPlan& plan, const ColumnRules::Impl& rules,
                             const Catalogue* catalogue, UnitReader units, ListContext context, bool system_1904,
                             std::uint16_t source_index, CellMemory& memory, ImportLog& log)
    : columns_(plan), rules_(rules), catalogue_(catalogue), memory_(memory), system_1904_(system_1904),
      first_row_(context.headed ? plan.header_row + plan.header_rows : 0), log_(log),
      sorter_(rules, columns_.headers()), context_(context), stated_as_of_(plan.stated_as_of), unit_reader_(std::move(units)), code_check_(log),
      channel_{Role::channel, LabelKind::channel, Repair::unknown_channel},
      level_{Role::service_level, LabelKind::level, Repair::unknown_level},
      status_{Role::status, LabelKind::status, Repair::unknown_status},
      timing_{Role::timing, LabelKind::timing, Repair::count_},
      digitised_{Role::digitised, LabelKind::flag, Repair::unknown_flag},
      reused_{Role::reused, LabelKind::flag, Repair::unknown_flag},
      e_result_{Role::e_result, LabelKind::flag, Repair::unknown_flag},
      paid_{Role::paid_online, LabelKind::payment, Repair::unknown_flag},
      fee_{Role::fee, LabelKind::fee, Repair::unknown_flag},
      eligible_{Role::eligible, LabelKind::flag, Repair::unknown_flag},
      integrated_{Role::integrated, LabelKind::flag, Repair::unknown_flag} {
  shard_->source = source_index;
  log_.received_from_submitted = !columns_.has(Role::received_at);
  for (LabelColumn* column : {&channel_, &level_, &status_, &timing_, &digitised_, &reused_, &e_result_, &paid_, &fee_, &eligible_, &integrated_}) {
    column->slot = columns_.slot(column->role);
  }
  for (DateColumn* column : {&submitted_, &received_, &due_, &finished_, &returned_}) {
    column->slot = columns_.slot(column->role);
    column->order = context_.orders[static_cast<std::size_t>(column->role)];
  }
  for (const auto& [role, slot] : columns_.further()) {
    further_flags_.emplace_back(slot, LabelColumn{role, LabelKind::flag, Repair::unknown_flag, slot});
  }
  settle_givens(plan);
}

// Several columns of one flag: yes goes before no, no before nothing.
void DossierReader::join_flags(const source::Batch& batch, std::size_t row, facts::Traits& traits) {
  for (auto& [slot, column] : further_flags_) {
    const Flag other{label(batch, row, column).value};
    Flag& flag = column.role == Role::reused ? traits.reused : traits.digitised;
    flag = std::max(flag, other);
  }
}

Result<void> DossierReader::take(const source::Batch& batch) {
  for (std::size_t row = 0; row < batch.row_count(); ++row) {
    if (batch.row_numbers[row] < first_row_) continue;  // titles and header
    if (auto taken = take_row(batch, row); !taken) return taken;
  }
  return {};
}

DossierReader::Dated DossierReader::moment(const source::Batch& batch, std::size_t row, const DateColumn& column) const {
  if (column.slot >= batch.column_count) return {};
  const source::Field& field = batch.field(row, column.slot);
  if (field.kind == source::CellKind::empty) return {};
  const std::string_view text = batch.text(field);
  Dated out;
  if (!column.order.any()) {
    static_cast<Moment&>(out) = read_moment(field.kind, text, system_1904_);
  } else {
    static_cast<Moment&>(out) = read_moment(field.kind, text, system_1904_, column.order, out.swapped);
  }
  if (out.state == Moment::State::unreadable && rules_.is_empty_word(text)) return {};
  return out;
}

void DossierReader::note_odd_date(const source::Batch& batch, std::size_t row, const DateColumn& column, const Dated& moment) {
  if (moment.swapped) repair(Repair::day_month_swapped, batch.row_numbers[row], text::format_day(moment.day, text::Language::vi));
  if (moment.state == Moment::State::none || moment.known()) return;
  const bool unreadable = moment.state == Moment::State::unreadable;
  repair_cell(unreadable ? Repair::unreadable_date : Repair::implausible_date, batch, row,
              columns_.field(batch, row, column.role));
}

void DossierReader::repair_cell(Repair kind, const source::Batch& batch, std::size_t row,
                                const source::Field& field) {
  Tally& tally = log_.repairs[static_cast<std::size_t>(kind)];
  tally.add(batch.row_numbers[row], tally.wants_example() ? text::tidy(batch.text(field)) : std::string{});
}

Label DossierReader::label(const source::Batch& batch, std::size_t row, LabelColumn& column, const source::Field& field) {
  const Label out = column.cache.get(
      batch, field, [&](std::string_view cell) { return read_label(column.kind, cell, rules_); });
  if (out.outside && column.outside != Repair::count_) {
    repair_cell(column.outside, batch, row, field);
  }
  if (out.normalised) repair_cell(Repair::text_normalised, batch, row, field);
  return out;
}

std::uint16_t DossierReader::text(const source::Batch& batch, std::size_t row, Role role,
                                  TextColumn& column, facts::Dictionary& dictionary, bool& full) {
  const source::Field field = columns_.field(batch, row, role);
  const Text out = column.cache.get(batch, field, [&](std::string_view cell) {
    CellMemory::Spelling& spelled = memory_.of(cell, rules_);
    Text made{.normalised = spelled.normalised};
    if (spelled.empty) return made;
    if (role == Role::unit) {
      if (!spelled.unit && unit_reader_.reads()) spelled.unit = unit_reader_.match(spelled.tidy);
      made.code = unit_code(spelled.tidy, spelled.unit ? &*spelled.unit : nullptr, batch.row_numbers[row], made.full);
      return made;
    }
    // One thing under several spellings (case, blanks, tone placement) is shown as first seen.
    const auto [entry, is_new] = column.by_fold.try_emplace(spelled.key);
    if (is_new) {
      const auto code = dictionary.code(spelled.tidy);
      made.full = !code.has_value();
      entry->second = code.value_or(0);
    }
    made.code = entry->second;
    return made;
  });
  if (out.normalised) repair_cell(Repair::text_normalised, batch, row, field);
  full = full || out.full;
  return out.code;
}

// The code of a unit in the shard, under its official name where there is one.
std::uint16_t DossierReader::unit_named(const std::string& tidy, std::uint64_t row, bool& full) {
  std::optional<UnitMatch> unit;
  if (unit_reader_.reads()) unit = unit_reader_.match(tidy);
  return unit_code(tidy, unit ? &*unit : nullptr, row, full);
}

std::uint16_t DossierReader::unit_code(const std::string& tidy, const UnitMatch* unit, std::uint64_t row, bool& full) {
  const std::string& name = unit != nullptr ? unit->name : tidy;
  const auto [entry, is_new] = unit_.by_fold.try_emplace(text::fold_key(name));
  if (is_new) {
    const auto code = shard_->units.code(name);
    full = !code.has_value();
    entry->second = code.value_or(0);
    if (unit != nullptr && code) {
      unit_reader_.note(*unit, *code, row, *shard_);
      if (context_.part) met_units_.push_back({.code = *code, .row = row, .match = *unit});
    }
  }
  return entry->second;
}

// Null: there are too many.
const DossierReader::Resolved* DossierReader::procedure(const source::Batch& batch, std::size_t row) {
  const std::uint64_t number = batch.row_numbers[row];
  const source::Field code_field = columns_.field(batch, row, Role::procedure_code);
  const source::Field name_field = columns_.field(batch, row, Role::procedure_name);
  const CellMemory::Code code = memory_.code(batch, code_field, rules_);
  const CellMemory::Name name = memory_.name(batch, name_field, rules_);
  if (code.restored) repair(Repair::procedure_code_restored, number, memory_.text_of(code.text));
  if (code.normalised) repair(Repair::text_normalised, number, memory_.text_of(code.text));
  if (name.normalised) repair_cell(Repair::text_normalised, batch, row, name_field);
  Resolved* const resolved = resolve(code_id(code.text), name_id(name), number);
  if (resolved != nullptr) ++resolved->rows;
  return resolved;
}

// The procedure of a row, by its code, else by its name. Null: there are too many.
DossierReader::Resolved* DossierReader::resolve(std::uint32_t code, std::uint32_t name, std::uint64_t row) {
  Resolved& resolved = code != 0 ? by_code_[code] : by_name_[name];
  if (!resolved.known || (!resolved.named && name != 0)) {
    const std::string &written_code = code_text(code), &written_name = name_text(name);
    const auto key = shard_->procedure_key(written_code, written_name);
    if (!key) return nullptr;
    resolved.key = *key;
    resolved.named = name != 0;
    if (!resolved.known) resolved.first_row = row;
    resolved.known = true;
    if (catalogue_ != nullptr) resolved.listed = catalogue_->find(written_code, written_name);
  }
  return &resolved;
}

void DossierReader::join_catalogue(const Procedure* listed, facts::Traits& traits, std::uint64_t row) {
  if (listed == nullptr) return;
  if (listed->level != Level::unknown) {
    if (traits.level == Level::unknown) {
      traits.level = listed->level;
      repair(Repair::level_from_catalogue, row);
    } else if (traits.level != listed->level) {
      repair(Repair::level_conflict, row, listed->code.empty() ? listed->name : listed->code);
    }
  }
  const auto fill = [](Flag& flag, Flag other) {
    if (flag == Flag::unknown) flag = other;
  };
  fill(traits.eligible, listed->eligible);
  fill(traits.integrated, listed->integrated);
  fill(traits.has_fee, listed->has_fee);
}

void DossierReader::leave_out(const source::Batch& batch, std::size_t row, bool with_date_column) {
  const source::Field code = columns_.field(batch, row, Role::dossier_code);
  const bool anchored = code.kind != source::CellKind::empty && is_dossier_code(batch.text(code));
  const std::vector<std::string> texts = PlannedColumns::texts(batch, row);
  const LeftOut kind = sorter_.sort(texts, anchored);
  std::string_view example;
  if (kind == LeftOut::total_row || kind == LeftOut::group_row) {
    const auto first = std::ranges::find_if(texts, [](const std::string& text) { return !text.empty(); });
    if (first != texts.end()) example = *first;
  }
  log_.leave_out(kind, batch.row_numbers[row], example);
  if (kind == LeftOut::no_received_date && with_date_column) {
    for (const DateColumn* column : {&received_, &submitted_}) note_date(batch, row, *column, moment(batch, row, *column));
  }
}

Result<void> DossierReader::take_row(const source::Batch& batch, std::size_t row) {
  const std::uint64_t number = batch.row_numbers[row];
  ++log_.rows_read;
  const Dated submitted = moment(batch, row, submitted_);
  const Dated received = log_.received_from_submitted ? submitted : moment(batch, row, received_);
  if (!received.known() && !submitted.known()) {
    leave_out(batch, row, true);
    return {};
  }
  note_date(batch, row, submitted_, submitted);
  if (!log_.received_from_submitted) note_date(batch, row, received_, received);
  const Dated due = moment(batch, row, due_);
  note_date(batch, row, due_, due);
  Dated finished = moment(batch, row, finished_);
  note_date(batch, row, finished_, finished);
  bool from_returned = false;
  if (!finished.known()) {
    const Dated returned = moment(batch, row, returned_);
    note_date(batch, row, returned_, returned);
    from_returned = returned.known();
    if (from_returned) finished = returned;
  }

  facts::CodedDossier dossier;
  facts::Traits& traits = dossier.traits;
  const Label status = label(batch, row, status_);
  traits.status = Status{status.value};
  if (is_open(traits.status)) {
    finished = {};
  } else if (finished.known()) {
    if (traits.status == Status::unknown) traits.status = Status::resolved;
    if (from_returned) repair(Repair::finished_from_returned, number);
    if (received.known() && finished.day < received.day) repair(Repair::finished_before_received, number);
  }
  const Label timing = label(batch, row, timing_);
  traits.reported = Timing{timing.said != 0 ? timing.said : status.timing};
  if (!is_open(traits.status) && traits.status != Status::unknown) {
    if (finished.known() && due.known()) {
      traits.timing = timing_of(finished, due);
    } else {
      traits.timing = Timing{timing.value != 0 ? timing.value : status.timing};
    }
  }
  const facts::Channel channel{label(batch, row, channel_).value};
  traits.channel = given_channel_ != facts::Channel::unknown ? given_channel_ : channel;
  traits.level = Level{label(batch, row, level_).value};
  traits.eligible = Flag{label(batch, row, eligible_).value};
  traits.integrated = Flag{label(batch, row, integrated_).value};
  traits.digitised = Flag{label(batch, row, digitised_).value};
  traits.reused = Flag{label(batch, row, reused_).value};
  traits.e_result = Flag{label(batch, row, e_result_).value};
  traits.paid_online = Flag{label(batch, row, paid_).value};
  traits.has_fee = Flag{label(batch, row, fee_).value};
  join_flags(batch, row, traits);

  bool full = false;
  facts::CodeReading read_code;
  const source::Field code = columns_.field(batch, row, Role::dossier_code);
  if (code.kind != source::CellKind::empty) read_code = facts::read_code(batch.text(code));
  // "-" is no code: rows without one are not one dossier.
  if (!read_code.known && read_code.code != 0 && rules_.is_empty_word(batch.text(code))) read_code = {};
  if (given_unit_ != 0) {
    dossier.unit = given_unit_;
  } else if (units_from_codes_) {
    dossier.unit = unit_of_code(read_code, number, full);
  } else {
    dossier.unit = text(batch, row, Role::unit, unit_, shard_->units, full);
  }
  dossier.field = text(batch, row, Role::field, field_, shard_->fields, full);
  if (full) return fail(ErrorCode::too_many_values, {.row = number});
  const Resolved* const procedure_found = procedure(batch, row);
  if (procedure_found == nullptr) return fail(ErrorCode::too_many_values, {.row = number});
  dossier.procedure = procedure_found->key;
  join_catalogue(procedure_found->listed, traits, number);

  if (read_code.code != 0) {
    dossier.code = read_code.code;
    const bool has_units = given_unit_ == 0 && !units_from_codes_;
    code_check_.note(read_code, batch.text(code), number, submitted.day, received.day, has_units ? dossier.unit : std::uint16_t{0});
  }
  dossier.submitted = short_day(submitted);
  dossier.received = short_day(received);
  dossier.due = short_day(due);
  dossier.finished = short_day(finished);
  dossier.row = static_cast<std::uint32_t>(std::min<std::uint64_t>(number, UINT32_MAX));
  shard_->add(dossier);

  ++log_.dossiers;
  if (traits.status == Status::not_accepted) [[unlikely]] {
    log_.leave_out(LeftOut::not_accepted, number);
  }
  if (received.known()) {
    if (log_.first_received == 0 || received.day < log_.first_received) log_.first_received = received.day;
    log_.last_received = std::max(log_.last_received, received.day);
  }
  latest_event_ = std::max({latest_event_, submitted.day, received.day, finished.day});
  return {};
}

std::unique_ptr<facts::Shard> DossierReader::finish() {
  settle_as_of();
  settle_catalogue();
  code_check_.finish(shard_->units);
  shard_->shrink_to_fit();
  return std::move(shard_);
}

}  // namespace xanh::intake
