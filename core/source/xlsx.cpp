#include "source/xlsx.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "source/xlsx_parts.h"
#include "source/xlsx_sheet.h"
#include "source/zip.h"

namespace xanh::source {
namespace {

constexpr std::size_t kMaxSmallPart = 32u << 20;

class XlsxDocument final : public Document {
 public:
  XlsxDocument(ByteSource& source, std::size_t piece) : source_(source), piece_(piece) {
    dialect_.format = Format::xlsx;
  }

  Result<Step> open() override {
    switch (stage_) {
      case Stage::directory: return open_directory();
      case Stage::package: return open_package();
      case Stage::workbook: return open_workbook();
      case Stage::relations: return open_relations();
      case Stage::styles: return open_styles();
      case Stage::strings: return open_strings();
      case Stage::open: return Step::end;
    }
    return Step::end;
  }

  std::span<const TableInfo> tables() const override { return tables_; }
  const Dialect& dialect() const override { return dialect_; }

  Result<std::unique_ptr<TableReader>> read(std::size_t table, ColumnMask mask) override {
    const SheetRef& sheet = sheets_[table];
    const ZipEntry* entry = find(sheet.part);
    if (entry == nullptr) {
      return fail(ErrorCode::part_missing, {.file = std::string(source_.name()), .sheet = sheet.info.name}, {sheet.part});
    }
    return make_sheet_reader(source_, *entry, sheet.info.name, date_styles_, strings_, std::move(mask), piece_);
  }

 private:
  enum class Stage : std::uint8_t { directory, package, workbook, relations, styles, strings, open };

  Place place() const { return {.file = std::string(source_.name())}; }

  const ZipEntry* find(std::string_view name) const {
    const auto lower = [](std::string_view text) {
      std::string out(text);
      for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
      }
      return out;
    };
    // Part names are case-insensitive (OPC); some writers mix them.
    const auto found = std::ranges::find_if(entries_, [&](const ZipEntry& e) { return lower(e.name) == lower(name); });
    return found == entries_.end() ? nullptr : &*found;
  }

  // Brings a small part into part_. `end` when it is there, or the archive has no such part.
  Result<Step> load(std::string_view name, bool required) {
    if (!stream_) {
      part_.clear();
      const ZipEntry* entry = find(name);
      if (entry == nullptr) {
        if (required) return fail(ErrorCode::part_missing, place(), {std::string(name)});
        return Step::end;
      }
      if (entry->size > kMaxSmallPart) {
        return fail(ErrorCode::too_large, place(), {entry->name, std::to_string(kMaxSmallPart)});
      }
      stream_.emplace(source_, *entry, piece_);
    }
    while (true) {
      const std::size_t old = part_.size();
      part_.resize(old + piece_);
      std::size_t produced = 0;
      const auto step = stream_->read(std::as_writable_bytes(std::span(part_)).subspan(old), produced);
      part_.resize(old + produced);
      if (!step) return std::unexpected(step.error());
      if (*step == Step::pending) return Step::pending;
      if (*step == Step::end) {
        stream_.reset();
        return Step::end;
      }
    }
  }

  std::unexpected<Error> placed(Error error) const {
    error.place.file = source_.name();
    return std::unexpected(std::move(error));
  }

  Result<Step> open_directory() {
    const auto step = read_zip_directory(source_, entries_);
    if (!step || *step == Step::pending) return step;
    const bool office = std::ranges::any_of(entries_, [](const ZipEntry& e) {
      return e.name == "[Content_Types].xml" || e.name.ends_with("workbook.xml");
    });
    if (!office) return fail(ErrorCode::not_a_table, place(), {"ZIP"});
    stage_ = Stage::package;
    return Step::ready;
  }

  Result<Step> open_package() {
    const auto step = load("_rels/.rels", false);
    if (!step || *step == Step::pending) return step;
    workbook_ = "xl/workbook.xml";
    if (!part_.empty()) {
      auto target = parse_package_relations(part_);
      if (!target) return placed(target.error());
      if (!target->empty()) workbook_ = std::move(*target);
    }
    if (find(workbook_) == nullptr) return fail(ErrorCode::not_a_table, place(), {"ZIP"});
    if (workbook_.starts_with("word/") || workbook_.starts_with("ppt/")) {
      return fail(ErrorCode::not_a_table, place(), {workbook_.starts_with("word/") ? "Word" : "PowerPoint"});
    }
    if (workbook_.ends_with(".bin")) return fail(ErrorCode::format_unsupported, place(), {"XLSB"});
    stage_ = Stage::workbook;
    return Step::ready;
  }

  Result<Step> open_workbook() {
    const auto step = load(workbook_, true);
    if (!step || *step == Step::pending) return step;
    auto sheets = parse_workbook(part_);
    if (!sheets) return placed(sheets.error());
    sheets_ = std::move(*sheets);
    stage_ = Stage::relations;
    return Step::ready;
  }

  Result<Step> open_relations() {
    const std::size_t slash = workbook_.rfind('/');
    const std::string folder = slash == std::string::npos ? "" : workbook_.substr(0, slash + 1);
    const auto step = load(folder + "_rels/" + workbook_.substr(folder.size()) + ".rels", true);
    if (!step || *step == Step::pending) return step;
    auto relations = parse_relations(part_, workbook_);
    if (!relations) return placed(relations.error());
    std::vector<SheetRef> kept;
    for (SheetRef& sheet : sheets_) {
      const Relation& relation = (*relations)[sheet.relation];
      // Chart, dialogue and macro sheets hold no table.
      if (!relation.type.empty() && relation.type != "worksheet") continue;
      sheet.part = relation.part;
      kept.push_back(std::move(sheet));
    }
    sheets_ = std::move(kept);
    for (const SheetRef& sheet : sheets_) tables_.push_back(sheet.info);
    if (sheets_.empty()) return fail(ErrorCode::file_empty, place());
    for (const auto& [id, relation] : *relations) {
      if (relation.type == "styles") styles_ = relation.part;
      if (relation.type == "sharedStrings") shared_ = relation.part;
    }
    stage_ = Stage::styles;
    return Step::ready;
  }

  Result<Step> open_styles() {
    if (!styles_.empty()) {
      const auto step = load(styles_, false);
      if (!step || *step == Step::pending) return step;
      if (!part_.empty()) {
        auto dates = parse_date_styles(part_);
        if (!dates) return placed(dates.error());
        date_styles_ = std::move(*dates);
      }
    }
    stage_ = Stage::strings;
    return Step::ready;
  }

  Result<Step> open_strings() {
    const ZipEntry* entry = shared_.empty() ? nullptr : find(shared_);
    if (entry != nullptr) {
      if (!shared_reader_) shared_reader_.emplace(source_, *entry, piece_);
      const auto step = shared_reader_->step(strings_);
      if (!step || *step != Step::end) return step;
      shared_reader_.reset();
    }
    part_ = {};
    stage_ = Stage::open;
    return Step::end;
  }

  ByteSource& source_;
  const std::size_t piece_;
  Stage stage_ = Stage::directory;
  std::vector<ZipEntry> entries_;
  std::optional<ZipStream> stream_;
  std::string part_;
  std::string workbook_, styles_, shared_;
  std::vector<SheetRef> sheets_;
  std::vector<TableInfo> tables_;
  std::vector<bool> date_styles_;
  SharedStrings strings_;
  std::optional<SharedStringsReader> shared_reader_;
  Dialect dialect_;
};

}  // namespace

std::unique_ptr<Document> make_xlsx_document(ByteSource& source, std::size_t piece) {
  return std::make_unique<XlsxDocument>(source, piece);
}

}  // namespace xanh::source
