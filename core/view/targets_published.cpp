// What was published: targets of other years and definitions, quoted results, classes and goals that no rate measures.
#include <algorithm>
#include <tuple>
#include <utility>

#include "base/sort.h"
#include "view/figure_text.h"
#include "view/targets_parts.h"

namespace xanh::view {
namespace {

using metric::Target;

class Maker {
 public:
  Maker(const TargetsWork& w, const char* id) : w_(w) {
    table.id = id;
    table.caption = w.say("targets." + std::string(id) + ".caption");
    table.wide = true;
  }
  Maker& column(const char* id, bool number, float width) {
    table.columns.push_back({.id = id, .label = w_.say("targets.col." + std::string(id)), .number = number, .width = width});
    return *this;
  }
  /// Long texts can be read in full.
  static Cell text(std::string what) {
    std::string hint = what;
    return {.text = std::move(what), .hint = std::move(hint)};
  }
  static Cell mark(std::string source) { return {.text = std::move(source), .faint = true}; }
  [[nodiscard]] Cell share(double value) const { return {.text = exact_percent(value, w_.say), .value = value}; }

  Table table;

 private:
  const TargetsWork& w_;
};

std::string family_name(const TargetsWork& w, const std::string& family) {
  const auto found = std::ranges::find(w.in.metrics->metrics, family, &metric::Metric::family);
  return found == w.in.metrics->metrics.end() ? w.say("targets.index766") : w.say(found->short_name);
}

std::string steps_text(const metric::Band& band, const Strings& say) {
  std::string out;
  for (std::size_t i = 0; i < band.steps.size(); ++i) {
    const metric::Band::Step& step = band.steps[i];
    if (!out.empty()) out += "; ";
    // The last one holds all that lies below the one before.
    const bool rest = step.from == 0 && i > 0;
    out += say(rest ? "targets.step.below" : "targets.step.from", {exact_percent(rest ? band.steps[i - 1].from : step.from, say), say(step.name)});
  }
  return out;
}

}  // namespace

std::string metric_name(const TargetsWork& w, const std::string& id) {
  const metric::Metric* metric = w.in.metrics->find(id);
  return metric == nullptr ? id : w.say("chip.definition.value", {w.say(metric->short_name), w.say(metric->tag)});
}

Table other_targets(const TargetsWork& w, const std::vector<UnitFigure>& units) {
  const Strings& say = w.say;
  Maker make(w, "published");
  make.column("year", false, 70).column("holder", false, 180).column("metric", false, 260).column("value", true, 110).column("note", false, 210)
      .column("date", false, 90).column("basis", false, 560).column("source", false, 190);
  std::vector<const Target*> shown;
  for (const Target& each : w.in.targets->targets) {
    const bool here = each.year == w.year && each.metric == w.metric.id && !each.aside;
    if (here && (each.holder.unit.empty() || std::ranges::contains(units, each.holder.unit, &UnitFigure::unit))) continue;
    shown.push_back(&each);
  }
  sort_stably(shown, {}, [](const Target* each) { return std::tuple(-each->year, each->metric, each->holder.level); });
  for (const Target* each : shown) {
    Row row{.key = std::to_string(each->year) + ":" + holder_text(each->holder, say) + ":" + each->metric, .cells = {}};
    row.cells.push_back({.text = std::to_string(each->year), .value = static_cast<double>(each->year)});
    row.cells.push_back(Maker::text(holder_text(each->holder, say)));
    row.cells.push_back(Maker::text(metric_name(w, each->metric)));
    row.cells.push_back(each->by_user ? target_field(w, each->year, each->holder, each->metric, each) : make.share(each->value));
    row.cells.push_back(Maker::text(say(each->by_user ? "targets.entered" : each->aside ? "targets.note.aside" : "targets.builtin")));
    row.cells.push_back({.text = date_text(each->basis_date, say)});
    row.cells.push_back(Maker::text(say(each->basis)));
    row.cells.push_back(Maker::mark(each->source.empty() ? say("dash") : each->source));
    make.table.rows.push_back(std::move(row));
  }
  return std::move(make.table);
}

Table quotation_table(const TargetsWork& w) {
  const Strings& say = w.say;
  Maker make(w, "quotations");
  make.column("day", false, 100).column("holder", false, 180).column("metric", false, 260).column("quoted", true, 90).column("remark", false, 640).column("source", false, 230);
  std::vector<const metric::Quotation*> shown;
  for (const metric::Quotation& each : w.in.targets->quotations) shown.push_back(&each);
  sort_stably(shown, {}, [](const metric::Quotation* each) { return std::tuple(-each->day, each->metric); });
  for (const metric::Quotation* each : shown) {
    Row row{.key = say.day(each->day) + ":" + holder_text(each->holder, say), .cells = {}};
    row.cells.push_back({.text = say.day(each->day)});
    row.cells.push_back(Maker::text(holder_text(each->holder, say)));
    row.cells.push_back(Maker::text(metric_name(w, each->metric)));
    row.cells.push_back(make.share(each->value));
    row.cells.push_back(Maker::text(say(each->remark)));
    row.cells.push_back(Maker::mark(each->source));
    make.table.rows.push_back(std::move(row));
  }
  return std::move(make.table);
}

Table band_table(const TargetsWork& w) {
  const Strings& say = w.say;
  Maker make(w, "bands");
  make.column("band", false, 420).column("rates", false, 240).column("steps", false, 420).column("basis", false, 520);
  for (const metric::Band& band : w.in.targets->bands) {
    std::string rates;
    for (const std::string& family : band.families) rates += (rates.empty() ? "" : ", ") + family_name(w, family);
    Row row{.key = band.id, .cells = {}};
    row.cells.push_back(Maker::text(say(band.name)));
    row.cells.push_back(Maker::text(std::move(rates)));
    row.cells.push_back(Maker::text(steps_text(band, say)));
    row.cells.push_back(Maker::text(say(band.basis)));
    make.table.rows.push_back(std::move(row));
  }
  return std::move(make.table);
}

Table goal_table(const TargetsWork& w) {
  const Strings& say = w.say;
  Maker make(w, "goals");
  make.column("years", false, 100).column("holder", false, 200).column("goal", false, 620).column("basis", false, 420).column("source", false, 230);
  for (std::size_t i = 0; i < w.in.targets->goals.size(); ++i) {
    const metric::Goal& goal = w.in.targets->goals[i];
    Row row{.key = std::to_string(i + 1), .cells = {}};
    row.cells.push_back({.text = goal.years});
    row.cells.push_back(Maker::text(say(goal.holder)));
    row.cells.push_back(Maker::text(say(goal.goal)));
    row.cells.push_back(Maker::text(say(goal.basis)));
    row.cells.push_back(Maker::mark(goal.source));
    make.table.rows.push_back(std::move(row));
  }
  return std::move(make.table);
}

}  // namespace xanh::view
