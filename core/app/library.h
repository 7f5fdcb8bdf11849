// The files that are loaded, being loaded and waiting. Each keeps its byte source, so that a
// changed decision (a catalogue given later) can read it again.
#ifndef XANH_APP_LIBRARY_H_
#define XANH_APP_LIBRARY_H_

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "intake/intake.h"
#include "source/exports_zip.h"

namespace xanh::app {

class Library {
 public:
  /// Both must outlive the library; `units` may be null.
  Library(const intake::ColumnRules* rules, const intake::UnitIndex* units) : rules_(rules), units_(units) {}

  /// A ZIP of exports stands for the files in it, each of which is loaded as a file of its own.
  void add(std::unique_ptr<source::ByteSource> file);

  /// A slice of reading. An error ends that file only: what was loaded stays. Once a file has
  /// been read, or has gone, dossiers that stand in several rows are counted once.
  [[nodiscard]] Result<source::Step> step();
  /// Did the last error of step() end only one of the files of an archive?
  [[nodiscard]] bool failed_in_archive() const { return failed_in_archive_; }
  /// Stops reading and forgets the files that wait.
  void cancel();
  void remove(std::size_t index);
  /// The user's word on a column (0-based) of a loaded file, or no role: what the program
  /// finds itself. The file is read again with the next steps; should that fail (a column that is needed
  /// was given away) step() says so and the file stays as it was. A role has one column: an earlier
  /// choice of the same role for another one lapses. Does nothing while reading.
  void choose_role(std::size_t index, std::uint32_t column, std::optional<intake::Role> role);

  [[nodiscard]] bool reading() const { return current_ != nullptr || !waiting_.empty(); }
  struct Progress {
    std::string file;
    std::uint64_t bytes = 0, total = 0, rows = 0;
  };
  [[nodiscard]] std::optional<Progress> progress() const;

  [[nodiscard]] std::vector<const facts::Shard*> shards() const;
  [[nodiscard]] std::vector<const intake::ImportLog*> logs() const;
  [[nodiscard]] const intake::Catalogue* catalogue() const { return catalogue_ ? &*catalogue_ : nullptr; }
  /// How the catalogue was read; null without one.
  [[nodiscard]] const intake::ImportLog* catalogue_log() const { return catalogue_ ? &catalogue_log_ : nullptr; }
  /// What was seen of the files that were not understood (header_not_found, columns_unknown), the
  /// last at the end; at most 16.
  [[nodiscard]] const std::vector<intake::ImportLog>& refused() const { return refused_; }
  [[nodiscard]] std::size_t displaced() const { return displaced_; }

 private:
  struct File {
    std::unique_ptr<source::ByteSource> source;
    std::unique_ptr<facts::Shard> shard;  ///< null for a catalogue
    intake::ImportLog log;
    std::uint16_t index = 0;              ///< source index in facts
    std::vector<intake::RoleChoice> choices;
    bool unpacked = false;                ///< came out of an archive; an archive in it is not opened
  };
  void begin_loading();
  void give_back();
  Result<source::Step> unpack();
  void settle();
  void read_again();

  const intake::ColumnRules* rules_;
  const intake::UnitIndex* units_;
  std::vector<File> files_;
  std::deque<File> waiting_;
  std::unique_ptr<File> current_;
  std::optional<std::size_t> replaces_;          ///< of files_, lent its source to current_
  std::unique_ptr<source::ExportsZip> archive_;  ///< current_ may be one, or is being unpacked
  bool looked_ = false;                          ///< it is one
  std::deque<File> unpacked_;
  bool failed_in_archive_ = false;
  std::unique_ptr<intake::Loader> loader_;
  std::optional<intake::Catalogue> catalogue_;
  intake::ImportLog catalogue_log_;
  std::vector<intake::ImportLog> refused_;
  std::uint16_t next_index_ = 0;
  std::size_t displaced_ = 0;
};

}  // namespace xanh::app

#endif  // XANH_APP_LIBRARY_H_
