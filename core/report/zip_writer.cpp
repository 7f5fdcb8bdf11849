#include "report/zip_writer.h"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace xanh::report {
namespace {

constexpr std::uint64_t kLimit = 0xFFFFFFFFu;
constexpr std::uint16_t kVersion = 20;         // deflate and data descriptors
constexpr std::uint16_t kDescriptor = 1 << 3;  // sizes follow the data
constexpr std::uint16_t kDeflated = 8;
constexpr std::uint16_t kFirstDay = 1 << 5 | 1;  // 1/1/1980, the first DOS date

void put16(std::string& out, std::uint32_t value) {
  out.push_back(static_cast<char>(value & 0xFF));
  out.push_back(static_cast<char>(value >> 8 & 0xFF));
}
void put32(std::string& out, std::uint64_t value) {
  put16(out, static_cast<std::uint32_t>(value & 0xFFFF));
  put16(out, static_cast<std::uint32_t>(value >> 16 & 0xFFFF));
}

}  // namespace

struct ZipWriter::Deflater {
  z_stream stream{};
  bool made = false;
  std::array<unsigned char, 1 << 16> out{};
  explicit Deflater(int level) {
    constexpr int kRaw = -15;  // no zlib header: the zip directory carries the checksum
    made = deflateInit2(&stream, level, Z_DEFLATED, kRaw, 8, Z_DEFAULT_STRATEGY) == Z_OK;
  }
  ~Deflater() {
    if (made) deflateEnd(&stream);
  }
  Deflater(const Deflater&) = delete;
  Deflater& operator=(const Deflater&) = delete;
};

ZipWriter::ZipWriter(Sink& sink, int level)
    : sink_(sink), deflater_(std::make_unique<Deflater>(std::clamp(level, 1, 9))) {
  if (!deflater_->made) error_ = std::make_unique<Error>(Error{ErrorCode::out_of_memory});
}

ZipWriter::~ZipWriter() = default;

Result<void> ZipWriter::broken(Error error) {
  if (!error_) error_ = std::make_unique<Error>(std::move(error));
  return std::unexpected(*error_);
}

Result<void> ZipWriter::emit(std::string_view bytes) {
  if (error_) return std::unexpected(*error_);
  offset_ += bytes.size();
  if (offset_ > kLimit) return broken({ErrorCode::too_large, {}, {"zip", "4 GiB"}});
  if (auto done = sink_.append(bytes); !done) return broken(done.error());
  return {};
}

Result<void> ZipWriter::begin_entry(std::string_view name) {
  if (auto ended = end_entry(); !ended) return ended;
  entries_.push_back({.name = std::string(name), .offset = offset_});
  entries_.back().crc = static_cast<std::uint32_t>(crc32(0, nullptr, 0));
  open_ = true;
  deflateReset(&deflater_->stream);
  std::string header = "PK\x03\x04";
  put16(header, kVersion);
  put16(header, kDescriptor);
  put16(header, kDeflated);
  put16(header, 0);
  put16(header, kFirstDay);
  put32(header, 0);
  put32(header, 0);
  put32(header, 0);
  put16(header, static_cast<std::uint32_t>(name.size()));
  put16(header, 0);
  header += name;
  return emit(header);
}

Result<void> ZipWriter::deflate_some(std::string_view bytes, bool last) {
  auto& [stream, made, out] = *deflater_;
  // zlib's interface predates const: it does not write to its input.
  stream.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  int state = Z_OK;
  do {
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(out.size());
    state = deflate(&stream, last ? Z_FINISH : Z_NO_FLUSH);
    const std::size_t made_now = out.size() - stream.avail_out;
    entries_.back().packed += made_now;
    if (made_now > 0) {
      if (auto sent = emit({reinterpret_cast<const char*>(out.data()), made_now}); !sent)
        return sent;
    }
  } while (stream.avail_out == 0 || (last && state != Z_STREAM_END));
  return {};
}

Result<void> ZipWriter::write(std::string_view bytes) {
  if (error_) return std::unexpected(*error_);
  constexpr std::size_t kPiece = std::size_t{1} << 30;  // zlib counts in 32 bits
  for (; !bytes.empty(); bytes.remove_prefix(std::min(kPiece, bytes.size()))) {
    const auto piece = bytes.substr(0, kPiece);
    Entry& entry = entries_.back();
    entry.crc = static_cast<std::uint32_t>(
        crc32(entry.crc, reinterpret_cast<const unsigned char*>(piece.data()),
              static_cast<uInt>(piece.size())));
    entry.size += piece.size();
    if (entry.size > kLimit) return broken({ErrorCode::too_large, {}, {entry.name, "4 GiB"}});
    if (auto done = deflate_some(piece, false); !done) return done;
  }
  return {};
}

Result<void> ZipWriter::end_entry() {
  if (error_) return std::unexpected(*error_);
  if (!open_) return {};
  open_ = false;
  if (auto done = deflate_some({}, true); !done) return done;
  const Entry& entry = entries_.back();
  std::string descriptor = "PK\x07\x08";
  put32(descriptor, entry.crc);
  put32(descriptor, entry.packed);
  put32(descriptor, entry.size);
  return emit(descriptor);
}

Result<void> ZipWriter::finish() {
  if (auto ended = end_entry(); !ended) return ended;
  const std::uint64_t start = offset_;
  std::string directory;
  for (const Entry& entry : entries_) {
    directory += "PK\x01\x02";
    put16(directory, kVersion);
    put16(directory, kVersion);
    put16(directory, kDescriptor);
    put16(directory, kDeflated);
    put16(directory, 0);
    put16(directory, kFirstDay);
    put32(directory, entry.crc);
    put32(directory, entry.packed);
    put32(directory, entry.size);
    put16(directory, static_cast<std::uint32_t>(entry.name.size()));
    put16(directory, 0);
    put16(directory, 0);
    put16(directory, 0);
    put16(directory, 0);
    put32(directory, 0);
    put32(directory, entry.offset);
    directory += entry.name;
  }
  const std::size_t size = directory.size();
  directory += "PK\x05\x06";
  put32(directory, 0);
  put16(directory, static_cast<std::uint32_t>(entries_.size()));
  put16(directory, static_cast<std::uint32_t>(entries_.size()));
  put32(directory, size);
  put32(directory, start);
  put16(directory, 0);
  return emit(directory);
}

}  // namespace xanh::report
