// The memo put together: head, parts, annexes.
#include "view/memo.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "state/action.h"
#include "view/build.h"
#include "view/grouping.h"
#include "view/memo_parts.h"
#include "view/periods.h"
#include "view/provenance.h"

namespace xanh::view {
namespace {

/// "Tỷ lệ hồ sơ" in the midst of a sentence; "DVC toàn trình" stays as it is.
std::string in_sentence(std::string text) {
  const auto upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (text.size() > 1 && upper(text[0]) && !upper(text[1])) text[0] = static_cast<char>(text[0] - 'A' + 'a');
  return text;
}

/// Who reports is known only where the files are of one unit; else it is for the user to fill in.
void fill_head(const Inputs& in, Memo& memo) {
  const Strings& say = *in.say;
  const std::string province = province_of_lists(in);
  memo.above = province.empty() ? say("memo.fill") : say("memo.council", {province});
  memo.agency = say("memo.fill");
  if (const Only only = only_unit(in); only.data && !only.unit.empty()) {
    const facts::UnitLevel level = facts::level_of(in.shards, only.unit);
    if (level == facts::UnitLevel::commune || level == facts::UnitLevel::district) {
      memo.above.clear();
      memo.agency = say("memo.council", {only.unit});
    } else {
      memo.agency = only.unit;
      if (level != facts::UnitLevel::department) memo.above = say("memo.fill");
    }
  }
  memo.number = say("memo.number");
  memo.nation = say("memo.nation");
  memo.motto = say("memo.motto");
  memo.place_and_day = say("memo.place_and_day");
  memo.kind = say("memo.kind");
  memo.to = say("memo.to");
  memo.copies_title = say("memo.copies");
  memo.copies = {say("memo.copies.above"), say("memo.copies.more"), say("memo.copies.files")};
  memo.signer = say("memo.signer");
  memo.signature = say("memo.signature");
}

}  // namespace

MemoHeading MemoOf::heading(std::string_view key) {
  static constexpr std::array<std::string_view, 10> kRoman = {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"};
  const std::string number(kRoman.at(static_cast<std::size_t>(part++)));
  return {.text = number + ". " + say(key)};
}
std::string MemoOf::table_caption(const std::string& text) { return say("memo.table", {std::to_string(++table), text}); }
std::string MemoOf::picture_caption(const std::string& text) { return say("memo.picture", {std::to_string(++picture), text}); }

MemoTable take_columns(const Table& from, const std::vector<Taken>& columns) {
  MemoTable out;
  std::vector<std::size_t> places;
  double width = 0;
  for (const Taken& taken : columns) {
    for (std::size_t i = 0; i < from.columns.size(); ++i) {
      if (from.columns[i].id != taken.id) continue;
      out.columns.push_back({.label = from.columns[i].label, .width = taken.width, .align = taken.align});
      places.push_back(i);
      width += taken.width;
    }
  }
  for (MemoColumn& column : out.columns) column.width *= kMemoWidth / width;
  for (const Row& row : from.rows) {
    MemoRow made{.total = row.total};
    for (const std::size_t place : places) {
      const Cell& cell = row.cells.at(place);
      made.cells.push_back({.text = cell.text, .tone = cell.tone, .filled = cell.pill && cell.tone != Tone::neutral, .strong = row.total, .faint = cell.faint});
    }
    out.rows.push_back(std::move(made));
  }
  return out;
}

void offer_memo(std::vector<Link>& links, const Strings& say) {
  links.push_back({.action = "export:memo", .label = say("export.memo"), .hint = say("export.memo_hint")});
  links.push_back({.action = "export:memo-html", .label = say("export.memo_html"), .hint = say("export.memo_html_hint")});
}

Result<Memo> build_memo(const Inputs& given) {
  const Strings& say = *given.say;
  state::Workspace workspace = *given.workspace;
  workspace.group_by = query::Dimension::unit;
  workspace.search.clear();
  workspace.sort = {};
  workspace.why.clear();
  workspace.screen = 2;
  Inputs in = given;
  in.workspace = &workspace;
  const metric::Metric* pinned = pinned_metric(in);
  if (pinned == nullptr) return fail(ErrorCode::unknown_name, {}, {"metric", workspace.metric, ""});
  if (auto empty = empty_scope(in)) return std::unexpected(*std::move(empty));
  auto headline = make_report(in, {});
  if (!headline) return std::unexpected(std::move(headline.error()));
  const OverviewPage overview = build_overview(in);

  const state::Scope scope = scope_of(in);
  const std::string name = in_sentence(say(pinned->name)), period = scope_text(in);
  Memo memo{.language = say.language(), .as_of = scope.as_of};
  fill_head(in, memo);
  memo.subject = say("memo.subject", {name});
  memo.period = say("memo.period", {period, say.day(scope.period.last)});
  memo.made_by = say("memo.made_by", {XANH_VERSION});
  memo.blocks.emplace_back(MemoParagraph{.text = say("memo.opening", {say.count(static_cast<std::int64_t>(in.logs.size())), name, period, say.day(scope.period.last)})});
  if (const std::string filters = filters_text(in); !filters.empty()) memo.blocks.emplace_back(MemoParagraph{.text = say("memo.filters", {filters})});
  MemoOf m{.in = in, .say = say, .metric = *pinned, .overview = overview, .headline = *headline};
  add_results(m, memo.blocks);
  add_units(m, memo.blocks);
  add_stocks(m, memo.blocks);
  add_changes(m, memo.blocks);
  add_tasks(m, memo.blocks);
  add_basis(m, memo.blocks);
  memo.blocks.emplace_back(MemoParagraph{.text = say("memo.closing", {name, period})});
  memo.annexes = memo_annexes(m);
  return memo;
}

}  // namespace xanh::view
