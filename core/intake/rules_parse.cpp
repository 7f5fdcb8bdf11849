// columns.json to ColumnRules: every fault is named by its JSON pointer.
#include <functional>
#include <nlohmann/json.hpp>

#include "intake/rules.h"
#include "text/fold.h"

namespace xanh::intake {
namespace {

using Json = nlohmann::ordered_json;  // faults are met in the order of the file
using Impl = ColumnRules::Impl;

std::string without_blanks(std::string text) {
  std::erase(text, ' ');
  return text;
}

// Walks the document; the first fault ends the walk.
class Parser {
 public:
  Parser(std::string_view name, Impl& rules) : name_(name), rules_(rules) {}

  Result<void> parse(const Json& root) {
    if (!root.is_object()) return fault("", "not an object");
    for (const auto& [key, value] : root.items()) {
      Result<void> done;
      if (key == "roles") {
        done = roles(value);
      } else if (key == "personal") {
        done = headers(value, "/personal", HeaderTarget::Kind::personal, Role::personal);
      } else if (key == "ignored") {
        done = headers(value, "/ignored", HeaderTarget::Kind::ignored, Role::none);
      } else if (key == "ordinal") {
        done = headers(value, "/ordinal", HeaderTarget::Kind::ordinal, Role::none);
      } else if (key == "values") {
        done = values(value);
      } else if (key == "rows") {
        done = rows(value);
      } else if (key == "empty") {
        done = strings(value, "/empty", [this](const std::string& text, const std::string&) {
          rules_.empty_words.insert(text::bare_key(text));
          return Result<void>{};
        });
      } else if (key == "as_of") {
        done = words(value, "/as_of", rules_.as_of_words);
      } else if (key == "given") {
        done = given(value);
      } else if (key == "version") {
        if (value != 1) done = fault("/version", "only version 1 is known");
      } else if (key == "note") {
        if (!value.is_string()) done = fault("/note", "not a text");
      } else {
        done = fault("/" + key, "unknown key");
      }
      if (!done) return done;
    }
    for (const char* key : {"version", "roles", "personal", "values", "rows"}) {
      if (!root.contains(key)) return fault(std::string("/") + key, "missing");
    }
    return {};
  }

 private:
  using Visit = std::function<Result<void>(const std::string& text, const std::string& pointer)>;

  std::unexpected<Error> fault(const std::string& pointer, const std::string& reason) const {
    return fail(ErrorCode::rules_invalid, {.file = std::string(name_)},
                {std::string(name_), pointer, reason});
  }

  Result<void> strings(const Json& list, const std::string& pointer, const Visit& visit) const {
    if (!list.is_array()) return fault(pointer, "not a list");
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string at = pointer + "/" + std::to_string(i);
      if (!list[i].is_string()) return fault(at, "not a text");
      const auto& text = list[i].get_ref<const std::string&>();
      if (text::tidy(text).empty()) return fault(at, "empty");
      if (auto done = visit(text, at); !done) return done;
    }
    return {};
  }

  Result<void> words(const Json& list, const std::string& pointer, std::vector<std::string>& out) const {
    return strings(list, pointer, [&out](const std::string& text, const std::string&) {
      out.push_back(text::bare_key(text));
      return Result<void>{};
    });
  }

  Result<void> headers(const Json& list, const std::string& pointer, HeaderTarget::Kind kind, Role role) {
    std::uint32_t order = 0;
    return strings(list, pointer, [&](const std::string& text, const std::string& at) -> Result<void> {
      const std::string fold = text::fold_key(text), bare = text::bare_key(text);
      if (fold.empty()) return fault(at, "no letter or digit");
      const std::size_t index = rules_.variants.size();
      const HeaderTarget target{kind, role, order++};
      if (!rules_.by_fold.emplace(without_blanks(fold), index).second) {
        return fault(at, "listed twice: " + text);
      }
      const auto [entry, is_new] = rules_.by_bare.emplace(without_blanks(bare), index);
      if (!is_new && (rules_.variants[entry->second].target.kind != kind ||
                      rules_.variants[entry->second].target.role != role)) {
        return fault(at, "without diacritics it is another column's: " + text);
      }
      const auto count = static_cast<std::uint32_t>(std::ranges::count(bare, ' ') + 1);
      rules_.variants.push_back({" " + fold + " ", " " + bare + " ", count, target});
      if (order == 1 && kind == HeaderTarget::Kind::role) {
        rules_.role_names[static_cast<std::size_t>(role)] = text::tidy(text);
      }
      return {};
    });
  }

  Result<void> roles(const Json& object) {
    if (!object.is_object()) return fault("/roles", "not an object");
    for (const auto& [id, list] : object.items()) {
      const auto role = role_from_id(id);
      if (!role || *role == Role::none || *role == Role::personal) return fault("/roles/" + id, "unknown role");
      if (auto done = headers(list, "/roles/" + id, HeaderTarget::Kind::role, *role); !done) return done;
    }
    return {};
  }

  // { "online": [labels], ... } with the numbers of its value names.
  Result<void> vocabulary(const Json& object, const std::string& pointer, Vocabulary& out,
                          const std::vector<std::pair<std::string, std::uint8_t>>& names) const {
    if (!object.is_object()) return fault(pointer, "not an object");
    for (const auto& [id, list] : object.items()) {
      const auto known = std::ranges::find(names, id, &std::pair<std::string, std::uint8_t>::first);
      const std::string at = pointer + "/" + id;
      if (known == names.end()) return fault(at, "unknown value");
      auto done = strings(list, at, [&](const std::string& text, const std::string& place) -> Result<void> {
        if (!out.add(text, known->second)) return fault(place, "listed twice: " + text);
        return {};
      });
      if (!done) return done;
    }
    return {};
  }

  Result<void> values(const Json& object) {
    if (!object.is_object()) return fault("/values", "not an object");
    const auto number = [](auto value) { return static_cast<std::uint8_t>(value); };
    using facts::Level, facts::Status, facts::Timing, facts::Flag;
    struct Known {
      const char* id;
      Vocabulary* out;
      std::vector<std::pair<std::string, std::uint8_t>> names;
    };
    const std::vector<std::pair<std::string, std::uint8_t>> kFlags = {{"no", number(Flag::no)},
                                                                       {"yes", number(Flag::yes)}};
    std::vector<std::pair<std::string, std::uint8_t>> outcomes = {{"early", number(Timing::early)},
                                                                  {"on_time", number(Timing::on_time)},
                                                                  {"late", number(Timing::late)}};
    auto timings = outcomes;
    timings.insert(timings.end(), {{"open", kTimingOpen}, {"open_in_time", kTimingOpenInTime}, {"open_late", kTimingOpenLate}});
    const std::vector<Known> known = {
        {"channel", &rules_.channel, kChannels},
        {"service_level", &rules_.level,
         {{"information", number(Level::information)},
          {"partial", number(Level::partial)},
          {"full", number(Level::full)}}},
        {"status", &rules_.status,
         {{"not_accepted", number(Status::not_accepted)},
          {"in_progress", number(Status::in_progress)},
          {"suspended", number(Status::suspended)},
          {"resolved", number(Status::resolved)},
          {"returned", number(Status::returned)},
          {"refused", number(Status::refused)},
          {"withdrawn", number(Status::withdrawn)}}},
        {"status_timing", &rules_.status_timing, outcomes},
        {"timing", &rules_.timing, timings},
        {"flag", &rules_.flag, kFlags},
        {"payment", &rules_.payment, kFlags},
        {"fee", &rules_.fee, kFlags},
    };
    for (const auto& [id, vocabulary_object] : object.items()) {
      const auto found = std::ranges::find_if(known, [&id](const Known& k) { return id == k.id; });
      if (found == known.end()) return fault("/values/" + id, "unknown vocabulary");
      auto done = vocabulary(vocabulary_object, "/values/" + id, *found->out, found->names);
      if (!done) return done;
    }
    return {};
  }

  Result<void> rows(const Json& object) {
    if (!object.is_object()) return fault("/rows", "not an object");
    for (const auto& [id, list] : object.items()) {
      std::vector<std::string>* out = id == "total"       ? &rules_.total_words
                                      : id == "group"     ? &rules_.group_words
                                      : id == "signature" ? &rules_.signature_words
                                                          : nullptr;
      if (out == nullptr) return fault("/rows/" + id, "unknown key");
      if (auto done = words(list, "/rows/" + id, *out); !done) return done;
    }
    return {};
  }

  Result<void> given(const Json& object) {
    if (!object.is_object()) return fault("/given", "not an object");
    auto& out = rules_.given;
    for (const auto& [id, value] : object.items()) {
      const std::string at = "/given/" + id;
      if (id == "phrases") {
        if (!value.is_object()) return fault(at, "not an object");
        for (const auto& [name, list] : value.items()) {
          const auto channel = std::ranges::find(kChannels, name, &std::pair<std::string, std::uint8_t>::first);
          if (channel == kChannels.end()) return fault(at + "/" + name, "unknown value");
          auto done = strings(list, at + "/" + name, [&](const std::string& text, const std::string&) {
            out.phrases.emplace_back(" " + text::bare_key(text) + " ", channel->second);
            return Result<void>{};
          });
          if (!done) return done;
        }
        continue;
      }
      std::vector<std::string>* to = id == "unit"          ? &out.unit
                                     : id == "channel"     ? &out.channel
                                     : id == "other"       ? &out.other
                                     : id == "all"         ? &out.all
                                     : id == "not_phrases" ? &out.not_phrases
                                                           : nullptr;
      if (to == nullptr) return fault(at, "unknown key");
      if (auto done = words(value, at, *to); !done) return done;
    }
    return {};
  }

  const std::vector<std::pair<std::string, std::uint8_t>> kChannels = {
      {"in_person", static_cast<std::uint8_t>(facts::Channel::in_person)},
      {"online", static_cast<std::uint8_t>(facts::Channel::online)},
      {"post", static_cast<std::uint8_t>(facts::Channel::post)}};
  std::string_view name_;
  Impl& rules_;
};

}  // namespace

Result<ColumnRules> ColumnRules::parse(std::string_view json, std::string_view name) {
  const Json root = Json::parse(json, nullptr, false);
  if (root.is_discarded()) {
    return fail(ErrorCode::rules_invalid, {.file = std::string(name)},
                {std::string(name), "", "not JSON"});
  }
  auto impl = std::make_shared<Impl>();
  if (auto done = Parser(name, *impl).parse(root); !done) return std::unexpected(done.error());
  ColumnRules rules;
  rules.impl_ = std::move(impl);
  return rules;
}

}  // namespace xanh::intake
