// Rates of procedures: a catalogue of six and a few dossiers, counted by hand.
#include "metric/procedures.h"

#include <algorithm>

#include "dossiers.h"
#include "metric/flow.h"

namespace xanh::metric {
namespace {

using facts::Channel, facts::Flag, facts::Level;
using query::Dimension;
using Counts = std::pair<std::int64_t, std::int64_t>;

class Procedures : public testing::Test {
 protected:
  Procedures() {
    // 1: used online in February. 2: used in person in March, and paid online. 3: used in 2024 only.
    // 4: information only. 5: without a code, used online in January. 6: no level stated.
    dossier("1.000001", "", "2025-02-03", Channel::online, Flag::no);
    dossier("1.000001.01", "", "2025-02-04", Channel::in_person, Flag::no);  // a case of 1
    dossier("1.000002", "", "2025-03-05", Channel::in_person, Flag::yes);
    dossier("1.000003", "", "2024-11-05", Channel::online, Flag::yes);
    dossier("", "CHỨNG THỰC bản sao", "2025-01-31", Channel::online, Flag::no);
    dossier("9.999999", "Không có trong danh mục", "2025-01-31", Channel::online, Flag::yes);
  }
  void dossier(std::string_view code, std::string_view name, std::string_view received, Channel channel, Flag paid) {
    facts::Dossier d;
    d.unit = kUnitA;
    d.procedure_code = code;
    d.procedure_name = name;
    d.field = code.empty() ? "Chứng thực" : "HỘ TỊCH";
    d.traits = {.channel = channel, .status = facts::Status::in_progress, .paid_online = paid};
    d.received = short_day(received);
    ASSERT_TRUE(shard_.add(d));
  }
  Table table(std::vector<std::string_view> ids, std::vector<Dimension> by = {}, std::vector<query::Filter> filters = {}) const {
    TableRequest request{.metrics = {}, .group_by = std::move(by), .filters = std::move(filters), .period = {day(2025, 1, 1), day(2025, 3, 31)},
                         .lens = {.procedures = catalogue_}};
    for (const std::string_view id : ids) request.metrics.push_back(metrics_.find(id));
    const facts::Shard* const shards[] = {&shard_};
    return evaluate(request, shards);
  }
  Counts total(std::string_view id, std::vector<query::Filter> filters = {}) const {
    const Figure figure = table({id}, {}, std::move(filters)).total.figures.at(0);
    EXPECT_NE(figure.standing, Standing::not_computable) << id;
    return {figure.numerator, figure.denominator};
  }
  static const Figure& figure(const Table& table, std::string_view key) {
    const auto row = std::ranges::find(table.rows, key, [](const Row& r) -> const std::string& { return r.key[0]; });
    if (row != table.rows.end()) return row->figures.at(0);
    ADD_FAILURE() << key;
    static const Figure none;
    return none;
  }

  const MetricRules metrics_ = shipped_metrics();
  facts::Shard shard_;
  std::vector<facts::Procedure> catalogue_ = {
      {"1.000001", "Khai sinh", "Hộ tịch", Level::full, Flag::yes, Flag::yes, Flag::no},
      {"1.000002", "Khai tử", "Hộ tịch", Level::partial, Flag::yes, Flag::yes, Flag::yes},
      {"1.000003", "Biến động", "Đất đai", Level::full, Flag::no, Flag::no, Flag::yes},
      {"1.000004", "Cung cấp dữ liệu", "Đất đai", Level::information, Flag::yes, Flag::no, Flag::no},
      {"", "Chứng thực bản sao", "Chứng thực", Level::partial, Flag::yes, Flag::yes, Flag::yes},
      {"1.000006", "Hòa giải", "Tư pháp", Level::unknown, Flag::no, Flag::no, Flag::no},
  };
};

TEST_F(Procedures, TotalsAsCountedByHand) {
  EXPECT_EQ(total("catalogue_full_eligible"), Counts(1, 4));  // 1 of 1 2 4 5
  EXPECT_EQ(total("catalogue_full"), Counts(2, 6));           // 1 3
  EXPECT_EQ(total("catalogue_online"), Counts(4, 6));         // 1 2 3 5
  EXPECT_EQ(total("catalogue_integrated"), Counts(3, 4));     // 1 2 5 of 1 2 3 5
  EXPECT_EQ(total("catalogue_used"), Counts(2, 4));           // 1 5
  EXPECT_EQ(total("catalogue_used_any"), Counts(3, 4));       // 1 2 5
  EXPECT_EQ(total("catalogue_paid"), Counts(1, 3));           // 2 of 2 3 5; 3 was paid before the period
}

// Lào Cai, August 2024 (domain.md 2.3): all of 1,655 services on the national portal.
TEST_F(Procedures, OnePercentIsAllOfThem) {
  catalogue_.clear();
  for (int i = 0; i < 1655; ++i) {
    catalogue_.push_back({"2." + std::to_string(100000 + i), "Dịch vụ " + std::to_string(i), "Hộ tịch", i % 2 == 0 ? Level::full : Level::partial, Flag::yes, Flag::yes, Flag::no});
  }
  EXPECT_EQ(total("catalogue_integrated"), Counts(1655, 1655));
  EXPECT_EQ(table({"catalogue_integrated"}).total.figures[0].rate(), 1.0);
}

TEST_F(Procedures, GroupsFollowTheCatalogue) {
  const Table fields = table({"catalogue_used"}, {Dimension::field});
  // As the dossiers spell it, and fields that only the catalogue has.
  EXPECT_EQ(fields.rows.size(), 4U);
  EXPECT_EQ(figure(fields, "HỘ TỊCH").numerator, 1);
  EXPECT_EQ(figure(fields, "HỘ TỊCH").denominator, 2);
  EXPECT_EQ(figure(fields, "Đất đai").denominator, 1);       // 3; 4 is no online service
  EXPECT_EQ(figure(fields, "Chứng thực").numerator, 1);
  EXPECT_EQ(figure(fields, "Tư pháp").standing, Standing::empty);  // nothing is online there: no rate, not 0 %
  const Table levels = table({"catalogue_used_any"}, {Dimension::level});
  EXPECT_EQ(figure(levels, "partial").numerator, 2);
  EXPECT_EQ(figure(levels, "full").denominator, 2);
  const Table each = table({"catalogue_used_any"}, {Dimension::procedure});
  EXPECT_EQ(figure(each, "1.000001").numerator, 1);
  EXPECT_EQ(figure(each, "1.000003").numerator, 0);
  EXPECT_EQ(figure(each, "9.999999").standing, Standing::empty);
  // Beside a rate of dossiers the rows are those of the dossiers.
  EXPECT_EQ(table({"catalogue_used", "online_filing"}, {Dimension::field}).rows.size(), 2U);
}

TEST_F(Procedures, MonthsAreOfProceduresInUse) {
  const Table months = table({"catalogue_used_any"}, {Dimension::month});
  EXPECT_EQ(figure(months, "2025-01").numerator, 1);
  EXPECT_EQ(figure(months, "2025-02").numerator, 1);  // once, though two dossiers came
  EXPECT_EQ(figure(months, "2025-03").denominator, 4);
  const Table plain = table({"catalogue_full"}, {Dimension::month});
  const Figure& without = figure(plain, "2025-01");
  EXPECT_EQ(without.standing, Standing::not_computable);
  EXPECT_EQ(without.missing, std::vector{Need::catalogue_split});
}

TEST_F(Procedures, WhatACatalogueDoesNotTellIsNotComputable) {
  EXPECT_EQ(figure(table({"catalogue_used"}, {Dimension::unit}), kUnitA).missing, std::vector{Need::catalogue_split});
  EXPECT_EQ(table({"catalogue_full"}, {}, {{Dimension::unit, {std::string(kUnitA)}}}).total.figures[0].missing, std::vector{Need::catalogue_split});
  EXPECT_EQ(total("catalogue_full", {{Dimension::field, {"Đất đai"}}}), Counts(1, 2));
  EXPECT_EQ(total("catalogue_full", {{Dimension::procedure, {"1.000001.01", "1.000006"}}, {Dimension::field, {"hộ tịch"}}}), Counts(1, 1));
  for (facts::Procedure& p : catalogue_) p.integrated = Flag::unknown;
  EXPECT_EQ(table({"catalogue_integrated"}).total.figures[0].missing, std::vector{Need::integrated});
  facts::Shard none;
  std::swap(none, shard_);
  EXPECT_EQ(table({"catalogue_used"}).total.figures[0].missing, (std::vector{Need::received_day, Need::channel}));
  EXPECT_EQ(total("catalogue_online"), Counts(4, 6));  // needs no dossiers
  catalogue_.clear();
  const Figure figure = table({"catalogue_online"}).total.figures[0];
  EXPECT_EQ(figure.missing, std::vector{Need::catalogue});
  EXPECT_FALSE(figure.rate());
}

TEST_F(Procedures, NothingFlowsIntoThem) { EXPECT_FALSE(flow_of(*metrics_.find("catalogue_used"))); }

}  // namespace
}  // namespace xanh::metric
