#include "app/library.h"

#include <algorithm>
#include <iterator>
#include <new>
#include <stdexcept>
#include <utility>

#include "facts/spelling.h"

namespace xanh::app {

using source::Step;

void Library::add(std::unique_ptr<source::ByteSource> file) {
  waiting_.push_back({.source = std::move(file), .shard = nullptr, .log = {}, .index = next_index_++, .choices = {}});
}

Result<Step> Library::step() {
  if (current_ == nullptr) {
    if (waiting_.empty()) return Step::end;
    current_ = std::make_unique<File>(std::move(waiting_.front()));
    waiting_.pop_front();
    if (current_->unpacked) {
      begin_loading();
    } else {
      archive_ = std::make_unique<source::ExportsZip>(*current_->source);
      looked_ = false;
    }
    return Step::ready;
  }
  const auto give_up = [this](Error error) {
    if (error.place.file.empty()) error.place.file = std::string(current_->source->name());
    failed_in_archive_ = current_->unpacked;
    if (loader_ != nullptr && (error.code == ErrorCode::header_not_found || error.code == ErrorCode::columns_unknown)) {
      if (refused_.size() >= 16) refused_.erase(refused_.begin());
      refused_.push_back(loader_->log());
    }
    loader_.reset();  // before the source it reads
    archive_.reset();
    unpacked_.clear();
    give_back();
    current_.reset();
    return std::unexpected(std::move(error));
  };
  // The core's edge: what the allocator refuses ends this file only.
  try {
    if (archive_ != nullptr && !looked_) {
      const auto step = archive_->look();
      if (!step) return give_up(step.error());
      if (*step == Step::pending) return *step;
      looked_ = archive_->holds_exports();
      if (!looked_) begin_loading();
      return Step::ready;
    }
    if (archive_ != nullptr) return unpack();
    const auto step = loader_->step();
    if (!step) return give_up(step.error());
    if (*step != Step::end) return *step;
    current_->log = loader_->log();
    if (loader_->grain() == intake::Grain::catalogue) {
      catalogue_log_ = current_->log;
      catalogue_ = loader_->take_catalogue();
      if (replaces_) files_.erase(files_.begin() + static_cast<std::ptrdiff_t>(*replaces_));
      read_again();
    } else {
      current_->shard = loader_->take_shard();
      if (replaces_) files_[*replaces_] = std::move(*current_);
      else files_.push_back(std::move(*current_));
    }
    replaces_.reset();
    loader_.reset();
    current_.reset();
    settle();
    return Step::ready;
  } catch (const std::bad_alloc&) {
    return give_up({ErrorCode::out_of_memory, {}, {}});
  } catch (const std::length_error&) {
    return give_up({ErrorCode::out_of_memory, {}, {}});
  }
}

void Library::begin_loading() {
  archive_.reset();
  loader_ = std::make_unique<intake::Loader>(
      *current_->source, intake::Loader::Options{.rules = rules_, .catalogue = catalogue(), .units = units_, .source_index = current_->index,
                                                   .choices = current_->choices});
}

// The files of an archive take its place in the queue.
Result<Step> Library::unpack() {
  std::unique_ptr<source::ByteSource> file;
  const auto step = archive_->next(file);
  if (!step) {
    failed_in_archive_ = true;
    return step;
  }
  if (file != nullptr) {
    unpacked_.push_back({.source = std::move(file), .shard = nullptr, .log = {}, .index = next_index_++, .choices = {}, .unpacked = true});
  }
  if (*step != Step::end) return step;
  std::move(unpacked_.rbegin(), unpacked_.rend(), std::front_inserter(waiting_));
  unpacked_.clear();
  archive_.reset();
  current_.reset();
  return Step::ready;
}

void Library::read_again() {
  // A catalogue fills in what rows lack, so the lists read before it are read anew, in their order.
  std::move(files_.rbegin(), files_.rend(), std::front_inserter(waiting_));
  for (File& file : waiting_) file.shard.reset();
  files_.clear();
}

// A file that is read again keeps its place and its facts until the new ones stand.
void Library::give_back() {
  if (replaces_) files_[*replaces_].source = std::move(current_->source);
  replaces_.reset();
}

void Library::cancel() {
  loader_.reset();
  archive_.reset();
  unpacked_.clear();
  give_back();
  current_.reset();
  waiting_.clear();
  settle();
}

void Library::remove(std::size_t index) {
  if (index >= files_.size()) return;
  files_.erase(files_.begin() + static_cast<std::ptrdiff_t>(index));
  settle();
}

void Library::choose_role(std::size_t index, std::uint32_t column, std::optional<intake::Role> role) {
  if (reading() || index >= files_.size()) return;
  File& file = files_[index];
  std::vector<intake::RoleChoice> choices = file.choices;
  std::erase_if(choices, [&](const intake::RoleChoice& old) {
    const bool single = role && *role != intake::Role::none && *role != intake::Role::personal;
    return old.sheet == file.log.sheet && (old.column == column || (single && old.role == *role));
  });
  if (role) choices.push_back({file.log.sheet, column, *role});
  if (choices == file.choices) return;
  replaces_ = index;
  current_ = std::make_unique<File>(File{.source = std::move(file.source), .shard = nullptr, .log = {}, .index = file.index,
                                         .choices = std::move(choices), .unpacked = file.unpacked});
  begin_loading();
}

void Library::settle() {
  std::vector<facts::Shard*> shards;
  for (const File& file : files_) shards.push_back(file.shard.get());
  facts::agree_on_spelling(shards);
  displaced_ = facts::mark_latest(shards);
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

}  // namespace xanh::app
