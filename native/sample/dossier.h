// The life of one invented dossier, day by day.
#ifndef XANH_SAMPLE_DOSSIER_H_
#define XANH_SAMPLE_DOSSIER_H_

#include <array>
#include <cstdint>
#include <vector>

#include "sample/province.h"
#include "sample/random.h"

namespace xanh::sample {

enum class Channel : std::uint8_t { online, in_person, post };
enum class Status : std::uint8_t {
  returned, resolved, in_progress, suspended, refused, withdrawn, not_accepted
};
enum class Answer : std::uint8_t { none, yes, no };

struct Moment {
  text::Day day = 0;
  std::int32_t second = 0;
};

/// Indices into Names, and invented numbers.
struct Person {
  std::uint32_t family = 0, middle = 0, given = 0, hamlet = 0, commune = 0;
  std::uint64_t id = 0;     ///< 12 digits from 990000000000: no province has a code above 096
  std::uint64_t phone = 0;  ///< behind the prefix 0100, which no operator has
};

struct Dossier {
  const Unit* unit = nullptr;
  const Procedure* procedure = nullptr;
  std::uint32_t serial = 0;  ///< the unit's counter of the day, from 1
  Channel channel = Channel::online;
  Status status = Status::in_progress;
  Answer digitised = Answer::none, paid_online = Answer::none;
  bool has_due = false, has_finished = false;
  Moment received, due, finished;
  Person person;
};

/// Draws the dossiers received on one day after another.
class Desk {
 public:
  /// `province` must outlive the desk.
  Desk(const Province& province, std::uint64_t seed);

  /// Begins a day. REQUIRES: a working day, later than the one before.
  void open(text::Day day);
  /// The next dossier of the day, as it stands on the province's last day.
  /// REQUIRES: `second` does not go down within the day.
  [[nodiscard]] Dossier draw(std::int32_t second);

 private:
  static constexpr std::size_t kLadder = 45;
  /// The procedures that one kind of office handles.
  struct Load {
    std::vector<const Procedure*> procedures;
    Weighted weights;
  };

  const Procedure& choose(const Unit& unit, const Load& load);
  void decide(Dossier& dossier);

  const Province& province_;
  Random random_;
  Load local_;
  std::vector<Load> by_key_;
  Weighted offices_;                    ///< 0 local, then each key
  Weighted district_weights_, commune_weights_;
  std::size_t month_ = 0;
  text::Day day_ = 0;
  bool two_tier_ = false;
  std::array<text::Day, kLadder> ladder_{};  ///< the day, the next working day, the one after
  std::vector<const Unit*> departments_;     ///< by key, those of the day
  std::vector<std::uint32_t> serials_;       ///< by unit: departments, districts, communes
};

}  // namespace xanh::sample

#endif  // XANH_SAMPLE_DOSSIER_H_
