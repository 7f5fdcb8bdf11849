#include "metric/rules.h"

#include <set>

#include "dossiers.h"
#include "text/nfc.h"

namespace xanh::metric {
namespace {

TEST(ShippedRules, HoldEveryMetricOfTheCatalogue) {
  const MetricRules rules = shipped_metrics();
  std::set<std::string> ids;
  for (const Metric& metric : rules.metrics) ids.insert(metric.id);
  EXPECT_EQ(ids, (std::set<std::string>{"full_process_a", "full_process_b", "full_process_c",
                                        "full_process_d", "online_filing", "online_filing_of_handled",
                                        "on_time_closed", "on_time_766", "overdue_share", "digitised",
                                        "digitised_received", "paid_online", "e_result", "reused",
                                        "catalogue_full_eligible", "catalogue_full", "catalogue_online",
                                        "catalogue_integrated", "catalogue_used", "catalogue_used_any",
                                        "catalogue_paid", "petitions_in_time", "satisfaction"}));
  EXPECT_TRUE(text::is_nfc(rules_file("metrics.json")));
  EXPECT_TRUE(text::is_nfc(rules_file("targets.json")));
  // Variants of a family are told apart by their tags.
  std::set<std::pair<std::string, std::string>> tags;
  for (const Metric& metric : rules.metrics)
    EXPECT_TRUE(tags.emplace(metric.family, metric.tag.vi).second) << metric.id;
}

// domain.md 3.1.
TEST(ShippedRules, HoldTheTargetsOfTheConference) {
  const TargetRules rules = shipped_targets();
  EXPECT_TRUE(check(shipped_metrics(), rules, "targets.json"));
  const MetricRules metrics = shipped_metrics();
  const Metric& a = *metrics.find("full_process_a");
  const auto value = [&](int year, facts::UnitLevel level) { return rules.find(year, {.level = level}, a)->value; };
  EXPECT_EQ(value(2024, facts::UnitLevel::ministry), 0.7);
  EXPECT_EQ(value(2024, facts::UnitLevel::province), 0.3);
  EXPECT_EQ(value(2025, facts::UnitLevel::ministry), 0.85);
  EXPECT_EQ(value(2025, facts::UnitLevel::province), 0.7);
  EXPECT_EQ(rules.find(2026, {.level = facts::UnitLevel::province}, a), nullptr);
  EXPECT_EQ(rules.find(2025, {.level = facts::UnitLevel::province}, *metrics.find("full_process_c")), nullptr);
}

constexpr std::string_view kMetric = R"({"version": 1, "metrics": [{
  "id": "m", "family": "f", "tag": "A", "short_name": {"vi": "a", "en": "b"}, "name": {"vi": "a", "en": "b"}, "definition": {"vi": "a", "en": "b"},
  "numerator_name": {"vi": "a", "en": "b"}, "denominator_name": {"vi": "a", "en": "b"},
  "used_by": {"vi": "a", "en": "b"}, "numerator": [{"base": "received", "where": "level = full"}],
  "denominator": {"base": "received"}, "needs": ["received_day", "level"], "source": "s"}]})";
constexpr std::string_view kTarget =
    R"({"version": 1, "near_basis": {"vi": "a", "en": "b"}, "targets": [
  {"year": 2025, "kind": "locality", "metric": "m", "value": 0.7, "near": 0.6,
   "basis": {"vi": "a", "en": "b"}, "basis_date": "2024-08-31"}]})";

// `text` with the first `from` replaced.
std::string with(std::string_view text, std::string_view from, std::string_view to) {
  std::string changed(text);
  const auto at = changed.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return at == std::string::npos ? changed : changed.replace(at, from.size(), to);
}

struct Wrong {
  std::string_view from, to, pointer, reason;  // a part of the reason
};

template <class Rules>
void expect_error(std::string_view json, const Wrong& wrong) {
  const auto rules = Rules::parse(json, "mine.json");
  ASSERT_FALSE(rules) << wrong.from << " -> " << wrong.to;
  const Error& error = rules.error();
  EXPECT_EQ(error.code, ErrorCode::rules_invalid);
  EXPECT_EQ(error.place.file, "mine.json");
  ASSERT_EQ(error.args.size(), 3u);
  EXPECT_EQ(error.args[0], "mine.json");
  EXPECT_EQ(error.args[1], wrong.pointer) << wrong.to << ": " << error.args[2];
  EXPECT_NE(error.args[2].find(wrong.reason), std::string::npos)
      << wrong.to << ": " << error.args[2];
}

TEST(MetricRules, ReadAllTheirParts) {
  const auto rules = MetricRules::parse(kMetric, "mine.json");
  ASSERT_TRUE(rules) << rules.error().args[1] << rules.error().args[2];
  const Metric& metric = *rules->find("m");
  EXPECT_EQ(metric.name.vi, "a");
  EXPECT_EQ(metric.name.en, "b");
  EXPECT_EQ(metric.needs, (std::vector{Need::received_day, Need::level}));
  EXPECT_TRUE(metric.higher_is_better);
  ASSERT_EQ(metric.numerator.size(), 1u);
  EXPECT_EQ(metric.numerator[0].where, *query::parse_condition("level = full"));
  EXPECT_TRUE(metric.denominator.at(0).where.any_of.empty());
  EXPECT_EQ(rules->find("n"), nullptr);
  const auto lower = MetricRules::parse(
      with(kMetric, R"("source")", R"("higher_is_better": false, "source")"), "x");
  ASSERT_TRUE(lower);
  EXPECT_FALSE(lower->find("m")->higher_is_better);
}

TEST(MetricRules, EveryErrorHasItsPlace) {
  const Wrong cases[] = {
      {R"("version": 1)", R"("version": 2)", "/version", "from 1 to 1"},
      {R"("version": 1)", R"("version": 18446744073709551617)", "/version", "from 1 to 1"},
      {R"("version": 1)", R"("version": 1e999)", "", "not JSON"},
      {R"("version": 1, )", "", "/version", "missing"},
      {R"("version": 1)", R"("version": 1, "note": 2)", "/note", "unknown key"},
      {R"("version": 1)", R"("version": 1, "version": 1)", "", "'version' is there twice"},
      {R"("version": 1)", R"("version": 1, "a/b~c": 1)", "/a~1b~0c", "unknown key"},
      {R"("metrics")", R"("metrix")", "/metrix", "unknown key"},
      {R"("id": "m")", R"("id": "M 1")", "/metrics/0/id", "a-z"},
      {R"("id": "m", )", "", "/metrics/0/id", "missing"},
      {R"("id": "m")", R"("id": "m", "id": "n")", "", "'id' is there twice"},
      {R"("tag": "A")", R"("tag": " ")", "/metrics/0/tag", "text"},
      {R"("tag": "A")", R"("tag": 7)", "/metrics/0/tag", "text"},
      {R"("name": {"vi": "a", "en": "b"})", R"("name": {"vi": "a"})", "/metrics/0/name/en",
       "missing"},
      {R"("name": {"vi": "a", "en": "b"})", R"("name": "a")", "/metrics/0/name", "object"},
      {R"("name": {"vi": "a", "en": "b"})", R"("name": {"vi": "a", "en": "b", "fr": "c"})",
       "/metrics/0/name/fr", "unknown key"},
      {R"("numerator": [{"base": "received")", R"("numerator": [{"base": "recieved")",
       "/metrics/0/numerator/0/base", "unknown base 'recieved'"},
      {R"("denominator": {"base": "received"})",
       R"("denominator": {"base": "received", "were": ""})", "/metrics/0/denominator/were",
       "unknown key"},
      {R"("denominator": {"base": "received"})", R"("denominator": [])", "/metrics/0/denominator",
       "list"},
      {R"("denominator": {"base": "received"})", R"("denominator": "received")",
       "/metrics/0/denominator", "object"},
      {R"("level = full")", R"("level = fuller")", "/metrics/0/numerator/0/where", "fuller"},
      {R"("level = full")", R"("level = full and")", "/metrics/0/numerator/0/where", ""},
      {R"("level = full")", R"("")", "/metrics/0/numerator/0/where", "text"},
      {R"("needs": ["received_day", "level"])", R"("needs": ["received_day"])", "/metrics/0/needs",
       "'level' is read"},
      {R"("needs": ["received_day", "level"])", R"("needs": ["level"])", "/metrics/0/needs",
       "'received_day' is read"},
      {R"("needs": ["received_day", "level"])", R"("needs": ["received_day", "levels"])",
       "/metrics/0/needs/1", "unknown need 'levels'"},
      {R"("needs": ["received_day", "level"])", R"("needs": ["level", "level"])",
       "/metrics/0/needs/1", "twice"},
      {R"("needs": ["received_day", "level"])", R"("needs": [])", "/metrics/0/needs",
       "at least one"},
      {R"("source": "s")", R"("source": "s", "higher_is_better": 1)", "/metrics/0/higher_is_better",
       "true or false"},
      {R"({"version")", R"([{"version")", "", "not JSON: error at byte"},
      {R"("source": "s"}]})", R"("source": "s"}]} x)", "", "not JSON: error at byte"},
      {R"("tag": "A")", "\"tag\": \"\xFF\"", "", "not JSON: error at byte"},
  };
  for (const Wrong& wrong : cases)
    expect_error<MetricRules>(with(kMetric, wrong.from, wrong.to), wrong);
  expect_error<MetricRules>("", {"", "", "", "not JSON"});
  expect_error<MetricRules>("[1]", {"", "", "", "object"});
  expect_error<MetricRules>("null", {"", "", "", "object"});
  expect_error<MetricRules>(std::string(100'000, '['), {"", "", "", "not JSON"});
}

TEST(MetricRules, RepeatedIdIsAnError) {
  const std::string one(
      kMetric.substr(kMetric.find("[{") + 1, kMetric.rfind("]}") - kMetric.find("[{") - 1));
  const std::string two = R"({"version": 1, "metrics": [)" + one + ", " + one + "]}";
  expect_error<MetricRules>(two, {"", "", "/metrics/1/id", "'m' is there twice"});
}

TEST(MetricRules, ARateOfProceduresReadsTheCatalogue) {
  const std::string from = R"("numerator": [{"base": "received", "where": "level = full"}],
  "denominator": {"base": "received"}, "needs": ["received_day", "level"])";
  const auto rate = [&](std::string_view to) { return with(kMetric, from, to); };
  const std::string good = R"("procedures": {"where": "level = full", "used": {}}, "of_procedures": {}, "needs": ["catalogue", "level", "received_day"])";
  const auto rules = MetricRules::parse(rate(good), "x");
  ASSERT_TRUE(rules) << rules.error().args[2];
  EXPECT_TRUE(rules->find("m")->procedures->used);
  EXPECT_FALSE(rules->find("m")->of_procedures->used);
  const Wrong cases[] = {
      {R"("level = full")", R"("channel = online")", "/metrics/0/procedures/where", "a catalogue tells"},
      {R"(, "received_day")", "", "/metrics/0/needs", "'received_day' is read"},
      {R"("catalogue", )", "", "/metrics/0/needs", "'catalogue' is read"},
      {R"("of_procedures": {}, )", "", "/metrics/0/of_procedures", "missing"},
      {R"("procedures")", R"("numerator": {"base": "received"}, "procedures")", "/metrics/0/numerator", "no dossiers"},
      {R"("used": {})", R"("used": {"base": "received"})", "/metrics/0/procedures/used/base", "unknown key"},
  };
  for (const Wrong& wrong : cases) expect_error<MetricRules>(rate(with(good, wrong.from, wrong.to)), wrong);
}

TEST(MetricRules, NeedsFollowFromWhatIsCounted) {
  const auto needs_for = [](std::string_view measure) {
    const auto rules = MetricRules::parse(
        with(with(kMetric, R"({"base": "received", "where": "level = full"})", measure),
             R"(["received_day", "level"])", R"(["channel"])"),
        "x");
    return rules ? std::string()
                 : rules.error().args[2].substr(1, rules.error().args[2].find('\'', 1) - 1);
  };
  EXPECT_EQ(needs_for(R"({"base": "finished"})"), "finished_day");
  EXPECT_EQ(needs_for(R"({"base": "handled"})"), "received_day");
  const std::string listed = with(kMetric, R"(["received_day", "level"])", R"(["received_day"])");
  const auto missing = [&](std::string_view measure) {
    const auto rules = MetricRules::parse(
        with(listed, R"({"base": "received", "where": "level = full"})", measure), "x");
    return rules ? std::string()
                 : rules.error().args[2].substr(1, rules.error().args[2].find('\'', 1) - 1);
  };
  EXPECT_EQ(missing(R"({"base": "pending"})"), "");
  EXPECT_EQ(missing(R"({"base": "pending_in_time"})"), "due_day");
  EXPECT_EQ(missing(R"({"base": "pending_overdue"})"), "due_day");
  for (const auto property : {"channel", "level", "status", "timing", "eligible", "integrated",
                              "digitised", "reused", "e_result", "paid_online"}) {
    EXPECT_EQ(
        missing(R"({"base": "received", "where": ")" + std::string(property) + R"( = unknown"})"),
        property);
  }
  EXPECT_EQ(missing(R"({"base": "received", "where": "has_fee = yes"})"), "fee");
}

TEST(TargetRules, EveryErrorHasItsPlace) {
  ASSERT_TRUE(TargetRules::parse(kTarget, "mine.json"));
  const Wrong cases[] = {
      {R"("near_basis": {"vi": "a", "en": "b"}, )", "", "/near_basis", "missing"},
      {R"("year": 2025)", R"("year": 1999)", "/targets/0/year", "from 2000 to 2100"},
      {R"("year": 2025)", R"("year": 2025.5)", "/targets/0/year", "whole number"},
      {R"("year": 2025)", R"("year": "2025")", "/targets/0/year", "whole number"},
      {R"("locality")", R"("province")", "/targets/0/kind", "unknown kind 'province'"},
      {R"("metric": "m")", R"("metric": "")", "/targets/0/metric", "text"},
      {R"("value": 0.7)", R"("value": 70)", "/targets/0/value", "share"},
      {R"("value": 0.7)", R"("value": "70%")", "/targets/0/value", "share"},
      {R"("value": 0.7)", R"("value": 0.6666667)", "/targets/0/value", "six decimals"},
      {R"("near": 0.6)", R"("near": -0.1)", "/targets/0/near", "share"},
      {R"(, "near": 0.6)", "", "/targets/0/near", "missing"},
      {R"("near": 0.6)", R"("near": 0.6, "good": 0.9)", "/targets/0/good", "unknown key"},
      {R"("2024-08-31")", R"("31/08/2024")", "/targets/0/basis_date", "day such as"},
      {R"("2024-08-31")", R"("2024-02-30")", "/targets/0/basis_date", "day such as"},
      {R"("targets": [)", R"("targets": [3, )", "/targets/0", "object"},
  };
  for (const Wrong& wrong : cases)
    expect_error<TargetRules>(with(kTarget, wrong.from, wrong.to), wrong);
  const std::string one(
      kTarget.substr(kTarget.find("[") + 1, kTarget.rfind("]") - kTarget.find("[") - 1));
  expect_error<TargetRules>(with(kTarget, "}]}", "}, " + one + "]}"),
                            {"", "", "/targets/1", "second target"});
}

TEST(TargetRules, AreCheckedAgainstTheMetrics) {
  const auto metrics = MetricRules::parse(kMetric, "metrics.json");
  const auto lower = MetricRules::parse(
      with(kMetric, R"("source")", R"("higher_is_better": false, "source")"), "x");
  const auto pointer = [](const auto& rules, std::string_view json) {
    const auto targets = TargetRules::parse(json, "mine.json");
    EXPECT_TRUE(targets);
    const auto result = check(*rules, *targets, "mine.json");
    return result ? std::string() : result.error().args.at(1);
  };
  ASSERT_TRUE(metrics && lower);
  EXPECT_EQ(pointer(metrics, kTarget), "");
  EXPECT_EQ(pointer(metrics, with(kTarget, R"("metric": "m")", R"("metric": "n")")),
            "/targets/0/metric");
  EXPECT_EQ(pointer(metrics, with(kTarget, R"("near": 0.6)", R"("near": 0.8)")), "/targets/0/near");
  EXPECT_EQ(pointer(lower, kTarget), "/targets/0/near");
  EXPECT_EQ(pointer(lower, with(kTarget, R"("near": 0.6)", R"("near": 0.8)")), "");
}

TEST(Needs, HaveTheirNames) {
  EXPECT_EQ(need_id(Need::channel), "channel");
  EXPECT_EQ(need_id(Need::due_day), "due_day");
  EXPECT_EQ(need_id(Need::fee), "fee");
  EXPECT_EQ(need_id(Need::integrated), "integrated");
  static_assert(static_cast<std::size_t>(Need::catalogue_split) + 1 == kNeeds);
}

}  // namespace
}  // namespace xanh::metric
