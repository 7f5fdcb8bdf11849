// Matching of headers and values by columns.json.
#include "intake/rules.h"

#include <algorithm>
#include <ranges>

#include "text/fold.h"

namespace xanh::intake {
namespace {

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

// A bit for the first two letters of each word of a key: a phrase is in a key only where its own bit is.
std::uint64_t beginnings_of(std::string_view key) {
  std::uint64_t out = 0;
  char before = ' ';
  for (std::size_t i = 0; i < key.size(); ++i) {
    const char c = key[i];
    if (before == ' ' && c != ' ') {
      const char next = i + 1 < key.size() ? key[i + 1] : ' ';
      out |= std::uint64_t{1} << ((static_cast<unsigned char>(c) * 5u + static_cast<unsigned char>(next) * 11u) & 63u);
    }
    before = c;
  }
  return out;
}

// What is longer is a sentence, not a label.
constexpr std::size_t kLongestLabel = 100;

std::string without_parentheses(std::string_view text) {
  std::string out;
  int depth = 0;
  for (const char c : text) {
    if (c == '(' || c == '[') {
      ++depth;
    } else if ((c == ')' || c == ']') && depth > 0) {
      --depth;
    } else if (depth == 0) {
      out.push_back(c);
    }
  }
  return out;
}

}  // namespace

std::string label_key(std::string_view text) {
  if (text.size() > 2 && text.ends_with(".0")) text.remove_suffix(2);
  std::string key = text::bare_key(text);
  return key.empty() ? text::tidy(text) : key;
}

bool Vocabulary::add(std::string_view label, std::uint8_t value) {
  const std::string key = label_key(label);
  if (const std::size_t blank = key.find(' '); blank != std::string::npos) {
    phrases_.push_back({.text = " " + key + " ", .value = value, .beginning = beginnings_of(std::string_view(key).substr(0, blank))});
    beginnings_ |= phrases_.back().beginning;
  }
  return whole_.emplace(key, value).second;
}

std::optional<std::uint8_t> Vocabulary::find(const std::string& key) const {
  if (const auto found = whole_.find(key); found != whole_.end()) return found->second;
  if (key.size() > kLongestLabel) return std::nullopt;
  const std::uint64_t beginnings = beginnings_of(key);
  if ((beginnings & beginnings_) == 0) return std::nullopt;
  // "Truc tuyen (Cong DVCQG)": the labels inside must agree, and none of the words that turn a
  // label round may stand before it.
  const std::string padded = " " + key + " ";
  const auto holds = [&](const Phrase& phrase) {
    return (phrase.beginning & ~beginnings) == 0 && padded.find(phrase.text) != std::string::npos;
  };
  std::optional<std::uint8_t> value;
  std::size_t longest = 0;
  for (const Phrase& phrase : phrases_) {
    if (phrase.text.size() > longest && holds(phrase)) {
      // A longer label that contains the shorter one says more.
      longest = phrase.text.size();
      value = phrase.value;
    }
  }
  if (!value || padded.find(" khong ") != std::string::npos || padded.find(" chua ") != std::string::npos) return std::nullopt;
  for (const Phrase& phrase : phrases_) {
    if (phrase.value == *value || !holds(phrase)) continue;
    const bool inside_another = std::ranges::any_of(phrases_, [&](const Phrase& other) {
      return other.value == *value && other.text.find(phrase.text) != std::string::npos && holds(other);
    });
    if (!inside_another) return std::nullopt;
  }
  return value;
}

bool ColumnRules::Impl::is_empty_word(std::string_view cell) const {
  return is_empty_key(text::bare_key(cell));
}

std::optional<HeaderMatch> ColumnRules::Impl::match_whole(std::string_view header) const {
  const std::string fold = without_blanks(text::fold_key(header));
  if (fold.empty()) return std::nullopt;
  if (const auto found = by_fold.find(fold); found != by_fold.end()) {
    return HeaderMatch{variants[found->second].target, 1.0};
  }
  const auto found = by_bare.find(without_blanks(text::bare_key(header)));
  if (found == by_bare.end()) return std::nullopt;
  return HeaderMatch{variants[found->second].target, 0.95};
}

// The longest variant inside the header. Vietnamese puts the head of a name first, so a variant at
// the start decides; elsewhere a personal one wins a tie.
std::optional<HeaderMatch> ColumnRules::Impl::match_part(std::string_view header) const {
  const std::string bare = " " + text::bare_key(header) + " ";
  const std::string fold = " " + text::fold_key(header) + " ";
  const auto words = static_cast<double>(std::ranges::count(bare, ' ') - 1);
  const Variant* best = nullptr;
  std::uint32_t best_rank = 0;
  for (const Variant& variant : variants) {
    const bool personal = variant.target.kind == HeaderTarget::Kind::personal;
    std::size_t at;
    if (variant.words >= 2) {
      at = bare.find(variant.bare);
    } else {
      // One word is enough for a personal column only, and only with its diacritics.
      if (!personal) continue;
      at = fold.find(variant.fold);
    }
    if (at == std::string::npos) continue;
    // In the middle a text column is too easily guessed: only typed values could confirm it.
    const Role role = variant.target.role;
    const bool needs_head = role == Role::unit || role == Role::procedure_name || role == Role::field ||
                            role == Role::dossier_code || role == Role::fee;
    if (at != 0 && needs_head) continue;
    const std::uint32_t rank = (at == 0 ? 100u : 0u) + variant.words * 2 + (personal ? 1u : 0u);
    if (best == nullptr || rank > best_rank) {
      best = &variant;
      best_rank = rank;
    }
  }
  if (best == nullptr) return std::nullopt;
  return HeaderMatch{best->target, 0.4 + 0.4 * static_cast<double>(best->words) / words, true};
}

// Joined from the top ("Ngay / Tiep nhan"), else without the upper levels, which often only name
// a group of columns. The path of a nested record ("NguoiNop.HoTen") is levels too.
std::optional<HeaderMatch> ColumnRules::Impl::match(const std::vector<std::string>& header) const {
  std::vector<std::string> levels;
  for (const std::string& name : header) {
    const bool path = name.find(' ') == std::string::npos;
    for (const auto part : std::views::split(std::string_view(name), path ? '.' : '\0')) {
      if (!part.empty()) levels.emplace_back(part.begin(), part.end());
    }
  }
  if (levels.empty()) return std::nullopt;
  std::vector<std::string> joined(levels.size());  // from each level to the last
  for (std::size_t i = levels.size(); i-- > 0;) {
    joined[i] = i + 1 < levels.size() ? levels[i] + ' ' + joined[i + 1] : levels[i];
  }
  double factor = 1;
  for (const std::string& name : joined) {
    auto whole = match_whole(name);
    if (!whole) {
      whole = match_whole(without_parentheses(name));
      if (whole) factor *= 0.95;
    }
    if (whole) {
      whole->confidence *= factor;
      return whole;
    }
    factor *= 0.95;
  }
  // What hangs under a person is personal, whatever it is called.
  for (std::size_t i = 0; i + 1 < levels.size(); ++i) {
    const auto above = match_whole(levels[i]);
    if (above && above->target.kind == HeaderTarget::Kind::personal) return HeaderMatch{above->target, 0.7};
  }
  return match_part(joined.front());
}

}  // namespace xanh::intake
