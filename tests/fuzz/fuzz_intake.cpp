// A whole load: from the bytes of any file to facts, under the built-in rules.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "builtin_data.h"
#include "intake/intake.h"
#include "reading.h"

using namespace xanh;  // NOLINT: a program of one function

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  static const auto rules = intake::ColumnRules::parse(builtin::file("rules/columns.json"), "columns.json");
  static const auto forms = intake::FormRules::parse(builtin::file("rules/forms.json"), "forms.json");
  static const auto unit_rules =
      intake::UnitRules::parse(builtin::file("rules/units.json"), builtin::file("rules/agencies.json"));
  XANH_HOLDS(rules.has_value() && forms.has_value() && unit_rules.has_value());
  static const intake::UnitIndex units(*unit_rules);

  fuzz::HaltingSource source("H38-tep.bin", input);
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
  return 0;
}
