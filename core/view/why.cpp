// The panel beside the page: whose number, by which formula, from what, how sure.
#include "view/why.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "state/action.h"
#include "view/build.h"
#include "view/figure_text.h"
#include "view/periods.h"
#include "view/why_parts.h"

namespace xanh::view {
namespace {

using query::Dimension;

constexpr std::array kWhyDimensions = {Dimension::unit, Dimension::procedure, Dimension::field, Dimension::month, Dimension::level, Dimension::channel};

struct Asked {
  std::string metric = {}, dimension = {}, key = {};
  bool of_group = false;
};

// METRIC, or METRIC@DIMENSION=VALUE: the first "@", and the first "=" behind it.
Asked asked_of(const std::string& why) {
  const std::size_t at = why.find('@');
  if (at == std::string::npos) return {.metric = why};
  const std::size_t equals = why.find('=', at);
  Asked out{.metric = why.substr(0, at), .of_group = true};
  out.dimension = why.substr(at + 1, equals == std::string::npos ? std::string::npos : equals - at - 1);
  if (equals != std::string::npos) out.key = why.substr(equals + 1);
  return out;
}

std::optional<Dimension> dimension_of(const std::string& id) {
  const auto found = std::ranges::find_if(kWhyDimensions, [&id](Dimension each) { return state::dimension_id(each) == id; });
  return found == kWhyDimensions.end() ? std::nullopt : std::optional(*found);
}

// Of everything: the unit where there is one only, else all.
std::string whose(const WhyOf& w) {
  if (w.by) return group_label(*w.by, w.key, w.in);
  const metric::Holder holder = holder_of(w.in);
  return holder.unit.empty() ? w.say("total") : holder.unit;
}

std::string filters_text(const WhyOf& w) {
  const Strings& say = w.say;
  std::string out;
  for (const query::Filter& filter : w.in.workspace->filters) {
    std::string values;
    for (const std::string& value : filter.values) values += (values.empty() ? "" : ", ") + group_label(filter.dimension, value, w.in);
    out += (out.empty() ? "" : "; ") + say("why.filter", {say("by." + std::string(state::dimension_id(filter.dimension))), values});
  }
  return out.empty() ? say("why.filters.none") : say("why.filters", {out});
}

Table formula_table(const WhyOf& w) {
  const Strings& say = w.say;
  const bool known = w.figure.standing != metric::Standing::not_computable;
  const auto count = [&](std::int64_t n) { return known ? Cell{.text = say.count(n), .value = static_cast<double>(n), .strong = true} : Cell{.text = say("dash")}; };
  Table table{.id = "why-formula", .caption = say("why.formula.caption")};
  table.columns = {{.id = "part", .label = say("why.part")}, {.id = "what", .label = say("why.what")}, {.id = "count", .label = say("why.count"), .number = true, .width = 90}};
  table.rows.push_back({.key = "numerator", .cells = {{.text = say("column.numerator")}, {.text = say(w.metric.numerator_name)}, count(w.figure.numerator)}});
  table.rows.push_back({.key = "denominator", .cells = {{.text = say("column.denominator")}, {.text = say(w.metric.denominator_name)}, count(w.figure.denominator)}});
  const std::string ratio = known && w.figure.denominator > 0 ? say("why.ratio", {say.count(w.figure.numerator), say.count(w.figure.denominator)}) : say("dash");
  table.rows.push_back({.key = "rate", .cells = {{.text = say("column.rate")}, {.text = ratio}, {.text = rate_text(w.figure, say), .value = w.figure.rate(), .strong = true}}, .total = true});
  return table;
}

void add_sentences(const WhyOf& w, std::vector<std::string>& out) {
  const Strings& say = w.say;
  out.push_back(say("why.formula", {say(w.metric.name), say(w.metric.numerator_name), say(w.metric.denominator_name)}) + " " + say(w.metric.definition));
  if (w.figure.standing == metric::Standing::not_computable) out.push_back(lacking_text(w.figure, say) + ".");
  if (w.figure.standing == metric::Standing::empty) out.push_back(say("why.empty", {ratio_text(w.figure, say)}));
  out.push_back(say("why.period", {scope_text(w.in), say.day(w.scope.as_of)}) + " " + filters_text(w));
  add_why_standing(w, out);
  if (w.in.displaced > 0) out.push_back(say("report.displaced", {say.count(static_cast<std::int64_t>(w.in.displaced))}) + ".");
  out.push_back(say("why.used_by", {say(w.metric.used_by)}));
}

void add_links(const WhyOf& w, std::vector<Link>& out) {
  const Strings& say = w.say;
  const state::Workspace& workspace = *w.in.workspace;
  if (w.by && *w.by != Dimension::month) {
    const bool filtered = std::ranges::any_of(workspace.filters, [&](const query::Filter& filter) { return filter.dimension == *w.by; });
    const std::string id(state::dimension_id(*w.by));
    if (!filtered) out.push_back({.action = "filter:" + id + "=" + w.key, .label = say("why.filter_by", {group_label(*w.by, w.key, w.in)})});
  }
  if (const metric::Metric* pinned = pinned_metric(w.in); pinned != &w.metric) {
    out.push_back({.action = "metric:" + w.metric.id, .label = say("why.pin", {say(w.metric.tag)}), .hint = say("why.pin.hint")});
  }
  using state::Page;
  for (const Page page : {Page::check, Page::definitions, Page::targets}) {
    const std::string id(state::page_id(page));
    if (page != workspace.page) out.push_back({.action = "page:" + id, .label = say("menu." + id)});
  }
}

}  // namespace

std::string why_action(std::string_view metric) { return "why:" + std::string(metric); }
std::string why_action(std::string_view metric, Dimension by, std::string_view key) {
  return why_action(metric) + "@" + std::string(state::dimension_id(by)) + "=" + std::string(key);
}

void ask_column(Table& table, std::string_view column, std::string_view metric, Dimension by) {
  const auto at = static_cast<std::size_t>(std::ranges::find(table.columns, column, &Column::id) - table.columns.begin());
  for (Row& row : table.rows) {
    if (at >= row.cells.size() || !row.cells[at].value) continue;
    row.cells[at].why = row.total ? why_action(metric) : why_action(metric, by, row.key);
  }
}

std::optional<std::vector<metric::Figure>> why_figures(const WhyOf& w, std::vector<const metric::Metric*> metrics, std::span<const facts::Shard* const> shards) {
  std::vector<Dimension> group_by;
  if (w.by) group_by.push_back(*w.by);
  metric::Table table = metric::evaluate(request_of(w.in, std::move(metrics), std::move(group_by), w.scope.period), shards);
  if (!w.by) return std::move(table.total.figures);
  const auto row = std::ranges::find_if(table.rows, [&w](const metric::Row& each) { return each.key[0] == w.key; });
  if (row == table.rows.end()) return std::nullopt;
  return std::move(row->figures);
}

WhyPanel build_why(const Inputs& in) {
  const Strings& say = *in.say;
  const Asked asked = asked_of(in.workspace->why);
  WhyPanel panel{.title = say("why.nothing"), .value = say("dash"), .close = {.action = "why:", .label = say("why.close")}};
  const metric::Metric* metric = in.metrics->find(asked.metric);
  if (metric == nullptr) {
    panel.sentences.push_back(say("why.unknown_metric", {asked.metric}));
    return panel;
  }
  const std::string name = say("chip.definition.value", {say(metric->short_name), say(metric->tag)});
  panel.title = name;
  if (const auto empty = empty_scope(in)) {
    panel.sentences.push_back(message(*empty, say));
    return panel;
  }
  WhyOf w{.in = in, .say = say, .metric = *metric, .by = std::nullopt, .key = asked.key, .scope = scope_of(in)};
  if (asked.of_group) w.by = dimension_of(asked.dimension);
  std::optional<std::vector<metric::Figure>> figures;
  if (!asked.of_group || w.by) figures = why_figures(w, {metric}, in.shards);
  if (!figures) {
    panel.sentences.push_back(say("why.unknown_group", {asked.key, name}));
    return panel;
  }
  w.figure = std::move(figures->front());
  panel.title = say("why.title", {whose(w), name});
  panel.value = rate_text(w.figure, say);
  panel.tables.push_back(formula_table(w));
  add_sentences(w, panel.sentences);
  if (Table files = why_files(w); !files.rows.empty()) panel.tables.push_back(std::move(files));
  if (Table checks = why_checks(w); !checks.rows.empty()) panel.tables.push_back(std::move(checks));
  else panel.sentences.push_back(say("why.checks.none"));
  if (Table variants = why_variants(w); !variants.rows.empty()) panel.tables.push_back(std::move(variants));
  else panel.sentences.push_back(say("why.variants.none"));
  add_links(w, panel.links);
  return panel;
}

}  // namespace xanh::view
