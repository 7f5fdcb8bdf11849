#include "source/html.h"

#include <algorithm>
#include <optional>

#include "source/html_reader.h"
#include "source/html_survey.h"

namespace xanh::source {
namespace {

class HtmlDocument final : public Document {
 public:
  HtmlDocument(ByteSource& source, Format format, std::vector<HtmlPage> pages)
      : source_(source), pages_(std::move(pages)), surveyed_(pages_.size()) {
    dialect_.format = format;
  }

  // Page by page: its head for the encoding, then all of it for its tables.
  Result<Step> open() override {
    if (at_ == pages_.size()) return opened_ ? Result<Step>(Step::end) : finish();
    const HtmlPage& page = pages_[at_];
    Page& found = surveyed_[at_];
    if (!head_ && !text_) head_.emplace(page.open());
    if (head_) {
      const auto step = head_->step();
      if (!step || *step != Step::end) return step;
      found.charset = markup_charset(head_->head(), head_->whole(), page.declared_charset);
      head_.reset();
      text_ = utf8_text(page.open(), found.charset.encoding);
      return Step::ready;
    }
    std::string_view piece;
    const auto step = text_->next(piece);
    if (!step || *step == Step::pending) return step;
    if (*step == Step::ready) {
      const char* p = piece.data();
      HtmlToken token;
      while ((token = scanner_.next(p, piece.data() + piece.size())).kind != HtmlToken::Kind::none) found.survey.take(token);
    } else {
      // What a comment or script hides up to the end may be most of the file: better said.
      if (scanner_.inside_hidden()) return fail(ErrorCode::xml_malformed, place(), {"HTML"});
      found.survey.take(scanner_.finish());
      found.survey.finish();
      scanner_ = {};
      text_.reset();
      ++at_;
    }
    if (found.survey.too_many()) {
      return fail(ErrorCode::too_large, place(), {"tables", std::to_string(HtmlSurvey::kMaxTables)});
    }
    return Step::ready;
  }

  std::span<const TableInfo> tables() const override { return infos_; }
  const Dialect& dialect() const override { return dialect_; }

  Result<std::unique_ptr<TableReader>> read(std::size_t table, ColumnMask mask) override {
    const auto [page, number] = places_[table];
    auto text = utf8_text(pages_[page].open(), surveyed_[page].charset.encoding);
    Place where = place();
    where.sheet = infos_[table].name;
    return make_html_reader(std::move(text), number, std::move(where), std::move(mask));
  }

 private:
  struct Page {
    Charset charset;
    HtmlSurvey survey;
  };

  Place place() const { return {.file = std::string(source_.name())}; }

  Result<Step> finish() {
    std::vector<HtmlSurvey::Sheet> sheets;
    for (const Page& page : surveyed_) sheets.insert(sheets.end(), page.survey.sheets().begin(), page.survey.sheets().end());
    std::size_t total = 0;
    for (const Page& page : surveyed_) total += page.survey.tables().size();
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      const auto& tables = surveyed_[i].survey.tables();
      for (std::size_t k = 0; k < tables.size(); ++k) {
        std::string sheet;
        const auto named = std::ranges::find_if(sheets, [&](const auto& s) {
          return !pages_[i].location.empty() && s.file.substr(s.file.find_last_of('/') + 1) == pages_[i].location;
        });
        if (named != sheets.end()) {
          sheet = named->name;
        } else if (surveyed_[i].survey.sheets().size() == tables.size()) {
          sheet = surveyed_[i].survey.sheets()[k].name;
        }
        add(i, tables[k], std::move(sheet), total > 1);
      }
    }
    if (infos_.empty()) {
      std::size_t fullest = 0;
      for (std::size_t i = 0; i < pages_.size(); ++i) {
        const auto cells = [&](std::size_t page) { const auto& s = surveyed_[page].survey.single(); return s ? s->cells : 0; };
        if (cells(i) > cells(fullest)) fullest = i;
      }
      if (pages_.empty() || !surveyed_[fullest].survey.single()) return fail(ErrorCode::not_a_table, place(), {"HTML"});
      add(fullest, *surveyed_[fullest].survey.single(), {}, false);
    }
    opened_ = true;
    return Step::end;
  }

  void add(std::size_t page, const HtmlSurvey::Found& found, std::string sheet, bool several) {
    if (infos_.empty()) {
      dialect_.encoding = text::encoding_name(surveyed_[page].charset.encoding);
      dialect_.byte_order_mark = surveyed_[page].charset.byte_order_mark;
    }
    TableInfo& info = infos_.emplace_back();
    info.name = !found.name.empty() ? found.name : std::move(sheet);
    if (info.name.empty() && several) info.name = std::to_string(infos_.size());
    // In a file of one page the only sheet cannot be hidden.
    info.hidden = pages_.size() > 1 && surveyed_[page].survey.hidden_sheet();
    info.system_1904 = surveyed_[page].survey.system_1904();
    info.declared_rows = found.rows;
    info.lines_before = found.lines_before;
    places_.emplace_back(page, found.table);
  }

  ByteSource& source_;
  const std::vector<HtmlPage> pages_;
  std::vector<Page> surveyed_;
  std::size_t at_ = 0;  // the page being surveyed
  std::optional<HeadReader> head_;
  std::unique_ptr<ByteStream> text_;
  HtmlScanner scanner_;
  bool opened_ = false;
  Dialect dialect_;
  std::vector<TableInfo> infos_;
  std::vector<std::pair<std::size_t, std::uint32_t>> places_;  // page and <table> of each
};

}  // namespace

std::unique_ptr<Document> make_html_document(ByteSource& source, std::size_t piece) {
  std::vector<HtmlPage> pages(1);
  pages[0].open = [&source, piece] { return file_bytes(source, 0, source.size(), piece); };
  return make_html_pages(source, Format::html, std::move(pages));
}

std::unique_ptr<Document> make_html_pages(ByteSource& source, Format format,
                                          std::vector<HtmlPage> pages) {
  return std::make_unique<HtmlDocument>(source, format, std::move(pages));
}

}  // namespace xanh::source
