// Who reads parts of a long list beside the page: threads of the native program, workers of the browser.
// A platform gives one to the library; without, everything is read in slices of time.
#ifndef XANH_APP_PART_READERS_H_
#define XANH_APP_PART_READERS_H_

#include <cstddef>
#include <cstdint>
#include <optional>

#include "intake/intake.h"

namespace xanh::app {

class PartReaders {
 public:
  virtual ~PartReaders() = default;

  /// How many parts can be read at once; 0: none (any more).
  [[nodiscard]] virtual std::size_t count() const = 0;

  /// True where readers know the built-in rules only.
  [[nodiscard]] virtual bool own_rules_only() const { return false; }

  /// The parts asked for from now on are of `file`, which is read under `options`; both, and what
  /// `options` point to, stay as they are until stop(). False: it cannot be read here.
  [[nodiscard]] virtual bool start(source::ByteSource& file, const intake::Loader::Options& options) = 0;
  /// Asks for a part; `ticket` comes back with it.
  virtual void ask(std::uint32_t ticket, const intake::PartRange& range) = 0;
  struct Answer {
    std::uint32_t ticket = 0;
    std::optional<intake::Part> part = {};  ///< none: it could not be read by itself
  };
  /// A part that is there, in any order. May wait a few milliseconds for one.
  [[nodiscard]] virtual std::optional<Answer> take() = 0;
  /// Forgets what was asked for.
  virtual void stop() = 0;
};

}  // namespace xanh::app

#endif  // XANH_APP_PART_READERS_H_
