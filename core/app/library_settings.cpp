// What is not read for its rows: settings, targets, snapshots and rules, each taken in whole or not at all.
#include "app/library.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "app/rules_file.h"

namespace xanh::app {
namespace {

using source::Step;

constexpr std::size_t kSettingsPiece = std::size_t{1} << 20U;

}  // namespace


Result<Step> Library::read_settings() {
  const std::size_t at = settings_bytes_.size();
  const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(kSettingsPiece, current_->source->size() - at));
  if (count > 0) {
    settings_bytes_.resize(at + count);
    const auto step = current_->source->read(at, std::as_writable_bytes(std::span(settings_bytes_).subspan(at)));
    if (!step || *step == Step::pending) settings_bytes_.resize(at);
    return step;
  }
  const std::string text = std::exchange(settings_bytes_, {});
  if (auto done = take_in(text, std::string(current_->source->name())); !done) {
    Error error = done.error();
    if (error.code == ErrorCode::rules_invalid) error.place = {};  // its sentence names the file
    if (error.args.size() > 1 && error.args[1].empty()) error.args[1] = "/";
    return std::unexpected(std::move(error));
  }
  current_.reset();
  return Step::ready;
}

// All of the file or nothing.
Result<void> Library::take_in(const std::string& text, const std::string& name) {
  if (kind_ == "settings") {
    auto settings = parse_settings(text, name);
    if (!settings) return std::unexpected(settings.error());
    return apply(std::move(*settings), name, "/targets");
  }
  if (kind_ == "targets") {
    if (auto known = check_version(kind_, text, name); !known) return known;
    auto targets = metric::TargetRules::parse(text, name);
    if (!targets) return std::unexpected(targets.error());
    return apply({.targets = std::move(*targets)}, name, "");
  }
  if (kind_ == "snapshot") {
    auto snapshot = metric::parse_snapshot(text, name);
    if (!snapshot) return std::unexpected(snapshot.error());
    const text::Day as_of = snapshot->as_of;
    if (auto taken = take_snapshot(*std::move(snapshot), name); !taken) return taken;
    news_ = view::SettingsNews{.file = name, .snapshot = as_of};
    settle();
    return {};
  }
  if (kind_ == "view") {
    auto view = parse_view(text, name);
    if (!view) return std::unexpected(view.error());
    view_ = std::move(*view);
    return {};
  }
  const auto taken = take_rules(*rules_, kind_, text, name);
  if (!taken) return std::unexpected(taken.error());
  std::erase_if(rules_files_, [this](const view::RulesFile& old) { return old.kind == kind_; });
  rules_files_.push_back({.kind = kind_, .file = name});
  news_ = view::SettingsNews{.file = name, .rules = kind_, .added = taken->added, .replaced = taken->replaced};
  if (kind_ == "metrics") renew_snapshots();
  changed_rules(taken->read_again);
  return {};
}

Result<void> Library::build_in(const std::string& settings, const std::string& name) {
  kind_ = "settings";
  return take_in(settings, name);
}

void Library::changed_rules(bool read_again) {
  if (!read_again) return;
  rules_->units.set_aliases(settings_.aliases);
  read_all_again();
}

Result<void> Library::restore(std::string_view kind) {
  if (reading()) return {};
  const auto file = std::ranges::find(rules_files_, kind, &view::RulesFile::kind);
  if (file == rules_files_.end()) return fail(ErrorCode::unknown_name, {}, {"rules", std::string(kind), "-"});
  const auto taken = restore_rules(*rules_, kind);
  if (!taken) return std::unexpected(taken.error());
  rules_files_.erase(file);
  if (kind == "metrics") renew_snapshots();
  changed_rules(taken->read_again);
  return {};
}

/// `place` is where targets stand in the file of that name.
Result<void> Library::apply(Settings settings, const std::string& name, std::string_view place) {
  if (settings.targets) {  // by the file's own numbers
    if (auto fit = metric::check(rules_->metrics, *settings.targets, name); !fit) {
      Error error = fit.error();
      if (error.args.size() > 1) error.args[1].insert(0, place);
      return std::unexpected(std::move(error));
    }
  }
  Settings merged = settings_;
  const bool catalogue = !settings.procedures.empty(), whole = !settings.profiles.empty() || !settings.aliases.empty() || catalogue;
  view::SettingsNews news{.file = name, .profiles = settings.profiles.size(), .aliases = settings.aliases.size(),
                          .procedures = settings.procedures.size(), .targets = settings.targets ? settings.targets->targets.size() : 0,
                          .rules = kind_ == "settings" ? std::string{} : kind_};
  merge_settings(merged, std::move(settings));
  if (merged.targets) {
    if (auto fit = fit_targets(merged.targets, name); !fit) return fit;
  }
  if (catalogue) {
    catalogue_.emplace();
    std::erase_if(behind_, [](const Behind& each) { return !each.archive; });  // these settings name it
    for (intake::Procedure& procedure : merged.procedures) catalogue_->add(std::move(procedure));
    catalogue_log_ = {};
    catalogue_log_.file = merged.catalogue_name.empty() ? name : merged.catalogue_name;
    catalogue_log_.grain = intake::Grain::catalogue;
    catalogue_log_.rows_read = catalogue_log_.dossiers = catalogue_->procedures().size();
  }
  news_ = std::move(news);
  merged.procedures.clear();
  settings_ = std::move(merged);
  changed_rules(whole);
  return {};
}

// Makes the targets of the rules from those built in and the user's `own`.
Result<void> Library::fit_targets(const std::optional<metric::TargetRules>& own, const std::string& name) {
  Settings all{.targets = builtin_targets_};
  merge_settings(all, {.targets = own});
  if (auto fit = metric::check(rules_->metrics, *all.targets, name); !fit) return fit;
  rules_->targets = std::move(*all.targets);
  return {};
}

Result<void> Library::set_targets(std::optional<metric::TargetRules> targets) {
  if (targets && targets->targets.empty() && targets->quotations.empty() && targets->bands.empty() && targets->goals.empty()) targets.reset();
  if (auto fit = fit_targets(targets, "targets"); !fit) return fit;
  settings_.targets = std::move(targets);
  return {};
}

Settings Library::all_settings() const {
  Settings out = settings_;
  if (catalogue_) {
    out.procedures = catalogue_->procedures();
    out.catalogue_name = catalogue_log_.file;
  }
  return out;
}

}  // namespace xanh::app
