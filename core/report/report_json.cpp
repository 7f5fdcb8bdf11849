#include <iterator>
#include <nlohmann/json.hpp>
#include <span>

#include "facts/trait_names.h"
#include "intake/log_names.h"
#include "report/report_text.h"
#include "state/action.h"
#include "text/format.h"

namespace xanh::report {
namespace {

using Json = nlohmann::ordered_json;

// In the order of metric::Standing.
constexpr std::string_view kStandings[] = {"met", "near", "missed", "reference", "empty", "not_computable"};

Json day(text::Day value) { return value == 0 ? Json(nullptr) : Json(text::format_iso_day(value)); }

Json figure_json(const metric::Figure& figure) {
  const bool known = figure.standing != metric::Standing::not_computable;
  Json out = {{"standing", figure.withheld ? "withheld" : kStandings[static_cast<std::size_t>(figure.standing)]}};
  out["numerator"] = known ? Json(figure.numerator) : Json(nullptr);
  out["denominator"] = known ? Json(figure.denominator) : Json(nullptr);
  const auto rate = figure.rate();
  out["rate"] = rate ? Json(*rate) : Json(nullptr);
  if (figure.target != nullptr) {
    out["target"] = figure.target->value;
    if (rate) {
      out["gapPoints"] = figure.gap_points;
      out["gapDossiers"] = figure.gap_dossiers;
    }
  }
  if (figure.withheld) out["withheld"] = {{"below", figure.withheld->below}, {"numeratorSmall", figure.withheld->numerator}, {"denominatorSmall", figure.withheld->denominator}};
  if (!known) {
    for (const metric::Need need : figure.missing) out["needs"].push_back(metric::need_id(need));
  }
  return out;
}

Json row_json(const view::ReportRow& row, const std::vector<const metric::Metric*>& metrics) {
  Json figures = Json::object();
  for (std::size_t i = 0; i < metrics.size(); ++i) figures[metrics[i]->id] = figure_json(row.figures[i]);
  return {{"key", row.key}, {"label", row.label}, {"figures", std::move(figures)}};
}

Json tally_json(const intake::Tally& tally) {
  return {{"count", tally.count}, {"firstRows", tally.first_rows}, {"examples", tally.examples}};
}

Json days(const std::optional<intake::Days>& value) {
  return value ? Json{{"from", day(value->first)}, {"to", day(value->last)}} : Json(nullptr);
}

Json given_json(Json value, intake::GivenFrom from, const std::string& words) {
  Json out = {{"value", std::move(value)}, {"from", intake::given_from_id(from)}};
  if (!words.empty()) out["words"] = words;
  return out;
}

/// What holds for the whole file, and where that was found.
Json givens_json(const intake::ImportLog& log) {
  const intake::GivenLog& givens = log.givens;
  const bool channel = givens.channel != facts::Channel::unknown;
  return {{"unit", given_json(givens.unit.empty() ? Json(nullptr) : Json(givens.unit), givens.unit_from, givens.unit_words)},
          {"channel", given_json(channel ? Json(facts::kChannelNames[static_cast<std::size_t>(givens.channel)]) : Json(nullptr), givens.channel_from, givens.channel_words)},
          {"period", given_json(days(givens.period), givens.period_from, givens.period_words)},
          {"asOf", given_json(day(log.data_as_of), givens.as_of_from, givens.as_of_words)}};
}

Json meaning_json(const facts::StatementShape& shape) {
  Json out = {{"base", facts::kBaseNames[static_cast<std::size_t>(shape.base)]}};
  for (std::size_t i = 0; i < facts::kProperties; ++i) {
    const std::uint8_t set = shape.extent.values[i];
    if (set == facts::Extent::kAny) continue;
    const auto names = facts::value_names(facts::Property{static_cast<std::uint8_t>(i)});
    for (std::size_t v = 1; v < names.size(); ++v) {
      if ((set >> v & 1U) != 0) out[std::string(facts::kPropertyNames[i])].push_back(names[v]);
    }
  }
  return out;
}

Json column_json(const intake::ColumnDecision& column) {
  Json out = {{"column", column.column + 1}, {"header", column.header}, {"role", intake::role_id(column.role)},
              {"confidence", column.confidence}, {"chosen", column.chosen}};
  if (column.judged_personal) out["judgedPersonal"] = true;
  if (column.meaning) out["counts"] = meaning_json(*column.meaning);
  if (column.days) out["period"] = days(column.days);
  if (!column.score.empty()) out["score"] = column.score;
  if (column.numbers.kind != intake::NumberStyle::Kind::unknown) {
    out["numbers"] = {{"style", intake::number_style_id(column.numbers.kind)}, {"ambiguous", column.numbers.ambiguous}};
    if (!column.numbers.example.empty()) out["numbers"]["decidedBy"] = column.numbers.example;
  }
  return out;
}

Json sheets_json(const intake::ImportLog& log) {
  Json out = Json::array();
  for (const intake::SheetLog& sheet : log.sheets) {
    out.push_back({{"name", sheet.name}, {"hidden", sheet.hidden}, {"kind", sheet.grain ? Json(intake::grain_id(*sheet.grain)) : Json(nullptr)},
                   {"rows", sheet.has_rows}, {"read", sheet.name == log.sheet}});
  }
  return out;
}

Json form_json(const intake::FormLog& form) {
  Json out = {{"lines", form.lines}, {"statements", form.statements}, {"scores", form.scores},
              {"checks", form.checks}, {"failed", form.failed_count}, {"failedChecks", Json::array()}};
  for (const intake::SumCheck& check : form.failed) {
    out["failedChecks"].push_back({{"row", check.row}, {"label", check.label}, {"column", check.column}, {"printed", check.printed},
                                   {"recomputed", check.recomputed}, {"rate", check.rate}});
  }
  return out;
}

std::string text_of(const Json& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

std::string report_json(const view::Report& report, const view::Strings& say) {
  Json out = {{"program", "xanh"}, {"version", XANH_VERSION}, {"language", say.language() == text::Language::vi ? "vi" : "en"}};
  out["period"] = {{"from", day(report.scope.period.first)}, {"to", day(report.scope.period.last)}};
  out["asOf"] = day(report.scope.as_of);
  out["year"] = report.scope.year;
  out["kind"] = state::kind_id(report.kind);
  out["by"] = state::dimension_id(report.by);
  out["files"] = Json::array();
  for (const view::ReportFile& file : report.files) {
    out["files"].push_back({{"name", file.name}, {"bytes", file.bytes}, {"rows", file.rows}, {"dossiers", file.dossiers},
                            {"leftOut", file.left_out}, {"personalColumnsDropped", file.personal_columns}, {"asOf", day(file.as_of)}});
  }
  out["superseded"] = report.displaced;
  out["metrics"] = Json::array();
  for (const metric::Metric* metric : report.metrics) {
    out["metrics"].push_back({{"id", metric->id}, {"tag", say(metric->tag)}, {"name", say(metric->name)}, {"definition", say(metric->definition)},
                              {"numerator", say(metric->numerator_name)}, {"denominator", say(metric->denominator_name)}});
  }
  out["total"] = row_json(report.total, report.metrics);
  out["rows"] = Json::array();
  for (const view::ReportRow& row : report.rows) out["rows"].push_back(row_json(row, report.metrics));
  return text_of(out);
}

std::string log_json(const intake::ImportLog& log) {
  Json out = {{"file", log.file}, {"bytes", log.file_bytes}, {"format", source::format_name(log.dialect.format)},
              {"encoding", log.dialect.encoding}, {"byteOrderMark", log.dialect.byte_order_mark}};
  if (log.dialect.separator != 0) out["separator"] = std::string(1, log.dialect.separator);
  out["kind"] = intake::grain_id(log.grain);
  out["sheet"] = log.sheet;
  if (log.sheets.size() > 1) out["sheets"] = sheets_json(log);
  out["givens"] = givens_json(log);
  out["headerRow"] = log.header_row;
  out["headerRows"] = log.header_rows;
  out["rowsRead"] = log.rows_read;
  out["dossiers"] = log.received();
  out["personalColumnsDropped"] = log.personal_columns();
  out["firstReceived"] = day(log.first_received);
  out["lastReceived"] = day(log.last_received);
  out["dataAsOf"] = day(log.data_as_of);
  if (log.units.looked) {
    out["units"] = {{"province", log.units.province}, {"provinceFrom", intake::province_from_id(log.units.province_from)},
                    {"matched", log.units.matched}, {"ambiguous", log.units.ambiguous.names}, {"unmatched", log.units.unmatched.names}};
  }
  if (log.grain == intake::Grain::statements) out["form"] = form_json(log.form);
  if (log.catalogue.joined) {
    out["catalogue"] = {{"matched", log.catalogue.matched}, {"dossiers", log.catalogue.dossiers}, {"unmatched", log.catalogue.unmatched.count},
                        {"unmatchedNames", log.catalogue.unmatched_names}};
  }
  out["columns"] = Json::array();
  for (const intake::ColumnDecision& column : log.columns) {
    out["columns"].push_back(column_json(column));
  }
  for (std::size_t i = 0; i < log.left_out.size(); ++i) {
    if (log.left_out[i].count > 0) out["leftOut"][std::string(intake::left_out_id(intake::LeftOut{static_cast<std::uint8_t>(i)}))] = tally_json(log.left_out[i]);
  }
  for (std::size_t i = 0; i < log.repairs.size(); ++i) {
    if (log.repairs[i].count > 0) out["repairs"][std::string(intake::repair_id(intake::Repair{static_cast<std::uint8_t>(i)}))] = tally_json(log.repairs[i]);
  }
  return text_of(out);
}

}  // namespace xanh::report
