// Targets, quotations and bands as they are shipped and as they are read (domain.md 3.1-3.3).
#include <algorithm>

#include "dossiers.h"
#include "metric/figure.h"
#include "metric/rules.h"

namespace xanh::metric {
namespace {

using facts::UnitLevel;

std::string wrong_place(std::string_view json) {
  const auto rules = TargetRules::parse(json, "mine.json");
  return rules ? std::string("fits") : rules.error().args.at(1);
}

std::string document(std::string_view targets, std::string_view more = "") {
  return R"({"version": 2, "near_basis": {"vi": "a", "en": "b"}, "targets": [)" + std::string(targets) + "]" + std::string(more) + "}";
}
std::string target(std::string_view holder, std::string_view more = "") {
  return R"({"year": 2025, "holder": )" + std::string(holder) + R"(, "metric": "m", "value": 0.7, "near": 0.6, "basis": {"vi": "a", "en": "b"}, "basis_date": "2025")" +
         std::string(more) + "}";
}

TEST(ShippedTargets, FitTheMetricsAndCarryTheirBasis) {
  const TargetRules rules = shipped_targets();
  const auto fits = check(shipped_metrics(), rules, "targets.json");
  EXPECT_TRUE(fits) << fits.error().args.at(1) << ' ' << fits.error().args.at(2);
  for (const Target& each : rules.targets) {
    EXPECT_FALSE(each.source.empty()) << each.basis.en;
    EXPECT_FALSE(each.by_user);
    EXPECT_NEAR(each.value - each.near, 0.1, 1e-9) << each.basis.en;  // near_basis
  }
}

// The nation's own, apart from what ministries and provinces hold; of the two of 2025 one is judged by.
TEST(ShippedTargets, TheNationHasItsOwn) {
  const TargetRules rules = shipped_targets();
  const MetricRules metrics = shipped_metrics();
  const Metric& a = *metrics.find("full_process_a");
  EXPECT_EQ(rules.find(2024, {UnitLevel::nation}, a)->value, 0.5);
  EXPECT_EQ(rules.find(2025, {UnitLevel::nation}, a)->value, 0.8);
  EXPECT_TRUE(std::ranges::any_of(rules.targets, [](const Target& t) {
    return t.aside && t.holder.level == UnitLevel::nation && t.value == 0.7 && t.basis_date == "2024-08-31";
  })) << "the phase's goal";
  EXPECT_EQ(rules.find(2025, {UnitLevel::commune}, a), nullptr) << "the provinces' 70 % is not each commune's";
  const Target* beside = rules.reference(2025, {UnitLevel::commune, "Xã A"}, a);
  ASSERT_NE(beside, nullptr);
  EXPECT_EQ(beside->value, 0.7);
  EXPECT_EQ(beside->holder.level, UnitLevel::province);
  const Target* last = rules.reference(2026, {UnitLevel::province}, a);  // no dossier-rate floor of 2026 was found
  ASSERT_NE(last, nullptr);
  EXPECT_EQ(last->year, 2025);
  EXPECT_EQ(last->value, 0.7);
}

// domain.md 3.3, line by line of the table.
TEST(ShippedTargets, QuotePublishedActuals) {
  const TargetRules rules = shipped_targets();
  const auto value = [&](int y, int m, int d, UnitLevel level, std::string_view unit = "") {
    for (const Quotation& q : rules.quotations) {
      if (q.day == text::day_from_civil(y, m, d) && q.holder.level == level && q.holder.unit == unit) return q.value;
    }
    return -1.0;
  };
  EXPECT_EQ(value(2024, 12, 31, UnitLevel::nation), 0.458);
  EXPECT_EQ(value(2024, 12, 31, UnitLevel::ministry), 0.6347);
  EXPECT_EQ(value(2024, 12, 31, UnitLevel::province), 0.1854);
  EXPECT_EQ(value(2024, 12, 31, UnitLevel::province, "Tỉnh Hà Nam"), 0.6854);
  EXPECT_EQ(value(2025, 6, 30, UnitLevel::nation), 0.3951);
  EXPECT_EQ(value(2025, 6, 30, UnitLevel::ministry), 0.5119);
  EXPECT_EQ(value(2025, 6, 30, UnitLevel::province), 0.1521);
  EXPECT_EQ(value(2025, 10, 26, UnitLevel::nation), 0.3998);
  EXPECT_EQ(value(2025, 10, 26, UnitLevel::ministry), 0.5446);
  EXPECT_EQ(value(2025, 10, 26, UnitLevel::province), 0.1694);
  EXPECT_EQ(value(2025, 11, 26, UnitLevel::nation), 0.517);
  EXPECT_EQ(value(2025, 11, 26, UnitLevel::ministry), 0.7335);
  EXPECT_EQ(value(2025, 11, 26, UnitLevel::province), 0.2117);
  EXPECT_EQ(value(2025, 12, 22, UnitLevel::nation), 0.368);
  EXPECT_EQ(value(2025, 11, 27, UnitLevel::province, "Tỉnh Lâm Đồng"), 0.5179);
  for (const Quotation& q : rules.quotations) {
    EXPECT_EQ(q.metric, q.holder.unit == "Tỉnh Phú Thọ" ? "online_filing" : "full_process_a");
    EXPECT_NE(q.source.find("3.3"), std::string::npos);
  }
}

// domain.md 3.2.
TEST(ShippedTargets, HaveTheClassesOfThePortal) {
  const TargetRules rules = shipped_targets();
  const auto classes = std::ranges::find(rules.bands, "classes", &Band::id);
  ASSERT_NE(classes, rules.bands.end());
  std::vector<double> from;
  for (const Band::Step& step : classes->steps) from.push_back(step.from);
  EXPECT_EQ(from, (std::vector{0.9, 0.8, 0.7, 0.5, 0.0}));
  EXPECT_EQ(classes->steps.front().name.vi, "xuất sắc");
}

TEST(Targets, OneSetAsideJudgesNothing) {
  const auto rules = TargetRules::parse(document(target(R"({"level": "nation"})", R"(, "aside": true)") + "," + target(R"({"level": "province"})")), "mine.json");
  ASSERT_TRUE(rules) << rules.error().args.at(1) << rules.error().args.at(2);
  Metric metric;
  metric.id = "m";
  EXPECT_EQ(rules->find(2025, {UnitLevel::nation}, metric), nullptr);
  EXPECT_EQ(rules->reference(2025, {UnitLevel::nation}, metric), nullptr);
  EXPECT_NE(rules->find(2025, {UnitLevel::province}, metric), nullptr);
  EXPECT_EQ(rules->targets[0].basis_date, "2025");
}

TEST(Targets, EveryErrorOfVersionTwoHasItsPlace) {
  const std::string good = target(R"({"level": "province"})");
  EXPECT_EQ(wrong_place(document(good)), "fits");
  EXPECT_EQ(wrong_place(document(target(R"({"level": "province", "unit": "Tỉnh A"})") + "," + good)), "fits") << "a unit's own is another";
  EXPECT_EQ(wrong_place(document(good + "," + good)), "/targets/1");
  EXPECT_EQ(wrong_place(document(good + "," + target(R"({"level": "province"})", R"(, "aside": true)"))), "fits");
  EXPECT_EQ(wrong_place(document(target(R"({"level": "village"})"))), "/targets/0/holder/level");
  EXPECT_EQ(wrong_place(document(target(R"({"level": "unknown"})"))), "/targets/0/holder/level");
  EXPECT_EQ(wrong_place(document(target(R"({"unit": "a"})"))), "/targets/0/holder/level");
  EXPECT_EQ(wrong_place(document(target(R"({"level": "province", "kind": 1})"))), "/targets/0/holder/kind");
  EXPECT_EQ(wrong_place(document(target(R"({"level": "province"})", R"(, "aside": 1)"))), "/targets/0/aside");
  const auto quoted = [&](std::string_view quotation) { return wrong_place(document(good, R"(, "quotations": [)" + std::string(quotation) + "]")); };
  EXPECT_EQ(quoted(R"({"day": "2025-06-30", "holder": {"level": "nation"}, "metric": "m", "value": 0.4, "remark": {"vi": "a", "en": "b"}, "source": "s"})"), "fits");
  EXPECT_EQ(quoted(R"({"day": "2025-06", "holder": {"level": "nation"}, "metric": "m", "value": 0.4, "remark": {"vi": "a", "en": "b"}, "source": "s"})"), "/quotations/0/day");
  EXPECT_EQ(quoted(R"({"day": "2025-06-30", "holder": {"level": "nation"}, "metric": "m", "value": 40, "remark": {"vi": "a", "en": "b"}, "source": "s"})"), "/quotations/0/value");
  EXPECT_EQ(quoted(R"({"day": "2025-06-30", "holder": {"level": "nation"}, "metric": "m", "value": 0.4, "remark": {"vi": "a", "en": "b"}})"), "/quotations/0/source");
  const auto band = [&](std::string_view steps) {
    return wrong_place(document(good, R"(, "bands": [{"id": "b", "families": ["f"], "name": {"vi": "a", "en": "b"}, "basis": {"vi": "a", "en": "b"}, "steps": [)" +
                                          std::string(steps) + "]}]"));
  };
  EXPECT_EQ(band(R"({"from": 0.8, "name": {"vi": "a", "en": "b"}}, {"from": 0, "name": {"vi": "a", "en": "b"}})"), "fits");
  EXPECT_EQ(band(R"({"from": 0.8, "name": {"vi": "a", "en": "b"}}, {"from": 0.9, "name": {"vi": "a", "en": "b"}})"), "/bands/0/steps/1/from");
  EXPECT_EQ(band(""), "/bands/0/steps");
}

TEST(Targets, QuotationsAndBandsAreCheckedAgainstTheMetrics) {
  TargetRules rules = shipped_targets();
  rules.quotations.at(1).metric = "no_such";
  auto fits = check(shipped_metrics(), rules, "mine.json");
  ASSERT_FALSE(fits);
  EXPECT_EQ(fits.error().args.at(1), "/quotations/1/metric");
  rules = shipped_targets();
  rules.bands.at(0).families.push_back("no_such");
  fits = check(shipped_metrics(), rules, "mine.json");
  ASSERT_FALSE(fits);
  EXPECT_EQ(fits.error().args.at(1), "/bands/0/families/" + std::to_string(rules.bands.at(0).families.size() - 1));
}

}  // namespace
}  // namespace xanh::metric
