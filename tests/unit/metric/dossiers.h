// Dossiers made by hand, for tests of metrics.
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "facts/shard.h"
#include "metric/rules.h"
#include "text/date.h"

namespace xanh::metric {

inline text::Day day(int year, int month, int of_month) {
  return text::day_from_civil(year, month, of_month);
}

/// "2025-01-31", or "" for none.
inline facts::ShortDay short_day(std::string_view iso) {
  if (iso.empty()) return 0;
  const auto parsed = text::parse_date(iso);
  EXPECT_TRUE(parsed) << iso;
  return parsed ? static_cast<facts::ShortDay>(parsed->day) : facts::ShortDay{0};
}

inline void add(facts::Shard& shard, std::string_view unit, std::string_view received,
                std::string_view due, std::string_view finished, const facts::Traits& traits) {
  facts::Dossier dossier;
  dossier.unit = unit;
  dossier.procedure_code = "1.000001";
  dossier.traits = traits;
  dossier.received = short_day(received);
  dossier.due = short_day(due);
  dossier.finished = short_day(finished);
  dossier.row = static_cast<std::uint32_t>(shard.size() + 2);
  ASSERT_TRUE(shard.add(dossier));
}

inline constexpr std::string_view kUnitA = "Sở Nội vụ", kUnitB = "UBND xã Bảo Hà";

/// Fourteen dossiers around the first quarter of 2025. Worked by hand: received 1 2 3 4 5 6 9 12
/// 14; finished 1 2 3 7 12 14; carried over 7 8; pending at the end 4 5 6 8 9 (9 + 2 = 6 + 5).
/// The first `split` go into `first`, the others into `second`.
inline void add_quarter(facts::Shard& first, facts::Shard& second, std::size_t split = 14) {
  using enum facts::Flag;
  using facts::Channel, facts::Level, facts::Status, facts::Timing;
  struct Line {
    std::string_view unit, received, due, finished;
    facts::Traits traits;
  };
  const auto traits = [](Channel channel, Level level, Status status, Timing timing,
                         facts::Flag eligible, facts::Flag digitised, facts::Flag reused,
                         facts::Flag e_result, facts::Flag paid, facts::Flag fee) {
    return facts::Traits{.channel = channel,
                         .level = level,
                         .status = status,
                         .timing = timing,
                         .eligible = eligible,
                         .integrated = unknown,
                         .digitised = digitised,
                         .reused = reused,
                         .e_result = e_result,
                         .paid_online = paid,
                         .has_fee = fee};
  };
  constexpr auto open = Timing::unknown;
  const Line lines[] = {
      // 1
      {kUnitA, "2025-01-05", "2025-01-15", "2025-01-10",
       traits(Channel::online, Level::full, Status::resolved, Timing::early, yes, yes, yes, yes,
              yes, yes)},
      // 2
      {kUnitA, "2025-01-20", "2025-02-05", "2025-02-05",
       traits(Channel::online, Level::full, Status::resolved, Timing::on_time, yes, yes, no, yes,
              no, yes)},
      // 3
      {kUnitA, "2025-02-10", "2025-02-20", "2025-02-25",
       traits(Channel::in_person, Level::full, Status::resolved, Timing::late, yes, no, no, no, no,
              yes)},
      // 4
      {kUnitA, "2025-02-15", "2025-04-10", "",
       traits(Channel::online, Level::partial, Status::in_progress, open, no, no, yes, no, no, no)},
      // 5: overdue at the quarter's end.
      {kUnitB, "2025-03-01", "2025-03-15", "",
       traits(Channel::post, Level::partial, Status::in_progress, open, no, no, no, no, no, no)},
      // 6: no due day: in time.
      {kUnitB, "2025-03-10", "", "",
       traits(Channel::online, Level::full, Status::in_progress, open, yes, no, no, no, yes, yes)},
      // 7: carried over; full-process though not eligible.
      {kUnitB, "2024-12-20", "2025-01-10", "2025-01-08",
       traits(Channel::online, Level::full, Status::returned, Timing::early, no, yes, yes, no, yes,
              yes)},
      // 8: carried over, overdue since before the quarter.
      {kUnitB, "2024-12-01", "2024-12-15", "",
       traits(Channel::in_person, Level::information, Status::suspended, open, no, no, no, no, no,
              no)},
      // 9: finished after the quarter: pending and in time at its end. Not in the catalogue.
      {kUnitB, "2025-03-20", "2025-04-20", "2025-04-05",
       traits(Channel::online, Level::full, Status::resolved, Timing::early, unknown, yes, yes, yes,
              unknown, unknown)},
      // 10: never counted: not accepted.
      {kUnitA, "2025-02-01", "2025-02-10", "",
       traits(Channel::online, Level::full, Status::not_accepted, open, yes, yes, yes, yes, yes,
              yes)},
      // 11: never counted: displaced, see below.
      {kUnitA, "2025-02-02", "2025-02-10", "2025-02-03",
       traits(Channel::online, Level::full, Status::resolved, Timing::early, yes, yes, yes, yes,
              yes, yes)},
      // 12: no channel given; refused, late.
      {kUnitA, "2025-01-31", "2025-02-10", "2025-03-31",
       traits(Channel::unknown, Level::full, Status::refused, Timing::late, yes, no, no, yes, yes,
              yes)},
      // 13: never counted: over before the quarter.
      {kUnitB, "2024-11-01", "2024-12-31", "2024-12-30",
       traits(Channel::online, Level::full, Status::resolved, Timing::early, yes, yes, yes, yes,
              yes, yes)},
      // 14: finished without a due day: neither on time nor late.
      {kUnitB, "2025-01-15", "", "2025-01-16",
       traits(Channel::online, Level::information, Status::resolved, Timing::unknown, no, yes, no,
              no, no, no)},
  };
  std::size_t number = 0;
  for (const Line& line : lines) {
    facts::Shard& shard = ++number <= split ? first : second;
    add(shard, line.unit, line.received, line.due, line.finished, line.traits);
    if (number == 11) shard.displaced.back() = 1;
  }
}

/// A file of public/rules, as shipped.
std::string rules_file(std::string_view name);
MetricRules shipped_metrics();
TargetRules shipped_targets();

}  // namespace xanh::metric
