#include "app/targets_json.h"

#include <utility>

#include "state/action.h"
#include "text/format.h"

namespace xanh::app {
namespace {

using Json = nlohmann::ordered_json;

Json bilingual(const metric::Bilingual& both) { return {{"vi", both.vi}, {"en", both.en}}; }

Json holder_json(const metric::Holder& holder) {
  Json out = {{"level", state::level_id(holder.level)}};
  if (!holder.unit.empty()) out["unit"] = holder.unit;
  return out;
}

Json target_json(const metric::Target& target) {
  Json out = {{"year", target.year}, {"holder", holder_json(target.holder)}, {"metric", target.metric}, {"value", target.value},
              {"near", target.near}, {"basis", bilingual(target.basis)}, {"basis_date", target.basis_date}};
  if (!target.source.empty()) out["source"] = target.source;
  if (target.aside) out["aside"] = true;
  return out;
}

Json quotation_json(const metric::Quotation& quoted) {
  return {{"day", text::format_iso_day(quoted.day)}, {"holder", holder_json(quoted.holder)}, {"metric", quoted.metric}, {"value", quoted.value},
          {"remark", bilingual(quoted.remark)}, {"source", quoted.source}};
}

Json band_json(const metric::Band& band) {
  Json steps = Json::array();
  for (const metric::Band::Step& step : band.steps) steps.push_back({{"from", step.from}, {"name", bilingual(step.name)}});
  return {{"id", band.id}, {"families", band.families}, {"name", bilingual(band.name)}, {"basis", bilingual(band.basis)}, {"steps", std::move(steps)}};
}

Json goal_json(const metric::Goal& goal) {
  return {{"years", goal.years}, {"holder", bilingual(goal.holder)}, {"goal", bilingual(goal.goal)}, {"basis", bilingual(goal.basis)}, {"source", goal.source}};
}

template <class List, class Make>
void put(Json& out, const char* key, const List& list, const Make& make) {
  for (const auto& each : list) out[key].push_back(make(each));
}

}  // namespace

Json targets_object(const metric::TargetRules& rules) {
  Json out = {{"version", 2}, {"near_basis", bilingual(rules.near_basis)}};
  put(out, "targets", rules.targets, target_json);
  put(out, "quotations", rules.quotations, quotation_json);
  put(out, "bands", rules.bands, band_json);
  put(out, "goals", rules.goals, goal_json);
  return out;
}

std::string targets_json(const metric::TargetRules& rules) {
  Json out = {{"xanh", "targets"}};
  out.update(targets_object(rules));
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace xanh::app
