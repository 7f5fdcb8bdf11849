// The application without a platform: files come in as byte sources, actions as text; pages go
// out. Every call does a bounded amount of work; the platform calls step() as its time allows.
#ifndef XANH_APP_APP_H_
#define XANH_APP_APP_H_

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/library.h"
#include "app/rules.h"
#include "state/action.h"
#include "view/build.h"
#include "view/page.h"

namespace xanh::app {

/// What only the platform can do.
struct Request {
  enum class Kind : std::uint8_t { open_files, open_sample, save } kind;
  std::string name = {}, type = {}, bytes = {};  ///< of a file to save
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

  /// Actions of state/action.h, and: open, sample, cancel, remove:INDEX, dismiss:INDEX,
  /// role:INDEX:COLUMN=ROLE (column 0-based; ROLE of intake/role.h, or "auto" for what the program
  /// finds itself; the file is read again with the next steps),
  /// export:csv|json, export:left-out:INDEX, export:shape:INDEX (of a loaded file),
  /// export:refused-shape:INDEX (of one not understood), undo, redo, back (undo, or the page before). An unknown or impossible
  /// one becomes an error notice.
  void act(std::string_view action);

  /// A platform failure to show (a sample that could not be fetched, a file that was not saved).
  void report_error(Error error);

  /// Whether the system prefers a dark scheme, for the workspace that follows it.
  void system_dark(bool dark);

  /// The page as it stands. The reference lives until the next call of a member.
  [[nodiscard]] const view::PageView& page();
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
  void export_as(std::string_view format);
  Result<void> choose_role(std::string_view choice);
  bool export_import(std::string_view format);
  void settle();

  Rules rules_;
  Library library_;
  state::History history_;
  std::vector<Error> errors_;
  std::vector<Request> requests_;
  std::vector<const facts::Shard*> shards_;        ///< of library_, for inputs()
  std::vector<const intake::ImportLog*> logs_;
  bool system_dark_ = false;
  bool first_ = false;                             ///< nothing was loaded before what is being read
  view::PageView page_;
  std::uint64_t version_ = 1, built_ = 0;
};

}  // namespace xanh::app

#endif  // XANH_APP_APP_H_
