#include "view/strings.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace xanh::view {

Result<Strings> Strings::parse(std::string_view json, std::string_view name, text::Language language) {
  const auto wrong = [name](std::string pointer, std::string reason) {
    return fail(ErrorCode::rules_invalid, {}, {std::string(name), std::move(pointer), std::move(reason)});
  };
  const auto root = nlohmann::json::parse(json, nullptr, false);
  if (!root.is_object()) return wrong("", "not a JSON object");
  Strings strings;
  strings.language_ = language;
  for (const auto& [key, value] : root.items()) {
    if (!value.is_string()) return wrong("/" + key, "not a string");
    strings.texts_.emplace(key, value.get<std::string>());
  }
  return strings;
}

std::string Strings::operator()(std::string_view key, std::initializer_list<std::string_view> args) const {
  const auto found = texts_.find(key);
  if (found == texts_.end()) return "[" + std::string(key) + "]";
  const std::string& pattern = found->second;
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool hole = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                      pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
    if (!hole) {
      out.push_back(pattern[i]);
      continue;
    }
    const auto index = static_cast<std::size_t>(pattern[i + 1] - '0');
    if (index < args.size()) out += *(args.begin() + index);
    i += 2;
  }
  return out;
}

std::string Strings::count(std::int64_t value) const { return text::format_count(value, language_); }
std::string Strings::percent(double share) const { return text::format_percent(share, 1, language_); }
std::string Strings::target(double share) const {
  const bool whole = std::abs(share * 100 - std::round(share * 100)) < 1e-9;
  return text::format_percent(share, whole ? 0 : 1, language_);
}
std::string Strings::day(text::Day value) const { return text::format_day(value, language_); }

}  // namespace xanh::view
