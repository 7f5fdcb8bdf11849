// On what the memo rests: definition, target and its basis, what the checks found, the files. And the annexes.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "view/build.h"
#include "view/figure_text.h"
#include "view/grouping.h"
#include "view/memo_parts.h"
#include "view/ranking_parts.h"
#include "view/why_parts.h"

namespace xanh::view {
namespace {

using Align = MemoColumn::Align;

/// Checks that found something, of the page of checks.
MemoTable doubts(const TablesPage& page) {
  const auto found = std::ranges::find(page.tables, "checks", &Table::id);
  if (found == page.tables.end()) return {};
  Table table = *found;
  std::erase_if(table.rows, [](const Row& row) { return row.cells.at(1).tone == Tone::good || !row.cells.at(1).pill; });
  return take_columns(table, {{"check", 42, Align::start}, {"count", 17}, {"of", 18}, {"low", 25}, {"high", 24}, {"todo", 39, Align::start}});
}

void add_minor(MemoOf& m, int number, std::string_view key, std::vector<MemoBlock>& out) {
  out.emplace_back(MemoHeading{.text = std::to_string(number) + ". " + m.say(key), .minor = true});
}

MemoAnnex ranking_annex(MemoOf& m) {
  const Strings& say = m.say;
  state::Workspace workspace = *m.in.workspace;
  workspace.group_by = ranked_by(m.in);
  Inputs in = m.in;
  in.workspace = &workspace;
  auto ranking = make_ranking(in, m.metric);
  if (!ranking) return {};
  MemoAnnex annex{.title = say("memo.annex.ranking." + std::string(ranking->units ? "units" : "groups"))};
  const auto add = [&](const std::string& caption) {
    const state::Sort sort = ranking->units ? state::Sort{.column = "rank", .descending = false} : order_of(*ranking, workspace);
    const Table table = ranking_table(*ranking, in, m.metric, shown_rows(*ranking, in, sort), sort);
    const bool vi = say.language() == text::Language::vi;  // whose heads are shorter, and names longer than in English
    MemoTable taken = take_columns(table, {{"rank", 14, Align::middle}, {"name", vi ? 46.0 : 34.0, Align::start}, {"rate", vi ? 17.0 : 15.0}, {"interval", 27},
                                           {"numerator", vi ? 16.0 : 23.0}, {"denominator", vi ? 17.0 : 27.0},
                                           {"gap", 15}, {"standing", 23, Align::middle}, {"movement", 20}});
    taken.dense = true;
    taken.caption = caption;
    annex.blocks.emplace_back(std::move(taken));
  };
  if (!ranking->units) {
    add({});
  } else {
    for (const Levels::Found& found : ranking->levels.found) {
      if (found.level == facts::UnitLevel::unknown && ranking->levels.found.size() > 1) continue;  // they stand below each of the others
      ranking->levels.chosen = found.level;
      annex.blocks.emplace_back(MemoHeading{.text = say("unit_level.count", {level_label(found.level, say), say.count(static_cast<std::int64_t>(found.units))}), .minor = true});
      add({});
    }
    annex.blocks.emplace_back(MemoParagraph{.text = ranking_basis(*ranking, say), .note = true});
  }
  annex.blocks.emplace_back(MemoParagraph{.text = say("column.interval.hint"), .note = true});
  if (ranking->last) annex.blocks.emplace_back(MemoParagraph{.text = say("memo.movement", {say.day(ranking->before->first), say.day(ranking->before->last), say.day(ranking->last->first), say.day(ranking->last->last)}), .note = true});
  return annex;
}

MemoAnnex months_annex(MemoOf& m) {
  constexpr double kName = 48, kTotal = 17;
  const HeatGrid& grid = m.overview.grid;
  if (grid.rows.empty() || grid.columns.size() < 2) return {};
  MemoAnnex annex{.title = m.say("memo.annex.months", {m.say(m.metric.name)})};
  MemoTable table{.dense = true};
  table.columns.push_back({.label = grid.row_header, .width = kName});
  for (const std::string& column : grid.columns) {
    table.columns.push_back({.label = column, .width = (kMemoWidth - kName - kTotal) / static_cast<double>(grid.columns.size()), .align = Align::middle});
  }
  table.columns.push_back({.label = grid.total_label, .width = kTotal, .align = Align::middle});
  for (const HeatRow& row : grid.rows) {
    MemoRow made{.cells = {{.text = row.label}}};
    for (const HeatCell& cell : row.cells) {
      made.cells.push_back({.text = cell.empty ? m.say("dash") : cell.text, .tone = cell.tone, .filled = !cell.empty && cell.tone != Tone::neutral, .faint = cell.empty});
    }
    made.cells.push_back({.text = row.total, .tone = row.tone, .filled = row.tone != Tone::neutral, .strong = true});
    table.rows.push_back(std::move(made));
  }
  annex.blocks.emplace_back(std::move(table));
  annex.blocks.emplace_back(MemoParagraph{.text = m.say("memo.months.note", {grid.note}), .note = true});
  return annex;
}

}  // namespace

void add_basis(MemoOf& m, std::vector<MemoBlock>& out) {
  const Strings& say = m.say;
  const state::Scope scope = scope_of(m.in);
  WhyOf why{.in = m.in, .say = say, .metric = m.metric, .by = {}, .key = {}, .scope = scope};
  if (auto figures = why_figures(why, {&m.metric}, m.in.shards)) why.figure = std::move(figures->front());
  out.emplace_back(m.heading("memo.part.basis"));
  add_minor(m, 1, "memo.basis.definition", out);
  std::string definition = definition_text(m.metric, say);
  if (!definition.ends_with('.')) definition += ".";
  out.emplace_back(MemoParagraph{.text = std::move(definition)});
  add_minor(m, 2, "memo.basis.target", out);
  std::vector<std::string> standing;
  add_why_standing(why, standing);
  if (standing.empty()) standing.push_back(ratio_text(why.figure, say) + ".");
  for (std::string& sentence : standing) out.emplace_back(MemoItem{.text = std::move(sentence)});
  add_minor(m, 3, "memo.basis.trust", out);
  const TablesPage checks = build_check(m.in);
  for (const std::string& sentence : checks.sentences) out.emplace_back(MemoItem{.text = sentence});
  if (MemoTable table = doubts(checks); !table.rows.empty()) {
    table.caption = m.table_caption(say("memo.doubts"));
    out.emplace_back(std::move(table));
  }
  add_minor(m, 4, "memo.basis.files", out);
  if (!m.overview.tiles.empty() && !m.overview.findings.empty()) out.emplace_back(MemoItem{.text = m.overview.findings.back()});
  MemoTable files = take_columns(why_files(why), {{"file", 105, Align::start}, {"rows", 32}, {"part", 28}});
  files.caption = m.table_caption(say("memo.files"));
  out.emplace_back(std::move(files));
}

std::vector<MemoAnnex> memo_annexes(MemoOf& m) {
  std::vector<MemoAnnex> out;
  for (MemoAnnex& annex : std::vector{ranking_annex(m), months_annex(m)}) {
    if (annex.blocks.empty()) continue;
    annex.name = m.say("memo.annex." + std::to_string(out.size() + 1));
    annex.of = m.say("memo.annex.of");
    out.push_back(std::move(annex));
  }
  return out;
}

}  // namespace xanh::view
