#include "source/ods.h"

#include <algorithm>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "source/ods_content.h"

namespace xanh::source {
namespace {

constexpr std::size_t kMaxManifest = 32u << 20;

// Does the manifest say of any part how it is encrypted?
struct EncryptionFinder final : pugi::xml_tree_walker {
  bool found = false;
  bool for_each(pugi::xml_node& node) override {
    const std::string_view name = node.name();
    found = name.substr(name.find(':') + 1) == "encryption-data";
    return !found;
  }
};

class OdsDocument final : public Document {
 public:
  OdsDocument(ByteSource& source, std::size_t piece) : source_(source), piece_(piece) {
    dialect_.format = Format::ods;
  }

  Result<Step> open() override {
    switch (stage_) {
      case Stage::directory: return open_directory();
      case Stage::manifest: return open_manifest();
      case Stage::survey: return open_survey();
      case Stage::open: return Step::end;
    }
    return Step::end;
  }
  std::span<const TableInfo> tables() const override { return tables_; }
  const Dialect& dialect() const override { return dialect_; }
  Result<std::unique_ptr<TableReader>> read(std::size_t table, ColumnMask mask) override {
    return make_ods_reader(source_, *content_, table, tables_[table].name, std::move(mask), piece_);
  }

 private:
  enum class Stage : std::uint8_t { directory, manifest, survey, open };

  Place place() const { return {.file = std::string(source_.name())}; }

  const ZipEntry* find(std::string_view name) const {
    const auto found = std::ranges::find(entries_, name, &ZipEntry::name);
    return found == entries_.end() ? nullptr : &*found;
  }

  Result<Step> open_directory() {
    const auto step = read_zip_directory(source_, entries_);
    if (!step || *step == Step::pending) return step;
    if (const ZipEntry* const manifest = find("META-INF/manifest.xml")) {
      if (manifest->size > kMaxManifest) {
        return fail(ErrorCode::too_large, place(), {manifest->name, std::to_string(kMaxManifest)});
      }
      manifest_.emplace(source_, *manifest, piece_);
    }
    stage_ = Stage::manifest;
    return Step::ready;
  }

  Result<Step> open_manifest() {
    while (manifest_) {
      const std::size_t old = text_.size();
      text_.resize(old + piece_);
      std::size_t produced = 0;
      const auto step = manifest_->read(std::as_writable_bytes(std::span(text_)).subspan(old), produced);
      text_.resize(old + produced);
      if (!step || *step == Step::pending) return step;
      if (*step == Step::end) manifest_.reset();
    }
    if (!text_.empty()) {
      pugi::xml_document document;
      const auto status = document.load_buffer(text_.data(), text_.size());
      if (status.status == pugi::status_out_of_memory) return fail(ErrorCode::out_of_memory);
      if (!status) return fail(ErrorCode::xml_malformed, place(), {"manifest.xml"});
      EncryptionFinder finder;
      document.traverse(finder);
      if (finder.found) return fail(ErrorCode::workbook_encrypted, place());
      text_ = {};
    }
    const ZipEntry* const content = find("content.xml");
    if (content == nullptr) return fail(ErrorCode::part_missing, place(), {"content.xml"});
    content_ = *content;
    survey_.emplace(source_, *content_, piece_);
    stage_ = Stage::survey;
    return Step::ready;
  }

  Result<Step> open_survey() {
    const auto step = survey_->step(tables_);
    if (!step || *step != Step::end) return step;
    if (!survey_->spreadsheet()) return fail(ErrorCode::not_a_table, place(), {"OpenDocument"});
    if (tables_.empty()) return fail(ErrorCode::file_empty, place());
    survey_.reset();
    stage_ = Stage::open;
    return Step::end;
  }

  ByteSource& source_;
  const std::size_t piece_;
  Stage stage_ = Stage::directory;
  std::vector<ZipEntry> entries_;
  std::optional<ZipStream> manifest_;
  std::string text_;  // of the manifest
  std::optional<ZipEntry> content_;
  std::optional<OdsSurvey> survey_;
  std::vector<TableInfo> tables_;
  Dialect dialect_;
};

}  // namespace

bool looks_like_ods(std::string_view head) {
  constexpr std::string_view kName = "mimetype", kType = "application/vnd.oasis.opendocument.spreadsheet";
  if (head.size() < 30 || !head.starts_with("PK\x03\x04") || head.substr(26, 2) != std::string_view("\x08\0", 2)) return false;
  const std::size_t extra = static_cast<unsigned char>(head[28]) + 256u * static_cast<unsigned char>(head[29]);
  const std::size_t data = 30 + kName.size() + extra;
  return head.substr(30).starts_with(kName) && data < head.size() && head.substr(data).starts_with(kType);
}

bool holds_ods(std::span<const ZipEntry> entries) {
  const auto has = [entries](std::string_view name) { return std::ranges::find(entries, name, &ZipEntry::name) != entries.end(); };
  return has("content.xml") && (has("mimetype") || has("META-INF/manifest.xml"));
}

std::unique_ptr<Document> make_ods_document(ByteSource& source, std::size_t piece) {
  return std::make_unique<OdsDocument>(source, piece);
}

}  // namespace xanh::source
