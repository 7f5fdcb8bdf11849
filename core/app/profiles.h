// What was decided for one file, kept for files like it. A file is known again by the headers of
// its columns, whatever their order and wherever the table begins.
#ifndef XANH_APP_PROFILES_H_
#define XANH_APP_PROFILES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/decisions.h"

namespace xanh::app {

/// Of the table that the program takes by itself.
struct Fingerprint {
  std::vector<std::string> headers = {};  ///< fold keys, sorted; repeated ones as often as they stand
  intake::Grain grain = intake::Grain::dossiers;
  friend bool operator==(const Fingerprint&, const Fingerprint&) = default;
};

/// REQUIRES: the log has columns.
[[nodiscard]] Fingerprint fingerprint_of(const intake::ImportLog& log);

struct Profile {
  struct Column {
    std::string header;             ///< as it stands in the file
    std::uint32_t occurrence = 1;   ///< the how manieth of that header, from the left
    intake::Role role = intake::Role::none;
    friend bool operator==(const Column&, const Column&) = default;
  };
  Fingerprint file;
  std::optional<std::string> sheet = {};
  source::TextChoice text = {};
  std::vector<Column> columns = {};  ///< of that sheet
  std::optional<std::string> unit = {};
  std::optional<facts::Channel> channel = {};
  friend bool operator==(const Profile&, const Profile&) = default;
};

/// Keeps what holds for other files too: neither the period nor the data's date. `log` is that of
/// the file as it was read under `decisions`.
[[nodiscard]] Profile make_profile(Fingerprint file, const intake::ImportLog& log, const Decisions& decisions);

/// The decisions for a file whose table looks like `log`; columns that it does not have are passed
/// over.
[[nodiscard]] Decisions decisions_of(const Profile& profile, const intake::ImportLog& log);

/// Null when no profile is for such files.
[[nodiscard]] const Profile* find_profile(const std::vector<Profile>& profiles, const Fingerprint& file);
/// Takes the place of one for the same files.
void keep_profile(std::vector<Profile>& profiles, Profile profile);

}  // namespace xanh::app

#endif  // XANH_APP_PROFILES_H_
