// What is pending, overdue and nearly due at the data's date (domain.md 2.4); never at the clock's.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/sort.h"
#include "facts/dossier_code.h"
#include "metric/suppress.h"
#include "metric/workdays.h"
#include "query/query.h"
#include "state/action.h"
#include "view/build.h"
#include "view/grouping.h"
#include "view/stocks_parts.h"

namespace xanh::view {
namespace {

using query::Base;

// In the order of the table's columns.
constexpr Base kBases[] = {Base::carried_over, Base::received, Base::finished, Base::pending,
                           Base::pending_in_time, Base::pending_overdue, Base::pending_due_soon};
constexpr const char* kNames[] = {"carried", "received", "resolved", "pending", "in_time", "overdue", "soon"};

constexpr std::array kRowSteps = {500, 2000, 10'000};

query::Partial stocks_by(const Inputs& in, const query::Period& period, std::vector<query::Dimension> by) {
  query::Query query{.measures = {}, .group_by = std::move(by), .filters = in.workspace->filters, .period = period,
                     .soon_days = in.workspace->soon_days};
  for (const Base base : kBases) query.measures.push_back({.base = base});
  query::Partial sum;
  for (const facts::Shard* shard : in.shards) query::merge(sum, query::run(query, *shard));
  return sum;
}

Table counts_table(const Inputs& in, const query::Period& period, query::Dimension by) {
  const Strings& say = *in.say;
  const std::string name(state::dimension_id(by));
  Table table{.id = "stocks", .caption = say("stocks.caption." + name), .wide = true};
  table.columns.push_back({.id = "name", .label = say("column." + name), .width = 180});
  for (const char* each : kNames) table.columns.push_back({.id = each, .label = say("stocks." + std::string(each)), .number = true, .width = 84});
  table.columns.push_back({.id = "share", .label = say("stocks.share"), .number = true, .width = 84});
  for (const auto& [key, counts] : stocks_of(in, period, by)) {
    Row row{.key = key, .action = "filter:" + name + "=" + key, .cells = {{.text = group_label(by, key, in)}}};
    for (const Stock& stock : counts) {
      row.cells.push_back({.text = stock_text(stock, in)});
      if (!stock.hidden) row.cells.back().value = static_cast<double>(stock.count);
    }
    const Stock &pending = counts[kPending], &overdue = counts[kOverdue];
    if (pending.hidden || overdue.hidden) {
      row.cells.push_back({.text = say("withheld")});
    } else if (pending.count == 0) {
      row.cells.push_back({.text = say("dash")});
    } else {
      const double share = static_cast<double>(overdue.count) / static_cast<double>(pending.count);
      row.cells.push_back({.text = say.percent(share), .hint = say.count(overdue.count) + " / " + say.count(pending.count), .value = share});
    }
    table.rows.push_back(std::move(row));
  }
  // The most overdue first.
  sort_stably(table.rows, std::greater{}, [](const Row& row) { return row.cells[1 + kOverdue].value.value_or(0); });
  return table;
}

/// What is listed: "Hồ sơ quá hạn và sắp đến hạn".
std::string choice_text(const Inputs& in, std::string_view id) {
  return (*in.say)("stocks.pending." + std::string(id), {std::to_string(in.workspace->soon_days)});
}

std::vector<Link> choices_of(const Inputs& in) {
  std::vector<Link> out;
  for (const std::string_view id : {"urgent", "overdue", "soon", "all"}) {
    out.push_back({.action = "pending:" + std::string(id), .label = choice_text(in, id), .current = id == state::pending_id(in.workspace->pending)});
  }
  return out;
}

std::vector<Setting> fields_of(const Inputs& in, std::size_t found) {
  const Strings& say = *in.say;
  const std::string days = std::to_string(in.workspace->soon_days), &search = in.workspace->search;
  std::vector<Setting> out;
  out.push_back({.id = "search", .label = say("stocks.search"), .value = search, .action = "search:", .input = search,
                 .placeholder = say("stocks.search.placeholder"), .name = say("stocks.search")});
  out.push_back({.id = "soon", .label = say("stocks.soon_days"), .value = days, .action = "soon:", .input = days, .name = say("stocks.soon_days")});
  if (in.workspace->suppress <= 1) {
    const bool on = in.workspace->codes;
    out.push_back({.id = "codes", .label = say("stocks.codes"), .value = say(on ? "stocks.codes.on" : "stocks.codes.off"),
                   .options = {{.action = "codes:off", .label = say("stocks.codes.off"), .current = !on}, {.action = "codes:on", .label = say("stocks.codes.on"), .current = on}},
                   .name = say("stocks.codes")});
  }
  if (found <= static_cast<std::size_t>(std::min(kRowSteps.front(), in.workspace->rows))) return out;
  Setting rows{.id = "rows", .label = say("stocks.rows"), .value = say.count(in.workspace->rows), .name = say("stocks.rows")};
  for (const int step : kRowSteps) {
    rows.options.push_back({.action = "rows:" + std::to_string(step), .label = say.count(step), .current = step == in.workspace->rows});
  }
  out.push_back(std::move(rows));
  return out;
}

Cell days_cell(const Open& open, text::Day end, const Strings& say) {
  if (open.due == 0) return {.text = say("dash"), .hint = say("stocks.no_due")};
  const std::int64_t late = end - open.due;
  return {.text = late > 0 ? say("stocks.late_by", {say.count(late)}) : say("stocks.left", {say.count(-late)}),
          .tone = late > 0 ? Tone::bad : Tone::neutral, .value = static_cast<double>(late)};
}

/// As days_cell, in working days. No tone: the calendar day decides what is late.
Cell workdays_cell(const Open& open, text::Day end, const Inputs& in) {
  const Strings& say = *in.say;
  if (open.due == 0) return {.text = say("dash"), .hint = say("stocks.no_due")};
  const auto days = in.holidays->between(std::min(open.due, end), std::max(open.due, end));
  if (!days) return {.text = say("dash"), .hint = say("stocks.workdays.none")};
  const bool late = open.due < end;
  return {.text = say(late ? "stocks.late_by" : "stocks.left", {say.count(*days)}), .value = late ? *days : -*days};
}

Cell status_cell(const Open& open, const Strings& say) {
  // It ended behind the page's last day.
  if (const facts::ShortDay finished = open.shard->finished[open.row]; finished != 0) return {.text = say("stocks.status.later", {say.day(finished)})};
  switch (open.traits.status) {
    case facts::Status::suspended: return {.text = say("stocks.status.suspended")};
    case facts::Status::in_progress: return {.text = say("stocks.status.in_progress")};
    default: return {.text = say("dash"), .hint = say("stocks.status.unknown")};
  }
}

Cell told_cell(const Open& open, const Strings& say) {
  if (open.traits.reported == facts::Timing::unknown) return {.text = say("dash")};
  const std::string text = say(open.traits.reported == facts::Timing::late ? "stocks.told.late" : "stocks.told.in_time");
  if (!open.disputed) return {.text = text};
  return {.text = say("stocks.told.differs", {text}), .hint = say("stocks.told.differs.hint"), .tone = Tone::bad};
}

void say_told(const Told& told, const Strings& say, std::vector<std::string>& sentences) {
  if (told.pending > 0) {
    sentences.push_back(told.pending_differ == 0 ? say("stocks.told.agree", {say.count(told.pending)})
                                                 : say("stocks.told.pending", {say.count(told.pending_differ), say.count(told.pending)}));
  }
  if (told.finished_differ > 0) sentences.push_back(say("stocks.told.finished", {say.count(told.finished_differ), say.count(told.finished)}));
}

TablesPage stocks_page(const Inputs& in, std::size_t most) {
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
  const query::Period period = scope_of(in).period;
  const OpenList list = open_dossiers(in, period, most);
  page.choices = choices_of(in);
  page.fields = fields_of(in, list.found);
  const std::vector<std::int64_t> total = stocks_by(in, period, {}).groups.at({});
  const bool keeps = in.workspace->suppress > 1;
  const auto of_all = [&](std::size_t i) { return stock_text({.count = total[i], .hidden = keeps && metric::is_told_of_few(total[i], in.workspace->suppress)}, in); };
  page.sentences.push_back(say("stocks.summary", {say.day(period.last), of_all(kCarried), of_all(kReceived), of_all(kResolved), of_all(kPending)}));
  page.sentences.push_back(say("stocks.late", {of_all(kOverdue), of_all(kSoon), std::to_string(in.workspace->soon_days), say.day(period.last)}));
  if (keeps) page.sentences.push_back(say("stocks.kept_back", {std::to_string(in.workspace->suppress)}));
  else say_told(list.told, say, page.sentences);
  if (!keeps && list.shown.size() < list.found) {
    page.sentences.push_back(say("stocks.first", {say.count(static_cast<std::int64_t>(list.shown.size())), say.count(static_cast<std::int64_t>(list.found))}));
  }
  if (!keeps) page.tables.push_back(open_table(in, list, period.last));
  page.tables.push_back(counts_table(in, period, only_unit(in) ? query::Dimension::procedure : query::Dimension::unit));
  if (!keeps) page.exports.push_back({.action = "export:stocks", .label = say("stocks.export"), .hint = say("stocks.export_hint")});
  page.exports.push_back({.action = "export:followup", .label = say("followup.export"), .hint = say("followup.export_hint")});
  page.exports.push_back({.action = "export:followup-text", .label = say("followup.export_text"), .hint = say("followup.export_text_hint")});
  return page;
}

}  // namespace

std::map<std::string, Stocks> stocks_of(const Inputs& in, const query::Period& period, query::Dimension by) {
  std::map<std::string, Stocks> out;
  std::vector<std::int64_t> counts;
  for (const auto& [key, group] : stocks_by(in, period, {by}).groups) {
    Stocks& stocks = out[key[0]];
    for (std::size_t i = 0; i < kStocks; ++i) stocks[i].count = group[i];
    counts.insert(counts.end(), group.begin(), group.end());
  }
  const int below = in.workspace->suppress;
  if (below <= 1) return out;
  std::vector<bool> hidden;
  for (const std::int64_t n : counts) hidden.push_back(metric::is_told_of_few(n, below));
  // Columns add up to those of the whole; of a row what was there and what came is what went and what is left, and what is
  // left is in time or overdue.
  std::vector<metric::SumLine> lines(kStocks);
  for (std::size_t at = 0; at < counts.size(); at += kStocks) {
    for (std::size_t i = 0; i < kStocks; ++i) lines[i].push_back(at + i);
    lines.push_back({at + kCarried, at + kReceived, at + kResolved, at + kPending});
    lines.push_back({at + kPending, at + kInTime, at + kOverdue});
  }
  metric::hide_besides(counts, lines, hidden);
  std::size_t at = 0;
  for (auto& [key, stocks] : out) {
    for (Stock& stock : stocks) stock.hidden = hidden[at++];
  }
  return out;
}

std::string stock_text(const Stock& stock, const Inputs& in) {
  const Strings& say = *in.say;
  if (!stock.hidden) return say.count(stock.count);
  return metric::is_told_of_few(stock.count, in.workspace->suppress) ? say("withheld.below", {std::to_string(in.workspace->suppress)}) : say("withheld");
}

Table open_table(const Inputs& in, const OpenList& list, text::Day end) {
  const Strings& say = *in.say;
  const state::Sort& sort = in.workspace->sort;
  Table table{.id = "dossiers", .caption = say("stocks.list", {choice_text(in, state::pending_id(in.workspace->pending)), say.count(static_cast<std::int64_t>(list.found))}), .wide = true};
  const auto column = [&](const std::string& id, std::string label, bool number, float width, std::string hint = {}) {
    const bool own = is_stocks_column(sort.column);
    const int sorted = own ? (sort.column == id ? (sort.descending ? -1 : 1) : 0) : id == "due" ? 1 : 0;
    table.columns.push_back({.id = id, .label = std::move(label), .hint = std::move(hint), .action = "sort:" + id, .number = number, .sorted = sorted, .width = width});
  };
  column("code", say("stocks.code"), false, 184);
  column("procedure", say("column.procedure"), false, 200);
  column("unit", say("column.unit"), false, 160);
  column("due", say("stocks.due_day"), false, 92);
  column("late", say("stocks.days_late"), true, 104, say("stocks.days_late.hint", {say.day(end)}));
  // In the order of the days late: it is not sorted by of its own.
  if (in.holidays != nullptr) table.columns.push_back({.id = "workdays", .label = say("stocks.workdays"), .hint = say("stocks.workdays.hint", {say.day(end)}), .number = true, .width = 104});
  column("status", say("stocks.status"), false, 104);
  if (list.told.any) column("reported", say("stocks.told"), false, 120, say("stocks.told.hint"));
  for (const Open& open : list.shown) {
    const facts::Shard& s = *open.shard;
    Row row{.cells = {{.text = facts::unpack_code(s.code[open.row]).value_or(say("dash"))},
                      {.text = group_label(query::Dimension::procedure, s.procedures.at(s.procedure[open.row]), in)},
                      {.text = group_label(query::Dimension::unit, s.units.at(s.unit[open.row]), in)},
                      {.text = open.due == 0 ? say("dash") : say.day(open.due)},
                      days_cell(open, end, say)}};
    if (in.holidays != nullptr) row.cells.push_back(workdays_cell(open, end, in));
    row.cells.push_back(status_cell(open, say));
    if (list.told.any) row.cells.push_back(told_cell(open, say));
    table.rows.push_back(std::move(row));
  }
  return table;
}

TablesPage build_stocks(const Inputs& in) { return stocks_page(in, static_cast<std::size_t>(in.workspace->rows)); }

TablesPage stocks_file(const Inputs& in) {
  TablesPage page = stocks_page(in, std::numeric_limits<std::size_t>::max());
  std::erase_if(page.tables, [](const Table& table) { return table.id != "dossiers"; });
  mask_codes(page);
  return page;
}

void mask_codes(TablesPage& page) {
  for (Table& table : page.tables) {
    if (table.id != "dossiers") continue;
    for (Row& row : table.rows) {
      std::string& code = row.cells.front().text;
      if (const std::size_t dash = code.rfind('-'); dash != std::string::npos) code.replace(dash + 1, std::string::npos, "••••");
    }
  }
}

}  // namespace xanh::view
