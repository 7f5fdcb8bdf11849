// Texts of one language, from public/text/{vi,en}.json.
#ifndef XANH_VIEW_STRINGS_H_
#define XANH_VIEW_STRINGS_H_

#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "metric/rules.h"
#include "text/format.h"

namespace xanh::view {

class Strings {
 public:
  /// A flat JSON object of key: text. Errors: rules_invalid.
  [[nodiscard]] static Result<Strings> parse(std::string_view json, std::string_view name,
                                             text::Language language);

  [[nodiscard]] text::Language language() const { return language_; }
  /// The text under `key` with {0}, {1}... replaced. A missing key shows itself in brackets, so
  /// that it is seen (a test forbids it).
  [[nodiscard]] std::string operator()(std::string_view key,
                                       std::initializer_list<std::string_view> args = {}) const;
  [[nodiscard]] const std::string& operator()(const metric::Bilingual& both) const {
    return language_ == text::Language::vi ? both.vi : both.en;
  }
  [[nodiscard]] bool has(std::string_view key) const { return texts_.contains(key); }
  [[nodiscard]] const std::map<std::string, std::string, std::less<>>& all() const { return texts_; }

  // Numbers in this language.
  [[nodiscard]] std::string count(std::int64_t value) const;
  [[nodiscard]] std::string percent(double share) const;  ///< one decimal: "68,7 %"
  [[nodiscard]] std::string target(double share) const;   ///< no decimal where none is needed: "70 %"
  [[nodiscard]] std::string day(text::Day value) const;

 private:
  text::Language language_ = text::Language::vi;
  std::map<std::string, std::string, std::less<>> texts_;
};

/// The sentence for an error: what, where (file, sheet, row, column), what to do.
[[nodiscard]] std::string message(const Error& error, const Strings& say);

}  // namespace xanh::view

#endif  // XANH_VIEW_STRINGS_H_
