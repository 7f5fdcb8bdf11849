#include "intake/import_log.h"

#include <algorithm>
#include <array>

#include "facts/dossier_code.h"

namespace xanh::intake {
namespace {

constexpr std::size_t kRows = 20, kExampleBytes = 80;

// A long run of digits or an address sign is a phone, an identity number or a mail address that
// a torn row has pushed into the wrong column: the log keeps no such thing. Dossier codes are long
// too, and nobody's number.
bool is_safe(std::string_view example) {
  if (facts::read_code(example).known) return true;
  std::size_t digits = 0;
  for (const char c : example) {
    if (c == '@') return false;
    if (c >= '0' && c <= '9') {
      if (++digits >= 9) return false;
    } else if (c != ' ' && c != '.' && c != '-') {
      digits = 0;
    }
  }
  return true;
}

std::string_view cut(std::string_view text) {
  if (text.size() <= kExampleBytes) return text;
  std::size_t end = kExampleBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

}  // namespace

void Tally::add(std::uint64_t row, std::string_view example) {
  ++count;
  if (first_rows.size() < kRows) first_rows.push_back(row);
  if (example.empty() || !wants_example() || !is_safe(example)) return;
  const std::string_view shown = cut(example);
  if (std::ranges::find(examples, shown) == examples.end()) examples.emplace_back(shown);
}

void Tally::add(const Tally& later, std::uint64_t base) {
  count += later.count;
  for (std::size_t i = 0; i < later.first_rows.size() && first_rows.size() < kRows; ++i) first_rows.push_back(base + later.first_rows[i]);
  for (const std::string& example : later.examples) {
    if (wants_example() && std::ranges::find(examples, example) == examples.end()) examples.push_back(example);
  }
}

void ImportLog::leave_out(const std::vector<LeftOutRow>& rows, std::uint64_t base) {
  for (const LeftOutRow& each : rows) {
    if (left_out_rows.size() >= kMostLeftOutRows) return;
    left_out_rows.push_back({static_cast<std::uint32_t>(std::min<std::uint64_t>(base + each.row, UINT32_MAX)), each.reason});
  }
}

void ImportLog::leave_out(LeftOut reason, std::uint64_t row, std::string_view example) {
  left_out[static_cast<std::size_t>(reason)].add(row, example);
  if (left_out_rows.size() < kMostLeftOutRows) {
    left_out_rows.push_back({static_cast<std::uint32_t>(std::min<std::uint64_t>(row, UINT32_MAX)), reason});
  }
}

std::uint64_t ImportLog::left_out_count() const {
  std::uint64_t count = 0;
  for (const Tally& tally : left_out) count += tally.count;
  return count;
}

bool ImportLog::may_be_cut() const {
  constexpr std::array<std::uint64_t, 5> kPages = {1'000, 5'000, 10'000, 50'000, 100'000};
  if (grain != Grain::dossiers) return false;
  const std::uint64_t last_row = header_row + header_rows - 1 + rows_read;
  return std::ranges::contains(kPages, rows_read) || last_row == 65'536 || last_row == 1'048'576;
}

std::uint32_t ImportLog::personal_columns() const {
  return static_cast<std::uint32_t>(std::ranges::count(columns, Role::personal, &ColumnDecision::role));
}

}  // namespace xanh::intake
