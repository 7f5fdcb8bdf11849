#include "view/followup.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "base/sort.h"
#include "state/action.h"
#include "view/build.h"
#include "view/figure_text.h"
#include "view/grouping.h"
#include "view/levels.h"
#include "view/stocks_parts.h"

namespace xanh::view {
namespace {

struct Reminder {
  const ReportRow* row = nullptr;
  Stock overdue, soon;
  [[nodiscard]] const metric::Figure& figure() const { return row->figures.front(); }
  /// Its own target, else the one that stands beside it (of the whole that it is a part of).
  [[nodiscard]] const metric::Target* goal() const { return figure().target != nullptr ? figure().target : figure().beside; }
  [[nodiscard]] std::int64_t missing() const { return goal() != nullptr && figure().rate() ? std::max<std::int64_t>(0, figure().gap_dossiers) : 0; }
  [[nodiscard]] bool any() const { return missing() > 0 || overdue.count > 0 || soon.count > 0 || overdue.hidden || soon.hidden; }
};

Cell stock_number(const Stock& stock, const Inputs& in) {
  Cell cell{.text = stock_text(stock, in)};
  if (!stock.hidden) cell.value = static_cast<double>(stock.count);
  return cell;
}

std::string what_to_do(const Reminder& r, const Inputs& in) {
  const Strings& say = *in.say;
  std::vector<std::string> parts;
  if (r.missing() > 0) parts.push_back(say("followup.missing", {say.count(r.missing()), target_name(*r.goal(), say), rate_text(r.figure(), say)}));
  if (r.overdue.count > 0 || r.overdue.hidden) parts.push_back(say("followup.overdue", {stock_text(r.overdue, in)}));
  if (r.soon.count > 0 || r.soon.hidden) parts.push_back(say("followup.soon", {stock_text(r.soon, in), std::to_string(in.workspace->soon_days)}));
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out + ".";
}

Table followup_table(const std::vector<Reminder>& list, const Inputs& in, query::Dimension by, bool targets) {
  const Strings& say = *in.say;
  const std::string name(state::dimension_id(by));
  Table table{.id = std::string(kFollowup), .caption = say("followup.caption", {say.count(static_cast<std::int64_t>(list.size()))}), .wide = true};
  table.columns.push_back({.id = "name", .label = say("column." + name), .width = 200});
  if (by == query::Dimension::unit) table.columns.push_back({.id = "level", .label = say("followup.level"), .width = 92});
  if (targets) table.columns.push_back({.id = "gap", .label = say("column.gap"), .hint = say("column.gap.hint"), .number = true, .width = 84});
  table.columns.push_back({.id = "numerator", .label = say("column.numerator"), .number = true, .width = 84});
  table.columns.push_back({.id = "denominator", .label = say("column.denominator"), .number = true, .width = 84});
  table.columns.push_back({.id = "rate", .label = say("column.rate"), .width = 130});
  table.columns.push_back({.id = "overdue", .label = say("stocks.overdue"), .number = true, .width = 84});
  table.columns.push_back({.id = "soon", .label = say("stocks.soon"), .number = true, .width = 84});
  table.columns.push_back({.id = "todo", .label = say("followup.todo"), .width = 300});
  for (const Reminder& r : list) {
    const metric::Figure& figure = r.figure();
    const auto rate = figure.rate();
    const bool known = figure.standing != metric::Standing::not_computable;
    const auto count = [known](std::string text, std::int64_t n) {
      Cell cell{.text = std::move(text)};
      if (known) cell.value = static_cast<double>(n);
      return cell;
    };
    Row row{.key = r.row->key, .action = "filter:" + name + "=" + r.row->key, .cells = {{.text = r.row->label}}};
    if (by == query::Dimension::unit) row.cells.push_back({.text = level_label(r.row->key.empty() ? facts::UnitLevel::unknown : facts::level_of(in.shards, r.row->key), say)});
    if (targets) row.cells.push_back(r.goal() != nullptr && rate ? count(say.count(r.missing()), r.missing()) : Cell{.text = say("dash")});
    row.cells.push_back(count(numerator_text(figure, say), figure.numerator));
    row.cells.push_back(count(denominator_text(figure, say), figure.denominator));
    Cell share{.text = rate_text(figure, say), .tone = tone_of(figure.standing), .value = rate, .share = rate};
    if (figure.target != nullptr && rate) share.target = figure.target->value, share.near = figure.target->near;
    row.cells.push_back(std::move(share));
    row.cells.push_back(stock_number(r.overdue, in));
    row.cells.push_back(stock_number(r.soon, in));
    row.cells.push_back({.text = what_to_do(r, in)});
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

TablesPage build_followup(const Inputs& given) {
  const Strings& say = *given.say;
  state::Workspace workspace = *given.workspace;
  workspace.group_by = ranked_by(given) == query::Dimension::unit ? query::Dimension::unit : query::Dimension::procedure;
  workspace.search.clear();
  workspace.pending = state::Pending::urgent;
  workspace.sort = {};
  Inputs in = given;
  in.workspace = &workspace;
  TablesPage page{.id = "followup", .title = say("followup.title")};
  const metric::Metric* metric = pinned_metric(in);
  if (metric == nullptr) return page;
  const auto report = make_report(in, std::array{metric->id});
  if (!report) {
    page.sentences.push_back(message(report.error(), say));
    return page;
  }
  const query::Dimension by = workspace.group_by;
  const std::map<std::string, Stocks> stocks = stocks_of(in, report->scope.period, by);
  std::vector<Reminder> list;
  bool targets = false;
  for (const ReportRow& row : report->rows) {
    Reminder r{.row = &row, .overdue = {}, .soon = {}};
    if (const auto found = stocks.find(row.key); found != stocks.end()) r.overdue = found->second[kOverdue], r.soon = found->second[kSoon];
    if (!r.any()) continue;
    targets = targets || r.goal() != nullptr;
    list.push_back(r);
  }
  sort_stably(list, [](const Reminder& a, const Reminder& b) {
    const auto shown = [](const Stock& s) { return s.hidden ? 0 : s.count; };
    return std::tuple(shown(a.overdue), a.missing(), shown(a.soon)) > std::tuple(shown(b.overdue), b.missing(), shown(b.soon));
  });
  page.sentences.push_back(say("followup.note", {say.day(report->scope.period.last), say(metric->name), say(metric->tag), std::to_string(workspace.soon_days)}));
  if (list.empty()) page.sentences.push_back(say("followup.none"));
  else page.tables.push_back(followup_table(list, in, by, targets));
  if (workspace.codes && workspace.suppress <= 1) {
    const OpenList open = open_dossiers(in, report->scope.period, std::numeric_limits<std::size_t>::max());
    if (!open.shown.empty()) {
      page.tables.push_back(open_table(in, open, report->scope.period.last));
      page.sentences.push_back(say("followup.codes"));
    }
  }
  return page;
}

}  // namespace xanh::view
