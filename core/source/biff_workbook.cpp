#include "source/biff_workbook.h"

#include <map>

#include "source/little.h"
#include "source/xlsx_parts.h"
#include "text/utf8.h"

namespace xanh::source::biff {
namespace {

constexpr std::size_t kMaxSheets = 4096;
constexpr std::uint16_t kGlobals = 0x0005, kWorksheet = 0x0010;

std::unexpected<Error> corrupt(const char* part) { return fail(ErrorCode::archive_corrupt, {}, {part}); }

// [MS-XLS] 2.4.265. A string: length, flags, counts of what follows it, characters, formatting.
Result<void> read_strings(std::string_view stream, const Record& record, SharedStrings& out) {
  Cursor cursor(stream, record, 0);
  const auto total = cursor.u32(), unique = cursor.u32();
  if (!total || !unique) return corrupt("SST");
  std::string text;
  for (std::uint32_t i = 0; i < *unique; ++i) {
    const auto count = cursor.u16();
    if (!count) break;  // some writers count too many: a cell that wants one will say so
    const auto flags = cursor.u8();
    if (!flags) return corrupt("SST");
    constexpr unsigned kWide = 1, kExtended = 4, kRich = 8;
    std::uint64_t behind = 0;
    if ((*flags & kRich) != 0) {
      const auto runs = cursor.u16();
      if (!runs) return corrupt("SST");
      behind += std::uint64_t{*runs} * 4;
    }
    if ((*flags & kExtended) != 0) {
      const auto size = cursor.u32();
      if (!size) return corrupt("SST");
      behind += *size;
    }
    text.clear();
    if (!cursor.characters(*count, (*flags & kWide) != 0, text) || !cursor.skip(behind)) return corrupt("SST");
    out.append(text);
    out.add_end();
  }
  return {};
}

// A text with a length of one or two bytes in front.
Result<std::string> read_text(std::string_view stream, const Record& record, std::size_t at, bool short_length,
                              const Workbook& book) {
  const char* const part = record.type == kBoundSheet ? "BoundSheet" : "Format";
  if (record.body.size() < at) return corrupt(part);
  Cursor cursor(stream, record, at);
  const auto count = short_length ? std::optional<std::uint16_t>(cursor.u8()) : cursor.u16();
  std::string text;
  if (!count || !(book.wide ? flagged_text(cursor, *count, text) : cursor.raw(*count, text))) return corrupt(part);
  return book.wide ? text : text::decode(book.encoding, text);
}

// Scripts write UTF-8 where the code page says something else, and the old Vietnamese fonts all
// call themselves windows-1252: the cells' own texts decide, then the code page.
text::Encoding encoding_of(std::string_view stream) {
  constexpr std::size_t kSample = 64u << 10;
  constexpr std::uint16_t kVietnamese = 1258;
  std::string sample;
  std::uint16_t code_page = 1252;
  for (std::size_t at = 0; sample.size() < kSample;) {
    const auto record = record_at(stream, at);
    if (!record) break;
    at = record->end;
    if (record->type == kCodePage && record->body.size() >= 2) code_page = little16(record->body, 0);
    if ((record->type != kLabel && record->type != kRString) || record->body.size() < 8) continue;
    sample += record->body.substr(8, little16(record->body, 6));
    sample += '\n';
  }
  const text::EncodingGuess guess = text::detect_encoding(sample);
  const bool of_eight_bits = guess.encoding == text::Encoding::tcvn3 || guess.encoding == text::Encoding::vni ||
                             guess.encoding == text::Encoding::windows_1258 || !text::is_valid_utf8(sample);
  if (!of_eight_bits) return text::Encoding::utf8;
  if (guess.encoding != text::Encoding::windows_1252 && guess.confidence >= text::kEncodingDoubt) return guess.encoding;
  return code_page == kVietnamese ? text::Encoding::windows_1258 : text::Encoding::windows_1252;
}

}  // namespace

Result<Workbook> read_workbook(std::string_view stream) {
  Workbook book;
  const auto first = record_at(stream, 0);
  if (!first || first->type != kBof || first->body.size() < 4) return corrupt("BOF");
  book.wide = little16(first->body, 0) >= 0x0600;
  if (!book.wide) book.encoding = encoding_of(stream);
  if (little16(first->body, 2) == kWorksheet) {
    book.sheets.push_back({});
    return book;
  }
  if (little16(first->body, 2) != kGlobals) return fail(ErrorCode::not_a_table, {}, {"Excel"});

  std::map<std::uint16_t, bool> formats;
  std::vector<std::uint16_t> styles;
  bool system_1904 = false, whole = false;
  for (std::size_t at = first->end; !whole;) {
    const auto record = record_at(stream, at);
    if (!record) return fail(ErrorCode::archive_truncated);
    at = record->end;
    const std::string_view body = record->body;
    switch (record->type) {
      case kEof: whole = true; break;
      case kFilePass: return fail(ErrorCode::workbook_encrypted);
      case kDateMode: system_1904 = body.size() >= 2 && little16(body, 0) == 1; break;
      case kBoundSheet: {
        if (body.size() < 6) return corrupt("BoundSheet");
        auto name = read_text(stream, *record, 6, true, book);
        if (!name) return std::unexpected(name.error());
        if (body[5] != 0) break;  // a chart, macro or module
        if (book.sheets.size() >= kMaxSheets) {
          return fail(ErrorCode::too_large, {}, {"sheets", std::to_string(kMaxSheets)});
        }
        book.sheets.push_back({.info = {.name = std::move(*name), .hidden = (body[4] & 3) != 0},
                               .begin = little32(body, 0)});
        break;
      }
      case kFormat: {
        auto code = read_text(stream, *record, 2, !book.wide, book);
        if (!code) return std::unexpected(code.error());
        formats[little16(body, 0)] = is_date_format(*code);
        break;
      }
      case kXf:
        if (body.size() < 4) return corrupt("XF");
        styles.push_back(little16(body, 2));
        break;
      case kSst: {
        if (auto read = read_strings(stream, *record, book.strings); !read) return std::unexpected(read.error());
        break;
      }
      default: break;
    }
  }
  for (const std::uint16_t format : styles) {
    const auto found = formats.find(format);
    book.dates.push_back(found != formats.end() ? found->second : is_builtin_date_format(format));
  }
  for (Sheet& sheet : book.sheets) sheet.info.system_1904 = system_1904;
  return book;
}

}  // namespace xanh::source::biff
