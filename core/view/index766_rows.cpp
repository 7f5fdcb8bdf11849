// Rows of the 766 formulas made again from the files, beside what was published.
#include <algorithm>
#include <cstdint>

#include "text/format.h"
#include "view/figure_text.h"
#include "view/index766_parts.h"
#include "view/why.h"

namespace xanh::view {
namespace {

using metric::Index766Rules;
using metric::Recomputed;

std::string formula_of(const Index766Rules::Row& row, const Strings& say) {
  if (!row.max) return row.threshold < 1 ? say("index766.formula.full_from", {say.target(row.threshold)}) : say("index766.formula.none");
  const std::string max = say.count(*row.max);
  return row.threshold < 1 ? say("index766.formula.threshold", {max, say.target(row.threshold)}) : say("index766.formula.linear", {max});
}

std::string number_of(const Index766Rules::Row& row, const Strings& say) { return row.number == 0 ? say("dash") : std::to_string(row.number); }

bool has_numbers(const Index766Rules::Version& version) {
  return std::ranges::any_of(version.rows, [](const Index766Rules::Row& row) { return row.number != 0; });
}

Cell count_cell(const metric::Figure& figure, std::int64_t n, const std::string& what, const Strings& say) {
  if (figure.standing == metric::Standing::not_computable) return {.text = say("dash"), .hint = lacking_text(figure, say), .faint = true};
  return {.text = say.count(n), .hint = what, .value = static_cast<double>(n)};
}

// The score that the row is the whole of, as published; nothing where the row is a part of it.
std::optional<std::size_t> score_of(const Index766Rules::Row& row, const Index766Rules& rules, bool whole) {
  const auto at = std::ranges::find(rules.scores, row.score, &Index766Rules::Score::code);
  if (at == rules.scores.end() || (whole && row.max != at->max)) return std::nullopt;
  return static_cast<std::size_t>(at - rules.scores.begin());
}

std::string note_of(const Recomputed& made, const Remade& r, const Inputs& in) {
  const Strings& say = *in.say;
  std::string out;
  const auto add = [&out](const std::string& sentence) { out += (out.empty() ? "" : " ") + sentence; };
  if (made.figure.standing == metric::Standing::not_computable) add(lacking_text(made.figure, say) + ".");
  if (made.figure.standing == metric::Standing::empty) add(say("figure.empty") + ".");
  const auto part = score_of(*made.row, *in.index766, false);
  if (r.beside != nullptr && part && !score_of(*made.row, *in.index766, true) && r.beside->points[*part]) {
    add(say("index766.part_of", {made.row->score, points_text(*r.beside->points[*part], say), say.count(in.index766->scores[*part].max)}));
  }
  if (made.row->note) add(say(*made.row->note));
  return out;
}

std::string period_of(const Remade& r, const Inputs& in) { return scored_text(r.period, in); }

}  // namespace

bool Remade::any() const {
  return std::ranges::any_of(rows, [](const Recomputed& made) { return made.figure.standing != metric::Standing::not_computable; });
}

Remade remake(const Inputs& in, const Scores& s) {
  const state::Scope scope = scope_of(in);
  Remade r{.period = scope.period, .rows = {}};
  // Of the scored period, so that they stand beside its scores; cut to what the files tell.
  const bool together = s.in_scope && s.period->last != 0;
  if (together) r.period = {s.period->first, std::min(s.period->last, std::max(s.period->first, scope.as_of))};
  const Index766Rules::Version* own = in.index766->at(r.period.last);
  r.version = own;
  for (const Index766Rules::Version& version : in.index766->versions) {
    if (version.id == in.workspace->formula) r.version = &version;
  }
  r.other = r.version != own;
  if (r.version == nullptr) return r;
  if (together && s.whole && !r.other) r.beside = s.now;
  metric::TableRequest request = request_of(in, {}, {}, r.period);
  r.rows = metric::recompute(*r.version, *in.metrics, std::move(request), in.shards);
  return r;
}

Table remade_table(const Remade& r, const Inputs& in, const std::string& whose) {
  const Strings& say = *in.say;
  Table table{.id = "rows", .caption = say("index766.rows", {whose, period_of(r, in), say(r.version->name)}), .columns = {}, .rows = {}, .wide = true};
  const auto column = [&](const char* id, bool number, float width) {
    table.columns.push_back({.id = id, .label = say("index766.col." + std::string(id)), .number = number, .width = width});
  };
  // All in sight on a common screen; words take more lines.
  const bool numbered = has_numbers(*r.version);
  if (numbered) column("row", false, 44);
  column("content", false, 150);
  column("score", false, 54);
  column("formula", false, 106);
  column("numerator", true, 80);
  column("denominator", true, 80);
  column("rate", true, 74);
  column("made", true, 96);
  column("max", true, 64);
  if (r.beside != nullptr) {
    column("published", true, 96);
    column("difference", true, 90);
  }
  column("note", false, r.beside != nullptr ? 260 : 220);
  const bool same_days = r.period == scope_of(in).period;  // what is explained is of the page's
  for (const Recomputed& made : r.rows) {
    const metric::Figure& figure = made.figure;
    const bool asked = same_days && in.metrics->find(made.metric->id) == made.metric;
    Row row{.key = made.row->number == 0 ? made.metric->id : std::to_string(made.row->number), .cells = {}};
    if (numbered) row.cells.push_back({.text = number_of(*made.row, say)});
    row.cells.push_back({.text = say(made.row->content), .hint = definition_text(*made.metric, say)});
    row.cells.push_back({.text = made.row->score});
    row.cells.push_back({.text = formula_of(*made.row, say)});
    row.cells.push_back(count_cell(figure, figure.numerator, say(made.metric->numerator_name), say));
    row.cells.push_back(count_cell(figure, figure.denominator, say(made.metric->denominator_name), say));
    const auto rate = figure.rate();
    row.cells.push_back(rate ? Cell{.text = text::format_percent(*rate, 2, say.language()), .value = rate} : Cell{.text = say("dash"), .faint = true});
    if (asked && rate) row.cells.back().why = why_action(made.metric->id);
    row.cells.push_back(made.points ? Cell{.text = points_text(*made.points, say), .value = made.points, .strong = true} : Cell{.text = say("dash"), .faint = true});
    row.cells.push_back(made.row->max ? Cell{.text = say.count(*made.row->max), .value = *made.row->max} : Cell{.text = say("dash"), .faint = true});
    if (r.beside != nullptr) {
      const auto score = score_of(*made.row, *in.index766, true);
      const std::optional<double> published = score ? r.beside->points[*score] : std::nullopt;
      row.cells.push_back(published ? Cell{.text = points_text(*published, say), .value = published} : Cell{.text = say("dash"), .faint = true});
      row.cells.push_back(published && made.points ? Cell{.text = change_text(*made.points - *published, say), .value = *made.points - *published}
                                                   : Cell{.text = say("dash"), .faint = true});
    }
    const std::string note = note_of(made, r, in);
    row.cells.push_back({.text = note, .hint = note});
    table.rows.push_back(std::move(row));
  }
  return table;
}

Table other_rows_table(const Remade& r, const Inputs& in) {
  const Strings& say = *in.say;
  Table table{.id = "others", .caption = say("index766.others", {say(r.version->name)}), .columns = {}, .rows = {}};
  const bool numbered = has_numbers(*r.version);
  if (numbered) table.columns.push_back({.id = "row", .label = say("index766.col.row"), .width = 60});
  table.columns.push_back({.id = "content", .label = say("index766.col.content"), .width = 360});
  table.columns.push_back({.id = "score", .label = say("index766.col.score"), .width = 90});
  table.columns.push_back({.id = "max", .label = say("index766.col.max"), .number = true, .width = 80});
  table.columns.push_back({.id = "note", .label = say("index766.col.note")});
  for (const Index766Rules::Row& each : r.version->rows) {
    if (!each.metric.empty()) continue;
    const std::string note = each.note ? say(*each.note) : each.score.empty() ? say("index766.for_information") : std::string{};
    Row row{.key = each.number == 0 ? each.score + "-" + std::to_string(&each - r.version->rows.data()) : std::to_string(each.number), .cells = {}};
    if (numbered) row.cells.push_back({.text = number_of(each, say)});
    row.cells.push_back({.text = say(each.content), .hint = say(each.content)});
    row.cells.push_back({.text = each.score.empty() ? say("dash") : each.score});
    row.cells.push_back(each.max ? Cell{.text = say.count(*each.max), .value = *each.max} : Cell{.text = say("dash"), .faint = true});
    row.cells.push_back({.text = note, .hint = note});
    table.rows.push_back(std::move(row));
  }
  return table;
}

std::vector<std::string> remade_sentences(const Remade& r, const Inputs& in) {
  const Strings& say = *in.say;
  std::vector<std::string> out;
  double points = 0;
  std::int64_t rows = 0, most = 0;
  for (const Recomputed& made : r.rows) {
    if (!made.points) continue;
    points += *made.points;
    most += *made.row->max;
    ++rows;
  }
  if (rows > 0) out.push_back(say(r.other ? "index766.remade.other" : "index766.remade", {say.count(rows), points_text(points, say), say.count(most), say(r.version->name), say.count(in.index766->most())}));
  else if (!r.any()) out.push_back(say("index766.remade.none"));
  return out;
}

}  // namespace xanh::view
