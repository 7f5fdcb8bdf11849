// The ranking as a table.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

#include "metric/interval.h"
#include "state/action.h"
#include "text/format.h"
#include "view/figure_text.h"
#include "view/ranking_parts.h"
#include "view/why.h"

namespace xanh::view {
namespace {

using metric::Figure;
using metric::Ratio;

struct Writer {
  const Ranking& ranking;
  const Inputs& in;
  const Strings& say;
  const metric::Metric& metric;

  [[nodiscard]] std::string dash() const { return say("dash"); }
  [[nodiscard]] std::string days(const query::Period& period) const { return say("sources.days", {say.day(period.first), say.day(period.last)}); }
  [[nodiscard]] std::string rate(const Ratio& ratio) const {
    if (ratio.denominator == 0) return dash();
    return say("ranking.rate_of", {say.percent(metric::rate_of(ratio)), say.count(ratio.numerator), say.count(ratio.denominator)});
  }

  [[nodiscard]] Cell rank(const ReportRow& row) const {
    if (row.key.empty()) return {};
    const Place& place = ranking.place(row.key);
    const bool unknown = place.level == facts::UnitLevel::unknown;
    if (!place.rank) {
      const bool computable = place.to_date.denominator > 0;
      return {.text = dash(), .hint = say(!computable ? "ranking.no_rate" : metric::is_small(place.to_date.denominator) ? "ranking.small" : "ranking.no_level"), .faint = true};
    }
    const auto among = static_cast<std::int64_t>(ranking.ranked.at(place.level));
    return {.text = say.count(static_cast<std::int64_t>(*place.rank)),
            .hint = say("ranking.rank.hint", {say.count(static_cast<std::int64_t>(*place.rank)), say.count(among),
                                              say(unknown ? "ranking.level.unknown" : "ranking.level." + std::string(state::level_id(place.level))),
                                              rate(place.to_date)}),
            .value = static_cast<double>(*place.rank), .strong = true};
  }

  [[nodiscard]] Cell share(const Figure& figure) const {
    const std::optional<double> found = figure.rate();
    Cell cell{.text = rate_text(figure, say), .hint = ratio_text(figure, say), .tone = tone_of(figure.standing), .value = found, .share = found};
    if (figure.target != nullptr && found) cell.target = figure.target->value, cell.near = figure.target->near;
    if (const auto interval = found ? metric::wilson_95(figure.numerator, figure.denominator) : std::nullopt) {
      cell.low = interval->low;
      cell.high = interval->high;
      cell.hint += ". " + say("ranking.interval.hint", {bounds(*interval)});
    }
    return cell;
  }
  [[nodiscard]] std::string bounds(const metric::Interval& interval) const {
    return text::format_number(interval.low * 100, 1, say.language()) + "\xE2\x80\x93" + say.percent(interval.high);
  }
  [[nodiscard]] Cell interval(const Figure& figure) const {
    const auto found = figure.rate() ? metric::wilson_95(figure.numerator, figure.denominator) : std::nullopt;
    return {.text = found ? bounds(*found) : dash()};
  }
  [[nodiscard]] Cell number(const Figure& figure, std::string text, std::int64_t value) const {
    if (figure.standing == metric::Standing::not_computable) return {.text = std::move(text), .hint = lacking_text(figure, say)};
    return {.text = std::move(text), .value = static_cast<double>(value)};
  }
  [[nodiscard]] Cell gap(const Figure& figure) const {
    if (figure.target == nullptr || !figure.rate()) return {.text = dash(), .hint = figure.rate() ? target_text(figure, say) : std::string{}};
    return {.text = say.count(figure.gap_dossiers), .value = static_cast<double>(figure.gap_dossiers), .strong = figure.gap_dossiers > 0};
  }
  [[nodiscard]] Cell standing(const Figure& figure) const {
    const bool none = figure.standing == metric::Standing::not_computable;
    return {.text = standing_text(figure, say), .hint = none ? lacking_text(figure, say) : target_text(figure, say),
            .tone = tone_of(figure.standing), .pill = true};
  }
  [[nodiscard]] static const char* sign(double change) { return change > 0 ? "\xE2\x96\xB2 " : change < 0 ? "\xE2\x96\xBC " : "= "; }
  [[nodiscard]] Cell movement(const Place& place) const {
    if (place.last.denominator == 0 || place.before.denominator == 0) return {.text = dash(), .hint = say("ranking.movement.none")};
    const double change = metric::rate_of(place.last) - metric::rate_of(place.before);
    const double shown = std::round(change * 1000) / 1000;  // what rounds to nothing is neither up nor down
    const bool small = metric::is_small(place.last.denominator) || metric::is_small(place.before.denominator);
    std::string hint = say("ranking.movement.hint", {days(*ranking.before), rate(place.before), days(*ranking.last), rate(place.last)});
    if (small) hint += ". " + say("ranking.small");
    return {.text = sign(shown) + text::format_points(shown, 1, say.language()), .hint = std::move(hint), .value = change, .faint = small};
  }
  [[nodiscard]] Cell places(const ReportRow& row) const {
    const Place& place = ranking.place(row.key);
    if (row.key.empty() || !place.rank_then || !place.rank_now) return {.text = dash(), .hint = row.key.empty() ? std::string{} : say("ranking.places.none")};
    const auto now = static_cast<std::int64_t>(*place.rank_now), then = static_cast<std::int64_t>(*place.rank_then);
    const auto among = static_cast<std::int64_t>(ranking.compared.at(place.level));
    const std::int64_t up = then - now;
    return {.text = sign(static_cast<double>(up)) + say.count(std::abs(up)),
            .hint = say("ranking.places.hint", {say.count(then), say.day(ranking.before->last), say.count(now), say.day(ranking.to_date.last), say.count(among)}),
            .value = static_cast<double>(up)};
  }
  [[nodiscard]] Cell standardised(const ReportRow& row) const {
    const auto& found = ranking.place(row.key).standardised;
    if (row.key.empty()) return {};
    if (!found) return {.text = dash(), .hint = say("ranking.standardised.none")};
    const std::string covered = say.percent(found->covered), procedures = say.count(static_cast<std::int64_t>(found->procedures));
    if (!found->rate) return {.text = dash(), .hint = say("ranking.standardised.little", {procedures, covered})};
    return {.text = say.percent(*found->rate), .hint = say("ranking.standardised.hint", {procedures, covered}), .value = found->rate};
  }

  [[nodiscard]] std::vector<Cell> cells(const ReportRow& row) const {
    const Figure& figure = row.figures.front();
    const bool small = figure.rate() && metric::is_small(figure.denominator);
    std::vector<Cell> out = {{.text = row.label, .hint = small ? say("ranking.small") : std::string{}}};
    if (ranking.units) out.push_back(rank(row));
    out.push_back(share(figure));
    out.push_back(interval(figure));
    out.push_back(number(figure, numerator_text(figure, say), figure.numerator));
    out.push_back(number(figure, denominator_text(figure, say), figure.denominator));
    out.push_back(gap(figure));
    out.push_back(standing(figure));
    if (ranking.last) out.push_back(movement(ranking.place(row.key)));
    if (ranking.units) out.push_back(places(row));
    if (!ranking.course.empty()) out.push_back(course_cell(ranking, &row == &ranking.report.total ? ranking.total : ranking.place(row.key), in));
    if (ranking.units && in.workspace->standardised) out.push_back(standardised(row));
    for (Cell& cell : out) cell.faint = cell.faint || small;
    return out;
  }
};

}  // namespace

Table ranking_table(const Ranking& ranking, const Inputs& in, const metric::Metric& metric, const std::vector<const ReportRow*>& rows, const state::Sort& sort) {
  const Strings& say = *in.say;
  const Writer writer{ranking, in, say, metric};
  const std::string by(state::dimension_id(ranking.report.by));
  const query::Period& period = ranking.report.scope.period;
  Table table{.id = "ranking", .caption = say("ranking.note", {say(metric.name), say(metric.tag), say.day(period.first), say.day(period.last)})};
  const auto column = [&](std::string id, std::string label, float width, bool is_number, std::string hint = {}, bool sorts = true) {
    table.columns.push_back({.id = id, .label = std::move(label), .hint = std::move(hint), .action = sorts ? "sort:" + id : std::string{}, .number = is_number,
                             .sorted = sorts && sort.column == id ? (sort.descending ? -1 : 1) : 0, .width = width});
  };
  column("name", say("column." + by), 0, false);
  if (ranking.units) column("rank", say("column.rank"), 52, true, say("ranking.basis", {writer.days(ranking.to_date)}));
  column("rate", say("column.rate"), 190, false, say(metric.definition));
  column("interval", say("column.interval"), 112, true, say("column.interval.hint"), false);
  column("numerator", say("column.numerator"), 80, true, say(metric.numerator_name));
  column("denominator", say("column.denominator"), 80, true, say(metric.denominator_name));
  column("gap", say("column.gap"), 84, true, say("column.gap.hint"));
  column("standing", say("column.standing"), 124, false);
  if (ranking.last) column("movement", say("column.movement"), 92, true, say("column.movement.hint", {writer.days(*ranking.last), writer.days(*ranking.before)}));
  if (ranking.units) column("places", say("column.places"), 76, true, say("column.places.hint", {say.day(ranking.before->last)}), false);
  if (!ranking.course.empty()) column("course", say("column.course"), 132, true, say("column.course.hint", {writer.days(ranking.to_date)}), false);
  if (ranking.units && in.workspace->standardised) column("standardised", say("column.standardised"), 92, true, say("column.standardised.hint"));
  table.rows.push_back({.cells = writer.cells(ranking.report.total), .total = true});
  for (const ReportRow* row : rows) {
    std::string action;
    if (ranking.report.by != query::Dimension::month) action = "filter:" + by + "=" + row->key;
    table.rows.push_back({.key = row->key, .action = std::move(action), .cells = writer.cells(*row)});
  }
  ask_column(table, "rate", metric.id, ranking.report.by);
  return table;
}

}  // namespace xanh::view
