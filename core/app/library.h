// The files that are loaded, being loaded and waiting, and what was taught about them. Each file
// keeps its byte source, so that a changed decision can read it again.
#ifndef XANH_APP_LIBRARY_H_
#define XANH_APP_LIBRARY_H_

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/decisions.h"
#include "app/division.h"
#include "app/profiles.h"
#include "app/rules.h"
#include "app/settings.h"
#include "app/view_file.h"
#include "intake/intake.h"
#include "metric/snapshot.h"
#include "query/overlap.h"
#include "source/exports_zip.h"
#include "view/provenance.h"
#include "view/reading.h"
#include "view/report.h"

namespace xanh::app {

class Library {
 public:
  /// REQUIRES: `rules` is not null and outlives the library. A settings file changes its unit
  /// aliases and targets.
  explicit Library(Rules* rules);

  /// Long lists are read in parts, by these from now on; null: row by row. `part_bytes`: how long parts are; 0:
  /// as long as suits, and short files whole. They outlive the library or its last step().
  void read_parts_with(PartReaders* readers, std::uint64_t part_bytes = 0) { readers_ = readers, part_bytes_ = part_bytes; }

  /// A ZIP of exports stands for the files in it, each of which is loaded as a file of its own. A
  /// settings file (settings.h), targets, rules (rules_file.h), a saved view (view_file.h) and a snapshot (metric/snapshot.h) are taken in as a whole or, where
  /// anything is wrong, not at all; what is loaded is read again as far as it matters. `first`:
  /// what is decided for the file from the start.
  void add(std::unique_ptr<source::ByteSource> file, Decisions first = {});

  /// A slice of reading. An error ends that file only: what was loaded stays. Once a file has
  /// been read, or has gone, dossiers that stand in several rows are counted once.
  [[nodiscard]] Result<source::Step> step();
  /// Did the last error of step() end only one of the files of an archive?
  [[nodiscard]] bool failed_in_archive() const { return failed_in_archive_; }
  /// Did the last error of step() end the re-reading of a file, which stays as it was?
  [[nodiscard]] bool failed_again() const { return failed_again_; }
  /// Stops reading and forgets the files that wait. What is read again stays as it was.
  void cancel();
  void remove(std::size_t index);

  // The user's word on a loaded file. It is read again with the next steps; should that fail (a
  // column that is needed was given away) step() says so and the file stays as it was. They do
  // nothing while reading.
  void decide(std::size_t index, Decisions decisions);
  /// A column (0-based), or no role: what the program finds itself.
  void choose_role(std::size_t index, std::uint32_t column, std::optional<intake::Role> role);
  /// Without a name: the best by evidence.
  void choose_sheet(std::size_t index, std::optional<std::string> name);
  void choose_givens(std::size_t index, intake::GivenChoices givens);
  /// Likewise for one of refused(), which is loaded if it can now be read.
  void decide_refused(std::size_t index, Decisions decisions);
  void remove_refused(std::size_t index);
  /// REQUIRES: the index is that of a loaded (refused) file.
  [[nodiscard]] const Decisions& decisions(std::size_t index) const { return files_.at(index).decisions; }
  [[nodiscard]] const Decisions& refused_decisions(std::size_t index) const { return refused_.at(index).decisions; }

  /// A name for a file that stays when others go; and back: nothing once it has gone.
  [[nodiscard]] std::uint16_t key_of(std::size_t index) const;
  [[nodiscard]] std::optional<std::size_t> find(std::uint16_t key) const;
  /// Likewise among all that is hashed.
  [[nodiscard]] std::optional<std::size_t> find_hashed(std::uint16_t key) const;

  // SHA-256 of the bytes that the figures come from (hashing.h): of the loaded files, and after them of those that stand
  // behind them: archives that they came out of, the catalogue.
  [[nodiscard]] std::size_t file_count() const { return files_.size(); }
  [[nodiscard]] std::size_t hashed_count() const { return files_.size() + behind_.size(); }
  /// Nothing yet; "": it could not be read again. REQUIRES: here as below index < hashed_count().
  [[nodiscard]] const std::optional<std::string>& sha256_of(std::size_t index) const;
  void set_sha256(std::size_t index, std::string sum);
  /// Null for a file whose bytes are no more at hand. REQUIRES: not reading, which may have lent it away.
  [[nodiscard]] source::ByteSource* source_of(std::size_t index) const;
  /// By loaded file; "" where it is not known.
  [[nodiscard]] std::vector<std::string> sha256s() const;
  /// Of what stands behind them.
  [[nodiscard]] std::vector<view::SourceBehind> sources_behind() const;

  /// Of two files that tell of the same unit and days the first counts. Does nothing while reading.
  void prefer(std::size_t kept, std::size_t dropped);

  // What was taught. Changing it reads the loaded files again as far as it matters to them.
  [[nodiscard]] const Settings& settings() const { return settings_; }
  /// With the catalogue as it is loaded, for a settings file.
  [[nodiscard]] Settings all_settings() const;
  /// Keeps what was decided for a file, for files like it.
  void remember(std::size_t index);
  /// Drops the profile for files like this one and reads it as the program would.
  void forget(std::size_t index);
  /// Is there a profile for files like this one? Does it say what is decided for it?
  [[nodiscard]] bool has_profile(std::size_t index) const;
  [[nodiscard]] bool as_profile(std::size_t index) const;
  void set_aliases(std::vector<intake::UnitAlias> aliases);
  /// The user's targets, over those built in; none: those built in alone. Errors: as metric::check;
  /// nothing is then changed.
  [[nodiscard]] Result<void> set_targets(std::optional<metric::TargetRules> targets);
  [[nodiscard]] const metric::TargetRules& builtin_targets() const { return builtin_targets_; }
  /// The rules files that took the place of rules built in, or added to them, the last at the end.
  [[nodiscard]] const std::vector<view::RulesFile>& rules_files() const { return rules_files_; }
  /// Puts the built-in rules of a kind (RulesFile::kind) back. Does nothing while reading. Errors: unknown_name;
  /// rules_invalid where targets need what a file had added.
  [[nodiscard]] Result<void> restore(std::string_view kind);
  /// The latest of those that are compared with; null without one.
  [[nodiscard]] const metric::Snapshot* snapshot() const;
  /// All that were loaded, in that order; those that are data stand among the files, too.
  [[nodiscard]] std::vector<view::SnapshotReading> snapshots() const;
  // Of one of them. They do nothing while reading.
  void use_snapshot(std::size_t index, view::SnapshotUse use);
  void remove_snapshot(std::size_t index);
  /// What a file of settings, targets or rules brought since the last call.
  [[nodiscard]] std::optional<view::SettingsNews> take_news() { return std::exchange(news_, std::nullopt); }
  /// The view that a file brought since the last call, the last of several.
  [[nodiscard]] std::optional<SavedView> take_view() { return std::exchange(view_, std::nullopt); }
  /// Settings that came with the program: as a file of them, at once. REQUIRES: nothing is loaded or being read.
  [[nodiscard]] Result<void> build_in(const std::string& settings, const std::string& name);
  void set_owner(std::string owner) { settings_.owner = std::move(owner); }
  void set_profiles(std::vector<Profile> profiles) { settings_.profiles = std::move(profiles); }

  [[nodiscard]] bool reading() const { return current_ != nullptr || !waiting_.empty() || !again_.empty(); }
  struct Progress {
    std::string file;
    std::uint64_t bytes = 0, total = 0, rows = 0;
  };
  [[nodiscard]] std::optional<Progress> progress() const;

  [[nodiscard]] std::vector<const facts::Shard*> shards() const;
  [[nodiscard]] std::vector<const intake::ImportLog*> logs() const;
  [[nodiscard]] const intake::Catalogue* catalogue() const { return catalogue_ ? &*catalogue_ : nullptr; }
  /// How the catalogue was read; null without one. Of one that came with settings: without header and
  /// columns.
  [[nodiscard]] const intake::ImportLog* catalogue_log() const { return catalogue_ ? &catalogue_log_ : nullptr; }
  /// What was seen of the files that were not understood (header_not_found, columns_unknown), the
  /// last at the end; at most 16.
  [[nodiscard]] std::vector<const intake::ImportLog*> refused() const;
  [[nodiscard]] std::size_t displaced() const { return displaced_; }
  /// Source index of each of logs().
  [[nodiscard]] std::vector<std::uint16_t> sources() const;
  /// What is told twice, by sources.
  [[nodiscard]] const std::vector<query::Overlap>& overlaps() const { return overlaps_; }
  /// All communes of each province of which the files hold at least half.
  [[nodiscard]] const std::vector<std::string>& expected_units() const { return expected_units_; }

 private:
  struct File {
    std::unique_ptr<source::ByteSource> source = {};
    std::unique_ptr<facts::Shard> shard = {};  ///< null for a catalogue
    intake::ImportLog log = {};
    std::uint16_t index = 0;                   ///< source index in facts
    Decisions decisions = {};
    std::optional<Fingerprint> fingerprint = {};  ///< once its table was seen as the program takes it
    bool follow = true;                        ///< a profile for files like it decides
    bool row_by_row = false;                   ///< parts of it could not be read by themselves
    bool snapshot = false;                     ///< one of snapshots_: read as a whole, never again
    bool unpacked = false;                     ///< came out of an archive; an archive in it is not opened
    std::optional<std::string> sha256 = {};    ///< once it was asked for
    std::uint16_t archive = 0;                 ///< of one that was unpacked: index of the archive
  };
  /// No figures of its own, but read for them; kept to be hashed.
  struct Behind {
    std::unique_ptr<source::ByteSource> source = {};
    std::uint16_t index = 0;
    bool archive = false;                      ///< else the catalogue
    std::optional<std::string> sha256 = {};
  };
  enum class Stage : std::uint8_t { probing, reading_settings, looking, unpacking, loading };

  Result<source::Step> work();
  Result<source::Step> probe();
  Result<source::Step> read_settings();
  Result<source::Step> load();
  Result<source::Step> unpack();
  void begin();
  void begin_loading();
  [[nodiscard]] intake::Loader::Options loader_options() const;
  void begin_division();
  Result<source::Step> divide();
  void drop_loader();
  bool follow_profile();
  void finish_file();
  void stands_behind(std::unique_ptr<source::ByteSource> source, std::uint16_t index, bool archive);
  std::unexpected<Error> give_up(Error error);
  void read_again(std::size_t index, Decisions decisions);
  void read_all_again();
  void give_back();
  void settle();
  void expect_units();
  Result<void> take_snapshot(metric::Snapshot snapshot, const std::string& name);
  void place_snapshots();
  void renew_snapshots();
  Result<void> take_in(const std::string& text, const std::string& name);
  Result<void> apply(Settings settings, const std::string& name, std::string_view place);
  void changed_rules(bool read_again);
  Result<void> fit_targets(const std::optional<metric::TargetRules>& own, const std::string& name);

  Rules* rules_;
  const metric::TargetRules builtin_targets_;
  Settings settings_;  ///< without the catalogue, which stands below
  std::vector<File> files_;
  std::deque<File> waiting_;
  std::deque<std::uint16_t> again_;              ///< keys of files_ to be read again, before those that wait
  std::unique_ptr<File> current_;
  Stage stage_ = Stage::probing;
  std::optional<std::size_t> replaces_;          ///< of files_, lent its source to current_
  bool was_refused_ = false;                     ///< current_ came from refused_
  std::unique_ptr<source::ExportsZip> archive_;
  std::string kind_, settings_bytes_;            ///< of a file of settings or rules
  std::vector<view::RulesFile> rules_files_;
  struct KeptSnapshot {
    std::uint16_t key = 0;
    view::SnapshotUse use = view::SnapshotUse::automatic;
    metric::Snapshot data;
    File file;                                   ///< empty while it stands among files_
    std::size_t unknown = 0, kept_back = 0;
  };
  std::vector<KeptSnapshot> snapshots_;
  std::optional<view::SettingsNews> news_;
  std::optional<SavedView> view_;
  std::deque<File> unpacked_;
  std::vector<Behind> behind_;
  bool failed_in_archive_ = false, failed_again_ = false;
  PartReaders* readers_ = nullptr;
  std::uint64_t part_bytes_ = 0;
  std::unique_ptr<intake::Loader> loader_;
  std::unique_ptr<Division> division_;           ///< of what loader_ reads; goes before it
  std::optional<intake::Catalogue> catalogue_;
  intake::ImportLog catalogue_log_;
  std::vector<File> refused_;
  std::uint16_t next_index_ = 0;
  std::size_t displaced_ = 0;
  std::vector<std::uint16_t> preferred_;         ///< sources that count before others that tell the same
  std::vector<query::Overlap> overlaps_;
  std::vector<std::string> expected_units_;
};

}  // namespace xanh::app

#endif  // XANH_APP_LIBRARY_H_
