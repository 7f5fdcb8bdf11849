#include "view/grouping.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

#include "metric/crosswalk.h"

namespace xanh::view {

Only only_unit(const Inputs& in) {
  Only only{.data = true};
  for (const facts::Shard* shard : in.shards) {
    if (shard->size() == 0 && shard->statements.empty()) continue;  // scores of the 766 index: points, and no dossiers
    for (std::size_t code = 1; code < shard->units.size(); ++code) {
      const std::string_view name = shard->units.at(static_cast<std::uint16_t>(code));
      if (!only.unit.empty() && only.unit != name) only.data = false;
      only.unit = name;
    }
  }
  if (only.data) return only;
  only.unit.clear();
  const auto chosen = std::ranges::find(in.workspace->filters, query::Dimension::unit, &query::Filter::dimension);
  if (chosen == in.workspace->filters.end() || chosen->values.empty()) return only;
  // A province and those that it absorbed are one.
  const auto now = [&in](const std::string& name) { return in.crosswalk == nullptr ? name : in.crosswalk->now(name); };
  const std::string& first = chosen->values.front();
  only.filters = std::ranges::all_of(chosen->values, [&](const std::string& each) { return each == first || now(each) == first; });
  if (only.filters) only.unit = first;
  return only;
}

std::string only_text(const Only& only, std::string_view page, const Strings& say) {
  const std::string who = only.unit.empty() ? say("only.unnamed") : say(only.data ? "only.data" : "only.filters", {only.unit});
  return who + " " + say("only." + std::string(page));
}

query::Dimension ranked_by(const Inputs& in) {
  const query::Dimension by = in.workspace->group_by;
  return by == query::Dimension::unit && only_unit(in).data ? query::Dimension::procedure : by;
}

bool is_stocks_column(std::string_view column) {
  constexpr std::string_view kColumns[] = {"code", "procedure", "unit", "due", "late", "status", "reported"};
  return std::ranges::find(kColumns, column) != std::end(kColumns);
}

}  // namespace xanh::view
