#include "source/mhtml.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "source/html.h"
#include "source/html_scan.h"
#include "source/mhtml_part.h"

namespace xanh::source {
namespace {

constexpr std::size_t kMaxParts = 4096;
constexpr std::size_t kMaxHeader = 64u << 10;
constexpr std::size_t kMaxBoundaries = 16;  // multiparts within multiparts
constexpr std::size_t kMaxBoundary = 70;    // RFC 2046, 5.1.1

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_html_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_html_space(text.back())) text.remove_suffix(1);
  return text;
}

// The value of a field of a header, its folds replaced by spaces.
std::string header_field(std::string_view header, std::string_view name) {
  std::string value;
  bool inside = false;
  while (!header.empty()) {
    const std::size_t stop = std::min(header.find('\n'), header.size());
    const std::string_view line = header.substr(0, stop);
    header.remove_prefix(std::min(stop + 1, header.size()));
    const bool fold = !line.empty() && (line[0] == ' ' || line[0] == '\t');
    if (inside && !fold) break;
    if (inside) {
      value += ' ';
      value += trimmed(line);
    } else if (const std::size_t colon = line.find(':'); !fold && colon != std::string_view::npos && lower_copy(trimmed(line.substr(0, colon))) == name) {
      inside = true;
      value = trimmed(line.substr(colon + 1));
    }
  }
  return value;
}

// A parameter of a field's value: charset=utf-8, boundary="x; y".
std::string parameter(std::string_view value, std::string_view name) {
  std::size_t at = value.find(';');
  while (at < value.size()) {
    const std::size_t equals = value.find('=', at + 1);
    if (equals == std::string_view::npos) return {};
    const std::string key = lower_copy(trimmed(value.substr(at + 1, equals - at - 1)));
    std::string_view rest = value.substr(equals + 1);
    while (!rest.empty() && is_html_space(rest[0])) rest.remove_prefix(1);
    std::size_t begin = value.size() - rest.size(), end;
    if (!rest.empty() && rest[0] == '"') {
      end = std::min(value.find('"', ++begin), value.size());
      at = value.find(';', end);
    } else {
      end = std::min(value.find(';', begin), value.size());
      at = end;
    }
    if (key == name) return std::string(trimmed(value.substr(begin, end - begin)));
  }
  return {};
}

class MhtmlDocument final : public Document {
 public:
  MhtmlDocument(ByteSource& source, std::size_t piece)
      : source_(source), piece_(piece), bytes_(file_bytes(source, 0, source.size(), piece)) {
    dialect_.format = Format::mhtml;
  }

  Result<Step> open() override {
    if (pages_) return pages_->open();
    std::string_view piece;
    const auto step = bytes_->next(piece);
    if (!step || *step == Step::pending) return step;
    if (*step == Step::end) {
      end_line();
      end_part(source_.size());
      pages_ = make_html_pages(source_, Format::mhtml, std::move(found_));
      return Step::ready;
    }
    take(piece);
    if (found_.size() > kMaxParts) {
      return fail(ErrorCode::too_large, {.file = std::string(source_.name())}, {"parts", std::to_string(kMaxParts)});
    }
    return Step::ready;
  }

  std::span<const TableInfo> tables() const override { return pages_ ? pages_->tables() : std::span<const TableInfo>(); }
  const Dialect& dialect() const override { return pages_ ? pages_->dialect() : dialect_; }
  Result<std::unique_ptr<TableReader>> read(std::size_t table, ColumnMask mask) override {
    return pages_->read(table, std::move(mask));
  }

 private:
  void take(std::string_view piece) {
    while (!piece.empty()) {
      const std::size_t stop = piece.find('\n');
      const std::string_view part = piece.substr(0, stop);
      // A boundary is short, and so is a header's line that says anything of use here.
      line_ += part.substr(0, std::min(part.size(), kMaxLine - std::min(line_.size(), kMaxLine)));
      at_ += part.size();
      piece.remove_prefix(part.size());
      if (piece.empty()) return;
      piece.remove_prefix(1);
      ++at_;
      end_line();
    }
  }

  // A line is whole; at_ is behind it.
  void end_line() {
    if (line_.ends_with('\r')) line_.pop_back();
    const std::uint64_t begin = std::exchange(line_begin_, at_);
    if (is_boundary()) {
      end_part(begin);
      state_ = is_opening_ ? State::header : State::between;
      header_.clear();
    } else if (state_ == State::header && !line_.empty()) {
      if (header_.size() + line_.size() < kMaxHeader) header_.append(line_) += '\n';
    } else if (state_ == State::header && (begun_ || !header_.empty())) {
      end_header();
    }
    line_.clear();
  }

  bool is_boundary() {
    if (!line_.starts_with("--")) return false;
    const std::string_view text = trimmed(std::string_view(line_).substr(2));
    for (const std::string& boundary : boundaries_) {
      is_opening_ = text == boundary;
      if (is_opening_ || (text.starts_with(boundary) && text.substr(boundary.size()) == "--")) return true;
    }
    return false;
  }

  void end_header() {
    begun_ = true;
    const std::string type = header_field(header_, "content-type");
    const std::string kind = lower_copy(trimmed(std::string_view(type).substr(0, type.find(';'))));
    state_ = State::between;
    if (kind.starts_with("multipart/")) {
      std::string boundary = parameter(type, "boundary");
      if (!boundary.empty() && boundary.size() <= kMaxBoundary && boundaries_.size() < kMaxBoundaries) boundaries_.push_back(std::move(boundary));
      return;
    }
    if (kind != "text/html" && kind != "application/xhtml+xml") return;
    state_ = State::body;
    part_begin_ = at_;
    charset_ = parameter(type, "charset");
    const std::string transfer = lower_copy(header_field(header_, "content-transfer-encoding"));
    transfer_ = transfer == "quoted-printable" ? Transfer::quoted_printable : transfer == "base64" ? Transfer::base64 : Transfer::plain;
    location_ = header_field(header_, "content-location");
    location_.erase(0, location_.find_last_of("/\\") + 1);
  }

  void end_part(std::uint64_t end) {
    if (state_ != State::body) return;
    state_ = State::between;
    HtmlPage& page = found_.emplace_back();
    page.declared_charset = charset_;
    page.location = location_;
    page.open = [source = &source_, piece = piece_, begin = part_begin_, end, transfer = transfer_] {
      return transfer_decoded(file_bytes(*source, begin, end, piece), transfer);
    };
  }

  static constexpr std::size_t kMaxLine = 4096;
  enum class State : std::uint8_t { header, body, between };

  ByteSource& source_;
  const std::size_t piece_;
  std::unique_ptr<ByteStream> bytes_;
  Dialect dialect_;
  std::unique_ptr<Document> pages_;  // once the parts are known
  std::vector<HtmlPage> found_;
  std::vector<std::string> boundaries_;
  State state_ = State::header;  // of the message itself
  bool begun_ = false;           // the message's own header has been read
  bool is_opening_ = false;
  std::string line_, header_;
  std::uint64_t at_ = 0, line_begin_ = 0;
  // Of the part being passed:
  std::uint64_t part_begin_ = 0;
  std::string charset_, location_;
  Transfer transfer_ = Transfer::plain;
};

}  // namespace

bool looks_like_mhtml(std::string_view head) {
  const std::string start = lower_copy(head.substr(0, 4096));
  if (start.starts_with("mime-version:")) return true;
  // Other fields may come first; each line in front of the type is a field or the fold of one.
  std::string_view rest = start;
  bool first = true, mime = false;
  while (!rest.empty()) {
    const std::size_t stop = std::min(rest.find('\n'), rest.size());
    const std::string_view line = trimmed(rest.substr(0, stop));
    const bool fold = !first && (rest[0] == ' ' || rest[0] == '\t');
    rest.remove_prefix(std::min(stop + 1, rest.size()));
    if (line.empty()) return false;
    if (!fold) {
      const std::string_view field = line.substr(0, std::min(line.find(':'), line.size()));
      if (field.size() == line.size() || !std::ranges::all_of(field, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; })) return false;
      mime = mime || field == "mime-version";
      if (field == "content-type") return line.find("multipart/") != std::string_view::npos || line.find("text/html") != std::string_view::npos || mime;
    }
    first = false;
  }
  return false;
}

std::unique_ptr<Document> make_mhtml_document(ByteSource& source, std::size_t piece) {
  return std::make_unique<MhtmlDocument>(source, piece);
}

}  // namespace xanh::source
