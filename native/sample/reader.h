// JSON as the generator reads it: what is wrong is noted, never thrown.
#ifndef XANH_SAMPLE_READER_H_
#define XANH_SAMPLE_READER_H_

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text/date.h"

namespace xanh::sample {

using Json = nlohmann::json;

/// Reads a JSON document; the first thing that is not as expected is kept as the error.
class Reader {
 public:
  Reader(std::string_view name, std::string_view text)
      : name_(name), root_(Json::parse(text, nullptr, false)) {
    if (root_.is_discarded()) note("", "not JSON");
  }
  [[nodiscard]] const Json& root() const { return root_; }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

  const Json& at(const Json& from, const char* key) {
    if (const auto found = from.is_object() ? from.find(key) : from.end(); found != from.end()) {
      return *found;
    }
    note(key, "missing");
    return nothing_;
  }
  std::string string(const Json& from, const char* key) {
    const Json& value = at(from, key);
    if (value.is_string()) return value.get<std::string>();
    note(key, "not a string");
    return {};
  }
  std::uint32_t number(const Json& from, const char* key) {
    const Json& value = at(from, key);
    if (value.is_number_unsigned()) return value.get<std::uint32_t>();
    note(key, "not a number");
    return 0;
  }
  const Json& list(const Json& from, const char* key) {
    const Json& value = at(from, key);
    if (!value.is_array() || value.empty()) note(key, "not a list");
    return value;
  }
  std::vector<std::string> strings(const Json& from, const char* key) {
    std::vector<std::string> out;
    for (const Json& value : list(from, key)) {
      if (value.is_string()) {
        out.push_back(value.get<std::string>());
      } else {
        note(key, "not a list of strings");
      }
    }
    return out;
  }
  std::vector<int> numbers(const Json& from, const char* key, std::size_t count) {
    std::vector<int> out;
    for (const Json& value : list(from, key)) {
      if (!value.is_number_unsigned() || value.get<std::uint64_t>() > 1000) {
        note(key, "not a list of numbers from 0 to 1000");
        return {};
      }
      out.push_back(value.get<int>());
    }
    if (out.size() != count) note(key, "not one number a month");
    return out;
  }
  text::Day day(const Json& from, const char* key) { return day(string(from, key), key); }
  text::Day day(const std::string& iso, const char* key) {
    if (const auto date = text::parse_date(iso)) return date->day;
    note(key, "not a date");
    return 0;
  }
  void note(std::string_view pointer, std::string_view reason) {
    if (error_) return;
    error_ = Error{ErrorCode::rules_invalid,
                   {},
                   {std::string(name_), "/" + std::string(pointer), std::string(reason)}};
  }

 private:
  std::string_view name_;
  Json root_;
  Json nothing_ = Json::object();
  std::optional<Error> error_;
};

}  // namespace xanh::sample

#endif  // XANH_SAMPLE_READER_H_
