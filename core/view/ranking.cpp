#include <algorithm>
#include <array>

#include "metric/interval.h"
#include "state/action.h"
#include "view/build.h"
#include "view/figure_text.h"

namespace xanh::view {
namespace {

Cell number(std::int64_t value, const Strings& say) { return {.text = say.count(value)}; }

std::vector<Cell> cells_of(const ReportRow& row, const Strings& say) {
  const metric::Figure& figure = row.figures.front();
  const bool none = figure.standing == metric::Standing::not_computable;
  const bool small = !none && metric::is_small(figure.denominator);
  std::vector<Cell> cells;
  cells.push_back({.text = row.label, .hint = small ? say("ranking.small") : std::string{}, .faint = small});
  cells.push_back(none ? Cell{.text = say("dash"), .hint = lacking_text(figure, say)} : number(figure.numerator, say));
  cells.push_back(none ? Cell{.text = say("dash")} : number(figure.denominator, say));
  Cell rate{.text = rate_text(figure, say), .hint = ratio_text(figure, say), .tone = tone_of(figure.standing),
            .share = figure.rate(), .faint = small};
  if (figure.target != nullptr) rate.target = figure.target->value;
  cells.push_back(std::move(rate));
  cells.push_back({.text = standing_text(figure.standing, say), .hint = none ? lacking_text(figure, say) : target_text(figure, say),
                   .tone = tone_of(figure.standing), .pill = true});
  const bool measured = figure.target != nullptr && figure.rate().has_value();
  cells.push_back({.text = measured ? say.count(figure.gap_dossiers) : say("dash"), .strong = measured && figure.gap_dossiers > 0});
  for (Cell& cell : cells) cell.faint = cell.faint || small;
  return cells;
}

}  // namespace

TablesPage build_ranking(const Inputs& in) {
  const Strings& say = *in.say;
  const state::Workspace& workspace = *in.workspace;
  TablesPage page{.id = "ranking"};
  const std::string by(state::dimension_id(workspace.group_by));
  page.title = say("ranking.title." + by);
  for (const std::string_view each : {"unit", "field", "procedure", "month", "level"}) {
    page.choices.push_back({.action = "by:" + std::string(each), .label = say("by." + std::string(each)), .current = by == each});
  }
  const metric::Metric* metric = pinned_metric(in);
  if (metric == nullptr) return page;
  const std::array ids = {metric->id};
  const auto report = make_report(in, ids);
  if (!report) {  // no data in the year asked for
    page.sentences.push_back(message(report.error(), say));
    return page;
  }

  page.fields.push_back({.id = "search", .label = say("ranking.search"), .value = workspace.search, .action = "search:", .input = workspace.search,
                         .placeholder = say("ranking.search.placeholder"), .name = say("ranking.search")});
  Table table{.id = "ranking"};
  table.caption = say("ranking.note", {say(metric->name), say(metric->tag), say.day(report->scope.period.first), say.day(report->scope.period.last)});
  const auto column = [&](std::string id, std::string label, float width, bool is_number, std::string hint = {}) {
    const bool sorted = workspace.sort.column == id;
    table.columns.push_back({.id = id, .label = std::move(label), .hint = std::move(hint), .action = "sort:" + id, .number = is_number,
                             .sorted = sorted ? (workspace.sort.descending ? -1 : 1) : 0, .width = width});
  };
  column("name", say("column." + by), 0, false);
  column("numerator", say("column.numerator"), 130, true, say(metric->numerator_name));
  column("denominator", say("column.denominator"), 130, true, say(metric->denominator_name));
  column("rate", say("column.rate"), 220, false, say(metric->definition));
  column("standing", say("column.standing"), 136, false);
  column("gap", say("column.gap"), 130, true, say("column.gap.hint"));
  table.rows.push_back({.key = "", .action = "", .cells = cells_of(report->total, say), .total = true});
  for (const ReportRow& row : report->rows) {
    std::string action;
    if (workspace.group_by != query::Dimension::month) action = "filter:" + by + "=" + row.key;
    table.rows.push_back({.key = row.key, .action = std::move(action), .cells = cells_of(row, say)});
  }
  page.tables.push_back(std::move(table));
  for (const std::string_view format : {"csv", "json"}) {
    page.exports.push_back({.action = "export:" + std::string(format), .label = say("export." + std::string(format))});
  }
  return page;
}

}  // namespace xanh::view
