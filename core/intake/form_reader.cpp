#include "intake/form_reader.h"

#include <algorithm>
#include <cmath>

#include "text/fold.h"

namespace xanh::intake {
namespace {

using facts::Property;

// Sub-rows of one line, and lines of the province itself, that are held back.
constexpr std::size_t kMostHeld = 64;

std::vector<std::string> headers_of(const ReadingPlan& plan) {
  std::vector<std::string> out;
  for (const std::uint32_t column : plan.mask().columns) out.push_back(plan.columns[column].header);
  return out;
}

}  // namespace

bool is_dated(const ReadingPlan& plan, const std::optional<Days>& period) {
  return period || std::ranges::none_of(plan.columns, [](const ColumnDecision& column) {
           return column.role == Role::count && !column.days;
         });
}

FormReader::FormReader(const ReadingPlan& plan, Options options, ImportLog& log)
    : rules_(options.columns),
      units_(std::move(options.units)),
      place_(options.place),
      period_(options.period),
      as_of_(options.as_of),
      source_index_(options.source_index),
      first_row_(plan.header_row + plan.header_rows),
      log_(log),
      lines_(plan, options.columns, options.forms),
      checks_(lines_.counts(), lines_.rates()),
      sums_(lines_.counts(), log.form),
      sorter_(rules_, headers_of(plan)) {}

Result<void> FormReader::take(const source::Batch& batch) {
  for (std::size_t row = 0; row < batch.row_count(); ++row) {
    if (batch.row_numbers[row] < first_row_) continue;  // titles and header
    if (auto taken = take_row(batch, row); !taken) return taken;
  }
  return {};
}

// No number that can be read: a head of a group, a line that says nothing, what stands below.
Result<void> FormReader::take_empty(Line line, const std::vector<std::string>& texts) {
  LeftOut kind = sorter_.sort(texts, false);
  if (kind == LeftOut::no_received_date) kind = LeftOut::blank;
  if (line.is_sub && kind == LeftOut::group_row) kind = LeftOut::blank;
  const bool heads =
      line.marker.kind == RowMarker::Kind::roman || line.marker.kind == RowMarker::Kind::letter;
  if (kind == LeftOut::blank && heads && is_words(line.label)) kind = LeftOut::group_row;
  if (kind == LeftOut::group_row) {
    if (auto settled = settle_pending(&line); !settled) return settled;
    // A unit whose numbers all stand in its sub-rows looks the same as a head, if rows have no
    // numbers.
    const bool is_head = heads || lines_.has_ordinal() || is_group_label(line.label, rules_);
    sums_.group(is_head ? std::max(line.marker.rank(), 60) : 5, line.counts, line.row, line.label);
    current_unit_ = line.unit;
    above_ = is_group_label(line.label, rules_) ? std::optional(LeftOut::group_row) : std::nullopt;
  } else if (kind == LeftOut::total_row) {
    if (auto settled = settle_pending(nullptr); !settled) return settled;
    above_ = LeftOut::total_row;
  } else if (kind == LeftOut::blank && !line.unit.empty() && !line.is_sub) {
    if (auto settled = settle_pending(&line); !settled) return settled;
    current_unit_ = line.unit;
    above_.reset();
  }
  leave_out(kind, line);
  return {};
}

Result<void> FormReader::take_total(const Line& line) {
  if (auto settled = settle_pending(nullptr); !settled) return settled;
  if (!line.is_narrowed) sums_.total(line.counts, line.row, line.label);
  above_ = LeftOut::total_row;
  leave_out(LeftOut::total_row, line);
  return {};
}

Result<void> FormReader::take_row(const source::Batch& batch, std::size_t row) {
  const std::vector<std::string> texts = PlannedColumns::texts(batch, row);
  ++log_.rows_read;
  Line line = lines_.read(batch, row, texts);
  if (!line.has_numbers()) return take_empty(std::move(line), texts);

  for (const std::string_view label :
       {std::string_view(line.ordinal), std::string_view(line.unit), std::string_view(line.field),
        std::string_view(line.procedure_name)}) {
    if (!label.empty() && is_total_label(label, rules_)) return take_total(line);
  }
  const bool labelled = line.is_narrowed || is_words(line.unit) || is_words(line.field) ||
                        is_words(line.procedure_name) || !line.procedure_code.empty();
  if (lines_.has_labels() && !labelled) {
    const LeftOut kind = sorter_.sort(texts, false);
    // Numbers of columns stand over the labels too.
    const bool numbered =
        kind == LeftOut::column_numbers && !(line.label.empty() && line.ordinal.empty());
    if (numbered || kind == LeftOut::repeated_header || kind == LeftOut::signature) {
      leave_out(kind, line);
      return {};
    }
    // Numbers of nobody: a total whose word is missing.
    return take_total(line);
  }
  if (line.is_sub && above_) {
    leave_out(*above_, line);
    return {};
  }
  if (line.unit.empty() && lines_.has_unit()) {
    line.unit = current_unit_;
    line.carried = true;
  }
  if (line.is_sub) {
    if (!pending_.empty() && pending_.size() < kMostHeld) {
      pending_.push_back(std::move(line));
      return {};
    }
    return emit(line);
  }
  if (line.marker.kind == RowMarker::Kind::none && is_group_label(line.label, rules_))
    line.marker.kind = RowMarker::Kind::roman;
  if (auto settled = settle_pending(&line); !settled) return settled;
  if (line.marker.kind != RowMarker::Kind::none) sums_.end_groups(line.marker.rank());
  current_unit_ = line.unit;
  above_.reset();
  pending_.push_back(std::move(line));
  return {};
}

// Only the next row tells whether a row with numbers heads a group or is a line of the form.
Result<void> FormReader::settle_pending(const Line* next) {
  if (pending_.empty()) return {};
  const std::vector<Line> held = std::move(pending_);
  pending_.clear();
  const Line& head = held.front();
  const bool divided = next != nullptr && next->carried &&
                       ((head.field.empty() && !next->field.empty()) ||
                        (head.procedure_name.empty() && !next->procedure_name.empty()));
  if (next != nullptr && (divided || is_member(head.marker, next->marker))) {
    sums_.group(divided ? 5 : head.marker.rank(), head.counts, head.row, head.label);
    for (const Line& line : held) leave_out(LeftOut::group_row, line);
    return {};
  }
  auto unit = unit_of(head.unit, head.row);
  if (!unit) return std::unexpected(unit.error());
  if (unit->is_province && hold_province_ && !head.unit.empty()) {
    if (province_.size() + held.size() <= kMostHeld) {
      province_.insert(province_.end(), held.begin(), held.end());
      return {};
    }
    hold_province_ = false;
  }
  for (const Line& line : held) {
    if (auto done = emit(line); !done) return done;
  }
  return {};
}

// The province's own row beside those of its units is their total. Points are never added up: its own stand
// by themselves.
Result<void> FormReader::settle_province() {
  if (province_.empty()) return {};
  const std::vector<Line> held = std::move(province_);
  province_.clear();
  for (const Line& line : held) {
    const bool scored = std::ranges::any_of(line.points, [](const auto& points) { return points.has_value(); });
    if (other_units_ && !scored) {
      if (!line.is_narrowed) sums_.total(line.counts, line.row, line.label);
      leave_out(LeftOut::total_row, line);
    } else if (auto done = emit(line); !done) {
      return done;
    }
  }
  return {};
}

Result<FormReader::Unit> FormReader::unit_of(const std::string& name, std::uint64_t row) {
  const std::string& text = name.empty() ? log_.givens.unit : name;
  if (text.empty()) return Unit{};
  const auto [entry, is_new] = units_by_text_.try_emplace(text);
  if (!is_new) return entry->second;
  std::string known = text;
  std::optional<UnitMatch> match;
  if (units_.reads()) {
    match = units_.match(text);
    known = match->name;
    const ProvinceRef place = place_.context.place;
    entry->second.is_province = match->level == facts::UnitLevel::province && place.known() &&
                                match->province.province == place.province;
  }
  const auto [by_fold, is_first] = codes_by_fold_.try_emplace(text::fold_key(known));
  if (is_first) {
    auto code = code_in(shard_->units, known, row);
    if (!code) return std::unexpected(code.error());
    by_fold->second = *code;
    if (match) units_.note(*match, *code, row, *shard_);
  }
  entry->second.code = by_fold->second;
  return entry->second;
}

Result<std::uint16_t> FormReader::code_in(facts::Dictionary& dictionary, const std::string& text,
                                          std::uint64_t row) const {
  const auto code = dictionary.code(text);
  if (!code) return fail(ErrorCode::too_many_values, {.row = row});
  return *code;
}

Result<const std::vector<int>*> FormReader::shapes_of(const Where& narrowed) {
  const auto [entry, is_new] = shapes_.try_emplace(narrowed);
  if (!is_new) return &entry->second;
  for (const FormColumn& column : lines_.counts()) {
    facts::StatementShape shape = column.shape;
    bool empty = false;
    for (std::size_t p = 0; p < narrowed.size(); ++p) {
      const auto property = static_cast<Property>(p);
      const std::uint8_t all = all_values(property);
      if (narrowed[p] == 0 || narrowed[p] == all) continue;
      std::uint8_t& bits = shape.extent[property];
      bits = static_cast<std::uint8_t>((bits == facts::Extent::kAny ? all : bits) & narrowed[p]);
      empty = empty || bits == 0;
    }
    if (empty) {
      entry->second.push_back(-1);  // full-process dossiers of partly-online services: nothing
      continue;
    }
    const auto key = shard_->shape_key(shape);
    if (!key) return std::unexpected(key.error());
    entry->second.push_back(*key);
  }
  return &entry->second;
}

void FormReader::note_numbers(const Line& line) {
  for (const std::string& cell : line.unreadable)
    log_.repairs[static_cast<std::size_t>(Repair::unreadable_number)].add(line.row, cell);
  for (const FormCell& cell : line.counts) {
    if (cell.from_text)
      log_.repairs[static_cast<std::size_t>(Repair::number_from_text)].add(
          line.row, std::to_string(cell.value));
  }
}

Result<void> FormReader::emit(const Line& line) {
  // The user's word on the unit and the channel goes before what the rows say, or leave open.
  const auto unit =
      unit_of(log_.givens.unit_from == GivenFrom::chosen ? log_.givens.unit : line.unit, line.row);
  if (!unit) return std::unexpected(unit.error());
  Where narrowed = line.narrowed;
  std::uint8_t& channels = narrowed[static_cast<std::size_t>(Property::channel)];
  if (channels == 0 && log_.givens.channel != facts::Channel::unknown) {
    channels = static_cast<std::uint8_t>(1u << static_cast<unsigned>(log_.givens.channel));
  }
  const auto shapes = shapes_of(narrowed);
  if (!shapes) return std::unexpected(shapes.error());
  std::uint16_t field = 0, procedure = 0;
  if (!line.field.empty()) {
    const auto code = code_in(shard_->fields, line.field, line.row);
    if (!code) return std::unexpected(code.error());
    field = *code;
  }
  if (!line.procedure_code.empty() || !line.procedure_name.empty()) {
    const auto code = shard_->procedure_key(line.procedure_code, line.procedure_name);
    if (!code) return fail(code.error().code, {.row = line.row});
    procedure = *code;
  }
  const auto row = static_cast<std::uint32_t>(std::min<std::uint64_t>(line.row, UINT32_MAX));
  for (std::size_t c = 0; c < lines_.counts().size(); ++c) {
    if (line.counts[c].state != FormCell::State::value || (**shapes)[c] < 0) continue;
    const Days days = lines_.counts()[c].days ? *lines_.counts()[c].days : *period_;
    shard_->statements.push_back({.unit = unit->code,
                                  .procedure = procedure,
                                  .field = field,
                                  .shape = static_cast<std::uint16_t>((**shapes)[c]),
                                  .first = days.first,
                                  .last = days.last,
                                  .value = line.counts[c].value,
                                  .as_of = as_of_ != 0 ? as_of_ : days.last,
                                  .source = source_index_,
                                  .row = row,
                                  .set_aside = false});
    last_day_ = std::max(last_day_, days.last);
    ++log_.form.statements;
  }
  double sum = 0;
  std::optional<double> total;
  for (std::size_t s = 0; s < line.points.size(); ++s) {
    if (!line.points[s]) continue;
    const std::optional<Days> days = lines_.scores()[s].days ? lines_.scores()[s].days : period_;
    shard_->scores.push_back({.unit = unit->code,
                              .code = lines_.scores()[s].code,
                              .points = *line.points[s],
                              .first = days ? days->first : 0,
                              .last = days ? days->last : 0,
                              .source = source_index_,
                              .row = row});
    if (days) last_day_ = std::max(last_day_, days->last);
    ++log_.form.scores;
    (lines_.scores()[s].code == "TONG_SCORE" ? total.emplace(0) : sum) += *line.points[s];
  }
  // The overall score is the plain sum of the six (domain.md 2.6), each rounded to two decimals.
  if (total && lines_.scores().size() == 7 &&
      std::ranges::all_of(line.points, [](const auto& p) { return p.has_value(); })) {
    note_check(log_.form, {.kind = CheckKind::score,
                           .row = line.row,
                           .label = line.label,
                           .column = "TONG_SCORE",
                           .printed = *total,
                           .recomputed = sum,
                           .rate = false,
                           .holds = std::abs(*total - sum) <= 0.035 + 1e-9});
  }
  note_numbers(line);
  checks_.check(line.counts, line.rates, line.row, line.label, log_.form);
  sums_.line(line.counts, line.is_narrowed);
  other_units_ = other_units_ || (!line.unit.empty() && !unit->is_province);
  ++log_.form.lines;
  return {};
}

Result<std::unique_ptr<facts::Shard>> FormReader::finish() {
  if (auto settled = settle_pending(nullptr); !settled) return std::unexpected(settled.error());
  if (auto settled = settle_province(); !settled) return std::unexpected(settled.error());
  sums_.finish();
  log_.data_as_of = as_of_ != 0 ? as_of_ : last_day_;
  for (const facts::Statement& statement : shard_->statements) {
    if (log_.first_received == 0 || statement.first < log_.first_received)
      log_.first_received = statement.first;
    log_.last_received = std::max(log_.last_received, statement.last);
  }
  shard_->statements.shrink_to_fit();
  shard_->shrink_to_fit();
  return std::move(shard_);
}

}  // namespace xanh::intake
