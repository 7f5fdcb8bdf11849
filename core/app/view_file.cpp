#include "app/view_file.h"

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "state/action.h"
#include "state/address.h"
#include "text/date.h"
#include "text/fold.h"

namespace xanh::app {
namespace {

using ViewJson = nlohmann::ordered_json;

constexpr std::uint64_t kViewVersion = 1;
constexpr int kViewDepth = 4;
constexpr std::size_t kMostActions = 10'000, kMostNameBytes = 75;  // without ".json"

void add_part(std::string& name, std::string_view text) {
  std::string part;
  for (const char c : text::bare_key(text)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (plain) part += c;
    else if (!part.empty() && part.back() != '-') part += '-';
  }
  while (part.ends_with('-')) part.pop_back();
  if (part.empty() || name.size() + 1 + part.size() > kMostNameBytes) return;
  name += "-" + part;
}

}  // namespace

std::string view_json(const state::Workspace& workspace, std::string_view title) {
  state::Workspace plain = workspace;
  plain.language = {};
  plain.scheme = {};
  const ViewJson out = {{"xanh", "view"}, {"version", kViewVersion}, {"program", XANH_VERSION}, {"title", title}, {"actions", state::actions_of(plain)}};
  return out.dump(2, ' ', false, ViewJson::error_handler_t::replace) + "\n";
}

Result<SavedView> parse_view(std::string_view json, std::string_view name) {
  const auto wrong = [name](std::string pointer, std::string reason) {
    return fail(ErrorCode::rules_invalid, {}, {std::string(name), std::move(pointer), std::move(reason)});
  };
  if (json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
  bool deep = false;
  const ViewJson root = ViewJson::parse(json, [&deep](int depth, ViewJson::parse_event_t, ViewJson&) {
    deep = deep || depth > kViewDepth;
    return !deep;
  }, false);
  if (root.is_discarded() || deep) return wrong("/", "not_json");
  if (!root.is_object()) return wrong("/", "not_object");
  const auto version = root.find("version");
  if (version == root.end()) return wrong("/version", "missing");
  if (!version->is_number_unsigned()) return wrong("/version", "not_ordinal");
  // Before all else: a newer file may have members that this version cannot know.
  if (version->get<std::uint64_t>() > kViewVersion) return wrong("/version", "newer_version");
  SavedView out{.title = {}, .file = std::string(name)};
  for (const auto& [key, value] : root.items()) {
    if (key == "version" || key == "actions") continue;
    if (key != "xanh" && key != "program" && key != "title") return wrong("/" + key, "unknown_key");
    if (!value.is_string()) return wrong("/" + key, "not_text");
    if (key == "title") out.title = value.get<std::string>();
  }
  if (root.value("xanh", std::string()) != "view") return wrong("/xanh", "unknown_value");
  const auto actions = root.find("actions");
  if (actions == root.end()) return wrong("/actions", "missing");
  if (!actions->is_array()) return wrong("/actions", "not_list");
  if (actions->size() > kMostActions) return wrong("/actions", "unknown_value");
  for (std::size_t i = 0; i < actions->size(); ++i) {
    const ViewJson& action = (*actions)[i];
    if (!action.is_string()) return wrong("/actions/" + std::to_string(i), "not_text");
    if (auto done = state::apply(out.workspace, action.get<std::string>()); !done) {
      Error error = std::move(done).error();
      error.place.file = name;
      return std::unexpected(std::move(error));
    }
  }
  out.workspace.codes = false;  // never kept: who looks switches it on
  return out;
}

std::string view_file_name(const state::Workspace& workspace) {
  std::string name = "xanh-view";
  add_part(name, state::page_id(workspace.page));
  if (workspace.group_by != query::Dimension::unit) add_part(name, state::dimension_id(workspace.group_by));
  if (!workspace.span.empty()) add_part(name, workspace.span);
  else if (workspace.from || workspace.to) {
    if (workspace.from) add_part(name, text::format_iso_day(*workspace.from));
    if (workspace.to) add_part(name, text::format_iso_day(*workspace.to));
  } else if (workspace.year != 0) {
    add_part(name, std::to_string(workspace.year));
  }
  for (const query::Filter& filter : workspace.filters) {
    for (const std::string& value : filter.values) add_part(name, value);
  }
  return name + ".json";
}

}  // namespace xanh::app
