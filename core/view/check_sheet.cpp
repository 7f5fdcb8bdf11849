// The trust sheet: gathers what is needed once, asks every check, puts what matters first.
#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "base/sort.h"
#include "metric/interval.h"
#include "view/check_parts.h"

namespace xanh::view {
namespace {

using metric::Told;

std::vector<metric::ListNotes> notes_of(const Inputs& in) {
  std::vector<metric::ListNotes> out;
  for (const intake::ImportLog* log : in.logs) {
    metric::ListNotes& notes = out.emplace_back();
    if (log->grain != intake::Grain::dossiers) continue;
    notes.stated_as_of = in.workspace->as_of.value_or(log->stated_as_of);
    if (log->givens.period) notes.period = query::Period{log->givens.period->first, log->givens.period->last};
    notes.units_looked_up = log->units.looked;
    for (const auto* names : {&log->units.unmatched.names, &log->units.ambiguous.names}) {
      notes.unknown_units.insert(notes.unknown_units.end(), names->begin(), names->end());
    }
    notes.code_days_differ = log->repairs[static_cast<std::size_t>(intake::Repair::code_date_differs)].count > 0;
  }
  return out;
}

// A catalogue knows no units: its rates have no groups to look at.
std::vector<const metric::Metric*> pinned_and_others(const Inputs& in, const metric::Metric* pinned) {
  std::vector<const metric::Metric*> out = {pinned};
  for (const metric::Metric& each : in.metrics->metrics) {
    if (&each != pinned && !each.procedures && !each.comparison_only) out.push_back(&each);
  }
  return out;
}

// 100.00 % in every unit is rarely earned. By rates: three units and 30 dossiers at least.
Check even(const CheckContext& c) {
  constexpr std::size_t kFewestUnits = 3;
  std::uint64_t judged = 0, whole = 0;
  std::vector<CheckSample> samples;
  for (std::size_t m = 0; m < c.table.metrics.size(); ++m) {
    std::int64_t sum = 0;
    std::size_t units = 0;
    bool all = c.table.metrics[m]->higher_is_better;
    for (const metric::Row& row : c.table.rows) {
      const metric::Figure& figure = row.figures[m];
      if (figure.denominator == 0) continue;
      ++units;
      sum += figure.denominator;
      all = all && figure.numerator == figure.denominator;
    }
    if (units < kFewestUnits || metric::is_small(sum)) continue;
    ++judged;
    if (!all) continue;
    ++whole;
    const metric::Metric& metric = *c.table.metrics[m];
    samples.push_back({.text = (*c.in.say)("check.even.sample", {(*c.in.say)(metric.short_name), (*c.in.say)(metric.tag), c.in.say->count(static_cast<std::int64_t>(units))})});
  }
  return make_check("even", whole, judged, {.kind = whole > 0 ? Effect::Kind::unknown : Effect::Kind::none}, std::move(samples));
}

Check jump(const CheckContext& c) {
  const Strings& say = *c.in.say;
  metric::Lens lens = c.lens;
  lens.rhythm = {};
  const auto months = metric::series(*c.metric, c.period, {}, c.in.shards, lens);
  const bool computable = c.figure().standing != metric::Standing::not_computable;
  const auto found = computable ? metric::jumps(months) : std::vector<metric::Jump>{};
  std::vector<CheckSample> samples;
  std::uint64_t pairs = 0;
  bool begun = false;
  for (std::size_t i = 1; i < months.size() && computable; ++i) {
    begun = begun || months[i - 1].denominator > 0;
    pairs += begun && std::max(months[i].denominator, months[i - 1].denominator) >= metric::kSmallCount ? 1 : 0;
  }
  const auto rate = [&say](const metric::SeriesPoint& m) { return say.percent(static_cast<double>(m.numerator) / static_cast<double>(m.denominator)); };
  std::uint64_t count = 0;
  std::size_t last = 0;
  for (const metric::Jump& each : found) {
    count += each.to != last ? 1 : 0;  // a month may jump in both
    last = each.to;
    if (samples.size() == metric::kMostDoubtful) continue;
    const metric::SeriesPoint &before = months[each.to - 1], &after = months[each.to];
    const std::string from = group_label(query::Dimension::month, before.month, c.in), to = group_label(query::Dimension::month, after.month, c.in);
    samples.push_back({.text = each.of_rate ? say("check.jump.rate", {from, rate(before), to, rate(after)})
                                            : say("check.jump.dossiers", {from, say.count(before.denominator), to, say.count(after.denominator)})});
  }
  return make_check("jump", count, pairs, {.kind = count > 0 ? Effect::Kind::unknown : Effect::Kind::none}, std::move(samples));
}

// A received date that cannot be read is among those that are missing; other dates matter only to rates that read them.
Check unreadable(const CheckContext& c) {
  std::uint64_t cells = 0, numbers = 0, rows = 0;
  std::vector<CheckSample> samples;
  for (std::size_t i = 0; i < c.in.logs.size(); ++i) {
    rows += c.in.logs[i]->rows_read;
    for (const intake::Repair repair : {intake::Repair::unreadable_date, intake::Repair::implausible_date, intake::Repair::unreadable_number}) {
      const intake::Tally& tally = c.in.logs[i]->repairs[static_cast<std::size_t>(repair)];
      cells += tally.count;
      numbers += repair == intake::Repair::unreadable_number ? tally.count : 0;
      for (std::size_t s = 0; s < tally.first_rows.size() && samples.size() < metric::kMostDoubtful; ++s) {
        samples.push_back(c.sample(c.in.sources[i], tally.first_rows[s], (*c.in.say)(repair == intake::Repair::unreadable_number ? "check.unreadable.number" : "check.unreadable.date")));
      }
    }
  }
  const bool reads_dates = std::ranges::any_of(c.metric->needs, [](metric::Need need) {
    return need == metric::Need::finished_day || need == metric::Need::due_day || need == metric::Need::timing;
  });
  return make_check("unreadable", cells, rows, {.kind = numbers > 0 || (cells > 0 && reads_dates) ? Effect::Kind::unknown : Effect::Kind::none}, std::move(samples));
}

Check cut(const CheckContext& c) {
  std::uint64_t files = 0, lists = 0;
  std::vector<CheckSample> samples;
  for (std::size_t i = 0; i < c.in.logs.size(); ++i) {
    const intake::ImportLog& log = *c.in.logs[i];
    if (log.grain != intake::Grain::dossiers) continue;
    ++lists;
    if (!log.may_be_cut()) continue;
    ++files;
    samples.push_back(c.sample(c.in.sources[i], 0, (*c.in.say)("check.cut.sample", {c.in.say->count(static_cast<std::int64_t>(log.rows_read))})));
  }
  return make_check("cut", files, lists, {.kind = files > 0 ? Effect::Kind::unknown : Effect::Kind::none}, std::move(samples));
}

double size_of(const Effect& effect) { return std::max(-effect.low, effect.high); }

// Failed first; of these those with the greatest effect, then those whose effect is not known.
std::tuple<int, double, int> order(const Check& check) {
  return {static_cast<int>(check.outcome), -size_of(check.effect), check.effect.kind == Effect::Kind::unknown ? 0 : 1};
}

}  // namespace

CheckSample CheckContext::sample(std::uint16_t source, std::uint64_t row, std::string text) const {
  const auto at = static_cast<std::size_t>(std::ranges::find(in.sources, source) - in.sources.begin());
  CheckSample out{.row = row, .text = std::move(text)};
  if (at < in.logs.size()) out.file = in.logs[at]->file, out.sheet = in.logs[at]->sheet;
  return out;
}

Effect CheckContext::effect_of(std::span<const Told> changes) const {
  const auto rate = figure().rate();
  const bool as_it_is = std::ranges::all_of(changes, [](const Told& t) { return t.numerator == 0 && t.denominator == 0; });
  if (as_it_is && !metric->procedures) return {};
  if (!rate || metric->procedures) return {.kind = Effect::Kind::unknown};
  Effect out{.kind = Effect::Kind::computed};
  for (const Told& change : changes) {
    const std::int64_t m = figure().denominator + change.denominator;
    if (m <= 0) return {.kind = Effect::Kind::unknown};
    const std::int64_t n = std::clamp<std::int64_t>(figure().numerator + change.numerator, 0, m);
    const double moved = static_cast<double>(n) / static_cast<double>(m) - *rate;
    out.low = std::min(out.low, moved);
    out.high = std::max(out.high, moved);
  }
  return out;
}

Check make_check(std::string id, std::uint64_t count, std::uint64_t of, Effect effect, std::vector<CheckSample> samples) {
  if (of == 0 && count == 0) return {.id = std::move(id)};
  return {.id = std::move(id), .outcome = count > 0 ? Check::Outcome::failed : Check::Outcome::passed, .count = count, .of = of, .effect = effect, .samples = std::move(samples)};
}

TrustSheet make_trust_sheet(const Inputs& in) {
  state::Workspace all = *in.workspace;
  all.filters.clear();
  all.suppress = 0;  // it judges files, and shows no group's figures
  // Scores may have no day at all. Then nothing is counted in any period: which one does not matter.
  const bool dated = std::ranges::any_of(in.logs, [](const intake::ImportLog* log) { return log->data_as_of != 0; });
  if (!dated && !all.as_of) all.as_of = text::day_from_civil(2025, 12, 31);
  Inputs files = in;
  files.workspace = &all;
  CheckContext c{.in = files, .metric = pinned_metric(files), .period = scope_of(files).period, .lens = lens_of(files), .table = {}};
  c.table = metric::evaluate(request_of(files, pinned_and_others(files, c.metric), {query::Dimension::unit}, c.period), files.shards);
  c.by_lists = metric::knows(metric::known_properties(files.shards, c.lens), *c.metric);
  c.rows = metric::doubt_rows(*c.metric, c.period, c.lens.soon_days, files.shards, notes_of(files));
  TrustSheet out{.figure = c.figure()};
  check_lists(c, out.checks);
  check_forms(c, out.checks);
  out.checks.push_back(even(c));
  out.checks.push_back(jump(c));
  out.checks.push_back(unreadable(c));
  out.checks.push_back(cut(c));
  for (const Check& check : out.checks) {
    out.low += check.effect.low;
    out.high += check.effect.high;
  }
  sort_stably(out.checks, {}, order);
  return out;
}

}  // namespace xanh::view
