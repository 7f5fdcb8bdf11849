// The states of a load: detect, open, sample each table, plan, read.
#include <algorithm>
#include <iterator>
#include <new>
#include <optional>
#include <stdexcept>

#include "intake/catalogue_reader.h"
#include "intake/dossier_reader.h"
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
    auto step = source::detect(source, document);
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
    }
    source::Batch batch;
    auto step = reader->next(batch);
    if (!step || *step == Step::pending) return step;
    if (*step == Step::ready && extend(sample, batch)) return Step::ready;
    sample.whole_table = *step == Step::end;
    any_cell = any_cell || !sample.rows.empty();
    std::vector<RoleChoice> choices;
    std::ranges::copy_if(options.choices, std::back_inserter(choices), [this](const RoleChoice& choice) {
      return choice.sheet == document->tables()[table].name;
    });
    plans[table] = plan_table(sample, rules(), choices);
    const auto titles = static_cast<std::size_t>(std::ranges::count_if(sample.rows, [this](const Sample::Row& row) {
      return row.number < plans[table].header_row;
    }));
    const std::string& sheet = document->tables()[table].name;
    givens[table] = find_givens(sample, titles, sheet, log.file, rules(), options.units);
    apply_choices(givens[table], options.givens);
    if (options.units != nullptr && plans[table].plan) {
      places[table] = find_place(sample, *plans[table].plan, *options.units, sheet, log.file);
    }
    reader.reset();
    sample = {};
    if (++table < plans.size()) return Step::ready;
    return choose();
  }

  // Dossier lists before catalogues, tables with rows before those without, what is shown before
  // what is hidden; then by how well the columns were recognised, then as they stand in the file.
  Result<Step> choose() {
    if (!any_cell) return fail(ErrorCode::file_empty);
    const auto rank = [this](std::size_t index) {
      const TablePlan& found = plans[index];
      const int kind = found.plan ? (found.plan->grain == Grain::dossiers ? 3 : 2)
                                 : (found.error == ErrorCode::columns_unknown ? 1 : 0);
      return std::tuple(kind >= 2, found.has_rows, !document->tables()[index].hidden, kind, found.score);
    };
    std::size_t best = 0;
    for (std::size_t i = 1; i < plans.size(); ++i) {
      if (rank(i) > rank(best)) best = i;
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
    if (plan.grain == Grain::dossiers) {
      log.givens = std::move(givens[best]);
      dossiers.emplace(plan, rules(), options.catalogue, UnitReader(options.units, places[best], log),
                       ListContext{.as_of = options.givens.as_of}, document->tables()[best].system_1904, options.source_index, log);
    } else {
      procedures.emplace(plan, rules(), log);
    }
    state = State::reading;
    return Step::ready;
  }

  Result<Step> read() {
    source::Batch batch;
    auto step = reader->next(batch);
    if (!step || *step == Step::pending) return step;
    if (*step == Step::ready) {
      if (procedures) {
        procedures->take(batch);
      } else if (auto taken = dossiers->take(batch); !taken) {
        return std::unexpected(std::move(taken.error()));
      }
      return Step::ready;
    }
    if (log.dossiers == 0) return fail(ErrorCode::no_rows, {.row = plan.header_row});
    if (procedures) {
      catalogue = procedures->finish();
    } else {
      shard = dossiers->finish();
    }
    final_bytes = source.size();
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
  std::size_t table = 0;
  Sample sample;
  bool any_cell = false;
  ReadingPlan plan;
  std::optional<DossierReader> dossiers;
  std::optional<CatalogueReader> procedures;
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

Grain Loader::grain() const { return impl_->plan.grain; }
const ImportLog& Loader::log() const { return impl_->log; }
std::uint64_t Loader::bytes_consumed() const {
  if (impl_->state != Impl::State::reading || !impl_->reader) return impl_->final_bytes;
  return impl_->reader->bytes_consumed();
}
std::uint64_t Loader::rows_read() const { return impl_->log.rows_read; }
std::unique_ptr<facts::Shard> Loader::take_shard() { return std::move(impl_->shard); }
Catalogue Loader::take_catalogue() { return std::move(impl_->catalogue); }

}  // namespace xanh::intake
