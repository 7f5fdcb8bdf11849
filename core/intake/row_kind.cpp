#include "intake/row_kind.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/fold.h"

namespace xanh::intake {
namespace {

bool begins_with_word(std::string_view key, std::string_view word) {
  return key.starts_with(word) && (key.size() == word.size() || key[word.size()] == ' ');
}

bool begins_with_any(std::string_view key, const std::vector<std::string>& words) {
  return std::ranges::any_of(words, [key](const std::string& word) { return begins_with_word(key, word); });
}

bool is_number_cell(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return text::is_digit(c) || c == '.' || c == ',' || c == ' ' || c == '%' || c == '-';
  });
}

// "(3)", "3", "(3)=(4)+(5)", "3=4+5", "A": what stands in a row of column numbers.
bool is_column_number(std::string_view text) {
  if (text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z') return true;
  std::size_t digits = 0, run = 0;
  for (const char c : text) {
    if (text::is_digit(c)) {
      ++digits;
      if (++run > 2) return false;
      continue;
    }
    run = 0;
    if (c == '.' && text.find("...") != std::string_view::npos) continue;  // (4)+...+(8)
    if (std::string_view("()=+-/*:[]{} %").find(c) == std::string_view::npos) return false;
  }
  return digits > 0;
}

// "I", "II", "XIV" alone or before a dot, a bracket or a blank.
bool begins_with_roman(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && std::string_view("IVXL").find(text[at]) != std::string_view::npos) ++at;
  if (at == 0 || at > 5) return false;
  return at == text.size() || text[at] == '.' || text[at] == ')' || text[at] == ' ' || text[at] == '/' ||
         text[at] == '-';
}

}  // namespace

RowSorter::RowSorter(const ColumnRules::Impl& rules, const std::vector<std::string>& headers)
    : rules_(rules) {
  for (const std::string& header : headers) {
    std::vector<std::string> keys;
    if (!header.empty()) keys.push_back(text::bare_key(header));
    for (std::size_t at = 0; at < header.size();) {
      const std::size_t end = std::min(header.find(" / ", at), header.size());
      keys.push_back(text::bare_key(std::string_view(header).substr(at, end - at)));
      at = end + 3;
    }
    header_keys_.push_back(std::move(keys));
  }
}

LeftOut RowSorter::sort(const std::vector<std::string>& cells, bool anchored) {
  std::size_t filled = 0, as_header = 0, as_number = 0, plain_numbers = 0;
  const std::string* first = nullptr;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const std::string& cell = cells[i];
    if (cell.empty()) continue;
    ++filled;
    if (first == nullptr) first = &cell;
    if (i < header_keys_.size() && std::ranges::find(header_keys_[i], text::bare_key(cell)) != header_keys_[i].end()) {
      ++as_header;
    }
    as_number += is_column_number(cell);
    plain_numbers += is_number_cell(cell);
  }
  if (first == nullptr) return LeftOut::blank;
  if (as_header >= 2 && as_header * 2 >= filled) return LeftOut::repeated_header;
  if (filled >= 2 && as_number == filled && !anchored) return LeftOut::column_numbers;
  const std::string key = text::bare_key(*first);
  const std::size_t others = filled - 1 - (plain_numbers - (is_number_cell(*first) ? 1u : 0u));
  // "Tong cong" says it all; "Tong" may begin a name ("Tong cuc Thue"), so only numbers may follow.
  const bool total = std::ranges::any_of(rules_.total_words, [&](const std::string& word) {
    const bool clear = key == word || word.find(' ') != std::string::npos;
    return begins_with_word(key, word) && (clear || others == 0);
  });
  if (!anchored && total) return LeftOut::total_row;

  bool signature = false;
  if (!anchored && filled <= 3) {
    for (const std::string& cell : cells) {
      if (cell.empty()) continue;
      const std::string word = text::bare_key(cell);
      const std::size_t day = word.find("ngay ");
      const bool place_and_date = day != std::string::npos && word.find(" thang ", day) != std::string::npos &&
                                  word.find(" nam", day) != std::string::npos;
      signature = signature || place_and_date || begins_with_any(word, rules_.signature_words);
    }
    signature = signature || signature_begun_;
  }
  if (signature) {
    signature_begun_ = true;
    return LeftOut::signature;
  }
  const bool lone_text = filled == 1 && !is_number_cell(*first) && first->find(' ') != std::string::npos;
  const bool numbered = filled - plain_numbers <= 2 && begins_with_roman(*first);
  if (!anchored && (lone_text || numbered || (others == 0 && begins_with_any(key, rules_.group_words)))) {
    return LeftOut::group_row;
  }
  return LeftOut::no_received_date;
}

}  // namespace xanh::intake
