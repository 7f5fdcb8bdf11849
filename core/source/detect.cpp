// What a file is, by its content.
#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "source/biff.h"
#include "source/csv.h"
#include "source/document.h"
#include "source/html.h"
#include "source/json.h"
#include "source/ods.h"
#include "source/mhtml.h"
#include "source/ole.h"
#include "source/xlsx.h"
#include "source/xml_spreadsheet.h"
#include "text/encoding.h"

namespace xanh::source {
namespace {

constexpr std::size_t kHead = 64u << 10;

Result<Step> read_text(ByteSource& source, std::uint64_t offset, std::size_t size, std::string& out) {
  out.resize(size);
  return source.read(offset, std::as_writable_bytes(std::span(out)));
}

bool contains_wide(std::string_view bytes, std::string_view ascii) {
  std::string wide;
  for (const char c : ascii) wide += c, wide += '\0';
  return bytes.find(wide) != std::string_view::npos;
}

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  return out;
}

// An OLE container: an encrypted workbook, an old .xls, or another program's file. The front of its
// directory usually names the streams; what it does not settle, the .xls reader finds out.
Result<Step> classify_ole(ByteSource& source, std::string_view head, Place place, std::unique_ptr<Document>& out) {
  std::uint32_t sector = 0;
  std::uint16_t shift = 9;
  if (head.size() >= 52) {
    std::memcpy(&sector, head.data() + 48, 4);
    std::memcpy(&shift, head.data() + 30, 2);
  }
  if (shift < 7 || shift > 16) shift = 9;
  const std::uint64_t begin = (std::uint64_t{sector} + 1) << shift;
  std::string directory;
  if (begin < source.size()) {
    const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(4096, source.size() - begin));
    const auto step = read_text(source, begin, size, directory);
    if (!step || *step == Step::pending) return step;
  }
  if (contains_wide(directory, "EncryptedPackage") || contains_wide(directory, "EncryptionInfo")) {
    return fail(ErrorCode::workbook_encrypted, std::move(place));
  }
  const bool workbook = contains_wide(directory, "Workbook") || contains_wide(directory, "Book");
  if (!workbook && contains_wide(directory, "WordDocument")) {
    return fail(ErrorCode::not_a_table, std::move(place), {"Word"});
  }
  if (!workbook && contains_wide(directory, "PowerPoint Document")) {
    return fail(ErrorCode::not_a_table, std::move(place), {"PowerPoint"});
  }
  out = make_biff_document(source);
  return Step::end;
}

// Bytes that no text file holds.
bool looks_binary(std::string_view head) {
  std::size_t control = 0;
  for (const char c : head) {
    const auto u = static_cast<unsigned char>(c);
    if (u == 0) return true;
    if (u < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B) ++control;
  }
  return control * 100 > head.size();
}

struct Magic {
  std::string_view bytes, name;
};
constexpr std::array kForeign = {
    Magic{"%PDF", "PDF"},          Magic{"\x89PNG", "PNG"},      Magic{"\xFF\xD8\xFF", "JPEG"},
    Magic{"GIF8", "GIF"},          Magic{"Rar!", "RAR"},         Magic{"7z\xBC\xAF", "7-Zip"},
    Magic{"\x1F\x8B", "gzip"},     Magic{"{\\rtf", "RTF"},
};

}  // namespace

std::string_view format_name(Format format) {
  constexpr std::array<std::string_view, 10> kNames = {
      "csv", "xlsx", "ods", "biff", "html", "xml_spreadsheet", "mhtml", "json", "ndjson", "zip"};
  return kNames[static_cast<std::size_t>(format)];
}

Result<Step> detect(ByteSource& source, std::unique_ptr<Document>& out, const TextChoice& choice) {
  Place place{.file = std::string(source.name())};
  if (source.size() == 0) return fail(ErrorCode::file_empty, std::move(place));
  std::string head;
  const auto head_size = static_cast<std::size_t>(std::min<std::uint64_t>(kHead, source.size()));
  if (const auto step = read_text(source, 0, head_size, head); !step || *step == Step::pending) {
    return step;
  }
  const std::string_view bytes = head;
  if (bytes.starts_with(kOleMagic)) return classify_ole(source, bytes, place, out);
  if (looks_like_biff(bytes)) {
    out = make_biff_document(source);
    return Step::end;
  }
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06")) {
    bool ods = looks_like_ods(bytes);
    if (!ods) {  // writers that care less begin with another entry; a broken directory is the reader's to tell
      std::vector<ZipEntry> entries;
      const auto step = read_zip_directory(source, entries);
      if (step == Step::pending) return step;
      ods = step && holds_ods(entries);
    }
    out = ods ? make_ods_document(source) : make_xlsx_document(source);
    return Step::end;
  }
  for (const Magic& magic : kForeign) {
    if (bytes.starts_with(magic.bytes)) {
      return fail(ErrorCode::not_a_table, std::move(place), {std::string(magic.name)});
    }
  }
  text::EncodingGuess guess = text::detect_encoding(bytes, head_size == source.size());
  if (choice.encoding && *choice.encoding != guess.encoding) guess = {.encoding = *choice.encoding, .mark_size = 0, .confidence = 1, .evidence = {}};
  std::string decoded;
  std::string_view text = bytes;  // the head in UTF-8
  if (guess.encoding != text::Encoding::utf8) text = decoded = text::decode(guess.encoding, bytes);
  if (looks_binary(text)) return fail(ErrorCode::not_a_table, std::move(place), {"binary"});

  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty() && std::string_view(" \t\r\n").find(text[0]) != std::string_view::npos) {
    text.remove_prefix(1);
  }
  if (text.empty() && head_size == source.size()) {
    return fail(ErrorCode::file_empty, std::move(place));
  }
  const std::string start = lower_ascii(text.substr(0, 4096));
  if (looks_like_mhtml(text)) {
    out = make_mhtml_document(source);
    return Step::end;
  }
  if (looks_like_xml_spreadsheet(text)) {
    out = make_xml_spreadsheet_document(source);
    return Step::end;
  }
  // A style sheet may stand in front of the table.
  if (start.starts_with("<") && (start.find("<html") != std::string::npos || lower_ascii(text).find("<table") != std::string::npos)) {
    out = make_html_document(source);
    return Step::end;
  }
  if (start.starts_with("<")) return fail(ErrorCode::not_a_table, std::move(place), {"XML"});
  if (guess.confidence < text::kEncodingDoubt) {
    return fail(ErrorCode::encoding_invalid, std::move(place), {"UTF-8"});
  }
  if (looks_like_json(text)) {
    out = make_json_document(source, guess.encoding);
    return Step::end;
  }
  CsvDialect dialect = detect_csv_dialect(bytes, guess);
  if (choice.separator) dialect.separator = *choice.separator;
  out = make_csv_document(source, dialect);
  return Step::end;
}

}  // namespace xanh::source
