// What if: a share of the filings to come goes online. Past filings stay as they are (domain.md 2.7).
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "metric/figure.h"
#include "metric/share.h"
#include "state/action.h"
#include "text/date.h"
#include "text/format.h"
#include "view/figure_text.h"
#include "view/future.h"
#include "view/levels.h"
#include "view/levers_parts.h"

namespace xanh::view {
namespace {

using metric::Ratio;
using metric::Shift;

constexpr std::size_t kMostNamed = 3;

constexpr int kRecentMonths = 3;

// The days whose filings tell what is to come of whom: units end within a year (districts did on 2025-06-30),
// and of them nothing comes any more.
query::Period recent(const query::Period& so_far) {
  auto [year, month, day] = text::civil_from_day(so_far.last);
  month -= kRecentMonths - 1;
  if (month < 1) month += 12, --year;
  return {std::max(so_far.first, text::day_from_civil(year, month, 1)), so_far.last};
}

double part_of_way(const state::Workspace& workspace, std::string_view key) {
  const auto found = workspace.shifts.find(key);
  return found == workspace.shifts.end() ? 0 : found->second;
}

// A group's own share, else the greater of those that lead to the median and the target.
double share_of(const LeversOf& w, const std::string& key, const Ratio& now, std::optional<double> median) {
  const state::Workspace& workspace = *w.in.workspace;
  if (const auto own = workspace.shifts.find(key); own != workspace.shifts.end()) return own->second;
  double share = 0;
  if (median) share = part_of_way(workspace, kToMedian) * metric::share_to_reach(now, *median);
  if (w.target != nullptr) share = std::max(share, part_of_way(workspace, kToTarget) * metric::share_to_reach(now, w.target->value));
  return share;
}

// "Xã A 50 %, Xã B 30 %, 4 others"; the ready scenarios by their names.
std::string assumed(const LeversOf& w, const WhatIf& what_if) {
  const Strings& say = w.say;
  const state::Workspace& workspace = *w.in.workspace;
  const std::string many = say("by.many." + std::string(state::dimension_id(w.by)));
  std::vector<std::string> parts;
  const auto way = [&](std::string_view key, const std::string& level) {
    if (const double part = part_of_way(workspace, key); part > 0) parts.push_back(part >= 1 ? say("whatif.reach", {many, level}) : say("whatif.way", {many, level, say.target(part)}));
  };
  if (what_if.median) way(kToMedian, say("levers.level.median", {say.percent(*what_if.median)}));
  if (w.target != nullptr) way(kToTarget, say("levers.level.target", {say.target(w.target->value)}));
  std::string own;
  std::size_t named = 0, others = 0;
  for (const auto& [key, share] : workspace.shifts) {
    if (!what_if.groups.contains(key)) continue;
    if (named == kMostNamed) ++others;
    else ++named, own += (own.empty() ? "" : ", ") + say("whatif.one", {say.target(share), group_label(w.by, key, w.in)});
  }
  if (others > 0) own += ", " + say("whatif.others", {say.count(static_cast<std::int64_t>(others)), many});
  if (!own.empty()) parts.push_back(say("whatif.own", {own}));
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "; ") + part;
  return out;
}

bool is_online(const metric::Metric& metric) { return metric.family == "full_process" || metric.family == "online_filing"; }

}  // namespace

std::optional<WhatIf> what_if_of(const LeversOf& w, std::span<const metric::LeverInput> groups, std::optional<double> median) {
  if (!w.scope.year_to_date()) return std::nullopt;
  const auto flow = metric::flow_of(w.metric);
  auto future = future_of(w.in, w.metric);
  if (!flow || !future || future->dossiers <= 0) return std::nullopt;
  WhatIf out{.future = std::move(*future), .weighed = recent(w.scope.period), .groups = {}, .median = median};
  auto weights = weights_by(w, *flow, {w.by}, out.weighed);
  if (weights.empty()) {  // forms of longer periods
    out.weighed = w.scope.period;
    weights = weights_by(w, *flow, {w.by}, out.weighed);
  }
  if (weights.empty()) return std::nullopt;
  for (const metric::LeverInput& group : groups) {
    const auto found = weights.find(query::Key{group.key, {}});
    const double weight = found == weights.end() ? 0 : found->second;
    const double share = share_of(w, group.key, group.now, median);
    out.groups[group.key] = {.now = group.now, .future = static_cast<double>(out.future.dossiers) * weight, .share = share};
    out.active = out.active || share > 0;
  }
  return out;
}

void add_what_if(const LeversOf& w, const WhatIf& what_if, TablesPage& page) {
  const Strings& say = w.say;
  const state::Workspace& workspace = *w.in.workspace;
  const auto ready = [&](std::string_view key, const std::string& label) {
    page.choices.push_back({.action = "shift:" + std::string(key) + "=100", .label = label, .current = part_of_way(workspace, key) >= 1, .hint = say("whatif.ready.hint")});
  };
  if (what_if.median) ready(kToMedian, say("whatif.ready.median", {say.percent(*what_if.median)}));
  if (w.target != nullptr) ready(kToTarget, say("whatif.ready.target", {say.target(w.target->value)}));
  if (!workspace.shifts.empty()) page.choices.push_back({.action = "unshift", .label = say("whatif.drop"), .hint = say("whatif.drop.hint")});
  page.fields.push_back(future_field(w.in, what_if.future));
  std::vector<Shift> groups;
  for (const auto& [key, shift] : what_if.groups) groups.push_back(shift);
  const Outcome whole = outcome_of(groups);
  page.tables.push_back(result_table(w, what_if, whole));
  if (!what_if.active) {
    if (!workspace.shifts.empty()) page.sentences.push_back(say("whatif.nothing"));
    return;
  }
  const std::int64_t won = whole.with.numerator - whole.without.numerator;
  const double without = metric::rate_of(whole.without), with = metric::rate_of(whole.with);
  page.sentences.push_back(say("whatif.assumed", {assumed(w, what_if)}));
  page.sentences.push_back(say("whatif.result", {std::to_string(w.scope.year), say.percent(without), say.percent(with), points_text(with - without, 1, say), say.count(won)}));
  if (w.target != nullptr) {
    const std::int64_t missing = std::max<std::int64_t>(0, metric::ceil_part(w.target->value, whole.with.denominator) - whole.with.numerator);
    page.sentences.push_back(missing == 0 ? say("whatif.met", {say.target(w.target->value)}) : say("whatif.not_met", {say.target(w.target->value), say.count(missing)}));
  }
  page.sentences.push_back(say("whatif.flow", {future_text(what_if.future, say), say.day(what_if.weighed.first), say.day(what_if.weighed.last)}));
}

Column shift_column(const LeversOf& w) {
  const bool online = is_online(w.metric);
  return {.id = "shift", .label = w.say(online ? "whatif.column.online" : "whatif.column"), .hint = w.say(online ? "whatif.column.online.hint" : "whatif.column.hint"), .number = true, .width = 130};
}

Cell shift_cell(const LeversOf& w, const WhatIf& what_if, const std::string& key) {
  const auto found = what_if.groups.find(key);
  const double share = found == what_if.groups.end() ? 0 : found->second.share;
  const double percent = share * 100;
  Cell cell{.value = share, .name = w.say("whatif.name", {group_label(w.by, key, w.in)}), .field = "shift:" + key + "="};
  if (share > 0) cell.text = text::format_number(percent, std::abs(percent - std::round(percent)) < 1e-9 ? 0 : 1, w.say.language());
  return cell;
}

}  // namespace xanh::view
