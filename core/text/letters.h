// Single Latin letters: case, base letter, Vietnamese tone. Inside this room only.
#ifndef XANH_TEXT_LETTERS_H_
#define XANH_TEXT_LETTERS_H_

#include <cstdint>

namespace xanh::text {

/// In dictionary order.
enum class Tone : std::uint8_t { level, huyen, hoi, nga, sac, nang };

struct ToneLetter {
  char32_t letter;  ///< keeps the marks that make another letter: a-breve, a-circumflex, o-horn...
  Tone tone;
};

/// Takes the tone off a precomposed letter; other characters come back with Tone::level.
[[nodiscard]] ToneLetter split_tone(char32_t c);
/// Puts it on again (NFC); a letter that cannot carry the tone comes back unchanged.
[[nodiscard]] char32_t join_tone(ToneLetter letter);
/// The letter without any mark; d for d-stroke and eth.
[[nodiscard]] char32_t base_letter(char32_t c);
/// Lower case of Latin letters; eth becomes d-stroke, its look-alike in old documents.
[[nodiscard]] char32_t lower(char32_t c);
/// A letter or digit as far as keys care: ASCII alphanumerics and everything from U+00C0
/// except multiplication, division and general punctuation.
[[nodiscard]] bool is_word(char32_t c);
/// White space that tidy() folds: ASCII blanks, NBSP and Unicode spaces.
[[nodiscard]] bool is_space(char32_t c);
/// Characters without width or meaning here: zero-width spaces and joiners, BOM, soft hyphen.
[[nodiscard]] bool is_invisible(char32_t c);

}  // namespace xanh::text

#endif  // XANH_TEXT_LETTERS_H_
