#include "facts/dossier_code.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/digits.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace xanh::facts {
namespace {

// The two top bits are the form; below them the parts of the code stand as one mixed-radix number:
//   0 plain    letter, authority, one segment or none, day, counter of 4-7 digits (plus one: never 0)
//   1 deep     letter, authority, two segments, day, counter of 4-5 digits
//   2 legacy   letter, authority, middle number of 000.00.MM.HNN, day, counter of 4-7 digits
//   3 hash     62 bits of a hash of anything else. Among 10 million hashed codes the chance that
//              any two differ and collide is about 1 in 90,000.
enum class Form : std::uint8_t { plain, deep, legacy, hash };
constexpr int kFormShift = 62;
constexpr std::uint64_t kLow62 = (std::uint64_t{1} << kFormShift) - 1;

constexpr std::uint64_t kSegments = 1110;            // 0-9, 00-99, 000-999
constexpr std::uint64_t kDays = 36525;               // 2000-01-01 to 2099-12-31
constexpr std::uint64_t kShortCounters = 110'000;    // 4 and 5 digits
constexpr std::uint64_t kCounters = 11'110'000;      // 4 to 7 digits

struct Parts {
  char letter = 'H';
  unsigned authority = 0;
  std::array<unsigned, 2> segments{};
  std::array<unsigned, 2> widths{};  // digits of each segment
  unsigned segment_count = 0;
  bool legacy = false;
  text::Day day = 0;
  unsigned counter = 0, counter_width = 0;
};

struct Scanner {
  std::string_view text;
  bool take(char c) {
    if (text.empty() || text[0] != c) return false;
    text.remove_prefix(1);
    return true;
  }
  // All digits ahead, from `least` to `most` of them; 0 when there are fewer or more.
  unsigned take_digits(unsigned least, unsigned most, unsigned& value) {
    unsigned count = 0, sum = 0;
    while (count < text.size() && text[count] >= '0' && text[count] <= '9') {
      if (count == most) return 0;
      sum = sum * 10 + static_cast<unsigned>(text[count++] - '0');
    }
    if (count < least) return 0;
    text.remove_prefix(count);
    value = sum;
    return count;
  }
};

const text::Day kFirstDay = text::day_from_civil(2000, 1, 1);

std::optional<Parts> parse(std::string_view code) {
  Scanner scan{code};
  Parts parts;
  if (scan.text.starts_with("000.00.")) {
    scan.text.remove_prefix(7);
    parts.legacy = true;
    if (scan.take_digits(2, 2, parts.segments[0]) == 0 || !scan.take('.')) return std::nullopt;
  }
  if (scan.text.empty() || (scan.text[0] != 'G' && scan.text[0] != 'H')) return std::nullopt;
  parts.letter = scan.text[0];
  scan.text.remove_prefix(1);
  if (scan.take_digits(2, 2, parts.authority) == 0) return std::nullopt;
  while (!parts.legacy && scan.take('.')) {
    if (parts.segment_count == parts.segments.size()) return std::nullopt;
    const std::size_t at = parts.segment_count++;
    parts.widths[at] = scan.take_digits(1, 3, parts.segments[at]);
    if (parts.widths[at] == 0) return std::nullopt;
  }
  unsigned date = 0;
  if (!scan.take('-') || scan.take_digits(6, 6, date) == 0 || !scan.take('-')) return std::nullopt;
  const int year = 2000 + static_cast<int>(date / 10000), month = static_cast<int>(date / 100 % 100);
  if (!text::is_valid_civil(year, month, static_cast<int>(date % 100))) return std::nullopt;
  parts.day = text::day_from_civil(year, month, static_cast<int>(date % 100));
  parts.counter_width = scan.take_digits(4, 7, parts.counter);
  if (parts.counter_width == 0 || !scan.text.empty()) return std::nullopt;
  if (parts.segment_count == 2 && parts.counter_width > 5) return std::nullopt;  // no room
  return parts;
}

// A number written with a width from `least` on, as one index: 0-9 come before 00-99.
std::uint64_t index_of(unsigned value, unsigned width, unsigned least) {
  std::uint64_t offset = 0, size = 1;
  for (unsigned w = 1; w < width; ++w) {
    size *= 10;
    if (w >= least) offset += size;
  }
  return offset + value;
}

std::string number_at(std::uint64_t index, unsigned least) {
  std::uint64_t size = 1;
  for (unsigned w = 1;; ++w) {
    size *= 10;
    if (w < least) continue;
    if (index < size) return text::padded(index, w);
    index -= size;
  }
}

PackedCode encode(const Parts& p) {
  std::uint64_t word = p.letter == 'G' ? 1 : 0;
  const auto put = [&word](std::uint64_t digit, std::uint64_t radix) { word = word * radix + digit; };
  const auto segment = [&p](std::size_t i) { return index_of(p.segments[i], p.widths[i], 1); };
  put(p.authority, 100);
  Form form = Form::plain;
  if (p.legacy) {
    form = Form::legacy;
    put(p.segments[0], 100);
  } else if (p.segment_count == 2) {
    form = Form::deep;
    put(segment(0), kSegments);
    put(segment(1), kSegments);
  } else {
    put(p.segment_count == 0 ? kSegments : segment(0), kSegments + 1);
  }
  put(static_cast<std::uint64_t>(p.day - kFirstDay), kDays);
  put(index_of(p.counter, p.counter_width, 4), form == Form::deep ? kShortCounters : kCounters);
  if (form == Form::plain) ++word;
  return static_cast<std::uint64_t>(form) << kFormShift | word;
}

struct Decoded {
  std::string unit;  // "H38.12"
  text::Day day = 0;
  std::string counter;
};

std::optional<Decoded> decode(PackedCode code) {
  const auto form = static_cast<Form>(code >> kFormShift);
  if (code == 0 || form == Form::hash) return std::nullopt;
  std::uint64_t word = code & kLow62;
  if (form == Form::plain) --word;
  const auto take = [&word](std::uint64_t radix) {
    const std::uint64_t digit = word % radix;
    word /= radix;
    return digit;
  };
  Decoded out;
  out.counter = number_at(take(form == Form::deep ? kShortCounters : kCounters), 4);
  out.day = kFirstDay + static_cast<text::Day>(take(kDays));
  std::string before, after;
  if (form == Form::legacy) {
    before = "000.00." + text::padded(take(100), 2) + ".";
  } else if (form == Form::deep) {
    after = "." + number_at(take(kSegments), 1);
    after = "." + number_at(take(kSegments), 1) + after;
  } else if (const std::uint64_t segment = take(kSegments + 1); segment != kSegments) {
    after = "." + number_at(segment, 1);
  }
  const std::uint64_t authority = take(100);
  out.unit = before + (word == 1 ? 'G' : 'H') + text::padded(authority, 2) + after;
  return out;
}

constexpr std::uint64_t kUnitPlaces = kSegments + 1 + kSegments * kSegments;  // one segment, none, two

// The legacy middle number is the present segment; 00 is the authority itself.
std::uint32_t unit_key(const Parts& p) {
  std::uint64_t place = kSegments;
  if (p.legacy) {
    if (p.segments[0] != 0) place = index_of(p.segments[0], 2, 1);
  } else if (p.segment_count == 1) {
    place = index_of(p.segments[0], p.widths[0], 1);
  } else if (p.segment_count == 2) {
    place = kSegments + 1 + index_of(p.segments[0], p.widths[0], 1) * kSegments + index_of(p.segments[1], p.widths[1], 1);
  }
  return static_cast<std::uint32_t>(((p.letter == 'G' ? 100u : 0u) + p.authority) * kUnitPlaces + place + 1);
}

// Case, stray blanks and dashes differ between exports of one system. `code` is tidy.
std::string level(std::string_view code) {
  std::string out;
  out.reserve(code.size());
  if (code.starts_with('\'')) code.remove_prefix(1);  // a spreadsheet's sign of text
  for (std::size_t at = 0; at < code.size();) {
    const char32_t c = text::next_code_point(code, at);
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0xFE63 || c == 0xFF0D) {
      out.push_back('-');
    } else if (c >= U'a' && c <= U'z') {
      out.push_back(static_cast<char>(c - 32));
    } else {
      text::append_code_point(out, c);
    }
  }
  // Blanks that stand for the two dashes.
  const bool parted = out.find('-') == std::string::npos && std::ranges::count(out, ' ') == 2;
  if (parted) {
    std::ranges::replace(out, ' ', '-');
  } else {
    std::erase(out, ' ');
  }
  return out;
}

// "H3812-..." and "0000012H38-..." with their dots; anything else as it is.
std::string with_dots(const std::string& code) {
  const std::string_view unit = std::string_view(code).substr(0, code.find('-'));
  const auto digits = [](std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  };
  const auto is_letter = [](char c) { return c == 'G' || c == 'H'; };
  std::string out = code;
  if (unit.size() >= 4 && unit.size() <= 6 && is_letter(unit[0]) && digits(unit.substr(1))) {
    out.insert(3, ".");
  } else if (unit.size() == 10 && digits(unit.substr(0, 7)) && is_letter(unit[7]) && digits(unit.substr(8))) {
    out.insert(7, ".").insert(5, ".").insert(3, ".");
  }
  return out;
}

// The day of codes that are known and too long for 62 bits: any numbers in front of a legacy unit,
// three segments, counters of more digits.
std::optional<text::Day> long_form_day(std::string_view code) {
  Scanner scan{code};
  unsigned number = 0;
  const bool legacy = !scan.text.empty() && scan.text[0] >= '0' && scan.text[0] <= '9';
  if (legacy) {
    for (const unsigned width : {3u, 2u, 2u}) {
      if (scan.take_digits(width, width, number) == 0 || !scan.take('.')) return std::nullopt;
    }
  }
  if (!scan.take('H') && !scan.take('G')) return std::nullopt;
  if (scan.take_digits(2, 2, number) == 0) return std::nullopt;
  for (int segments = 0; !legacy && scan.take('.'); ++segments) {
    if (segments == 3 || scan.take_digits(1, 3, number) == 0) return std::nullopt;
  }
  unsigned date = 0;
  if (!scan.take('-') || scan.take_digits(6, 6, date) == 0 || !scan.take('-')) return std::nullopt;
  const int year = 2000 + static_cast<int>(date / 10000), month = static_cast<int>(date / 100 % 100), day = static_cast<int>(date % 100);
  const bool counter = scan.text.size() >= 4 && std::ranges::all_of(scan.text, [](char c) { return c >= '0' && c <= '9'; });
  if (!counter || !text::is_valid_civil(year, month, day)) return std::nullopt;
  return text::day_from_civil(year, month, day);
}

// Two rounds of multiply-and-fold over 8-byte words; the same everywhere.
std::uint64_t hash(std::string_view text) {
  constexpr std::uint64_t kA = 0x9E3779B97F4A7C15, kB = 0xD6E8FEB86659FD93;
  std::uint64_t h = kA ^ text.size();
  std::uint64_t word = 0;
  int filled = 0;
  const auto mix = [&h](std::uint64_t w) {
    h = (h ^ w) * kB;
    h ^= h >> 32;
  };
  for (const char c : text) {
    word = word << 8 | static_cast<unsigned char>(c);
    if (++filled == 8) {
      mix(word);
      word = 0, filled = 0;
    }
  }
  mix(word);
  mix(kA);
  return h;
}

}  // namespace

CodeReading read_code(std::string_view text) {
  // As nearly all codes are written: no copy. What is not in this form may still be after mending.
  if (const auto parts = parse(text)) return {encode(*parts), parts->day, unit_key(*parts), true, false};
  const std::string code = text::tidy(text);
  if (code.empty()) return {};
  if (const auto parts = parse(code)) return {encode(*parts), parts->day, unit_key(*parts), true, false};
  const std::string even = level(code);
  for (const std::string& mended : {even, with_dots(even)}) {
    if (const auto parts = parse(mended)) return {encode(*parts), parts->day, unit_key(*parts), true, true};
  }
  const std::optional<text::Day> day = long_form_day(even);
  return {static_cast<std::uint64_t>(Form::hash) << kFormShift | (hash(even) & kLow62), day.value_or(0), 0, day.has_value(),
          day.has_value() && even != code};
}

PackedCode pack_code(std::string_view text) { return read_code(text).code; }

std::string issuing_unit_of(std::uint32_t key) {
  std::uint64_t rest = key - 1;
  const auto place = static_cast<std::uint32_t>(rest % kUnitPlaces);
  rest /= kUnitPlaces;
  std::string out = (rest / 100 == 1 ? 'G' : 'H') + text::padded(rest % 100, 2);
  if (place == kSegments) return out;
  if (place < kSegments) return out + "." + number_at(place, 1);
  const std::uint64_t pair = place - kSegments - 1;
  return out + "." + number_at(pair / kSegments, 1) + "." + number_at(pair % kSegments, 1);
}

std::optional<std::string> unpack_code(PackedCode code) {
  const auto parts = decode(code);
  if (!parts) return std::nullopt;
  const text::Civil day = text::civil_from_day(parts->day);
  const auto number = static_cast<std::uint64_t>((day.year - 2000) * 10000 + day.month * 100 + day.day);
  return parts->unit + '-' + text::padded(number, 6) + '-' + parts->counter;
}

std::optional<text::Day> filing_day(PackedCode code) {
  const auto parts = decode(code);
  return parts ? std::optional(parts->day) : std::nullopt;
}

std::optional<std::string> issuing_unit(PackedCode code) {
  auto parts = decode(code);
  return parts ? std::optional(std::move(parts->unit)) : std::nullopt;
}

}  // namespace xanh::facts
