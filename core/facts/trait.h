// The small-vocabulary properties of a dossier, packed into one word. Rows hold a code into
// the shard's table of distinct words, so any predicate over them is a table of a few hundred
// entries (architecture.md, "How": predicates as bit tables over codes).
#ifndef XANH_FACTS_TRAIT_H_
#define XANH_FACTS_TRAIT_H_

#include <cstddef>
#include <cstdint>

namespace xanh::facts {

/// A yes/no column that may be absent. "unknown" is not "no" (architecture.md idea 3).
enum class Flag : std::uint8_t { unknown, no, yes };

enum class Channel : std::uint8_t { unknown, in_person, online, post };
/// Service level of the dossier's procedure (domain.md 1: mức 2, 3, 4).
enum class Level : std::uint8_t { unknown, information, partial, full };
/// Where the dossier stands (domain.md 5.3). `not_accepted` (statuses 1 and 3) is not received.
enum class Status : std::uint8_t {
  unknown, not_accepted, in_progress, suspended, resolved, returned, refused, withdrawn
};
/// Of a finished dossier, decided at intake by domain.md 2.4; `unknown` while open or without
/// the dates to tell. `reported_*` states of the file itself are used only where dates are missing.
enum class Timing : std::uint8_t { unknown, early, on_time, late };

/// The properties by name, for conditions over them and extents of forms.
enum class Property : std::uint8_t {
  channel, level, status, timing, eligible, integrated, digitised, reused, e_result, paid_online, has_fee
};
inline constexpr std::size_t kProperties = 11;

/// One packed word.
struct Traits {
  Channel channel = Channel::unknown;
  Level level = Level::unknown;
  Status status = Status::unknown;
  Timing timing = Timing::unknown;
  Flag eligible = Flag::unknown;     ///< procedure eligible for full-process (catalogue)
  Flag integrated = Flag::unknown;   ///< procedure integrated into the national portal (catalogue)
  Flag digitised = Flag::unknown;    ///< components and result digitised
  Flag reused = Flag::unknown;
  Flag e_result = Flag::unknown;
  Flag paid_online = Flag::unknown;
  Flag has_fee = Flag::unknown;
  /// What the file itself says of the time, of an open dossier too: there `on_time` is within its days.
  /// Never counted by a rate: it stands beside what the dates say.
  Timing reported = Timing::unknown;
  friend bool operator==(const Traits&, const Traits&) = default;
};

using TraitWord = std::uint32_t;
[[nodiscard]] constexpr TraitWord pack(const Traits& t) {
  return static_cast<TraitWord>(t.channel) | static_cast<TraitWord>(t.level) << 2 |
         static_cast<TraitWord>(t.status) << 4 | static_cast<TraitWord>(t.timing) << 7 |
         static_cast<TraitWord>(t.eligible) << 9 | static_cast<TraitWord>(t.integrated) << 11 |
         static_cast<TraitWord>(t.digitised) << 13 | static_cast<TraitWord>(t.reused) << 15 |
         static_cast<TraitWord>(t.e_result) << 17 | static_cast<TraitWord>(t.paid_online) << 19 |
         static_cast<TraitWord>(t.has_fee) << 21 | static_cast<TraitWord>(t.reported) << 23;
}
[[nodiscard]] constexpr Traits unpack(TraitWord w) {
  const auto two = [w](int shift) { return static_cast<std::uint8_t>(w >> shift & 3); };
  return {.channel = Channel{two(0)},
          .level = Level{two(2)},
          .status = Status{static_cast<std::uint8_t>(w >> 4 & 7)},
          .timing = Timing{two(7)},
          .eligible = Flag{two(9)},
          .integrated = Flag{two(11)},
          .digitised = Flag{two(13)},
          .reused = Flag{two(15)},
          .e_result = Flag{two(17)},
          .paid_online = Flag{two(19)},
          .has_fee = Flag{two(21)},
          .reported = Timing{two(23)}};
}

}  // namespace xanh::facts

#endif  // XANH_FACTS_TRAIT_H_
