// One record of a JSON file, parsed into cells.
#ifndef XANH_SOURCE_JSON_RECORD_H_
#define XANH_SOURCE_JSON_RECORD_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "source/batch.h"
#include "source/json_shape.h"
#include "source/json_text.h"
#include "source/row_buffer.h"

namespace xanh::source {

enum class Parsed : std::uint8_t {
  whole,  ///< behind the value
  more,   ///< it is not all here
  wrong,  ///< see JsonRecord::fault()
};

class JsonRecord {
 public:
  struct Fault {
    ErrorCode code = ErrorCode::json_malformed;
    std::string_view what = {};
    const char* at = nullptr;
  };

  /// Learns: keys are added to `shape`, cells are not made.
  explicit JsonRecord(JsonShape& shape) : shape_(shape), learned_(&shape) {}
  /// Reads: the cells of the columns that `rows` wants.
  JsonRecord(const JsonShape& shape, const RowBuffer& rows);

  /// Parses the value at `at`, and moves `at` behind it when it is whole. `end` must hold a NUL
  /// and have 8 readable bytes; `last`: nothing comes behind it.
  [[nodiscard]] Parsed parse(const char*& at, const char* end, bool last);

  /// The record's cells by slot; empty ones among them. Offsets are into text().
  [[nodiscard]] const std::vector<Field>& cells() const { return cells_; }
  /// Was there a value in it, wanted or not?
  [[nodiscard]] bool any() const { return any_; }
  /// Texts of all records since clear_text().
  [[nodiscard]] std::string& text() { return text_; }
  [[nodiscard]] const Fault& fault() const { return fault_; }
  /// Where the string that is not all here begins; null when it is not a string.
  [[nodiscard]] const char* open_string() const { return open_string_; }

 private:
  struct Scalar {
    CellKind kind = CellKind::empty;
    bool escaped = false;
    std::string_view raw = {};
  };

  Parsed wrong(std::string_view what, const char* at, ErrorCode code = ErrorCode::json_malformed) {
    fault_ = {code, what, at};
    return Parsed::wrong;
  }
  Parsed object(std::uint32_t node, const char*& at, int depth, bool merge);
  Parsed array(std::uint32_t node, const char*& at, int depth);
  Parsed cells_of_array(const char*& at);
  Parsed after_element(const char*& at);
  Parsed value(std::uint32_t node, const char*& at, int depth, bool merge);
  Parsed scalar(const char*& at, Scalar& out);
  Parsed literal(const char*& at, std::string_view word, Scalar value, Scalar& out);
  Parsed store(std::uint32_t node, const Scalar& value, bool merge, const char* at);
  Parsed put(std::uint32_t slot, const Scalar& value, bool merge, const char* at);
  [[nodiscard]] std::optional<double> flag(const Field& field) const;

  const JsonShape& shape_;
  JsonShape* learned_ = nullptr;      // null when reading
  const RowBuffer* rows_ = nullptr;
  std::vector<std::uint32_t> slots_;  // by node
  std::vector<Field> cells_;
  std::string text_;
  std::string key_;                   // an unescaped one
  bool any_ = false;
  const char* end_ = nullptr;
  bool last_ = false;
  const char* open_string_ = nullptr;
  Fault fault_;
};

}  // namespace xanh::source

#endif  // XANH_SOURCE_JSON_RECORD_H_
