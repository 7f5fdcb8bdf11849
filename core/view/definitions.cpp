// One rate by all its definitions, side by side: how far they lie apart, and why.
#include <algorithm>
#include <cmath>

#include "text/format.h"
#include "view/build.h"
#include "view/figure_text.h"
#include "view/why.h"

namespace xanh::view {
namespace {

using metric::Figure;
using metric::Metric;

constexpr double kAgrees = 0.0005;  // a rate published to one decimal
constexpr double kNear = 0.01;

struct Work {
  const Inputs& in;
  const Strings& say;
  const Metric& pinned;
  std::vector<const Metric*> metrics;  // the rows
  std::vector<Figure> figures;
  Figure of_pinned;
};

void add(std::vector<const Metric*>& out, const Metric* metric) {
  if (metric != nullptr && !std::ranges::contains(out, metric)) out.push_back(metric);
}

std::vector<const Metric*> compared(const Inputs& in, const Metric& pinned) {
  std::vector<const Metric*> out;
  if (!pinned.variant_of.empty()) out.push_back(&pinned);
  for (const Metric& metric : in.metrics->metrics) {
    if (metric.family == pinned.family) add(out, &metric);
  }
  for (const metric::Option* option : in.metrics->options_of(pinned)) {
    for (const auto& choice : option->choices) add(out, in.metrics->find(in.metrics->with_choice(pinned, option->id, choice.id)));
  }
  return out;
}

std::string difference(std::int64_t count, const Strings& say) {
  return (count > 0 ? "+" : count < 0 ? "\xE2\x88\x92" : "") + say.count(count < 0 ? -count : count);  // the true minus sign
}

// What a choice says of itself, for those that the row has and the pinned definition has not.
std::string chosen_text(const Work& w, const Metric& metric) {
  std::string out;
  for (const metric::Option* option : w.in.metrics->options_of(metric)) {
    for (const auto& choice : option->choices) {
      const std::string id = option->id + "." + choice.id;
      if (std::ranges::contains(metric.choices, id) && !std::ranges::contains(w.pinned.choices, id)) out += " " + w.say(choice.definition);
    }
  }
  return out;
}

std::string why(const Work& w, const Metric& metric, const Figure& figure) {
  if (&metric == &w.pinned) return w.say("definitions.pinned");
  if (!figure.rate()) return ratio_text(figure, w.say);
  if (!w.of_pinned.rate()) return w.say("dash");
  const std::int64_t n = figure.numerator - w.of_pinned.numerator, m = figure.denominator - w.of_pinned.denominator;
  const std::string counts = n == 0 && m == 0 ? w.say("definitions.same") : w.say(figure.counted == metric::Counted::procedures ? "definitions.differ.procedures" : "definitions.differ", {difference(n, w.say), difference(m, w.say)});
  return counts + chosen_text(w, metric);
}

Cell points_cell(std::optional<double> from, std::optional<double> to, int decimals, const Strings& say) {
  if (!from || !to) return {.text = say("dash")};
  return {.text = text::format_points(*to - *from, decimals, say.language()), .value = *to - *from};
}

Table definition_table(const Work& w) {
  const Strings& say = w.say;
  const auto published = w.in.workspace->published;
  Table table{.id = "definitions", .caption = say("definitions.caption", {say(w.pinned.tag)})};
  table.wide = true;
  const auto column = [&](const char* id, bool number, float width) {
    table.columns.push_back({.id = id, .label = say("definitions.col." + std::string(id)), .number = number, .width = width});
  };
  // Together no wider than the page on a screen of 1366; a wider one gives each its part, what is cut is said in a hint.
  column("tag", false, 130);
  column("name", false, 140);
  column("numerator", true, 72);
  column("denominator", true, 72);
  column("rate", true, 76);
  column("difference", true, 96);
  if (published) column("distance", true, 104);
  column("why", false, published ? 160 : 228);
  column("used_by", false, published ? 78 : 130);
  for (std::size_t i = 0; i < w.metrics.size(); ++i) {
    const Metric& metric = *w.metrics[i];
    const Figure& figure = w.figures[i];
    const bool known = figure.standing != metric::Standing::not_computable;
    const auto count = [&](std::int64_t value) {
      return known ? Cell{.text = say.count(value), .value = static_cast<double>(value)} : Cell{.text = say("dash")};
    };
    Row row{.key = metric.id, .action = "metric:" + metric.id, .cells = {}};
    row.cells.push_back({.text = say(metric.tag), .strong = &metric == &w.pinned});
    row.cells.push_back({.text = say(metric.name), .hint = definition_text(metric, say)});
    row.cells.push_back(count(figure.numerator));
    row.cells.back().hint = say(metric.numerator_name);
    row.cells.push_back(count(figure.denominator));
    row.cells.back().hint = say(metric.denominator_name);
    row.cells.push_back({.text = rate_text(figure, say), .value = figure.rate(), .share = figure.rate(), .why = why_action(metric.id)});
    row.cells.push_back(points_cell(w.of_pinned.rate(), figure.rate(), 1, say));
    if (published) row.cells.push_back(points_cell(published, figure.rate(), 2, say));
    row.cells.push_back({.text = why(w, metric, figure)});
    row.cells.push_back({.text = say(metric.used_by)});
    table.rows.push_back(std::move(row));
  }
  return table;
}

// Which definitions come closest to what a board says.
std::string closest_text(const Work& w, double published) {
  const Strings& say = w.say;
  std::optional<double> least;
  for (const Figure& figure : w.figures) {
    if (const auto rate = figure.rate()) least = std::min(least.value_or(1), std::abs(*rate - published));
  }
  if (!least) return say("definitions.none");
  std::string tags;
  const double within = std::max(*least + 1e-9, kAgrees + 1e-9);  // all that agree, else the closest
  for (std::size_t i = 0; i < w.metrics.size(); ++i) {
    const auto rate = w.figures[i].rate();
    if (!rate || std::abs(*rate - published) > within) continue;
    tags += (tags.empty() ? "" : "; ") + say("definitions.closest.one", {say(w.metrics[i]->short_name), say(w.metrics[i]->tag)});
  }
  const std::string share = text::format_percent(published, 2, say.language());
  if (*least <= kAgrees + 1e-9) return say("definitions.agrees", {share, tags});
  return say(*least <= kNear + 1e-9 ? "definitions.closest" : "definitions.far", {share, tags, text::format_number(*least * 100, 2, say.language())});
}

}  // namespace

TablesPage build_definitions(const Inputs& in) {
  const Strings& say = *in.say;
  TablesPage page{.id = "definitions", .title = say("menu.definitions")};
  const Metric* pinned = pinned_metric(in);
  if (pinned == nullptr) return page;
  if (const auto empty = empty_scope(in)) {
    page.sentences.push_back(message(*empty, say));
    return page;
  }
  for (const metric::Option* option : in.metrics->options_of(*pinned)) {
    Setting setting{.id = option->id, .label = say(option->name), .name = say(option->name)};
    for (const auto& choice : option->choices) {
      const bool plain = &choice == &option->choices.front();
      const bool current = plain ? std::ranges::none_of(pinned->choices, [&](const std::string& own) { return own.starts_with(option->id + "."); })
                                 : std::ranges::contains(pinned->choices, option->id + "." + choice.id);
      if (current) setting.value = say(choice.name);
      setting.options.push_back({.action = "metric:" + in.metrics->with_choice(*pinned, option->id, choice.id), .label = say(choice.name), .current = current, .hint = say(choice.definition)});
    }
    page.fields.push_back(std::move(setting));
  }
  const auto published = in.workspace->published;
  page.fields.push_back({.id = "published", .label = say("definitions.published"), .value = published ? text::format_percent(*published, 2, say.language()) : say("dash"),
                         .from = say("definitions.published.from"), .action = "published:", .input = published ? text::format_number(*published * 100, 2, say.language()) : std::string{},
                         .placeholder = text::format_number(68.54, 2, say.language()), .name = say("definitions.published")});
  Work w{.in = in, .say = say, .pinned = *pinned, .metrics = compared(in, *pinned), .figures = {}, .of_pinned = {}};
  w.figures = metric::evaluate(request_of(in, w.metrics, {}, scope_of(in).period), in.shards).total.figures;
  w.of_pinned = w.figures.at(static_cast<std::size_t>(std::ranges::find(w.metrics, pinned) - w.metrics.begin()));
  page.sentences.push_back(say("definitions.lead", {say(pinned->name), say(pinned->tag), rate_text(w.of_pinned, say), ratio_text(w.of_pinned, say)}));
  if (published) page.sentences.push_back(closest_text(w, *published));
  page.sentences.push_back(say("definitions.never"));
  page.tables.push_back(definition_table(w));
  return page;
}

}  // namespace xanh::view
