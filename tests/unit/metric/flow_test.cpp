// How many dossiers are to come, by hand.
#include "metric/flow.h"

#include "dossiers.h"

namespace xanh::metric {
namespace {

const facts::Traits kOnline{.channel = facts::Channel::online, .level = facts::Level::full, .status = facts::Status::in_progress};

// In each month of 2024: 10 dossiers, from October on 20, all on the 10th. In 2025 up to June: 5 a month.
facts::Shard two_years(int first_month = 1) {
  facts::Shard shard;
  const auto some = [&](int year, int month, int count) {
    char day[32];
    std::snprintf(day, sizeof day, "%04d-%02d-10", year, month);
    for (int i = 0; i < count; ++i) add(shard, kUnitA, day, "", "", kOnline);
  };
  for (int month = first_month; month <= 12; ++month) some(2024, month, month >= 10 ? 20 : 10);
  for (int month = 1; month <= 6; ++month) some(2025, month, 5);
  return shard;
}

FutureRequest half_of_2025(const MetricRules& metrics, FlowBasis basis) {
  return {.metric = metrics.find("full_process_a"), .so_far = {day(2025, 1, 1), day(2025, 6, 30)}, .year = {day(2025, 1, 1), day(2025, 12, 31)}, .basis = basis};
}

std::vector<std::int64_t> counts(const Future& future) {
  std::vector<std::int64_t> out;
  for (const Future::Part& part : future.parts) out.push_back(part.dossiers);
  return out;
}

// 30 dossiers in 181 days; 184 days are left: 30 x 184 / 181 = 30.497, that is 30. July to December have
// 31 31 30 31 30 31 days: running 5.05 10.1 15 20.05 24.9 30, rounded 5 10 15 20 25 30.
TEST(Flow, UniformByTheDay) {
  const facts::Shard shard = two_years();
  const facts::Shard* shards[] = {&shard};
  const MetricRules metrics = shipped_metrics();
  const auto future = expected_future(half_of_2025(metrics, FlowBasis::uniform), shards);
  ASSERT_TRUE(future);
  EXPECT_EQ(future->dossiers, 30);
  EXPECT_EQ(future->so_far, 30);
  EXPECT_FALSE(future->fell_back);
  EXPECT_EQ(counts(*future), (std::vector<std::int64_t>{5, 5, 5, 5, 5, 5}));
  EXPECT_EQ(future->parts.front().days, (query::Period{day(2025, 7, 1), day(2025, 7, 31)}));
}

// 2024: 60 in its first half, 3 x 10 + 3 x 20 = 90 in its second. 30 x 90 / 60 = 45: 5 5 5 10 10 10.
TEST(Flow, AsInTheSameDaysOfLastYear) {
  const facts::Shard shard = two_years();
  const facts::Shard* shards[] = {&shard};
  const MetricRules metrics = shipped_metrics();
  const auto future = expected_future(half_of_2025(metrics, FlowBasis::last_year), shards);
  ASSERT_TRUE(future);
  EXPECT_EQ(future->basis, FlowBasis::last_year);
  EXPECT_EQ(future->last_year_same, 60);
  EXPECT_EQ(future->last_year_rest, 90);
  EXPECT_EQ(future->dossiers, 45);
  EXPECT_EQ(counts(*future), (std::vector<std::int64_t>{5, 5, 5, 10, 10, 10}));
}

// To 15 June: 2024 has 60 before and 90 behind (10 June lies before); the rest of June had none.
TEST(Flow, ThePartOfAMonthIsComparedWithItsSameDays) {
  const facts::Shard shard = two_years();
  const facts::Shard* shards[] = {&shard};
  const MetricRules metrics = shipped_metrics();
  FutureRequest request = half_of_2025(metrics, FlowBasis::last_year);
  request.so_far.last = day(2025, 6, 15);
  const auto future = expected_future(request, shards);
  ASSERT_TRUE(future);
  EXPECT_EQ(future->dossiers, 45);
  EXPECT_EQ(counts(*future), (std::vector<std::int64_t>{0, 5, 5, 5, 10, 10, 10}));
}

TEST(Flow, WithoutTheWholeOfLastYearItIsUniformAndSaysSo) {
  const facts::Shard shard = two_years(3);  // January and February 2024 are not in the data
  const facts::Shard* shards[] = {&shard};
  const MetricRules metrics = shipped_metrics();
  const auto future = expected_future(half_of_2025(metrics, FlowBasis::last_year), shards);
  ASSERT_TRUE(future);
  EXPECT_TRUE(future->fell_back);
  EXPECT_EQ(future->basis, FlowBasis::uniform);
  EXPECT_EQ(future->dossiers, 30);
}

TEST(Flow, TheUsersNumberIsTakenAsItIs) {
  const facts::Shard shard = two_years();
  const facts::Shard* shards[] = {&shard};
  const MetricRules metrics = shipped_metrics();
  FutureRequest request = half_of_2025(metrics, FlowBasis::stated);
  request.stated = 184;
  const auto future = expected_future(request, shards);
  ASSERT_TRUE(future);
  EXPECT_EQ(counts(*future), (std::vector<std::int64_t>{31, 31, 30, 31, 30, 31}));  // by their days
}

// 766's timeliness is measured on C + R: 120 + 30 of 2024 are carried over and will not come again.
TEST(Flow, OfCarriedOverAndReceivedOnlyTheReceivedFlow) {
  facts::Shard shard = two_years();
  add(shard, kUnitA, "2025-01-10", "2025-02-10", "2025-01-20", {.channel = facts::Channel::online, .level = facts::Level::full, .status = facts::Status::resolved, .timing = facts::Timing::early});
  const facts::Shard* shards[] = {&shard};
  const MetricRules metrics = shipped_metrics();
  FutureRequest request = half_of_2025(metrics, FlowBasis::uniform);
  request.metric = metrics.find("on_time_766");
  ASSERT_NE(request.metric, nullptr);
  const auto future = expected_future(request, shards);
  ASSERT_TRUE(future);
  EXPECT_EQ(future->so_far, 31);
}

TEST(Flow, NothingIsExpectedOfWhatTheDataDoNotKnow) {
  facts::Shard shard;
  add(shard, kUnitA, "2025-01-10", "", "", {.channel = facts::Channel::online, .status = facts::Status::in_progress});
  const facts::Shard* shards[] = {&shard};
  const MetricRules metrics = shipped_metrics();
  EXPECT_FALSE(expected_future(half_of_2025(metrics, FlowBasis::uniform), shards));  // no service level
}

TEST(Flow, SharingOutAddsUp) {
  const double weights[] = {1, 1, 1, 0};
  EXPECT_EQ(share_out(10, weights), (std::vector<std::int64_t>{3, 4, 3, 0}));  // 3.33 6.67 10
  EXPECT_EQ(share_out(7, std::vector<double>{0, 0}), (std::vector<std::int64_t>{0, 0}));
}

TEST(Flow, SameDaysLastYearOfALeapYear) {
  EXPECT_EQ(same_days_last_year({day(2024, 1, 1), day(2024, 2, 29)}), (query::Period{day(2023, 1, 1), day(2023, 2, 28)}));
}

}  // namespace
}  // namespace xanh::metric
