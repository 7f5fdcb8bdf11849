#include "app/rules_file.h"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "builtin_data.h"

namespace xanh::app {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

/// Where the first member "xanh" stands in the text; nothing in other texts.
struct FirstMember {
  std::size_t first = 0, last = 0;  ///< bytes [first, last), with the comma behind
  std::string kind = {};            ///< "" where it is none
};

FirstMember first_member(std::string_view text) {
  std::size_t at = text.starts_with(kMark) ? kMark.size() : 0;
  const auto skip = [&] { at = std::min(text.find_first_not_of(" \t\r\n", at), text.size()); };
  const auto take = [&](std::string_view what) {
    skip();
    const bool there = text.substr(at).starts_with(what);
    if (there) at += what.size();
    return there;
  };
  if (!take("{")) return {};
  skip();
  FirstMember out{.first = at};
  if (!take("\"xanh\"") || !take(":") || !take("\"")) return {};
  const std::size_t end = text.find('"', at);
  if (end == std::string_view::npos) return {};
  out.kind = text.substr(at, end - at);
  at = end + 1;
  out.last = at;
  if (take(",")) out.last = at;
  return out;
}

/// The rules proper: the first member turned to blanks, so that an error names the same byte.
std::string without_kind(std::string_view text) {
  const FirstMember member = first_member(text);
  std::string out(text);
  std::fill(out.begin() + static_cast<std::ptrdiff_t>(member.first), out.begin() + static_cast<std::ptrdiff_t>(member.last), ' ');
  if (out.starts_with(kMark)) out.erase(0, kMark.size());
  return out;
}

std::unexpected<Error> wrong(const std::string& name, std::string pointer, std::string reason) {
  return fail(ErrorCode::rules_invalid, {.file = name}, {name, std::move(pointer), std::move(reason)});
}

/// An error under the user's name for the file.
std::unexpected<Error> named(Error error, const std::string& name) {
  error.place.file = name;
  if (!error.args.empty()) error.args[0] = name;
  return std::unexpected(std::move(error));
}

/// How many of the file's metrics and options are new to `before`. The text is known to be good.
TakenRules count_metrics(const std::string& text, const metric::MetricRules& before) {
  TakenRules out;
  const auto root = nlohmann::json::parse(text, nullptr, false);
  const auto count = [&](const char* list, const auto& known) {
    if (!root.contains(list)) return;
    for (const auto& each : root[list]) {
      const bool old = std::ranges::any_of(known, [id = each.value("id", std::string{})](const auto& one) { return one.id == id; });
      ++(old ? out.replaced : out.added);
    }
  };
  count("metrics", before.metrics);
  count("options", before.options);
  return out;
}

Result<void> fits(const metric::MetricRules& metrics, const Rules& rules, const std::string& name) {
  for (const auto& fit : {metric::check(metrics, rules.targets, "targets"), metric::check(metrics, rules.index766, "index766")}) {
    if (!fit) return wrong(name, "/", fit.error().args.at(0) + fit.error().args.at(1) + ": " + fit.error().args.at(2));
  }
  return {};
}

Result<TakenRules> take_metrics(Rules& rules, const std::string& text, const std::string& name) {
  auto metrics = rules.metrics.with(text, name);
  if (!metrics) return named(metrics.error(), name);
  if (auto fit = fits(*metrics, rules, name); !fit) return std::unexpected(fit.error());
  const TakenRules out = count_metrics(text, rules.metrics);
  rules.metrics = std::move(*metrics);
  return out;
}

// Both files make one index: `units` and `agencies` are the user's, "" for those built in.
Result<TakenRules> take_units(Rules& rules, std::string units, std::string agencies, const std::string& name) {
  auto parsed = intake::UnitRules::parse(units.empty() ? builtin::file("rules/units.json") : std::string_view(units),
                                         agencies.empty() ? builtin::file("rules/agencies.json") : std::string_view(agencies));
  if (!parsed) return named(parsed.error(), name);
  rules.crosswalk = crosswalk_of(*parsed);
  rules.units = intake::UnitIndex(std::move(*parsed));
  rules.own_units = std::move(units);
  rules.own_agencies = std::move(agencies);
  return TakenRules{.read_again = true};
}

}  // namespace

std::string kind_of_file(std::string_view beginning) { return first_member(beginning).kind; }

Result<void> check_version(std::string_view kind, std::string_view text, const std::string& name) {
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  const std::uint64_t newest = kind == "targets" ? 2 : 1;
  // Only the members of the top object are kept: what is below may be large.
  const auto root = nlohmann::json::parse(text, [](int depth, nlohmann::json::parse_event_t, nlohmann::json&) { return depth < 2; }, false);
  if (!root.is_object()) return {};  // who reads it says what is wrong
  const auto version = root.find("version");
  if (version == root.end() || !version->is_number_unsigned() || version->get<std::uint64_t>() <= newest) return {};
  return wrong(name, "/version", "newer_version");
}

Result<TakenRules> take_rules(Rules& rules, std::string_view kind, std::string_view whole, const std::string& name) {
  if (auto known = check_version(kind, whole, name); !known) return std::unexpected(known.error());
  std::string text = without_kind(whole);
  if (kind == "metrics") return take_metrics(rules, text, name);
  if (kind == "units") return take_units(rules, std::move(text), rules.own_agencies, name);
  if (kind == "agencies") return take_units(rules, rules.own_units, std::move(text), name);
  if (kind == "index766") {
    auto index = metric::Index766Rules::parse(text, name);
    if (!index) return named(index.error(), name);
    if (auto fit = metric::check(rules.metrics, *index, name); !fit) return std::unexpected(fit.error());
    rules.index766 = std::move(*index);
    return TakenRules{};
  }
  if (kind == "holidays") {
    auto holidays = metric::Holidays::parse(text, name);
    if (!holidays) return named(holidays.error(), name);
    rules.holidays = std::move(*holidays);
    return TakenRules{};
  }
  if (kind == "forms") {
    auto forms = intake::FormRules::parse(text, name);
    if (!forms) return named(forms.error(), name);
    rules.forms = std::move(*forms);
  } else {
    auto columns = intake::ColumnRules::parse(text, name);
    if (!columns) return named(columns.error(), name);
    rules.columns = std::move(*columns);
  }
  return TakenRules{.read_again = true};
}

Result<TakenRules> restore_rules(Rules& rules, std::string_view kind) {
  const std::string name(kind);
  if (kind == "units") return take_units(rules, {}, rules.own_agencies, name);
  if (kind == "agencies") return take_units(rules, rules.own_units, {}, name);
  if (kind != "metrics") return take_rules(rules, kind, builtin::file("rules/" + name + ".json"), name);
  auto metrics = metric::MetricRules::parse(builtin::file("rules/metrics.json"), name);
  if (!metrics) return std::unexpected(metrics.error());
  if (auto fit = fits(*metrics, rules, name); !fit) return std::unexpected(fit.error());
  rules.metrics = std::move(*metrics);
  return TakenRules{};
}

}  // namespace xanh::app
