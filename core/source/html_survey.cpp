#include "source/html_survey.h"

#include <algorithm>

namespace xanh::source {
namespace {

constexpr std::size_t kMaxName = 200;
constexpr std::size_t kMostLines = 20, kMostTitleCells = 20, kMostTitled = 64;

bool is_filled(std::string_view text) { return !std::ranges::all_of(text, is_blank_byte); }

// Adds text with its blanks collapsed, up to the longest name.
void add_name(std::string& name, std::string_view text) {
  for (const char c : text) {
    if (name.size() >= kMaxName) return;
    if (!is_html_space(c)) {
      name += c;
    } else if (!name.empty() && name.back() != ' ') {
      name += ' ';
    }
  }
}

std::string end_name(std::string name) {
  // Cut at a length in bytes: not within a character.
  if (name.size() >= kMaxName) {
    while (!name.empty() && (static_cast<unsigned char>(name.back()) & 0xC0) == 0x80) name.pop_back();
    if (!name.empty() && static_cast<unsigned char>(name.back()) >= 0xC0) name.pop_back();
  }
  while (!name.empty() && name.back() == ' ') name.pop_back();
  return name;
}

std::string decoded(std::string_view raw) {
  HtmlScanner scanner;
  const char* at = raw.data();
  std::string out;
  HtmlToken token;
  while ((token = scanner.next(at, raw.data() + raw.size())).kind != HtmlToken::Kind::none) {
    if (token.kind == HtmlToken::Kind::text) add_name(out, token.text);
  }
  add_name(out, scanner.finish().text);
  return end_name(std::move(out));
}

// Text between `open` and the next '<' behind it; nullopt when it is not there.
std::optional<std::string_view> between(std::string_view text, std::string_view open) {
  const std::size_t at = text.find(open);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view rest = text.substr(at + open.size());
  return rest.substr(0, rest.find('<'));
}

}  // namespace

void HtmlSurvey::table_begun(std::uint32_t table) {
  end_line();
  Open& open = open_.emplace_back();
  open.found.table = table;
  if (tables_.size() < kMostTitled) open.found.lines_before = lines_;
  open.first_inner = tables_.size();
  if (open_.size() == 1) {
    open.found.name = end_name(std::move(heading_));
    heading_.clear();
    in_heading_ = false;
  }
}

void HtmlSurvey::table_ended(std::uint32_t) {
  Open ended = std::move(open_.back());
  open_.pop_back();
  Found& found = ended.found;
  found.name = end_name(std::move(found.name));
  end_line();
  // What follows a list does not have the list's cells for a title.
  if (found.cells > kMostTitleCells) lines_.clear();
  if (!open_.empty() && found.cells > 0) open_.back().cell_filled = true;
  if (found.rows == 0) return;
  if (found.rows == 1) {
    if (!single_ || single_->cells < found.cells) single_ = std::move(found);
    return;
  }
  const auto first = tables_.begin() + static_cast<std::ptrdiff_t>(ended.first_inner);
  if (std::any_of(first, tables_.end(), [&](const Found& inner) { return inner.cells >= found.cells; })) {
    for (auto inner = first; inner != tables_.end(); ++inner) {
      if (inner->name.empty()) inner->name = found.name;
    }
    return;  // it lays out the tables within it
  }
  tables_.erase(first, tables_.end());
  tables_.push_back(std::move(found));
}

void HtmlSurvey::row_ended(std::uint32_t, std::uint64_t) {
  Open& open = open_.back();
  if (open.row_filled) ++open.found.rows;
  open.row_filled = false;
}

void HtmlSurvey::cell_begun(const HtmlCell&, std::string_view) { open_.back().cell_filled = false; }

void HtmlSurvey::cell_ended(const HtmlCell&) {
  end_line();
  Open& open = open_.back();
  if (!open.cell_filled) return;
  open.row_filled = true;
  ++open.found.cells;
}

void HtmlSurvey::cell_text(std::string_view text) {
  if (is_filled(text)) open_.back().cell_filled = true;
  add_line(text);
}

void HtmlSurvey::cell_break(Break kind) {
  if (kind != Break::word) end_line();
}

void HtmlSurvey::add_line(std::string_view text) {
  if (lines_.size() < kMostLines) add_name(line_, text);
}

void HtmlSurvey::end_line() {
  std::string line = end_name(std::move(line_));
  line_.clear();
  if (!line.empty() && lines_.size() < kMostLines) lines_.push_back(std::move(line));
}

void HtmlSurvey::outer_text(std::string_view text, bool caption) {
  if (caption) {
    add_name(open_.back().found.name, text);
  } else if (in_heading_) {
    add_name(heading_, text);
  }
  if (!caption) add_line(text);
}

void HtmlSurvey::outer_block(std::string_view name, bool closing) {
  end_line();
  if (name == "caption") {
    if (!closing) open_.back().found.name.clear();
    return;
  }
  if (name.size() != 2 || name[0] != 'h' || name[1] < '1' || name[1] > '6') return;
  in_heading_ = !closing;
  if (!closing) heading_.clear();
}

// <!--[if gte mso 9]><xml> <x:ExcelWorkbook> ... as Excel and its imitators write it.
void HtmlSurvey::comment(std::string_view text) {
  if (text.find("<x:") == std::string_view::npos) return;
  system_1904_ = system_1904_ || text.find("<x:Date1904") != std::string_view::npos;
  for (const std::string_view state : {"<x:Visible>SheetHidden", "<x:Visible>SheetVeryHidden"}) {
    hidden_sheet_ = hidden_sheet_ || text.find(state) != std::string_view::npos;
  }
  constexpr std::string_view kSheet = "<x:ExcelWorksheet>";
  for (std::size_t at = text.find(kSheet); at != std::string_view::npos && sheets_.size() < kMaxTables;) {
    const std::size_t next = text.find(kSheet, at + kSheet.size());
    const std::string_view sheet = text.substr(at, next == std::string_view::npos ? next : next - at);
    at = next;
    const auto name = between(sheet, "<x:Name>");
    if (!name) continue;
    std::string file;
    if (const auto source = between(sheet, "<x:WorksheetSource")) {
      file = decoded(html_attribute(source->substr(0, source->find('>')), "href"));
    }
    sheets_.push_back({decoded(*name), std::move(file)});
  }
}

}  // namespace xanh::source
