// The settings file to and from JSON.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "app/settings.h"
#include "app/targets_json.h"
#include "base/sort.h"
#include "intake/log_names.h"
#include "state/action.h"
#include "text/date.h"
#include "text/fold.h"
#include "text/format.h"

namespace xanh::app {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 4> kChannels = {"", "in_person", "online", "post"};  // by facts::Channel
constexpr std::array<std::string_view, 4> kLevels = {"", "information", "partial", "full"};  // by facts::Level

/// A value with the pointer that leads to it. The first fault is kept, and ends all reading.
class Reader {
 public:
  struct Fault {
    std::string pointer, reason;
  };

  Reader(const Json& json, std::string pointer, std::optional<Fault>& fault) : json_(&json), pointer_(std::move(pointer)), fault_(&fault) {}

  [[nodiscard]] bool good() const { return !*fault_; }
  void blame(std::string reason) const {
    if (!*fault_) *fault_ = Fault{pointer_, std::move(reason)};
  }
  [[nodiscard]] bool has(const char* key) const { return json_->contains(key); }
  [[nodiscard]] const Json& json() const { return *json_; }
  [[nodiscard]] const std::string& pointer() const { return pointer_; }

  /// An object that has no other keys.
  void expect_object(std::initializer_list<std::string_view> keys) const {
    if (!json_->is_object()) return blame("not_object");
    for (const auto& [key, value] : json_->items()) {
      if (std::ranges::find(keys, key) == keys.end()) return at(key).blame("unknown_key");
    }
  }
  [[nodiscard]] Reader at(const std::string& key) const {
    static const Json kNothing;
    const auto found = json_->find(key);
    return {found == json_->end() ? kNothing : *found, pointer_ + "/" + key, *fault_};
  }
  template <class Use>
  void each(const Use& use) const {
    if (!json_->is_array()) return blame("not_list");
    for (std::size_t i = 0; i < json_->size() && good(); ++i) use(Reader((*json_)[i], pointer_ + "/" + std::to_string(i), *fault_));
  }
  [[nodiscard]] std::string text() const {
    if (json_->is_string() && json_->get_ref<const std::string&>().size() <= 10'000) return json_->get<std::string>();
    blame("not_text");
    return {};
  }
  [[nodiscard]] std::string text_or(const char* key) const { return has(key) ? at(key).text() : std::string(); }
  /// The enum value whose name this is.
  template <class Names>
  [[nodiscard]] std::uint8_t name_of(const Names& names) const {
    const std::string name = text();
    const auto found = std::ranges::find(names, name);
    if (!name.empty() && found != names.end()) return static_cast<std::uint8_t>(found - names.begin());
    blame("unknown_value");
    return 0;
  }
  [[nodiscard]] facts::Flag flag_or(const char* key) const {
    if (!has(key)) return facts::Flag::unknown;
    const Reader value = at(key);
    if (!value.json().is_boolean()) value.blame("not_flag");
    else return value.json().get<bool>() ? facts::Flag::yes : facts::Flag::no;
    return facts::Flag::unknown;
  }

 private:
  const Json* json_;
  std::string pointer_;
  std::optional<Fault>* fault_;
};

Profile profile_of(const Reader& in) {
  Profile out;
  in.expect_object({"headers", "grain", "sheet", "encoding", "separator", "unit", "channel", "columns"});
  if (!in.good()) return out;
  in.at("headers").each([&](const Reader& header) { out.file.headers.push_back(header.text()); });
  sort_stably(out.file.headers);
  if (in.has("grain")) out.file.grain = intake::Grain{in.at("grain").name_of(intake::kGrainNames)};
  if (in.has("sheet")) out.sheet = in.at("sheet").text();
  if (in.has("encoding")) {
    out.text.encoding = text::encoding_of_name(in.at("encoding").text());
    if (!out.text.encoding) in.at("encoding").blame("unknown_value");
  }
  if (in.has("separator")) {
    out.text.separator = separator_from_id(in.at("separator").text());
    if (!out.text.separator) in.at("separator").blame("unknown_value");
  }
  if (in.has("unit")) out.unit = in.at("unit").text();
  if (in.has("channel")) out.channel = facts::Channel{in.at("channel").name_of(kChannels)};
  if (!in.has("columns")) return out;
  in.at("columns").each([&](const Reader& column) {
    column.expect_object({"header", "occurrence", "role"});
    if (!column.good()) return;
    Profile::Column decided{.header = column.at("header").text()};
    if (column.has("occurrence")) {
      const Reader occurrence = column.at("occurrence");
      if (occurrence.json().is_number_unsigned() && occurrence.json().get<std::uint64_t>() - 1 < 16'384) decided.occurrence = occurrence.json().get<std::uint32_t>();
      else occurrence.blame("not_ordinal");
    }
    const auto role = intake::role_from_id(column.at("role").text());
    if (role) decided.role = *role;
    else column.at("role").blame("unknown_value");
    out.columns.push_back(std::move(decided));
  });
  return out;
}

intake::Procedure procedure_of(const Reader& in) {
  in.expect_object({"code", "name", "field", "level", "eligible", "integrated", "has_fee"});
  if (!in.good()) return {};
  intake::Procedure out{.code = in.text_or("code"), .name = in.text_or("name"), .field = in.text_or("field")};
  if (in.has("level")) out.level = facts::Level{in.at("level").name_of(kLevels)};
  out.eligible = in.flag_or("eligible");
  out.integrated = in.flag_or("integrated");
  out.has_fee = in.flag_or("has_fee");
  if (out.code.empty() && out.name.empty()) in.blame("no_procedure");
  return out;
}

Json profile_json(const Profile& profile) {
  Json out = {{"headers", profile.file.headers}, {"grain", intake::grain_id(profile.file.grain)}};
  if (profile.sheet) out["sheet"] = *profile.sheet;
  if (profile.text.encoding) out["encoding"] = text::encoding_name(*profile.text.encoding);
  if (profile.text.separator) out["separator"] = separator_id(*profile.text.separator).value_or("comma");
  if (profile.unit) out["unit"] = *profile.unit;
  if (profile.channel && *profile.channel != facts::Channel::unknown) out["channel"] = kChannels[static_cast<std::size_t>(*profile.channel)];
  out["columns"] = Json::array();
  for (const Profile::Column& column : profile.columns) {
    out["columns"].push_back({{"header", column.header}, {"occurrence", column.occurrence}, {"role", intake::role_id(column.role)}});
  }
  return out;
}

Json procedure_json(const intake::Procedure& procedure) {
  Json out = Json::object();
  const auto text = [&out](const char* key, const std::string& value) {
    if (!value.empty()) out[key] = value;
  };
  const auto flag = [&out](const char* key, facts::Flag value) {
    if (value != facts::Flag::unknown) out[key] = value == facts::Flag::yes;
  };
  text("code", procedure.code);
  text("name", procedure.name);
  text("field", procedure.field);
  if (procedure.level != facts::Level::unknown) out["level"] = kLevels[static_cast<std::size_t>(procedure.level)];
  flag("eligible", procedure.eligible);
  flag("integrated", procedure.integrated);
  flag("has_fee", procedure.has_fee);
  return out;
}

}  // namespace

Result<Settings> parse_settings(std::string_view json, std::string_view name) {
  const auto wrong = [name](std::string pointer, std::string reason) {
    return fail(ErrorCode::rules_invalid, {}, {std::string(name), pointer.empty() ? "/" : std::move(pointer), std::move(reason)});
  };
  if (json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
  bool deep = false;  // what is nested without end is not written out again, either
  const Json root = Json::parse(json, [&deep](int depth, Json::parse_event_t, Json&) {
    deep = deep || depth > 16;
    return !deep;
  }, false);
  if (root.is_discarded() || deep) return wrong("", "not_json");
  std::optional<Reader::Fault> fault;
  const Reader in(root, "", fault);
  Settings out;
  if (root.is_object() && root.contains("version")) {
    if (!root["version"].is_number_unsigned()) return wrong("/version", "not_ordinal");
    if (root["version"].get<std::uint64_t>() > 2) return wrong("/version", "newer_version");
  }
  in.expect_object({"xanh", "version", "program", "owner", "day", "profiles", "unit_aliases", "catalogue", "targets"});
  if (fault) return wrong(fault->pointer, fault->reason);
  if (in.text_or("xanh") != "settings") return wrong("/xanh", "unknown_value");
  if (!in.has("version")) return wrong("/version", "missing");
  out.owner = text::tidy(in.text_or("owner"));
  if (in.has("day")) {
    const auto day = text::parse_date(in.at("day").text());
    if (day) out.day = day->day;
    else in.at("day").blame("unknown_value");
  }
  if (in.has("profiles")) in.at("profiles").each([&](const Reader& each) { keep_profile(out.profiles, profile_of(each)); });
  if (in.has("unit_aliases")) {
    in.at("unit_aliases").each([&](const Reader& each) {
      each.expect_object({"text", "unit"});
      if (!each.good()) return;
      out.aliases.push_back({each.at("text").text(), each.at("unit").text()});
      if (out.aliases.back().text.empty()) each.at("text").blame("not_text");
      if (out.aliases.back().unit.empty()) each.at("unit").blame("not_text");
    });
  }
  if (in.has("catalogue")) {
    const Reader catalogue = in.at("catalogue");
    catalogue.expect_object({"name", "procedures"});
    if (!fault) {
      out.catalogue_name = catalogue.text_or("name");
      catalogue.at("procedures").each([&](const Reader& each) { out.procedures.push_back(procedure_of(each)); });
    }
  }
  if (fault) return wrong(fault->pointer, fault->reason);
  if (in.has("targets")) {
    const Json& inner = root["targets"];
    const auto version = inner.find("version");
    if (version != inner.end() && version->is_number_unsigned() && version->get<std::uint64_t>() > 2) return wrong("/targets/version", "newer_version");
    auto targets = metric::TargetRules::parse(root["targets"].dump(-1, ' ', false, Json::error_handler_t::replace), name);
    if (!targets) {
      const auto& args = targets.error().args;
      return wrong("/targets" + (args.size() > 1 ? args[1] : std::string()), args.size() > 2 ? args[2] : "unknown_value");
    }
    out.targets = std::move(*targets);
  }
  return out;
}

std::string settings_json(const Settings& settings) {
  const bool told = !settings.owner.empty() || settings.day != 0;
  Json out = {{"xanh", "settings"}, {"version", told ? 2 : 1}, {"program", XANH_VERSION}};
  if (!settings.owner.empty()) out["owner"] = settings.owner;
  if (settings.day != 0) out["day"] = text::format_iso_day(settings.day);
  out["profiles"] = Json::array();
  for (const Profile& profile : settings.profiles) out["profiles"].push_back(profile_json(profile));
  out["unit_aliases"] = Json::array();
  for (const intake::UnitAlias& alias : settings.aliases) out["unit_aliases"].push_back({{"text", alias.text}, {"unit", alias.unit}});
  if (!settings.procedures.empty()) {
    Json& catalogue = out["catalogue"] = {{"name", settings.catalogue_name}, {"procedures", Json::array()}};
    for (const intake::Procedure& procedure : settings.procedures) catalogue["procedures"].push_back(procedure_json(procedure));
  }
  if (settings.targets) out["targets"] = targets_object(*settings.targets);
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace xanh::app
