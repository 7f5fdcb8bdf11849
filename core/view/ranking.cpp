// Who stands where: ranks within one level of units, or the groups of another dimension by their rates.
#include <array>
#include <string>

#include "state/action.h"
#include "text/format.h"
#include "view/build.h"
#include "view/figure_text.h"
#include "view/grouping.h"
#include "view/memo.h"
#include "view/ranking_parts.h"

namespace xanh::view {
namespace {

// "70", "68,5": as it is typed.
std::string typed(double share, const Strings& say) {
  std::string text = text::format_number(share * 100, 6, say.language());
  while (text.back() == '0') text.pop_back();
  if (text.back() == ',' || text.back() == '.') text.pop_back();
  return text;
}

std::vector<Setting> fields_of(const Inputs& in, const Ranking& ranking, const std::optional<Threshold>& threshold) {
  const Strings& say = *in.say;
  const state::Workspace& workspace = *in.workspace;
  std::vector<Setting> out;
  out.push_back({.id = "search", .label = say("ranking.search"), .value = workspace.search, .action = "search:", .input = workspace.search,
                 .placeholder = say("ranking.search.placeholder"), .name = say("ranking.search")});
  if (!ranking.units) return out;
  if (auto choices = level_choices(ranking.levels, say); !choices.empty()) {
    std::string value = level_label(ranking.levels.chosen, say);
    for (const Link& choice : choices) {
      if (choice.current) value = choice.label;
    }
    out.push_back({.id = "level", .label = say("ranking.level"), .value = std::move(value), .options = std::move(choices), .name = say("ranking.level")});
  }
  Setting limit{.id = "threshold", .label = say("ranking.threshold"), .action = "threshold:", .placeholder = say("ranking.threshold.placeholder"),
                .name = say("ranking.threshold")};
  if (threshold) {
    limit.value = limit.input = typed(threshold->share, say);
    if (threshold->target != nullptr) limit.from = target_name(*threshold->target, say);
  }
  out.push_back(std::move(limit));
  Setting mix{.id = "standardised", .label = say("ranking.standardised"), .value = say(workspace.standardised ? "ranking.standardised.on" : "ranking.standardised.off"),
              .name = say("ranking.standardised")};
  mix.options = {{.action = "standardised:off", .label = say("ranking.standardised.off"), .current = !workspace.standardised},
                 {.action = "standardised:on", .label = say("ranking.standardised.on"), .current = workspace.standardised}};
  out.push_back(std::move(mix));
  return out;
}

}  // namespace

TablesPage build_ranking(const Inputs& given) {
  const Strings& say = *given.say;
  state::Workspace workspace = *given.workspace;
  workspace.group_by = ranked_by(given);
  Inputs in = given;
  in.workspace = &workspace;
  Only only = only_unit(given);
  only.filters = false;  // one that was chosen may be joined by others
  TablesPage page{.id = "ranking"};
  const std::string by(state::dimension_id(workspace.group_by));
  page.title = say("ranking.title." + by);
  for (const std::string_view each : {"unit", "field", "procedure", "month", "level"}) {
    page.choices.push_back({.action = "by:" + std::string(each), .label = say("by." + std::string(each)), .current = by == each});
    if (each == "unit" && only) page.choices.back() = {.action = "by:unit", .label = say("by.unit"), .enabled = false, .hint = only_text(only, "ranking", say)};
  }
  const metric::Metric* metric = pinned_metric(in);
  if (metric == nullptr) return page;
  auto ranking = make_ranking(in, *metric);
  if (!ranking) {  // no data in the year asked for
    page.sentences.push_back(message(ranking.error(), say));
    return page;
  }
  const auto threshold = ranking->units ? threshold_of(in, *metric, *ranking) : std::nullopt;
  page.fields = fields_of(in, *ranking, threshold);
  if (ranking->units) page.sentences = ranking_sentences(*ranking, in, *metric, threshold);
  if (only && given.workspace->group_by == query::Dimension::unit) page.sentences.push_back(only_text(only, "ranking", say));
  const state::Sort sort = order_of(*ranking, workspace);
  page.tables.push_back(ranking_table(*ranking, in, *metric, shown_rows(*ranking, in, sort), sort));
  offer_memo(page.exports, say);
  return page;
}

}  // namespace xanh::view
