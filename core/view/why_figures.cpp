// How sure the number is, what it is held against, and what else the same words could mean.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "base/sort.h"
#include "metric/interval.h"
#include "text/format.h"
#include "view/figure_text.h"
#include "view/why_parts.h"

namespace xanh::view {
namespace {

constexpr std::size_t kMostVariants = 8;
constexpr double kSameRate = 0.00005;  // in shares: no difference that is shown

std::string counted_noun(const metric::Figure& figure, const Strings& say) {
  switch (figure.counted) {
    case metric::Counted::procedures: return say("why.counted.procedures");
    case metric::Counted::petitions: return say("why.counted.petitions");
    case metric::Counted::ratings: return say("why.counted.ratings");
    case metric::Counted::dossiers: break;
  }
  return say("why.counted.dossiers");
}

std::string plain_points(double share, const Strings& say) { return text::format_number(std::abs(share) * 100, 2, say.language()); }

// "Còn cách 20,00 điểm phần trăm, tức 2 hồ sơ: cần ít nhất 5 trong 6, hiện có 3."
std::string gap_text(const WhyOf& w) {
  const Strings& say = w.say;
  const metric::Figure& figure = w.figure;
  const std::string noun = counted_noun(figure, say), points = plain_points(figure.gap_points, say);
  if (figure.gap_dossiers <= 0) return say("why.reached", {points});
  const std::int64_t wanted = w.metric.higher_is_better ? figure.numerator + figure.gap_dossiers : figure.numerator - figure.gap_dossiers;
  return say(w.metric.higher_is_better ? "why.gap" : "why.gap.lower",
             {points, say.count(figure.gap_dossiers), noun, say.count(wanted), say.count(figure.denominator), say.count(figure.numerator)});
}

// The definitions of the rate's family, and the metric with one choice of each option made otherwise.
std::vector<const metric::Metric*> others_of(const WhyOf& w) {
  std::vector<const metric::Metric*> out;
  const auto add = [&](const metric::Metric* metric) {
    if (metric != nullptr && metric != &w.metric && !std::ranges::contains(out, metric)) out.push_back(metric);
  };
  for (const metric::Metric& each : w.in.metrics->metrics) {
    if (each.family == w.metric.family) add(&each);
  }
  for (const metric::Option* option : w.in.metrics->options_of(w.metric)) {
    for (const auto& choice : option->choices) add(w.in.metrics->find(w.in.metrics->with_choice(w.metric, option->id, choice.id)));
  }
  return out;
}

}  // namespace

void add_why_standing(const WhyOf& w, std::vector<std::string>& out) {
  const Strings& say = w.say;
  const metric::Figure& figure = w.figure;
  if (!figure.rate()) return;
  if (const auto at = metric::wilson_95(figure.numerator, figure.denominator)) {
    const std::string bounds = text::format_number(at->low * 100, 1, say.language()) + "\xE2\x80\x93" + say.percent(at->high);
    out.push_back(say("why.interval", {bounds, say.count(figure.denominator), counted_noun(figure, say)}));
    if (metric::is_small(figure.denominator)) out.back() += " " + say("ranking.small") + ".";
  }
  if (figure.target != nullptr) {
    out.push_back(say("why.target", {target_name(*figure.target, say), say(figure.target->basis)}) + " " + gap_text(w));
    return;
  }
  if (!w.scope.year_to_date()) {
    out.push_back(say("targets.not_judged", {std::to_string(w.scope.year)}));
  } else if (figure.beside == nullptr) {
    out.push_back(say("why.no_target", {std::to_string(w.scope.year)}));
  }
  if (figure.beside != nullptr) {
    out.push_back(say("why.reference", {target_name(*figure.beside, say), say(figure.beside->basis)}) + " " + gap_text(w));
  }
}

Table why_variants(const WhyOf& w) {
  const Strings& say = w.say;
  Table table{.id = "why-variants", .caption = say("why.variants")};
  table.columns = {{.id = "tag", .label = say("definitions.col.tag")},
                   {.id = "rate", .label = say("column.rate"), .number = true, .width = 80},
                   {.id = "difference", .label = say("definitions.col.difference"), .number = true, .width = 90}};
  const auto own = w.figure.rate();
  const auto others = others_of(w);
  const auto figures = others.empty() ? std::nullopt : why_figures(w, others, w.in.shards);
  if (!own || !figures) return table;
  std::vector<std::pair<double, const metric::Metric*>> differ;  // the difference in shares
  for (std::size_t i = 0; i < others.size(); ++i) {
    const auto rate = (*figures)[i].rate();
    if (rate && std::abs(*rate - *own) >= kSameRate) differ.emplace_back(*rate - *own, others[i]);
  }
  sort_stably(differ, {}, [](const auto& each) { return -std::abs(each.first); });
  for (const auto& [difference, metric] : differ) {
    if (table.rows.size() == kMostVariants) break;
    table.rows.push_back({.key = metric->id,
                          .cells = {{.text = say("chip.definition.value", {say(metric->short_name), say(metric->tag)}), .hint = say(metric->definition)},
                                    {.text = say.percent(*own + difference), .value = *own + difference, .why = w.ask(*metric)},
                                    {.text = text::format_points(difference, 1, say.language()), .value = difference}}});
  }
  return table;
}

}  // namespace xanh::view
