#include "report/xlsx_writer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <concepts>
#include <utility>

#include "report/xlsx_styles.h"
#include "report/xml_text.h"
#include "text/digits.h"

namespace xanh::report {
namespace {

static_assert(styles::kLooks.size() == static_cast<std::size_t>(Style::count_));

constexpr std::uint32_t kMaxRows = 1'048'576;
constexpr std::uint32_t kMaxColumns = 16'384;
constexpr std::size_t kMaxCellUnits = 32'767;
constexpr std::size_t kStringBudget = std::size_t{32} << 20;
constexpr std::size_t kFlushAt = std::size_t{64} << 10;
constexpr std::int32_t kEpochSerial = 25'569;  // 1970-01-01 in the 1900 system
constexpr std::int32_t kDaySeconds = 86'400;

constexpr std::string_view kXml =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view kRelations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kPackage = "http://schemas.openxmlformats.org/package/2006/";
constexpr std::string_view kContent =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.";

void append_number(std::string& out, std::integral auto value) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out.append(digits.data(), end);
}

void append_number(std::string& out, double value) { text::append_exact(out, value); }

void append_reference(std::string& out, std::uint32_t column, std::uint32_t row) {
  std::array<char, 4> letters;
  std::size_t at = letters.size();
  for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    letters[--at] = static_cast<char>('A' + (rest - 1) % 26);
  }
  out.append(&letters[at], letters.size() - at);
  append_number(out, row);
}

/// Excel reads `_x0041_` in a text as the letter A: such text is kept by escaping its first
/// underscore the same way.
std::string keep_escapes(std::string_view text) {
  const auto is_hex = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '_' && i + 6 < text.size() && text[i + 1] == 'x' && text[i + 6] == '_' &&
        is_hex(text[i + 2]) && is_hex(text[i + 3]) && is_hex(text[i + 4]) && is_hex(text[i + 5])) {
      out += "_x005F";
    }
    out.push_back(text[i]);
  }
  return out;
}

std::string_view text_tag(std::string_view clean) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
  const bool keep = !clean.empty() && (is_space(clean.front()) || is_space(clean.back()) ||
                                       clean.find_first_of("\t\n") != std::string_view::npos ||
                                       clean.find("  ") != std::string_view::npos);
  return keep ? "<t xml:space=\"preserve\">" : "<t>";
}

std::string sheet_name(std::string_view name) {
  std::string out;
  std::size_t units = 0;
  for (std::size_t i = 0; i < name.size();) {
    const std::size_t length = std::max<std::size_t>(utf8_length(name.substr(i)), 1);
    if (++units > 31) break;
    const std::string_view letter = name.substr(i, length);
    const bool allowed = std::string_view("[]:*?/\\'").find(letter) == std::string_view::npos;
    if (allowed) {
      append_xml(out, letter);
    } else {
      out.push_back(' ');
    }
    i += length;
  }
  return out;
}

std::string relation(std::string_view id, std::string_view kind, std::string_view target) {
  std::string out = "<Relationship Id=\"";
  out.append(id).append("\" Type=\"").append(kRelations).append("/").append(kind);
  out.append("\" Target=\"").append(target).append("\"/>");
  return out;
}

std::string override_type(std::string_view part, std::string_view kind) {
  std::string out = "<Override PartName=\"";
  out.append(part).append("\" ContentType=\"").append(kContent).append(kind).append("+xml\"/>");
  return out;
}

}  // namespace

std::string cell_name(std::uint32_t column, std::uint32_t row) {
  std::string out;
  append_reference(out, column, row);
  return out;
}

XlsxWriter::XlsxWriter(Sink& sink, std::vector<SheetOptions> sheets, int level)
    : zip_(sink, level), sheets_(std::move(sheets)) {}

XlsxWriter::~XlsxWriter() = default;

void XlsxWriter::broken(Error error) {
  if (!error_) error_ = std::make_unique<Error>(std::move(error));
}

Result<void> XlsxWriter::flush(std::size_t above) {
  if (error_) return std::unexpected(*error_);
  if (buffer_.size() <= above) return {};
  auto done = zip_.write(buffer_);
  buffer_.clear();
  if (!done) broken(done.error());
  return done;
}

Result<void> XlsxWriter::write_head() {
  std::string types(kXml), book(kXml), relations(kXml);
  types.append("<Types xmlns=\"").append(kPackage).append("content-types\">");
  types += R"(<Default Extension="rels" ContentType=")";
  types += R"(application/vnd.openxmlformats-package.relationships+xml"/>)";
  types += R"(<Default Extension="xml" ContentType="application/xml"/>)";
  types += override_type("/xl/workbook.xml", "sheet.main");
  types += override_type("/xl/styles.xml", "styles");
  types += override_type("/xl/sharedStrings.xml", "sharedStrings");
  book.append("<workbook xmlns=\"").append(kMain).append("\" xmlns:r=\"").append(kRelations);
  book += "\"><sheets>";
  relations.append("<Relationships xmlns=\"").append(kPackage).append("relationships\">");
  for (std::size_t i = 0; i < sheets_.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    types += override_type("/xl/worksheets/sheet" + number + ".xml", "worksheet");
    book += "<sheet name=\"" + sheet_name(sheets_[i].name) + "\" sheetId=\"" + number +
            "\" r:id=\"rId" + number + "\"/>";
    relations += relation("rId" + number, "worksheet", "worksheets/sheet" + number + ".xml");
  }
  relations += relation("styles", "styles", "styles.xml");
  relations += relation("strings", "sharedStrings", "sharedStrings.xml");
  types += "</Types>";
  book += "</sheets></workbook>";
  relations += "</Relationships>";
  std::string root(kXml);
  root.append("<Relationships xmlns=\"").append(kPackage).append("relationships\">");
  root += relation("rId1", "officeDocument", "xl/workbook.xml") + "</Relationships>";

  const std::array<std::pair<std::string_view, std::string>, 5> parts = {{
      {"[Content_Types].xml", types},
      {"_rels/.rels", root},
      {"xl/workbook.xml", book},
      {"xl/_rels/workbook.xml.rels", relations},
      {"xl/styles.xml", styles::xml()},
  }};
  for (const auto& [name, content] : parts) {
    if (auto begun = zip_.begin_entry(name); !begun) return begun;
    if (auto written = zip_.write(content); !written) return written;
  }
  return {};
}

Result<void> XlsxWriter::next_sheet() {
  if (auto done = sheet_ == 0 ? write_head() : end_sheet(); !done) return done;
  const SheetOptions& sheet = sheets_[sheet_++];
  row_ = 1;
  column_ = 0;
  if (auto begun = zip_.begin_entry("xl/worksheets/sheet" + std::to_string(sheet_) + ".xml");
      !begun) {
    return begun;
  }
  buffer_.append(kXml).append("<worksheet xmlns=\"").append(kMain).append("\">");
  if (sheet.landscape) buffer_ += "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>";
  buffer_ += "<sheetViews><sheetView workbookViewId=\"0\">";
  if (sheet.frozen_rows > 0) {
    const bool both = sheet.frozen_columns > 0;
    buffer_ += "<pane ";
    if (both) buffer_ += "xSplit=\"" + std::to_string(sheet.frozen_columns) + "\" ";
    buffer_ += "ySplit=\"" + std::to_string(sheet.frozen_rows) + "\" topLeftCell=\"" +
               cell_name(sheet.frozen_columns, sheet.frozen_rows + 1) + "\" activePane=\"" +
               (both ? "bottomRight" : "bottomLeft") + "\" state=\"frozen\"/>";
  }
  buffer_ += "</sheetView></sheetViews>";
  if (!sheet.column_widths.empty()) {
    buffer_ += "<cols>";
    for (std::size_t i = 0; i < sheet.column_widths.size(); ++i) {
      const std::string number = std::to_string(i + 1);
      buffer_ += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"";
      append_number(buffer_, sheet.column_widths[i]);
      buffer_ += "\" customWidth=\"1\"/>";
    }
    buffer_ += "</cols>";
  }
  buffer_ += "<sheetData>";
  return flush(kFlushAt);
}

void XlsxWriter::open_cell(Style style, std::string_view type) {
  if (column_ == 0) {
    buffer_ += "<row r=\"";
    append_number(buffer_, row_);
    buffer_ += "\">";
  }
  if (column_ >= kMaxColumns) {
    broken({ErrorCode::too_many_columns, {.row = row_}, {std::to_string(kMaxColumns)}});
  }
  buffer_ += "<c r=\"";
  append_reference(buffer_, column_++, row_);
  if (style != Style::general) {
    buffer_ += "\" s=\"";
    append_number(buffer_, static_cast<int>(style));
  }
  buffer_.append("\"").append(type).append(">");
}

void XlsxWriter::text(std::string_view value, Style style) {
  if (value.empty()) return blank(style);
  clean_.clear();
  const std::size_t units =
      value.find("_x") == std::string_view::npos ? append_xml(clean_, value)
                                                 : append_xml(clean_, keep_escapes(value));
  if (units > kMaxCellUnits) {
    broken({ErrorCode::cell_too_long, {.row = row_, .column = column_ + 1},
            {std::to_string(kMaxCellUnits)}});
    return;
  }
  ++string_uses_;
  auto found = string_index_.find(clean_);
  if (found == string_index_.end() && string_bytes_ + clean_.size() <= kStringBudget) {
    const auto index = static_cast<std::uint32_t>(strings_.size());
    found = string_index_.emplace(strings_.emplace_back(clean_), index).first;
    string_bytes_ += clean_.size() + 64;  // 64: the tables' own share of an entry
  }
  if (found == string_index_.end()) {
    --string_uses_;
    open_cell(style, " t=\"inlineStr\"");
    buffer_.append("<is>").append(text_tag(clean_)).append(clean_).append("</t></is></c>");
    return;
  }
  open_cell(style, " t=\"s\"");
  buffer_ += "<v>";
  append_number(buffer_, found->second);
  buffer_ += "</v></c>";
}

void XlsxWriter::number(double value, Style style) {
  if (!std::isfinite(value)) return blank(style);
  open_cell(style, "");
  buffer_ += "<v>";
  append_number(buffer_, value);
  buffer_ += "</v></c>";
}

void XlsxWriter::integer(std::int64_t value, Style style) {
  open_cell(style, "");
  buffer_ += "<v>";
  append_number(buffer_, value);
  buffer_ += "</v></c>";
}

void XlsxWriter::date(std::int32_t day, Style style) { integer(day + kEpochSerial, style); }

void XlsxWriter::date_time(std::int32_t day, std::int32_t second, Style style) {
  // Six decimals tell 0.1 s apart, so that readers round back to the same second; the 17 digits of
  // the nearest double would say no more and take twice the room. Integers: the same bytes anywhere.
  constexpr std::int64_t kParts = 1'000'000;
  const std::int64_t fraction = (second * kParts + kDaySeconds / 2) / kDaySeconds;
  std::string decimals = std::to_string(kParts + fraction);  // a 1, then six digits
  while (decimals.back() == '0') decimals.pop_back();
  if (decimals.size() == 1) return date(day, style);
  open_cell(style, "");
  buffer_ += "<v>";
  append_number(buffer_, day + kEpochSerial);
  buffer_.append(".").append(decimals, 1).append("</v></c>");
}

void XlsxWriter::blank(Style style) {
  if (style == Style::general && column_ > 0) {
    ++column_;
    return;
  }
  open_cell(style, "");
  buffer_ += "</c>";
}

void XlsxWriter::formula(std::string_view expression, double now, Style style) {
  open_cell(style, "");
  buffer_ += "<f>";
  append_xml(buffer_, expression);
  buffer_ += "</f><v>";
  append_number(buffer_, now);
  buffer_ += "</v></c>";
}

void XlsxWriter::formula(std::string_view expression, std::string_view now, Style style) {
  open_cell(style, " t=\"str\"");
  buffer_ += "<f>";
  append_xml(buffer_, expression);
  buffer_ += "</f><v>";
  append_xml(buffer_, now);
  buffer_ += "</v></c>";
}

void XlsxWriter::filter(std::uint32_t first, std::uint32_t last, std::uint32_t columns) {
  filter_ = cell_name(0, first) + ":" + cell_name(columns - 1, last);
}

void XlsxWriter::begin_rule(std::uint32_t column, std::uint32_t first, std::uint32_t last) {
  rules_ += "<conditionalFormatting sqref=\"" + cell_name(column, first) + ":" + cell_name(column, last) + "\"><cfRule priority=\"" +
            std::to_string(++rule_count_) + "\" ";
}

void XlsxWriter::colour(std::uint32_t column, std::uint32_t first, std::uint32_t last, std::string_view condition, Mark mark) {
  begin_rule(column, first, last);
  rules_ += "type=\"expression\" dxfId=\"" + std::to_string(static_cast<int>(mark)) + "\" stopIfTrue=\"1\"><formula>";
  append_xml(rules_, condition);
  rules_ += "</formula></cfRule></conditionalFormatting>";
}

void XlsxWriter::bars(std::uint32_t column, std::uint32_t first, std::uint32_t last) {
  begin_rule(column, first, last);
  rules_.append("type=\"dataBar\"><dataBar><cfvo type=\"num\" val=\"0\"/><cfvo type=\"num\" val=\"1\"/><color rgb=\"")
      .append(styles::kBar)
      .append("\"/></dataBar></cfRule></conditionalFormatting>");
}

Result<void> XlsxWriter::end_row() {
  if (column_ > 0) buffer_ += "</row>";
  column_ = 0;
  if (++row_ > kMaxRows + 1) {
    broken({ErrorCode::too_large, {}, {"rows", std::to_string(kMaxRows)}});
  }
  return flush(kFlushAt);
}

void XlsxWriter::merge(std::uint32_t first, std::uint32_t columns) {
  if (columns < 2) return;
  merges_ += "<mergeCell ref=\"";
  append_reference(merges_, first, row_);
  merges_ += ":";
  append_reference(merges_, first + columns - 1, row_);
  merges_ += "\"/>";
  ++merge_count_;
}

Result<void> XlsxWriter::end_sheet() {
  buffer_ += "</sheetData>";
  if (!filter_.empty()) buffer_ += "<autoFilter ref=\"" + filter_ + "\"/>";
  filter_.clear();
  if (merge_count_ > 0) {
    buffer_ += "<mergeCells count=\"" + std::to_string(merge_count_) + "\">" + merges_ +
               "</mergeCells>";
  }
  merges_.clear();
  merge_count_ = 0;
  buffer_ += rules_;
  rules_.clear();
  rule_count_ = 0;
  if (sheets_[sheet_ - 1].landscape) {
    buffer_ += "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>";
  }
  buffer_ += "</worksheet>";
  return flush(0);
}

Result<void> XlsxWriter::write_shared_strings() {
  if (auto begun = zip_.begin_entry("xl/sharedStrings.xml"); !begun) return begun;
  buffer_.append(kXml).append("<sst xmlns=\"").append(kMain).append("\" count=\"");
  append_number(buffer_, string_uses_);
  buffer_ += "\" uniqueCount=\"";
  append_number(buffer_, strings_.size());
  buffer_ += "\">";
  for (const std::string& value : strings_) {
    buffer_.append("<si>").append(text_tag(value)).append(value).append("</t></si>");
    if (auto done = flush(kFlushAt); !done) return done;
  }
  buffer_ += "</sst>";
  return flush(0);
}

Result<void> XlsxWriter::finish() {
  if (auto ended = end_sheet(); !ended) return ended;
  if (auto written = write_shared_strings(); !written) return written;
  return zip_.finish();
}

}  // namespace xanh::report
