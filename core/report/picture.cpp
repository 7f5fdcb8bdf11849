#include "report/picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "report/xml_text.h"

namespace xanh::report {
namespace {

// From U+0020 to U+007E.
constexpr std::array<short, 95> kRegular = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556,
    556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};
constexpr std::array<short, 95> kBold = {
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611, 556, 333, 611,
    611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584};

/// The plain letter under the marks of a Vietnamese (or other Latin) one; 0 for what has none.
char32_t plain(char32_t c) {
  if (c < 0x7F) return c;
  if (c == 0xA0 || c == 0x202F) return U' ';
  if (c >= 0xC0 && c <= 0xFF) {
    constexpr std::string_view kUpper = "AAAAAAACEEEEIIIIDNOOOOO*OUUUUY**";  // a star: no letter
    const std::size_t at = (c - 0xC0) & 0x1F;
    const char letter = kUpper[at];
    if (c == 0xD7) return U'+';
    if (letter == '*') return 0;
    return static_cast<char32_t>(c < 0xE0 ? letter : letter + 0x20);
  }
  if (c >= 0x1EA0 && c <= 0x1EF9) {  // capital, small, capital...
    const char letter = c < 0x1EB8 ? 'A' : c < 0x1EC8 ? 'E' : c < 0x1ECC ? 'I' : c < 0x1EE4 ? 'O' : c < 0x1EF2 ? 'U' : 'Y';
    return static_cast<char32_t>((c & 1U) == 0 ? letter : letter + 0x20);
  }
  switch (c) {
    case 0x102: case 0x103: return c == 0x102 ? U'A' : U'a';
    case 0x110: case 0x111: return c == 0x110 ? U'D' : U'd';
    case 0x128: case 0x129: return c == 0x128 ? U'I' : U'i';
    case 0x168: case 0x169: return c == 0x168 ? U'U' : U'u';
    case 0x1A0: case 0x1A1: return c == 0x1A0 ? U'O' : U'o';
    case 0x1AF: case 0x1B0: return c == 0x1AF ? U'U' : U'u';
    case 0x2013: return U'0';
    case 0x2212: return U'+';
    default: return 0;
  }
}

/// o and u with a horn are wider by it.
bool has_horn(char32_t c) {
  return c == 0x1A0 || c == 0x1A1 || c == 0x1AF || c == 0x1B0 || (c >= 0x1EDA && c <= 0x1EE3) || (c >= 0x1EE8 && c <= 0x1EF1);
}

char32_t decode(std::string_view letter) {
  const auto at = [letter](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(letter[i])); };
  switch (letter.size()) {
    case 2: return (at(0) & 0x1F) << 6 | (at(1) & 0x3F);
    case 3: return (at(0) & 0x0F) << 12 | (at(1) & 0x3F) << 6 | (at(2) & 0x3F);
    case 4: return (at(0) & 0x07) << 18 | (at(1) & 0x3F) << 12 | (at(2) & 0x3F) << 6 | (at(3) & 0x3F);
    default: return at(0);
  }
}

double luminance(Color color) {
  const auto channel = [color](unsigned shift) {
    const double v = static_cast<double>(color >> shift & 255U) / 255;
    return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(16) + 0.7152 * channel(8) + 0.0722 * channel(0);
}

}  // namespace

Color ink_color(chart::Ink ink, Scheme scheme) {
  const auto of = [scheme](Color light, Color dark, Color contrast) {
    return scheme == Scheme::dark ? dark : scheme == Scheme::contrast ? contrast : light;
  };
  using enum chart::Ink;
  switch (ink) {
    case text: return of(0x15211C, 0xEDF3EF, 0x000000);
    case muted: return of(0x55625C, 0xAAB7B0, 0x1F1F1F);
    case faint: return of(0x5C6862, 0x93A199, 0x2E2E2E);
    case grid: case track: return of(0xECF0EE, 0x2A342F, 0xCCCCCC);
    case card: return of(0xFFFFFF, 0x18201C, 0xFFFFFF);
    case accent: case good: return of(0x0B7A4B, 0x35B57C, 0x00502F);
    case accent_soft: return of(0xE2F2E9, 0x17382A, 0xD8F0E2);
    case good_soft: return of(0xE2F2E9, 0x17382A, 0xE3F5EA);
    case near: return of(0xD9962B, 0xE0A63F, 0x6B4300);
    case near_soft: return of(0xFDF1D8, 0x3A2D12, 0xFFF3D1);
    case bad: return of(0xC9503C, 0xE2705C, 0x9B0F0F);
    case bad_soft: return of(0xFBE5E2, 0x42201B, 0xFFE9E6);
    case neutral: break;
  }
  return of(0x7C8781, 0x8B978F, 0x4A4A4A);
}

Color paint_color(const chart::Paint& paint, Scheme scheme) {
  const Color from = ink_color(paint.from, scheme), to = ink_color(paint.to, scheme);
  if (scheme == Scheme::contrast) return paint.mix <= 0.5F ? from : to;  // no blends
  if (paint.mix <= 0) return from;
  const auto channel = [&](unsigned shift) {
    const auto a = static_cast<float>(from >> shift & 255U), b = static_cast<float>(to >> shift & 255U);
    return static_cast<Color>(std::lround(a + (b - a) * std::clamp(paint.mix, 0.0F, 1.0F))) << shift;
  };
  return channel(16) | channel(8) | channel(0);
}

Color text_color(const chart::Text& text, Scheme scheme) {
  if (!text.on_fill) return paint_color(text.fill, scheme);
  const double ground = luminance(paint_color(text.ground, scheme)) + 0.05, dark = luminance(ink_color(chart::Ink::text)) + 0.05;
  if (ground / dark >= 4.5) return ink_color(chart::Ink::text);
  return 1.05 / ground >= 4.5 ? 0xFFFFFF : 0x000000;
}

float face_size(chart::Face face) {
  switch (face) {
    case chart::Face::caption: case chart::Face::caption_strong: return 12;
    case chart::Face::body: case chart::Face::strong: break;
    case chart::Face::title: return 17;
    case chart::Face::figure: return 31;
  }
  return 13;
}
bool face_is_bold(chart::Face face) { return face != chart::Face::caption && face != chart::Face::body; }

int letter_width(char32_t letter, bool bold) {
  if (letter >= 0x300 && letter < 0x370) return 0;  // marks that stand over the letter before
  const char32_t base = plain(letter);
  if (base < 0x20 || base > 0x7E) return letter >= 0x2000 ? 1000 : 600;
  const int width = (bold ? kBold : kRegular)[base - 0x20];
  return has_horn(letter) ? width + 100 : width;
}

float picture_width(chart::Face face, std::string_view text) {
  int sum = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t length = std::max<std::size_t>(utf8_length(text.substr(i)), 1);
    sum += letter_width(decode(text.substr(i, length)), face_is_bold(face));
    i += length;
  }
  return static_cast<float>(sum) * face_size(face) / 1000;
}

}  // namespace xanh::report
