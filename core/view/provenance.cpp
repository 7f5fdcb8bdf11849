#include "view/provenance.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <utility>

#include "state/action.h"
#include "text/date.h"
#include "view/figure_text.h"
#include "view/periods.h"

namespace xanh::view {
namespace {

constexpr std::int64_t kDay = 86'400, kVietNam = 7 * 3600;

std::string two_digits(std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); }

std::string time_text(std::int64_t time, const Strings& say) {
  if (time <= 0) return say("provenance.no_time");
  const std::int64_t local = time + kVietNam, of_day = local % kDay;
  return say("provenance.time", {say.day(static_cast<text::Day>(local / kDay)), two_digits(of_day / 3600) + ":" + two_digits(of_day / 60 % 60) + ":" + two_digits(of_day % 60)});
}

/// Of the whole and of each level of units that has one of its own.
std::vector<const metric::Target*> targets_of(const Inputs& in, int year, const metric::Metric& metric) {
  using facts::UnitLevel;
  std::vector<const metric::Target*> out;
  if (in.targets == nullptr) return out;
  const auto add = [&](const metric::Holder& holder) {
    const metric::Target* found = in.targets->find(year, holder, metric);
    if (found != nullptr && !std::ranges::contains(out, found)) out.push_back(found);
  };
  add(holder_of(in));
  for (const UnitLevel level : {UnitLevel::department, UnitLevel::district, UnitLevel::commune}) add({.level = level});
  return out;
}

Table files_table(const Inputs& in, const Stamp& stamp) {
  const Strings& say = *in.say;
  Table out{.id = "files", .caption = say("provenance.files")};
  out.columns = {{.id = "file", .label = say("provenance.file")}, {.id = "sha256", .label = "SHA-256"},
                 {.id = "bytes", .label = say("provenance.bytes"), .number = true}, {.id = "rows", .label = say("provenance.rows"), .number = true},
                 {.id = "used", .label = say("provenance.used"), .number = true}, {.id = "left_out", .label = say("provenance.left_out"), .number = true},
                 {.id = "as_of", .label = say("provenance.as_of")}};
  const auto count = [&say](std::uint64_t n) { return Cell{.text = say.count(static_cast<std::int64_t>(n)), .value = static_cast<double>(n)}; };
  const auto sum = [&say](const std::string& sha256) { return Cell{.text = sha256.empty() ? say("provenance.no_hash") : sha256}; };
  for (std::size_t i = 0; i < in.logs.size(); ++i) {
    const intake::ImportLog& log = *in.logs[i];
    std::uint64_t left_out = 0;
    for (const intake::Tally& tally : log.left_out) left_out += tally.count;
    out.rows.push_back({.key = log.file, .cells = {{.text = log.file}, sum(i < stamp.sha256.size() ? stamp.sha256[i] : std::string{}), count(log.file_bytes), count(log.rows_read),
                                                   count(log.received()), count(left_out), {.text = log.data_as_of == 0 ? say("dash") : say.day(log.data_as_of)}}});
  }
  const Cell none{.text = say("dash")};
  for (const SourceBehind& each : stamp.behind) out.rows.push_back({.key = each.file, .cells = {{.text = each.file}, sum(each.sha256), count(each.bytes), none, none, none, none}});
  return out;
}

}  // namespace

std::string filters_text(const Inputs& in) {
  const Strings& say = *in.say;
  std::string out;
  for (const query::Filter& filter : in.workspace->filters) {
    std::string values;
    for (const std::string& value : filter.values) values += (values.empty() ? "" : ", ") + group_label(filter.dimension, value, in);
    out += (out.empty() ? "" : "; ") + say("by." + std::string(state::dimension_id(filter.dimension))) + ": " + values;
  }
  return out;
}

Provenance provenance_of(const Inputs& in, const Stamp& stamp, std::span<const metric::Metric* const> metrics) {
  const Strings& say = *in.say;
  const state::Scope scope = scope_of(in);
  Provenance out{.title = say("provenance.title"), .facts = {.id = "facts"}, .files = files_table(in, stamp)};
  out.facts.columns = {{.id = "what", .label = say("provenance.what")}, {.id = "value", .label = say("provenance.value")}};
  const auto add = [&](std::string_view key, std::string text, std::string_view name = {}) {
    out.facts.rows.push_back({.key = std::string(key), .cells = {{.text = name.empty() ? say("provenance." + std::string(key)) : std::string(name)}, {.text = std::move(text)}}});
  };
  add("program", "Xanh " XANH_VERSION);
  add("exported", time_text(stamp.time, say));
  add("period", scope_text(in) + " (" + days_text(scope.period, say) + ")");
  add("data_as_of", say.day(scope.as_of));
  for (const metric::Metric* metric : metrics) add("definition", definition_text(*metric, say));
  for (const metric::Metric* metric : metrics) {
    for (const metric::Target* target : targets_of(in, scope.year, *metric)) {
      add("target", say(metric->tag) + ": " + target_name(*target, say) + ". " + say(target->basis));
    }
  }
  if (std::ranges::none_of(out.facts.rows, [](const Row& row) { return row.key == "target"; })) add("target", say("provenance.no_target", {std::to_string(scope.year)}));
  const std::string filters = filters_text(in);
  add("filters", filters.empty() ? say("provenance.no_filter") : filters);
  if (in.workspace->suppress > 1) add("suppressed", say("provenance.suppressed.text", {std::to_string(in.workspace->suppress)}));
  for (const RulesFile& rules : in.rules_files) add("rules", rules.file);
  if (in.catalogue != nullptr) add("catalogue", in.catalogue->file);
  if (in.displaced > 0) add("displaced", say.count(static_cast<std::int64_t>(in.displaced)));
  return out;
}

void add_provenance(Memo& memo, const Provenance& from, const Strings& say) {
  using Align = MemoColumn::Align;
  MemoAnnex annex{.name = say("memo.annex." + std::to_string(memo.annexes.size() + 1)), .title = from.title, .of = say("memo.annex.of")};
  const auto add = [&annex](const Table& table, std::initializer_list<MemoColumn> columns, std::initializer_list<std::size_t> taken) {
    MemoTable made{.columns = columns, .dense = true};
    for (const Row& row : table.rows) {
      MemoRow cells;
      for (const std::size_t i : taken) cells.cells.push_back({.text = row.cells.at(i).text});
      made.rows.push_back(std::move(cells));
    }
    annex.blocks.emplace_back(std::move(made));
  };
  const auto head = [](const Table& table, std::size_t i) { return table.columns.at(i).label; };
  add(from.facts, {{.label = head(from.facts, 0), .width = 38}, {.label = head(from.facts, 1), .width = 127}}, {0, 1});
  add(from.files, {{.label = head(from.files, 0), .width = 52}, {.label = head(from.files, 1), .width = 59},
                   {.label = head(from.files, 3), .width = 18, .align = Align::end}, {.label = head(from.files, 4), .width = 18, .align = Align::end},
                   {.label = head(from.files, 5), .width = 18, .align = Align::end}}, {0, 1, 3, 4, 5});
  memo.annexes.push_back(std::move(annex));
}

}  // namespace xanh::view
