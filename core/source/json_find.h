// Where the records of a JSON text are.
#ifndef XANH_SOURCE_JSON_FIND_H_
#define XANH_SOURCE_JSON_FIND_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "source/json_text.h"

namespace xanh::source {

struct JsonLayout {
  bool sequence = false;    ///< records one behind the other, in no array
  bool arrays = false;      ///< records are arrays
  bool member = false;      ///< the array is a member of something: more may come behind it
  std::uint64_t begin = 0;  ///< byte of decoded text behind the '[', or 0
  std::uint64_t line = 1;   ///< line at `begin`
  std::uint64_t count = 0;  ///< records; 0 when not known
  std::string path = {};    ///< "data.items"
};

/// Looks at the text from its first byte. An array at the top, or a second value behind the
/// first, ends the search at once; else the text is read to its end.
class JsonFinder {
 public:
  explicit JsonFinder(JsonFeed& feed) : feed_(feed) {}

  /// pending; ready: call again; end: layout() is known. Errors: json_malformed, file_empty.
  [[nodiscard]] Result<Step> step();
  [[nodiscard]] JsonLayout& layout() { return layout_; }

 private:
  static constexpr std::size_t kMaxPath = 4;
  static constexpr std::size_t kMaxKey = 1024;

  struct Level {
    bool object = false;
    bool candidate = false;
    JsonLayout found = {};
  };

  std::optional<Error> scan(const char* at, const char* end);
  std::optional<Error> scan_top(const char*& at, const char* end);
  bool open(char c, const char* at);
  bool close(char c);
  void count_lines(const char* at);
  [[nodiscard]] std::string path() const;

  JsonFeed& feed_;
  JsonLayout layout_;
  std::vector<Level> levels_;
  std::vector<std::string> keys_;  // by level: the key last seen in an object
  std::string key_;                // of the string being read
  bool in_string_ = false, escape_ = false, key_next_ = false;
  bool first_done_ = false;        // the first value has ended
  bool empty_array_ = false;       // there was an array, but nothing in it
  bool just_opened_ = false;       // nothing came behind the '[' yet
  bool waiting_ = false;           // for what is behind the first '['
  bool done_ = false;
  std::uint64_t line_ = 1;
  const char* counted_ = nullptr;  // lines are counted up to here
};

}  // namespace xanh::source

#endif  // XANH_SOURCE_JSON_FIND_H_
