// How the program looks and counts for this user, its shortcuts, and what it is made of.
#include <array>
#include <string>
#include <string_view>

#include "state/action.h"
#include "view/build.h"

namespace xanh::view {
namespace {

Setting choice(std::string id, const Strings& say, std::vector<Link> options) {
  Setting setting{.id = id, .label = say("about." + id), .options = std::move(options)};
  setting.name = setting.label;
  for (const Link& option : setting.options) {
    if (option.current) setting.value = option.label;
  }
  return setting;
}

std::vector<Setting> choices(const Inputs& in) {
  const Strings& say = *in.say;
  const state::Workspace& workspace = *in.workspace;
  const bool vi = workspace.language == text::Language::vi;
  std::vector<Setting> out;
  out.push_back(choice("language", say, {{.action = "lang:vi", .label = "Tiếng Việt", .current = vi}, {.action = "lang:en", .label = "English", .current = !vi}}));
  std::vector<Link> schemes;
  for (const auto& [scheme, id] : {std::pair{state::Scheme::system, "system"}, {state::Scheme::light, "light"}, {state::Scheme::dark, "dark"}, {state::Scheme::contrast, "contrast"}}) {
    schemes.push_back({.action = "scheme:" + std::string(id), .label = say("about.scheme." + std::string(id)), .current = workspace.scheme == scheme});
  }
  out.push_back(choice("scheme", say, std::move(schemes)));
  std::vector<Link> calendars;
  for (const auto& [calendar, id] : {std::pair{metric::Calendar::civil, "civil"}, {metric::Calendar::reporting, "reporting"}}) {
    calendars.push_back({.action = "calendar:" + std::string(id), .label = say("calendar." + std::string(id)), .current = workspace.calendar == calendar});
  }
  out.push_back(choice("calendar", say, std::move(calendars)));
  std::vector<Link> days;
  for (int day = 0; day < 7; ++day) {
    days.push_back({.action = "week-start:" + std::to_string(day), .label = say("weekday." + std::to_string(day)), .current = workspace.first_weekday == day});
  }
  out.push_back(choice("week_start", say, std::move(days)));
  std::vector<Link> suppress = {{.action = "suppress:0", .label = say("about.suppress.off"), .current = workspace.suppress <= 1}};
  for (const int below : {3, 5, 10}) {
    suppress.push_back({.action = "suppress:" + std::to_string(below), .label = say("about.suppress.on", {std::to_string(below)}), .current = workspace.suppress == below});
  }
  out.push_back(choice("suppress", say, std::move(suppress)));
  out.push_back({.id = "soon", .label = say("about.soon"), .action = "soon:", .input = std::to_string(workspace.soon_days), .name = say("about.soon")});
  return out;
}

Table shortcuts(const Strings& say) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kKeys = {{
      {"open", "Ctrl+O"}, {"undo", "Ctrl+Z"}, {"redo", "Ctrl+Y, Ctrl+Shift+Z"}, {"back", "Esc"}, {"tab", "Tab, Shift+Tab"},
      {"scroll", "PageUp, PageDown, Home, End"}, {"press", "Enter, Space"}, {"turn", "→ PageDown Space, ← PageUp"}, {"about", "?"}, {"view", "Ctrl+S"}, {"xlsx", "Ctrl+Shift+S"}, {"chart", "Ctrl+Alt+S"}, {"table", "T"}, {"pick", "Ctrl, Shift"}}};
  Table table{.id = "shortcuts", .caption = say("about.shortcuts"),
              .columns = {{.id = "key", .label = say("about.key"), .width = 260}, {.id = "does", .label = say("about.does")}}};
  for (const auto& [id, keys] : kKeys) {
    table.rows.push_back({.key = std::string(id), .cells = {{.text = std::string(keys), .strong = true}, {.text = say("about.key." + std::string(id))}}});
  }
  return table;
}

Table credits(const Strings& say) {
  struct Credit {
    std::string_view id, name, licence;
  };
  static constexpr std::array<Credit, 7> kCredits = {{
      {"imgui", "Dear ImGui", "MIT"}, {"zlib", "zlib", "Zlib"}, {"pugixml", "pugixml", "MIT"}, {"json", "nlohmann/json", "MIT"},
      {"fast_float", "fast_float", "MIT"}, {"font", "IBM Plex Sans", "OFL 1.1"}, {"units", "vietnamese-provinces-database", "MIT"}}};
  Table table{.id = "credits", .caption = say("about.credits"),
              .columns = {{.id = "name", .label = say("about.what"), .width = 260}, {.id = "role", .label = say("about.role")},
                          {.id = "licence", .label = say("about.licence"), .width = 120}}};
  for (const Credit& credit : kCredits) {
    table.rows.push_back({.key = std::string(credit.id),
                          .cells = {{.text = std::string(credit.name), .strong = true}, {.text = say("about.role." + std::string(credit.id))}, {.text = std::string(credit.licence)}}});
  }
  return table;
}

}  // namespace

TablesPage build_about(const Inputs& in) {
  const Strings& say = *in.say;
  TablesPage page{.id = "about", .title = say("menu.about")};
  if (in.shards.empty()) page.choices.push_back({.action = "back", .label = say("about.back")});  // there is no menu yet
  page.fields = choices(in);
  page.sentences = {say("about.version", {XANH_VERSION}), say("about.privacy"), say("about.address"), say("about.view")};
  page.tables = {shortcuts(say), credits(say)};
  return page;
}

}  // namespace xanh::view
