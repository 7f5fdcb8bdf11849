// Splits HTML into tags and text as browsers do, from pieces that may be cut anywhere. Nothing
// but the tag or reference at hand is kept, so memory is bounded whatever the file.
#ifndef XANH_SOURCE_HTML_SCAN_H_
#define XANH_SOURCE_HTML_SCAN_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace xanh::source {

struct HtmlToken {
  enum class Kind : std::uint8_t { none, text, tag, comment };
  Kind kind = Kind::none;
  std::string_view text = {};  ///< text: UTF-8, references decoded, a run or a part of one;
                               ///< tag: its name in lower case; comment: its first bytes
  std::string_view attributes = {};  ///< of a tag, raw
  bool closing = false;
};

class HtmlScanner {
 public:
  /// Bytes kept of one tag or comment; what is longer (an image in a data: address) is dropped.
  static constexpr std::size_t kMaxKept = 16u << 10;

  /// The next token of [at, end), `none` when all of it is taken in. Views are valid until the
  /// next call. Contents of script, style and kin, declarations and NULs are passed over.
  [[nodiscard]] HtmlToken next(const char*& at, const char* end);

  /// Tells that nothing follows: a reference cut short comes out as text.
  [[nodiscard]] HtmlToken finish();

  /// The input ends inside a comment, script or style: what followed in the file was hidden.
  [[nodiscard]] bool inside_hidden() const {
    return state_ == State::comment || state_ == State::raw;
  }

 private:
  enum class State : std::uint8_t {
    text, reference, open, close_open, name, body, declaration, comment, bogus, raw };

  HtmlToken end_reference(bool semicolon);
  HtmlToken end_tag();
  void keep(char c) {
    if (kept_.size() < kMaxKept) kept_ += c;
  }
  void keep(std::string_view run) { kept_ += run.substr(0, kMaxKept - kept_.size()); }

  State state_ = State::text;
  std::string kept_;          // the tag, comment or reference at hand
  std::size_t name_size_ = 0; // of the tag's name in kept_
  char quote_ = 0;            // inside a quoted attribute value
  char last_ = 0;             // of a tag, blanks apart: a quote behind '=' opens a value
  bool closing_ = false;
  std::uint32_t dashes_ = 0;  // in front of this byte of a comment
  bool bang_ = false;         // "--!" stands in front
  std::string raw_name_;      // element whose end tag ends the raw text
  std::size_t raw_match_ = 0; // bytes of "</name" that match so far
  std::string decoded_;
};

/// One attribute of a tag; names as written, values raw (references not decoded).
struct HtmlAttribute {
  std::string_view name, value = {};
};
/// Takes the first attribute off `attributes`; false when there is none.
[[nodiscard]] bool next_attribute(std::string_view& attributes, HtmlAttribute& attribute);

/// Whether a name, in any case, is `lower`, which is in lower case.
[[nodiscard]] bool is_named(std::string_view name, std::string_view lower);

/// Value of the attribute named `name` (in lower case); empty when it has none or is absent.
[[nodiscard]] std::string_view html_attribute(std::string_view attributes, std::string_view name);

/// Space, tab, line ends, form feed: what browsers collapse.
[[nodiscard]] constexpr bool is_html_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
[[nodiscard]] constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
[[nodiscard]] std::string lower_copy(std::string_view text);

}  // namespace xanh::source

#endif  // XANH_SOURCE_HTML_SCAN_H_
