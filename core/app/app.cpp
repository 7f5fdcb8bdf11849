#include "app/app.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "report/report_text.h"

namespace xanh::app {
namespace {

/// "remove:3" -> 3 for the verb "remove".
std::optional<std::size_t> index_of(std::string_view action, std::string_view verb) {
  if (!action.starts_with(verb)) return std::nullopt;
  action.remove_prefix(verb.size());
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(action.data(), action.data() + action.size(), index);
  if (error != std::errc{} || end != action.data() + action.size()) return std::nullopt;
  return index;
}

/// The action that saves the shape of the file that `error` is about; "" when there is none.
std::string shape_action(const Error& error, const std::vector<intake::ImportLog>& refused) {
  if (error.code != ErrorCode::header_not_found && error.code != ErrorCode::columns_unknown) return {};
  const auto last = std::find_if(refused.rbegin(), refused.rend(), [&](const auto& log) { return log.file == error.place.file; });
  if (last == refused.rend()) return {};
  return "export:refused-shape:" + std::to_string(refused.rend() - last - 1);
}

}  // namespace

App::App(Rules rules) : rules_(std::move(rules)), library_(&rules_.columns, &rules_.units) {}

void App::open(std::vector<std::unique_ptr<source::ByteSource>> files) {
  if (files.empty()) return;
  errors_.clear();
  if (!library_.reading()) first_ = library_.shards().empty();
  for (auto& file : files) library_.add(std::move(file));
  touch();
}

source::Step App::step() {
  if (!library_.reading()) return source::Step::end;
  const auto step = library_.step();
  if (!step) errors_.push_back(step.error());
  settle();
  if (!library_.reading() && first_ && !shards_.empty()) {
    // What was understood is shown first, unless something is on the screen already.
    if (auto shown = history_.act("page:import"); !shown) errors_.push_back(shown.error());
    first_ = false;
  }
  touch();
  return step && *step == source::Step::pending ? source::Step::pending : source::Step::ready;
}

void App::settle() {
  shards_ = library_.shards();
  logs_ = library_.logs();
}

void App::act(std::string_view action) {
  touch();
  if (action == "open") {
    requests_.push_back({Request::Kind::open_files});
  } else if (action == "sample") {
    requests_.push_back({Request::Kind::open_sample});
  } else if (action == "cancel") {
    if (!library_.reading()) return;
    library_.cancel();
    settle();
    errors_.push_back({ErrorCode::cancelled});
  } else if (const auto removed = index_of(action, "remove:")) {
    if (library_.reading()) return;  // the files' numbers may be about to change
    library_.remove(*removed);
    settle();
  } else if (const auto dismissed = index_of(action, "dismiss:")) {
    if (*dismissed < errors_.size()) errors_.erase(errors_.begin() + static_cast<std::ptrdiff_t>(*dismissed));
  } else if (action.starts_with("role:")) {
    if (auto chosen = choose_role(action.substr(5)); !chosen) errors_.push_back(chosen.error());
  } else if (action.starts_with("export:")) {
    if (!export_import(action.substr(7))) export_as(action.substr(7));
  } else if (auto done = history_.act(action == "back" ? "undo" : action); !done) {
    errors_.push_back(done.error());
  }
}

/// False when it is no export of an import, or of a file that is not there.
bool App::export_import(std::string_view format) {
  const auto save = [this](std::string name, std::string type, std::string bytes) {
    requests_.push_back({Request::Kind::save, std::move(name), std::move(type), std::move(bytes)});
    return true;
  };
  const auto logs = library_.logs();
  if (const auto file = index_of(format, "left-out:"); file && *file < logs.size()) {
    return save("xanh-left-out-" + std::to_string(*file + 1) + ".csv", "text/csv", report::left_out_csv(*logs[*file], say()));
  }
  if (const auto file = index_of(format, "shape:"); file && *file < logs.size()) {
    return save("xanh-shape-" + std::to_string(*file + 1) + ".json", "application/json", report::shape_json(*logs[*file]));
  }
  if (const auto file = index_of(format, "refused-shape:"); file && *file < library_.refused().size()) {
    return save("xanh-shape.json", "application/json", report::shape_json(library_.refused()[*file]));
  }
  return false;
}

// "INDEX:COLUMN=ROLE"
Result<void> App::choose_role(std::string_view choice) {
  const std::size_t equals = choice.find('='), colon = choice.find(':');
  const auto unknown = [&](std::string known) {
    return std::unexpected(Error{ErrorCode::unknown_name, {}, {"role", std::string(choice), std::move(known)}});
  };
  if (equals == std::string_view::npos || colon > equals) return unknown("INDEX:COLUMN=ROLE");
  const auto file = index_of(choice.substr(0, colon), ""), column = index_of(choice.substr(colon + 1, equals - colon - 1), "");
  const std::string_view id = choice.substr(equals + 1);
  const auto role = intake::role_from_id(id);
  if (!role && id != "auto") {
    std::string known = "auto";
    for (const intake::Role each : intake::kRoles) known += ", " + std::string(intake::role_id(each));
    return unknown(std::move(known));
  }
  const auto logs = library_.logs();
  if (!file || !column || *file >= logs.size() || *column >= logs[*file]->columns.size()) return unknown("INDEX:COLUMN=ROLE");
  errors_.clear();
  library_.choose_role(*file, static_cast<std::uint32_t>(*column), role);
  return {};
}

void App::report_error(Error error) {
  errors_.push_back(std::move(error));
  touch();
}

void App::system_dark(bool dark) {
  if (system_dark_ == dark) return;
  system_dark_ = dark;
  touch();
}

void App::export_as(std::string_view format) {
  const view::Inputs in = inputs();
  if (in.shards.empty()) return;
  const metric::Metric* pinned = view::pinned_metric(in);
  if (pinned == nullptr) return;
  const std::vector<std::string> ids = {pinned->id};
  const auto report = view::make_report(in, ids);
  if (!report) return report_error(report.error());
  const std::string stem = "xanh-" + std::string(state::dimension_id(report->by)) + "-" + std::to_string(report->scope.year);
  if (format == "csv") {
    requests_.push_back({Request::Kind::save, stem + ".csv", "text/csv", report::report_csv(*report, say())});
  } else if (format == "json") {
    requests_.push_back({Request::Kind::save, stem + ".json", "application/json", report::report_json(*report, say())});
  } else {
    report_error({ErrorCode::unknown_name, {}, {"export", std::string(format), "csv, json"}});
  }
}

view::Inputs App::inputs() const {
  return {.workspace = &history_.now(),
          .metrics = &rules_.metrics,
          .targets = &rules_.targets,
          .say = &say(),
          .shards = shards_,
          .logs = logs_,
          .catalogue = library_.catalogue_log(),
          .displaced = library_.displaced()};
}

const view::PageView& App::page() {
  if (built_ != version_) {
    view::Situation situation{.can_undo = history_.can_undo(), .can_redo = history_.can_redo(), .system_dark = system_dark_, .errors = errors_, .shapes = {}, .loading = {}};
    for (const Error& error : errors_) situation.shapes.push_back(shape_action(error, library_.refused()));
    if (library_.reading()) {
      const auto progress = library_.progress().value_or(Library::Progress{});
      situation.loading = view::Situation::Loading{progress.file, progress.bytes, progress.total, progress.rows};
    }
    // While reading, shards come and go: the page shows the progress only.
    view::Inputs in = inputs();
    if (library_.reading()) in.shards = {}, in.logs = {};
    page_ = view::build_page(in, situation);
    built_ = version_;
  }
  return page_;
}

std::vector<Request> App::take_requests() { return std::exchange(requests_, {}); }

}  // namespace xanh::app
