#include "view/build.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "state/action.h"
#include "text/format.h"
#include "view/chart_table.h"
#include "view/copy_page.h"
#include "view/figure_text.h"
#include "view/grouping.h"
#include "view/offer.h"
#include "view/picture.h"
#include "view/why.h"

namespace xanh::view {
namespace {

using state::Page;

ProgressPage build_progress(const Situation::Loading& loading, const Strings& say) {
  const double share = loading.total == 0 ? 0 : static_cast<double>(loading.bytes) / static_cast<double>(loading.total);
  return {.title = say("progress.title", {loading.file}),
          .note = say("progress.note", {say.count(static_cast<std::int64_t>(loading.rows)), say.percent(share)}),
          .share = share,
          .cancel = {.action = "cancel", .label = say("progress.cancel")}};
}

text::Day latest(const Inputs& in) {
  // Scores of a month go up to its end and tell nothing of dossiers: alone they are the data, else not.
  text::Day end = 0, of_scores = 0;
  for (const intake::ImportLog* log : in.logs) {
    text::Day& to = log->first_received != 0 ? end : of_scores;
    to = std::max(to, log->data_as_of);
  }
  return end != 0 ? end : of_scores;
}

std::int64_t warnings(const Inputs& in) {
  std::int64_t kinds = 0;
  for (const intake::ImportLog* log : in.logs) {
    // Totals, group rows and their like are no cause for worry.
    kinds += log->left_out[static_cast<std::size_t>(intake::LeftOut::no_received_date)].count > 0 ? 1 : 0;
    kinds += log->form.failed_count > 0 ? 1 : 0;
    for (const intake::Tally& tally : log->repairs) kinds += tally.count > 0 ? 1 : 0;
  }
  return kinds;
}

/// Whatever can be filtered can be kept; the check page judges the files as a whole.
void offer_view(std::vector<Link>& exports, const Strings& say) {
  exports.push_back({.action = "export:view", .label = say("export.view"), .hint = say("export.view_hint")});
}

/// First of all that the page offers: what most take.
void offer_workbook(std::vector<Link>& exports, const Strings& say) {
  exports.insert(exports.begin(), {.action = "export:xlsx", .label = say("export.xlsx"), .hint = say("export.xlsx_hint")});
}

/// All that a page of tables leaves as.
void offer_files(std::vector<Link>& exports, const Strings& say) {
  for (const std::string_view format : {"json", "csv"}) {
    exports.insert(exports.begin(), {.action = "export:" + std::string(format), .label = say("export." + std::string(format)), .hint = say("export." + std::string(format) + "_hint")});
  }
  offer_workbook(exports, say);
}

std::string news_text(const SettingsNews& news, bool loaded, const Strings& say) {
  const auto count = [&say](std::size_t n) { return say.count(static_cast<std::int64_t>(n)); };
  if (news.picture) return say("news.picture");
  if (news.diagnostics) return say("news.diagnostics");
  if (news.built_in) return say("news.built_in", {copy_text(*news.built_in, say), count(news.profiles), count(news.aliases), count(news.procedures), count(news.targets)});
  if (news.view) return say(loaded ? "news.view" : "news.view.waits", {news.file, *news.view});
  if (news.rules.empty()) return say("news.settings", {news.file, count(news.profiles), count(news.aliases), count(news.procedures), count(news.targets)});
  if (news.rules == "metrics") return say("news.rules.metrics", {news.file, count(news.added), count(news.replaced)});
  if (news.rules == "targets") return say("news.rules.targets", {news.file, count(news.targets)});
  if (news.rules == "index766" || news.rules == "holidays") return say("news.rules.taken", {news.file, say("rules.kind." + news.rules)});
  return say("news.rules.read", {news.file, say("rules.kind." + news.rules)});
}

/// Pages that are about the pinned definition.
bool is_of_definition(Page page) {
  return page == Page::overview || page == Page::ranking || page == Page::trend || page == Page::spread || page == Page::levers || page == Page::changes ||
         page == Page::definitions || page == Page::targets;
}

/// Each table with rows can be copied whole: the platform does that, on the canvas and in the twin.
void offer_copies(TablesPage& page, const Strings& say) {
  for (const Table& table : page.tables) {
    const std::string action = "copy:" + table.id;
    if (table.rows.empty() || std::ranges::find(page.exports, action, &Link::action) != page.exports.end()) continue;
    page.exports.push_back({.action = action, .label = say("table.copy"), .hint = say("table.copy.hint")});
  }
}

}  // namespace

BuildTables tables_of(Page page) {
  switch (page) {
    case Page::ranking: return build_ranking;
    case Page::trend: return build_trend_page;
    case Page::spread: return build_spread;
    case Page::levers: return build_levers;
    case Page::changes: return build_changes;
    case Page::definitions: return build_definitions;
    case Page::index766: return build_index766;
    case Page::stocks: return build_stocks;
    case Page::check: return build_check;
    case Page::targets: return build_targets;
    case Page::about: return build_about;
    case Page::sources: return build_sources;
    default: return nullptr;
  }
}

const metric::Metric* pinned_metric(const Inputs& in) {
  if (const metric::Metric* pinned = in.metrics->find(in.workspace->metric)) return pinned;
  return in.metrics->metrics.empty() ? nullptr : &in.metrics->metrics.front();
}

Notice hashing_notice(double share, const Strings& say) {
  return {.tone = Tone::neutral, .sign = say("sign.information"), .text = say("hashing", {text::format_percent(share, 0, say.language())}),
          .dismiss = {.action = "cancel", .label = say("progress.cancel")}};
}

Frame build_frame(const Inputs& in, const Situation& situation) {
  const Strings& say = *in.say;
  const state::Workspace& workspace = *in.workspace;
  const bool loaded = !in.shards.empty();
  Frame frame;
  if (loaded) {
    const Only only = only_unit(in);
    for (const Page page : {Page::overview, Page::ranking, Page::trend, Page::spread, Page::levers, Page::changes, Page::definitions, Page::index766,
                            Page::stocks, Page::check, Page::targets, Page::sources, Page::import, Page::present}) {
      const std::string id(state::page_id(page));
      frame.menu.push_back({.action = "page:" + id, .label = say("menu." + id), .current = page == workspace.page,
                            .badge = page == Page::import    ? static_cast<int>(warnings(in))
                                     : page == Page::sources ? static_cast<int>(std::ranges::count_if(in.overlaps, &query::Overlap::differs))
                                                             : 0});
      // One commune's own export: there is nobody to set it against. A filter can be taken off: the pages stay.
      if (!only.data) continue;
      Link& link = frame.menu.back();
      if (page == Page::ranking) link.label = say("menu.ranking.parts");
      if (page == Page::spread) link.enabled = false, link.hint = only_text(only, "spread", say);
    }
    frame.title = say("menu." + std::string(state::page_id(workspace.page)));
    if (only.data && workspace.page == Page::ranking) frame.title = say("menu.ranking.parts");
    if (workspace.page != Page::import && workspace.page != Page::about) frame.chips = build_chips(in);
    // What the files are judged by is all of them.
    if (workspace.page == Page::check) std::erase_if(frame.chips, [](const Chip& chip) { return chip.action.starts_with("unfilter:"); });
    if (workspace.page == Page::sources) frame.chips.resize(std::min<std::size_t>(frame.chips.size(), 2));  // year and period
    const std::string files = say.count(static_cast<std::int64_t>(in.logs.size()));
    frame.footer.push_back(latest(in) == 0 ? say("footer.files_only", {files}) : say("footer.files", {files, say.day(latest(in))}));
    if (situation.reading != nullptr && situation.reading->built_in) frame.footer.push_back(copy_text(*situation.reading->built_in, say));
    if (workspace.suppress > 1) frame.footer.push_back(say("footer.suppress", {std::to_string(workspace.suppress)}));
    frame.main_button = Link{.action = "open", .label = say("footer.open")};
    frame.links.push_back({.action = "undo", .label = say("link.undo"), .enabled = situation.can_undo});
    frame.links.push_back({.action = "redo", .label = say("link.redo"), .enabled = situation.can_redo});
  } else {
    frame.title = say(workspace.page == Page::about ? "menu.about" : "start.title");
  }
  const bool vi = workspace.language == text::Language::vi;
  const bool unsaved = situation.reading != nullptr && situation.reading->unsaved;
  frame.links.push_back({.action = "page:about", .label = unsaved ? "? \xE2\x97\x8F" : "?", .current = workspace.page == Page::about,
                         .hint = say(unsaved ? "link.about.unsaved" : "menu.about")});
  frame.links.push_back({.action = "lang:vi", .label = "VI", .current = vi, .hint = say("link.vi")});
  frame.links.push_back({.action = "lang:en", .label = "EN", .current = !vi, .hint = say("link.en")});
  // One link goes round the three: light, dark, high contrast.
  const state::Scheme shown = workspace.scheme == state::Scheme::system ? situation.system_scheme : workspace.scheme;
  const std::string next = shown == state::Scheme::dark ? "contrast" : shown == state::Scheme::contrast ? "light" : "dark";
  frame.links.push_back({.action = "scheme:" + next, .label = say("link." + next)});
  return frame;
}

PageView build_page(const Inputs& in, const Situation& situation) {
  const Strings& say = *in.say;
  PageView page;
  page.language = say.language();
  page.frame = build_frame(in, situation);
  page.filters = {.add = say("filter.add"), .drop = say("filter.drop"), .choose = say("filter.choose"), .search = say("filter.search")};
  for (std::size_t i = 0; i < situation.errors.size(); ++i) {
    const bool information = situation.errors[i].code == ErrorCode::cancelled;
    page.notices.push_back({.tone = information ? Tone::neutral : Tone::bad,
                            .sign = say(information ? "sign.information" : "sign.error"),
                            .text = message(situation.errors[i], say),
                            .dismiss = {.action = "dismiss:" + std::to_string(i), .label = say("notice.dismiss")}});
    if (i < situation.shapes.size() && !situation.shapes[i].empty()) {
      page.notices.back().more = {.action = situation.shapes[i], .label = say("export.shape"), .hint = say("export.shape_hint")};
      if (in.workspace->page != Page::import) page.notices.back().fix = {.action = "page:import", .label = say("notice.fix"), .hint = say("notice.fix_hint")};
    }
  }
  if (situation.news && situation.news->snapshot) {
    page.notices.push_back({.tone = Tone::good, .sign = say("sign.information"), .text = say(situation.news->as_data ? "news.snapshot.data" : "news.snapshot", {situation.news->file, say.day(*situation.news->snapshot)}),
                            .dismiss = {.action = "dismiss:news", .label = say("notice.dismiss")}});
    if (!situation.news->as_data && !in.shards.empty() && in.workspace->page != Page::changes) page.notices.back().more = {.action = "page:changes", .label = say("news.snapshot.compare")};
  } else if (situation.news) {
    page.notices.push_back({.tone = Tone::good, .sign = say("sign.information"), .text = news_text(*situation.news, !in.shards.empty(), say),
                            .dismiss = {.action = "dismiss:news", .label = say("notice.dismiss")}});
  }
  if (situation.hashing) page.notices.push_back(hashing_notice(*situation.hashing, say));
  if (situation.loading) {
    ProgressPage progress = build_progress(*situation.loading, say);
    page.status = progress.title;  // the rows would be read aloud without end
    page.body = std::move(progress);
  } else if (in.shards.empty() && in.workspace->page != Page::about && !(in.workspace->page == Page::import && situation.reading != nullptr && !situation.reading->refused.empty())) {
    page.body = build_start(say);
  } else if (in.workspace->page == Page::import) {
    page.body = build_import(in, situation.reading);
  } else if (in.workspace->page == Page::present) {
    page.body = build_present(in);
  } else if (const auto build = tables_of(in.workspace->page)) {
    page.body = build(in);
    auto& tables = std::get<TablesPage>(page.body);
    if (!in.shards.empty() && in.workspace->page != Page::about && std::ranges::any_of(tables.tables, [](const Table& table) { return !table.rows.empty(); })) {
      offer_files(tables.exports, say);
    }
    if (!in.shards.empty() && in.workspace->page != Page::check) offer_view(tables.exports, say);
    if (in.workspace->page == Page::about && situation.reading != nullptr) add_copy(tables, in, *situation.reading);
    if (in.workspace->page == Page::about && situation.reading != nullptr && situation.reading->unsaved) {
      tables.sentences.push_back(say("about.unsaved"));
      tables.exports.push_back({.action = "export:settings", .label = say("export.settings"), .hint = say("export.settings_hint")});
    }
  } else {
    page.body = build_overview(in);
    if (auto& exports = std::get<OverviewPage>(page.body).exports; !exports.empty()) {
      offer_workbook(exports, say);
      offer_view(exports, say);
    }
  }
  if (auto* tables = std::get_if<TablesPage>(&page.body)) offer_copies(*tables, say);
  offer_pictures(page, say);
  page.ask_why = say("why.ask");
  // The presentation has the screen to itself.
  if (!in.workspace->why.empty() && !situation.loading && !in.shards.empty() && in.workspace->page != Page::present) {
    page.why = build_chart_table(page, in.workspace->why, say);
    if (page.why) {
      page.status = page.why->title;
    } else if (!asks_chart(in.workspace->why)) {
      page.why = build_why(in);
      page.status = say("why.status", {page.why->title, page.why->value});
    }
  }
  if (!page.notices.empty()) page.status = page.notices.back().text;
  else if (page.status.empty() && !in.shards.empty()) {
    std::int64_t dossiers = 0;
    for (const intake::ImportLog* log : in.logs) dossiers += static_cast<std::int64_t>(log->received());
    page.status = say("status.loaded", {say.count(dossiers), say.count(static_cast<std::int64_t>(in.logs.size()))});
  }
  if (!situation.loading && is_of_definition(in.workspace->page)) {  // behind the status: it stays
    if (auto offer = offer_notice(in)) page.notices.push_back(std::move(*offer));
  }
  return page;
}

}  // namespace xanh::view
