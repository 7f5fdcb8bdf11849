// A rules file read against its schema without exceptions: the first error is kept with its JSON
// pointer, and every later read gives an empty value. The caller looks at error() once, at the end.
#ifndef XANH_METRIC_RULES_READER_H_
#define XANH_METRIC_RULES_READER_H_

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "metric/rules.h"

namespace xanh::metric {

class RulesReader;

/// A place in the file. Holds no value where the file had none (an error is noted then).
class Node {
 public:
  Node(RulesReader& reader, const nlohmann::json* value, std::string pointer)
      : reader_(&reader), value_(value), pointer_(std::move(pointer)) {}

  /// Notes an error unless this is an object with no other keys than these.
  void expect_keys(std::span<const std::string_view> known) const;
  void expect_keys(std::initializer_list<std::string_view> known) const {
    expect_keys(std::span(known.begin(), known.size()));
  }
  [[nodiscard]] bool has(std::string_view key) const;
  [[nodiscard]] bool is_object() const { return value_ != nullptr && value_->is_object(); }
  [[nodiscard]] bool is_array() const { return value_ != nullptr && value_->is_array(); }
  /// The member; an error when it is missing.
  [[nodiscard]] Node at(std::string_view key) const;
  /// The elements; an error unless this is an array, or when it is empty.
  [[nodiscard]] std::vector<Node> items() const;

  [[nodiscard]] std::string text() const;  ///< a string that is not blank
  [[nodiscard]] std::string id() const;    ///< letters a-z, digits and _
  [[nodiscard]] int integer(int least, int most) const;
  [[nodiscard]] double share() const;  ///< 0-1, at most six decimals
  [[nodiscard]] bool boolean() const;
  [[nodiscard]] Bilingual bilingual() const;

  void fail(std::string reason) const;

 private:
  RulesReader* reader_;
  const nlohmann::json* value_;
  std::string pointer_;
};

class RulesReader {
 public:
  RulesReader(std::string_view json, std::string_view file);
  RulesReader(const RulesReader&) = delete;
  RulesReader& operator=(const RulesReader&) = delete;

  /// The top object; its version is checked (1 to `newest`), and that it has no keys but "version" and these.
  /// Has no value when the text is not JSON.
  [[nodiscard]] Node root(std::initializer_list<std::string_view> keys, int newest = 1);
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }
  /// Keeps the first error only.
  void note(std::string pointer, std::string reason);

 private:
  std::string file_;
  nlohmann::json json_;
  std::optional<Error> error_;
};

}  // namespace xanh::metric

#endif  // XANH_METRIC_RULES_READER_H_
