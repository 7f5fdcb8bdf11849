// What the memo finds: the whole, the units, what is pending, what changed, what is to be done.
#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "state/action.h"
#include "view/build.h"
#include "view/figure_text.h"
#include "view/memo_parts.h"
#include "view/outlook.h"
#include "view/ranking_parts.h"

namespace xanh::view {
namespace {

using Align = MemoColumn::Align;

constexpr std::size_t kMostOverdue = 10, kMostChanges = 4;

/// The pinned definition, and of every other family the first that the data allow.
std::vector<std::size_t> headline_of(const MemoOf& m) {
  std::vector<std::size_t> out;
  std::vector<std::string> families = {m.metric.family};
  for (std::size_t i = 0; i < m.headline.metrics.size(); ++i) {
    const metric::Metric& each = *m.headline.metrics[i];
    if (each.id == m.metric.id || std::ranges::contains(families, each.family)) continue;
    if (!m.headline.total.figures[i].rate()) continue;
    families.push_back(each.family);
    out.push_back(i);
  }
  return out;
}

/// "70 %" of a target of its own; of a reference whose it is.
std::string target_cell(const metric::Figure& figure, const Strings& say) {
  if (figure.target != nullptr) return say.target(figure.target->value);
  return figure.beside != nullptr ? say("memo.reference", {say.target(figure.beside->value)}) : say("dash");
}

MemoRow headline_row(std::size_t number, const metric::Metric& metric, const metric::Figure& figure, const Strings& say) {
  const bool counted = figure.rate().has_value();
  const auto count = [&](std::int64_t n) { return counted ? say.count(n) : say("dash"); };
  const Tone tone = tone_of(figure.standing);
  return {.cells = {{.text = std::to_string(number)},
                    {.text = say("memo.definition_of", {say(metric.name), say(metric.tag)}), .strong = number == 1},
                    {.text = count(figure.numerator)},
                    {.text = count(figure.denominator)},
                    {.text = rate_text(figure, say), .strong = true},
                    {.text = target_cell(figure, say)},
                    {.text = figure.target != nullptr && counted ? say.count(figure.gap_dossiers) : say("dash")},
                    {.text = standing_text(figure.standing, say), .tone = tone, .filled = tone != Tone::neutral}}};
}

void add_sentences(const std::vector<std::string>& sentences, std::vector<MemoBlock>& out) {
  for (const std::string& sentence : sentences) out.emplace_back(MemoItem{.text = sentence});
}

/// The five that miss the most, with the counts behind.
std::optional<MemoTable> laggards_table(MemoOf& m) {
  const BarList& laggards = m.overview.laggards;
  if (laggards.bars.empty()) return std::nullopt;
  const std::string action = laggards.bars.front().action;  // "filter:unit=..."
  const std::string by = action.substr(7, action.find('=') - 7);
  state::Workspace workspace = *m.in.workspace;
  if (!state::apply(workspace, "by:" + by)) return std::nullopt;
  Inputs in = m.in;
  in.workspace = &workspace;
  const auto report = make_report(in, std::array{m.metric.id});
  if (!report) return std::nullopt;
  const Strings& say = m.say;
  MemoTable table{.caption = m.table_caption(laggards.title)};
  table.columns = {{.label = say("memo.number_column"), .width = 11, .align = Align::middle}, {.label = say("column." + by), .width = 60},
                   {.label = say("column.numerator"), .width = 21, .align = Align::end}, {.label = say("column.denominator"), .width = 26, .align = Align::end},
                   {.label = say("column.rate"), .width = 18, .align = Align::end}, {.label = say("memo.gap"), .width = 29, .align = Align::end}};
  for (const Bar& bar : laggards.bars) {
    const std::string key = bar.action.substr(std::min(bar.action.size(), 8 + by.size()));
    const auto row = std::ranges::find(report->rows, key, &ReportRow::key);
    if (row == report->rows.end()) continue;
    const metric::Figure& figure = row->figures.front();
    table.rows.push_back({.cells = {{.text = std::to_string(table.rows.size() + 1)}, {.text = bar.label}, {.text = say.count(figure.numerator)},
                                    {.text = say.count(figure.denominator)}, {.text = rate_text(figure, say)},
                                    {.text = bar.value, .tone = bar.tone, .filled = bar.tone != Tone::neutral, .strong = true}}});
  }
  return table;
}

}  // namespace

void add_results(MemoOf& m, std::vector<MemoBlock>& out) {
  const Strings& say = m.say;
  out.emplace_back(m.heading("memo.part.results"));
  // The last finding is about the files: it stands with them.
  std::vector<std::string> findings = m.overview.findings;
  if (const auto outlook = outlook_of(m.in, m.metric)) {  // the rate itself comes first
    if (auto sentences = outlook_sentences(*outlook); !sentences.empty()) findings.insert(findings.begin(), std::move(sentences.front()));
  }
  if (!m.overview.tiles.empty() && !findings.empty()) findings.pop_back();
  add_sentences(findings, out);
  MemoTable table{.caption = m.table_caption(say("memo.headline"))};
  table.columns = {{.label = say("memo.number_column"), .width = 10, .align = Align::middle}, {.label = say("memo.figure"), .width = 37},
                   {.label = say("column.numerator"), .width = 21, .align = Align::end}, {.label = say("column.denominator"), .width = 25, .align = Align::end},
                   {.label = say("column.rate"), .width = 15, .align = Align::end}, {.label = say("memo.target"), .width = 18, .align = Align::end},
                   {.label = say("memo.gap"), .width = 20, .align = Align::end}, {.label = say("memo.standing"), .width = 19, .align = Align::middle}};
  for (std::size_t i = 0; i < m.headline.metrics.size(); ++i) {
    if (m.headline.metrics[i]->id == m.metric.id) table.rows.push_back(headline_row(1, m.metric, m.headline.total.figures[i], say));
  }
  if (table.rows.empty()) {  // a variant: the rules' list does not have it
    const metric::TableRequest request = request_of(m.in, {&m.metric}, {}, m.headline.scope.period);
    table.rows.push_back(headline_row(1, m.metric, metric::evaluate(request, m.in.shards).total.figures.front(), say));
  }
  for (const std::size_t i : headline_of(m)) table.rows.push_back(headline_row(table.rows.size() + 1, *m.headline.metrics[i], m.headline.total.figures[i], say));
  out.emplace_back(std::move(table));
  out.emplace_back(MemoParagraph{.text = say("memo.headline.note"), .note = true});
  const Trend& trend = m.overview.trend;
  if (std::ranges::count_if(trend.monthly, [](const auto& share) { return share.has_value(); }) > 1) {
    const std::string title = say("memo.trend", {say(m.metric.name)});
    out.emplace_back(MemoPicture{.caption = m.picture_caption(title), .words = title + ": " + trend.note, .chart = Chart(trend)});
  }
}

void add_units(MemoOf& m, std::vector<MemoBlock>& out) {
  const Strings& say = m.say;
  auto ranking = make_ranking(m.in, m.metric);
  const bool units = ranking && ranking->units && !ranking->levels.found.empty() && !m.metric.procedures;
  const BarList& laggards = m.overview.laggards;
  if (!units && laggards.bars.empty()) return;
  const bool of_units = laggards.bars.empty() || laggards.bars.front().action.starts_with("filter:unit=");
  out.emplace_back(m.heading(of_units ? "memo.part.units" : "memo.part.groups"));
  if (units) {
    for (const Levels::Found& found : ranking->levels.found) {
      if (found.level == facts::UnitLevel::unknown || found.units < 2) continue;
      ranking->levels.chosen = found.level;
      std::string line;  // how many reach it, and how far apart they are; on what the ranks rest stands in the annex
      for (const std::string& sentence : ranking_sentences(*ranking, m.in, m.metric, threshold_of(m.in, m.metric, *ranking))) {
        if (sentence == ranking_basis(*ranking, say)) break;
        line += (line.empty() ? level_label(found.level, say) + ": " : " ") + sentence;
      }
      if (!line.empty()) out.emplace_back(MemoItem{.text = std::move(line)});
    }
  }
  if (auto table = laggards_table(m)) {
    out.emplace_back(*std::move(table));
    BarList bars = laggards;
    bars.note.clear();
    std::string words = laggards.title + ":";
    for (const Bar& bar : bars.bars) words += " " + bar.label + " " + bar.value + ";";
    words.back() = '.';
    const std::string caption = say("memo.bars", {laggards.title, laggards.unit});
    out.emplace_back(MemoPicture{.caption = m.picture_caption(caption), .words = std::move(words), .chart = std::move(bars)});
  }
  if (!laggards.note.empty()) out.emplace_back(MemoParagraph{.text = laggards.note, .note = true});
}

void add_stocks(MemoOf& m, std::vector<MemoBlock>& out) {
  const TablesPage page = build_stocks(m.in);
  const auto counts = std::ranges::find(page.tables, "stocks", &Table::id);
  if (counts == page.tables.end()) return;  // forms alone hold no dossiers
  out.emplace_back(m.heading("memo.part.stocks"));
  std::vector<std::string> sentences = page.sentences;
  // What the page says of its own list of dossiers is not said here: the memo has none.
  if (sentences.size() > 2) sentences.resize(2);
  add_sentences(sentences, out);
  Table overdue = *counts;
  const auto at = std::ranges::find(overdue.columns, "overdue", &Column::id) - overdue.columns.begin();
  std::erase_if(overdue.rows, [at](const Row& row) { return row.cells.at(static_cast<std::size_t>(at)).value.value_or(0) <= 0; });
  const std::size_t all = overdue.rows.size();
  if (all == 0) return;
  overdue.rows.resize(std::min(all, kMostOverdue));
  MemoTable table = take_columns(overdue, {{"name", 49, Align::start}, {"received", 20}, {"resolved", 20}, {"pending", 19}, {"overdue", 19}, {"soon", 19}, {"share", 19}});
  table.caption = m.table_caption(m.say("memo.overdue", {m.say.count(static_cast<std::int64_t>(overdue.rows.size())), m.say.count(static_cast<std::int64_t>(all))}));
  out.emplace_back(std::move(table));
}

void add_changes(MemoOf& m, std::vector<MemoBlock>& out) {
  TablesPage page = build_changes(m.in);
  std::erase(page.sentences, m.say("changes.meaning"));
  if (page.tables.empty() || page.sentences.empty()) return;  // nothing to compare with
  page.sentences.resize(std::min(page.sentences.size(), kMostChanges));
  out.emplace_back(m.heading("memo.part.changes"));
  add_sentences(page.sentences, out);
}

void add_tasks(MemoOf& m, std::vector<MemoBlock>& out) {
  std::vector<std::string> sentences = build_present(m.in).screen.sentences;  // its last screen
  if (const auto outlook = outlook_of(m.in, m.metric); outlook && outlook->forecast && !outlook->over()) {
    sentences.insert(sentences.begin(), forecast_text(*outlook));
  }
  if (sentences.empty()) return;
  out.emplace_back(m.heading("memo.part.tasks"));
  add_sentences(sentences, out);
}

}  // namespace xanh::view
