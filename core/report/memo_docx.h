// The memo as a Word document.
#ifndef XANH_REPORT_MEMO_DOCX_H_
#define XANH_REPORT_MEMO_DOCX_H_

#include "report/sink.h"
#include "view/memo.h"

namespace xanh::report {

/// Layout of Decree 30/2020, charts as vector pictures; equal memos are equal bytes. Errors: too_large, and the sink's.
[[nodiscard]] Result<void> write_memo_docx(const view::Memo& memo, Sink& sink);

}  // namespace xanh::report

#endif  // XANH_REPORT_MEMO_DOCX_H_
