#include "source/xml_spreadsheet.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

#include "source/decode.h"
#include "source/html_stream.h"
#include "source/window.h"
#include "source/xml_spreadsheet_sheet.h"

namespace xanh::source {
namespace {

std::uint64_t count_of(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() ? value : 0;
}

class XmlSpreadsheetDocument final : public Document {
 public:
  static constexpr std::size_t kMaxSheets = 10000;

  XmlSpreadsheetDocument(ByteSource& source, std::size_t piece)
      : source_(source), piece_(piece), head_(file_bytes(source, 0, source.size(), piece)) {
    dialect_.format = Format::xml_spreadsheet;
  }

  Result<Step> open() override {
    if (opened_) return Step::end;
    if (!text_) {
      const auto step = head_.step();
      if (!step || *step != Step::end) return step;
      const Charset charset = markup_charset(head_.head(), head_.whole());
      encoding_ = charset.encoding;
      dialect_.encoding = text::encoding_name(encoding_);
      dialect_.byte_order_mark = charset.byte_order_mark;
      text_.emplace(source_, encoding_, 0);
      return Step::ready;
    }
    // What is longer than the window doubles it, so that long elements cost linear time.
    const auto step = text_->read(window_, std::max(piece_, window_.size()));
    if (!step || *step == Step::pending) return step;
    survey();
    if (sheets_.size() > kMaxSheets) return fail(ErrorCode::too_large, place(), {"sheets", std::to_string(kMaxSheets)});
    if (*step != Step::end) {
      if (window_.size() > kMaxXmlElement) return fail(ErrorCode::too_large, place(), {"element", std::to_string(kMaxXmlElement)});
      return Step::ready;
    }
    if (in_sheet_ || sheets_.empty()) return fail(ErrorCode::xml_malformed, place(), {"XML Spreadsheet"});
    window_ = {};
    opened_ = true;
    return Step::end;
  }

  std::span<const TableInfo> tables() const override { return sheets_; }
  const Dialect& dialect() const override { return dialect_; }
  Result<std::unique_ptr<TableReader>> read(std::size_t table, ColumnMask mask) override {
    return make_xml_sheet_reader(source_, encoding_, table, sheets_[table].name, std::move(mask), piece_);
  }

 private:
  Place place() const { return {.file = std::string(source_.name())}; }

  // Notes the worksheets among the whole tags of the window.
  void survey() {
    const char* at = window_.data();
    const char* const end = at + window_.size();
    const char* taken = at;
    const char* visible = nullptr;  // text of <Visible>, until its end tag has come too
    Tag tag;
    while (next_tag(at, end, tag)) {
      if (tag.name == "Worksheet") {
        in_sheet_ = !tag.closing && !tag.empty;
        if (!tag.closing) {
          std::string name(sheet_attribute(tag, "ss:Name"));
          name.resize(decode_xml_text(name.data(), name.size()));
          sheets_.emplace_back().name = std::move(name);
        }
      } else if (in_sheet_ && tag.name == "Table" && !tag.closing) {
        sheets_.back().declared_rows = count_of(sheet_attribute(tag, "ss:ExpandedRowCount"));
      } else if (in_sheet_ && tag.name == "Visible" && tag.closing && visible != nullptr) {
        sheets_.back().hidden = std::string_view(visible, tag.begin).starts_with("Sheet");  // SheetHidden, SheetVeryHidden
      }
      visible = tag.name == "Visible" && !tag.closing && !tag.empty ? tag.end : nullptr;
      if (visible == nullptr) taken = at;
    }
    if (visible == nullptr) taken = at;
    window_.consume(static_cast<std::size_t>(taken - window_.data()));
  }

  ByteSource& source_;
  const std::size_t piece_;
  HeadReader head_;
  text::Encoding encoding_ = text::Encoding::utf8;
  std::optional<TextStream> text_;
  Window window_;
  bool in_sheet_ = false, opened_ = false;
  Dialect dialect_;
  std::vector<TableInfo> sheets_;
};

}  // namespace

bool looks_like_xml_spreadsheet(std::string_view head) {
  head = head.substr(0, 4096);
  return head.starts_with("<") && head.find("urn:schemas-microsoft-com:office:spreadsheet") != std::string_view::npos && head.find("Workbook") != std::string_view::npos && head.find("<html") == std::string_view::npos;
}

std::unique_ptr<Document> make_xml_spreadsheet_document(ByteSource& source, std::size_t piece) {
  return std::make_unique<XmlSpreadsheetDocument>(source, piece);
}

}  // namespace xanh::source
