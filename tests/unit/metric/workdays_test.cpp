#include "metric/workdays.h"

#include <gtest/gtest.h>

#include "dossiers.h"

namespace xanh::metric {
namespace {

text::Day day(std::string_view iso) { return text::parse_date(iso)->day; }

Holidays shipped() {
  auto rules = Holidays::parse(rules_file("holidays.json"), "holidays.json");
  EXPECT_TRUE(rules) << rules.error().args.at(1) << ": " << rules.error().args.at(2);
  return rules ? std::move(*rules) : Holidays{};
}

// Thursday 23/01/2025 to Wednesday 05/02/2025: of the weekdays Fri 24, Mon 27 - Fri 31 and Mon 3 - Wed 5 the five of
// Tết (27-31) are off: 1 + 3 = 4.
TEST(Workdays, LeaveOutWeekendsAndTet) {
  const Holidays h = shipped();
  EXPECT_EQ(h.between(day("2025-01-23"), day("2025-02-05")), 4);
  EXPECT_EQ(h.between(day("2025-01-23"), day("2025-01-23")), 0);
  EXPECT_EQ(h.between(day("2025-03-07"), day("2025-03-10")), 1) << "Friday to Monday";
  EXPECT_EQ(h.between(day("2025-03-08"), day("2025-03-09")), 0) << "Saturday to Sunday";
}

// Friday 25/04/2025 to Monday 05/05/2025: Saturday 26 is worked for Friday 2 May; Mon 28, Tue 29, Mon 5; off are Wed 30, Thu 1, Fri 2.
TEST(Workdays, CountASaturdayThatIsWorkedForAnotherDay) {
  EXPECT_EQ(shipped().between(day("2025-04-25"), day("2025-05-05")), 4);
  EXPECT_EQ(shipped().works(day("2025-04-26")), true);
  EXPECT_EQ(shipped().works(day("2025-05-02")), false);
}

// The rule of domain.md 2.5: a petition is answered within 15 working days. Received on Tuesday 22/04/2025: Wed 23 - Fri 25 (3),
// Sat 26 (4), Mon 28 - Tue 29 (6), Mon 5 - Fri 9 May (11), Mon 12 - Thu 15 May (15).
TEST(Workdays, FifteenOfAPetition) {
  EXPECT_EQ(shipped().between(day("2025-04-22"), day("2025-05-15")), 15);
  EXPECT_EQ(shipped().between(day("2025-04-22"), day("2025-05-16")), 16) << "one day late";
}

// 2025 has 261 weekdays, of them 12 off, and one Saturday worked: 250. 2024: 262 - 12 + 1 = 251. 2026: 261 - 14 + 2 = 249. 2023: 260 - 11 = 249.
TEST(Workdays, OfTheYearsThatAreShipped) {
  const Holidays h = shipped();
  EXPECT_EQ(h.between(day("2024-12-31"), day("2025-12-31")), 250);
  EXPECT_EQ(h.between(day("2023-12-31"), day("2024-12-31")), 251);
  EXPECT_EQ(h.between(day("2025-12-31"), day("2026-12-31")), 249);
  EXPECT_EQ(h.between(day("2023-01-01"), day("2023-12-31")), 249) << "1 January was a Sunday";
}

TEST(Workdays, OfAYearThatIsNotKnownAreNotGuessed) {
  const Holidays h = shipped();
  EXPECT_EQ(h.between(day("2026-12-28"), day("2027-01-04")), std::nullopt);
  EXPECT_EQ(h.works(day("2022-12-30")), std::nullopt);
  EXPECT_EQ(Holidays{}.between(day("2025-03-07"), day("2025-03-10")), std::nullopt);
}

TEST(Workdays, EveryErrorHasItsPlace) {
  const auto error = [](std::string_view years) {
    const auto rules = Holidays::parse(R"({"version": 1, "years": [)" + std::string(years) + "]}", "nghi.json");
    return rules ? std::string("none") : rules.error().args.at(1);
  };
  EXPECT_EQ(error(R"({"year": 2025, "off": ["2025-04-30"], "source": "x"})"), "none");
  EXPECT_EQ(error(R"({"year": 2025, "off": ["2024-04-30"], "source": "x"})"), "/years/0/off/0") << "another year";
  EXPECT_EQ(error(R"({"year": 2025, "off": ["30/4/2025"], "source": "x"})"), "/years/0/off/0");
  EXPECT_EQ(error(R"({"year": 2025, "off": ["2025-04-26"], "source": "x"})"), "/years/0/off/0") << "a Saturday";
  EXPECT_EQ(error(R"({"year": 2025, "off": ["2025-04-30"], "worked": ["2025-05-02"], "source": "x"})"), "/years/0/worked/0") << "a Friday";
  EXPECT_EQ(error(R"({"year": 2025, "off": ["2025-05-01", "2025-04-30"], "source": "x"})"), "/years/0/off/1");
  EXPECT_EQ(error(R"({"year": 2025, "off": ["2025-04-30"], "source": "x"}, {"year": 2025, "off": ["2025-05-01"], "source": "x"})"), "/years/1");
  EXPECT_EQ(error(R"({"year": 2025, "off": ["2025-04-30"]})"), "/years/0/source");
}

}  // namespace
}  // namespace xanh::metric
