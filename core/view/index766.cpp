// The page of the 766 index (domain.md 2.6): printed scores, and what of them the dossiers give again.
#include <algorithm>
#include <cmath>
#include <cstdint>

#include "facts/unit_level.h"
#include "view/build.h"
#include "view/index766_parts.h"

namespace xanh::view {
namespace {

using metric::Index766Rules;
using metric::UnitScores;

// What the total is, and in which group the most is lost.
std::string lead(const Scores& s) {
  const Strings& say = *s.in->say;
  const std::string when = scored_text(*s.period, *s.in);
  const auto total = s.now->total();
  if (!total) return say("index766.lead.none", {s.unit, when});
  const Index766Rules::Group* most = nullptr;
  double lost = 0;
  for (const Index766Rules::Group& group : s.rules->groups) {
    double points = 0;
    bool known = true;
    for (std::size_t i = 0; i < s.rules->scores.size(); ++i) {
      if (!std::ranges::contains(group.codes, s.rules->scores[i].code)) continue;
      known = known && s.now->points[i].has_value();
      points += s.now->points[i].value_or(0);
    }
    if (known && group.max - points > lost) most = &group, lost = group.max - points;
  }
  const int max = s.rules->most();
  const std::string begin = say("index766.lead", {s.unit, when, points_text(*total, say), say.count(max), points_text(max - *total, say)});
  return most == nullptr ? begin + "." : begin + say("index766.lead.most", {say(most->name), points_text(lost, say)});
}

std::string version_text(const Scores& s) {
  const Strings& say = *s.in->say;
  if (s.period->last == 0) return say("index766.version.unknown");
  if (s.version == nullptr) return say("index766.version.none", {say.day(s.rules->versions.empty() ? 0 : s.rules->versions.front().first)});
  std::string out = say("index766.version", {say(s.version->name), say(s.version->status)});
  if (s.period->last > s.version->last) out += " " + say("index766.version.beyond", {say(s.version->name), say.day(s.version->last)});
  return out;
}

std::vector<std::string> lacking(const Scores& s) {
  const Strings& say = *s.in->say;
  std::vector<std::string> out;
  std::string codes;
  for (std::size_t i = 0; i < s.rules->scores.size(); ++i) {
    if (s.now->points[i]) continue;
    codes += (codes.empty() ? "" : ", ") + s.rules->scores[i].code;
  }
  if (!codes.empty()) out.push_back(say("index766.lacking", {codes}));
  if (!s.now->printed && s.now->sum) out.push_back(say("index766.no_total", {s.rules->total}));
  if (s.now->adds_up() == false) {
    out.push_back(say("index766.sum_differs", {points_text(*s.now->printed, say), points_text(*s.now->sum, say), points_text(std::abs(*s.now->printed - *s.now->sum), say)}));
  }
  return out;
}

// Of all units: how far apart, whose totals do not add up, what may not be compared.
std::vector<std::string> of_units(const Scores& s) {
  const Inputs& in = *s.in;
  const Strings& say = *in.say;
  const UnitScores *most = nullptr, *least = nullptr;
  std::int64_t units = 0, off = 0, superseded = 0;
  bool commune = false, others = false;
  for (const UnitScores& each : s.all) {
    if (each.period != *s.period) continue;
    ++units;
    off += each.adds_up() == false ? 1 : 0;
    superseded += each.superseded;
    const bool of_commune = facts::level_of(in.shards, each.unit) == facts::UnitLevel::commune;
    commune = commune || of_commune;
    others = others || !of_commune;
    if (!each.total()) continue;
    if (most == nullptr || *each.total() > *most->total()) most = &each;
    if (least == nullptr || *each.total() < *least->total()) least = &each;
  }
  std::vector<std::string> out;
  if (most != nullptr && most != least) {
    out.push_back(say("index766.spread", {say.count(units), most->unit, points_text(*most->total(), say), least->unit, points_text(*least->total(), say), points_text(*most->total() - *least->total(), say)}));
  }
  if (off > 0) out.push_back(say("index766.sums_off", {say.count(off)}));
  if (superseded > 0) out.push_back(say("index766.superseded", {say.count(superseded)}));
  if (commune) out.push_back(say(others ? "index766.commune.mixed" : "index766.commune"));
  return out;
}

Setting period_field(const Scores& s) {
  const Strings& say = *s.in->say;
  Setting field{.id = "scored", .label = say("index766.scored"), .value = scored_text(*s.period, *s.in), .name = say("index766.scored")};
  std::vector<query::Period> seen;
  for (const UnitScores& each : s.all) {
    const std::string span = span_of_period(each.period, *s.in->workspace);
    if (span.empty() || std::ranges::contains(seen, each.period)) continue;
    seen.push_back(each.period);
    field.options.push_back({.action = "period:" + span, .label = scored_text(each.period, *s.in), .current = each.period == *s.period});
  }
  return field;
}

void add_scores(TablesPage& page, const Scores& s) {
  const Strings& say = *s.in->say;
  Setting field = period_field(s);
  if (field.options.size() > 1) page.fields.push_back(std::move(field));
  if (s.period->last != 0 && !s.in_scope) page.sentences.push_back(say("index766.period_missing", {scored_text(*s.period, *s.in)}));
  for (std::string& sentence : score_sentences(s)) page.sentences.push_back(std::move(sentence));
  if (s.now != nullptr) {
    if (auto chart = course_chart(s)) {
      if (chart->boundary) page.sentences.push_back(say("index766.break"));
      page.charts.emplace_back(std::move(*chart));
    }
    page.tables.push_back(group_table(s));
  }
  page.tables.push_back(unit_table(s));
}

}  // namespace

std::vector<std::string> score_sentences(const Scores& s) {
  const Inputs& in = *s.in;
  const Strings& say = *in.say;
  const std::string when = scored_text(*s.period, in);
  std::vector<std::string> out;
  if (s.now == nullptr) {
    out.push_back(say("index766.unit_missing", {s.unit, when}));
  } else {
    out.push_back(lead(s));
    switch (closing_of(s, *s.now)) {
      case Closing::open: {
        const text::Day told = told_day(s, *s.now);
        out.push_back(say("index766.open", {when, say.day(told == 0 ? s.period->last : told)}));
        break;
      }
      case Closing::untold:
        if (s.period->last != 0) out.push_back(say("index766.untold"));
        break;
      case Closing::closed: break;
    }
    for (std::string& sentence : lacking(s)) out.push_back(std::move(sentence));
  }
  out.push_back(version_text(s));
  for (std::string& sentence : of_units(s)) out.push_back(std::move(sentence));
  const bool several = std::ranges::any_of(s.all, [&](const UnitScores& each) { return each.period == *s.period && each.unit != s.unit; });
  if (s.now != nullptr && !s.chosen && several) out.push_back(say(s.whole ? "index766.choose" : "index766.choose.most", {s.unit}));
  out.push_back(say("index766.never"));
  return out;
}

TablesPage build_index766(const Inputs& in) {
  const Strings& say = *in.say;
  TablesPage page{.id = "index766", .title = say("menu.index766")};
  if (in.index766 == nullptr) return page;
  const Scores s = scores_of(in);
  const Remade r = remake(in, s);
  if (!s.period && !r.any()) {
    page.sentences.push_back(say("index766.nothing"));
    return page;
  }
  const bool dated = scope_of(in).as_of != 0;  // scores without a period are of no formulas, and there are no dossiers
  for (const Index766Rules::Version& version : in.index766->versions) {
    if (!dated) break;
    const bool own = r.version == &version ? !r.other : in.index766->at(r.period.last) == &version;
    page.choices.push_back({.action = own ? "formula:" : "formula:" + version.id, .label = say(own ? "index766.formula.own" : "index766.formula.other", {say(version.name)}),
                            .current = r.version == &version, .hint = say(version.status)});
  }
  if (s.period) add_scores(page, s);
  else page.sentences.push_back(say("index766.no_scores"));
  if (!dated) return page;
  if (r.version == nullptr) {
    page.sentences.push_back(say("index766.version.none", {say.day(in.index766->versions.front().first)}));
    return page;
  }
  if (!s.period) page.sentences.push_back(say("index766.version", {say(r.version->name), say(r.version->status)}));
  for (std::string& sentence : remade_sentences(r, in)) page.sentences.push_back(std::move(sentence));
  if (r.any()) {
    const auto named = std::ranges::find(in.workspace->filters, query::Dimension::unit, &query::Filter::dimension);
    std::string whose;
    if (named != in.workspace->filters.end()) {
      for (const std::string& value : named->values) whose += (whose.empty() ? "" : ", ") + value;
    }
    page.tables.push_back(remade_table(r, in, whose.empty() ? say("index766.all_dossiers") : whose));
  }
  if (s.period && s.now != nullptr) {
    Table course = course_table(s);
    if (!course.rows.empty()) page.tables.push_back(std::move(course));
  }
  page.tables.push_back(other_rows_table(r, in));
  return page;
}

}  // namespace xanh::view
