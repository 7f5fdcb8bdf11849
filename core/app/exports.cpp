#include "app/exports.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "metric/snapshot.h"
#include "report/memo_docx.h"
#include "report/memo_html.h"
#include "report/provenance_text.h"
#include "report/report_text.h"
#include "report/sink.h"
#include "report/tables_text.h"
#include "report/tables_xlsx.h"
#include "state/action.h"
#include "text/format.h"
#include "view/build.h"
#include "view/followup.h"
#include "view/grouping.h"
#include "view/report_tables.h"

namespace xanh::app {
namespace {

constexpr std::string_view kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
constexpr std::string_view kDocx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr std::array<std::string_view, 10> kWhat = {"xlsx", "csv", "json", "memo", "memo-html", "snapshot", "stocks", "followup", "followup-csv", "followup-text"};

Request to_save(std::string name, std::string_view type, std::string bytes) {
  return {Request::Kind::save, std::move(name), std::string(type), std::move(bytes)};
}

std::vector<const metric::Metric*> pinned_of(const view::Inputs& in) {
  const metric::Metric* pinned = view::pinned_metric(in);
  return pinned == nullptr ? std::vector<const metric::Metric*>{} : std::vector{pinned};
}

/// The page's tables as they leave it; none: a page without tables of its own.
std::optional<view::TablesPage> tables_to_take(const view::Inputs& in) {
  const view::BuildTables build = view::tables_of(in.workspace->page);
  if (build == nullptr || in.workspace->page == state::Page::about) return {};
  view::TablesPage page = build(in);
  view::mask_codes(page);
  return page;
}

std::string name_of(const view::Inputs& in, std::string_view page, std::string_view extension) {
  return "xanh" + (page.empty() ? std::string{} : "-" + std::string(page)) + "-" + text::format_iso_day(view::scope_of(in).as_of) + std::string(extension);
}

Result<Request> page_workbook(const view::Inputs& in, const view::Stamp& stamp) {
  const auto page = tables_to_take(in);
  auto bytes = page ? workbook(*page, in, stamp, pinned_of(in)) : report_workbook(in, stamp, {});
  if (!bytes) return std::unexpected(std::move(bytes.error()));
  return to_save(name_of(in, page ? state::page_id(in.workspace->page) : std::string_view{}, ".xlsx"), kXlsx, *std::move(bytes));
}

Result<Request> page_text(const view::Inputs& in, const view::Stamp& stamp, const view::TablesPage& page, bool json) {
  const std::string name = name_of(in, state::page_id(in.workspace->page), json ? ".json" : ".csv");
  const view::Provenance origin = origin_of(in, stamp);
  if (json) return to_save(name, "application/json", report::json_with_provenance(report::tables_json(page), origin));
  return to_save(name, "text/csv", report::csv_with_provenance(report::tables_csv(page), origin));
}

Result<Request> ranked_file(const view::Inputs& in, const view::Stamp& stamp, bool json) {
  const metric::Metric* pinned = view::pinned_metric(in);
  if (pinned == nullptr) return fail(ErrorCode::unknown_name, {}, {"metric", in.workspace->metric, ""});
  state::Workspace workspace = *in.workspace;
  workspace.group_by = view::ranked_by(in);  // as it is shown
  view::Inputs shown = in;
  shown.workspace = &workspace;
  const auto report = view::make_report(shown, std::array{pinned->id});
  if (!report) return std::unexpected(report.error());
  const std::string stem = "xanh-" + std::string(state::dimension_id(report->by)) + "-" + std::to_string(report->scope.year);
  const view::Provenance origin = origin_of(shown, stamp);
  if (json) return to_save(stem + ".json", "application/json", report::json_with_provenance(report::report_json(*report, *in.say), origin));
  return to_save(stem + ".csv", "text/csv", report::csv_with_provenance(report::report_csv(*report, *in.say), origin));
}

Result<Request> followup_file(const view::Inputs& in, const view::Stamp& stamp, std::string_view what) {
  const view::TablesPage page = view::build_followup(in);
  const std::string stem = "xanh-followup-" + text::format_iso_day(view::scope_of(in).as_of);
  if (what == "followup-text") return to_save(stem + ".txt", "text/plain", followup_text(page));
  if (what == "followup-csv") return to_save(stem + ".csv", "text/csv", report::csv_with_provenance(report::tables_csv(page), origin_of(in, stamp)));
  auto bytes = workbook(page, in, stamp, pinned_of(in));
  if (!bytes) return std::unexpected(std::move(bytes.error()));
  return to_save(stem + ".xlsx", kXlsx, *std::move(bytes));
}

}  // namespace

bool has_origin(std::string_view what) { return std::ranges::contains(kWhat, what); }

view::Provenance origin_of(const view::Inputs& in, const view::Stamp& stamp) { return view::provenance_of(in, stamp, pinned_of(in)); }

Result<std::string> workbook(const view::TablesPage& page, const view::Inputs& in, const view::Stamp& stamp, std::span<const metric::Metric* const> metrics) {
  report::StringSink sink;
  if (auto written = report::write_tables_xlsx(page, view::provenance_of(in, stamp, metrics), *in.say, sink); !written) return std::unexpected(std::move(written.error()));
  return sink.take();
}

Result<std::string> report_workbook(const view::Inputs& in, const view::Stamp& stamp, std::span<const std::string> metric_ids) {
  const auto report = view::make_report(in, metric_ids);
  if (!report) return std::unexpected(report.error());
  return workbook(view::report_tables(*report, *in.say), in, stamp, report->metrics);
}

Result<view::Memo> memo_with_origin(const view::Inputs& in, const view::Stamp& stamp) {
  auto memo = view::build_memo(in);
  if (memo) view::add_provenance(*memo, origin_of(in, stamp), *in.say);
  return memo;
}

Result<std::string> snapshot_file(const view::Inputs& in, const view::Stamp& stamp) {
  if (auto empty = view::empty_scope(in)) return std::unexpected(*std::move(empty));
  return report::json_with_provenance(metric::snapshot_json(view::snapshot_of(in)), view::provenance_of(in, stamp, {}));
}

std::string followup_text(const view::TablesPage& page) {
  std::string out = page.title + "\r\n";
  for (const std::string& sentence : page.sentences) out += sentence + "\r\n";
  for (const view::Table& table : page.tables) {
    out += "\r\n";
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      const view::Row& row = table.rows[i];
      out += std::to_string(i + 1) + ". " + row.cells.front().text + ": ";
      if (table.id == view::kFollowup) {
        out += row.cells.back().text;  // what there is to do, as a sentence
      } else {
        for (std::size_t c = 1; c < row.cells.size(); ++c) out += (c > 1 ? "; " : "") + row.cells[c].text;
      }
      out += "\r\n";
    }
  }
  return out;
}

Result<Request> taken(const view::Inputs& in, const view::Stamp& stamp, std::string_view what) {
  if (what == "xlsx") return page_workbook(in, stamp);
  if (what == "csv" || what == "json") {
    // The ranking leaves in the form of `xanh report`: all that is counted, not what the page shows of it.
    const auto page = in.workspace->page == state::Page::ranking ? std::nullopt : tables_to_take(in);
    return page ? page_text(in, stamp, *page, what == "json") : ranked_file(in, stamp, what == "json");
  }
  if (what.starts_with("followup")) return followup_file(in, stamp, what);
  if (what == "stocks") return to_save("xanh-stocks.csv", "text/csv", report::csv_with_provenance(report::tables_csv(view::stocks_file(in)), origin_of(in, stamp)));
  if (what == "snapshot") {
    auto bytes = snapshot_file(in, stamp);
    if (!bytes) return std::unexpected(std::move(bytes.error()));
    return to_save("xanh-snapshot-" + text::format_iso_day(view::snapshot_of(in).as_of) + ".json", "application/json", *std::move(bytes));
  }
  if (what != "memo" && what != "memo-html") return fail(ErrorCode::unknown_name, {}, {"export", std::string(what), "xlsx, csv, json, snapshot, memo, memo-html, followup"});
  const auto memo = memo_with_origin(in, stamp);
  if (!memo) return std::unexpected(memo.error());
  const std::string stem = "xanh-memo-" + text::format_iso_day(memo->as_of);
  if (what == "memo-html") return to_save(stem + ".html", "text/html", report::memo_html(*memo));
  report::StringSink sink;
  if (auto written = report::write_memo_docx(*memo, sink); !written) return std::unexpected(std::move(written.error()));
  return to_save(stem + ".docx", kDocx, sink.take());
}

}  // namespace xanh::app
