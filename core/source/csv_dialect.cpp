#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "source/csv.h"

namespace xanh::source {
namespace {

constexpr std::size_t kCutHead = 60000;  // a head this long is the beginning of a longer file

struct Fit {
  std::size_t records = 0;       // records with the most common width over one
  std::size_t all_records = 0;
  std::size_t width = 0;
};

// Field counts of the whole records of `text` under one separator.
Fit measure(std::string_view text, char separator) {
  std::map<std::size_t, std::size_t> widths;
  std::size_t width = 1, records = 0;
  bool quoted = false, field_start = true, blank = true;
  for (const char c : text) {
    if (quoted) {
      if (c == '"') quoted = false;
      continue;
    }
    if (c == '"' && field_start) {
      quoted = true;
      field_start = blank = false;
    } else if (c == separator) {
      ++width;
      field_start = true;
      blank = false;
    } else if (c == '\n' || c == '\r') {
      if (!blank) ++records, ++widths[width];
      width = 1;
      field_start = blank = true;
    } else {
      field_start = blank = false;
    }
  }
  Fit fit{.all_records = records};
  for (const auto& [fields, count] : widths) {
    if (fields > 1 && count >= fit.records) fit.records = count, fit.width = fields;
  }
  return fit;
}

}  // namespace

CsvDialect detect_csv_dialect(std::string_view head) {
  CsvDialect dialect;
  if (head.starts_with("\xEF\xBB\xBF")) {
    dialect.byte_order_mark = true;
    dialect.data_begin = 3;
    head.remove_prefix(3);
  }
  if (head.starts_with("sep=") && head.size() > 5) {  // a hint to Excel, not data
    const std::size_t end = head.find('\n');
    if (end == 5 || (end == 6 && head[5] == '\r')) {
      dialect.separator = head[4];
      dialect.data_begin += end + 1;
      dialect.first_line = 2;
      return dialect;
    }
  }
  // The file's end closes its last record; a cut in the middle of one must not count.
  std::string text(head);
  if (const std::size_t last = text.find_last_of("\r\n"); last == std::string::npos) {
    text += '\n';
  } else if (text.size() >= kCutHead) {
    text.resize(last + 1);
  } else {
    text += '\n';
  }
  double best = 0;
  for (const char separator : std::array{',', ';', '\t'}) {
    const Fit fit = measure(text, separator);
    if (fit.all_records == 0 || fit.records == 0) continue;
    // Consistency first; between equally consistent ones the wider.
    const double share = static_cast<double>(fit.records) / static_cast<double>(fit.all_records);
    const double score = share * 1000 + static_cast<double>(std::min<std::size_t>(fit.width, 500));
    if (score > best) best = score, dialect.separator = separator;
  }
  return dialect;
}

CsvDialect detect_csv_dialect(std::string_view head, const text::EncodingGuess& guess) {
  if (guess.encoding == text::Encoding::utf8) return detect_csv_dialect(head);
  std::string text = text::decode(guess.encoding, head);
  const std::size_t last = text.find_last_of("\r\n");
  if (head.size() >= kCutHead && last != std::string::npos) text.resize(last + 1);
  CsvDialect dialect = detect_csv_dialect(text);
  dialect.encoding = guess.encoding;
  dialect.byte_order_mark = guess.mark_size > 0;
  return dialect;
}

}  // namespace xanh::source
