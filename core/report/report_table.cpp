#include <algorithm>

#include "report/report_text.h"
#include "report/text_grid.h"
#include "state/action.h"
#include "view/figure_text.h"
#include "view/import_text.h"

namespace xanh::report {
namespace {

std::string gap(const metric::Figure& figure, const view::Strings& say) {
  return figure.target != nullptr && figure.rate() ? say.count(figure.gap_dossiers) : say("dash");
}

std::string standing(const metric::Figure& figure, const view::Strings& say) {
  const bool lacking = figure.standing == metric::Standing::not_computable;
  return lacking && !figure.withheld ? view::lacking_text(figure, say) : view::standing_text(figure, say);
}

}  // namespace

std::string report_table(const view::Report& report, const view::Strings& say) {
  std::string out;
  for (const view::ReportFile& file : report.files) {
    out += say("report.file", {file.name, say.count(static_cast<std::int64_t>(file.dossiers)), say.count(static_cast<std::int64_t>(file.left_out)),
                               std::to_string(file.personal_columns)}) + "\n";
  }
  if (report.displaced > 0) out += say("report.displaced", {say.count(static_cast<std::int64_t>(report.displaced))}) + "\n";
  out += say("report.scope", {say.day(report.scope.period.first), say.day(report.scope.period.last), say.day(report.scope.as_of),
                              std::to_string(report.scope.year), say("kind." + std::string(state::kind_id(report.kind)))}) + "\n\n";

  Grid totals({false, false, true, true, true, true, true, false});
  totals.add({say("report.metric"), say("report.tag"), say("column.numerator"), say("column.denominator"), say("column.rate"), say("csv.target"),
              say("column.gap"), say("column.standing")});
  for (std::size_t i = 0; i < report.metrics.size(); ++i) {
    const metric::Figure& figure = report.total.figures[i];
    totals.add({say(report.metrics[i]->name), say(report.metrics[i]->tag), view::numerator_text(figure, say),
                view::denominator_text(figure, say), view::rate_text(figure, say),
                figure.target != nullptr ? say.target(figure.target->value) : say("dash"), gap(figure, say), standing(figure, say)});
  }
  out += totals.text();
  if (report.metrics.empty() || report.rows.empty()) return out;

  const std::string by(state::dimension_id(report.by));
  out += "\n" + say("report.by", {say("column." + by), say(report.metrics.front()->name), say(report.metrics.front()->tag)}) + "\n";
  Grid rows({false, true, true, true, true, false});
  rows.add({say("column." + by), say("column.numerator"), say("column.denominator"), say("column.rate"), say("column.gap"), say("column.standing")});
  for (const view::ReportRow& row : report.rows) {
    const metric::Figure& figure = row.figures.front();
    rows.add({row.label, view::numerator_text(figure, say), view::denominator_text(figure, say),
              view::rate_text(figure, say), gap(figure, say), standing(figure, say)});
  }
  const metric::Figure& total = report.total.figures.front();
  rows.add({say("total"), view::numerator_text(total, say), view::denominator_text(total, say),
            view::rate_text(total, say), gap(total, say), standing(total, say)});
  return out + rows.text();
}

std::string log_table(const intake::ImportLog& log, const view::Strings& say) {
  const view::FileSummary summary = view::summarise_import({.log = &log}, say);
  std::string out = summary.name + "\n";
  for (const std::string& sentence : summary.sentences) out += "  " + sentence + "\n";
  Grid settings({false, false, false});
  settings.add({say("setting.what"), say("setting.value"), say("setting.from")});
  for (const view::Setting& setting : summary.settings) settings.add({setting.label, setting.value, setting.from});
  if (!summary.settings.empty()) out += "\n" + settings.text();
  for (const view::Table& table : summary.tables) {
    if (table.wide) continue;  // wider than a terminal
    out += "\n" + grid_of(table);
  }
  return out;
}

}  // namespace xanh::report
