// The record stream of an .xls: records, and strings that run on into CONTINUE records.
// [MS-XLS] 2.1.4, 2.5.293-296; the 8-bit texts of BIFF5 (Excel 5.0 and 95) as well.
#ifndef XANH_SOURCE_BIFF_RECORDS_H_
#define XANH_SOURCE_BIFF_RECORDS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace xanh::source::biff {

enum RecordType : std::uint16_t {
  kFormula = 0x0006, kEof = 0x000A, kDateMode = 0x0022, kFilePass = 0x002F, kContinue = 0x003C,
  kCodePage = 0x0042, kBoundSheet = 0x0085, kMulRk = 0x00BD, kRString = 0x00D6, kXf = 0x00E0,
  kSst = 0x00FC, kLabelSst = 0x00FD, kNumber = 0x0203, kLabel = 0x0204, kBoolErr = 0x0205,
  kString = 0x0207, kArray = 0x0221, kTable = 0x0236, kRk = 0x027E, kFormat = 0x041E,
  kSharedFormula = 0x04BC, kBof = 0x0809,
};

struct Record {
  std::uint16_t type = 0;
  std::string_view body;
  std::size_t begin = 0;  ///< of its header in the stream
  std::size_t end = 0;    ///< of the record behind it
};

/// The record at `at`; nullopt when the stream ends before the record does.
[[nodiscard]] std::optional<Record> record_at(std::string_view stream, std::size_t at);

/// Reads through a record's body and on into the CONTINUE records behind it.
class Cursor {
 public:
  /// REQUIRES: `record` came from `stream`; skip <= its body's size.
  Cursor(std::string_view stream, const Record& record, std::size_t skip)
      : stream_(stream), rest_(record.body.substr(skip)), next_(record.end) {}

  [[nodiscard]] std::optional<std::uint8_t> u8();
  [[nodiscard]] std::optional<std::uint16_t> u16();
  [[nodiscard]] std::optional<std::uint32_t> u32();
  [[nodiscard]] bool skip(std::uint64_t count);
  /// Appends `count` characters as UTF-8. Where they run on into a CONTINUE record, that begins
  /// with a flag that says anew whether a character has one byte or two.
  [[nodiscard]] bool characters(std::size_t count, bool wide, std::string& out);
  /// Appends `count` bytes as they are.
  [[nodiscard]] bool raw(std::size_t count, std::string& out);

 private:
  bool continue_();

  std::string_view stream_, rest_;
  std::size_t next_;  // of the record that may continue this one
};

/// Text made of two-byte or Latin-1 characters behind a flag. False when it ends early.
[[nodiscard]] bool flagged_text(Cursor& cursor, std::size_t count, std::string& out);

}  // namespace xanh::source::biff

#endif  // XANH_SOURCE_BIFF_RECORDS_H_
