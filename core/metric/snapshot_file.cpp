// The snapshot file, to and from JSON.
#include <algorithm>
#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>

#include "metric/snapshot.h"
#include "query/buckets.h"
#include "text/date.h"
#include "text/format.h"

namespace xanh::metric {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 7> kLevels = {"unknown", "ministry", "province", "department", "district", "commune", "nation"};  // by facts::UnitLevel
constexpr std::array<std::string_view, 2> kCalendars = {"civil", "reporting"};

/// Reads with the pointer to where it is; the first fault is kept and later reads give nothing.
struct Reader {
  std::string pointer = {}, reason = {};

  void blame(std::string at, std::string why) {
    if (reason.empty()) pointer = std::move(at), reason = std::move(why);
  }
  const Json& member(const Json& object, const char* key, const std::string& at) {
    static const Json kNothing;
    if (!object.is_object()) blame(at.empty() ? "/" : at, "not_object");
    else if (!object.contains(key)) blame(at + "/" + key, "missing");
    else return object.at(key);
    return kNothing;
  }
  const Json& list(const Json& object, const char* key, const std::string& at) {
    static const Json kNone = Json::array();
    const Json& value = member(object, key, at);
    if (value.is_array()) return value;
    blame(at + "/" + key, "not_list");
    return kNone;
  }
  std::string text(const Json& value, const std::string& at) {
    if (value.is_string() && value.get_ref<const std::string&>().size() <= 10'000) return value.get<std::string>();
    blame(at, "not_text");
    return {};
  }
  text::Day day(const Json& value, const std::string& at) {
    const auto date = text::parse_date(text(value, at));
    if (!date) blame(at, "unknown_value");
    return date ? date->day : 0;
  }
  template <class Names>
  std::size_t name(const Json& value, const std::string& at, const Names& names) {
    const auto found = std::ranges::find(names, text(value, at));
    if (found == names.end()) blame(at, "unknown_value");
    return found == names.end() ? 0 : static_cast<std::size_t>(found - names.begin());
  }
  Ratio ratio(const Json& value, const std::string& at) {
    constexpr std::uint64_t kMost = 1'000'000'000'000;  // sums of them fit
    if (!value.is_array() || value.size() != 2 || !value[0].is_number_unsigned() || !value[1].is_number_unsigned() ||
        value[0].get<std::uint64_t>() > kMost || value[1].get<std::uint64_t>() > kMost) {
      blame(at, "unknown_value");
      return {};
    }
    return {value[0].get<std::int64_t>(), value[1].get<std::int64_t>()};
  }
};

Snapshot::Unit unit_of(Reader& in, const Json& json, const std::string& at, std::size_t months) {
  Snapshot::Unit unit{.name = in.text(in.member(json, "unit", at), at + "/unit"),
                      .level = static_cast<facts::UnitLevel>(in.name(in.member(json, "level", at), at + "/level", kLevels)),
                      .to_date = in.ratio(in.member(json, "to_date", at), at + "/to_date"), .months = {}};
  const Json& list = in.list(json, "months", at);
  if (list.size() != months) in.blame(at + "/months", "unknown_value");
  for (const Json& each : list) unit.months.push_back(in.ratio(each, at + "/months"));
  return unit;
}

Json pair(const Ratio& ratio) { return Json::array({ratio.numerator, ratio.denominator}); }

}  // namespace

std::string snapshot_json(const Snapshot& snapshot) {
  Json out = {{"xanh", "snapshot"}, {"version", 1}, {"as_of", text::format_iso_day(snapshot.as_of)},
              {"period", Json::array({text::format_iso_day(snapshot.period.first), text::format_iso_day(snapshot.period.last)})},
              {"calendar", kCalendars[static_cast<std::size_t>(snapshot.calendar)]}, {"months", snapshot.months}, {"metrics", Json::array()}};
  if (snapshot.suppress > 1) out["suppress"] = snapshot.suppress;
  for (const Snapshot::Part& part : snapshot.parts) {
    Json units = Json::array();
    for (const Snapshot::Unit& unit : part.units) {
      Json months = Json::array();
      for (const Ratio& each : unit.months) months.push_back(pair(each));
      units.push_back({{"unit", unit.name}, {"level", kLevels[static_cast<std::size_t>(unit.level)]}, {"to_date", pair(unit.to_date)}, {"months", std::move(months)}});
    }
    out["metrics"].push_back({{"id", part.metric}, {"units", std::move(units)}});
  }
  return out.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<Snapshot> parse_snapshot(std::string_view json, std::string_view name) {
  if (json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
  const auto wrong = [name](std::string pointer, std::string reason) {
    return fail(ErrorCode::rules_invalid, {}, {std::string(name), std::move(pointer), std::move(reason)});
  };
  constexpr int kDeepest = 10;
  bool deep = false;
  const Json root = Json::parse(json, [&deep](int depth, Json::parse_event_t, Json&) {
    deep = deep || depth > kDeepest;
    return !deep;
  }, false);
  if (root.is_discarded() || deep) return wrong("/", "not_json");
  Reader in;
  if (in.text(in.member(root, "xanh", ""), "/xanh") != "snapshot") in.blame("/xanh", "unknown_value");
  const Json& version = in.member(root, "version", "");
  if (!version.is_number_unsigned()) in.blame("/version", "not_ordinal");
  else if (version.get<std::uint64_t>() != 1) in.blame("/version", version.get<std::uint64_t>() > 1 ? "newer_version" : "unknown_value");
  Snapshot out;
  out.as_of = in.day(in.member(root, "as_of", ""), "/as_of");
  const Json& period = in.list(root, "period", "");
  if (period.size() != 2) in.blame("/period", "unknown_value");
  else out.period = {in.day(period[0], "/period/0"), in.day(period[1], "/period/1")};
  constexpr text::Day kMostDays = 400;  // a year so far
  if (out.period.first > out.period.last || out.period.last - out.period.first > kMostDays || out.as_of < out.period.last) in.blame("/period", "unknown_value");
  out.calendar = static_cast<Calendar>(in.name(in.member(root, "calendar", ""), "/calendar", kCalendars));
  for (const Json& each : in.list(root, "months", "")) out.months.push_back(in.text(each, "/months"));
  if (in.reason.empty()) {
    const auto grain = out.calendar == Calendar::reporting ? query::Rhythm::Grain::reporting_month : query::Rhythm::Grain::month;
    const auto buckets = query::buckets_of(out.period, {.grain = grain});
    if (!std::ranges::equal(buckets, out.months, {}, &query::Bucket::name)) in.blame("/months", "unknown_value");
  }
  if (root.is_object() && root.contains("suppress")) {
    const Json& suppress = root.at("suppress");
    if (!suppress.is_number_unsigned() || suppress.get<std::uint64_t>() > 100) in.blame("/suppress", "unknown_value");
    else out.suppress = suppress.get<int>();
  }
  const Json& metrics = in.list(root, "metrics", "");
  for (std::size_t i = 0; i < metrics.size() && in.reason.empty(); ++i) {
    const std::string at = "/metrics/" + std::to_string(i);
    Snapshot::Part part{.metric = in.text(in.member(metrics[i], "id", at), at + "/id"), .units = {}};
    const Json& units = in.list(metrics[i], "units", at);
    for (std::size_t u = 0; u < units.size() && in.reason.empty(); ++u) {
      part.units.push_back(unit_of(in, units[u], at + "/units/" + std::to_string(u), out.months.size()));
    }
    out.parts.push_back(std::move(part));
  }
  if (!in.reason.empty()) return wrong(in.pointer, in.reason);
  return out;
}

}  // namespace xanh::metric
