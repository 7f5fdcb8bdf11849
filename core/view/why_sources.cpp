// Which files the number comes from, and what the trust sheet holds against it.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "intake/log_names.h"
#include "text/format.h"
#include "view/check_parts.h"
#include "view/why_parts.h"

namespace xanh::view {
namespace {

constexpr std::size_t kMostChecks = 8;

std::string left_out_text(const intake::ImportLog& log, const Strings& say) {
  std::string out;
  for (std::size_t i = 0; i < log.left_out.size(); ++i) {
    if (log.left_out[i].count == 0) continue;
    out += (out.empty() ? "" : "; ") + say("why.left_out.one", {say("left_out." + std::string(intake::kLeftOutNames[i])), say.count(static_cast<std::int64_t>(log.left_out[i].count))});
  }
  return out;
}

// What each file alone gives; none where the parts do not add up to the number: a dossier or a form that
// two files tell, or procedures, which are counted once however many files use them.
std::vector<metric::Figure> parts_of(const WhyOf& w) {
  std::vector<metric::Figure> out;
  if (w.figure.standing == metric::Standing::not_computable || w.in.shards.size() != w.in.logs.size()) return out;
  std::int64_t numerator = 0, denominator = 0;
  for (const facts::Shard* const& shard : w.in.shards) {
    auto figures = why_figures(w, {&w.metric}, {&shard, 1});
    out.push_back(figures ? std::move(figures->front()) : metric::Figure{});
    if (out.back().standing == metric::Standing::not_computable) out.back() = {};
    numerator += out.back().numerator;
    denominator += out.back().denominator;
  }
  if (numerator != w.figure.numerator || denominator != w.figure.denominator) out.clear();
  return out;
}

double reach_of(const Effect& effect) { return std::max(-effect.low, effect.high); }

}  // namespace

Table why_files(const WhyOf& w) {
  const Strings& say = w.say;
  const auto parts = parts_of(w);
  Table table{.id = "why-files", .caption = say("why.files")};
  table.columns = {{.id = "file", .label = say("check.file")}, {.id = "rows", .label = say("why.files.rows"), .hint = say("why.files.rows.hint"), .number = true, .width = 96}};
  if (!parts.empty()) table.columns.push_back({.id = "part", .label = say("why.files.part"), .number = true, .width = 96});
  for (std::size_t i = 0; i < w.in.logs.size(); ++i) {
    const intake::ImportLog& log = *w.in.logs[i];
    const auto count = [&say](std::uint64_t n) { return say.count(static_cast<std::int64_t>(n)); };
    const std::uint64_t used = log.grain == intake::Grain::statements ? log.form.lines : log.received();
    std::string name = say("why.file", {log.file, say("grain." + std::string(intake::grain_id(log.grain)))});
    if (const std::string left = left_out_text(log, say); !left.empty()) name += ". " + say("why.left_out", {count(log.left_out_count()), left});
    Row row{.key = std::to_string(i), .cells = {{.text = std::move(name)}, {.text = say("why.ratio_of", {count(used), count(log.rows_read)}), .value = static_cast<double>(used)}}};
    if (!parts.empty()) row.cells.push_back({.text = say("why.ratio_of", {say.count(parts[i].numerator), say.count(parts[i].denominator)}), .value = static_cast<double>(parts[i].denominator)});
    table.rows.push_back(std::move(row));
  }
  if (w.in.catalogue != nullptr) {  // levels and eligibility come from it
    table.rows.push_back({.key = "catalogue", .cells = {{.text = say("why.file", {w.in.catalogue->file, say("grain.catalogue")})},
                                                        {.text = say("why.ratio_of", {say.count(static_cast<std::int64_t>(w.in.catalogue->dossiers)), say.count(static_cast<std::int64_t>(w.in.catalogue->rows_read))})}}});
    if (!parts.empty()) table.rows.back().cells.push_back({.text = say("dash")});
  }
  return table;
}

Table why_checks(const WhyOf& w) {
  const Strings& say = w.say;
  Table table{.id = "why-checks", .caption = say(w.by || !w.in.workspace->filters.empty() ? "why.checks.whole" : "why.checks")};
  table.columns = {{.id = "check", .label = say("check.check")},
                   {.id = "count", .label = say("check.count"), .number = true, .width = 70},
                   {.id = "effect", .label = say("why.checks.effect"), .number = true, .width = 110}};
  state::Workspace workspace = *w.in.workspace;
  workspace.metric = w.metric.id;  // the sheet is of the pinned rate
  Inputs own = w.in;
  own.workspace = &workspace;
  const TrustSheet sheet = make_trust_sheet(own);
  for (const Check& check : sheet.checks) {
    if (check.outcome != Check::Outcome::failed || table.rows.size() == kMostChecks) continue;
    const bool computed = check.effect.kind == Effect::Kind::computed && reach_of(check.effect) > 0;
    if (!computed && check.effect.kind != Effect::Kind::unknown) continue;
    const std::string key = "check." + check.id;
    Cell effect{.text = say("check.unknown_effect"), .hint = say("check.unknown_effect_hint"), .faint = true};
    if (computed) {
      effect = {.text = say("why.effect", {text::format_points(check.effect.low, 2, say.language()), text::format_points(check.effect.high, 2, say.language())}), .value = reach_of(check.effect)};
    }
    table.rows.push_back({.key = check.id, .cells = {{.text = say(key + ".name"), .hint = say(key + ".what")},
                                                     {.text = say.count(static_cast<std::int64_t>(check.count)), .value = static_cast<double>(check.count)}, std::move(effect)}});
  }
  return table;
}

}  // namespace xanh::view
