#include "query/coverage.h"

#include <gtest/gtest.h>

#include "dossiers.h"
#include "forms.h"

namespace xanh::query {
namespace {

TEST(Coverage, ListsTellByMonthAndFormsByInterval) {
  facts::Shard list, form;
  for (const auto& day : {on(3, 9), on(30, 9), on(1, 10)}) add(list, {.unit = "Sa Pa", .received = day});
  add(list, {.unit = "Sa Pa", .traits = {.status = facts::Status::not_accepted}, .received = on(2, 11)});
  add(list, {.unit = "Bac Ha", .received = on(5, 8)});
  list.displaced[4] = 1;
  add_form(form, 1, on(1, 7), on(30, 9), {shape(Base::received)}, {{"Sa Pa", "", {5}}, {"Bac Ha", "", {-1}}});
  add_form(form, 1, on(1, 1), on(30, 6), {shape(Base::received)}, {{"Sa Pa", "", {5}}});
  const facts::Shard* const shards[] = {&list, &form};
  const auto told = submissions(shards, {on(1, 7), on(15, 10)});
  ASSERT_EQ(told.size(), 1u);  // Bac Ha: a displaced row, an empty cell
  const auto& sa_pa = told.at("Sa Pa");
  ASSERT_EQ(sa_pa.size(), 3u);
  EXPECT_TRUE(sa_pa[0].form);
  EXPECT_EQ(sa_pa[0].last, on(30, 9));
  EXPECT_EQ(sa_pa[1].first, on(1, 9));
  EXPECT_EQ(sa_pa[1].dossiers, 2);
  EXPECT_EQ(sa_pa[2].last, on(15, 10));  // cut to the period
  EXPECT_EQ(sa_pa[2].dossiers, 1);
}

}  // namespace
}  // namespace xanh::query
