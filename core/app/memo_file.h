// The memo as a file to save: the same bytes as `xanh memo` writes for the same files and choices.
#ifndef XANH_APP_MEMO_FILE_H_
#define XANH_APP_MEMO_FILE_H_

#include <string>
#include <utility>

#include "app/app.h"
#include "report/memo_docx.h"
#include "report/memo_html.h"
#include "text/format.h"
#include "view/memo.h"

namespace xanh::app {

/// "xanh-memo-2025-10-31.docx" or .html, by the day to which the data tell. Errors: those of view::build_memo and of
/// the writers. REQUIRES: shards not empty.
[[nodiscard]] inline Result<Request> memo_file(const view::Inputs& in, bool html) {
  const auto memo = view::build_memo(in);
  if (!memo) return std::unexpected(memo.error());
  const std::string stem = "xanh-memo-" + text::format_iso_day(memo->as_of);
  if (html) return Request{Request::Kind::save, stem + ".html", "text/html", report::memo_html(*memo)};
  report::StringSink sink;
  if (auto written = report::write_memo_docx(*memo, sink); !written) return std::unexpected(written.error());
  return Request{Request::Kind::save, stem + ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", sink.take()};
}

}  // namespace xanh::app

#endif  // XANH_APP_MEMO_FILE_H_
