// The day up to which a title line or a name says that the data go.
#include <algorithm>
#include <array>

#include "intake/given.h"
#include "intake/moment.h"
#include "intake/plan.h"
#include "text/ascii.h"
#include "text/fold.h"

namespace xanh::intake {
namespace {

// dd/MM/yyyy at the start of `text` (or with - or . or _), or "31 thang 10 nam 2025".
text::Day date_at(std::string_view text, std::size_t& length) {
  std::array<int, 3> parts{};
  std::size_t at = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::size_t digits = 0;
    while (at < text.size() && text::is_digit(text[at]) && digits < 4) {
      parts[i] = parts[i] * 10 + (text[at++] - '0');
      ++digits;
    }
    if (digits == 0) return 0;
    if (i == 2) break;
    if (at < text.size() && (text[at] == '/' || text[at] == '-' || text[at] == '.' || text[at] == '_')) {
      ++at;
      continue;
    }
    const std::size_t next = text.find_first_of("0123456789", at);
    if (next == std::string_view::npos) return 0;
    if (text::bare_key(text.substr(at, next - at)) != (i == 0 ? "thang" : "nam")) return 0;
    at = next;
  }
  length = at;
  if (!text::is_valid_civil(parts[2], parts[1], parts[0])) return 0;
  const text::Day day = text::day_from_civil(parts[2], parts[1], parts[0]);
  return day >= kFirstPlausible && day <= kLastPlausible ? day : 0;
}

// The words of `list` with which `text` ends: the most of them, in words; 0 for none.
std::size_t words_at_end(std::string_view text, const std::vector<std::string>& list) {
  const std::string before = " " + text::bare_key(text);
  std::size_t most = 0;
  for (const std::string& word : list) {
    if (before.ends_with(" " + word)) most = std::max(most, static_cast<std::size_t>(std::ranges::count(word, ' ')) + 1);
  }
  return most;
}

// Where the last `words` words before `at` begin.
std::size_t back_over(std::string_view text, std::size_t at, std::size_t words) {
  std::size_t begin = at;
  while (begin > 0 && words > 0) {
    while (begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == '_')) --begin;
    while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '_') --begin;
    --words;
  }
  return begin;
}

}  // namespace

text::Day find_stated_day(std::string_view raw, const ColumnRules::Impl& rules, std::string* words) {
  const std::string text = text::tidy(raw);
  text::Day latest = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!text::is_digit(text[at]) || (at > 0 && text::is_digit(text[at - 1]))) continue;
    std::size_t length = 0;
    const text::Day day = date_at(std::string_view(text).substr(at), length);
    if (day <= latest) continue;
    const std::size_t stated = words_at_end(std::string_view(text).substr(0, at), rules.as_of_words);
    if (stated == 0) continue;
    latest = day;
    if (words != nullptr) {
      const std::size_t begin = back_over(text, at, stated);
      *words = text.substr(begin, at + length - begin);
    }
  }
  return latest;
}

text::Day find_as_of(const Sample& sample, std::size_t title_rows, const ColumnRules::Impl& rules, std::string* words) {
  text::Day latest = 0;
  for (std::size_t r = 0; r < std::min(title_rows, sample.rows.size()); ++r) {
    for (const SampleCell& cell : sample.rows[r].cells) {
      std::string said;
      const text::Day day = find_stated_day(cell.text, rules, words == nullptr ? nullptr : &said);
      if (day <= latest) continue;
      latest = day;
      if (words != nullptr) *words = std::move(said);
    }
  }
  return latest;
}

}  // namespace xanh::intake
