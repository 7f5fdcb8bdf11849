#include "app/app.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "app/exports.h"
#include "app/picture_file.h"
#include "app/target_entry.h"
#include "app/targets_json.h"
#include "report/report_text.h"
#include "text/fold.h"
#include "text/format.h"
#include "view/chart_table.h"

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

/// The number among `refused` of the file that `error` is about.
std::optional<std::size_t> refused_by(const Error& error, const std::vector<const intake::ImportLog*>& refused) {
  if (error.code != ErrorCode::header_not_found && error.code != ErrorCode::columns_unknown && error.code != ErrorCode::period_unknown) return std::nullopt;
  const auto last = std::find_if(refused.rbegin(), refused.rend(), [&](const auto* log) { return log->file == error.place.file; });
  if (last == refused.rend()) return std::nullopt;
  return static_cast<std::size_t>(refused.rend() - last - 1);
}

constexpr std::size_t kMemory = 200;  // as state::History: changes that can be undone
constexpr std::size_t kCandidates = 8;

}  // namespace

App::App(Rules rules) : rules_(std::move(rules)), library_(&rules_) {}

void App::open(std::vector<std::unique_ptr<source::ByteSource>> files) {
  if (files.empty()) return;
  errors_.clear();
  news_.reset();
  if (!library_.reading()) first_ = library_.shards().empty();
  clean_ = !unsaved();
  for (auto& file : files) library_.add(std::move(file));
  touch();
}

source::Step App::step() {
  if (!library_.reading()) return asked_.empty() ? source::Step::end : step_exports();
  const auto step = library_.step();
  if (!step) {
    errors_.push_back(step.error());
    // What was decided does not hold: there is nothing to take back.
    if (deciding_ && library_.failed_again() && !past_.empty()) past_.pop_back();
    deciding_ = false;
  }
  settle();
  if (auto news = library_.take_news()) {
    news_ = std::move(news);
    if (clean_) saved_ = library_.settings();  // as they stand in the file
    snapshot_came_ = snapshot_came_ || news_->snapshot.has_value();
  }
  if (auto view = library_.take_view()) view_ = std::move(view);
  if (!library_.reading()) {
    deciding_ = false;
    reading_ = reading_of_files();
    // Whoever loads a snapshot beside later files wants to compare with it.
    if (std::exchange(snapshot_came_, false)) {
      if (news_) news_->as_data = news_->snapshot && reading_.snapshots.back().data_at;
      if (!reading_.snapshots.back().data_at) {
        if (auto done = act_on_workspace("against:snapshot"); !done) errors_.push_back(done.error());
      }
    }
    show_saved_view();
    if (first_ && !loaded_.shards().empty()) {
      // What was understood is shown first, unless something is on the screen already or an address said what.
      if (restored_) restored_ = false;
      else if (auto shown = act_on_workspace("page:import"); !shown) errors_.push_back(shown.error());
      first_ = false;
    }
  }
  touch();
  return step && *step == source::Step::pending ? source::Step::pending : source::Step::ready;
}

void App::settle() {
  loaded_ = Loaded(library_);
}

void App::act(std::string_view action) {
  touch();
  const std::string_view verb = action.substr(0, action.find(':'));
  const std::string_view rest = verb.size() < action.size() ? action.substr(verb.size() + 1) : std::string_view{};
  Result<void> done;
  if (action == "open") {
    requests_.push_back({Request::Kind::open_files});
  } else if (action == "sample") {
    requests_.push_back({Request::Kind::open_sample});
  } else if (action == "cancel") {
    if (!library_.reading()) asked_.clear();
    if (!library_.reading()) return;
    library_.cancel();
    if (deciding_ && !past_.empty()) past_.pop_back();
    deciding_ = false;
    settle();
    reading_ = reading_of_files();
    errors_.push_back({ErrorCode::cancelled});
  } else if (const auto unread = index_of(action, "remove:refused-")) {
    library_.remove_refused(*unread);
    errors_.clear();  // they speak of its number
    reading_ = reading_of_files();
  } else if (const auto gone = index_of(action, "remove:snapshot-")) {
    library_.remove_snapshot(*gone);
    settle();
    reading_ = reading_of_files();
  } else if (verb == "snapshot") {
    done = use_snapshot(rest);
  } else if (const auto removed = index_of(action, "remove:")) {
    if (library_.reading()) return;  // the files' numbers may be about to change
    library_.remove(*removed);
    settle();
    reading_ = reading_of_files();
  } else if (verb == "prefer") {
    const auto kept = index_of(rest.substr(0, rest.find(':')), ""), dropped = index_of(rest.substr(std::min(rest.find(':'), rest.size())), ":");
    if (!kept || !dropped || *kept >= loaded_.logs().size() || *dropped >= loaded_.logs().size()) {
      done = fail(ErrorCode::unknown_name, {}, {"file", std::string(rest), "KEPT:DROPPED"});
    } else {
      library_.prefer(*kept, *dropped);
      settle();
    }
  } else if (verb == "rules") {
    done = library_.restore(rest);
    if (done) news_.reset(), errors_.clear();
    settle();
    reading_ = reading_of_files();
  } else if (action == "dismiss:news") {
    news_.reset();
  } else if (const auto dismissed = index_of(action, "dismiss:")) {
    if (*dismissed < errors_.size()) errors_.erase(errors_.begin() + static_cast<std::ptrdiff_t>(*dismissed));
  } else if (verb == "role" || verb == "sheet" || verb == "text" || verb == "given" || verb == "remember" || verb == "forget" || verb == "alias" || verb == "target") {
    done = act_on_reading(verb, rest);
  } else if (action == "export:view") {
    export_view();
  } else if (action == "export:copy" && abilities_.copies) {
    export_copy();
  } else if (action == "diagnostics" && abilities_.diagnoses) {
    requests_.push_back({Request::Kind::copy_diagnostics});
    news_ = view::SettingsNews{.diagnostics = true};
  } else if (verb == "owner") {
    library_.set_owner(text::tidy(rest));
    reading_ = reading_of_files();
  } else if (verb == "export" && has_origin(rest)) {
    ask_for(rest);
  } else if (verb == "export") {
    if (!export_import(rest)) export_as(rest);
  } else if (action == "back" && !workspace().why.empty()) {
    done = act_on_workspace("why:");  // what lies over the page goes first
  } else if (action == "chart:table") {
    const auto next = view::next_chart_table(page(), workspace().why);
    touch();  // the page was built to look for its charts
    done = next ? act_on_workspace(*next) : fail(ErrorCode::chart_missing);
  } else if (action == "undo" || action == "back") {
    step_back(past_, future_, "undo");
  } else if (action == "redo") {
    step_back(future_, past_, "redo");
  } else {
    done = act_on_workspace(action);
  }
  if (!done) errors_.push_back(done.error());
}

Result<void> App::act_on_workspace(std::string_view action) {
  state::Workspace before = history_.now();
  if (auto done = history_.act(action); !done) return done;
  // Looks are not undone.
  before.language = history_.now().language;
  before.scheme = history_.now().scheme;
  before.screen = history_.now().screen;
  before.why = history_.now().why;
  if (!(before == history_.now())) remember_change({});
  if (before.page != state::Page::about) beside_ = before.page;
  return {};
}

void App::remember_change(Change change) {
  past_.push_back(std::move(change));
  if (past_.size() > kMemory) past_.erase(past_.begin());
  future_.clear();
}

App::Change App::change_of(std::optional<std::size_t> file) const {
  Change out{.of_workspace = false, .profiles = library_.settings().profiles, .aliases = library_.settings().aliases, .targets = library_.settings().targets};
  if (!file) return out;
  out.file = library_.key_of(*file);
  out.decisions = library_.decisions(*file);
  return out;
}

// A change of a file that has gone cannot be taken back: the one before it is.
void App::step_back(std::vector<Change>& from, std::vector<Change>& to, std::string_view action) {
  while (!from.empty()) {
    if (!from.back().of_workspace && library_.reading()) return;
    const Change change = std::move(from.back());
    from.pop_back();
    if (change.of_workspace) {
      if (auto done = history_.act(action); !done) errors_.push_back(done.error());
      to.push_back({});
      return;
    }
    const auto index = change.file ? library_.find(*change.file) : std::nullopt;
    if (change.file && !index) continue;
    to.push_back(change_of(index));
    library_.set_profiles(change.profiles);
    if (index) library_.decide(*index, change.decisions);
    if (auto done = library_.set_targets(change.targets); !done) errors_.push_back(done.error());
    library_.set_aliases(change.aliases);  // if they changed; a change is of one or the other
    reading_ = reading_of_files();
    return;
  }
}

// "INDEX:COLUMN=ROLE", "INDEX=NAME", "INDEX:WHAT=TEXT", "INDEX", "TEXT=UNIT", "YEAR:LEVEL:UNIT:METRIC=PERCENT"
Result<void> App::act_on_reading(std::string_view verb, std::string_view rest) {
  if (library_.reading()) return {};
  if (verb == "alias") return set_alias(rest);
  if (verb == "target") return set_target(rest);
  const std::size_t end = std::min(rest.find_first_of(":="), rest.size());
  const std::string_view ref = rest.substr(0, end);
  const auto refused = index_of(ref, "refused-"), file = index_of(ref, "");
  const auto logs = library_.logs(), refused_logs = library_.refused();
  const bool there = refused ? *refused < refused_logs.size() : file && *file < logs.size();
  if (!there) return fail(ErrorCode::unknown_name, {}, {"file", std::string(ref), logs.empty() ? "-" : "0-" + std::to_string(logs.size() - 1)});
  if (verb == "remember" || verb == "forget") {
    if (refused) return fail(ErrorCode::unknown_name, {}, {"file", std::string(ref), "0"});
    const Change before = change_of(file);
    if (verb == "remember") library_.remember(*file);
    else library_.forget(*file);
    errors_.clear();
    remember_change(before);
    reading_ = reading_of_files();
    return {};
  }
  const std::string_view what = rest.substr(verb == "sheet" ? end : std::min(end + 1, rest.size()));
  if (verb != "sheet" && (end == rest.size() || rest[end] != ':')) {
    return fail(ErrorCode::unknown_name, {}, {std::string(verb), std::string(rest), verb == "role" ? "INDEX:COLUMN=ROLE" : "INDEX:WHAT=TEXT"});
  }
  Decisions decisions = refused ? library_.refused_decisions(*refused) : library_.decisions(*file);
  const Decisions was = decisions;
  if (auto decided = decide(decisions, verb, what, refused ? *refused_logs[*refused] : *logs[*file]); !decided) return decided;
  errors_.clear();
  if (decisions == was) return {};
  if (refused) {
    first_ = loaded_.shards().empty();
    library_.decide_refused(*refused, std::move(decisions));
  } else {
    remember_change(change_of(file));
    deciding_ = true;
    library_.decide(*file, std::move(decisions));
  }
  return {};
}

// "N=data"
Result<void> App::use_snapshot(std::string_view what) {
  constexpr std::array<std::string_view, 3> kUses = {"auto", "data", "basis"};  // by view::SnapshotUse
  const std::size_t equals = std::min(what.find('='), what.size());
  const auto index = index_of(what.substr(0, equals), "");
  const auto use = std::ranges::find(kUses, what.substr(std::min(equals + 1, what.size())));
  if (!index || *index >= reading_.snapshots.size() || use == kUses.end()) return fail(ErrorCode::unknown_name, {}, {"snapshot", std::string(what), "0=auto, 0=data, 0=basis"});
  library_.use_snapshot(*index, static_cast<view::SnapshotUse>(use - kUses.begin()));
  settle();
  reading_ = reading_of_files();
  return {};
}

// A name has no "=": the last one parts the two.
Result<void> App::set_alias(std::string_view what) {
  const std::size_t equals = what.rfind('=');
  if (equals == std::string_view::npos || equals == 0) return fail(ErrorCode::unknown_name, {}, {"alias", std::string(what), "TEXT=UNIT"});
  const std::string text(what.substr(0, equals)), unit(what.substr(equals + 1));
  std::vector<intake::UnitAlias> aliases = library_.settings().aliases;
  const auto same = std::ranges::find(aliases, text, &intake::UnitAlias::text);
  if (unit.empty()) std::erase_if(aliases, [&](const auto& alias) { return alias.text == text; });
  else if (same != aliases.end()) same->unit = unit;
  else aliases.push_back({text, unit});
  if (aliases == library_.settings().aliases) return {};
  remember_change(change_of(std::nullopt));
  errors_.clear();
  library_.set_aliases(std::move(aliases));
  reading_ = reading_of_files();
  return {};
}

Result<void> App::set_target(std::string_view what) {
  const auto entry = parse_target_entry(what, rules_.metrics);
  if (!entry) return std::unexpected(entry.error());
  std::optional<metric::TargetRules> own = library_.settings().targets;
  if (!own) own.emplace().near_basis = library_.builtin_targets().near_basis;
  const auto same = std::ranges::find_if(own->targets, [&](const metric::Target& t) {
    return t.year == entry->year && t.holder == entry->holder && t.metric == entry->metric;
  });
  const bool there = same != own->targets.end();
  if (there ? entry->value && *entry->value == same->value : !entry->value) return {};
  const Change before = change_of(std::nullopt);
  if (there) own->targets.erase(same);
  if (entry->value) own->targets.push_back(make_target(*entry, *rules_.metrics.find(entry->metric), rules_.vi, rules_.en));
  if (auto done = library_.set_targets(std::move(own)); !done) return done;
  remember_change(before);
  errors_.clear();
  settle();
  reading_ = reading_of_files();
  return {};
}

view::Reading App::reading_of_files() const {
  view::Reading out{.aliases = library_.settings().aliases, .profiles = library_.settings().profiles.size(),
                    .targets = library_.settings().targets ? library_.settings().targets->targets.size() : 0};
  describe_copy(out);
  out.snapshots = library_.snapshots();
  const auto logs = library_.logs(), refused = library_.refused();
  for (std::size_t i = 0; i < logs.size(); ++i) {
    const Decisions& decisions = library_.decisions(i);
    view::FileReading file{.ref = std::to_string(i), .log = logs[i], .decided = !decisions.empty(), .sheet_chosen = decisions.sheet.has_value(), .header_chosen = decisions.givens.header_row.has_value(),
                           .text = decisions.text, .remembered = library_.as_profile(i)};
    const auto ask = [&](const intake::KeptUnits& units, bool ambiguous) {
      for (const std::string& name : units.names) {
        if (file.unmatched.size() >= view::kMostUnmatched) return;
        file.unmatched.push_back({name, ambiguous, rules_.units.closest(name, logs[i]->units.province, kCandidates)});
      }
    };
    ask(logs[i]->units.ambiguous, true);
    ask(logs[i]->units.unmatched, false);
    file.snapshot = std::ranges::any_of(out.snapshots, [i](const view::SnapshotReading& each) { return each.data_at == i; });
    out.files.push_back(std::move(file));
  }
  for (std::size_t i = 0; i < refused.size(); ++i) {
    const Decisions& decisions = library_.refused_decisions(i);
    out.refused.push_back({.ref = "refused-" + std::to_string(i), .log = refused[i], .refused = true, .decided = !decisions.empty(), .sheet_chosen = decisions.sheet.has_value(), .header_chosen = decisions.givens.header_row.has_value(), .text = decisions.text});
  }
  return out;
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
    return save("xanh-shape.json", "application/json", report::shape_json(*library_.refused()[*file]));
  }
  if (const auto file = index_of(format, "unmatched:"); file && *file < logs.size()) {
    return save("xanh-unmatched-" + std::to_string(*file + 1) + ".csv", "text/csv", report::unmatched_csv(*logs[*file], say()));
  }
  if (format == "targets") {
    const auto& own = library_.settings().targets;
    if (own) {
      saved_before_ = saved_;
      saved_.targets = own;
      return save("xanh-targets.json", "application/json", targets_json(*own));
    }
    report_error({ErrorCode::unknown_name, {}, {"target", "0", "YEAR:LEVEL:UNIT:METRIC=PERCENT"}});
    return true;
  }
  if (format == "settings") {
    saved();
    return save("xanh-settings.json", "application/json", settings_json(library_.all_settings()));
  }
  return false;
}

void App::report_error(Error error) {
  errors_.push_back(std::move(error));
  touch();
}

void App::system_scheme(state::Scheme scheme) {
  if (system_scheme_ == scheme) return;
  system_scheme_ = scheme;
  touch();
}

void App::export_as(std::string_view format) {
  const view::Inputs in = inputs();
  if (in.shards.empty()) return;
  constexpr std::string_view kChart = "chart:";
  if (format.starts_with(kChart) || format == "present") {
    auto file = format == "present" ? slides_file(in) : picture_file(in, format.substr(kChart.size()));
    if (!file) return report_error(std::move(file.error()));
    requests_.push_back(*std::move(file));
    if (format.ends_with(":saved")) news_ = view::SettingsNews{.picture = true};
    return;
  }
  report_error({ErrorCode::unknown_name, {}, {"export", std::string(format), "xlsx, csv, json, memo, memo-html, snapshot, followup, present"}});
}

view::Inputs App::inputs() const { return loaded_.inputs(history_.now(), rules_); }

const view::PageView& App::page() {
  if (built_ != version_) {
    reading_.unsaved = unsaved();
    view::Situation situation{.can_undo = !past_.empty(), .can_redo = !future_.empty(), .system_scheme = system_scheme_, .errors = errors_, .shapes = {},
                              .loading = {}, .reading = &reading_, .news = news_};
    for (const Error& error : errors_) {
      const auto refused = refused_by(error, library_.refused());
      situation.shapes.push_back(refused ? "export:refused-shape:" + std::to_string(*refused) : std::string());
    }
    if (!asked_.empty() && !library_.reading()) situation.hashing = hashing_.share();
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
