#include "app/library.h"

#include <algorithm>
#include <iterator>
#include <new>
#include <set>
#include <stdexcept>
#include <utility>

#include "app/rules_file.h"
#include "facts/spelling.h"

namespace xanh::app {
namespace {

using source::Step;

constexpr std::size_t kMostRefused = 16;

bool is_not_understood(const Error& error) {
  return error.code == ErrorCode::header_not_found || error.code == ErrorCode::columns_unknown || error.code == ErrorCode::period_unknown;
}

}  // namespace

Library::Library(Rules* rules) : rules_(rules), builtin_targets_(rules->targets) {}

void Library::add(std::unique_ptr<source::ByteSource> file, Decisions first) {
  waiting_.push_back({.source = std::move(file), .index = next_index_++, .decisions = std::move(first)});
}

Result<Step> Library::step() {
  failed_again_ = false;
  if (current_ == nullptr) {
    if (waiting_.empty() && again_.empty()) return Step::end;
    begin();
    return Step::ready;
  }
  // The core's edge: what the allocator refuses ends this file only.
  try {
    auto step = work();
    if (!step && stage_ != Stage::unpacking) return give_up(std::move(step.error()));
    return step;
  } catch (const std::bad_alloc&) {
    return give_up({ErrorCode::out_of_memory, {}, {}});
  } catch (const std::length_error&) {
    return give_up({ErrorCode::out_of_memory, {}, {}});
  }
}

void Library::begin() {
  while (!again_.empty()) {
    const auto index = find(again_.front());
    again_.pop_front();
    if (!index) continue;
    read_again(*index, files_[*index].decisions);
    current_->follow = current_->decisions.empty();
    return;
  }
  if (waiting_.empty()) return;
  current_ = std::make_unique<File>(std::move(waiting_.front()));
  waiting_.pop_front();
  stage_ = Stage::probing;
}

Result<Step> Library::work() {
  switch (stage_) {
    case Stage::probing: return probe();
    case Stage::reading_settings: return read_settings();
    case Stage::looking: {
      const auto step = archive_->look();
      if (!step || *step == Step::pending) return step;
      if (archive_->holds_exports()) stage_ = Stage::unpacking;
      else begin_loading();
      return Step::ready;
    }
    case Stage::unpacking: return unpack();
    case Stage::loading: break;
  }
  return load();
}

// Settings and rules say so in their first bytes.
Result<Step> Library::probe() {
  const auto size = static_cast<std::size_t>(std::min<std::uint64_t>(current_->source->size(), 256));
  std::string beginning(size, '\0');
  if (size > 0) {
    const auto step = current_->source->read(0, std::as_writable_bytes(std::span(beginning)));
    if (!step || *step == Step::pending) return step;
  }
  kind_ = kind_of_file(beginning);
  if (!kind_.empty()) {
    if (kind_ != "settings" && kind_ != "targets" && kind_ != "snapshot" && kind_ != "view" && !is_rules_kind(kind_)) {
      const std::string name(current_->source->name());
      return fail(ErrorCode::rules_invalid, {}, {name, "/xanh", "unknown_value"});
    }
    if (current_->source->size() > kMostSettingsBytes) {
      return fail(ErrorCode::too_large, {}, {std::to_string(current_->source->size() >> 20U) + " MiB", std::to_string(kMostSettingsBytes >> 20U) + " MiB"});
    }
    settings_bytes_.clear();
    stage_ = Stage::reading_settings;
  } else if (current_->unpacked) {
    begin_loading();
  } else {
    archive_ = std::make_unique<source::ExportsZip>(*current_->source);
    stage_ = Stage::looking;
  }
  return Step::ready;
}

void Library::begin_loading() {
  archive_.reset();
  drop_loader();
  stage_ = Stage::loading;
  loader_ = std::make_unique<intake::Loader>(*current_->source, loader_options());
}

intake::Loader::Options Library::loader_options() const {
  return {.rules = &rules_->columns, .forms = &rules_->forms, .catalogue = catalogue(), .units = &rules_->units,
          .source_index = current_->index, .choices = current_->decisions.roles,
          .sheet = current_->decisions.sheet, .givens = current_->decisions.givens,
          .text = current_->decisions.text};
}

void Library::drop_loader() {
  division_.reset();
  loader_.reset();
}

Result<Step> Library::load() {
  if (division_ != nullptr) return divide();
  auto step = loader_->step();
  if (step ? follow_profile() : is_not_understood(step.error()) && follow_profile()) {
    begin_loading();
    return Step::ready;
  }
  if (!step || *step != Step::end) {
    if (step && *step == Step::ready) begin_division();
    return step;
  }
  finish_file();
  return Step::ready;
}

void Library::begin_division() {
  if (readers_ == nullptr || readers_->count() == 0 || current_->row_by_row) return;
  if (readers_->own_rules_only() && !rules_files_.empty()) return;
  const auto rows = loader_->divisible();
  if (!rows || (part_bytes_ == 0 && rows->end - rows->begin < Division::kSmallest)) return;
  intake::Loader::Options options = loader_options();
  options.planned = loader_.get();
  if (!readers_->start(*current_->source, options)) return;
  division_ = std::make_unique<Division>(*readers_, *loader_, *rows, part_bytes_ != 0 ? part_bytes_ : Division::part_size(*rows, readers_->count()));
}

Result<Step> Library::divide() {
  switch (division_->step()) {
    case Division::Step::ready: return Step::ready;
    case Division::Step::pending: return Step::pending;
    case Division::Step::end: division_.reset(); return Step::ready;
    case Division::Step::refused: break;
  }
  current_->row_by_row = true;
  begin_loading();
  return Step::ready;
}

// A file like one whose reading was remembered is read as that one was. True: it is to be begun anew.
// The columns of another sheet are known once that has been looked at, so it may be true twice.
bool Library::follow_profile() {
  const intake::ImportLog& seen = loader_->log();
  if (seen.columns.empty() || (!current_->follow && current_->fingerprint)) return false;
  if (!current_->fingerprint) current_->fingerprint = fingerprint_of(seen);
  if (!current_->follow) return false;
  const Profile* profile = find_profile(settings_.profiles, *current_->fingerprint);
  if (profile == nullptr) {
    current_->follow = false;
    return false;
  }
  Decisions wanted = decisions_of(*profile, seen);
  const bool other_text = wanted.text != current_->decisions.text;
  const bool elsewhere = other_text || (wanted.sheet && *wanted.sheet != seen.sheet);
  if (elsewhere) wanted.roles.clear();
  current_->follow = other_text || (elsewhere && current_->decisions.sheet != wanted.sheet);
  // What was decided from the start goes before the profile.
  Decisions& now = current_->decisions;
  if (now.sheet) wanted.sheet = now.sheet;
  if (now.givens.unit) wanted.givens.unit = now.givens.unit;
  if (now.givens.channel) wanted.givens.channel = now.givens.channel;
  wanted.givens.period = now.givens.period;
  wanted.givens.as_of = now.givens.as_of;
  if (wanted == now) return false;
  now = std::move(wanted);
  return true;
}

void Library::finish_file() {
  current_->log = loader_->log();
  if (loader_->grain() == intake::Grain::catalogue) {
    catalogue_log_ = current_->log;
    catalogue_ = loader_->take_catalogue();
    stands_behind(std::move(current_->source), current_->index, false);
    if (replaces_) files_.erase(files_.begin() + static_cast<std::ptrdiff_t>(*replaces_));
    read_all_again();  // it fills in what rows lack
  } else {
    current_->shard = loader_->take_shard();
    if (replaces_) files_[*replaces_] = std::move(*current_);
    else files_.push_back(std::move(*current_));
  }
  replaces_.reset();
  was_refused_ = false;
  drop_loader();
  current_.reset();
  settle();
}

std::unexpected<Error> Library::give_up(Error error) {
  if (error.place.file.empty() && error.code != ErrorCode::rules_invalid) error.place.file = std::string(current_->source->name());
  failed_in_archive_ = current_->unpacked;
  failed_again_ = replaces_.has_value();
  if (loader_ != nullptr && is_not_understood(error) && !replaces_) {
    current_->log = loader_->log();
    drop_loader();
    if (refused_.size() >= kMostRefused) refused_.erase(refused_.begin());
    refused_.push_back(std::move(*current_));
  } else if (was_refused_) {
    drop_loader();
    refused_.push_back(std::move(*current_));
  }
  was_refused_ = false;
  drop_loader();  // before the source it reads
  archive_.reset();
  unpacked_.clear();
  settings_bytes_ = {};
  give_back();
  current_.reset();
  return std::unexpected(std::move(error));
}

// The files of an archive take its place in the queue. One that cannot be taken out is passed over.
Result<Step> Library::unpack() {
  std::unique_ptr<source::ByteSource> file;
  const auto step = archive_->next(file);
  if (!step) {
    failed_in_archive_ = true;
    return step;
  }
  if (file != nullptr) {
    unpacked_.push_back({.source = std::move(file), .index = next_index_++, .decisions = current_->decisions, .unpacked = true, .archive = current_->index});
  }
  if (*step != Step::end) return step;
  std::move(unpacked_.rbegin(), unpacked_.rend(), std::front_inserter(waiting_));
  unpacked_.clear();
  archive_.reset();  // before the source it reads
  stands_behind(std::move(current_->source), current_->index, true);
  current_.reset();
  return Step::ready;
}

// A file that is read again keeps its place and its facts until the new ones stand.
void Library::read_again(std::size_t index, Decisions decisions) {
  File& file = files_[index];
  replaces_ = index;
  current_ = std::make_unique<File>(File{.source = std::move(file.source), .index = file.index, .decisions = std::move(decisions),
                                         .fingerprint = file.fingerprint, .follow = false, .unpacked = file.unpacked, .sha256 = file.sha256, .archive = file.archive});
  begin_loading();
}

void Library::read_all_again() {
  again_.clear();
  for (const File& file : files_) {
    if (!file.snapshot) again_.push_back(file.index);
  }
}

void Library::give_back() {
  if (replaces_) files_[*replaces_].source = std::move(current_->source);
  replaces_.reset();
}

void Library::cancel() {
  drop_loader();
  archive_.reset();
  unpacked_.clear();
  settings_bytes_ = {};
  if (was_refused_) refused_.push_back(std::move(*current_));
  was_refused_ = false;
  give_back();
  current_.reset();
  waiting_.clear();
  again_.clear();
  settle();
}

void Library::remove(std::size_t index) {
  if (index >= files_.size()) return;
  std::erase_if(snapshots_, [key = files_[index].index](const KeptSnapshot& each) { return each.key == key; });
  files_.erase(files_.begin() + static_cast<std::ptrdiff_t>(index));
  settle();
}

void Library::remove_refused(std::size_t index) {
  if (!reading() && index < refused_.size()) refused_.erase(refused_.begin() + static_cast<std::ptrdiff_t>(index));
}

void Library::decide(std::size_t index, Decisions decisions) {
  if (reading() || index >= files_.size() || files_[index].snapshot || decisions == files_[index].decisions) return;
  read_again(index, std::move(decisions));
}

void Library::choose_role(std::size_t index, std::uint32_t column, std::optional<intake::Role> role) {
  if (index >= files_.size()) return;
  Decisions decisions = files_[index].decisions;
  decide_role(decisions, files_[index].log.sheet, column, role);
  decide(index, std::move(decisions));
}

void Library::choose_sheet(std::size_t index, std::optional<std::string> name) {
  if (index >= files_.size()) return;
  Decisions decisions = files_[index].decisions;
  decisions.sheet = std::move(name);
  decide(index, std::move(decisions));
}

void Library::choose_givens(std::size_t index, intake::GivenChoices givens) {
  if (index >= files_.size()) return;
  Decisions decisions = files_[index].decisions;
  decisions.givens = std::move(givens);
  decide(index, std::move(decisions));
}

void Library::decide_refused(std::size_t index, Decisions decisions) {
  if (reading() || index >= refused_.size() || decisions == refused_[index].decisions) return;
  current_ = std::make_unique<File>(std::move(refused_[index]));
  refused_.erase(refused_.begin() + static_cast<std::ptrdiff_t>(index));
  current_->decisions = std::move(decisions);
  current_->follow = false;
  was_refused_ = true;
  begin_loading();
}

void Library::remember(std::size_t index) {
  if (index >= files_.size() || !files_[index].fingerprint) return;
  keep_profile(settings_.profiles, make_profile(*files_[index].fingerprint, files_[index].log, files_[index].decisions));
}

void Library::forget(std::size_t index) {
  if (index >= files_.size() || !files_[index].fingerprint) return;
  std::erase_if(settings_.profiles, [&](const Profile& profile) { return profile.file == *files_[index].fingerprint; });
  decide(index, {});
}

bool Library::has_profile(std::size_t index) const {
  return index < files_.size() && files_[index].fingerprint && find_profile(settings_.profiles, *files_[index].fingerprint) != nullptr;
}

bool Library::as_profile(std::size_t index) const {
  if (!has_profile(index)) return false;
  const File& file = files_[index];
  return *find_profile(settings_.profiles, *file.fingerprint) == make_profile(*file.fingerprint, file.log, file.decisions);
}

void Library::set_aliases(std::vector<intake::UnitAlias> aliases) {
  if (reading() || aliases == settings_.aliases) return;
  settings_.aliases = std::move(aliases);
  rules_->units.set_aliases(settings_.aliases);
  read_all_again();
}

void Library::settle() {
  place_snapshots();
  std::vector<facts::Shard*> shards;
  for (const File& file : files_) shards.push_back(file.shard.get());
  std::vector<std::string> provinces;
  for (const File& file : files_) provinces.push_back(file.log.units.province);
  facts::tell_provinces_apart(shards, provinces);
  facts::agree_on_spelling(shards);
  displaced_ = facts::mark_latest(shards);
  overlaps_ = query::set_aside_overlaps(shards, preferred_);
  expect_units();
}

// Where the files hold half of a province's communes or more, the others are missing.
void Library::expect_units() {
  expected_units_.clear();
  std::set<std::string> provinces, present;
  for (const File& file : files_) {
    provinces.insert(file.log.units.province);
    for (std::size_t i = 1; i < file.shard->units.size(); ++i) present.emplace(file.shard->units.at(static_cast<std::uint16_t>(i)));
  }
  provinces.erase("");
  for (const std::string& province : provinces) {
    std::vector<std::string> communes = rules_->units.communes_of(province);
    const auto in_files = std::ranges::count_if(communes, [&present](const std::string& name) { return present.contains(name); });
    if (static_cast<std::size_t>(in_files) * 2 < communes.size()) continue;
    std::ranges::move(communes, std::back_inserter(expected_units_));
  }
}

void Library::prefer(std::size_t kept, std::size_t dropped) {
  if (reading() || kept >= files_.size() || dropped >= files_.size() || kept == dropped) return;
  const std::uint16_t key = files_[kept].index;
  std::erase_if(preferred_, [&](std::uint16_t each) { return each == key || each == files_[dropped].index; });
  preferred_.push_back(key);
  settle();
}

std::vector<std::uint16_t> Library::sources() const {
  std::vector<std::uint16_t> out;
  for (const File& file : files_) out.push_back(file.index);
  return out;
}

std::optional<Library::Progress> Library::progress() const {
  if (current_ == nullptr) return std::nullopt;
  Progress out{.file = std::string(current_->source->name()), .total = current_->source->size()};
  if (loader_ != nullptr) {
    out.bytes = loader_->bytes_consumed();
    out.rows = loader_->rows_read();
  } else if (archive_ != nullptr) {
    out.bytes = archive_->bytes_consumed();
  }
  return out;
}

std::vector<const facts::Shard*> Library::shards() const {
  std::vector<const facts::Shard*> out;
  for (const File& file : files_) out.push_back(file.shard.get());
  return out;
}

std::vector<const intake::ImportLog*> Library::logs() const {
  std::vector<const intake::ImportLog*> out;
  for (const File& file : files_) out.push_back(&file.log);
  return out;
}

std::vector<const intake::ImportLog*> Library::refused() const {
  std::vector<const intake::ImportLog*> out;
  for (const File& file : refused_) out.push_back(&file.log);
  return out;
}

}  // namespace xanh::app
