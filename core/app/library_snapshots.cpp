// Snapshots beside the files: beside exports of their own units they are what is compared with, else they are read as
// data, as many as there are.
#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/library.h"
#include "metric/snapshot_facts.h"
#include "text/fold.h"

namespace xanh::app {

Result<void> Library::take_snapshot(metric::Snapshot snapshot, const std::string& name) {
  auto facts = metric::facts_of(snapshot, rules_->metrics, current_->index);
  if (!facts) return std::unexpected(facts.error());
  KeptSnapshot kept{.key = current_->index, .data = std::move(snapshot), .file = {}};
  kept.file.snapshot = true;
  kept.file.index = current_->index;
  kept.file.follow = false;
  kept.file.unpacked = current_->unpacked;
  intake::ImportLog& log = kept.file.log;
  log.file = name;
  log.file_bytes = current_->source->size();
  log.grain = intake::Grain::statements;
  log.rows_read = log.form.lines = facts->units;
  log.form.statements = facts->shard->statements.size();
  log.first_received = kept.data.period.first;
  log.last_received = kept.data.period.last;
  log.data_as_of = log.stated_as_of = kept.data.as_of;
  std::vector<std::string> names;
  for (std::size_t i = 1; i < facts->shard->units.size(); ++i) names.emplace_back(facts->shard->units.at(static_cast<std::uint16_t>(i)));
  log.units.province = std::string(rules_->units.province_name(rules_->units.province_of_most(names)));
  if (!log.units.province.empty()) log.units.province_from = intake::ProvinceFrom::most_units;
  kept.unknown = facts->unknown;
  kept.kept_back = facts->kept_back;
  kept.file.shard = std::move(facts->shard);
  kept.file.source = std::move(current_->source);
  snapshots_.push_back(std::move(kept));
  return {};
}

/// Moves each snapshot to where it belongs. REQUIRES: no file is lent away.
void Library::place_snapshots() {
  if (snapshots_.empty()) return;
  std::set<std::string> of_exports;
  for (const File& file : files_) {
    if (file.snapshot) continue;
    for (std::size_t i = 1; i < file.shard->units.size(); ++i) of_exports.insert(text::fold_key(file.shard->units.at(static_cast<std::uint16_t>(i))));
  }
  for (KeptSnapshot& snapshot : snapshots_) {
    const auto at = find(snapshot.key);
    const facts::Shard& shard = at ? *files_[*at].shard : *snapshot.file.shard;
    bool basis = snapshot.use == view::SnapshotUse::basis;
    if (snapshot.use == view::SnapshotUse::automatic) {
      for (std::size_t i = 1; i < shard.units.size() && !basis; ++i) basis = of_exports.contains(text::fold_key(shard.units.at(static_cast<std::uint16_t>(i))));
    }
    if (basis && at) {
      snapshot.file = std::move(files_[*at]);
      files_.erase(files_.begin() + static_cast<std::ptrdiff_t>(*at));
    } else if (!basis && !at) {
      files_.push_back(std::move(snapshot.file));
    }
  }
}

/// New definitions may be among those that a snapshot holds.
void Library::renew_snapshots() {
  for (KeptSnapshot& snapshot : snapshots_) {
    auto facts = metric::facts_of(snapshot.data, rules_->metrics, snapshot.key);
    if (!facts) continue;  // as it was: the same numbers fitted before
    const auto at = find(snapshot.key);
    (at ? files_[*at] : snapshot.file).shard = std::move(facts->shard);
    snapshot.unknown = facts->unknown;
  }
  if (!snapshots_.empty() && !replaces_) settle();
}

const metric::Snapshot* Library::snapshot() const {
  const auto basis = std::find_if(snapshots_.rbegin(), snapshots_.rend(), [this](const KeptSnapshot& each) { return !find(each.key); });
  return basis == snapshots_.rend() ? nullptr : &basis->data;
}

std::vector<view::SnapshotReading> Library::snapshots() const {
  std::vector<view::SnapshotReading> out;
  for (const KeptSnapshot& each : snapshots_) {
    const auto at = find(each.key);
    out.push_back({.file = (at ? files_[*at] : each.file).log.file, .as_of = each.data.as_of, .use = each.use, .data_at = at,
                   .unknown = each.unknown, .kept_back = each.kept_back});
  }
  return out;
}

void Library::use_snapshot(std::size_t index, view::SnapshotUse use) {
  if (reading() || index >= snapshots_.size()) return;
  snapshots_[index].use = use;
  settle();
}

void Library::remove_snapshot(std::size_t index) {
  if (reading() || index >= snapshots_.size()) return;
  const auto at = find(snapshots_[index].key);
  snapshots_.erase(snapshots_.begin() + static_cast<std::ptrdiff_t>(index));
  if (at) files_.erase(files_.begin() + static_cast<std::ptrdiff_t>(*at));
  settle();
}

}  // namespace xanh::app
