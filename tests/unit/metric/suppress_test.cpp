// Keeping back small counts, by examples worked by hand.
#include "metric/suppress.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace xanh::metric {
namespace {

struct Given {
  std::string unit, month;
  std::int64_t numerator, denominator;
};

Table table_of(const std::vector<Given>& rows) {
  static const Metric kMetric;
  Table table;
  table.metrics = {&kMetric};
  Figure total{.standing = Standing::reference, .missing = {}};
  for (const Given& row : rows) {
    table.rows.push_back({{row.unit, row.month}, {{.standing = row.denominator == 0 ? Standing::empty : Standing::reference, .numerator = row.numerator, .denominator = row.denominator, .missing = {}}}});
    total.numerator += row.numerator;
    total.denominator += row.denominator;
  }
  table.total.figures = {total};
  return table;
}

std::string hidden(const Table& table) {
  std::string out;
  for (const Row& row : table.rows) {
    if (row.figures[0].withheld) out += row.key[0] + row.key[1] + " ";
  }
  return out;
}

// B's 3 are told of few. Alone it could be had from the total, 93 of 220: C, the smallest beside it, goes too.
TEST(Suppress, TakesTheNextSmallestSoThatTheTotalGivesNothingAway) {
  Table table = table_of({{"A", "", 50, 100}, {"B", "", 3, 40}, {"C", "", 10, 20}, {"D", "", 0, 0}, {"E", "", 30, 60}});
  keep_back(table, 5);
  EXPECT_EQ(hidden(table), "B C ");
  const Figure &b = table.rows[1].figures[0], &c = table.rows[2].figures[0];
  EXPECT_TRUE(b.withheld->numerator && !b.withheld->denominator);
  EXPECT_TRUE(!c.withheld->numerator && !c.withheld->denominator) << "nothing of C is small";
  EXPECT_FALSE(b.rate() || c.rate());
  EXPECT_EQ(b.numerator + b.denominator + c.numerator + c.denominator, 0) << "the counts are gone, not only unsaid";
  EXPECT_FALSE(table.total.figures[0].withheld);
}

// Two are hidden: their sum tells of neither. 18 of 20 leaves 2, 4 of 4 is 4.
TEST(Suppress, TwoHideEachOtherAndARemainderTellsAsMuch) {
  Table table = table_of({{"A", "", 18, 20}, {"B", "", 4, 4}, {"C", "", 10, 20}, {"D", "", 0, 50}});
  keep_back(table, 5);
  EXPECT_EQ(hidden(table), "A B ");
}

TEST(Suppress, ZeroAndTheLimitItselfTellOfNobody) {
  Table table = table_of({{"A", "", 0, 10}, {"B", "", 5, 10}, {"C", "", 10, 10}});
  keep_back(table, 5);
  EXPECT_EQ(hidden(table), "");
}

// A total of few is kept back as well: one unit of 2 of 6 beside an empty one would show itself there.
TEST(Suppress, TheTotalOfOneSmallUnit) {
  Table table = table_of({{"A", "", 2, 6}, {"B", "", 0, 0}});
  keep_back(table, 5);
  EXPECT_EQ(hidden(table), "A ");
  EXPECT_TRUE(table.total.figures[0].withheld);
}

//      01     02     03         U1 02 is told of few. U1 is known from its total, and 02 from that of the month, so U1 03
// U1  10/20  2/20   8/16        (16 < 20) and U2 02 go; then 03 has one hidden, and U2 03 goes.
// U2   9/18 10/20  11/30
TEST(Suppress, AlongBothDimensions) {
  Table table = table_of({{"U1", "01", 10, 20}, {"U1", "02", 2, 20}, {"U1", "03", 8, 16}, {"U2", "01", 9, 18}, {"U2", "02", 10, 20}, {"U2", "03", 11, 30}});
  keep_back(table, 5);
  EXPECT_EQ(hidden(table), "U102 U103 U202 U203 ");
}

}  // namespace
}  // namespace xanh::metric
