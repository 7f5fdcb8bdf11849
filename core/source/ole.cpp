#include "source/ole.h"

#include <algorithm>
#include <span>

#include "source/little.h"
#include "text/utf8.h"

namespace xanh::source {
namespace {

constexpr std::uint32_t kLastSector = 0xFFFFFFFA;  // above: end of chain, free, table sectors
constexpr std::uint32_t kNoEntry = 0xFFFFFFFF;
constexpr std::size_t kHeader = 512, kEntry = 128, kMiniSector = 64;
constexpr std::size_t kMaxEntries = 1u << 16;

bool same_name(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, [](char x, char y) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return lower(x) == lower(y);
  });
}

}  // namespace

std::unexpected<Error> OleReader::bad(ErrorCode code, const char* part) const {
  return fail(code, {.file = std::string(source_.name())}, {part});
}

// The last sector may be cut: some writers do not pad it.
std::uint64_t OleReader::sector_count() const {
  const std::uint64_t size = std::uint64_t{1} << shift_;
  return source_.size() <= size ? 0 : (source_.size() - 1) / size;
}

Result<Step> OleReader::open() {
  switch (stage_) {
    case Stage::header: return read_header();
    case Stage::table: return read_table();
    case Stage::directory: return read_directory();
    case Stage::mini_table: {
      if (first_mini_table_ >= kLastSector || mini_table_sectors_ == 0) {
        stage_ = Stage::open;
        return Step::ready;
      }
      const auto step = walk(first_mini_table_, std::uint64_t{mini_table_sectors_} << shift_, mini_table_);
      if (!step || *step != Step::end) return step;
      stage_ = Stage::mini_stream;
      return Step::ready;
    }
    case Stage::mini_stream: {
      const auto step = walk(root_.first, root_.size, mini_stream_);
      if (!step || *step != Step::end) return step;
      stage_ = Stage::open;
      return Step::ready;
    }
    case Stage::open: return Step::end;
  }
  return Step::end;
}

Result<Step> OleReader::read_header() {
  if (source_.size() > kMaxOleBytes) {
    return fail(ErrorCode::too_large, {.file = std::string(source_.name())}, {"xls", std::to_string(kMaxOleBytes)});
  }
  if (source_.size() < kHeader) return bad(ErrorCode::archive_truncated, "OLE header");
  std::string header(kHeader, '\0');
  const auto step = source_.read(0, std::as_writable_bytes(std::span(header)));
  if (!step || *step == Step::pending) return step;
  shift_ = little16(header, 30);
  if (!header.starts_with(kOleMagic) || (shift_ != 9 && shift_ != 12) || little16(header, 32) != 6) {
    return bad(ErrorCode::archive_corrupt, "OLE header");
  }
  short_sizes_ = little16(header, 26) < 4;
  first_directory_ = little32(header, 48);
  cutoff_ = little32(header, 56);
  first_mini_table_ = little32(header, 60);
  mini_table_sectors_ = little32(header, 64);
  next_difat_ = little32(header, 68);
  // The header lists the first 109 sectors of the table; further lists form a chain.
  for (std::size_t at = 76; at < kHeader; at += 4) {
    const std::uint32_t sector = little32(header, at);
    if (sector < kLastSector) table_sectors_.push_back(sector);
  }
  walk_.budget = sector_count();
  stage_ = Stage::table;
  return Step::ready;
}

// The allocation table: for every sector, the next one of its chain.
Result<Step> OleReader::read_table() {
  const std::size_t size = std::size_t{1} << shift_;
  std::string sector(size, '\0');
  const auto fetch = [&](std::uint32_t number) -> Result<Step> {
    if (number >= sector_count()) return bad(ErrorCode::archive_truncated, "FAT");
    const std::uint64_t begin = (std::uint64_t{number} + 1) << shift_;
    const auto there = static_cast<std::size_t>(std::min<std::uint64_t>(size, source_.size() - begin));
    std::fill(sector.begin(), sector.end(), '\xFF');
    return source_.read(begin, std::as_writable_bytes(std::span(sector)).first(there));
  };
  if (next_difat_ < kLastSector) {
    if (walk_.budget-- == 0) return bad(ErrorCode::archive_corrupt, "DIFAT");
    const auto step = fetch(next_difat_);
    if (!step || *step == Step::pending) {
      ++walk_.budget;
      return step;
    }
    for (std::size_t at = 0; at + 4 < size; at += 4) {
      const std::uint32_t number = little32(sector, at);
      if (number < kLastSector) table_sectors_.push_back(number);
    }
    next_difat_ = little32(sector, size - 4);
    return Step::ready;
  }
  // No more than what describes the sectors that the file has.
  const std::uint64_t needed = (sector_count() * 4 + size - 1) >> shift_;
  for (int round = 0; round < 64; ++round) {
    if (table_read_ >= table_sectors_.size() || table_read_ >= needed) {
      walk_ = {};
      stage_ = Stage::directory;
      return Step::ready;
    }
    const auto step = fetch(table_sectors_[table_read_]);
    if (!step || *step == Step::pending) return step;
    for (std::size_t at = 0; at < size; at += 4) table_.push_back(little32(sector, at));
    ++table_read_;
  }
  return Step::ready;
}

// Appends the chain that begins at `first` to `out`: `size` bytes, or up to the chain's end when
// `size` is all ones. Neighbouring sectors come in one read.
Result<Step> OleReader::walk(std::uint32_t first, std::uint64_t size, std::string& out) {
  constexpr std::uint64_t kToTheEnd = ~std::uint64_t{0};
  if (!walk_.begun) {
    if (size != kToTheEnd && size > source_.size()) return bad(ErrorCode::archive_truncated, "OLE stream");
    walk_ = {.begun = true, .sector = first, .left = size, .budget = sector_count()};
  }
  if (walk_.left == 0 || (size == kToTheEnd && walk_.sector >= kLastSector)) {
    walk_ = {};
    return Step::end;
  }
  const std::uint64_t sector_size = std::uint64_t{1} << shift_;
  if (walk_.sector >= kLastSector) return bad(ErrorCode::archive_truncated, "OLE stream");
  std::uint64_t run = 0;
  std::uint32_t next = walk_.sector;
  const std::uint64_t longest = std::max<std::uint64_t>(piece_ >> shift_, 1);
  const std::uint64_t wanted = walk_.left / sector_size + (walk_.left % sector_size != 0 ? 1 : 0);
  while (run < longest && run < wanted && next == walk_.sector + run) {
    if (next >= sector_count()) return bad(ErrorCode::archive_truncated, "OLE stream");
    if (next >= table_.size() || run >= walk_.budget) return bad(ErrorCode::archive_corrupt, "FAT");
    next = table_[next];
    ++run;
  }
  const std::uint64_t begin = (std::uint64_t{walk_.sector} + 1) << shift_;
  std::uint64_t bytes = std::min(run * sector_size, walk_.left);
  if (bytes > source_.size() - begin) {
    if (size != kToTheEnd) return bad(ErrorCode::archive_truncated, "OLE stream");
    bytes = source_.size() - begin;
  }
  const std::size_t old = out.size();
  out.resize(old + static_cast<std::size_t>(bytes));
  const auto step = source_.read(begin, std::as_writable_bytes(std::span(out)).subspan(old));
  if (!step || *step == Step::pending) {
    out.resize(old);
    return step;
  }
  if (size != kToTheEnd) walk_.left -= bytes;
  walk_.sector = next;
  walk_.budget -= run;
  return Step::ready;
}

Result<Step> OleReader::read_directory() {
  const auto step = walk(first_directory_, ~std::uint64_t{0}, part_);
  if (!step || *step != Step::end) return step;
  if (auto listed = list_streams(part_); !listed) return std::unexpected(listed.error());
  part_ = {};
  stage_ = Stage::mini_table;
  return Step::ready;
}

// The entries of a storage form a binary tree; the root's is walked. A seen entry is not entered
// again, whatever the links say.
Result<void> OleReader::list_streams(const std::string& directory) {
  const std::size_t count = directory.size() / kEntry;
  if (count == 0 || count > kMaxEntries) return bad(ErrorCode::archive_corrupt, "OLE directory");
  const auto entry = [&](std::size_t i) { return std::string_view(directory).substr(i * kEntry, kEntry); };
  const auto stream_at = [&](std::size_t i) {
    const std::string_view bytes = entry(i);
    Stream stream{.first = little32(bytes, 116), .size = little64(bytes, 120)};
    if (short_sizes_) stream.size &= 0xFFFFFFFF;
    const std::size_t length = std::min<std::size_t>(little16(bytes, 64), 64);
    for (std::size_t at = 0; at + 4 <= length; at += 2) {  // the last unit is a NUL
      text::append_code_point(stream.name, little16(bytes, at));
    }
    return stream;
  };
  root_ = stream_at(0);
  std::vector<bool> seen(count, false);
  std::vector<std::uint32_t> waiting = {little32(entry(0), 76)};
  while (!waiting.empty()) {
    const std::uint32_t i = waiting.back();
    waiting.pop_back();
    if (i == kNoEntry || i >= count || seen[i]) continue;
    seen[i] = true;
    waiting.push_back(little32(entry(i), 68));
    waiting.push_back(little32(entry(i), 72));
    if (entry(i)[66] == 2) streams_.push_back(stream_at(i));
  }
  return {};
}

const OleReader::Stream* OleReader::find(std::string_view name) const {
  const auto found = std::ranges::find_if(streams_, [&](const Stream& s) { return same_name(s.name, name); });
  return found == streams_.end() ? nullptr : &*found;
}

// Small streams lie in sectors of 64 bytes inside the root's own stream.
Result<void> OleReader::copy_mini(const Stream& stream, std::string& out) const {
  std::uint32_t sector = stream.first;
  std::uint64_t left = stream.size;
  for (std::size_t budget = mini_stream_.size() / kMiniSector + 1; left > 0; --budget) {
    const std::uint64_t begin = std::uint64_t{sector} * kMiniSector;
    const std::uint64_t bytes = std::min<std::uint64_t>(left, kMiniSector);
    if (budget == 0) return bad(ErrorCode::archive_corrupt, "mini FAT");
    if (sector >= kLastSector || begin > mini_stream_.size() || bytes > mini_stream_.size() - begin ||
        (std::uint64_t{sector} + 1) * 4 > mini_table_.size()) {
      return bad(ErrorCode::archive_truncated, "OLE stream");
    }
    out.append(mini_stream_, static_cast<std::size_t>(begin), static_cast<std::size_t>(bytes));
    left -= bytes;
    sector = little32(mini_table_, std::size_t{sector} * 4);
  }
  return {};
}

Result<Step> OleReader::read(const Stream& stream, std::string& out) {
  if (stream.size >= cutoff_) return walk(stream.first, stream.size, out);
  if (auto copied = copy_mini(stream, out); !copied) return std::unexpected(copied.error());
  return Step::end;
}

}  // namespace xanh::source
