#include "sample/generate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "samples.h"
#include "text/date.h"

namespace xanh::sample {
namespace {

using text::day_from_civil;

using Key = std::tuple<std::string, text::Day, std::uint32_t>;
Key key_of(const Dossier& dossier) {
  return {dossier.unit->code, dossier.received.day, dossier.serial};
}

/// FNV-1a, 64 bits.
std::uint64_t hash(std::string_view bytes) {
  std::uint64_t value = 0xCBF29CE484222325u;
  for (const char c : bytes) {
    value = (value ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  }
  return value;
}

// The same bytes from g++ and clang, native and wasm. A change of the vocabulary, the units or
// the generator changes them: then public/sample is made anew and these numbers with it.
TEST(Generate, SameBytesEverywhere) {
  const Province province = province_of(42);
  EXPECT_EQ(hash("a"), 0xAF63DC4C8601EC8Cu);  // published FNV-1a value
  EXPECT_EQ(hash(csv_of(province, 5'000, 42)), 2419166090594826391u);
  EXPECT_EQ(hash(xlsx_of(province, 2'000, 42)), 1809603083533301530u);
  EXPECT_NE(hash(csv_of(province, 5'000, 43)), hash(csv_of(province, 5'000, 42)));
}

TEST(Generate, AsManyRowsAsAsked) {
  const Province province = province_of(1);
  for (const std::uint64_t rows : {1u, 7u, 523u, 12'345u}) {
    EXPECT_EQ(dossiers_of(province, rows, 1).size(), rows);
  }
}

TEST(Generate, SortedByReceivedDateOnWorkingDays) {
  const Province province = province_of(3);
  const auto dossiers = dossiers_of(province, 20'000, 3);
  text::Day before = day_from_civil(2023, 11, 1);
  for (const Dossier& dossier : dossiers) {
    const text::Day day = dossier.received.day;
    ASSERT_GE(day, before);
    ASSERT_LE(day, day_from_civil(2025, 10, 31));
    ASSERT_LT(weekday(day), 5);
    ASSERT_NE(day, day_from_civil(2025, 9, 2));  // National Day
    ASSERT_GE(dossier.received.second, 7 * 3600 + 1800);
    ASSERT_LT(dossier.received.second, 16 * 3600 + 1800);
    before = day;
    if (dossier.has_finished) {
      const auto moment = [](const Moment& m) { return std::pair(m.day, m.second); };
      ASSERT_GT(moment(dossier.finished), moment(dossier.received));
      ASSERT_LE(dossier.finished.day, province.last_day);
      ASSERT_GT(dossier.due.day, day);
    }
  }
  std::set<text::Day> days;
  for (const Dossier& dossier : dossiers) days.insert(dossier.received.day);
  EXPECT_GT(days.size(), 490u);  // 24 months have some 500 working days
}

TEST(Generate, UnitsFollowTheReforms) {
  const Province province = province_of(5);
  const text::Day two_tier = day_from_civil(2025, 7, 1), merger = day_from_civil(2025, 3, 1);
  std::set<std::string> communes, districts;
  for (const Dossier& dossier : dossiers_of(province, 60'000, 5)) {
    const std::string& name = dossier.unit->name;
    const text::Day day = dossier.received.day;
    const bool commune = name.starts_with("UBND xã ") || name.starts_with("UBND phường ");
    const bool district = name.starts_with("UBND ") && !commune;
    if (commune) communes.insert(name);
    if (district) districts.insert(name);
    ASSERT_FALSE(commune && day < two_tier) << name;
    ASSERT_FALSE(district && day >= two_tier) << name;
    ASSERT_EQ(dossier.procedure->local, commune || district) << name;
    ASSERT_FALSE(name == "Sở Tài nguyên và Môi trường" && day >= merger);
    ASSERT_FALSE(name == "Sở Kế hoạch và Đầu tư" && day >= merger);
    ASSERT_FALSE(name == "Sở Nông nghiệp và Môi trường" && day < merger);
  }
  EXPECT_EQ(communes.size(), 99u);  // domain.md 4.1: Lào Cai
  EXPECT_EQ(districts.size(), 9u);
}

struct Tally {
  int received = 0, full_online = 0, online = 0, digitised = 0, finished = 0, punctual = 0;
  void add(const Dossier& dossier) {
    if (dossier.status == Status::not_accepted) return;
    ++received;
    const bool is_online = dossier.channel == Channel::online;
    online += is_online ? 1 : 0;
    full_online += is_online && dossier.procedure->level == Level::full ? 1 : 0;
    digitised += dossier.digitised == Answer::yes ? 1 : 0;
    if (!dossier.has_finished) return;
    ++finished;
    punctual += dossier.finished.day <= dossier.due.day ? 1 : 0;
  }
};
double share(int part, int whole) { return static_cast<double>(part) / whole; }

// What public/sample/README.md promises, for any seed.
TEST(Generate, TellsTheStory) {
  for (const std::uint64_t seed : {1u, 2u, 7u, 99u}) {
    const Province province = province_of(seed);
    std::map<Key, Dossier> latest;
    for (const Dossier& dossier : dossiers_of(province, 60'000, seed)) {
      latest[key_of(dossier)] = dossier;
    }
    Tally year_2024, year_2025, spring, autumn;
    for (const auto& [key, dossier] : latest) {
      const text::Day day = dossier.received.day;
      if (day >= day_from_civil(2025, 1, 1)) year_2025.add(dossier);
      if (day >= day_from_civil(2024, 1, 1) && day < day_from_civil(2025, 1, 1)) {
        year_2024.add(dossier);
      }
      if (day >= day_from_civil(2025, 1, 1) && day < day_from_civil(2025, 4, 1)) spring.add(dossier);
      if (day >= day_from_civil(2025, 8, 1)) autumn.add(dossier);
    }
    const double a_2025 = share(year_2025.full_online, year_2025.received);
    EXPECT_GT(a_2025, 0.29) << seed;
    EXPECT_LT(a_2025, 0.39) << seed;
    EXPECT_LT(share(year_2024.full_online, year_2024.received), a_2025 - 0.08) << seed;
    EXPECT_GT(share(autumn.full_online, autumn.received),
              share(spring.full_online, spring.received) + 0.08) << seed;
    EXPECT_GT(share(year_2025.online, year_2025.received), 0.66) << seed;
    EXPECT_LT(share(year_2025.online, year_2025.received), 0.82) << seed;
    EXPECT_GT(share(year_2025.punctual, year_2025.finished), 0.955) << seed;
    EXPECT_LT(share(year_2025.punctual, year_2025.finished), 0.995) << seed;
    EXPECT_GT(share(year_2025.digitised, year_2025.received), 0.60) << seed;
    EXPECT_LT(share(year_2025.digitised, year_2025.received), 0.79) << seed;
    EXPECT_GT(year_2025.received, year_2024.received * 10 / 9) << seed;  // ten months against twelve
  }
}

TEST(Generate, UnitsDifferAndFewAreLarge) {
  const Province province = province_of(7);
  std::map<std::string, Tally> by_unit;
  for (const Dossier& dossier : dossiers_of(province, 200'000, 7)) {
    if (dossier.received.day >= day_from_civil(2025, 7, 1)) by_unit[dossier.unit->name].add(dossier);
  }
  double least = 1, most = 0;
  std::vector<int> sizes;
  int all = 0;
  for (const auto& [name, tally] : by_unit) {
    sizes.push_back(tally.received);
    all += tally.received;
    if (tally.received < 100) continue;
    least = std::min(least, share(tally.full_online, tally.received));
    most = std::max(most, share(tally.full_online, tally.received));
  }
  EXPECT_LT(least, 0.25);
  EXPECT_GT(most, 0.70);  // some unit meets the target of 2025
  std::ranges::sort(sizes, std::greater());
  int tenth = 0;
  for (std::size_t i = 0; i < sizes.size() / 10; ++i) tenth += sizes[i];
  EXPECT_GT(tenth, all * 3 / 10);
}

TEST(Generate, SomeDossiersComeTwiceInALaterState) {
  const Province province = province_of(11);
  std::map<Key, Dossier> seen;
  int repeated = 0;
  const int rows = 100'000;
  for (const Dossier& dossier : dossiers_of(province, rows, 11)) {
    const auto [first, is_new] = seen.try_emplace(key_of(dossier), dossier);
    if (is_new) continue;
    ++repeated;
    ASSERT_EQ(first->second.status, Status::in_progress);
    ASSERT_FALSE(first->second.has_finished);
    ASSERT_TRUE(dossier.has_finished);
    ASSERT_EQ(first->second.person.id, dossier.person.id);
    ASSERT_EQ(first->second.procedure, dossier.procedure);
  }
  EXPECT_GT(repeated, rows / 500);   // 0.2 %
  EXPECT_LT(repeated, rows / 250);   // 0.4 %
}

TEST(Generate, NoPersonCanBeReal) {
  const Province province = province_of(13);
  for (const Dossier& dossier : dossiers_of(province, 20'000, 13)) {
    ASSERT_GE(dossier.person.id, 990'000'000'000u);
    ASSERT_LE(dossier.person.id, 999'999'999'999u);
    ASSERT_LT(dossier.person.phone, 1'000'000u);
  }
}

TEST(Province, HasTheProceduresOfTheArticle) {
  const Province province = province_of(1);
  EXPECT_EQ(province.procedures.size(), 1655u);
  EXPECT_EQ(province.fields.size(), 60u);
  std::set<std::string> codes, names;
  std::set<std::uint32_t> fields;
  for (const Procedure& procedure : province.procedures) {
    codes.insert(procedure.code);
    names.insert(procedure.name);
    fields.insert(procedure.field);
    // domain.md 5.4: ^\d\.\d{6}$
    ASSERT_EQ(procedure.code.size(), 8u);
    ASSERT_EQ(procedure.code[1], '.');
    ASSERT_GE(procedure.working_days, 1);
    ASSERT_LE(procedure.working_days, kMaxWorkingDays);
  }
  EXPECT_EQ(codes.size(), 1655u);
  EXPECT_EQ(fields.size(), 60u);
  EXPECT_EQ(names.size(), 1655u);
}

TEST(Province, WrongRulesAreErrors) {
  const auto units = builtin::data::sample_units();
  const auto broken = make_province("{", units, 1);
  ASSERT_FALSE(broken);
  EXPECT_EQ(broken.error().code, ErrorCode::rules_invalid);
  EXPECT_EQ(broken.error().args[0], "vocabulary.json");
  const auto other = make_province(builtin::data::sample_vocabulary(), "{\"provinces\":[]}", 1);
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().args[0], "units.json");
  std::string vocabulary(builtin::data::sample_vocabulary());
  const auto at = vocabulary.find("\"keys\": [\"NGV\"]");
  ASSERT_NE(at, std::string::npos);
  vocabulary.replace(at, 15, "\"keys\": [\"TTR\"]");
  const auto orphan = make_province(vocabulary, units, 1);
  ASSERT_FALSE(orphan);
  EXPECT_EQ(orphan.error().args[2], "nobody handles NGV");
}

}  // namespace
}  // namespace xanh::sample
