#include "report/widget_html.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "chart/sheet.h"
#include "report/plain_text.h"
#include "report/svg.h"
#include "report/twin_parts.h"

namespace xanh::report {
namespace {

constexpr std::string_view kStyle =
    "body{margin:0;font:13px/1.45 Arial,Helvetica,\"Liberation Sans\",sans-serif;color:#15211c;background:#fff}svg{di"
    "splay:block;max-width:100%;height:auto}p,details{margin:8px 20px;max-width:840px}summary{cursor:pointer}table{"
    "border-collapse:collapse;margin:8px 0}caption{text-align:left;padding:4px 0}th,td{border-bottom:1px solid #888"
    "6;padding:3px 12px 3px 0;text-align:left;font-weight:normal;vertical-align:top}thead th{font-weight:bold}.dark"
    "{color:#edf3ef;background:#18201c;color-scheme:dark}";
/// Of kStyle, for the policy: a change of one is a change of the other (tests/cli/pictures.test.mjs).
constexpr std::string_view kStyleHash = "sha256-ID/RKW1jiC7itL5Ggpw57IS6heok3YbJz1ZZCWFYYig=";
constexpr std::size_t kRows = 15;  // of a table: the page has them all

constexpr std::array<std::string_view, 14> kTags = {"section", "p", "table", "caption", "thead", "tbody", "tr", "th", "td", "ul", "ol", "li", "strong", "span"};

/// A part of the twin as it stands on paper: what could be clicked is its text alone.
void append_node(std::string& out, const TwinNode& node) {
  const bool kept = std::ranges::contains(kTags, node.tag);
  if (!kept && node.tag != "button") return;
  if (kept) {
    out.append("<").append(node.tag);
    for (const auto& [name, value] : node.attributes) {
      if (name == "scope") out.append(" scope=\"").append(value).append("\"");
    }
    out += ">";
  }
  append_plain(out, node.text);
  for (const TwinNode& child : node.children) append_node(out, child);
  if (kept) out.append("</").append(node.tag).append(">");
}

void element(std::string& out, std::string_view tag, std::string_view text) {
  out.append("<").append(tag).append(">");
  append_plain(out, text);
  out.append("</").append(tag).append(">\n");
}

}  // namespace

std::string widget_html(const view::Picture& picture, const view::Strings& say, state::Scheme scheme) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"";
  out.append(picture.language == text::Language::vi ? "vi" : "en").append("\">\n<head>\n<meta charset=\"utf-8\">\n");
  out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '").append(kStyleHash).append("'; base-uri 'none'; form-action 'none'\">\n");
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n";
  element(out, "title", picture.title);
  out.append("<style>").append(kStyle).append("</style>\n</head>\n").append(scheme == state::Scheme::dark ? "<body class=\"dark\">\n" : "<body>\n");
  out += svg_picture(chart::draw_sheet(picture, picture_measure()), picture.title, scheme);
  out += "\n";
  const std::vector<TwinNode> figures = twin_figures(picture, kRows);
  if (!figures.empty()) {
    out += "<details>\n";
    element(out, "summary", say("widget.figures"));
    for (const TwinNode& node : figures) append_node(out, node);
    out += "\n</details>\n";
  }
  element(out, "p", picture.as_of_line);
  return out + "</body>\n</html>\n";
}

}  // namespace xanh::report
