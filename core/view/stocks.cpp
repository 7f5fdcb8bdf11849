// What is pending, overdue and nearly due at the data's date (domain.md 2.4); never at the clock's.
#include <algorithm>
#include <functional>

#include "facts/dossier_code.h"
#include "facts/trait_names.h"
#include "query/query.h"
#include "view/build.h"

namespace xanh::view {
namespace {

using query::Base;

constexpr std::size_t kMostDossiers = 500;

// In the order of the table's columns.
constexpr Base kBases[] = {Base::carried_over, Base::received, Base::finished, Base::pending,
                           Base::pending_in_time, Base::pending_overdue, Base::pending_due_soon};
constexpr const char* kNames[] = {"carried", "received", "resolved", "pending", "in_time", "overdue", "soon"};
enum : std::size_t { kCarried, kReceived, kResolved, kPending, kInTime, kOverdue, kSoon };

query::Partial stocks_by(const Inputs& in, const query::Period& period, std::vector<query::Dimension> by) {
  query::Query query{.measures = {}, .group_by = std::move(by), .filters = in.workspace->filters, .period = period,
                     .soon_days = in.workspace->soon_days};
  for (const Base base : kBases) query.measures.push_back({.base = base});
  query::Partial sum;
  for (const facts::Shard* shard : in.shards) query::merge(sum, query::run(query, *shard));
  return sum;
}

Table units_table(const Inputs& in, const query::Partial& by_unit) {
  const Strings& say = *in.say;
  Table table{.id = "stocks", .caption = say("stocks.caption"), .wide = true};
  table.columns.push_back({.id = "name", .label = say("column.unit")});
  for (const char* name : kNames) table.columns.push_back({.id = name, .label = say("stocks." + std::string(name)), .number = true, .width = 110});
  table.columns.push_back({.id = "share", .label = say("stocks.share"), .number = true, .width = 110});
  for (const auto& [key, counts] : by_unit.groups) {
    Row row{.key = key[0], .cells = {{.text = group_label(query::Dimension::unit, key[0], in)}}};
    for (const std::int64_t n : counts) row.cells.push_back({.text = say.count(n), .value = static_cast<double>(n)});
    if (counts[kPending] == 0) {
      row.cells.push_back({.text = say("dash")});
    } else {
      const double share = static_cast<double>(counts[kOverdue]) / static_cast<double>(counts[kPending]);
      row.cells.push_back({.text = say.percent(share), .hint = say.count(counts[kOverdue]) + " / " + say.count(counts[kPending]), .value = share});
    }
    table.rows.push_back(std::move(row));
  }
  // The most overdue first.
  std::ranges::stable_sort(table.rows, std::greater{}, [](const Row& row) { return *row.cells[1 + kOverdue].value; });
  return table;
}

struct Open {
  const facts::Shard* shard;
  std::size_t row;
  text::Day due;
};

bool passes(const query::Filter& filter, const facts::Shard& shard, std::size_t row) {
  const auto has = [&filter](std::string_view name) { return std::ranges::find(filter.values, name) != filter.values.end(); };
  const facts::Traits traits = facts::unpack(shard.trait_words[shard.trait[row]]);
  switch (filter.dimension) {
    case query::Dimension::unit: return has(shard.units.at(shard.unit[row]));
    case query::Dimension::procedure: return has(shard.procedures.at(shard.procedure[row]));
    case query::Dimension::field: return has(shard.fields.at(shard.field[row]));
    case query::Dimension::level: return has(facts::kLevelNames[static_cast<std::size_t>(traits.level)]);
    case query::Dimension::channel: return has(facts::kChannelNames[static_cast<std::size_t>(traits.channel)]);
    case query::Dimension::month: return true;
  }
  return true;
}

// Pending at the end and due by `until`, the earliest due day first.
std::vector<Open> open_dossiers(const Inputs& in, text::Day end, text::Day until) {
  std::vector<Open> out;
  for (const facts::Shard* shard : in.shards) {
    for (std::size_t row = 0; row < shard->size(); ++row) {
      const text::Day received = shard->received[row], due = shard->due[row], finished = shard->finished[row];
      if (shard->displaced[row] != 0 || due == 0 || due > until || received == 0 || received > end) continue;
      const facts::Status status = facts::unpack(shard->trait_words[shard->trait[row]]).status;
      if (status == facts::Status::not_accepted || (finished != 0 && finished <= end)) continue;
      const bool may_be_open = status == facts::Status::unknown || status == facts::Status::in_progress || status == facts::Status::suspended;
      if (finished == 0 && !may_be_open) continue;  // ended on a day that is not known
      if (!std::ranges::all_of(in.workspace->filters, [&](const query::Filter& f) { return passes(f, *shard, row); })) continue;
      out.push_back({shard, row, due});
    }
  }
  std::ranges::stable_sort(out, {}, &Open::due);
  return out;
}

Table dossiers_table(const Inputs& in, text::Day end) {
  const Strings& say = *in.say;
  Table table{.id = "dossiers", .caption = say("stocks.dossiers"), .wide = true};
  table.columns = {{.id = "code", .label = say("stocks.code"), .width = 190},
                   {.id = "unit", .label = say("column.unit")},
                   {.id = "procedure", .label = say("column.procedure"), .width = 240},
                   {.id = "received", .label = say("stocks.received_day"), .width = 110},
                   {.id = "due", .label = say("stocks.due_day"), .width = 110},
                   {.id = "late", .label = say("stocks.days_late"), .number = true, .width = 110}};
  for (const Open& open : open_dossiers(in, end, end + in.workspace->soon_days)) {
    if (table.rows.size() == kMostDossiers) break;
    const facts::Shard& s = *open.shard;
    const text::Day late = end - open.due;
    table.rows.push_back({.cells = {{.text = facts::unpack_code(s.code[open.row]).value_or(say("dash"))},
                                    {.text = group_label(query::Dimension::unit, s.units.at(s.unit[open.row]), in)},
                                    {.text = group_label(query::Dimension::procedure, s.procedures.at(s.procedure[open.row]), in)},
                                    {.text = say.day(s.received[open.row])},
                                    {.text = say.day(open.due)},
                                    {.text = say.count(std::max<text::Day>(late, 0)), .tone = late > 0 ? Tone::bad : Tone::neutral,
                                     .value = static_cast<double>(std::max<text::Day>(late, 0))}}});
  }
  return table;
}

}  // namespace

TablesPage build_stocks(const Inputs& in) {
  const Strings& say = *in.say;
  TablesPage page{.id = "stocks", .title = say("menu.stocks")};
  if (const auto empty = empty_scope(in)) {
    page.sentences.push_back(message(*empty, say));
    return page;
  }
  if (std::ranges::all_of(in.shards, [](const facts::Shard* shard) { return shard->size() == 0; })) {
    page.sentences.push_back(say("stocks.none"));
    return page;
  }
  const std::string days = std::to_string(in.workspace->soon_days);
  page.fields.push_back({.id = "soon", .label = say("stocks.soon_days"), .value = days, .action = "soon:", .input = days, .name = say("stocks.soon_days")});
  const query::Period period = scope_of(in).period;
  const std::vector<std::int64_t> total = stocks_by(in, period, {}).groups.at({});
  page.sentences.push_back(say("stocks.summary", {say.day(period.last), say.count(total[kCarried]), say.count(total[kReceived]),
                                                  say.count(total[kResolved]), say.count(total[kPending])}));
  page.sentences.push_back(say("stocks.late", {say.count(total[kOverdue]), say.count(total[kSoon]), days, say.day(period.last)}));
  page.tables.push_back(units_table(in, stocks_by(in, period, {query::Dimension::unit})));
  page.tables.push_back(dossiers_table(in, period.last));
  return page;
}

}  // namespace xanh::view
