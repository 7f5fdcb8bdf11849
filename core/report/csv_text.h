// Cells of the CSV files that are taken away. Inside this room only.
#ifndef XANH_REPORT_CSV_TEXT_H_
#define XANH_REPORT_CSV_TEXT_H_

#include <string>
#include <string_view>

namespace xanh::report {

/// A cell of RFC 4180; hostile text stays text in a spreadsheet.
inline std::string csv_cell(std::string_view text) {
  std::string safe(text);
  if (!safe.empty() && std::string_view("=+-@\t\r").find(safe.front()) != std::string_view::npos) safe.insert(0, 1, '\'');
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string out = "\"";
  for (const char c : safe) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  return out + "\"";
}

}  // namespace xanh::report

#endif  // XANH_REPORT_CSV_TEXT_H_
