// The presentation: three screens for a meeting, from what the other pages say.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/sort.h"
#include "facts/reform.h"
#include "metric/levers.h"
#include "view/build.h"
#include "view/figure_text.h"
#include "view/outlook.h"
#include "view/periods.h"

namespace xanh::view {
namespace {

constexpr std::size_t kNamed = 2, kReminded = 3;

/// A district misses what it missed, and nobody is there to be reminded: districts ended on 30 June 2025.
bool is_gone(const Inputs& in, const Bar& bar) {
  constexpr std::string_view kUnit = "filter:unit=";
  if (!bar.action.starts_with(kUnit)) return false;
  const text::Day end = scope_of(in).period.last;
  return end >= facts::two_tiers() && facts::level_of(in.shards, std::string_view(bar.action).substr(kUnit.size())) == facts::UnitLevel::district;
}

using Part = std::int64_t metric::Lever::*;

/// The procedures that carry the most of `part`, with their dossiers; "" for none.
std::string procedures(const Inputs& in, std::vector<metric::Lever> levers, Part part, std::string_view key) {
  const Strings& say = *in.say;
  sort_stably(levers, std::ranges::greater{}, part);
  std::string names;
  for (std::size_t i = 0; i < std::min(kNamed, levers.size()) && levers[i].*part > 0; ++i) {
    names += (i > 0 ? "; " : "") + say("present.named", {group_label(query::Dimension::procedure, levers[i].key, in), say.count(levers[i].*part)});
  }
  return names.empty() ? names : say(key, {names});
}

/// What it would take, whom to ask, and for what: by decision on the service, or by help at the counter.
std::vector<std::string> tasks(const Inputs& in, const metric::Metric& metric, const BarList& laggards) {
  const Strings& say = *in.say;
  std::vector<std::string> out;
  const auto add = [&out](std::string sentence) {
    if (!sentence.empty()) out.push_back(std::move(sentence));
  };
  const auto outlook = outlook_of(in, metric);
  if (outlook) {
    // The first tells the rate, which has a screen of its own; the second what it takes.
    const std::vector<std::string> all = outlook_sentences(*outlook);
    if (all.size() > 1) add(all[1]);
  }
  std::string units;
  std::size_t named = 0;
  for (const Bar& bar : laggards.bars) {
    if (named == kReminded) break;
    if (!bar.action.starts_with("filter:unit=") || is_gone(in, bar)) continue;  // procedures are not reminded
    units += (named++ > 0 ? "; " : "") + say("present.named", {bar.label, bar.value});
  }
  if (!units.empty()) add(say("present.units", {units}));
  const metric::Target* toward = outlook ? outlook->toward : nullptr;
  if (toward != nullptr && metric.higher_is_better && !metric.denominator.empty()) {
    const auto groups = metric::lever_inputs(metric, query::Dimension::procedure, in.workspace->filters, outlook->so_far, in.shards, lens_of(in));
    const metric::Levers found = metric::find_levers(groups, toward->value, toward->value);
    add(procedures(in, found.levers, &metric::Lever::by_service, "present.service"));
    add(procedures(in, found.levers, &metric::Lever::by_filing, "present.filing"));
  }
  return out;
}

}  // namespace

PresentPage build_present(const Inputs& in) {
  const Strings& say = *in.say;
  const state::Workspace& workspace = *in.workspace;
  const int at = std::clamp(workspace.screen, 0, state::kScreens - 1);
  PresentPage page;
  page.title = say("menu.present");
  page.place = say("present.place", {std::to_string(at + 1), std::to_string(state::kScreens)});
  page.previous = {.action = "screen:previous", .label = say("present.previous"), .enabled = at > 0};
  page.next = {.action = "screen:next", .label = say("present.next"), .enabled = at + 1 < state::kScreens};
  page.leave = {.action = "back", .label = say("present.leave")};
  const metric::Metric* pinned = pinned_metric(in);
  if (pinned == nullptr) return page;
  const metric::Holder holder = holder_of(in);
  const std::string whose = holder.unit.empty() ? capital(province_of_lists(in)) : holder.unit;
  page.title = (whose.empty() ? "" : whose + " · ") + say(pinned->name);
  page.source = say("present.source", {say.day(scope_of(in).period.last), say(pinned->tag)});
  OverviewPage overview = build_overview(in);
  if (overview.tiles.empty()) {  // no data in the year asked for
    page.screen = {.title = overview.findings_title, .headline = {}, .bars = {}, .sentences = std::move(overview.findings)};
  } else if (at == 0) {
    page.title = whose.empty() ? capital(scope_text(in)) : whose + " · " + scope_text(in);  // the headline has the figure's name
    page.screen = {.title = say(pinned->name), .headline = std::move(overview.tiles.front()), .bars = {}, .sentences = {}};
  } else if (at == 1) {
    page.screen = {.title = overview.laggards.title, .headline = {}, .bars = std::move(overview.laggards), .sentences = {}};
  } else {
    page.screen = {.title = say("present.todo"), .headline = {}, .bars = {}, .sentences = tasks(in, *pinned, overview.laggards)};
  }
  return page;
}

}  // namespace xanh::view
