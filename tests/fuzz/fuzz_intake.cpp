// A whole load: from the bytes of any file to facts, under the built-in rules.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "builtin_data.h"
#include "intake/intake.h"
#include "reading.h"

using namespace xanh;  // NOLINT: a program of one function

namespace {

// What whoever reads the facts relies on (facts/shard.h, facts/statement.h, intake/import_log.h).
void check_facts(const facts::Shard& shard, const intake::ImportLog& log) {
  XANH_HOLDS(log.received() + log.left_out_count() == log.rows_read || log.grain != intake::Grain::dossiers);
  for (std::size_t i = 0; i < shard.size(); ++i) {
    XANH_HOLDS(shard.unit[i] < shard.units.size() && shard.field[i] < shard.fields.size());
    XANH_HOLDS(shard.procedure[i] < shard.procedures.size() && shard.trait[i] < shard.trait_words.size());
  }
  for (const facts::Statement& statement : shard.statements) {
    XANH_HOLDS(statement.unit < shard.units.size() && statement.field < shard.fields.size());
    XANH_HOLDS(statement.procedure < shard.procedures.size() && statement.shape < shard.shapes.size());
    XANH_HOLDS(statement.first != 0 && statement.first <= statement.last && statement.value >= 0);
  }
  for (const facts::Score& score : shard.scores) XANH_HOLDS(score.unit < shard.units.size() && score.points == score.points);
  XANH_HOLDS(log.form.failed.size() <= intake::kMostFailedChecks && log.form.failed.size() <= log.form.failed_count);
  XANH_HOLDS(log.form.failed_count <= log.form.checks);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  static const auto rules = intake::ColumnRules::parse(builtin::file("rules/columns.json"), "columns.json");
  static const auto forms = intake::FormRules::parse(builtin::file("rules/forms.json"), "forms.json");
  static const auto unit_rules =
      intake::UnitRules::parse(builtin::file("rules/units.json"), builtin::file("rules/agencies.json"));
  XANH_HOLDS(rules.has_value() && forms.has_value() && unit_rules.has_value());
  static const intake::UnitIndex units(*unit_rules);

  // The name gives what the rows may not say: a province, and the period of a form.
  fuzz::HaltingSource source("H38_T10.2025_tep.bin", input);
  intake::Loader loader(source, {.rules = &*rules, .forms = &*forms, .units = &units});
  for (std::size_t call = 0;; ++call) {
    XANH_HOLDS(call < 100'000);
    const auto step = loader.step();
    XANH_HOLDS(loader.bytes_consumed() <= size);
    if (!step) return 0;
    if (*step == source::Step::end) break;
  }
  if (loader.grain() == intake::Grain::catalogue) {
    (void)loader.take_catalogue();
    return 0;
  }
  const auto shard = loader.take_shard();
  XANH_HOLDS(shard != nullptr && (loader.log().dossiers > 0 || loader.log().form.lines > 0));
  check_facts(*shard, loader.log());
  return 0;
}
