#include "report/csv_text.h"
#include "report/report_text.h"
#include "state/action.h"
#include "text/format.h"
#include "view/figure_text.h"

namespace xanh::report {
namespace {

/// With a decimal point in both languages: the separator is a comma.
std::string plain(double value, int decimals) {
  std::string text = text::format_number(value, decimals, text::Language::en);
  std::erase(text, ',');
  const std::string minus = "\xE2\x88\x92";  // U+2212 would make the cell text
  if (text.starts_with(minus)) text.replace(0, minus.size(), "-");
  return text;
}

/// "<5" or "*"; what cannot be computed has an empty cell.
std::string kept_back(const std::string& text, const metric::Figure& figure) { return figure.withheld ? csv_cell(text) : std::string{}; }

void add_row(std::string& out, const view::ReportRow& row, const view::Report& report, const view::Strings& say) {
  for (std::size_t i = 0; i < report.metrics.size(); ++i) {
    const metric::Figure& figure = row.figures[i];
    const bool known = figure.standing != metric::Standing::not_computable;
    const auto rate = figure.rate();
    const bool measured = figure.target != nullptr && rate.has_value();
    out += csv_cell(row.label) + "," + csv_cell(row.key) + "," + csv_cell(say(report.metrics[i]->name)) + "," + csv_cell(say(report.metrics[i]->tag)) + ",";
    out += (known ? std::to_string(figure.numerator) : kept_back(view::numerator_text(figure, say), figure)) + "," + (known ? std::to_string(figure.denominator) : kept_back(view::denominator_text(figure, say), figure)) + ",";
    out += (rate ? plain(*rate * 100, 2) : "") + "," + csv_cell(view::standing_text(figure, say)) + ",";
    out += (figure.target != nullptr ? plain(figure.target->value * 100, 2) : "") + "," + (measured ? std::to_string(figure.gap_dossiers) : "") + "\r\n";
  }
}

}  // namespace

std::string report_csv(const view::Report& report, const view::Strings& say) {
  std::string out = "\xEF\xBB\xBF";
  out += csv_cell(say("column." + std::string(state::dimension_id(report.by)))) + "," + csv_cell(say("csv.key")) + "," + csv_cell(say("report.metric")) + "," + csv_cell(say("report.tag")) + "," +
         csv_cell(say("column.numerator")) + "," + csv_cell(say("column.denominator")) + "," + csv_cell(say("csv.rate")) + "," + csv_cell(say("column.standing")) + "," +
         csv_cell(say("csv.target")) + "," + csv_cell(say("column.gap")) + "\r\n";
  add_row(out, report.total, report, say);
  for (const view::ReportRow& row : report.rows) add_row(out, row, report, say);
  return out;
}

}  // namespace xanh::report
