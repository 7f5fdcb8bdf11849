#include "sample/province.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "sample/reader.h"

namespace xanh::sample {
namespace {

std::string fill_in(std::string_view pattern, std::string_view object) {
  std::string out(pattern);
  if (const auto hole = out.find("{}"); hole != std::string::npos) out.replace(hole, 2, object);
  return out;
}

std::string padded(std::size_t number, std::size_t width) {
  std::string digits = std::to_string(number);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

/// Codes are unique within each of the three series by construction.
class ProcedureCodes {
 public:
  std::string next(Random& random) {
    const std::uint32_t ticket = random.below(100);
    if (ticket < 8 && local_ < 180) return "3." + padded(100 + 5 * local_++, 6);
    if (ticket < 20) return "2." + padded(200 + 7 * second_++, 6);
    return "1." + padded(1000 + 9 * first_++, 6);
  }

 private:
  std::size_t first_ = 0, second_ = 0, local_ = 0;
};

/// Hands out local or not, and service levels, so that the shares of the dossiers (not of the
/// procedures) come near those asked for: the few heavy procedures decide them.
class Shares {
 public:
  Shares(std::uint32_t local_percent, std::uint32_t full_percent)
      : local_percent_(local_percent), full_percent_(full_percent) {}

  bool next_local(std::uint64_t weight) {
    total_ += weight;
    const bool local = 2 * local_percent_ * total_ > 200 * local_ + 100 * weight;
    if (local) local_ += weight;
    return local;
  }
  Level next_level(std::uint64_t weight, bool local) {
    Sums& sums = local ? of_local_ : of_others_;
    sums.total += weight;
    // Of what is not full-process, one in ten is information only.
    const std::uint64_t full = full_percent_ * 10, information = 100 - full_percent_;
    const std::array<std::uint64_t, 3> wanted = {full, 1000 - full - information, information};
    std::size_t best = 0;
    std::int64_t most = INT64_MIN;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      const auto lack = static_cast<std::int64_t>(wanted[i] * sums.total) -
                        static_cast<std::int64_t>(1000 * sums.levels[i]);
      if (lack > most) {
        most = lack;
        best = i;
      }
    }
    sums.levels[best] += weight;
    return static_cast<Level>(best);
  }

 private:
  struct Sums {
    std::uint64_t total = 0;
    std::array<std::uint64_t, 3> levels{};
  };
  std::uint64_t local_percent_, full_percent_;
  std::uint64_t total_ = 0, local_ = 0;
  Sums of_local_, of_others_;
};

std::uint32_t key_index(Province& province, const std::string& key) {
  const auto found = std::ranges::find(province.keys, key);
  if (found != province.keys.end()) {
    return static_cast<std::uint32_t>(found - province.keys.begin());
  }
  province.keys.push_back(key);
  return static_cast<std::uint32_t>(province.keys.size() - 1);
}

void read_procedures(Reader& in, Province& province, Random& random) {
  const std::vector<std::uint32_t> fees = {8'000, 20'000, 30'000, 50'000, 100'000, 200'000, 650'000};
  const std::vector<int> times = {1, 2, 3, 3, 5, 5, 7, 10, 10, 15, 20, 30};
  const Json& fields = in.list(in.root(), "fields");
  const Json& patterns = in.at(in.root(), "patterns");
  ProcedureCodes codes;
  const std::size_t each = kProcedures / std::max<std::size_t>(fields.size(), 1);
  std::size_t spare = kProcedures - each * fields.size();
  for (const Json& field : fields) {
    const auto objects = in.strings(field, "objects");
    const auto verbs = in.strings(patterns, in.string(field, "pattern").c_str());
    const std::uint32_t weight = in.number(field, "weight");
    Shares shares(in.number(field, "local"), in.number(field, "full"));
    const std::size_t wanted = each + (spare > 0 ? 1 : 0);
    if (spare > 0) --spare;
    if (objects.size() * verbs.size() < wanted) return in.note("fields", "too few parts");
    for (std::size_t rank = 0; rank < wanted; ++rank) {
      Procedure procedure;
      procedure.code = codes.next(random);
      procedure.name = fill_in(verbs[rank / objects.size()], objects[rank % objects.size()]);
      procedure.field = static_cast<std::uint32_t>(province.fields.size());
      procedure.key = key_index(province, in.string(field, "key"));
      // Few procedures make most dossiers (Zipf), within a field as among the fields.
      procedure.weight = weight * 600 / static_cast<std::uint32_t>(rank + 1);
      procedure.local = shares.next_local(procedure.weight);
      if (random.chance(550)) procedure.fee = fees[(procedure.field + rank) % fees.size()];
      procedure.level = shares.next_level(procedure.weight, procedure.local);
      procedure.online_offset = random.between(-80, 80);
      procedure.working_days = random.pick(times);
      province.procedures.push_back(std::move(procedure));
    }
    province.fields.push_back(in.string(field, "name"));
  }
}

void give_habits(Unit& unit, Random& random) {
  const std::uint32_t online = random.below(100);
  unit.online_offset = online < 12   ? random.between(-420, -200)
                       : online < 40 ? random.between(50, 160)
                                     : random.between(-80, 80);
  // Most units are punctual, a few are not.
  unit.late = random.chance(100) ? random.between(40, 120) : random.between(2, 14);
  unit.digitised_offset = random.between(-220, 250);
  unit.due_with_time = random.chance(600);
}

/// What its people need is full-process services more, or less, often than elsewhere.
int commune_mix(Random& random) {
  const std::uint32_t ticket = random.below(100);
  if (ticket < 15) return random.between(600, 950);
  if (ticket < 35) return random.between(-850, -400);
  return random.between(-200, 200);
}

struct CommuneKind {
  std::string kind, unit, address;
  std::uint32_t weight = 1;
};

void read_communes(Reader& in, Reader& places, Province& province, Random& random) {
  const std::string prefix = in.string(in.root(), "province_code") + ".";
  const std::string wanted = in.string(in.root(), "province");
  std::vector<CommuneKind> kinds;
  for (const Json& item : in.list(in.root(), "commune_kinds")) {
    kinds.push_back({in.string(item, "kind"), in.string(item, "unit"), in.string(item, "address"),
                     in.number(item, "weight")});
  }
  for (const Json& item : places.list(places.root(), "provinces")) {
    if (places.string(item, "name") != wanted) continue;
    for (const Json& commune : places.list(item, "communes")) {  // [code, full name]
      const bool is_pair = commune.is_array() && commune.size() == 2 && commune[1].is_string();
      const std::string full = is_pair ? commune[1].get<std::string>() : std::string();
      const auto kind = std::ranges::find_if(
          kinds, [&full](const CommuneKind& k) { return full.starts_with(k.kind); });
      if (kind == kinds.end()) return places.note("provinces", "unknown kind of commune: " + full);
      const std::string name = full.substr(kind->kind.size());
      Unit unit;
      unit.name = kind->unit + name;
      unit.code = prefix + std::to_string(100 + province.communes.size());
      unit.weight = static_cast<std::uint32_t>(random.between(4, 16)) * kind->weight;
      unit.first = province.two_tier_day;
      unit.last = province.last_day;
      give_habits(unit, random);
      unit.mix = commune_mix(random);
      unit.due_with_time = true;  // one system for all communes since the reform
      province.communes.push_back(std::move(unit));
      province.names.communes.push_back(kind->address + name);
    }
  }
  if (province.communes.empty()) places.note("provinces", "no communes of " + wanted);
}

/// Every day each key needs a department.
void check_departments(Reader& in, const Province& province) {
  for (std::uint32_t key = 0; key < province.keys.size(); ++key) {
    for (text::Day day = province.first_day; day <= province.last_day; ++day) {
      const auto handles = [key, day](const Unit& unit) {
        return unit.first <= day && day <= unit.last &&
               std::ranges::find(unit.keys, key) != unit.keys.end();
      };
      if (!std::ranges::any_of(province.departments, handles)) {
        return in.note("departments", "nobody handles " + province.keys[key]);
      }
    }
  }
}

void read_units(Reader& in, Reader& places, Province& province, Random& random) {
  const std::string prefix = in.string(in.root(), "province_code") + ".";
  const text::Day two_tier = province.two_tier_day;
  for (const Json& item : in.list(in.root(), "departments")) {
    Unit unit;
    unit.name = in.string(item, "name");
    unit.code = prefix + in.string(item, "code");
    for (const std::string& key : in.strings(item, "keys")) {
      unit.keys.push_back(key_index(province, key));
    }
    unit.first = item.contains("first") ? in.day(item, "first") : province.first_day;
    unit.last = item.contains("last") ? in.day(item, "last") : province.last_day;
    give_habits(unit, random);
    province.departments.push_back(std::move(unit));
  }
  for (const Json& item : in.list(in.root(), "former_districts")) {
    Unit unit;
    unit.name = in.string(item, "name");
    // The older form of codes: an office that was to close kept its system (domain.md 5.4).
    unit.code = "000.00." + std::to_string(31 + province.districts.size()) + "." +
                in.string(in.root(), "province_code");
    unit.weight = in.number(item, "weight");
    unit.first = province.first_day;
    unit.last = two_tier - 1;
    give_habits(unit, random);
    province.districts.push_back(std::move(unit));
  }
  read_communes(in, places, province, random);
}

void read_words(Reader& in, Province& province) {
  const Json& root = in.root();
  province.sheet = in.string(root, "sheet");
  province.summary = in.string(root, "summary");
  province.titles = in.strings(root, "titles");
  province.headers = in.strings(root, "headers");
  if (province.headers.size() != kColumns) in.note("headers", "not as many as columns");
  province.unreadable_dates = in.strings(root, "unreadable_dates");
  const Json& channels = in.at(root, "channels");
  province.online = in.string(channels, "online");
  province.in_person = in.string(channels, "in_person");
  province.post = in.string(channels, "post");
  const Json& levels = in.at(root, "levels");
  province.levels = {in.string(levels, "full"), in.string(levels, "partial"),
                     in.string(levels, "information")};
  const Json& statuses = in.at(root, "statuses");
  province.statuses = {in.string(statuses, "returned"),    in.string(statuses, "resolved"),
                       in.string(statuses, "in_progress"), in.string(statuses, "suspended"),
                       in.string(statuses, "refused"),     in.string(statuses, "withdrawn"),
                       in.string(statuses, "not_accepted")};
  province.yes = in.string(in.at(root, "flags"), "yes");
  province.no = in.string(in.at(root, "flags"), "no");
  province.names.family = in.strings(root, "family_names");
  province.names.middle = in.strings(root, "middle_names");
  province.names.given = in.strings(root, "given_names");
  province.names.hamlets = in.strings(root, "hamlets");
  const Json& closing = in.at(root, "closing");
  province.total = in.string(closing, "total");
  province.total_count = in.string(closing, "count");
  province.signature = in.string(closing, "signature");
  province.first_day = in.day(root, "first_day");
  province.last_day = in.day(root, "last_day");
  province.two_tier_day = in.day(root, "two_tier_day");
  if (province.last_day < province.first_day) return in.note("last_day", "before first_day");
  const std::size_t months = province.month_of(province.last_day) + 1;
  const Json& story = in.at(root, "story");
  province.story.volume = in.numbers(story, "volume", months);
  province.story.online_full = in.numbers(story, "online_full", months);
  province.story.online_other = in.numbers(story, "online_other", months);
  province.story.digitised = in.numbers(story, "digitised", months);
  province.story.paid_online = in.numbers(story, "paid_online", months);
  std::vector<text::Day> holidays;
  for (const std::string& day : in.strings(root, "holidays")) {
    holidays.push_back(in.day(day, "holidays"));
  }
  province.calendar = Calendar(std::move(holidays));
}

}  // namespace

std::size_t Province::month_of(text::Day day) const {
  const text::Civil first = text::civil_from_day(first_day), civil = text::civil_from_day(day);
  return static_cast<std::size_t>((civil.year - first.year) * 12 + civil.month - first.month);
}

std::string Province::counted(std::uint64_t rows) const {
  return fill_in(total_count, std::to_string(rows));
}

Result<Province> make_province(std::string_view vocabulary, std::string_view units,
                               std::uint64_t seed) {
  Reader in("vocabulary.json", vocabulary);
  Reader places("units.json", units);
  Province province;
  // A stream of its own: the rows' draws do not depend on how many procedures there are.
  Random random(seed ^ 0x70726F76696E6365u);
  if (!in.error() && !places.error()) {
    read_words(in, province);
    read_procedures(in, province, random);
    read_units(in, places, province, random);
    check_departments(in, province);
  }
  if (in.error()) return std::unexpected(*in.error());
  if (places.error()) return std::unexpected(*places.error());
  return province;
}

}  // namespace xanh::sample
