#include "source/biff.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "source/biff_sheet.h"
#include "source/biff_workbook.h"
#include "source/little.h"
#include "source/ole.h"

namespace xanh::source {
namespace {

class BiffDocument final : public Document {
 public:
  BiffDocument(ByteSource& source, std::size_t piece)
      : source_(source), piece_(std::max<std::size_t>(piece, 1)), ole_(source, piece_) {
    dialect_.format = Format::biff;
  }

  Result<Step> open() override {
    switch (stage_) {
      case Stage::kind: return open_kind();
      case Stage::container: return open_container();
      case Stage::stream: {
        const auto step = ole_.read(*workbook_, stream_);
        if (step && *step == Step::end) stage_ = Stage::workbook;
        return step && *step == Step::end ? Result<Step>(Step::ready) : step;
      }
      case Stage::bare: return read_bare();
      case Stage::workbook: return open_workbook();
      case Stage::open: return Step::end;
    }
    return Step::end;
  }

  std::span<const TableInfo> tables() const override { return tables_; }
  const Dialect& dialect() const override { return dialect_; }

  Result<std::unique_ptr<TableReader>> read(std::size_t table, ColumnMask mask) override {
    return biff::make_sheet_reader(stream_, book_, book_.sheets[table], std::string(source_.name()),
                                   source_.size(), std::move(mask));
  }

 private:
  enum class Stage : std::uint8_t { kind, container, stream, bare, workbook, open };

  Place place() const { return {.file = std::string(source_.name())}; }

  Result<Step> open_kind() {
    std::string head(static_cast<std::size_t>(std::min<std::uint64_t>(kOleMagic.size(), source_.size())), '\0');
    const auto step = source_.read(0, std::as_writable_bytes(std::span(head)));
    if (!step || *step == Step::pending) return step;
    stage_ = head == kOleMagic ? Stage::container : Stage::bare;
    return Step::ready;
  }

  Result<Step> open_container() {
    const auto step = ole_.open();
    if (!step || *step != Step::end) return step;
    workbook_ = ole_.find("Workbook");
    if (workbook_ == nullptr) workbook_ = ole_.find("Book");
    if (workbook_ == nullptr) {
      const bool encrypted = ole_.find("EncryptedPackage") != nullptr;
      return encrypted ? fail(ErrorCode::workbook_encrypted, place())
                       : fail(ErrorCode::not_a_table, place(), {"OLE"});
    }
    stage_ = Stage::stream;
    return Step::ready;
  }

  Result<Step> read_bare() {
    if (source_.size() > kMaxOleBytes) {
      return fail(ErrorCode::too_large, place(), {"xls", std::to_string(kMaxOleBytes)});
    }
    const std::size_t old = stream_.size();
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(piece_, source_.size() - old));
    if (size == 0) {
      stage_ = Stage::workbook;
      return Step::ready;
    }
    stream_.resize(old + size);
    const auto step = source_.read(old, std::as_writable_bytes(std::span(stream_)).subspan(old));
    if (!step || *step == Step::pending) stream_.resize(old);
    return step;
  }

  Result<Step> open_workbook() {
    auto book = biff::read_workbook(stream_);
    if (!book) {
      Error error = book.error();
      error.place.file = source_.name();
      return std::unexpected(std::move(error));
    }
    book_ = std::move(*book);
    if (book_.sheets.empty()) return fail(ErrorCode::file_empty, place());
    for (const biff::Sheet& sheet : book_.sheets) tables_.push_back(sheet.info);
    dialect_.encoding = text::encoding_name(book_.encoding);
    stage_ = Stage::open;
    return Step::end;
  }

  ByteSource& source_;
  const std::size_t piece_;
  OleReader ole_;
  const OleReader::Stream* workbook_ = nullptr;  // of ole_
  Stage stage_ = Stage::kind;
  std::string stream_;
  biff::Workbook book_;
  std::vector<TableInfo> tables_;
  Dialect dialect_;
};

}  // namespace

std::unique_ptr<Document> make_biff_document(ByteSource& source, std::size_t piece) {
  return std::make_unique<BiffDocument>(source, piece);
}

bool looks_like_biff(std::string_view head) {
  if (head.size() < 8 || little16(head, 0) != biff::kBof) return false;
  const std::uint16_t size = little16(head, 2), kind = little16(head, 6);
  return (size == 8 || size == 16) && (kind == 0x0005 || kind == 0x0010);
}

}  // namespace xanh::source
