// Doubts that rows do not show one by one.
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "metric/interval.h"
#include "metric/trust.h"

namespace xanh::metric {

using facts::Shard;
using text::Day;

text::Day last_plausible_day(const Shard& shard) {
  constexpr std::size_t kFewest = 30;
  constexpr Day kGap = 45;
  if (shard.size() < kFewest) return 0;
  std::vector<std::uint32_t> dossiers(std::size_t{UINT16_MAX} + 1);  // by the day of the latest event
  for (std::size_t row = 0; row < shard.size(); ++row) {
    ++dossiers[std::max({shard.submitted[row], shard.received[row], shard.finished[row]})];
  }
  const std::size_t few = shard.size() / 100;
  std::size_t behind = 0;
  Day latest = 0, next = 0;  // the day after this one in the data
  for (Day day = UINT16_MAX; day > 0; --day) {
    const std::size_t here = dossiers[static_cast<std::size_t>(day)];
    if (here == 0) continue;
    if (latest == 0) latest = day;
    if (next != 0 && next - day > kGap) return day;
    behind += here;
    if (behind > few) return latest;
    next = day;
  }
  return latest;
}

ZeroRows zero_rows(std::span<const Shard* const> shards) {
  struct Line {
    const Shard* shard = nullptr;
    std::uint16_t unit = 0;
    std::size_t numbers = 0;
    bool zero = true;
  };
  std::map<std::pair<std::uint16_t, std::uint32_t>, Line> lines;
  for (const Shard* shard : shards) {
    for (const facts::Statement& statement : shard->statements) {
      Line& line = lines[{statement.source, statement.row}];
      line.shard = shard;
      line.unit = statement.unit;
      ++line.numbers;
      line.zero = line.zero && statement.value == 0;
    }
  }
  ZeroRows out{.of = lines.size()};
  for (const auto& [place, line] : lines) {
    if (!line.zero || line.numbers < 2) continue;
    ++out.count;
    if (out.first.size() < kMostDoubtful) out.first.push_back({place.first, place.second, std::string(line.shard->units.at(line.unit))});
  }
  return out;
}

std::vector<Jump> jumps(std::span<const SeriesPoint> months) {
  constexpr std::int64_t kFewest = 30;
  constexpr double kPoints = 0.1;
  constexpr int kTimes = 3;
  const auto is_whole = [](const SeriesPoint& m) {
    return text::civil_from_day(m.first).day == 1 && text::civil_from_day(m.last + 1).day == 1;
  };
  const auto share = [](const SeriesPoint& m) { return static_cast<double>(m.numerator) / static_cast<double>(m.denominator); };
  std::vector<Jump> out;
  bool begun = false;  // before the first dossiers there is nothing to compare with
  for (std::size_t i = 1; i < months.size(); ++i) {
    const SeriesPoint &before = months[i - 1], &after = months[i];
    begun = begun || before.denominator > 0;
    if (!begun) continue;
    if (std::min(before.denominator, after.denominator) >= kFewest && std::abs(share(after) - share(before)) >= kPoints - 1e-12) {
      const auto a = wilson_95(before.numerator, before.denominator), b = wilson_95(after.numerator, after.denominator);
      if (a && b && (a->high < b->low || b->high < a->low)) out.push_back({i, true});
    }
    const auto [less, more] = std::minmax(before.denominator, after.denominator);
    if (more >= kFewest && less * kTimes < more && is_whole(before) && is_whole(after)) out.push_back({i, false});
  }
  return out;
}

}  // namespace xanh::metric
