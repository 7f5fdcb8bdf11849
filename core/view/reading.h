// What the import page says of files besides their logs: what was decided, remembered and taught.
// Nothing of a file is owned; logs must outlive it.
#ifndef XANH_VIEW_READING_H_
#define XANH_VIEW_READING_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "intake/import_log.h"
#include "intake/units.h"
#include "text/date.h"

namespace xanh::view {

struct FileReading {
  std::string ref = {};                       ///< the file in actions: "0", "refused-1"
  const intake::ImportLog* log = nullptr;
  bool refused = false;                       ///< it was not understood: there are no facts of it
  bool decided = false;                       ///< by the user, or by what was remembered
  bool sheet_chosen = false;
  bool header_chosen = false;
  source::TextChoice text = {};               ///< chosen for a text file
  bool snapshot = false;                      ///< one that is read as data
  bool remembered = false;                    ///< for files like it: just this
  /// Units that are not known and what they might be.
  struct Unmatched {
    std::string text = {};
    bool ambiguous = false;
    std::vector<std::string> candidates = {};
  };
  std::vector<Unmatched> unmatched = {};      ///< at most kMostUnmatched
};
inline constexpr std::size_t kMostUnmatched = 100;

/// What a snapshot is taken for. automatic: beside exports of its units for what is compared with, else for data.
enum class SnapshotUse : std::uint8_t { automatic, data, basis };

/// A snapshot that was loaded.
struct SnapshotReading {
  std::string file = {};
  text::Day as_of = 0;
  SnapshotUse use = SnapshotUse::automatic;   ///< the user's word
  std::optional<std::size_t> data_at = {};    ///< its place among the files where it is data; else it is compared with
  std::size_t unknown = 0, kept_back = 0;     ///< metric::SnapshotFacts
};

/// Settings that a copy of the page was made with.
struct BuiltIn {
  std::string owner = {};                     ///< "" where the maker did not say
  text::Day day = 0;                          ///< on which it was made; 0: not told
};

/// What is kept in the province settings file.
struct Reading {
  std::vector<FileReading> files = {}, refused = {};
  std::vector<intake::UnitAlias> aliases = {};
  std::size_t profiles = 0, targets = 0;      ///< targets: the user's
  bool unsaved = false;                       ///< it differs from the file that was saved or loaded last
  std::string owner = {};                     ///< whose settings they are, as was told; "": nobody's
  std::vector<SnapshotReading> snapshots = {};
  std::string province = {};                  ///< the one that the files are of, proposed as owner; "" where there is none
  std::optional<BuiltIn> built_in = {};       ///< of a copy of the page that was made with settings in it
  bool copies = false, diagnoses = false;     ///< what the platform can do: app::App::Abilities
};

/// What a file of settings or rules, or a saved view, brought.
struct SettingsNews {
  std::string file = {};
  std::size_t profiles = 0, aliases = 0, procedures = 0, targets = 0;
  std::optional<text::Day> snapshot = {};     ///< of a snapshot: its day; all else is empty
  bool as_data = false;                       ///< of a snapshot: it is not what is compared with
  std::string rules = {};                     ///< "metrics", "targets", "columns"...; "" of settings
  std::size_t added = 0, replaced = 0;        ///< of metrics: definitions and options
  std::optional<std::string> view = {};       ///< of a saved view: its title; all else is empty
  std::optional<BuiltIn> built_in = {};       ///< they came with this copy of the page, and no file
  bool diagnostics = false;                   ///< they are on the clipboard; all else is empty
  bool picture = false;                       ///< one that the clipboard did not take was saved; all else is empty
};

}  // namespace xanh::view

#endif  // XANH_VIEW_READING_H_
