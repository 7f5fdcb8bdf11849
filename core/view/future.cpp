#include "view/future.h"

namespace xanh::view {
namespace {

metric::FlowBasis basis_of(state::Flow flow) {
  switch (flow) {
    case state::Flow::uniform: return metric::FlowBasis::uniform;
    case state::Flow::last_year: return metric::FlowBasis::last_year;
    case state::Flow::stated: return metric::FlowBasis::stated;
  }
  return metric::FlowBasis::uniform;
}

}  // namespace

std::optional<query::Period> year_so_far(const state::Scope& scope) {
  if (scope.period.last < scope.whole.first || scope.period.last > scope.whole.last) return std::nullopt;
  return query::Period{scope.whole.first, scope.period.last};
}

std::optional<metric::Future> future_of(const Inputs& in, const metric::Metric& metric) {
  const state::Scope scope = scope_of(in);
  const auto so_far = year_so_far(scope);
  if (!so_far) return std::nullopt;
  metric::Lens lens = lens_of(in);
  lens.suppress = 0;  // only sums of it are shown
  return metric::expected_future({.metric = &metric, .filters = in.workspace->filters, .so_far = *so_far, .year = scope.whole,
                                  .basis = basis_of(in.workspace->flow), .stated = in.workspace->future, .lens = lens},
                                 in.shards);
}

std::string future_text(const metric::Future& future, const Strings& say) {
  const std::string count = say.count(future.dossiers);
  switch (future.basis) {
    case metric::FlowBasis::stated: return say("flow.stated", {count});
    case metric::FlowBasis::last_year:
      return say("flow.last_year", {count, say.count(future.so_far), say.count(future.last_year_rest), say.count(future.last_year_same)});
    case metric::FlowBasis::uniform: break;
  }
  return say(future.fell_back ? "flow.fell_back" : "flow.uniform", {count});
}

std::vector<Link> flow_choices(const Inputs& in, const metric::Future& future) {
  const Strings& say = *in.say;
  std::vector<Link> out;
  for (const state::Flow each : {state::Flow::uniform, state::Flow::last_year}) {
    const std::string id = each == state::Flow::uniform ? "uniform" : "last_year";
    out.push_back({.action = "flow:" + id, .label = say("flow.choice." + id), .current = each == in.workspace->flow});
    if (each == state::Flow::last_year && future.fell_back) out.back().hint = say("flow.fell_back", {say.count(future.dossiers)});
  }
  return out;
}

Setting future_field(const Inputs& in, const metric::Future& future) {
  const Strings& say = *in.say;
  const bool stated = in.workspace->flow == state::Flow::stated;
  return {.id = "future", .label = say("flow.field"), .value = say.count(future.dossiers), .from = future_text(future, say), .action = "future:",
          .input = stated ? std::to_string(in.workspace->future) : std::string{}, .placeholder = std::to_string(future.dossiers), .name = say("flow.field")};
}

}  // namespace xanh::view
