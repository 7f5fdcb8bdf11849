#include "source/exports_zip.h"

#include <algorithm>
#include <string_view>

#include "text/encoding.h"
#include "text/utf8.h"

namespace xanh::source {
namespace {

bool is_part_of_a_document(const ZipEntry& entry) {
  return entry.name == "[Content_Types].xml" || entry.name == "mimetype" || entry.name.ends_with("workbook.xml");
}

// Nothing that the user put into the archive.
bool is_junk(std::string_view path) {
  if (path.ends_with('/') || path.starts_with("__MACOSX/")) return true;
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return name.starts_with("._") || name.starts_with("~$") || name == ".DS_Store" || name == "Thumbs.db" ||
         name == "desktop.ini";
}

}  // namespace

Result<Step> ExportsZip::look() {
  if (archive_.size() < 4) return Step::end;
  std::string magic(4, '\0');
  auto step = archive_.read(0, std::as_writable_bytes(std::span(magic)));
  if (!step || *step == Step::pending) return step;
  if (magic != "PK\x03\x04") return Step::end;
  step = read_zip_directory(archive_, entries_);
  if (!step && step.error().code == ErrorCode::file_unreadable) return step;
  if (step && *step == Step::pending) return step;
  holds_exports_ = step && std::ranges::none_of(entries_, is_part_of_a_document);
  std::erase_if(entries_, [](const ZipEntry& entry) { return is_junk(entry.name); });
  return Step::end;
}

// A name without the flag for UTF-8 is in the code page of the packing machine's console, which is
// 1258 for Vietnamese; the flag is often missing where the name is UTF-8 all the same.
std::string ExportsZip::name_of(const ZipEntry& entry) const {
  std::string name(archive_.name());
  name += '/';
  name += text::is_valid_utf8(entry.name) ? entry.name : text::decode(text::Encoding::windows_1258, entry.name);
  return name;
}

Result<Step> ExportsZip::next(std::unique_ptr<ByteSource>& out) {
  out.reset();
  if (at_ == 0 && (entries_.empty() || entries_.size() > kMaxPackedFiles)) {
    const Place place{.file = std::string(archive_.name())};
    const bool empty = entries_.empty();
    entries_.clear();
    at_ = 1;
    if (empty) return fail(ErrorCode::file_empty, place);
    return fail(ErrorCode::too_large, place, {"zip", std::to_string(kMaxPackedFiles)});
  }
  if (at_ >= entries_.size()) return Step::end;
  auto step = inflate(out);
  if (step && *step == Step::pending) return step;
  if (step && !out) return step;
  if (!step) {
    step.error().place = {.file = name_of(entries_[at_])};
    if (step.error().code == ErrorCode::workbook_encrypted) step.error().code = ErrorCode::archive_encrypted;
  }
  consumed_ += entries_[at_].packed_size;
  stream_.reset();
  bytes_ = {};
  ++at_;
  return step;
}

// `ready` with `out` set when the entry is whole.
Result<Step> ExportsZip::inflate(std::unique_ptr<ByteSource>& out) {
  const ZipEntry& entry = entries_[at_];
  if (!stream_) {
    if (entry.size > budget_ - unpacked_) {
      return fail(ErrorCode::too_large, {}, {"zip", std::to_string(budget_)});
    }
    stream_.emplace(archive_, entry, piece_);
    // Tables deflate to a tenth; what claims more grows as it comes.
    const std::uint64_t likely = std::min(entry.packed_size, archive_.size()) * 20;
    bytes_.reserve(static_cast<std::size_t>(std::min(entry.size, likely)) + piece_);
  }
  const std::size_t old = bytes_.size();
  bytes_.resize(old + piece_);
  std::size_t produced = 0;
  const auto step = stream_->read(std::as_writable_bytes(std::span(bytes_)).subspan(old), produced);
  bytes_.resize(old + produced);
  if (!step || *step != Step::end) return step;
  unpacked_ += bytes_.size();
  out = std::make_unique<MemorySource>(name_of(entry), std::move(bytes_));
  return Step::ready;
}

std::uint64_t ExportsZip::bytes_consumed() const {
  return consumed_ + (stream_ ? stream_->packed_bytes_read() : 0);
}

}  // namespace xanh::source
