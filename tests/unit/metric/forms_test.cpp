// Metrics from aggregate forms, alone and beside dossiers; figures worked by hand.
#include "metric/forms.h"

#include <algorithm>

#include "../query/forms.h"
#include "dossiers.h"
#include "metric/figure.h"
#include "metric/series.h"

namespace xanh::metric {
namespace {

using facts::Channel, facts::Level;
using query::shape;

const query::Period kYear{day(2025, 1, 1), day(2025, 12, 31)};
const text::Day kFirst = day(2025, 10, 1), kLast = day(2025, 10, 31);

class Forms : public testing::Test {
 protected:
  Figure figure(const Row& row, std::string_view metric) const {
    for (std::size_t i = 0; i < metrics_.metrics.size(); ++i) {
      if (metrics_.metrics[i].id == metric) return row.figures.at(i);
    }
    ADD_FAILURE() << metric;
    return {};
  }
  Table table(std::vector<query::Dimension> by = {}) const {
    TableRequest request{.metrics = {}, .group_by = std::move(by), .filters = {}, .period = kYear, .year = 2025, .targets = &targets_};
    for (const Metric& metric : metrics_.metrics) request.metrics.push_back(&metric);
    const facts::Shard* const shards[] = {&form_, &list_};
    return evaluate(request, shards);
  }
  void expect(const Row& row, std::string_view metric, std::int64_t numerator, std::int64_t denominator) const {
    const Figure f = figure(row, metric);
    EXPECT_NE(f.standing, Standing::not_computable) << metric;
    EXPECT_EQ(f.numerator, numerator) << metric;
    EXPECT_EQ(f.denominator, denominator) << metric;
  }
  // Received on 2 October, filed online; no service level, no finish.
  void add_dossiers(const std::string& unit, int count) {
    for (int i = 0; i < count; ++i) {
      facts::Dossier dossier;
      dossier.unit = unit;
      dossier.traits = {.channel = Channel::online, .status = facts::Status::in_progress};
      dossier.received = static_cast<facts::ShortDay>(day(2025, 10, 2));
      ASSERT_TRUE(list_.add(dossier));
    }
  }

  facts::Shard form_, list_;
  const MetricRules metrics_ = shipped_metrics();
  const TargetRules targets_ = shipped_targets();
};

TEST_F(Forms, II06aGivesFilingAndTimelinessButNoServiceLevel) {
  query::add_form(form_, 0, kFirst, kLast, query::ii06a(),
                  {{"Sa Pa", "", {100, 60, 30, 10, 80, 50, 20, 10, 20, 15, 5}}, {"Bac Ha", "", {50, 40, 5, 5, 40, 10, 25, 5, 10, 10, 0}}});
  const Table all = table({query::Dimension::unit});
  expect(all.total, "online_filing", 100, 135);
  expect(all.total, "on_time_closed", 105, 120);
  expect(all.total, "on_time_766", 130, 150);
  const Figure full = figure(all.total, "full_process_a");
  EXPECT_EQ(full.standing, Standing::not_computable);
  EXPECT_EQ(full.missing, std::vector{Need::level});
  ASSERT_EQ(all.rows.size(), 2u);
  const Row& sa_pa = *std::ranges::find(all.rows, "Sa Pa", [](const Row& row) { return row.key[0]; });
  expect(sa_pa, "online_filing", 60, 90);
  expect(sa_pa, "on_time_766", 85, 100);
}

TEST_F(Forms, TheTrackingSheetGivesTheHeadlineRateInItsVariants) {
  const auto of_level = [](Level level, bool online) {
    auto out = shape(query::Base::received, {{facts::Property::level, query::bits(level)}});
    if (online) out.extent[facts::Property::channel] = query::bits(Channel::online);
    return out;
  };
  query::add_form(form_, 0, kFirst, kLast,
                  {shape(query::Base::received), of_level(Level::partial, false), of_level(Level::partial, true),
                   of_level(Level::full, false), of_level(Level::full, true)},
                  {{"Sa Pa", "", {200, 40, 30, 120, 90}}});
  const Row total = table().total;
  expect(total, "full_process_a", 90, 200);
  expect(total, "full_process_c", 90, 120);
  expect(total, "full_process_d", 90, 120);  // of 30 + 90 online
  expect(total, "online_filing", 120, 200);
}

TEST_F(Forms, DossiersCountWhereTheyKnowAndFormsWhereTheyDoNot) {
  add_dossiers("Sa Pa", 4);
  query::add_form(form_, 1, kFirst, kLast,
                  {shape(query::Base::received), shape(query::Base::received, {{facts::Property::channel, query::bits(Channel::online)},
                                                                               {facts::Property::level, query::bits(Level::full)}}),
                   shape(query::Base::received, {{facts::Property::channel, query::bits(Channel::online)}})},
                  {{"Sa Pa", "", {5, 3, 4}}, {"Bac Ha", "", {10, 6, 7}}});
  for (facts::Statement& s : form_.statements) s.covered = form_.units.at(s.unit) == "Sa Pa";
  const Table all = table({query::Dimension::unit});
  expect(all.total, "online_filing", 4 + 7, 4 + 10);      // the list for Sa Pa, the form for Bac Ha
  expect(all.total, "full_process_a", 3 + 6, 5 + 10);     // the list knows no level
}

TEST_F(Forms, PetitionsAndRatingsAreOfFormsOnly) {
  add_dossiers("Sa Pa", 4);
  EXPECT_EQ(figure(table().total, "petitions_in_time").missing, std::vector{Need::petitions});
  EXPECT_EQ(figure(table().total, "satisfaction").missing, std::vector{Need::ratings});
  query::add_form(form_, 1, kFirst, kLast, {shape(query::Base::petitions), shape(query::Base::petitions_in_time), shape(query::Base::ratings), shape(query::Base::ratings_satisfied)},
                  {{"Sa Pa", "", {20, 18, 200, 190}}, {"Bac Ha", "", {0, 0, 50, 40}}});
  const Table all = table({query::Dimension::unit});
  expect(all.total, "petitions_in_time", 18, 20);
  expect(all.total, "satisfaction", 230, 250);
  const Row& bac_ha = *std::ranges::find(all.rows, "Bac Ha", [](const Row& row) { return row.key[0]; });
  EXPECT_EQ(figure(bac_ha, "petitions_in_time").standing, Standing::empty);  // none came: no rate, neither 0 nor 100 %
  EXPECT_FALSE(figure(bac_ha, "petitions_in_time").rate());
}

TEST_F(Forms, MonthsAndTheYearToDateComeFromTheFormsOfThese) {
  const std::vector<query::StatementShape> columns{shape(query::Base::received),
                                                   shape(query::Base::received, {{facts::Property::channel, query::bits(Channel::online)}})};
  query::add_form(form_, 0, day(2025, 1, 1), day(2025, 9, 30), columns, {{"Sa Pa", "", {900, 300}}});
  query::add_form(form_, 1, kFirst, kLast, columns, {{"Sa Pa", "", {100, 70}}});
  const facts::Shard* const shards[] = {&form_};
  const auto points = series(*metrics_.find("online_filing"), {day(2025, 1, 1), kLast}, {}, shards);
  ASSERT_EQ(points.size(), 10u);
  EXPECT_EQ(points[7].denominator, 0);  // no form of August, nor one that ends in it
  EXPECT_EQ(points[7].cumulative_denominator, 0);
  EXPECT_EQ(points[8].denominator, 0);
  EXPECT_EQ(points[8].cumulative_numerator, 300);
  EXPECT_EQ(points[8].cumulative_denominator, 900);
  EXPECT_EQ(points[9].numerator, 70);
  EXPECT_EQ(points[9].denominator, 100);
  EXPECT_EQ(points[9].cumulative_numerator, 370);
  EXPECT_EQ(points[9].cumulative_denominator, 1000);
}

}  // namespace
}  // namespace xanh::metric
