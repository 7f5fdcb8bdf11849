// What is taken away with its origin: the page and the command line make it here, so that both give the same bytes for
// the same files, choices and time.
#ifndef XANH_APP_EXPORTS_H_
#define XANH_APP_EXPORTS_H_

#include <span>
#include <string>
#include <string_view>

#include "app/app.h"
#include "view/memo.h"
#include "view/provenance.h"

namespace xanh::app {

/// Is `what` ("export:" taken off) one of taken()?
[[nodiscard]] bool has_origin(std::string_view what);

/// The file behind export:WHAT for the workspace of `in`:
///   xlsx (the tables of the page; of a page that has none all definitions by group)   csv, json (the same tables as text; of the
///   ranking and of pages without tables the pinned definition as it is ranked)
///   memo, memo-html   snapshot   stocks (the list of dossiers, codes masked)
///   followup, followup-csv, followup-text (whom to remind)
/// Errors: those of the builders; unknown_name. REQUIRES: shards not empty.
[[nodiscard]] Result<Request> taken(const view::Inputs& in, const view::Stamp& stamp, std::string_view what);

/// The bytes of a workbook; `metrics` are those that its tables show. Errors: as XlsxWriter.
[[nodiscard]] Result<std::string> workbook(const view::TablesPage& page, const view::Inputs& in, const view::Stamp& stamp, std::span<const metric::Metric* const> metrics);
/// Of the whole report. Errors: as view::make_report.
[[nodiscard]] Result<std::string> report_workbook(const view::Inputs& in, const view::Stamp& stamp, std::span<const std::string> metric_ids);
/// build_memo with its origin as the last annex.
[[nodiscard]] Result<view::Memo> memo_with_origin(const view::Inputs& in, const view::Stamp& stamp);
/// snapshot_of as a file. Errors: period_empty.
[[nodiscard]] Result<std::string> snapshot_file(const view::Inputs& in, const view::Stamp& stamp);
/// The follow-up list as text to be pasted into a message.
[[nodiscard]] std::string followup_text(const view::TablesPage& page);
/// Origin of a page about the pinned definition.
[[nodiscard]] view::Provenance origin_of(const view::Inputs& in, const view::Stamp& stamp);

}  // namespace xanh::app

#endif  // XANH_APP_EXPORTS_H_
