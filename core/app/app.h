// The application without a platform: files come in as byte sources, actions as text; pages go
// out. Every call does a bounded amount of work; the platform calls step() as its time allows.
#ifndef XANH_APP_APP_H_
#define XANH_APP_APP_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/hashing.h"
#include "app/inputs.h"
#include "app/library.h"
#include "app/rules.h"
#include "state/action.h"
#include "view/build.h"
#include "view/page.h"
#include "view/reading.h"

namespace xanh::app {

/// What only the platform can do.
struct Request {
  /// copy_picture: `bytes` to the clipboard, then `said` to screen readers; where that cannot be, the action `name`.
  /// save_page: this page with `bytes`, a settings file, built in. copy_diagnostics: versions and last errors, no data.
  enum class Kind : std::uint8_t { open_files, open_sample, save, copy_picture, save_page, copy_diagnostics } kind;
  std::string name = {}, type = {}, bytes = {};  ///< of a file to save
  std::string said = {};
};

class App {
 public:
  explicit App(Rules rules);
  App(const App&) = delete;
  App& operator=(const App&) = delete;

  /// Adds files to what is loaded. Their reading begins with the next step().
  void open(std::vector<std::unique_ptr<source::ByteSource>> files);

  /// A slice of work. ready: call again; pending: bytes are awaited; end: nothing to do.
  source::Step step();

  /// Actions of state/action.h, and: open, sample, cancel, remove:INDEX, dismiss:INDEX, undo, redo,
  /// back (undo, or the page before); and those on the reading of a file, whose INDEX is its number
  /// among those loaded, or refused-N for one that was not understood. It is read again with the next
  /// steps:
  ///   role:INDEX:COLUMN=ROLE (column 0-based; ROLE of intake/role.h, or auto: what the program finds)
  ///   sheet:INDEX=NAME (empty: the best by evidence)
  ///   text:INDEX:encoding=NAME (of text/encoding.h)   text:INDEX:separator=comma|semicolon|tab
  ///   given:INDEX:header=ROW (1-based)   given:INDEX:unit=TEXT   given:INDEX:channel=online|in_person|post
  ///   given:INDEX:period=2025-01-01..2025-10-31   given:INDEX:as_of=2025-10-31 (days also dd/MM/yyyy;
  ///   empty: back to the file's own)
  ///   prefer:KEPT:DROPPED (two files: which counts where both tell of a unit and its days)
  ///   target:YEAR:LEVEL:UNIT:METRIC=PERCENT (UNIT may be empty: all of the level; an empty PERCENT takes
  ///   back what the user entered; amber is from ten points below, above where lower is better)
  ///   snapshot:N=auto|data|basis (of view::Reading::snapshots)   remove:snapshot-N
  ///   remember:INDEX (for files like it)   forget:INDEX   alias:TEXT=UNIT (empty: as it stands)
  ///   owner:NAME (whose settings they are)
  ///   rules:KIND (back to the built-in rules of a kind that a file had replaced: Library::rules_files)
  /// chart:table (beside the page, the figures of its first chart; then of the next one; after the last none),
  /// export:copy (this page with the settings in it), diagnostics (to the clipboard),
  /// export:chart:ID:svg|png|html|copy|saved (a chart of the page, picture_file.h), export:present (the presentation as
  /// pictures), export:WHAT of exports.h (xlsx, csv, json, snapshot, memo, memo-html, stocks, followup...; long files are read once more for their SHA-256: step() goes on, "cancel" ends it), export:left-out:INDEX, export:unmatched:INDEX (procedures that the catalogue does
  /// not have), export:shape:INDEX, export:settings (settings.h), export:targets (the user's), export:view (view_file.h; on
  /// the settings page the page before it). An unknown or impossible one becomes
  /// an error notice.
  void act(std::string_view action);

  /// What the platform can do besides: said before the first page is built. `copies`: Request::Kind::save_page;
  /// `diagnoses`: copy_diagnostics.
  struct Abilities {
    bool copies = false, diagnoses = false;
  };
  void can(Abilities abilities);
  /// Takes in the settings that this copy of the program was made with (settings.h), before anything is opened: what is
  /// loaded later goes over them. Wrong ones become an error notice and change nothing. `name` is the copy's.
  void build_in(std::string_view settings, const std::string& name);

  /// Where the time of what is saved comes from: seconds since 1970-01-01 UTC. The core reads no clock; without one the
  /// files tell no time.
  void use_clock(std::int64_t (*clock)()) { clock_ = clock; }

  /// The workspace as text for the address bar (state/address.h), and one that came from there. A saved
  /// view is shown at once when its files are loaded. An address that tells something unknown becomes an
  /// error notice and changes nothing.
  [[nodiscard]] std::string address() const;
  void restore(std::string_view address);

  /// Whether something that export:settings would save differs from what was saved or loaded last: it would be lost when
  /// the program ends. A catalogue and rules came as files and stay on disk. Compares what there is: what is undone is
  /// saved again.
  [[nodiscard]] bool unsaved() const;
  /// The platform could not save the settings after all, or the user thought better of it.
  void not_saved();

  /// A platform failure to show (a sample that could not be fetched, a file that was not saved).
  void report_error(Error error);

  /// The scheme that the system prefers, for the workspace that follows it; never Scheme::system.
  void system_scheme(state::Scheme scheme);

  /// The page as it stands. The reference lives until the next call of a member.
  [[nodiscard]] const view::PageView& page();
  /// See Library::read_parts_with.
  void read_parts_with(PartReaders* readers) { library_.read_parts_with(readers); }
  /// Counts changes of the page: equal numbers mean that nothing need be drawn.
  [[nodiscard]] std::uint64_t version() const { return version_; }

  [[nodiscard]] const state::Workspace& workspace() const { return history_.now(); }
  [[nodiscard]] const Library& library() const { return library_; }
  [[nodiscard]] const Rules& rules() const { return rules_; }
  [[nodiscard]] const view::Strings& say() const { return rules_.strings(workspace().language); }
  /// Inputs over what is loaded, for reports. Valid until the next change.
  [[nodiscard]] view::Inputs inputs() const;

  /// Takes what the platform is asked to do, in order.
  [[nodiscard]] std::vector<Request> take_requests();

 private:
  void touch() { ++version_; }
  /// What can be taken back: the workspace's last change, or a change of what files were said to be.
  struct Change {
    bool of_workspace = true;
    std::optional<std::uint16_t> file = {};  ///< Library::key_of; nothing: none of the files
    Decisions decisions = {};                ///< before, or after for redo
    std::vector<Profile> profiles = {};
    std::vector<intake::UnitAlias> aliases = {};
    std::optional<metric::TargetRules> targets = {};
  };

  void show(state::Workspace workspace, bool opens_page);
  void show_saved_view();
  void export_view();
  void saved();
  void export_copy();
  void export_as(std::string_view format);
  void ask_for(std::string_view what);
  source::Step step_exports();
  void serve_asked();
  bool export_import(std::string_view format);
  Result<void> act_on_reading(std::string_view verb, std::string_view rest);
  Result<void> act_on_workspace(std::string_view action);
  Result<void> use_snapshot(std::string_view what);
  Result<void> set_alias(std::string_view what);
  Result<void> set_target(std::string_view what);
  void step_back(std::vector<Change>& from, std::vector<Change>& to, std::string_view action);
  [[nodiscard]] Change change_of(std::optional<std::size_t> file) const;
  void remember_change(Change change);
  void settle();
  [[nodiscard]] view::Reading reading_of_files() const;
  void describe_copy(view::Reading& reading) const;

  Rules rules_;
  Library library_;
  state::History history_;
  std::vector<Change> past_, future_;
  std::vector<Error> errors_;
  std::vector<Request> requests_;
  Loaded loaded_;                                  ///< of library_, for inputs()
  state::Scheme system_scheme_ = state::Scheme::light;
  view::Reading reading_;                          ///< of the loaded files, for the import page
  std::optional<view::SettingsNews> news_;         ///< not yet dismissed
  bool deciding_ = false;                          ///< past_'s last is being read for the first time
  bool snapshot_came_ = false;                     ///< among the files that are being read
  bool first_ = false;                             ///< nothing was loaded before what is being read
  bool restored_ = false;                          ///< an address or a saved view says which page is shown first
  std::optional<SavedView> view_;                  ///< of a file, until all that came with it is read
  state::Page beside_ = state::Page::overview;     ///< the page before the settings
  Settings saved_;                                 ///< what is on disk of the settings, without the catalogue
  /// What is to be saved once the files' SHA-256 are known: export:WHAT, as the workspace and the time were.
  struct Asked {
    std::string what;
    state::Workspace workspace;
    std::int64_t time = 0;
  };
  std::vector<Asked> asked_;
  Hashing hashing_{library_};
  std::int64_t (*clock_)() = nullptr;
  Abilities abilities_;
  std::optional<view::BuiltIn> built_in_;
  std::optional<Settings> saved_before_;           ///< saved_ as it was before the last export
  bool clean_ = true;                              ///< nothing was unsaved before the files that are being read
  view::PageView page_;
  std::uint64_t version_ = 1, built_ = 0;
};

}  // namespace xanh::app

#endif  // XANH_APP_APP_H_
