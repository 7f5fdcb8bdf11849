// columns.json in the form in which matching uses it. Inside this room only.
#ifndef XANH_INTAKE_RULES_H_
#define XANH_INTAKE_RULES_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "intake/intake.h"

namespace xanh::intake {

/// What a header variant stands for.
struct HeaderTarget {
  enum class Kind : std::uint8_t { role, personal, ignored, ordinal };
  Kind kind = Kind::role;
  Role role = Role::none;    ///< Role::personal and Role::none for the other kinds
  std::uint32_t order = 0;   ///< place in its list: the preferred variant is 0
};

/// A header recognised by name alone.
struct HeaderMatch {
  HeaderTarget target;
  double confidence = 0;  ///< 1: the variant as written; less when diacritics or words differ
  bool partial = false;   ///< the variant is only a part of the header
};

/// Labels of one column kind -> a small number (an enum's value).
class Vocabulary {
 public:
  /// False when the label is there already.
  bool add(std::string_view label, std::uint8_t value);
  /// The value of a cell, by its whole text; else by the labels of two words and more that it
  /// contains, when they agree and no word negates. nullopt when it says none of these.
  /// `key` is label_key of the cell.
  [[nodiscard]] std::optional<std::uint8_t> find(const std::string& key) const;
  [[nodiscard]] bool is_whole(const std::string& key) const { return whole_.contains(key); }

 private:
  struct Phrase {
    std::string text;             ///< " tra ket qua "
    std::uint8_t value = 0;
    std::uint64_t beginning = 0;  ///< beginnings_of its first word
  };
  std::unordered_map<std::string, std::uint8_t> whole_;
  std::vector<Phrase> phrases_;
  std::uint64_t beginnings_ = 0;  ///< of all phrases
};

/// The key under which labels and cells of a vocabulary meet: bare_key without the ".0" that a
/// code gets in a number cell, or the text itself where that is empty (a tick has no letters).
[[nodiscard]] std::string label_key(std::string_view text);

struct ColumnRules::Impl {
  struct Variant {
    std::string fold, bare;  ///< keys with one blank before, between and behind words
    std::uint32_t words = 0;
    HeaderTarget target;
  };
  std::vector<Variant> variants;
  std::unordered_map<std::string, std::size_t> by_fold, by_bare;  ///< keys without blanks
  std::array<std::string, kRoleCount> role_names;  ///< first variant of each role, for messages

  Vocabulary channel, level, status, timing, flag, payment, fee;
  Vocabulary status_timing;  ///< status labels that say early, on time or late as well
  std::vector<std::string> total_words, group_words, signature_words, as_of_words;  ///< bare keys
  std::unordered_set<std::string> empty_words;                                       ///< bare keys
  /// Words before a colon ("Don vi bao cao: ..."), and what stands there for "no matter which".
  struct GivenWords {
    std::vector<std::string> unit, channel, other, all;            ///< bare keys
    std::vector<std::pair<std::string, std::uint8_t>> phrases;     ///< " ho so truc tuyen ", facts::Channel
    std::vector<std::string> not_phrases;                          ///< " truc tuyen toan trinh "
  } given;

  /// The header given by its levels, top first. nullopt: no variant.
  [[nodiscard]] std::optional<HeaderMatch> match(const std::vector<std::string>& levels) const;
  /// The cell says nothing: blanks, a dash, "N/A"...
  [[nodiscard]] bool is_empty_word(std::string_view cell) const;
  [[nodiscard]] bool is_empty_key(const std::string& bare_key) const {
    return bare_key.empty() || empty_words.contains(bare_key);
  }

 private:
  [[nodiscard]] std::optional<HeaderMatch> match_whole(std::string_view header) const;
  [[nodiscard]] std::optional<HeaderMatch> match_part(std::string_view header) const;
};

/// Timing labels of dossiers still open: known, but no outcome. Some say nothing of the days ("Dang xu
/// ly"), some that they last ("Trong han"), some that they are over ("Dang xu ly qua han").
inline constexpr std::uint8_t kTimingOpen = 4, kTimingOpenInTime = 5, kTimingOpenLate = 6;

}  // namespace xanh::intake

#endif  // XANH_INTAKE_RULES_H_
