// A long list cut into parts that are read at once and put together in order.
#ifndef XANH_APP_DIVISION_H_
#define XANH_APP_DIVISION_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "app/part_readers.h"
#include "intake/intake.h"

namespace xanh::app {

class Division {
 public:
  /// Files below this are read as soon as they would be cut.
  static constexpr std::uint64_t kSmallest = 8u << 20;

  /// `rows` is loader.divisible(). `readers` has been started on the loader's file under its options; it is
  /// stopped when the division goes. REQUIRES: both outlive it.
  Division(PartReaders& readers, intake::Loader& loader, source::ByteRange rows, std::uint64_t part_bytes);
  ~Division();
  Division(const Division&) = delete;
  Division& operator=(const Division&) = delete;

  enum class Step : std::uint8_t {
    ready,    ///< a part was put in its place
    pending,  ///< parts are being read
    end,      ///< all parts stand; the loader's next step completes the log
    refused,  ///< the list must be read row by row, by a new loader
  };
  [[nodiscard]] Step step();

  /// How long parts should be that `count` readers share `rows` evenly, and the page takes each in within a frame.
  [[nodiscard]] static std::uint64_t part_size(source::ByteRange rows, std::size_t count);

 private:
  void ask_more();

  PartReaders& readers_;
  intake::Loader& loader_;
  std::vector<source::ByteRange> ranges_;
  std::size_t next_ = 0;       // to be asked for
  std::size_t due_ = 0;        // to be put in its place
  std::size_t asked_ = 0;      // not answered yet
  std::uint64_t expected_;     // where the record behind the last part begins
  std::map<std::uint32_t, intake::Part> answers_;
};

}  // namespace xanh::app

#endif  // XANH_APP_DIVISION_H_
