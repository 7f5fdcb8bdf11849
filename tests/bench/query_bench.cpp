// Latency of queries over one shard of a million dossiers.
#include <benchmark/benchmark.h>

#include <random>
#include <string>

#include "query/query.h"

namespace xanh::bench {
namespace {

using facts::ShortDay;
using query::Base;
using query::Dimension;

const facts::Shard& million() {
  static const facts::Shard shard = [] {
    facts::Shard out;
    std::mt19937 random(1);
    const auto below = [&](unsigned n) { return static_cast<unsigned>(random() % n); };
    const auto first = static_cast<unsigned>(text::day_from_civil(2024, 1, 1));
    for (std::uint32_t i = 0; i < 1'000'000; ++i) {
      const unsigned procedure = below(1655);
      const std::string unit = "UBND " + std::to_string(below(250)), code = "1." + std::to_string(procedure),
                        field = "F" + std::to_string(procedure % 60);
      const auto received = static_cast<ShortDay>(first + below(730));
      const bool open = below(10) == 0;
      facts::Dossier d{.unit = unit, .procedure_code = code, .field = field};
      d.traits = {.channel = facts::Channel{static_cast<std::uint8_t>(1 + below(3))},
                  .level = facts::Level{static_cast<std::uint8_t>(1 + procedure % 3)},
                  .status = open ? facts::Status::in_progress : facts::Status::returned,
                  .timing = open ? facts::Timing::unknown : facts::Timing{static_cast<std::uint8_t>(1 + below(3))},
                  .digitised = facts::Flag{static_cast<std::uint8_t>(1 + below(2))},
                  .paid_online = facts::Flag{static_cast<std::uint8_t>(1 + below(2))}};
      d.received = received;
      d.due = static_cast<ShortDay>(received + 20);
      d.finished = open ? ShortDay{0} : static_cast<ShortDay>(received + below(40));
      d.row = i + 1;
      if (!out.add(d)) std::abort();
    }
    return out;
  }();
  return shard;
}

query::Measure measure(Base base, const char* where) {
  const auto condition = query::parse_condition(where);
  if (!condition) std::abort();
  return {base, *condition};
}

query::Query twelve_measures(std::vector<Dimension> group_by) {
  return {.measures = {measure(Base::received, ""), measure(Base::received, "channel = online"),
                       measure(Base::received, "level = full"),
                       measure(Base::received, "level = full and channel = online"),
                       measure(Base::handled, ""), measure(Base::finished, ""),
                       measure(Base::finished, "timing in (early, on_time)"),
                       measure(Base::pending, ""), measure(Base::pending_in_time, ""),
                       measure(Base::pending_overdue, ""), measure(Base::received, "digitised = yes"),
                       measure(Base::received, "paid_online = yes")},
          .group_by = std::move(group_by),
          .filters = {},
          .period = {text::day_from_civil(2024, 1, 1), text::day_from_civil(2025, 12, 31)}};
}

void run(benchmark::State& state, const query::Query& asked) {
  const facts::Shard& shard = million();
  std::size_t groups = 0;
  for (auto _ : state) groups = query::run(asked, shard).groups.size();
  state.counters["groups"] = static_cast<double>(groups);
}

BENCHMARK_CAPTURE(run, total_one_measure,
                  query::Query{.measures = {{}}, .group_by = {}, .filters = {}, .period = {text::day_from_civil(2024, 1, 1), text::day_from_civil(2025, 12, 31)}})
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, total, twelve_measures({}))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, by_unit, twelve_measures({Dimension::unit}))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, by_unit_and_month, twelve_measures({Dimension::unit, Dimension::month}))->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(run, by_unit_and_procedure, twelve_measures({Dimension::unit, Dimension::procedure}))->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace xanh::bench
