// Can these files be trusted for the pinned rate, and by how many points could it be off? (domain.md 7.3)
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/sort.h"
#include "view/check_parts.h"
#include "view/figure_text.h"

namespace xanh::view {
namespace {

constexpr double kVisible = 0.0005;  // half of the last digit of a rate, as a share
constexpr std::size_t kMostExports = 8;

std::string size(double share, const Strings& say) { return text::format_number(share * 100, 2, say.language()); }

double reach(const Effect& effect) { return std::max(-effect.low, effect.high); }

std::string names(const std::vector<const Check*>& checks, std::size_t most, const Strings& say) {
  std::string out;
  for (std::size_t i = 0; i < checks.size() && i < most; ++i) out += (i > 0 ? "; " : "") + say("check." + checks[i]->id + ".name");
  return out;
}

std::string rate_sentence(const Inputs& in, const TrustSheet& sheet) {
  const Strings& say = *in.say;
  const metric::Metric& metric = *pinned_metric(in);
  const auto rate = sheet.figure.rate();
  if (!rate) return say("check.no_rate", {say(metric.name), say(metric.tag), sheet.figure.standing == metric::Standing::not_computable ? lacking_text(sheet.figure, say) : standing_text(sheet.figure.standing, say)});
  const double most = std::max(-sheet.low, sheet.high);
  if (most < kVisible) return say("check.firm", {say(metric.name), say(metric.tag), say.percent(*rate)});
  std::vector<const Check*> causes;
  for (const Check& check : sheet.checks) {
    if (check.effect.kind == Effect::Kind::computed && reach(check.effect) >= kVisible) causes.push_back(&check);
  }
  sort_stably(causes, {}, [](const Check* check) { return -reach(check->effect); });
  if (causes.empty()) {  // many small ones
    for (const Check& check : sheet.checks) {
      if (reach(check.effect) > 0) causes.push_back(&check);
    }
  }
  return say("check.off", {say(metric.name), say(metric.tag), say.percent(*rate), size(most, say), points_text(sheet.low, 2, say), points_text(sheet.high, 2, say), names(causes, 2, say)});
}

// Does the verdict against the target hold over the whole range?
std::optional<std::string> target_sentence(const TrustSheet& sheet, const Strings& say) {
  const metric::Target* target = sheet.figure.target;
  const auto rate = sheet.figure.rate();
  if (target == nullptr || !rate || std::max(-sheet.low, sheet.high) == 0) return std::nullopt;
  const bool firm = (*rate + sheet.low >= target->value) == (*rate + sheet.high >= target->value);
  return say(firm ? "check.target.firm" : "check.target.open", {say.target(target->value), standing_text(sheet.figure.standing, say)});
}

Cell outcome_cell(const Check& check, const Strings& say) {
  if (check.outcome == Check::Outcome::not_applicable) return {.text = say("check.not_applicable"), .faint = true};
  if (check.outcome == Check::Outcome::passed) return {.text = say("check.passed"), .tone = Tone::good, .pill = true};
  const bool harmless = check.effect.kind != Effect::Kind::unknown && reach(check.effect) < kVisible;
  return {.text = say(harmless ? "check.look_small" : "check.look"), .tone = harmless ? Tone::near : Tone::bad, .pill = true};
}

Cell points_cell(const Check& check, double share, bool first, const Strings& say) {
  if (check.outcome == Check::Outcome::not_applicable || check.count == 0) return {.text = say("dash"), .faint = true};
  if (check.effect.kind == Effect::Kind::computed) return {.text = points_text(share, 2, say), .value = share * 100, .strong = std::abs(share) >= kVisible};
  if (!first) return {.text = say("dash"), .faint = true};
  const bool none = check.effect.kind == Effect::Kind::none;
  return {.text = say(none ? "check.no_effect" : "check.unknown_effect"), .hint = say(none ? "check.no_effect_hint" : "check.unknown_effect_hint"), .faint = true};
}

Table checks_table(const TrustSheet& sheet, const Strings& say) {
  Table table{.id = "checks", .caption = say("check.caption")};
  table.columns = {{.id = "check", .label = say("check.check")},
                   {.id = "outcome", .label = say("check.outcome"), .width = 110},
                   {.id = "count", .label = say("check.count"), .number = true, .width = 80},
                   {.id = "of", .label = say("check.of"), .hint = say("check.of_hint"), .number = true, .width = 80},
                   {.id = "low", .label = say("check.low"), .hint = say("check.low_hint"), .number = true, .width = 120},
                   {.id = "high", .label = say("check.high"), .hint = say("check.high_hint"), .number = true, .width = 120},
                   {.id = "todo", .label = say("check.todo"), .width = 240}};
  for (const Check& check : sheet.checks) {
    const std::string key = "check." + check.id;
    const bool idle = check.outcome == Check::Outcome::not_applicable;
    const auto number = [&](std::uint64_t n) {
      if (idle) return Cell{.text = say("dash"), .faint = true};
      return Cell{.text = say.count(static_cast<std::int64_t>(n)), .value = static_cast<double>(n)};
    };
    const std::string todo = idle ? say("check.needs", {say(key + ".needs")}) : check.outcome == Check::Outcome::failed ? say(key + ".todo") : std::string();
    table.rows.push_back({.key = check.id,
                          .cells = {{.text = say(key + ".name"), .hint = say(key + ".what"), .faint = idle}, outcome_cell(check, say), number(check.count), number(check.of),
                                    points_cell(check, check.effect.low, true, say), points_cell(check, check.effect.high, false, say),
                                    {.text = todo, .hint = todo, .faint = idle}}});
  }
  return table;
}

Table samples_table(const TrustSheet& sheet, const Strings& say) {
  Table table{.id = "samples", .caption = say("check.samples")};
  table.columns = {{.id = "check", .label = say("check.check"), .width = 230},
                   {.id = "file", .label = say("check.file"), .width = 190},
                   {.id = "sheet", .label = say("check.sheet"), .width = 90},
                   {.id = "row", .label = say("left_out.row"), .number = true, .width = 70},
                   {.id = "what", .label = say("check.found")}};
  for (const Check& check : sheet.checks) {
    if (check.count == 0) continue;
    for (std::size_t i = 0; i < check.samples.size() && i < metric::kMostDoubtful; ++i) {
      const CheckSample& sample = check.samples[i];
      const auto or_dash = [&say](const std::string& text) { return text.empty() ? Cell{.text = say("dash"), .faint = true} : Cell{.text = text, .hint = text}; };
      Cell row{.text = say("dash"), .faint = true};
      if (sample.row != 0) row = {.text = std::to_string(sample.row), .value = static_cast<double>(sample.row)};
      table.rows.push_back({.key = check.id, .cells = {{.text = say("check." + check.id + ".name")}, or_dash(sample.file), or_dash(sample.sheet), std::move(row),
                                                       {.text = sample.text, .hint = sample.text}}});
    }
  }
  return table;
}

void add_sentences(const Inputs& in, const TrustSheet& sheet, TablesPage& page) {
  const Strings& say = *in.say;
  const auto count = [&say](std::size_t n) { return say.count(static_cast<std::int64_t>(n)); };
  std::size_t failed = 0, passed = 0;
  std::vector<const Check*> open;
  for (const Check& check : sheet.checks) {
    failed += check.outcome == Check::Outcome::failed;
    passed += check.outcome == Check::Outcome::passed;
    if (check.outcome == Check::Outcome::failed && check.effect.kind == Effect::Kind::unknown) open.push_back(&check);
  }
  const std::size_t idle = sheet.checks.size() - failed - passed;
  page.sentences.push_back(rate_sentence(in, sheet));
  if (auto target = target_sentence(sheet, say)) page.sentences.push_back(std::move(*target));
  page.sentences.push_back(failed == 0 ? say("check.all_passed", {count(passed), count(idle)}) : say("check.some_failed", {count(failed), count(failed + passed), count(passed), count(idle)}));
  if (!open.empty() && sheet.figure.rate()) page.sentences.push_back(say("check.open", {count(open.size()), names(open, 3, say) + (open.size() > 3 ? "; …" : "")}));
  if (!in.workspace->filters.empty()) page.sentences.push_back(say("check.unfiltered"));
}

}  // namespace

std::size_t failed_checks(const Inputs& in) {
  if (in.shards.empty() || pinned_metric(in) == nullptr || empty_scope(in)) return 0;
  return static_cast<std::size_t>(std::ranges::count(make_trust_sheet(in).checks, Check::Outcome::failed, &Check::outcome));
}

TablesPage build_check(const Inputs& in) {
  const Strings& say = *in.say;
  TablesPage page{.id = "check", .title = say("menu.check")};
  if (pinned_metric(in) == nullptr) return page;
  if (const auto empty = empty_scope(in)) {
    page.sentences.push_back(message(*empty, say));
    return page;
  }
  const TrustSheet sheet = make_trust_sheet(in);
  add_sentences(in, sheet, page);
  page.tables.push_back(checks_table(sheet, say));
  if (Table samples = samples_table(sheet, say); !samples.rows.empty()) page.tables.push_back(std::move(samples));
  for (std::size_t i = 0; i < in.logs.size() && page.exports.size() < kMostExports; ++i) {
    if (in.logs[i]->left_out_count() == 0) continue;
    page.exports.push_back({.action = "export:left-out:" + std::to_string(i), .label = say("check.left_out", {in.logs[i]->file}), .hint = say("export.left_out_hint")});
  }
  return page;
}

}  // namespace xanh::view
