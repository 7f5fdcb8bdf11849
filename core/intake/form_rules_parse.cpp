// forms.json to FormRules: every fault is named by its JSON pointer.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "facts/trait_names.h"
#include "intake/form_rules.h"
#include "text/fold.h"

namespace xanh::intake {
namespace {

using Json = nlohmann::ordered_json;  // faults are met in the order of the file
using Impl = FormRules::Impl;
using facts::Base;

using facts::kBaseNames;
using facts::kPropertyNames;

class Parser {
 public:
  Parser(std::string_view name, Impl& rules) : name_(name), rules_(rules) {}

  Result<void> parse(const Json& root) {
    if (!root.is_object()) return fault("", "not an object");
    for (const auto& [key, value] : root.items()) {
      Result<void> done;
      if (key == "terms") {
        done = terms(value);
      } else if (key == "fillers") {
        rules_.terms.push_back({.effect = {}, .under = {}, .filler = true});
        done = phrases(value, "/fillers", rules_.terms.size() - 1);
      } else if (key == "cut") {
        done = words(value, "/cut", rules_.cut);
      } else if (key == "per") {
        done = words(value, "/per", rules_.per);
      } else if (key == "labels") {
        done = labels(value);
      } else if (key == "version") {
        if (value != 1) done = fault("/version", "only version 1 is known");
      } else if (key == "note") {
        if (!value.is_string()) done = fault("/note", "not a text");
      } else {
        done = fault("/" + key, "unknown key");
      }
      if (!done) return done;
    }
    for (const char* key : {"version", "terms", "fillers", "labels"}) {
      if (!root.contains(key)) return fault(std::string("/") + key, "missing");
    }
    return {};
  }

 private:
  std::unexpected<Error> fault(const std::string& pointer, const std::string& reason) const {
    return fail(ErrorCode::rules_invalid, {.file = std::string(name_)},
                {std::string(name_), pointer, reason});
  }

  template <class Visit>
  Result<void> strings(const Json& list, const std::string& pointer, Visit&& visit) const {
    if (!list.is_array() || list.empty()) return fault(pointer, "not a list, or an empty one");
    for (std::size_t i = 0; i < list.size(); ++i) {
      const std::string at = pointer + "/" + std::to_string(i);
      if (!list[i].is_string()) return fault(at, "not a text");
      const auto& text = list[i].get_ref<const std::string&>();
      const std::string key = form_key(text);
      if (key.empty()) return fault(at, "no letter or digit");
      if (Result<void> done = visit(key, at); !done) return done;
    }
    return {};
  }

  Result<void> words(const Json& list, const std::string& pointer,
                     std::vector<std::string>& out) const {
    return strings(list, pointer,
                   [&out](const std::string& key, const std::string&) -> Result<void> {
                     out.push_back(" " + key + " ");
                     return {};
                   });
  }

  Result<void> phrases(const Json& list, const std::string& pointer, std::size_t term) {
    return strings(
        list, pointer, [&](const std::string& key, const std::string& at) -> Result<void> {
          const auto [entry, is_new] =
              rules_.phrases.emplace(key, static_cast<std::uint32_t>(term));
          // Spellings that differ in their marks only may stand together.
          if (!is_new && entry->second != term)
            return fault(at, "the words of another term: " + key);
          rules_.longest_phrase = std::max<std::size_t>(
              rules_.longest_phrase, static_cast<std::size_t>(std::ranges::count(key, ' ')) + 1);
          return {};
        });
  }

  Result<void> base(const Json& value, const std::string& pointer, std::optional<Base>& out) const {
    if (!value.is_string()) return fault(pointer, "not a text");
    const auto found =
        std::ranges::find(kBaseNames, std::string_view(value.get_ref<const std::string&>()));
    if (found == kBaseNames.end()) return fault(pointer, "unknown base");
    out = static_cast<Base>(found - kBaseNames.begin());
    return {};
  }

  Result<void> where(const Json& object, const std::string& pointer, Where& out) const {
    if (!object.is_object()) return fault(pointer, "not an object");
    for (const auto& [id, list] : object.items()) {
      const auto property = std::ranges::find(kPropertyNames, std::string_view(id));
      const std::string at = pointer + "/" + id;
      if (property == kPropertyNames.end()) return fault(at, "unknown property");
      const auto index = static_cast<std::size_t>(property - kPropertyNames.begin());
      if (!list.is_array() || list.empty()) return fault(at, "not a list, or an empty one");
      for (std::size_t i = 0; i < list.size(); ++i) {
        const auto names = facts::value_names(static_cast<facts::Property>(index));
        const auto value =
            list[i].is_string()
                ? std::ranges::find(names, std::string_view(list[i].get_ref<const std::string&>()))
                : names.end();
        if (value == names.end() || value == names.begin())
          return fault(at + "/" + std::to_string(i), "unknown value");
        out[index] = static_cast<std::uint8_t>(out[index] | 1u << (value - names.begin()));
      }
    }
    return {};
  }

  Result<void> effect(const Json& object, const std::string& pointer, FormTerm::Effect& out) const {
    if (!object.is_object()) return fault(pointer, "not an object");
    for (const auto& [key, value] : object.items()) {
      Result<void> done;
      if (key == "base") {
        done = base(value, pointer + "/base", out.base);
      } else if (key == "where") {
        done = where(value, pointer + "/where", out.where);
      } else {
        done = fault(pointer + "/" + key, "unknown key");
      }
      if (!done) return done;
    }
    return {};
  }

  Result<void> under(const Json& object, const std::string& pointer, FormTerm& term) const {
    if (!object.is_object()) return fault(pointer, "not an object");
    for (const auto& [id, value] : object.items()) {
      std::optional<Base> known;
      if (auto done = base(Json(id), pointer + "/" + id, known); !done) return done;
      FormTerm::Effect instead;
      if (auto done = effect(value, pointer + "/" + id, instead); !done) return done;
      term.under.emplace_back(*known, instead);
    }
    return {};
  }

  Result<void> term(const Json& object, const std::string& at) {
    if (!object.is_object()) return fault(at, "not an object");
    FormTerm out;
    bool says = false;
    for (const auto& [key, value] : object.items()) {
      bool* flag = key == "total"       ? &out.total
                   : key == "in_period" ? &out.in_period
                   : key == "rate"      ? &out.rate
                   : key == "ignore"    ? &out.ignore
                   : key == "part"      ? &out.part
                                        : nullptr;
      Result<void> done;
      if (flag != nullptr) {
        if (!value.is_boolean()) return fault(at + "/" + key, "neither true nor false");
        *flag = value.get<bool>();
      } else if (key == "base") {
        done = base(value, at + "/base", out.effect.base);
      } else if (key == "where") {
        done = where(value, at + "/where", out.effect.where);
      } else if (key == "under") {
        done = under(value, at + "/under", out);
      } else if (key == "score") {
        if (!value.is_string() || value.get_ref<const std::string&>().empty())
          return fault(at + "/score", "not a text");
        out.score = value.get<std::string>();
      } else if (key != "words") {
        done = fault(at + "/" + key, "unknown key");
      }
      if (!done) return done;
      says = says || key != "words";
    }
    if (!says) return fault(at, "says nothing");
    if (!object.contains("words")) return fault(at + "/words", "missing");
    rules_.terms.push_back(std::move(out));
    return phrases(object["words"], at + "/words", rules_.terms.size() - 1);
  }

  Result<void> terms(const Json& list) {
    if (!list.is_array()) return fault("/terms", "not a list");
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (auto done = term(list[i], "/terms/" + std::to_string(i)); !done) return done;
    }
    return {};
  }

  Result<void> labels(const Json& object) {
    if (!object.is_object()) return fault("/labels", "not an object");
    for (const auto& [id, list] : object.items()) {
      const auto role = id == "ordinal" ? std::optional(Role::none) : role_from_id(id);
      const bool known =
          role && (*role == Role::none || *role == Role::unit || *role == Role::field ||
                   *role == Role::procedure_code || *role == Role::procedure_name ||
                   *role == Role::service_level || *role == Role::channel);
      if (!known || id == "none") return fault("/labels/" + id, "unknown label");
      std::uint32_t order = 0;
      auto done = strings(list, "/labels/" + id,
                          [&](const std::string& key, const std::string& at) -> Result<void> {
                            const auto [entry, is_new] =
                                rules_.labels.try_emplace(key, Impl::Label{*role, order++});
                            if (!is_new && entry->second.role != *role)
                              return fault(at, "another label's: " + key);
                            return {};
                          });
      if (!done) return done;
    }
    return {};
  }

  std::string_view name_;
  Impl& rules_;
};

}  // namespace

Result<FormRules> FormRules::parse(std::string_view json, std::string_view name) {
  const Json root = Json::parse(json, nullptr, false);
  if (root.is_discarded()) {
    return fail(ErrorCode::rules_invalid, {.file = std::string(name)},
                {std::string(name), "", "not JSON"});
  }
  auto impl = std::make_shared<Impl>();
  if (auto done = Parser(name, *impl).parse(root); !done) return std::unexpected(done.error());
  FormRules rules;
  rules.impl_ = std::move(impl);
  return rules;
}

}  // namespace xanh::intake
