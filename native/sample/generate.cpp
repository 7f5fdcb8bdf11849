#include "sample/generate.h"

#include <vector>

#include "sample/random.h"

namespace xanh::sample {
namespace {

// Counters take dossiers from half past seven to half past four.
constexpr std::uint64_t kOpens = 7 * 3600 + 1800, kOpenFor = 9 * 3600;

/// Mondays bring the weekend's dossiers.
constexpr std::uint64_t kDayWeight[] = {13, 10, 10, 10, 9};

std::uint64_t weight_of(const Province& province, text::Day day) {
  return kDayWeight[weekday(day)] *
         static_cast<std::uint64_t>(province.story.volume[province.month_of(day)]);
}

/// The dossier as a file exported on the day it came would show it.
Dossier earlier_state(const Dossier& dossier) {
  Dossier earlier = dossier;
  earlier.status = Status::in_progress;
  earlier.has_finished = false;
  return earlier;
}

}  // namespace

Result<void> each_dossier(const Province& province, std::uint64_t rows, std::uint64_t seed,
                          const std::function<Result<void>(const Dossier&)>& take) {
  std::uint64_t total = 0;
  for (text::Day day = province.first_day; day <= province.last_day; ++day) {
    if (province.calendar.is_working(day)) total += weight_of(province, day);
  }
  Random random(seed ^ 0x726F7773u);
  Desk desk(province, seed);
  std::vector<Dossier> updates;  // the later states still to come today
  std::uint64_t so_far = 0, done = 0;
  for (text::Day day = province.first_day; day <= province.last_day; ++day) {
    if (!province.calendar.is_working(day)) continue;
    so_far += weight_of(province, day);
    const std::uint64_t today = rows * so_far / total - done;
    done += today;
    if (today == 0) continue;
    desk.open(day);
    updates.clear();
    for (std::uint64_t i = 0; i + updates.size() < today; ++i) {
      const std::uint64_t offset = (i * kOpenFor + random.below(kOpenFor)) / today;
      const Dossier dossier = desk.draw(static_cast<std::int32_t>(kOpens + offset));
      const bool again = random.below(100'000) < Dirt::kRepeated && dossier.has_finished &&
                         i + updates.size() + 1 < today;
      if (again) updates.push_back(dossier);
      if (auto taken = take(again ? earlier_state(dossier) : dossier); !taken) return taken;
    }
    for (const Dossier& update : updates) {
      if (auto taken = take(update); !taken) return taken;
    }
  }
  return {};
}

Result<void> generate(const Province& province, std::uint64_t rows, std::uint64_t seed,
                      Form& form) {
  if (auto begun = form.begin(); !begun) return begun;
  RowMaker maker(province, seed ^ 0x64697274u);
  const auto take = [&](const Dossier& dossier) { return form.row(maker.make(dossier)); };
  if (auto made = each_dossier(province, rows, seed, take); !made) return made;
  return form.end(rows);
}

}  // namespace xanh::sample
