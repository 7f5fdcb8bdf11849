// Definitions that choices make: by the rules' text alone, with counts by hand.
#include "metric/options.h"

#include <set>

#include "dossiers.h"
#include "metric/figure.h"

namespace xanh::metric {
namespace {

using Counts = std::pair<std::int64_t, std::int64_t>;

// The quarter of dossiers.h: received 1 2 3 4 5 6 9 12 14; finished 1 2 3 7 12 14; carried over 7 8.
Counts counts_of(const MetricRules& rules, std::string_view id) {
  const Metric* metric = rules.find(id);
  if (metric == nullptr) {
    ADD_FAILURE() << id;
    return {};
  }
  facts::Shard shard, none;
  add_quarter(shard, none);
  TableRequest request;
  request.metrics = {metric};
  request.period = {day(2025, 1, 1), day(2025, 3, 31)};
  const std::vector<const facts::Shard*> shards = {&shard};
  const Figure figure = evaluate(request, shards).total.figures.at(0);
  return {figure.numerator, figure.denominator};
}

TEST(Options, ShippedVariantsAsCountedByHand) {
  const MetricRules rules = shipped_metrics();
  // A-D and online filing: 3 x 2 x 2 x 2 combinations, the plain one apart; of timeliness (three) and the
  // electronic result one each. What is for comparison only has none.
  EXPECT_EQ(rules.variants.size(), 5U * 23U + 4U);
  EXPECT_TRUE(rules.options_of(*rules.find("online_filing_of_handled")).empty());
  std::set<std::string> ids, tags;
  for (const Metric& variant : rules.variants) {
    EXPECT_TRUE(ids.insert(variant.id).second) << variant.id;
    EXPECT_TRUE(tags.insert(variant.family + variant.tag.vi).second) << variant.tag.vi;
  }
  EXPECT_EQ(counts_of(rules, "full_process_a"), Counts(4, 9));                          // 1 2 6 9
  EXPECT_EQ(counts_of(rules, "full_process_a+base.handled"), Counts(5, 11));            // and 7, of 7 8 too
  EXPECT_EQ(counts_of(rules, "full_process_a+base.finished"), Counts(3, 6));            // 1 2 7
  EXPECT_EQ(counts_of(rules, "full_process_a+post.out"), Counts(4, 8));                 // without 5
  EXPECT_EQ(counts_of(rules, "full_process_a+missing.out"), Counts(4, 8));              // without 12
  EXPECT_EQ(counts_of(rules, "full_process_a+e_result.required"), Counts(3, 9));        // 1 2 9
  EXPECT_EQ(counts_of(rules, "full_process_a+base.handled+post.out"), Counts(5, 10));
  EXPECT_EQ(counts_of(rules, "full_process_a+base.finished+post.out+missing.out+e_result.required"), Counts(2, 5));  // 1 2 of 1 2 3 7 14
  EXPECT_EQ(counts_of(rules, "online_filing+base.finished+missing.out"), Counts(4, 5));  // 1 2 7 14 of 1 2 3 7 14
  // Filed online of those received: 1 2 4 6 9 14; the mistake divides by 7 and 8, too.
  EXPECT_EQ(counts_of(rules, "online_filing"), Counts(6, 9));
  EXPECT_EQ(counts_of(rules, "online_filing+post.out"), Counts(6, 8));
  EXPECT_EQ(counts_of(rules, "online_filing_of_handled"), Counts(6, 11));
  // Late: 3 12; overdue at the end: 5 8. Without 12, which was refused.
  EXPECT_EQ(counts_of(rules, "overdue_share"), Counts(4, 11));
  EXPECT_EQ(counts_of(rules, "overdue_share+refused.out"), Counts(3, 10));
  EXPECT_EQ(counts_of(rules, "on_time_closed"), Counts(3, 5));  // 1 2 7 of 1 2 3 7 12
  EXPECT_EQ(counts_of(rules, "on_time_closed+refused.out"), Counts(3, 4));
  EXPECT_EQ(counts_of(rules, "e_result"), Counts(3, 6));        // 1 2 12 of 1 2 3 7 12 14
  EXPECT_EQ(counts_of(rules, "e_result+refused.out"), Counts(2, 5));
  EXPECT_EQ(counts_of(rules, "digitised_received"), Counts(4, 9));  // 1 2 9 14
}

TEST(Options, VariantsSayWhatTheyAre) {
  const MetricRules rules = shipped_metrics();
  const Metric& variant = *rules.find("full_process_a+base.handled+post.out");
  EXPECT_EQ(variant.variant_of, "full_process_a");
  EXPECT_EQ(variant.choices, (std::vector<std::string>{"base.handled", "post.out"}));
  EXPECT_EQ(variant.tag.en, "A · with carried over · without post");
  EXPECT_TRUE(variant.definition.en.starts_with(rules.find("full_process_a")->definition.en));
  EXPECT_TRUE(variant.definition.en.ends_with("postal filings are left out."));
  EXPECT_EQ(variant.needs, (std::vector{Need::received_day, Need::channel, Need::level, Need::finished_day}));
  EXPECT_EQ(variant.by_service.at(0).base, query::Base::handled);
  EXPECT_EQ(variant.by_service[0].where, *query::parse_condition("level != full and channel != post"));
  EXPECT_EQ(rules.with_choice(variant, "post", "kept"), "full_process_a+base.handled");
  EXPECT_EQ(rules.with_choice(variant, "base", "received"), "full_process_a+post.out");
  EXPECT_EQ(rules.with_choice(*rules.find("full_process_a"), "missing", "out"), "full_process_a+missing.out");
}

TEST(Options, BothIsTheProduct) {
  const auto parsed = [](std::string_view text) { return *query::parse_condition(text); };
  EXPECT_EQ(both({}, parsed("level = full")), parsed("level = full"));
  EXPECT_EQ(both(parsed("level = full"), {}), parsed("level = full"));
  // (full or online) and (fee or reused): four clauses.
  EXPECT_EQ(both(parsed("level = full or channel = online"), parsed("has_fee = yes or reused = yes")).any_of.size(), 4U);
  EXPECT_EQ(both(parsed("channel in (online, post)"), parsed("channel != post")), parsed("channel = online"));
  // What no dossier can be is not "always": an empty form would count all.
  const query::Condition never = both(parsed("channel = online"), parsed("channel = post"));
  ASSERT_EQ(never.any_of.size(), 1U);
  EXPECT_EQ(never.any_of[0].at(0).values, 0);
}

// A definition and an option that the program has never heard of.
std::string mine(std::string_view options) {
  return R"j({"version": 1, "metrics": [{
  "id": "reused_finished", "family": "mine", "tag": "M", "short_name": {"vi": "a", "en": "b"}, "name": {"vi": "a", "en": "b"},
  "definition": {"vi": "a.", "en": "b."}, "numerator_name": {"vi": "a", "en": "b"}, "denominator_name": {"vi": "a", "en": "b"},
  "used_by": {"vi": "a", "en": "b"}, "numerator": {"base": "finished", "where": "reused = yes"},
  "denominator": {"base": "finished"}, "needs": ["finished_day", "reused"], "source": "s"}],
  "options": )j" + std::string(options) + "}";
}
constexpr std::string_view kOption = R"j([{"id": "ends", "name": {"vi": "a", "en": "b"}, "why": {"vi": "a", "en": "b"}, "families": ["mine"], "choices": [
  {"id": "all", "name": {"vi": "a", "en": "all"}, "definition": {"vi": "a", "en": "b"}},
  {"id": "granted", "name": {"vi": "a", "en": "granted"}, "definition": {"vi": "a", "en": "Granted only."}, "denominator": "status = resolved", "needs": ["status"]}]}])j";

TEST(Options, NewOptionByJsonAlone) {
  const auto rules = MetricRules::parse(mine(kOption), "mine.json");
  ASSERT_TRUE(rules) << rules.error().args[1] << rules.error().args[2];
  ASSERT_EQ(rules->variants.size(), 1U);
  EXPECT_EQ(counts_of(*rules, "reused_finished"), Counts(2, 6));               // 1 7
  EXPECT_EQ(counts_of(*rules, "reused_finished+ends.granted"), Counts(1, 4));  // 7 was returned: 1 of 1 2 3 14
  EXPECT_EQ(rules->variants[0].definition.en, "b. Granted only.");
}

TEST(Options, EveryErrorHasItsPlace) {
  struct Wrong {
    std::string_view from, to, pointer, reason;
  };
  const Wrong cases[] = {
      {R"(["mine"])", R"(["yours"])", "/options/0/families/0", "yours"},
      {R"(status = resolved)", R"(status = done)", "/options/0/choices/1/denominator", "done"},
      {R"("needs": ["status"])", R"("needs": ["stat"])", "/options/0/choices/1/needs/0", "unknown need 'stat'"},
      {R"("id": "granted")", R"("id": "all")", "/options/0/choices/1/id", "twice"},
      {R"("denominator": "status = resolved", )", "", "/options/0/choices/1", "changes"},
      {R"("denominator": "status = resolved")", R"("base": ["finished"])", "/options/0/choices/1/base", "two bases"},
      {R"("denominator": "status = resolved")", R"("base": ["finished", "done"])", "/options/0/choices/1/base/1", "unknown base 'done'"},
      {R"("id": "all",)", R"("id": "all", "base": ["finished", "received"],)", "/options/0/choices/0/base", "plain"},
      {R"("why": {"vi": "a", "en": "b"}, )", "", "/options/0/why", "missing"},
      {R"("why")", R"("because")", "/options/0/because", "unknown key"},
  };
  for (const Wrong& wrong : cases) {
    std::string text(kOption);
    const auto at = text.find(wrong.from);
    ASSERT_NE(at, std::string::npos) << wrong.from;
    const auto rules = MetricRules::parse(mine(text.replace(at, wrong.from.size(), wrong.to)), "mine.json");
    ASSERT_FALSE(rules) << wrong.to;
    EXPECT_EQ(rules.error().args.at(1), wrong.pointer) << rules.error().args.at(2);
    EXPECT_NE(rules.error().args.at(2).find(wrong.reason), std::string::npos) << rules.error().args.at(2);
  }
}

}  // namespace
}  // namespace xanh::metric
