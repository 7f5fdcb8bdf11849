// Random dossiers, and counting them one by one: what fast counting is held against.
#ifndef XANH_TESTS_REFERENCE_H_
#define XANH_TESTS_REFERENCE_H_

#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "dossiers.h"

namespace xanh::query {

/// Is a dossier counted under `base`, by the definitions of domain.md 2?
inline bool counted(const Row& r, Base base, const Period& p, text::Day soon_days) {
  using enum facts::Status;
  if (r.traits.status == not_accepted) return false;
  const bool is_open = r.traits.status == unknown || r.traits.status == in_progress || r.traits.status == suspended;
  const bool in_r = r.received != 0 && r.received >= p.first && r.received <= p.last;
  const bool end_known = r.finished != 0 || is_open;
  const bool in_c = r.received != 0 && r.received < p.first && end_known && (r.finished == 0 || r.finished >= p.first);
  const bool in_p = r.received != 0 && r.received <= p.last && end_known && (r.finished == 0 || r.finished > p.last);
  switch (base) {
    case Base::received: return in_r;
    case Base::finished: return r.finished != 0 && r.finished >= p.first && r.finished <= p.last;
    case Base::carried_over: return in_c;
    case Base::handled: return in_r || in_c;
    case Base::pending: return in_p;
    case Base::pending_in_time: return in_p && (r.due == 0 || r.due >= p.last);
    case Base::pending_overdue: return in_p && r.due != 0 && r.due < p.last;
    case Base::pending_due_soon: return in_p && r.due != 0 && r.due >= p.last && r.due <= p.last + soon_days;
    default: return false;  // of forms only
  }
  return false;
}

/// `clean`: every dossier has its received day, ends not before it, and says when it ended.
inline std::vector<Row> random_rows(unsigned seed, int count, bool clean) {
  using enum facts::Status;
  std::mt19937 random(seed);
  const auto below = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  const text::Day begin = text::day_from_civil(2024, 8, 1);
  std::vector<Row> rows;
  for (int i = 0; i < count; ++i) {
    Row r{.unit = "u" + std::to_string(below(5)), .procedure = "p" + std::to_string(below(40)), .field = "f" + std::to_string(below(3))};
    r.traits.channel = facts::Channel(below(4));
    r.traits.level = facts::Level(below(4));
    r.received = static_cast<facts::ShortDay>(begin + below(360));
    r.due = below(6) == 0 ? facts::ShortDay{0} : static_cast<facts::ShortDay>(r.received + below(60));
    const bool open = below(4) == 0;
    r.traits.status = open ? (below(2) == 0 ? in_progress : suspended) : (below(2) == 0 ? returned : refused);
    if (!open) r.finished = static_cast<facts::ShortDay>(r.received + below(90));
    if (!clean) {
      if (below(10) == 0) r.received = 0;
      if (below(10) == 0) r.finished = 0;
      if (below(10) == 0) r.finished = static_cast<facts::ShortDay>(begin + below(360));
      if (below(10) == 0) r.traits.status = facts::Status(below(8));
    }
    rows.push_back(std::move(r));
  }
  return rows;
}

inline facts::Shard shard_of(std::span<const Row> rows) {
  facts::Shard s;
  for (const Row& r : rows) add(s, r);
  return s;
}

}  // namespace xanh::query

#endif  // XANH_TESTS_REFERENCE_H_
