#include "report/memo_html.h"

#include <cmath>
#include <string_view>
#include <variant>

#include "report/memo_parts.h"
#include "report/plain_text.h"

namespace xanh::report {
namespace {

using view::Memo;

// Sizes as in docx_styles.h. The page's number stands where the browser knows margin boxes.
constexpr std::string_view kStyle = R"(
@page { size: A4; margin: 20mm 15mm 20mm 30mm; @top-center { content: counter(page); font: 13pt "Times New Roman", Tinos, "Liberation Serif", serif; } }
@page :first { @top-center { content: none; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 165mm; font: 13pt/1.2 "Times New Roman", Tinos, "Liberation Serif", "Nimbus Roman", Times, serif; color: #000; background: #fff; }
p, h1, h2, h3 { margin: 0; font-size: 13pt; font-weight: normal; overflow-wrap: anywhere; }
.head { display: grid; grid-template-columns: 70mm 95mm; text-align: center; }
.head p { font-size: 12pt; line-height: 1.15; }
.head .motto, .head .row { font-size: 13pt; }
.head .row { margin-top: 6pt; }
.caps { text-transform: uppercase; }
.strong { font-weight: bold; }
.faint { color: #55625c; }
.em { font-style: italic; }
.rule { border: 0; border-top: 0.75pt solid #000; margin: 2pt auto 0; height: 0; }
.title { text-align: center; }
.title h1, .title .subject { font-size: 14pt; font-weight: bold; }
.title h1 { margin-top: 18pt; text-transform: uppercase; }
.to { text-align: center; font-size: 14pt; margin: 12pt 0; }
main > p, main > li, section > p { text-align: justify; text-indent: 1cm; margin: 3pt 0; }
main > h2, main > h3 { font-weight: bold; text-indent: 1cm; margin: 9pt 0 4pt; break-after: avoid; }
main > h2 { text-transform: uppercase; }
section > h3 { font-weight: bold; margin: 9pt 0 4pt; break-after: avoid; }
p.note { font-size: 11pt; font-style: italic; text-indent: 0; margin: 3pt 0 6pt; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; margin: 0 0 6pt; font-size: 11.5pt; line-height: 1.15; }
table.dense { font-size: 10pt; }
caption { caption-side: top; font-weight: bold; font-size: 12pt; padding: 8pt 0 4pt; break-after: avoid; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 0.5pt solid #000; padding: 1.5pt 3.5pt; vertical-align: middle; overflow-wrap: anywhere; text-align: left; }
thead th { text-align: center; background: #ecf0ee; }
.c { text-align: center; } .r { text-align: right; white-space: nowrap; }
tbody th { font-weight: normal; }
.good { background: #e2f2e9; } .near { background: #fdf1d8; } .bad { background: #fbe5e2; }
th, td, figure { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
figure { margin: 8pt 0; break-inside: avoid; text-align: center; }
figure svg { max-width: 100%; height: auto; }
figcaption { font-weight: bold; font-size: 12pt; margin-top: 4pt; }
.sign { display: grid; grid-template-columns: 70mm 95mm; break-inside: avoid; margin-top: 12pt; }
.sign div:last-child { text-align: center; padding-bottom: 25mm; }
.sign .copies p { font-size: 11pt; } .sign .copies p:first-child { font-size: 12pt; font-weight: bold; font-style: italic; }
.by { font-size: 10pt; font-style: italic; margin-top: 12pt; }
section { break-before: page; }
section .title { margin-bottom: 8pt; }
@media screen { html { background: #e8ecea; } body { max-width: 210mm; padding: 20mm 15mm 20mm 30mm; margin: 8mm auto; box-shadow: 0 1px 8px #0003; } section { border-top: 1px dashed #999; margin-top: 12mm; padding-top: 8mm; } }
@media screen and (max-width: 800px) { body { padding: 6mm; margin: 0; } .head, .sign { grid-template-columns: 42% 58%; } }
)";

std::string_view tone_name(view::Tone tone) {
  switch (tone) {
    case view::Tone::good: return "good";
    case view::Tone::near: return "near";
    case view::Tone::bad: return "bad";
    case view::Tone::neutral: break;
  }
  return "";
}

struct Page {
  std::string& out;

  /// An element of text. `classes` is the program's own.
  void text(std::string_view tag, std::string_view classes, std::string_view content) const {
    out.append("<").append(tag);
    if (!classes.empty()) out.append(" class=\"").append(classes).append("\"");
    out += ">";
    append_plain(out, content);
    out.append("</").append(tag).append(">\n");
  }
  void rule(int millimetres) const { out += "<hr class=\"rule\" style=\"width:" + std::to_string(millimetres) + "mm\">\n"; }

  void operator()(const view::MemoHeading& heading) const { text(heading.minor ? "h3" : "h2", "", heading.text); }
  void operator()(const view::MemoParagraph& paragraph) const { text("p", paragraph.note ? "note" : "", paragraph.text); }
  void operator()(const view::MemoItem& item) const { text("p", "", "- " + item.text); }
  void operator()(const view::MemoPicture& picture) const {
    const chart::DisplayList list = draw_memo_picture(picture);
    if (list.width <= 0 || list.height <= 0) return;
    out += "<figure>" + svg_picture(list, picture.words);
    text("figcaption", "", picture.caption);
    out += "</figure>\n";
  }
  void operator()(const view::MemoTable& table) const {
    if (table.columns.empty()) return;
    double whole = 0;
    for (const view::MemoColumn& column : table.columns) whole += column.width;
    out += table.dense ? "<table class=\"dense\">\n" : "<table>\n";
    if (!table.caption.empty()) text("caption", "", table.caption);
    out += "<colgroup>";
    for (const view::MemoColumn& column : table.columns) {
      const long thousandths = std::lround(column.width / whole * 1000);
      out += "<col style=\"width:" + std::to_string(thousandths / 10) + "." + std::to_string(thousandths % 10) + "%\">";
    }
    out += "</colgroup>\n<thead><tr>";
    for (const view::MemoColumn& column : table.columns) {
      out += "<th scope=\"col\">";
      append_plain(out, column.label);
      out += "</th>";
    }
    out += "</tr></thead>\n<tbody>\n";
    for (const view::MemoRow& row : table.rows) {
      out += row.total ? "<tr class=\"strong\">" : "<tr>";
      for (std::size_t i = 0; i < row.cells.size() && i < table.columns.size(); ++i) cell(row.cells[i], table.columns[i].align);
      out += "</tr>\n";
    }
    out += "</tbody></table>\n";
  }

  void cell(const view::MemoCell& cell, view::MemoColumn::Align align) const {
    std::string classes = align == view::MemoColumn::Align::end ? "r" : align == view::MemoColumn::Align::middle ? "c" : "";
    const auto add = [&classes](std::string_view name) {
      if (!name.empty()) classes.append(classes.empty() ? "" : " ").append(name);
    };
    if (cell.strong) add("strong");
    if (cell.faint) add("faint");
    if (cell.filled) add(tone_name(cell.tone));
    out += "<td";
    if (!classes.empty()) out.append(" class=\"").append(classes).append("\"");
    out += ">";
    append_plain(out, cell.text);
    out += "</td>";
  }
};

void head(const Page& page, const Memo& memo) {
  std::string& out = page.out;
  out += "<div class=\"head\"><div>\n";
  if (!memo.above.empty()) page.text("p", "caps", memo.above);
  page.text("p", "caps strong", memo.agency);
  page.rule(25);
  out += "</div><div>\n";
  page.text("p", "caps strong", memo.nation);
  page.text("p", "motto strong", memo.motto);
  page.rule(58);
  out += "</div><div>\n";
  page.text("p", "row", memo.number);
  out += "</div><div>\n";
  page.text("p", "row em", memo.place_and_day);
  out += "</div></div>\n<div class=\"title\">\n";
  page.text("h1", "", memo.kind);
  page.text("p", "subject", memo.subject);
  page.text("p", "em", memo.period);
  page.rule(45);
  out += "</div>\n";
  page.text("p", "to", memo.to);
}

void signature(const Page& page, const Memo& memo) {
  std::string& out = page.out;
  out += "<div class=\"sign\"><div class=\"copies\">\n";
  page.text("p", "", memo.copies_title);
  for (const std::string& copy : memo.copies) page.text("p", "", copy);
  out += "</div><div>\n";
  page.text("p", "caps strong", memo.signer);
  page.text("p", "em", memo.signature);
  out += "</div></div>\n";
  page.text("p", "by", memo.made_by);
}

}  // namespace

std::string memo_html(const Memo& memo) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"";
  out.append(memo.language == text::Language::vi ? "vi" : "en").append("\">\n<head>\n<meta charset=\"utf-8\">\n");
  out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n";
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light\">\n";
  const Page page{out};
  page.text("title", "", memo.kind + ": " + memo.subject);
  out.append("<style>").append(kStyle).append("</style>\n</head>\n<body>\n<header>\n");
  head(page, memo);
  out += "</header>\n<main>\n";
  for (const view::MemoBlock& block : memo.blocks) std::visit(page, block);
  out += "</main>\n";
  signature(page, memo);
  for (const view::MemoAnnex& annex : memo.annexes) {
    out += "<section>\n<div class=\"title\">\n";
    page.text("h2", "strong", annex.name);
    page.text("p", "strong caps", annex.title);
    page.text("p", "em", annex.of);
    page.rule(45);
    out += "</div>\n";
    for (const view::MemoBlock& block : annex.blocks) std::visit(page, block);
    out += "</section>\n";
  }
  return out + "</body>\n</html>\n";
}

}  // namespace xanh::report
