// Why a rate changed between two periods: rate and mix effects (domain.md 2.7).
#include <algorithm>
#include <cmath>

#include "metric/decompose.h"
#include "metric/flow.h"
#include "state/action.h"
#include "text/format.h"
#include "view/build.h"
#include "view/figure_text.h"

namespace xanh::view {
namespace {

constexpr std::size_t kMostRows = 60;

struct Periods {
  query::Period before, after;
};

// The month of the data's end against the month before; or the period against the same days of last year.
Periods periods_of(const state::Scope& scope, state::Against against) {
  const auto [year, month, day] = text::civil_from_day(scope.period.last);
  if (against == state::Against::before) {
    const text::Day first = text::day_from_civil(year, month, 1);
    const text::Civil last = text::civil_from_day(first - 1);
    return {{text::day_from_civil(last.year, last.month, 1), first - 1}, {first, scope.period.last}};
  }
  return {metric::same_days_last_year(scope.period), scope.period};
}

std::map<std::string, metric::Ratio> ratios(const Inputs& in, const metric::Metric& metric, query::Dimension by, const query::Period& period) {
  const metric::Table table = metric::evaluate(request_of(in, {&metric}, {by}, period), in.shards);
  std::map<std::string, metric::Ratio> out;
  for (const metric::Row& row : table.rows) {
    const metric::Figure& figure = row.figures.front();
    if (figure.denominator > 0) out[row.key[0]] = {figure.numerator, figure.denominator};
  }
  return out;
}

std::string name_of(const query::Period& period, const Strings& say) { return say("sources.days", {say.day(period.first), say.day(period.last)}); }

std::string signed_points(double share, const Strings& say) { return text::format_points(share, 1, say.language()); }

Table change_table(const Inputs& in, const metric::Decomposition& d, query::Dimension by) {
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
  const auto rate = [&say](const metric::Ratio& r) {
    if (r.denominator == 0) return Cell{.text = say("dash")};
    const double share = static_cast<double>(r.numerator) / static_cast<double>(r.denominator);
    return Cell{.text = say.percent(share), .hint = say.count(r.numerator) + " / " + say.count(r.denominator), .value = share};
  };
  const auto weight = [&say](std::int64_t n, std::int64_t of) {
    const double share = of == 0 ? 0 : static_cast<double>(n) / static_cast<double>(of);
    return Cell{.text = say.percent(share), .value = share};
  };
  const auto effect = [&say](double share) {
    return Cell{.text = signed_points(share, say), .tone = share < 0 ? Tone::bad : Tone::good, .value = share, .strong = std::abs(share) >= 0.0005};
  };
  for (const metric::GroupChange& group : d.groups) {
    if (table.rows.size() == kMostRows) break;
    std::string label = group_label(by, group.key, in);
    if (group.appeared()) label = say("changes.appeared", {label});
    if (group.gone()) label = say("changes.gone", {label});
    table.rows.push_back({.key = group.key, .action = "",
                          .cells = {{.text = std::move(label)}, rate(group.before), rate(group.after), weight(group.before.denominator, before),
                                    weight(group.after.denominator, after), effect(group.rate_effect), effect(group.mix_effect)}});
  }
  return table;
}

}  // namespace

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
  const query::Dimension by = workspace.group_by == query::Dimension::procedure || workspace.group_by == query::Dimension::field ? workspace.group_by
                                                                                                                             : query::Dimension::unit;
  for (const query::Dimension each : {query::Dimension::unit, query::Dimension::field, query::Dimension::procedure}) {
    const std::string id(state::dimension_id(each));
    page.choices.push_back({.action = "by:" + id, .label = say("by." + id), .current = each == by});
  }
  for (const state::Against each : {state::Against::before, state::Against::year}) {
    const std::string id = each == state::Against::before ? "before" : "year";
    page.choices.push_back({.action = "against:" + id, .label = say("changes.against." + id), .current = each == workspace.against});
  }
  const Periods periods = periods_of(scope_of(in), workspace.against);
  const auto d = metric::decompose(ratios(in, *pinned, by, periods.before), ratios(in, *pinned, by, periods.after));
  const std::string before = name_of(periods.before, say), after = name_of(periods.after, say);
  if (!d) {
    const metric::Table whole = metric::evaluate(request_of(in, {pinned}, {}, scope_of(in).period), in.shards);
    const metric::Figure& figure = whole.total.figures.front();
    page.sentences.push_back(figure.standing == metric::Standing::not_computable ? lacking_text(figure, say)
                                                                                 : say("changes.none", {say(pinned->name), before, after}));
    return page;
  }
  const double change = d->after - d->before;
  page.sentences.push_back(say("changes.total", {say(pinned->name), say(pinned->tag), before, say.percent(d->before), after, say.percent(d->after), signed_points(change, say)}));
  page.sentences.push_back(say("changes.split", {signed_points(d->rate_effect, say), signed_points(d->mix_effect, say), signed_points(d->appeared + d->gone, say)}));
  page.sentences.push_back(say("changes.meaning"));
  page.tables.push_back(change_table(in, *d, by));
  return page;
}

}  // namespace xanh::view
