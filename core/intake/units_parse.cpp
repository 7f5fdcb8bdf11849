// units.json and agencies.json to UnitRules: every fault is named by its JSON pointer.
#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "intake/units.h"

namespace xanh::intake {
namespace {

using Json = nlohmann::ordered_json;
using facts::UnitLevel;

// One file; every step gives a Result and the first fault ends the walk.
class Walker {
 public:
  Walker(const char* file, UnitRules& rules) : file_(file), rules_(rules) {}

 protected:
  std::unexpected<Error> fault(const std::string& pointer, const std::string& reason) const {
    return fail(ErrorCode::rules_invalid, {.file = file_}, {file_, pointer, reason});
  }

  Result<std::string> text(const Json& object, const char* key, const std::string& at) const {
    if (!object.is_object()) return fault(at, "not an object");
    const auto found = object.find(key);
    const std::string place = at + "/" + key;
    if (found == object.end()) return fault(place, "missing");
    if (!found->is_string()) return fault(place, "not a text");
    auto out = found->get<std::string>();
    if (out.empty()) return fault(place, "empty");
    return out;
  }

  // An absent list is an empty one.
  Result<std::vector<std::string>> texts(const Json& object, const char* key, const std::string& at) const {
    std::vector<std::string> out;
    const auto found = object.find(key);
    if (found == object.end()) return out;
    const std::string place = at + "/" + key;
    if (!found->is_array()) return fault(place, "not a list");
    for (std::size_t i = 0; i < found->size(); ++i) {
      const Json& item = (*found)[i];
      if (!item.is_string() || item.get_ref<const std::string&>().empty()) {
        return fault(place + "/" + std::to_string(i), "not a text");
      }
      out.push_back(item.get<std::string>());
    }
    return out;
  }

  Result<text::Day> day(const Json& object, const char* key, const std::string& at) const {
    const auto written = text(object, key, at);
    if (!written) return std::unexpected(written.error());
    const auto read = text::parse_date(*written);
    if (!read) return fault(at + "/" + key, "not a day");
    return read->day;
  }

  // Calls `take(item, pointer)` for each item of a list that must be there.
  template <class Take>
  Result<void> each(const Json& object, const char* key, const std::string& at, Take&& take) const {
    const std::string place = at + "/" + key;
    const auto found = object.find(key);
    if (found == object.end()) return fault(place, "missing");
    if (!found->is_array()) return fault(place, "not a list");
    if (found->size() > std::numeric_limits<std::int16_t>::max()) return fault(place, "too long");
    for (std::size_t i = 0; i < found->size(); ++i) {
      if (auto done = take((*found)[i], place + "/" + std::to_string(i)); !done) return done;
    }
    return {};
  }

  Result<Json> open(std::string_view bytes, std::initializer_list<const char*> keys) const {
    Json root = Json::parse(bytes, nullptr, false);
    if (root.is_discarded()) return fault("", "not JSON");
    if (!root.is_object()) return fault("", "not an object");
    for (const auto& [key, value] : root.items()) {
      if (std::ranges::find(keys, key) == keys.end()) return fault("/" + key, "unknown key");
    }
    if (!root.contains("version")) return fault("/version", "missing");
    if (root["version"] != 1) return fault("/version", "only version 1 is known");
    return root;
  }

  std::string file_;
  UnitRules& rules_;
};

class AgencyWalker : public Walker {
 public:
  explicit AgencyWalker(UnitRules& rules) : Walker("agencies.json", rules) {}

  Result<void> walk(std::string_view bytes) {
    const auto root = open(bytes, {"version", "note", "kinds", "wrappers", "province_aliases", "new_cities", "departments", "ministries"});
    if (!root) return std::unexpected(root.error());
    auto done = each(*root, "kinds", "", [this](const Json& item, const std::string& at) { return kind(item, at); });
    if (!done) return done;
    auto wrappers = texts(*root, "wrappers", "");
    if (!wrappers) return std::unexpected(wrappers.error());
    rules_.wrappers = std::move(*wrappers);
    auto cities = texts(*root, "new_cities", "");
    if (!cities) return std::unexpected(cities.error());
    rules_.new_cities = std::move(*cities);
    done = each(*root, "province_aliases", "", [this](const Json& item, const std::string& at) -> Result<void> {
      if (!item.is_array() || item.size() != 2 || !item[0].is_string() || !item[1].is_string()) return fault(at, "not two names");
      rules_.province_aliases.emplace_back(item[0].get<std::string>(), item[1].get<std::string>());
      return {};
    });
    if (!done) return done;
    done = each(*root, "departments", "", [this](const Json& item, const std::string& at) {
      return agency(item, at, UnitLevel::department);
    });
    if (!done) return done;
    return each(*root, "ministries", "", [this](const Json& item, const std::string& at) {
      return agency(item, at, UnitLevel::ministry);
    });
  }

 private:
  Result<void> kind(const Json& item, const std::string& at) {
    UnitRules::Kind kind;
    const auto name = text(item, "name", at);
    if (!name) return std::unexpected(name.error());
    auto shorts = texts(item, "short", at);
    if (!shorts) return std::unexpected(shorts.error());
    const auto level = text(item, "level", at);
    if (!level) return std::unexpected(level.error());
    kind.name = *name;
    kind.shorts = std::move(*shorts);
    kind.level = *level == "commune"    ? UnitLevel::commune
                 : *level == "district" ? UnitLevel::district
                 : *level == "province" ? UnitLevel::province
                                        : UnitLevel::unknown;
    if (kind.level == UnitLevel::unknown) return fault(at + "/level", "unknown level");
    const auto also = item.find("of_province");
    if (also != item.end() && !also->is_boolean()) return fault(at + "/of_province", "neither true nor false");
    kind.of_province = also != item.end() && also->get<bool>();
    if (rules_.kinds.size() >= 200) return fault(at, "too many");
    rules_.kinds.push_back(std::move(kind));
    return {};
  }

  Result<void> agency(const Json& item, const std::string& at, UnitLevel level) {
    UnitRules::Agency agency{.name = {}, .aliases = {}, .codes = {}, .level = level};
    auto name = text(item, "name", at);
    if (!name) return std::unexpected(name.error());
    agency.name = std::move(*name);
    auto aliases = texts(item, "aliases", at);
    if (!aliases) return std::unexpected(aliases.error());
    agency.aliases = std::move(*aliases);
    auto codes = texts(item, "codes", at);
    if (!codes) return std::unexpected(codes.error());
    agency.codes = std::move(*codes);
    if (item.contains("until")) {
      const auto until = day(item, "until", at);
      if (!until) return std::unexpected(until.error());
      agency.until = *until;
    }
    rules_.agencies.push_back(std::move(agency));
    return {};
  }
};

class PlaceWalker : public Walker {
 public:
  explicit PlaceWalker(UnitRules& rules) : Walker("units.json", rules) {}

  Result<void> walk(std::string_view bytes) {
    const auto root = open(bytes, {"version", "note", "credit", "two_tier_day", "commune_kinds", "provinces", "former_provinces"});
    if (!root) return std::unexpected(root.error());
    const auto first_day = day(*root, "two_tier_day", "");
    if (!first_day) return std::unexpected(first_day.error());
    rules_.two_tier_day = *first_day;
    // The former ones first: provinces refer to them.
    auto done = each(*root, "former_provinces", "", [this](const Json& item, const std::string& at) {
      return former_province(item, at);
    });
    if (!done) return done;
    done = each(*root, "provinces", "", [this](const Json& item, const std::string& at) { return province(item, at); });
    if (!done) return done;
    for (std::size_t i = 0; i < rules_.former_provinces.size(); ++i) {
      if (rules_.former_provinces[i].now < 0) return fault("/former_provinces/" + std::to_string(i), "became no province");
    }
    for (UnitRules::Place& district : rules_.districts) {
      district.province = rules_.former_provinces[static_cast<std::size_t>(district.former)].now;
    }
    return {};
  }

 private:
  // [code, full name]
  Result<void> place(const Json& item, const std::string& at, std::size_t digits, UnitLevel level,
                     std::int16_t province, std::int16_t former, std::vector<UnitRules::Place>& out) const {
    if (!item.is_array() || item.size() != 2 || !item[0].is_string() || !item[1].is_string()) {
      return fault(at, "not a code and a name");
    }
    UnitRules::Place place{.code = item[0].get<std::string>(), .full_name = item[1].get<std::string>(),
                           .name = {}, .kind = 0, .province = province, .former = former};
    const bool is_number = std::ranges::all_of(place.code, [](char c) { return c >= '0' && c <= '9'; });
    if (place.code.size() != digits || !is_number) return fault(at + "/0", "not a code");
    for (std::size_t i = 0; i < rules_.kinds.size(); ++i) {
      const std::string& kind = rules_.kinds[i].name;
      const bool begins = rules_.kinds[i].level == level && place.full_name.size() > kind.size() + 1 &&
                          place.full_name.starts_with(kind) && place.full_name[kind.size()] == ' ';
      if (!begins) continue;
      place.kind = static_cast<std::uint8_t>(i);
      place.name = place.full_name.substr(kind.size() + 1);
    }
    if (place.name.empty()) return fault(at + "/1", "no known kind: " + place.full_name);
    out.push_back(std::move(place));
    return {};
  }

  Result<void> former_province(const Json& item, const std::string& at) {
    UnitRules::FormerProvince out;
    for (auto [key, field] : {std::pair{"gso", &out.gso}, {"name", &out.name}, {"full_name", &out.full_name}}) {
      auto value = text(item, key, at);
      if (!value) return std::unexpected(value.error());
      *field = std::move(*value);
    }
    const auto index = static_cast<std::int16_t>(rules_.former_provinces.size());
    if (!former_by_gso_.emplace(out.gso, index).second) return fault(at + "/gso", "listed twice");
    rules_.former_provinces.push_back(std::move(out));
    return each(item, "districts", at, [&](const Json& district, const std::string& place_at) {
      return place(district, place_at, 3, UnitLevel::district, -1, index, rules_.districts);
    });
  }

  Result<void> province(const Json& item, const std::string& at) {
    UnitRules::Province out;
    for (auto [key, field] : {std::pair{"gso", &out.gso}, {"h", &out.h}, {"name", &out.name}, {"full_name", &out.full_name}}) {
      auto value = text(item, key, at);
      if (!value) return std::unexpected(value.error());
      *field = std::move(*value);
    }
    const auto index = static_cast<std::int16_t>(rules_.provinces.size());
    const auto former = texts(item, "former_gso", at);
    if (!former) return std::unexpected(former.error());
    for (const std::string& gso : *former) {
      const auto found = former_by_gso_.find(gso);
      if (found == former_by_gso_.end()) return fault(at + "/former_gso", "no former province " + gso);
      auto& before = rules_.former_provinces[static_cast<std::size_t>(found->second)];
      if (before.now >= 0) return fault(at + "/former_gso", "already another's: " + gso);
      before.now = index;
      out.former.push_back(found->second);
    }
    auto absorbed = texts(item, "absorbed_h_unverified", at);
    if (!absorbed) return std::unexpected(absorbed.error());
    out.absorbed_h = std::move(*absorbed);
    rules_.provinces.push_back(std::move(out));
    return each(item, "communes", at, [&](const Json& commune, const std::string& place_at) {
      return place(commune, place_at, 5, UnitLevel::commune, index, -1, rules_.communes);
    });
  }

  std::unordered_map<std::string, std::int16_t> former_by_gso_;
};

}  // namespace

Result<UnitRules> UnitRules::parse(std::string_view units_json, std::string_view agencies_json) {
  UnitRules rules;
  if (auto done = AgencyWalker(rules).walk(agencies_json); !done) return std::unexpected(done.error());
  if (auto done = PlaceWalker(rules).walk(units_json); !done) return std::unexpected(done.error());
  const auto is_province = [&rules](const std::string& name) {
    return std::ranges::contains(rules.provinces, name, &UnitRules::Province::name) ||
           std::ranges::contains(rules.former_provinces, name, &UnitRules::FormerProvince::name);
  };
  const auto unknown = [](const std::string& pointer, const std::string& name) {
    return fail(ErrorCode::rules_invalid, {.file = "agencies.json"}, {"agencies.json", pointer, "no province: " + name});
  };
  for (std::size_t i = 0; i < rules.province_aliases.size(); ++i) {
    const std::string& name = rules.province_aliases[i].second;
    if (!is_province(name)) return unknown("/province_aliases/" + std::to_string(i) + "/1", name);
  }
  for (std::size_t i = 0; i < rules.new_cities.size(); ++i) {
    if (!is_province(rules.new_cities[i])) return unknown("/new_cities/" + std::to_string(i), rules.new_cities[i]);
  }
  return rules;
}

}  // namespace xanh::intake
