#include "intake/form_rows.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/fold.h"

namespace xanh::intake {
namespace {

std::string_view strip(std::string_view text) {
  const auto is_edge = [](char c) {
    return std::string_view(" .)/-:(").find(c) != std::string_view::npos;
  };
  while (!text.empty() && is_edge(text.back())) text.remove_suffix(1);
  while (!text.empty() && is_edge(text.front())) text.remove_prefix(1);
  return text;
}

bool is_roman(std::string_view text) {
  return !text.empty() && text.size() <= 5 &&
         std::ranges::all_of(text, [](char c) { return c == 'I' || c == 'V' || c == 'X'; });
}

bool is_roman_key(std::string_view word) {
  return std::ranges::all_of(word, [](char c) { return c == 'i' || c == 'v' || c == 'x'; });
}

// What may stand behind the word of a total and leave it one.
bool may_follow_total(std::string_view word) {
  constexpr std::array<std::string_view, 30> kWords = {
      "toan", "tinh", "thanh", "pho", "cac", "don",   "vi",  "chung", "ho",     "so",
      "cap",  "xa",   "huyen", "so",  "ban", "nganh", "muc", "a",     "b",      "c",
      "va",   "cong", "i",     "ii",  "iii", "iv",    "v",   "tthc",  "phuong", "he"};
  return std::ranges::find(kWords, word) != kWords.end() || std::ranges::all_of(word, text::is_digit);
}

}  // namespace

int RowMarker::rank() const {
  switch (kind) {
    case Kind::none:
      return 0;
    case Kind::small_letter:
      return 1;
    case Kind::number:
      return 50 - static_cast<int>(std::min<std::size_t>(depth, 40));
    case Kind::roman:
      return 60;
    case Kind::letter:
      return 70;
  }
  return 0;
}

RowMarker marker_of(std::string_view cell) {
  RowMarker out;
  std::string_view text = strip(cell);
  if (text.ends_with(".0") && text.size() <= 6) text.remove_suffix(2);
  if (text.empty() || text.size() > 12) return out;
  if (is_roman(text)) {
    out.kind = RowMarker::Kind::roman;
  } else if (text.size() == 1 && text[0] >= 'A' && text[0] <= 'Z') {
    out.kind = RowMarker::Kind::letter;
  } else if (text.size() == 1 && text[0] >= 'a' && text[0] <= 'z') {
    out.kind = RowMarker::Kind::small_letter;
  } else if (text::is_digit(text[0]) &&
             std::ranges::all_of(text, [](char c) { return text::is_digit(c) || c == '.'; })) {
    out.kind = RowMarker::Kind::number;
    out.depth = static_cast<std::size_t>(std::ranges::count(text, '.'));
  } else {
    return out;
  }
  out.text = std::string(text);
  return out;
}

RowMarker take_marker(std::string& label) {
  std::size_t end = 0;
  while (end < label.size() && (label[end] == 'I' || label[end] == 'V' || label[end] == 'X')) ++end;
  if (end == 0 || end > 5 || end >= label.size()) return {};
  std::size_t mark = end;
  while (mark < label.size() && label[mark] == ' ') ++mark;
  if (mark >= label.size() || std::string_view("./)-:").find(label[mark]) == std::string_view::npos)
    return {};
  RowMarker out{.kind = RowMarker::Kind::roman, .text = label.substr(0, end)};
  ++mark;
  while (mark < label.size() && label[mark] == ' ') ++mark;
  label.erase(0, mark);
  return out;
}

bool is_member(const RowMarker& above, const RowMarker& below) {
  using Kind = RowMarker::Kind;
  switch (above.kind) {
    case Kind::none:
    case Kind::small_letter:
      return false;
    case Kind::number:
      return below.kind == Kind::small_letter ||
             (below.kind == Kind::number && below.text.starts_with(above.text + "."));
    case Kind::roman:
      return below.kind != Kind::roman && below.kind != Kind::letter;
    case Kind::letter:
      return below.kind != Kind::letter;
  }
  return false;
}

bool is_total_label(std::string_view label, const ColumnRules::Impl& rules) {
  const std::string key = text::bare_key(label);
  return std::ranges::any_of(rules.total_words, [&key](const std::string& word) {
    if (!key.starts_with(word)) return false;
    if (key.size() == word.size()) return true;
    if (key[word.size()] != ' ') return false;
    // "Cong chung" is a field.
    const bool clear = word.find(' ') != std::string::npos;
    for (std::size_t at = word.size() + 1; at < key.size();) {
      const std::size_t end = std::min(key.find(' ', at), key.size());
      const std::string_view next = std::string_view(key).substr(at, end - at);
      if (clear ? !may_follow_total(next)
                : !is_roman_key(next) && !std::ranges::all_of(next, text::is_digit))
        return false;
      at = end + 1;
    }
    return true;
  });
}

bool is_group_label(std::string_view label, const ColumnRules::Impl& rules) {
  const std::string key = text::bare_key(label);
  return std::ranges::find(rules.group_words, key) != rules.group_words.end();
}

}  // namespace xanh::intake
