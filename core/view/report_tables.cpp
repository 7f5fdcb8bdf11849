#include "view/report_tables.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "state/action.h"
#include "view/figure_text.h"

namespace xanh::view {
namespace {

std::vector<Column> report_columns(std::string first, const Strings& say) {
  return {{.id = "name", .label = std::move(first)},
          {.id = "numerator", .label = say("column.numerator"), .number = true},
          {.id = "denominator", .label = say("column.denominator"), .number = true},
          {.id = "rate", .label = say("column.rate")},
          {.id = "standing", .label = say("column.standing")},
          {.id = "gap", .label = say("column.gap"), .number = true}};
}

Row report_line(std::string name, const metric::Figure& figure, const Strings& say) {
  const auto rate = figure.rate();
  const bool known = figure.standing != metric::Standing::not_computable;
  const auto count = [known](std::string text, std::int64_t n) {
    Cell cell{.text = std::move(text)};
    if (known) cell.value = static_cast<double>(n);
    return cell;
  };
  Cell share{.text = rate_text(figure, say), .tone = tone_of(figure.standing), .value = rate, .share = rate};
  if (figure.target != nullptr && rate) share.target = figure.target->value, share.near = figure.target->near;
  Cell gap{.text = say("dash")};
  if (figure.target != nullptr && rate) gap = {.text = say.count(figure.gap_dossiers), .value = static_cast<double>(figure.gap_dossiers)};
  Cell standing{.text = known || figure.withheld ? standing_text(figure, say) : lacking_text(figure, say), .tone = tone_of(figure.standing), .pill = true};
  return {.cells = {{.text = std::move(name)}, count(numerator_text(figure, say), figure.numerator), count(denominator_text(figure, say), figure.denominator),
                    std::move(share), std::move(standing), std::move(gap)}};
}

}  // namespace

TablesPage report_tables(const Report& report, const Strings& say) {
  const std::string by(state::dimension_id(report.by));
  const std::string days = say("sources.days", {say.day(report.scope.period.first), say.day(report.scope.period.last)});
  TablesPage page{.id = "report", .title = say("report_tables.title", {days})};
  Table whole{.id = "whole", .caption = say("report_tables.whole"), .columns = report_columns(say("report.metric"), say)};
  for (std::size_t i = 0; i < report.metrics.size(); ++i) {
    const metric::Metric& metric = *report.metrics[i];
    whole.rows.push_back(report_line(say("report_tables.name", {say(metric.name), say(metric.tag)}), report.total.figures[i], say));
    whole.rows.back().key = metric.id;
  }
  page.tables.push_back(std::move(whole));
  for (std::size_t i = 0; i < report.metrics.size(); ++i) {
    const metric::Metric& metric = *report.metrics[i];
    if (report.total.figures[i].standing == metric::Standing::not_computable) continue;
    Table table{.id = metric.id, .caption = say("report_tables.of", {say(metric.short_name), say(metric.name), say(metric.tag), say(metric.definition)}),
                .columns = report_columns(say("column." + by), say)};
    for (const ReportRow& row : report.rows) {
      table.rows.push_back(report_line(row.label, row.figures[i], say));
      table.rows.back().key = row.key;
    }
    table.rows.push_back(report_line(report.total.label, report.total.figures[i], say));
    table.rows.back().total = true;
    page.tables.push_back(std::move(table));
  }
  return page;
}

}  // namespace xanh::view
