#include "report/memo_docx.h"

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "report/docx_writer.h"
#include "report/emf.h"
#include "report/memo_parts.h"

namespace xanh::report {
namespace {

using view::Memo;

// Decree 30/2020, annex I: the state's name needs the wider half of the head.
constexpr double kHeadLeft = 70, kHeadRight = view::kMemoWidth - kHeadLeft;
constexpr double kAgencyRule = 25, kMottoRule = 58, kSubjectRule = 45, kAnnexRule = 45;

DocxAlign align_of(view::MemoColumn::Align align) {
  switch (align) {
    case view::MemoColumn::Align::middle: return DocxAlign::middle;
    case view::MemoColumn::Align::end: return DocxAlign::end;
    case view::MemoColumn::Align::start: break;
  }
  return DocxAlign::start;
}

void head(DocxWriter& out, const Memo& memo) {
  out.begin_table({kHeadLeft, kHeadRight}, false);
  out.begin_row();
  out.begin_cell({}, false);
  if (!memo.above.empty()) out.paragraph(DocxStyle::above, memo.above);
  out.paragraph(DocxStyle::agency, memo.agency);
  out.rule(kAgencyRule, kHeadLeft);
  out.end_cell();
  out.begin_cell({}, false);
  out.paragraph(DocxStyle::nation, memo.nation);
  out.paragraph(DocxStyle::motto, memo.motto);
  out.rule(kMottoRule, kHeadRight);
  out.end_cell();
  out.end_row();
  out.begin_row();
  out.begin_cell({}, false);
  out.paragraph(DocxStyle::number, memo.number);
  out.end_cell();
  out.begin_cell({}, false);
  out.paragraph(DocxStyle::place, memo.place_and_day);
  out.end_cell();
  out.end_row();
  out.end_table();
  out.paragraph(DocxStyle::kind, memo.kind);
  out.paragraph(DocxStyle::subject, memo.subject);
  out.paragraph(DocxStyle::period, memo.period);
  out.rule(kSubjectRule, view::kMemoWidth);
  out.paragraph(DocxStyle::to, memo.to);
}

void table(DocxWriter& out, const view::MemoTable& table) {
  if (table.columns.empty()) return;
  if (!table.caption.empty()) out.paragraph(DocxStyle::caption, table.caption);
  std::vector<double> widths;
  for (const view::MemoColumn& column : table.columns) widths.push_back(column.width);
  out.begin_table(widths, true);
  out.begin_row(true);
  for (const view::MemoColumn& column : table.columns) {
    out.begin_cell(kHeadGround);
    out.paragraph(table.dense ? DocxStyle::head_dense : DocxStyle::head, column.label, {.with_next = true});
    out.end_cell();
  }
  out.end_row();
  for (const view::MemoRow& row : table.rows) {
    out.begin_row();
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      static const view::MemoCell kNone{};
      const view::MemoCell& cell = i < row.cells.size() ? row.cells[i] : kNone;
      out.begin_cell(ground_of(cell));
      out.paragraph(table.dense ? DocxStyle::cell_dense : DocxStyle::cell, cell.text,
                    {.align = align_of(table.columns[i].align), .strong = cell.strong || row.total, .faint = cell.faint});
      out.end_cell();
    }
    out.end_row();
  }
  out.end_table();
  out.paragraph(DocxStyle::gap, {});
}

struct BlockWriter {
  DocxWriter& out;

  void operator()(const view::MemoHeading& heading) const { out.paragraph(heading.minor ? DocxStyle::heading_minor : DocxStyle::heading, heading.text); }
  void operator()(const view::MemoParagraph& paragraph) const { out.paragraph(paragraph.note ? DocxStyle::note : DocxStyle::body, paragraph.text); }
  void operator()(const view::MemoItem& item) const { out.paragraph(DocxStyle::item, "- " + item.text); }
  void operator()(const view::MemoTable& of) const { table(out, of); }
  void operator()(const view::MemoPicture& picture) const {
    const chart::DisplayList list = draw_memo_picture(picture);
    if (list.width <= 0 || list.height <= 0) return;
    constexpr double kMm = 25.4 / 96;
    out.picture(emf_picture(list), static_cast<double>(list.width) * kMm, static_cast<double>(list.height) * kMm, picture.words);
    out.paragraph(DocxStyle::caption, picture.caption);
  }
};

void signature(DocxWriter& out, const Memo& memo) {
  out.paragraph(DocxStyle::gap, {}, {.with_next = true});
  out.begin_table({kHeadLeft, kHeadRight}, false);
  out.begin_row();
  out.begin_cell({}, false);
  out.paragraph(DocxStyle::copies_title, memo.copies_title);
  for (const std::string& copy : memo.copies) out.paragraph(DocxStyle::copies, copy);
  out.end_cell();
  out.begin_cell({}, false);
  out.paragraph(DocxStyle::signer, memo.signer);
  out.paragraph(DocxStyle::signature, memo.signature);
  out.end_cell();
  out.end_row();
  out.end_table();
  out.paragraph(DocxStyle::made_by, memo.made_by);
}

}  // namespace

Result<void> write_memo_docx(const Memo& memo, Sink& sink) {
  DocxWriter out({.title = memo.kind + ": " + memo.subject, .made_by = memo.made_by, .language = memo.language == text::Language::vi ? "vi-VN" : "en-GB", .day = memo.as_of});
  const BlockWriter block{out};
  head(out, memo);
  for (const view::MemoBlock& each : memo.blocks) {
    const auto* last = &each == &memo.blocks.back() ? std::get_if<view::MemoParagraph>(&each) : nullptr;
    // The signature never stands alone on a page.
    if (last != nullptr) out.paragraph(DocxStyle::body, last->text, {.with_next = true});
    else std::visit(block, each);
  }
  signature(out, memo);
  for (const view::MemoAnnex& annex : memo.annexes) {
    out.new_section();
    out.paragraph(DocxStyle::annex_name, annex.name);
    out.paragraph(DocxStyle::annex_title, annex.title);
    out.paragraph(DocxStyle::annex_of, annex.of);
    out.rule(kAnnexRule, view::kMemoWidth);
    out.paragraph(DocxStyle::cell_dense, {});
    for (const view::MemoBlock& each : annex.blocks) std::visit(block, each);
  }
  return out.write(sink);
}

}  // namespace xanh::report
