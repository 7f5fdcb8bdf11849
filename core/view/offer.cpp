#include "view/offer.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "view/build.h"
#include "view/figure_text.h"

namespace xanh::view {
namespace {

std::vector<const metric::Metric*> candidates(const metric::MetricRules& rules, const metric::Metric& pinned) {
  std::vector<const metric::Metric*> out;
  const auto add = [&](const metric::Metric* metric) {
    if (metric != nullptr && metric != &pinned && !metric->comparison_only && !std::ranges::contains(out, metric)) out.push_back(metric);
  };
  if (!pinned.variant_of.empty()) add(rules.find(pinned.variant_of));
  for (const metric::Metric& each : rules.metrics) {
    if (each.family == pinned.family) add(&each);
  }
  for (const metric::Metric& each : rules.metrics) add(&each);
  return out;
}

std::vector<metric::Figure> figures_of(const Inputs& in, std::vector<const metric::Metric*> metrics) {
  return metric::evaluate(request_of(in, std::move(metrics), {}, scope_of(in).period), in.shards).total.figures;
}

std::string name_of(const metric::Metric& metric, const Strings& say) { return say("chip.definition.value", {say(metric.short_name), say(metric.tag)}); }

}  // namespace

std::optional<Offer> offer_of(const Inputs& in) {
  const metric::Metric* pinned = pinned_metric(in);
  if (pinned == nullptr || in.shards.empty() || empty_scope(in)) return std::nullopt;
  auto own = figures_of(in, {pinned});
  if (own.front().standing != metric::Standing::not_computable) return std::nullopt;
  const auto others = candidates(*in.metrics, *pinned);
  auto figures = figures_of(in, others);
  for (std::size_t i = 0; i < others.size(); ++i) {
    if (figures[i].rate()) return Offer{.metric = others[i], .figure = std::move(figures[i]), .lacking = std::move(own.front())};
  }
  return std::nullopt;
}

std::optional<Notice> offer_notice(const Inputs& in) {
  const auto offer = offer_of(in);
  if (!offer) return std::nullopt;
  const Strings& say = *in.say;
  const metric::Metric& pinned = *pinned_metric(in);
  const std::string name = name_of(*offer->metric, say);
  return Notice{.tone = Tone::neutral, .sign = say("sign.information"),
                .text = say(offer->metric->family == pinned.family ? "offer.definition" : "offer.rate",
                            {name_of(pinned, say), lacking_text(offer->lacking, say), name, rate_text(offer->figure, say), ratio_text(offer->figure, say)}),
                .fix = {.action = "metric:" + offer->metric->id, .label = say("offer.use", {name}), .hint = definition_text(*offer->metric, say)}};
}

}  // namespace xanh::view
