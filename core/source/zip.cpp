#include "source/zip.h"

#include <zlib.h>

#include <algorithm>
#include <optional>

namespace xanh::source {
namespace {

std::uint64_t little(std::string_view bytes, std::size_t at, std::size_t width) {
  std::uint64_t value = 0;
  for (std::size_t i = width; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

Result<Step> read_text(ByteSource& source, std::uint64_t offset, std::uint64_t size, std::string& out) {
  out.resize(static_cast<std::size_t>(size));
  return source.read(offset, std::as_writable_bytes(std::span(out)));
}

Place place_of(const ByteSource& source) { return {.file = std::string(source.name())}; }

// Tables deflate to a tenth or a thirtieth. What swells more than this is made to exhaust us.
constexpr std::uint64_t kFreelyInflated = 64u << 20;
constexpr std::uint64_t kLargestRatio = 200;

struct DirectoryPlace {
  std::uint64_t offset = 0, size = 0, entries = 0;
};

// The ZIP64 end record, when the plain one is full of ones.
Result<Step> read_zip64(ByteSource& source, std::uint64_t end_offset, DirectoryPlace& at) {
  constexpr std::uint64_t kLocator = 20, kRecord = 56;
  if (end_offset < kLocator) return fail(ErrorCode::archive_truncated, place_of(source));
  std::string bytes;
  auto step = read_text(source, end_offset - kLocator, kLocator, bytes);
  if (!step || *step == Step::pending) return step;
  if (!bytes.starts_with("PK\x06\x07")) return Step::ready;  // the ones were real values
  const std::uint64_t record = little(bytes, 8, 8);
  if (record > source.size() || source.size() - record < kRecord) {
    return fail(ErrorCode::archive_truncated, place_of(source));
  }
  step = read_text(source, record, kRecord, bytes);
  if (!step || *step == Step::pending) return step;
  if (!bytes.starts_with("PK\x06\x06")) return fail(ErrorCode::archive_truncated, place_of(source));
  at = {.offset = little(bytes, 48, 8), .size = little(bytes, 40, 8), .entries = little(bytes, 32, 8)};
  return Step::ready;
}

// Sizes and offset of an entry that needs 64 bits stand in its extra field 1, in this order,
// each only where the 32-bit field is all ones.
void apply_zip64_extra(std::string_view extra, ZipEntry& entry) {
  while (extra.size() >= 4) {
    const std::uint64_t id = little(extra, 0, 2);
    const auto size = static_cast<std::size_t>(
        std::min<std::uint64_t>(little(extra, 2, 2), extra.size() - 4));
    if (id == 1) {
      std::string_view body = extra.substr(4, size);
      for (std::uint64_t* value : {&entry.size, &entry.packed_size, &entry.header_offset}) {
        if (*value != 0xFFFFFFFFu || body.size() < 8) continue;
        *value = little(body, 0, 8);
        body.remove_prefix(8);
      }
      return;
    }
    extra.remove_prefix(4 + size);
  }
}

}  // namespace

Result<Step> read_zip_directory(ByteSource& source, std::vector<ZipEntry>& out) {
  constexpr std::uint64_t kEndRecord = 22, kLongestTail = kEndRecord + 0xFFFF;
  constexpr std::uint64_t kLargestDirectory = 64u << 20;
  const auto truncated = [&] { return fail(ErrorCode::archive_truncated, place_of(source)); };
  if (source.size() < kEndRecord) return truncated();
  const std::uint64_t tail_size = std::min(source.size(), kLongestTail);
  std::string tail;
  auto step = read_text(source, source.size() - tail_size, tail_size, tail);
  if (!step || *step == Step::pending) return step;
  const std::size_t found = tail.rfind("PK\x05\x06", tail.size() - kEndRecord);
  if (found == std::string::npos) return truncated();
  DirectoryPlace at{.offset = little(tail, found + 16, 4),
                    .size = little(tail, found + 12, 4),
                    .entries = little(tail, found + 10, 2)};
  if (at.offset == 0xFFFFFFFFu || at.size == 0xFFFFFFFFu || at.entries == 0xFFFFu) {
    step = read_zip64(source, source.size() - tail_size + found, at);
    if (!step || *step == Step::pending) return step;
  }
  if (at.offset > source.size() || at.size > source.size() - at.offset) return truncated();
  if (at.size > kLargestDirectory) {
    return fail(ErrorCode::too_large, place_of(source), {"zip", std::to_string(kLargestDirectory)});
  }
  std::string directory;
  step = read_text(source, at.offset, at.size, directory);
  if (!step || *step == Step::pending) return step;
  out.clear();
  std::string_view rest = directory;
  constexpr std::size_t kHeader = 46;
  while (rest.size() >= kHeader && rest.starts_with("PK\x01\x02")) {
    const auto length_at = [rest](std::size_t place) {
      return static_cast<std::size_t>(little(rest, place, 2));
    };
    const std::size_t name = length_at(28), extra = length_at(30), comment = length_at(32);
    if (rest.size() < kHeader + name + extra + comment) return truncated();
    ZipEntry entry{.name = std::string(rest.substr(kHeader, name)),
                   .header_offset = little(rest, 42, 4),
                   .packed_size = little(rest, 20, 4),
                   .size = little(rest, 24, 4),
                   .crc = static_cast<std::uint32_t>(little(rest, 16, 4)),
                   .method = static_cast<std::uint16_t>(little(rest, 10, 2)),
                   .encrypted = (little(rest, 8, 2) & 1) != 0};
    apply_zip64_extra(rest.substr(kHeader + name, extra), entry);
    std::ranges::replace(entry.name, '\\', '/');  // some writers
    out.push_back(std::move(entry));
    rest.remove_prefix(kHeader + name + extra + comment);
  }
  if (out.empty() && at.entries > 0) return truncated();
  return Step::end;
}

struct ZipStream::Impl {
  ByteSource& source;
  ZipEntry entry;
  std::size_t piece;
  std::optional<std::uint64_t> data_offset;  // known once the local header is read
  std::uint64_t taken = 0;                   // compressed bytes handed to inflate
  std::uint64_t produced = 0;
  std::uint32_t crc = 0;
  std::vector<std::byte> input;
  z_stream inflater = {};
  bool inflating = false, finished = false;

  Impl(ByteSource& s, ZipEntry e, std::size_t p) : source(s), entry(std::move(e)), piece(p) {}
  ~Impl() {
    if (inflating) inflateEnd(&inflater);
  }
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;

  std::unexpected<Error> bad(ErrorCode code) const { return fail(code, place_of(source), {entry.name}); }

  Result<Step> open();
  Result<Step> refill();
  Result<Step> finish();
};

Result<Step> ZipStream::Impl::open() {
  constexpr std::uint64_t kLocalHeader = 30;
  if (entry.encrypted) return fail(ErrorCode::workbook_encrypted, place_of(source));
  if (entry.method != 0 && entry.method != 8) {
    return fail(ErrorCode::format_unsupported, place_of(source),
                {"zip method " + std::to_string(entry.method)});
  }
  if (entry.header_offset > source.size() || source.size() - entry.header_offset < kLocalHeader) {
    return bad(ErrorCode::archive_truncated);
  }
  std::string header;
  const auto step = read_text(source, entry.header_offset, kLocalHeader, header);
  if (!step || *step == Step::pending) return step;
  if (!header.starts_with("PK\x03\x04")) return bad(ErrorCode::archive_corrupt);
  const std::uint64_t begin =
      entry.header_offset + kLocalHeader + little(header, 26, 2) + little(header, 28, 2);
  if (begin > source.size() || entry.packed_size > source.size() - begin) {
    return bad(ErrorCode::archive_truncated);
  }
  if (entry.method == 8) {
    if (inflateInit2(&inflater, -MAX_WBITS) != Z_OK) return fail(ErrorCode::out_of_memory, place_of(source));
    inflating = true;
  }
  data_offset = begin;
  return Step::ready;
}

// The next piece of compressed bytes; leaves avail_in 0 at the entry's end.
Result<Step> ZipStream::Impl::refill() {
  const auto want = static_cast<std::size_t>(std::min<std::uint64_t>(piece, entry.packed_size - taken));
  if (want == 0) return Step::ready;
  input.resize(want);
  const auto step = source.read(*data_offset + taken, input);
  if (!step || *step == Step::pending) return step;
  taken += want;
  inflater.next_in = reinterpret_cast<Bytef*>(input.data());
  inflater.avail_in = static_cast<uInt>(want);
  return Step::ready;
}

Result<Step> ZipStream::Impl::finish() {
  finished = true;
  if (crc != entry.crc || produced != entry.size) return bad(ErrorCode::archive_corrupt);
  return Step::end;
}

ZipStream::ZipStream(ByteSource& source, ZipEntry entry, std::size_t piece)
    : impl_(std::make_unique<Impl>(source, std::move(entry), std::max<std::size_t>(piece, 1))) {}
ZipStream::~ZipStream() = default;
ZipStream::ZipStream(ZipStream&&) noexcept = default;

Result<Step> ZipStream::read(std::span<std::byte> out, std::size_t& produced) {
  Impl& s = *impl_;
  produced = 0;
  if (s.finished) return Step::end;
  if (!s.data_offset) {
    if (const auto step = s.open(); !step || *step == Step::pending) return step;
  }
  while (produced == 0) {
    if (s.inflater.avail_in == 0) {
      if (const auto step = s.refill(); !step || *step == Step::pending) return step;
    }
    int status = Z_OK;
    if (s.entry.method == 0) {
      produced = std::min<std::size_t>(out.size(), s.inflater.avail_in);
      std::copy_n(reinterpret_cast<const std::byte*>(s.inflater.next_in), produced, out.begin());
      s.inflater.next_in += produced;
      s.inflater.avail_in -= static_cast<uInt>(produced);
      if (produced == 0) status = Z_STREAM_END;
    } else {
      s.inflater.next_out = reinterpret_cast<Bytef*>(out.data());
      s.inflater.avail_out = static_cast<uInt>(out.size());
      const bool starved = s.inflater.avail_in == 0;
      status = inflate(&s.inflater, Z_NO_FLUSH);
      produced = out.size() - s.inflater.avail_out;
      if (status == Z_MEM_ERROR) return fail(ErrorCode::out_of_memory, place_of(s.source));
      if (status == Z_BUF_ERROR && starved) return s.bad(ErrorCode::archive_truncated);
      if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
        return s.bad(ErrorCode::archive_corrupt);
      }
    }
    s.crc = static_cast<std::uint32_t>(
        crc32(s.crc, reinterpret_cast<const Bytef*>(out.data()), static_cast<uInt>(produced)));
    s.produced += produced;
    // More than the directory says: a lie, not to be trusted.
    if (s.produced > s.entry.size) return s.bad(ErrorCode::archive_corrupt);
    if (s.produced > kFreelyInflated && s.produced / kLargestRatio > s.taken) {
      return fail(ErrorCode::too_large, place_of(s.source), {s.entry.name, std::to_string(kLargestRatio) + ":1"});
    }
    if (status == Z_STREAM_END) {
      const auto last = s.finish();
      if (!last || produced == 0) return last;
    }
  }
  return Step::ready;
}

std::uint64_t ZipStream::packed_bytes_read() const { return impl_->taken; }
const ZipEntry& ZipStream::entry() const { return impl_->entry; }

}  // namespace xanh::source
