#include "sample/dossier.h"

#include <algorithm>

namespace xanh::sample {
namespace {

constexpr std::int32_t kEightOClock = 8 * 3600, kFiveOClock = 17 * 3600;

// Per mille of the dossiers.
constexpr std::int32_t kStuck = 3;       // never finished, whatever their age
constexpr std::int32_t kSuspended = 60;  // of the open ones
constexpr std::int32_t kRefused = 8;     // of the finished ones
constexpr std::int32_t kWithdrawn = 5;
constexpr std::int32_t kReturned = 960;   // of those finished some days ago
constexpr std::int32_t kNotAccepted = 6;  // of those filed online
constexpr std::int32_t kByPost = 20;      // of those not filed online
constexpr std::int32_t kEarly = 650;      // of the punctual ones

}  // namespace

Desk::Desk(const Province& province, std::uint64_t seed) : province_(province), random_(seed) {
  by_key_.resize(province.keys.size());
  std::uint32_t local = 0;
  std::vector<std::uint32_t> weights(province.keys.size());
  for (const Procedure& procedure : province.procedures) {
    Load& load = procedure.local ? local_ : by_key_[procedure.key];
    load.procedures.push_back(&procedure);
    load.weights.add(procedure.weight);
    (procedure.local ? local : weights[procedure.key]) += procedure.weight;
  }
  offices_.add(local);
  for (const std::uint32_t weight : weights) offices_.add(weight);
  for (const Unit& unit : province.districts) district_weights_.add(unit.weight);
  for (const Unit& unit : province.communes) commune_weights_.add(unit.weight);
  departments_.resize(province.keys.size());
  serials_.resize(province.departments.size() + province.districts.size() +
                  province.communes.size());
}

void Desk::open(text::Day day) {
  day_ = day;
  month_ = province_.month_of(day);
  two_tier_ = day >= province_.two_tier_day;
  std::ranges::fill(serials_, 0u);
  text::Day at = day;
  for (text::Day& step : ladder_) {
    step = at;
    at = province_.calendar.after(at, 1);
  }
  for (const Unit& unit : province_.departments) {
    if (day < unit.first || day > unit.last) continue;
    for (const std::uint32_t key : unit.keys) departments_[key] = &unit;
  }
}

const Procedure& Desk::choose(const Unit& unit, const Load& load) {
  const Procedure* chosen = load.procedures[load.weights.draw(random_)];
  // A unit with more full-process dossiers than others draws again what is not, and the reverse.
  for (int again = 0; again < 2; ++again) {
    const std::int32_t pull = chosen->level == Level::full ? -unit.mix : unit.mix;
    if (pull <= 0 || !random_.chance(pull)) break;
    chosen = load.procedures[load.weights.draw(random_)];
  }
  return *chosen;
}

Dossier Desk::draw(std::int32_t second) {
  Dossier dossier;
  const std::size_t office = offices_.draw(random_);
  std::size_t serial = 0;
  if (office > 0) {
    dossier.unit = departments_[office - 1];
    serial = static_cast<std::size_t>(dossier.unit - province_.departments.data());
    dossier.procedure = &choose(*dossier.unit, by_key_[office - 1]);
  } else {
    const std::vector<Unit>& units = two_tier_ ? province_.communes : province_.districts;
    const std::size_t index = (two_tier_ ? commune_weights_ : district_weights_).draw(random_);
    dossier.unit = &units[index];
    serial = province_.departments.size() + (two_tier_ ? province_.districts.size() : 0) + index;
    dossier.procedure = &choose(*dossier.unit, local_);
  }
  dossier.serial = ++serials_[serial];
  dossier.received = {day_, second};
  Person& person = dossier.person;
  const auto index_of = [this](const auto& from) {
    return random_.below(static_cast<std::uint32_t>(from.size()));
  };
  person.family = index_of(province_.names.family);
  person.middle = index_of(province_.names.middle);
  person.given = index_of(province_.names.given);
  person.hamlet = index_of(province_.names.hamlets);
  person.commune = index_of(province_.names.communes);
  person.id = 990'000'000'000u + random_.below(1'000'000'000);
  person.id += std::uint64_t{1'000'000'000} * random_.below(10);
  person.phone = random_.below(1'000'000);
  decide(dossier);
  return dossier;
}

void Desk::decide(Dossier& dossier) {
  const Procedure& procedure = *dossier.procedure;
  const Unit& unit = *dossier.unit;
  const Story& story = province_.story;
  std::int32_t online = 0;
  if (procedure.level != Level::information) {
    const auto& rates = procedure.level == Level::full ? story.online_full : story.online_other;
    online = std::clamp(rates[month_] + unit.online_offset + procedure.online_offset, 20, 990);
  }
  if (random_.chance(online)) {
    dossier.channel = Channel::online;
  } else {
    dossier.channel = random_.chance(kByPost) ? Channel::post : Channel::in_person;
  }
  dossier.digitised =
      random_.chance(std::clamp(story.digitised[month_] + unit.digitised_offset, 20, 990))
          ? Answer::yes
          : Answer::no;
  if (procedure.fee > 0) {
    const bool paid = random_.chance(story.paid_online[month_]);
    dossier.paid_online = paid && dossier.channel == Channel::online ? Answer::yes : Answer::no;
  }
  if (dossier.channel == Channel::online && random_.chance(kNotAccepted)) {
    dossier.status = Status::not_accepted;
    return;
  }

  const auto time = static_cast<std::size_t>(procedure.working_days);
  dossier.has_due = true;
  dossier.due = {ladder_[time], kFiveOClock};
  std::size_t used = time;
  if (random_.chance(unit.late)) {
    used += 1 + random_.below(12);
  } else if (random_.chance(kEarly)) {
    used = random_.below(static_cast<std::uint32_t>(time));
  }
  Moment finished{ladder_[used], 0};
  const std::int32_t opens =
      used == 0 ? std::max(dossier.received.second + 300, kEightOClock) : kEightOClock;
  finished.second = random_.between(opens, kFiveOClock - 1);
  if (finished.day > province_.last_day || random_.chance(kStuck)) {
    dossier.status = random_.chance(kSuspended) ? Status::suspended : Status::in_progress;
    return;
  }
  dossier.has_finished = true;
  dossier.finished = finished;
  if (random_.chance(kRefused)) {
    dossier.status = Status::refused;
  } else if (random_.chance(kWithdrawn)) {
    dossier.status = Status::withdrawn;
  } else {
    const bool some_days_ago = finished.day + 3 <= province_.last_day;
    dossier.status =
        some_days_ago && random_.chance(kReturned) ? Status::returned : Status::resolved;
  }
}

}  // namespace xanh::sample
