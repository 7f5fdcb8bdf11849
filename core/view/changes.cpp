// Why a rate changed between two periods: rate and mix effects (domain.md 2.7).
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "metric/crosswalk.h"
#include "metric/decompose.h"
#include "state/action.h"
#include "view/build.h"
#include "view/changes_parts.h"
#include "view/figure_text.h"
#include "view/periods.h"
#include "view/why.h"

namespace xanh::view {
namespace {

constexpr std::size_t kMostGroups = 60, kMostSteps = 6, kMostNames = 3;
constexpr double kHundredth = 0.0001;  // of a percentage point

std::map<std::string, metric::Ratio> ratios(const Inputs& in, const metric::Metric& metric, query::Dimension by, const query::Period& period,
                                            const metric::Crosswalk* crosswalk) {
  const metric::Table table = metric::evaluate(request_of(in, {&metric}, {by}, period), in.shards);
  std::map<std::string, metric::Ratio> out;
  for (const metric::Row& row : table.rows) {
    const metric::Figure& figure = row.figures.front();
    if (figure.denominator == 0) continue;
    metric::Ratio& sum = out[crosswalk == nullptr ? row.key[0] : crosswalk->now(row.key[0])];
    sum.numerator += figure.numerator;
    sum.denominator += figure.denominator;
  }
  return out;
}

// Two periods that lie before and behind the merger: its crosswalk, where units are compared.
const metric::Crosswalk* crosswalk_for(const Inputs& in, query::Dimension by, const Compared& periods) {
  const metric::Crosswalk* all = in.crosswalk;
  if (all == nullptr || all->day == 0 || by != query::Dimension::unit) return nullptr;
  return periods.before.first < all->day && periods.after.last >= all->day ? all : nullptr;
}

// What the merger did to units that are compared across it: provinces are joined, others cannot be.
void add_merger(const Inputs& in, const metric::Crosswalk& crosswalk, const metric::Decomposition& d, std::vector<std::string>& out) {
  const Strings& say = *in.say;
  std::string joined;
  for (const auto& [former, now] : crosswalk.now_of) {
    const bool there = facts::level_of(in.shards, former) != facts::UnitLevel::unknown && std::ranges::find(d.groups, now, &metric::GroupChange::key) != d.groups.end();
    if (there) joined += (joined.empty() ? "" : "; ") + say("crosswalk.pair", {former, now});
  }
  if (!joined.empty()) out.push_back(say("crosswalk.joined", {joined}));
  const bool lower = std::ranges::any_of(d.groups, [&in](const metric::GroupChange& group) {
    const facts::UnitLevel level = facts::level_of(in.shards, group.key);
    return level == facts::UnitLevel::commune || level == facts::UnitLevel::district;
  });
  if (lower) out.push_back(say("outlook.boundary"));
}

// The four effects, rounded so that they add up to the change.
struct Split {
  std::array<double, 4> effects{};  // rate, mix, appeared, gone
  double change = 0;
};
Split split_of(const metric::Decomposition& d) {
  const std::array exact = {d.rate_effect, d.mix_effect, d.appeared, d.gone};
  Split out;
  std::ranges::copy(metric::rounded_parts(exact, kHundredth), out.effects.begin());
  for (const double effect : out.effects) out.change += effect;
  return out;
}
constexpr std::array<const char*, 4> kEffects = {"rate", "mix", "appeared", "gone"};

Waterfall::Step level(const std::string& label, double share, const Strings& say) {
  return {.label = label, .value = say.percent(share), .hint = label + ": " + say.percent(share), .change = share, .level = true};
}
Waterfall::Step step(const std::string& label, double share, const Strings& say, const std::string& hint) {
  return {.label = label, .value = points_text(share, 2, say), .hint = label + ": " + points_text(share, 2, say) + (hint.empty() ? "" : ". " + hint), .change = share};
}

Waterfall split_chart(const metric::Decomposition& d, const Split& split, const Strings& say) {
  Waterfall chart{.id = "split", .title = say("changes.split.title"), .note = say("changes.split.note"), .steps = {level(say("changes.before"), d.before, say)}};
  for (std::size_t i = 0; i < kEffects.size(); ++i) {
    if (i >= 2 && split.effects[i] == 0) continue;  // nothing came or went
    const std::string key = "changes.effect." + std::string(kEffects[i]);
    chart.steps.push_back(step(say(key), split.effects[i], say, say(key + ".hint")));
  }
  chart.steps.push_back(level(say("changes.after"), d.after, say));
  return chart;
}

// The groups that moved the whole the most, and the rest of them together.
Waterfall groups_chart(const Inputs& in, const metric::Decomposition& d, query::Dimension by) {
  const Strings& say = *in.say;
  Waterfall chart{.id = "groups", .title = say("changes.groups.title"), .note = say("changes.groups.note"), .steps = {level(say("changes.before"), d.before, say)}};
  std::vector<double> exact;
  const std::size_t named = d.groups.size() <= kMostSteps + 1 ? d.groups.size() : kMostSteps;
  for (std::size_t i = 0; i < d.groups.size(); ++i) {
    if (i <= named) exact.push_back(0);
    exact.back() += d.groups[i].effect();
  }
  const std::vector<double> rounded = metric::rounded_parts(exact, kHundredth);
  for (std::size_t i = 0; i < rounded.size(); ++i) {
    const std::string rest = say.count(static_cast<std::int64_t>(d.groups.size() - named));
    chart.steps.push_back(i < named ? step(group_label(by, d.groups[i].key, in), rounded[i], say,
                                           say("changes.step.hint", {points_text(d.groups[i].rate_effect, 2, say), points_text(d.groups[i].mix_effect, 2, say)}))
                                    : step(say("changes.rest", {rest}), rounded[i], say, ""));
  }
  chart.steps.push_back(level(say("changes.after"), d.after, say));
  return chart;
}

Table split_table(const metric::Decomposition& d, const Split& split, const Compared& periods, const Strings& say) {
  Table table{.id = "split", .caption = say("changes.split.title"), .columns = {}, .rows = {}};
  table.columns = {{.id = "part", .label = say("changes.part")}, {.id = "value", .label = say("changes.value"), .number = true, .width = 160}};
  const auto row = [&table](std::string key, std::string label, Cell value) {
    table.rows.push_back({.key = std::move(key), .action = "", .cells = {{.text = std::move(label)}, std::move(value)}});
  };
  row("before", say("changes.level", {periods.before_name}), {.text = say.percent(d.before), .value = d.before});
  for (std::size_t i = 0; i < kEffects.size(); ++i) {
    row(kEffects[i], say("changes.effect." + std::string(kEffects[i])), {.text = points_text(split.effects[i], 2, say), .value = split.effects[i]});
  }
  row("after", say("changes.level", {periods.after_name}), {.text = say.percent(d.after), .value = d.after});
  return table;
}

Table change_table(const Inputs& in, const metric::Metric& metric, const metric::Decomposition& d, query::Dimension by) {
  const Strings& say = *in.say;
  Table table{.id = "changes", .caption = say("changes.caption"), .columns = {}, .rows = {}};
  table.columns = {{.id = "name", .label = say("column." + std::string(state::dimension_id(by)))},
                   {.id = "before", .label = say("changes.before"), .number = true, .width = 110},
                   {.id = "after", .label = say("changes.after"), .number = true, .width = 110},
                   {.id = "weight_before", .label = say("changes.weight_before"), .hint = say("changes.weight.hint"), .number = true, .width = 130},
                   {.id = "weight_after", .label = say("changes.weight_after"), .hint = say("changes.weight.hint"), .number = true, .width = 130},
                   {.id = "rate_effect", .label = say("changes.rate_effect"), .hint = say("changes.rate_effect.hint"), .number = true, .width = 130},
                   {.id = "mix_effect", .label = say("changes.mix_effect"), .hint = say("changes.mix_effect.hint"), .number = true, .width = 130}};
  std::int64_t before = 0, after = 0;
  for (const metric::GroupChange& group : d.groups) before += group.before.denominator, after += group.after.denominator;
  const auto weight = [&say](std::int64_t n, std::int64_t of) {
    const double share = of == 0 ? 0 : static_cast<double>(n) / static_cast<double>(of);
    return Cell{.text = say.percent(share), .value = share};
  };
  for (const metric::GroupChange& group : d.groups) {
    if (table.rows.size() == kMostGroups) break;
    std::string label = group_label(by, group.key, in);
    if (group.appeared()) label = say("changes.appeared", {label});
    if (group.gone()) label = say("changes.gone", {label});
    table.rows.push_back({.key = group.key, .action = "",
                          .cells = {{.text = std::move(label)}, ratio_cell(group.before, say), ratio_cell(group.after, say), weight(group.before.denominator, before),
                                    weight(group.after.denominator, after), points_cell(group.rate_effect, metric.higher_is_better, say),
                                    points_cell(group.mix_effect, metric.higher_is_better, say)}});
  }
  return table;
}

// Who pulled the whole up and down the most.
void add_movers(const Inputs& in, const metric::Decomposition& d, query::Dimension by, std::vector<std::string>& out) {
  const Strings& say = *in.say;
  const auto most = [&](bool up) {
    std::string names;
    std::size_t named = 0;
    for (const metric::GroupChange& group : d.groups) {  // the largest first
      if (named == kMostNames || (up ? group.effect() < kHundredth : group.effect() > -kHundredth)) continue;
      names += (names.empty() ? "" : "; ") + say("changes.mover", {group_label(by, group.key, in), points_text(group.effect(), 2, say)});
      ++named;
    }
    return names;
  };
  if (d.groups.size() < 2) return;
  if (const std::string up = most(true); !up.empty()) out.push_back(say("changes.pulled_up", {up}));
  if (const std::string down = most(false); !down.empty()) out.push_back(say("changes.pulled_down", {down}));
}

// Groups that are in one period only.
void add_comings(const Inputs& in, const metric::Decomposition& d, query::Dimension by, std::vector<std::string>& out) {
  const Strings& say = *in.say;
  for (const bool came : {true, false}) {
    std::int64_t count = 0;
    std::string names;
    for (const metric::GroupChange& group : d.groups) {
      if (!(came ? group.appeared() : group.gone())) continue;
      if (++count <= static_cast<std::int64_t>(kMostNames)) names += (names.empty() ? "" : ", ") + group_label(by, group.key, in);
    }
    if (count > static_cast<std::int64_t>(kMostNames)) names += ", …";
    if (count > 0) out.push_back(say(came ? "changes.came" : "changes.went", {say.count(count), names}));
  }
}

// What the page can be asked: by what, against what, and of which days.
void add_choices(const Inputs& in, query::Dimension by, TablesPage& page) {
  const Strings& say = *in.say;
  const state::Workspace& workspace = *in.workspace;
  const bool snapshot = workspace.against == state::Against::snapshot;
  for (const query::Dimension each : {query::Dimension::unit, query::Dimension::field, query::Dimension::procedure}) {
    if (snapshot && each != query::Dimension::unit) continue;  // it holds units only
    const std::string id(state::dimension_id(each));
    page.choices.push_back({.action = "by:" + id, .label = say("by." + id), .current = each == by || snapshot});
  }
  // What is cumulative has last year's before it, and nothing else.
  const bool cumulative = metric::is_cumulative(scope_of(in).span);
  static constexpr std::array<const char*, 3> kIds = {"before", "year", "snapshot"};  // by state::Against
  for (const state::Against each : {state::Against::before, state::Against::year, state::Against::snapshot}) {
    if (cumulative && each == state::Against::before) continue;
    const std::string id = kIds[static_cast<std::size_t>(each)];
    page.choices.push_back({.action = "against:" + id, .label = say("changes.against." + id),
                            .current = each == workspace.against || (cumulative && each == state::Against::year && workspace.against == state::Against::before),
                            .hint = say("changes.against." + id + ".hint")});
  }
  if (!snapshot) page.fields = range_fields(in);
  page.exports.push_back({.action = "export:snapshot", .label = say("export.snapshot"), .hint = say("export.snapshot_hint")});
}

}  // namespace

Cell ratio_cell(const metric::Ratio& ratio, const Strings& say) {
  if (ratio.denominator == 0) return {.text = say("dash")};
  const double share = static_cast<double>(ratio.numerator) / static_cast<double>(ratio.denominator);
  return {.text = say.percent(share), .hint = say.count(ratio.numerator) + " / " + say.count(ratio.denominator), .value = share};
}

Cell points_cell(double share, bool higher_is_better, const Strings& say) {
  const Tone tone = std::abs(share) < kHundredth / 2 ? Tone::neutral : (share > 0) == higher_is_better ? Tone::good : Tone::bad;
  return {.text = points_text(share, 2, say), .tone = tone, .value = share, .strong = std::abs(share) >= 0.0005};
}

TablesPage build_changes(const Inputs& in) {
  const Strings& say = *in.say;
  const state::Workspace& workspace = *in.workspace;
  TablesPage page{.id = "changes", .title = say("changes.title"), .choices = {}, .sentences = {}, .tables = {}};
  const metric::Metric* pinned = pinned_metric(in);
  if (pinned == nullptr) return page;
  if (const auto empty = empty_scope(in)) {
    page.sentences.push_back(message(*empty, say));
    return page;
  }
  if (keeps_back_page(in, page)) return page;
  if (say_of_procedures(in, *pinned, page)) return page;
  const query::Dimension by = workspace.group_by == query::Dimension::procedure || workspace.group_by == query::Dimension::field ? workspace.group_by
                                                                                                                             : query::Dimension::unit;
  add_choices(in, by, page);
  if (workspace.against == state::Against::snapshot) {
    add_snapshot_change(in, *pinned, page);
    return page;
  }
  const Compared periods = compared_periods(in);
  const metric::Crosswalk* crosswalk = crosswalk_for(in, by, periods);
  state::Workspace wide = workspace;
  Inputs both = in;  // a filter by a province lets through those that it absorbed
  both.workspace = &wide;
  if (crosswalk != nullptr) wide.filters = metric::widen(std::move(wide.filters), *crosswalk);
  const auto d = metric::decompose(ratios(both, *pinned, by, periods.before, crosswalk), ratios(both, *pinned, by, periods.after, crosswalk));
  if (!d) {
    const metric::Table whole = metric::evaluate(request_of(in, {pinned}, {}, scope_of(in).period), in.shards);
    const metric::Figure& figure = whole.total.figures.front();
    page.sentences.push_back(figure.standing == metric::Standing::not_computable
                                 ? lacking_text(figure, say)
                                 : say("changes.none", {say(pinned->name), periods.before_name, periods.after_name}));
    return page;
  }
  const Split split = split_of(*d);
  page.sentences.push_back(say("changes.total", {say(pinned->name), say(pinned->tag), periods.before_name, say.percent(d->before), periods.after_name,
                                                 say.percent(d->after), points_text(split.change, 2, say)}));
  page.sentences.push_back(say("changes.split", {points_text(split.effects[0], 2, say), points_text(split.effects[1], 2, say), points_text(split.effects[2], 2, say),
                                                 points_text(split.effects[3], 2, say), points_text(split.change, 2, say)}));
  add_movers(in, *d, by, page.sentences);
  add_comings(in, *d, by, page.sentences);
  page.sentences.push_back(say("changes.meaning"));
  if (periods.cut) page.sentences.push_back(say("changes.cut", {say.day(periods.after.last)}));
  if (crosswalk != nullptr) add_merger(in, *crosswalk, *d, page.sentences);
  page.charts.emplace_back(split_chart(*d, split, say));
  if (d->groups.size() > 2) page.charts.emplace_back(groups_chart(in, *d, by));
  if (auto slope = rates_slope(in, *pinned, *d, by, periods)) page.charts.emplace_back(*std::move(slope));
  page.tables.push_back(change_table(in, *pinned, *d, by));
  // The period of the page; the one before it, and units joined over the merger, are others.
  if (crosswalk == nullptr && periods.after == scope_of(in).period) ask_column(page.tables.back(), "after", pinned->id, by);
  page.tables.push_back(split_table(*d, split, periods, say));
  return page;
}

}  // namespace xanh::view
