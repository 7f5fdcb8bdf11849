// Legacy encodings of Vietnamese files (domain.md 5.6): which one a file is in, and a resumable
// way from it to UTF-8.
#ifndef XANH_TEXT_ENCODING_H_
#define XANH_TEXT_ENCODING_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xanh::text {

enum class Encoding : std::uint8_t {
  utf8,
  utf16_le,
  utf16_be,
  windows_1258,  ///< letter + combining tone; decoded to NFC
  windows_1252,  ///< also what files call ISO-8859-1 and ASCII
  tcvn3,         ///< TCVN 5712:1993, the .Vn fonts ("ABC"); the capitals of VN1 and VN2 too. A
                 ///< capital typed as a small letter in a capitals-only font (.VnTimeH) stays small:
                 ///< the font is not in the bytes
  vni,           ///< VNI for Windows: letter + mark byte
  utf8_as_1252,  ///< UTF-8 once read as windows-1252 (or 1258) and saved as UTF-8; decoding repairs it
  tcvn3_in_utf8,  ///< text in .Vn fonts that a program took for Latin and saved as UTF-8 ("Th", U+00AB, "ng")
  vni_in_utf8,    ///< the same with VNI fonts
};

/// "UTF-8", "UTF-16LE", "windows-1258", "TCVN3", ...; "UTF-8 as windows-1252" for the damage,
/// "TCVN3 in UTF-8" for the fonts.
[[nodiscard]] std::string_view encoding_name(Encoding encoding);

inline constexpr std::array kEncodings = {
    Encoding::utf8, Encoding::utf16_le, Encoding::utf16_be, Encoding::windows_1258, Encoding::windows_1252, Encoding::tcvn3,
    Encoding::vni, Encoding::utf8_as_1252, Encoding::tcvn3_in_utf8, Encoding::vni_in_utf8};
/// Back from encoding_name; nullopt for another text.
[[nodiscard]] inline std::optional<Encoding> encoding_of_name(std::string_view name) {
  for (const Encoding each : kEncodings) {
    if (encoding_name(each) == name) return each;
  }
  return std::nullopt;
}

/// The encoding that a charset label of HTML, MIME or XML means, in any case and spelling
/// ("utf-8", "iso-8859-1", "cp1258", "x-viet-tcvn5712"); nullopt for a label not known.
/// "utf-16" without an order is utf16_le.
[[nodiscard]] std::optional<Encoding> encoding_of_label(std::string_view label);

/// Turns bytes into UTF-8, piece by piece: where the pieces are cut makes no difference. A byte
/// order mark at the very beginning is dropped. Bytes that mean nothing become U+FFFD. In
/// utf8_as_1252 text that is not damaged passes as it is, in the ..._in_utf8 any character that the
/// font has not. Not thread-safe.
class Decoder {
 public:
  explicit Decoder(Encoding encoding) : encoding_(encoding) {}

  /// Appends to `out` the text of `bytes` so far as it is certain; up to three bytes or
  /// characters are kept until the next call tells what they are.
  void feed(std::string_view bytes, std::string& out);
  /// Appends what was kept. Afterwards the decoder is as new.
  void finish(std::string& out);

  [[nodiscard]] Encoding encoding() const { return encoding_; }
  /// How many invalid sequences became U+FFFD.
  [[nodiscard]] std::uint64_t replaced() const { return replaced_; }

 private:
  void feed_utf8(std::string_view bytes, std::string& out);
  void feed_utf16(std::string_view bytes, std::string& out);
  void take_unit(char32_t unit, std::string& out);
  void feed_bytes(std::string_view bytes, std::string& out);
  void repair(char32_t c, std::string& out);
  void repair_twice_encoded(char32_t c, std::string& out);
  void repair_font(char32_t c, std::string& out);
  void flush(std::string& out);
  void emit(char32_t c, std::string& out);
  void replace(std::string& out);

  Encoding encoding_;
  bool begun_ = false;             // something was emitted: a mark is a character from here on
  char32_t letter_ = 0;            // windows-1258, TCVN3, VNI: the letter that a mark may join
  char32_t surrogate_ = 0;         // UTF-16: a high one that waits for its low one
  std::array<unsigned char, 4> tail_ = {};  // UTF-8: a cut sequence; UTF-16: half a unit
  std::size_t tail_size_ = 0;
  std::array<char32_t, 4> damaged_ = {};    // utf8_as_1252: a sequence that is not whole yet
  std::size_t damaged_size_ = 0;
  std::uint64_t replaced_ = 0;
};

/// All of `bytes` in one go.
[[nodiscard]] std::string decode(Encoding encoding, std::string_view bytes);

/// What the words of a sample say for one encoding.
struct EncodingEvidence {
  Encoding encoding = Encoding::utf8;
  std::size_t words = 0;      ///< words of two letters or more with one beyond ASCII
  std::size_t syllables = 0;  ///< those of them that are spelled like a Vietnamese syllable
};

struct EncodingGuess {
  Encoding encoding = Encoding::utf8;
  std::size_t mark_size = 0;   ///< bytes of the byte order mark; 0 without one
  double confidence = 0;       ///< 0..1; 1 for a mark. Under kEncodingDoubt nothing fits
  std::vector<EncodingEvidence> evidence = {};  ///< of each encoding weighed; empty for ASCII
};
inline constexpr double kEncodingDoubt = 0.25;

/// The encoding of a text whose first bytes are `sample` (64 KiB do; a character cut at the
/// end is no fault unless the sample is the `whole` text). In this order: byte order mark, the NUL
/// pattern of UTF-16, valid UTF-8 (and whether it is damaged or holds text of old fonts: only said
/// when the repaired words are Vietnamese and the words as they stand are not), then whichever of
/// windows-1258, TCVN3 and VNI makes Vietnamese syllables, then windows-1252. A sample that is UTF-8
/// but for a few bytes is UTF-8.
[[nodiscard]] EncodingGuess detect_encoding(std::string_view sample, bool whole = false);

}  // namespace xanh::text

#endif  // XANH_TEXT_ENCODING_H_
