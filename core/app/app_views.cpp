// Views that come whole: from the address bar, from a file; and one to take away.
#include <string>
#include <string_view>
#include <utility>

#include "app/app.h"
#include "app/view_file.h"
#include "state/action.h"
#include "state/address.h"
#include "view/periods.h"
#include "view/report.h"

namespace xanh::app {
namespace {

/// What a view shows, for people: "Xếp hạng đơn vị · 9 tháng đầu năm 2025 · Lĩnh vực: Hộ tịch".
std::string title_of_view(const view::Inputs& in) {
  const view::Strings& say = *in.say;
  std::string title = say("menu." + std::string(state::page_id(in.workspace->page)));
  if (in.shards.empty()) return title;
  title += " \xC2\xB7 " + view::scope_text(in);
  for (const query::Filter& filter : in.workspace->filters) {
    std::string values;
    for (const std::string& value : filter.values) values += (values.empty() ? "" : ", ") + view::group_label(filter.dimension, value, in);
    title += " \xC2\xB7 " + say("by." + std::string(state::dimension_id(filter.dimension))) + ": " + values;
  }
  return title;
}

}  // namespace

std::string App::address() const { return state::address_of(workspace()); }

void App::restore(std::string_view address) {
  touch();
  auto workspace = state::workspace_at(address);
  if (!workspace) {
    errors_.push_back(workspace.error());
    return;
  }
  const bool opens_page = workspace->page != state::Page::overview;
  show(*std::move(workspace), opens_page);
}

/// `opens_page`: the view's page is shown when the first files are read, and not what was understood of them.
void App::show(state::Workspace workspace, bool opens_page) {
  const bool begins = loaded_.shards().empty() && past_.empty();
  if (begins || first_) restored_ = opens_page;
  if (workspace == history_.now()) return;
  if (begins) {
    history_ = state::History(std::move(workspace));
  } else {
    history_.become(std::move(workspace));
    remember_change({});
  }
}

// When all is read: rules that came with the view may have brought its definition.
void App::show_saved_view() {
  if (!view_) return;
  SavedView view = *std::exchange(view_, std::nullopt);
  if (!view.workspace.metric.empty() && rules_.metrics.find(view.workspace.metric) == nullptr) {
    std::string known;
    for (const metric::Metric& each : rules_.metrics.metrics) known += (known.empty() ? "" : ", ") + each.id;
    errors_.push_back({ErrorCode::unknown_name, {.file = view.file}, {"metric", view.workspace.metric, known}});
    return;
  }
  // Who looks keeps language and scheme.
  view.workspace.language = workspace().language;
  view.workspace.scheme = workspace().scheme;
  news_ = view::SettingsNews{.file = view.file, .view = view.title.empty() ? view.file : view.title};
  show(std::move(view.workspace), true);
}

void App::export_view() {
  state::Workspace shown = workspace();
  if (shown.page == state::Page::about) shown.page = beside_;
  const view::Inputs in = loaded_.inputs(shown, rules_);
  requests_.push_back({Request::Kind::save, view_file_name(shown), "application/json", view_json(shown, title_of_view(in))});
}

}  // namespace xanh::app
