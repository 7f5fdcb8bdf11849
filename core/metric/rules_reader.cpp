#include "metric/rules_reader.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace xanh::metric {
namespace {

using nlohmann::json;

std::string escaped(std::string_view key) {
  std::string out;
  for (const char c : key) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

void Node::fail(std::string reason) const { reader_->note(pointer_, std::move(reason)); }

void Node::expect_keys(std::span<const std::string_view> known) const {
  if (value_ == nullptr) return;
  if (!value_->is_object()) return fail("an object is needed here");
  for (const auto& [key, member] : value_->items()) {
    if (std::ranges::find(known, key) == known.end()) {
      reader_->note(pointer_ + '/' + escaped(key), "unknown key");
    }
  }
}

bool Node::has(std::string_view key) const {
  return value_ != nullptr && value_->is_object() && value_->contains(key);
}

Node Node::at(std::string_view key) const {
  std::string pointer = pointer_ + '/' + escaped(key);
  if (has(key)) return {*reader_, &*value_->find(key), std::move(pointer)};
  if (value_ != nullptr) reader_->note(pointer, "missing");
  return {*reader_, nullptr, std::move(pointer)};
}

std::vector<Node> Node::items() const {
  std::vector<Node> nodes;
  if (value_ == nullptr) return nodes;
  if (!value_->is_array() || value_->empty()) {
    fail("a list with at least one element is needed here");
    return nodes;
  }
  for (std::size_t i = 0; i < value_->size(); ++i) {
    nodes.emplace_back(*reader_, &(*value_)[i], pointer_ + '/' + std::to_string(i));
  }
  return nodes;
}

std::string Node::text() const {
  if (value_ == nullptr) return {};
  const auto* string = value_->get_ptr<const std::string*>();
  if (string == nullptr || string->find_first_not_of(" \t\r\n") == std::string::npos) {
    fail("a text is needed here");
    return {};
  }
  return *string;
}

std::string Node::id() const {
  std::string id = text();
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  if (!std::ranges::all_of(id, allowed)) fail("only letters a-z, digits and _ are allowed here");
  return id;
}

int Node::integer(int least, int most) const {
  if (value_ == nullptr) return least;
  if (value_->is_number_integer()) {
    // Unsigned values over the signed range would wrap; as a double they merely lie outside.
    const double number = value_->get<double>();
    if (number >= least && number <= most) return value_->get<int>();
  }
  fail("a whole number from " + std::to_string(least) + " to " + std::to_string(most) +
       " is needed here");
  return least;
}

double Node::share() const {
  if (value_ == nullptr) return 0;
  const double share = value_->is_number() ? value_->get<double>() : -1;
  if (!(share >= 0 && share <= 1)) {
    fail("a share from 0 to 1 is needed here");
    return 0;
  }
  if (std::abs(share * 1e6 - std::round(share * 1e6)) > 1e-6) fail("more than six decimals");
  return share;
}

bool Node::boolean() const {
  if (value_ == nullptr) return false;
  if (value_->is_boolean()) return value_->get<bool>();
  fail("true or false is needed here");
  return false;
}

Bilingual Node::bilingual() const {
  expect_keys({"vi", "en"});
  return {at("vi").text(), at("en").text()};
}

RulesReader::RulesReader(std::string_view text, std::string_view file) : file_(file) {
  // The parser takes the last of repeated keys without a word; a rule must not vanish so.
  std::vector<std::set<std::string>> keys;
  const json::parser_callback_t watch = [&](int, json::parse_event_t event, json& parsed) {
    if (event == json::parse_event_t::object_start) keys.emplace_back();
    if (event == json::parse_event_t::object_end) keys.pop_back();
    if (event == json::parse_event_t::key) {
      const auto& key = parsed.get_ref<const std::string&>();
      if (!keys.back().insert(key).second) note("", "the key '" + key + "' is there twice");
    }
    return true;
  };
  try {
    json_ = json::parse(text, watch);
  } catch (const json::parse_error& e) {
    json_ = json(json::value_t::discarded);
    note("", "not JSON: error at byte " + std::to_string(e.byte));
  } catch (const json::exception&) {  // a number out of range
    json_ = json(json::value_t::discarded);
    note("", "not JSON: a value cannot be read");
  }
}

Node RulesReader::root(std::initializer_list<std::string_view> keys, int newest) {
  const Node root(*this, json_.is_discarded() ? nullptr : &json_, "");
  std::vector<std::string_view> known(keys);
  known.push_back("version");
  root.expect_keys(known);
  [[maybe_unused]] const int version = root.at("version").integer(1, newest);
  return root;
}

void RulesReader::note(std::string pointer, std::string reason) {
  if (error_) return;
  error_ = Error{
      ErrorCode::rules_invalid, {.file = file_}, {file_, std::move(pointer), std::move(reason)}};
}

}  // namespace xanh::metric
