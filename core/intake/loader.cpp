// The states of a load: detect, open, sample each table, plan, read.
#include <algorithm>
#include <iterator>
#include <new>
#include <optional>
#include <stdexcept>

#include "intake/catalogue_reader.h"
#include "intake/dossier_reader.h"
#include "intake/form_plan.h"
#include "intake/form_reader.h"
#include "intake/given.h"
#include "intake/intake.h"
#include "intake/plan.h"
#include "intake/unit_reader.h"

namespace xanh::intake {
namespace {

// Sheets looked at: beyond that a workbook is no list.
constexpr std::size_t kMostTables = 64;

using source::Step;

}  // namespace

struct Loader::Impl {
  enum class State : std::uint8_t { detecting, opening, sampling, reading, done };

  Impl(source::ByteSource& byte_source, Options given) : source(byte_source), options(given) {
    log.file = std::string(source.name());
    log.file_bytes = source.size();
    if (options.planned != nullptr) take_plan(*options.planned->impl_);
  }

  // Of a loader that has looked at the same bytes.
  void take_plan(const Impl& other) {
    if (!other.divisible()) return;
    document = other.document->again(source);
    if (document == nullptr) return;
    plan = other.plan;
    places = other.places;
    orders = other.orders;
    table = other.table;
    found_givens = log.givens = other.found_givens;
    dossiers = make_dossiers(log, {.as_of = options.givens.as_of, .orders = orders[table]});
    state = State::reading;
  }

  const ColumnRules::Impl& rules() const { return options.rules->impl(); }

  Result<Step> step() {
    switch (state) {
      case State::detecting: return detect();
      case State::opening: return open();
      case State::sampling: return take_sample();
      case State::reading: return read();
      case State::done: break;
    }
    return Step::end;
  }

  Result<Step> detect() {
    auto step = source::detect(source, document, options.text);
    if (step && *step == Step::end) {
      state = State::opening;
      return Step::ready;
    }
    return step;
  }

  Result<Step> open() {
    auto step = document->open();
    if (!step || *step != Step::end) return step;
    log.dialect = document->dialect();
    plans.resize(std::min(document->tables().size(), kMostTables));
    places.resize(plans.size());
    givens.resize(plans.size());
    orders.resize(plans.size());
    if (plans.empty()) return fail(ErrorCode::file_empty);
    state = State::sampling;
    return Step::ready;
  }

  Result<Step> take_sample() {
    if (!reader) {
      auto opened = document->read(table, source::ColumnMask{.all = true});
      if (!opened) return std::unexpected(std::move(opened.error()));
      reader = std::move(*opened);
      sample = {};
      sample.system_1904 = document->tables()[table].system_1904;
      // Lines in front of an HTML table stand above it like the title rows of a sheet; row 0.
      for (const std::string& line : document->tables()[table].lines_before) {
        sample.rows.push_back({.number = 0, .cells = {{source::CellKind::text, line}}});
        sample.width = std::max<std::size_t>(sample.width, 1);
      }
    }
    source::Batch batch;
    auto step = reader->next(batch);
    if (!step || *step == Step::pending) return step;
    if (*step == Step::ready && extend(sample, batch)) return Step::ready;
    sample.whole_table = *step == Step::end;
    any_cell = any_cell || sample.rows.size() > document->tables()[table].lines_before.size();
    std::vector<RoleChoice> choices;
    std::ranges::copy_if(options.choices, std::back_inserter(choices), [this](const RoleChoice& choice) {
      return choice.sheet == document->tables()[table].name;
    });
    sample.header_row = options.givens.header_row.value_or(0);
    plan_sample(choices);
    reader.reset();
    sample = {};
    if (++table < plans.size()) return Step::ready;
    return choose();
  }

  // A table that is no list of dossiers may be a form; so may one that looks like a catalogue, if it
  // counts something.
  void plan_sample(const std::vector<RoleChoice>& choices) {
    TablePlan& found = plans[table];
    const std::string& sheet = document->tables()[table].name;
    found = plan_table(sample, rules(), choices);
    if (options.forms != nullptr && !(found.plan && found.plan->grain == Grain::dossiers)) {
      FormPlan counted = plan_form(sample, {rules(), options.forms->impl(), sheet, log.file, options.units, options.givens}, choices);
      if (counted.table.plan || (!found.plan && counted.table.error == ErrorCode::period_unknown)) found = std::move(counted.table);
    }
    const auto titles = static_cast<std::size_t>(std::ranges::count_if(sample.rows, [&found](const Sample::Row& row) {
      return row.number < found.header_row;
    }));
    givens[table] = find_givens(sample, titles, sheet, log.file, rules(), options.units);
    apply_choices(givens[table], options.givens);
    if (found.plan && found.plan->stated_as_of == 0) found.plan->stated_as_of = find_stated_day(log.file, rules(), nullptr);
    if (found.plan && found.plan->grain == Grain::dossiers) orders[table] = find_date_orders(sample, *found.plan);
    if (options.units != nullptr && found.plan) places[table] = find_place(sample, *found.plan, *options.units, sheet, log.file);
  }

  // Dossier lists before forms, these before catalogues, tables with rows before those without, what is shown before
  // what is hidden; then by how well the columns were recognised, then as they stand in the file.
  Result<Step> choose() {
    if (!any_cell) return fail(ErrorCode::file_empty);
    const auto rank = [this](std::size_t index) {
      const TablePlan& found = plans[index];
      const bool close = found.error == ErrorCode::columns_unknown || found.error == ErrorCode::period_unknown;
      const int kind = !found.plan ? (close ? 1 : 0)
                       : found.plan->grain == Grain::dossiers ? 4
                       : found.plan->grain == Grain::statements ? 3 : 2;
      return std::tuple(kind >= 2, found.has_rows, !document->tables()[index].hidden, kind, found.score);
    };
    std::size_t best = 0;
    for (std::size_t i = 1; i < plans.size(); ++i) {
      if (rank(i) > rank(best)) best = i;
    }
    for (std::size_t i = 0; i < plans.size(); ++i) {
      const auto& sheet = document->tables()[i];
      if (options.sheet && sheet.name == *options.sheet) best = i;
      log.sheets.push_back({.name = sheet.name, .hidden = sheet.hidden, .grain = {}, .has_rows = plans[i].has_rows});
      if (plans[i].plan) log.sheets.back().grain = plans[i].plan->grain;
    }
    table = best;
    TablePlan& chosen = plans[best];
    log.sheet = document->tables()[best].name;
    log.header_row = chosen.header_row;
    log.header_rows = chosen.header_rows;
    log.columns = std::move(chosen.columns);
    log.preview = std::move(chosen.preview);
    if (!chosen.plan) return fail(chosen.error, {.row = chosen.error_row}, chosen.error_args);
    plan = std::move(*chosen.plan);
    plan.table = best;
    const bool has_rows = chosen.has_rows;
    plans.clear();
    if (!has_rows) return fail(ErrorCode::no_rows, {.row = plan.header_row});
    auto opened = document->read(best, plan.mask());
    if (!opened) return std::unexpected(std::move(opened.error()));
    reader = std::move(*opened);
    log.grain = plan.grain;
    log.givens = std::move(givens[best]);
    if (plan.grain == Grain::dossiers) {
      table = best;
      found_givens = log.givens;
      dossiers = make_dossiers(log, {.as_of = options.givens.as_of, .orders = orders[best]});
    } else if (plan.grain == Grain::statements) {
      if (auto ready = begin_form(places[best]); !ready) return std::unexpected(std::move(ready.error()));
    } else {
      log.givens = {};
      procedures.emplace(plan, rules(), log);
    }
    state = State::reading;
    return Step::ready;
  }

  std::unique_ptr<DossierReader> make_dossiers(ImportLog& to, const ListContext& context) {
    return std::make_unique<DossierReader>(plan, rules(), options.catalogue, UnitReader(options.units, places[table], to),
                                           context, document->tables()[table].system_1904, options.source_index, memory, to);
  }

  std::optional<source::ByteRange> divisible() const {
    if (state != State::reading || !dossiers || log.rows_read > 0 || options.catalogue != nullptr) return std::nullopt;
    return document->divisible(table);
  }

  Result<Step> read_part() {
    if (!reader) {
      auto opened = document->read_part(table, part->bytes, part->exact, plan.mask());
      if (!opened) return std::unexpected(std::move(opened.error()));
      reader = std::move(*opened);
    }
    source::Batch batch;
    auto step = reader->next(batch);
    if (!step || *step != Step::ready) return step;
    if (auto taken = part_dossiers->take(batch); !taken) return std::unexpected(std::move(taken.error()));
    make_room(*part_dossiers, part_log, reader->bytes_consumed() - part->bytes.begin, part->bytes.end - part->bytes.begin);
    return Step::ready;
  }

  // Once the first rows are read, for all of them: those to come are about as long. A column that grows step by step
  // is copied again and again.
  static void make_room(DossierReader& reader, const ImportLog& log, std::uint64_t consumed, std::uint64_t all) {
    constexpr std::uint64_t kFewRows = 1'000;
    if (reader.has_room() || log.rows_read < kFewRows || consumed == 0 || consumed > all) return;
    const double rows = static_cast<double>(log.dossiers) * static_cast<double>(all) / static_cast<double>(consumed);
    reader.reserve(static_cast<std::size_t>(rows * 1.02) + 16);
  }

  Result<void> begin_form(const ListPlace& place) {
    GivenLog& given = log.givens;
    const bool has_units = std::ranges::find(plan.columns, Role::unit, &ColumnDecision::role) != plan.columns.end();
    if (has_units && given.unit_from != GivenFrom::chosen) {
      given.unit.clear();
      given.unit_words.clear();
      given.unit_from = GivenFrom::rows;
    }
    // A title that speaks of online dossiers does not say that all are.
    if (given.channel_from != GivenFrom::chosen) {
      given.channel = facts::Channel::unknown;
      given.channel_from = GivenFrom::nothing;
      given.channel_words.clear();
    }
    const text::Day as_of = options.givens.as_of.value_or(plan.stated_as_of);
    if (!given.period && as_of != 0) {
      // A form that says up to when, and not from when, goes from the beginning of that year.
      given.period = Days{text::day_from_civil(text::civil_from_day(as_of).year, 1, 1), as_of};
      given.period_from = options.givens.as_of ? GivenFrom::chosen : GivenFrom::title;
      given.period_words = given.as_of_words;
    }
    const bool counts = std::ranges::find(plan.columns, Role::count, &ColumnDecision::role) != plan.columns.end();
    if (counts && !is_dated(plan, given.period)) return fail(ErrorCode::period_unknown, {.row = plan.header_row});
    form.emplace(plan, FormReader::Options{.columns = rules(), .forms = options.forms->impl(), .units = UnitReader(options.units, place, log),
                                           .place = place, .period = given.period, .as_of = as_of, .source_index = options.source_index}, log);
    return {};
  }

  Result<Step> read() {
    if (part) return read_part();
    source::Batch batch;
    if (!parts_ended && reader == nullptr) return Step::end;  // a plan taken over: there are only parts
    auto step = parts_ended ? Result<Step>(Step::end) : reader->next(batch);
    if (!step || *step == Step::pending) return step;
    if (*step == Step::ready) {
      Result<void> taken;
      if (procedures) procedures->take(batch);
      else if (form) taken = form->take(batch);
      else taken = dossiers->take(batch);
      if (!taken) return std::unexpected(std::move(taken.error()));
      if (dossiers) make_room(*dossiers, log, reader->bytes_consumed(), source.size());
      return Step::ready;
    }
    if (form) {
      auto finished = form->finish();
      if (!finished) return std::unexpected(std::move(finished.error()));
      shard = std::move(*finished);
    }
    if (log.dossiers == 0 && log.form.lines == 0) return fail(ErrorCode::no_rows, {.row = plan.header_row});
    if (procedures) catalogue = procedures->finish();
    if (dossiers) shard = dossiers->finish();
    final_bytes = source.size();
    if (reader) log.hidden_rows = reader->hidden_rows();
    reader.reset();
    state = State::done;
    return Step::end;
  }

  source::ByteSource& source;
  const Options options;
  State state = State::detecting;
  std::optional<Error> failure;
  ImportLog log;
  std::unique_ptr<source::Document> document;
  std::unique_ptr<source::TableReader> reader;  // after document: must not outlive it
  std::vector<TablePlan> plans;
  std::vector<ListPlace> places;  ///< by table
  std::vector<GivenLog> givens;   ///< by table, the user's choices made
  std::vector<DateOrders> orders; ///< by table
  std::size_t table = 0;
  Sample sample;
  bool any_cell = false;
  ReadingPlan plan;
  CellMemory memory;
  std::unique_ptr<DossierReader> dossiers;
  GivenLog found_givens;                         ///< before the rows' columns had their say
  std::optional<PartRange> part;                 ///< being read in place of all rows
  ImportLog part_log;
  std::unique_ptr<DossierReader> part_dossiers;
  std::uint64_t absorbed_lines = 0, absorbed_bytes = 0;
  bool parts_ended = false;
  std::optional<CatalogueReader> procedures;
  std::optional<FormReader> form;
  std::unique_ptr<facts::Shard> shard;
  Catalogue catalogue;
  std::uint64_t final_bytes = 0;
};

Loader::Loader(source::ByteSource& source, Options options)
    : impl_(std::make_unique<Impl>(source, options)) {}
Loader::~Loader() = default;
Loader::Loader(Loader&&) noexcept = default;

Result<source::Step> Loader::step() {
  if (impl_->failure) return std::unexpected(*impl_->failure);
  Result<Step> step = Step::end;
  try {
    step = impl_->step();
  } catch (const std::bad_alloc&) {
    step = fail(ErrorCode::out_of_memory);
  } catch (const std::length_error&) {  // a container asked for more than the address space has
    step = fail(ErrorCode::out_of_memory);
  }
  if (step) return step;
  Error error = std::move(step.error());
  if (error.place.file.empty()) error.place.file = impl_->log.file;
  if (error.place.sheet.empty()) error.place.sheet = impl_->log.sheet;
  impl_->failure = error;
  return std::unexpected(std::move(error));
}

std::optional<source::ByteRange> Loader::divisible() const { return impl_->divisible(); }

void Loader::begin_part(const PartRange& range) {
  impl_->reader.reset();
  impl_->part = range;
  impl_->part_log = {};
  impl_->part_log.givens = impl_->found_givens;
  const auto all = impl_->document->divisible(impl_->table);
  impl_->part_dossiers = impl_->make_dossiers(impl_->part_log, {.as_of = impl_->options.givens.as_of, .orders = impl_->orders[impl_->table],
                                                                .part = true, .headed = all && range.bytes.begin == all->begin});
}

Part Loader::take_part() {
  Part part = impl_->part_dossiers->take_part();
  part.ends = impl_->reader->ends();
  return part;
}

bool Loader::absorb(const Part& part) {
  Impl& in = *impl_;
  const auto range = in.document->divisible(in.table);
  if (!range) return false;
  // Only the first part knows of the header.
  if (in.absorbed_bytes == 0 && part.ends.end < range->end && part.ends.lines < in.plan.header_row + in.plan.header_rows) return false;
  if (in.absorbed_bytes == 0 && part.ends.end > part.ends.begin) {
    // The rows to come are about as long as these; a list that ends shorter gives the rest back.
    const double share = static_cast<double>(range->end - range->begin) / static_cast<double>(part.ends.end - part.ends.begin);
    in.dossiers->reserve(static_cast<std::size_t>(static_cast<double>(part.dossiers) * share * 1.02));
  }
  if (!in.dossiers->absorb(part, in.absorbed_lines)) return false;
  in.absorbed_lines += part.ends.lines;
  in.absorbed_bytes = part.ends.end;
  return true;
}

void Loader::end_parts() {
  impl_->reader.reset();
  impl_->parts_ended = true;
}

Grain Loader::grain() const { return impl_->plan.grain; }
const ImportLog& Loader::log() const { return impl_->log; }
std::uint64_t Loader::bytes_consumed() const {
  if (impl_->state == Impl::State::reading && impl_->absorbed_bytes > 0) return impl_->absorbed_bytes;
  if (impl_->state != Impl::State::reading || !impl_->reader) return impl_->final_bytes;
  return impl_->reader->bytes_consumed();
}
std::uint64_t Loader::rows_read() const { return impl_->log.rows_read; }
std::unique_ptr<facts::Shard> Loader::take_shard() { return std::move(impl_->shard); }
Catalogue Loader::take_catalogue() { return std::move(impl_->catalogue); }

}  // namespace xanh::intake
