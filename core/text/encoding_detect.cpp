// Which encoding a text is in. The measure is the spelling of Vietnamese: read in the right
// encoding nearly every word with an accent is a syllable, in a wrong one hardly any.
#include <algorithm>
#include <array>
#include <span>

#include "text/encoding.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace xanh::text {
namespace {

// Letters in Telex, to stay in ASCII: aw aa ee oo ow uw dd. Sorted, for binary search.
constexpr std::array<std::string_view, 28> kOnsets = {
    "", "b", "c", "ch", "d", "dd", "g", "gh", "gi", "h", "k", "kh", "l", "m",
    "n", "ng", "ngh", "nh", "p", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x"};
constexpr std::array<std::string_view, 165> kRhymes = {
    "a", "aac", "aam", "aan", "aang", "aap", "aat", "aau", "aay", "ac", "ach", "ai", "am", "an", "ang",
    "anh", "ao", "ap", "at", "au", "awc", "awk", "awm", "awn", "awng", "awp", "awt", "ay", "e", "ec",
    "ee", "eech", "eem", "een", "eenh", "eep", "eet", "eeu", "em", "en", "eng", "eo", "ep", "et", "i",
    "ia", "ich", "ieec", "ieem", "ieen", "ieeng", "ieep", "ieet", "ieeu", "im", "in", "inh", "ip", "it",
    "iu", "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oap", "oat", "oawc",
    "oawm", "oawn", "oawng", "oawt", "oay", "oc", "oe", "oen", "oeo", "oet", "oi", "om", "on", "ong",
    "oo", "ooc", "ooi", "oom", "oon", "oong", "oop", "oot", "op", "ot", "ow", "owi", "owm", "own",
    "owp", "owt", "u", "ua", "uaan", "uaang", "uaat", "uaay", "uc", "ue", "uee", "ueech", "ueenh", "ui",
    "um", "un", "ung", "uooc", "uooi", "uoom", "uoon", "uoong", "uoot", "uow", "up", "ut", "uw", "uwa",
    "uwc", "uwi", "uwm", "uwn", "uwng", "uwowc", "uwowi", "uwowm", "uwown", "uwowng", "uwowp", "uwowt",
    "uwowu", "uwt", "uwu", "uy", "uya", "uych", "uyeen", "uyeet", "uyn", "uynh", "uyp", "uyt", "uyu", "y",
    "yeem", "yeen", "yeeng", "yeet", "yeeu", "ych", "yn", "ynh", "yt", "yu"};

bool is_rhyme(std::string_view rhyme) {
  static const auto sorted = [] {
    auto rhymes = kRhymes;
    std::ranges::sort(rhymes);
    return rhymes;
  }();
  return std::ranges::binary_search(sorted, rhyme);
}

// The letter without its tone in Telex; empty when it is none of the Vietnamese alphabet.
std::string_view telex(char32_t letter) {
  static constexpr std::string_view kAlphabet = "abcdefghijklmnopqrstuvwxyz";
  switch (letter) {
    case 0x0103: return "aw";
    case 0x00E2: return "aa";
    case 0x00EA: return "ee";
    case 0x00F4: return "oo";
    case 0x01A1: return "ow";
    case 0x01B0: return "uw";
    case 0x0111: return "dd";
    default: return letter >= 'a' && letter <= 'z' ? kAlphabet.substr(letter - 'a', 1) : std::string_view();
  }
}

// One word as it is read, letter by letter.
struct Word {
  std::string spelling;  // in Telex, without tone
  std::size_t letters = 0;
  Tone tone = Tone::level;
  bool accented = false, wrong = false, after_small = false;

  void add(char32_t c) {
    ++letters;
    if (c >= 0x80) accented = true;
    const char32_t small = lower(c);
    // "hA": a capital beyond ASCII after a small ASCII letter. (The other way round is the
    // custom of capitals-only fonts.)
    if (c >= 0x80 && small != c && after_small) wrong = true;
    after_small = c >= 'a' && c <= 'z';
    const ToneLetter parts = c < 0x80 ? ToneLetter{small, Tone::level} : split_tone(small);
    const std::string_view written = telex(parts.letter);
    if (written.empty() || letters > 7 || (parts.tone != Tone::level && tone != Tone::level)) {
      wrong = true;
      return;
    }
    if (parts.tone != Tone::level) tone = parts.tone;
    spelling += written;
  }

  bool is_syllable() const {
    if (wrong) return false;
    for (std::size_t onset = 0; onset <= std::min<std::size_t>(3, spelling.size()); ++onset) {
      const std::string_view rest = std::string_view(spelling).substr(onset);
      if (!std::ranges::binary_search(kOnsets, std::string_view(spelling).substr(0, onset)) || !is_rhyme(rest)) {
        continue;
      }
      // A syllable closed by a stop has one of two tones.
      const bool stop = rest.ends_with("c") || rest.ends_with("ch") || rest.ends_with("p") || rest.ends_with("t");
      if (!stop || tone == Tone::sac || tone == Tone::nang) return true;
    }
    return false;
  }
};

// What may stand beside a word beyond ASCII: NBSP, dashes, quotes, bullet, ellipsis, the dong.
bool separates(char32_t c) {
  if (c < 0x80) return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
  return is_space(c) || c == 0x2013 || c == 0x2014 || (c >= 0x2018 && c <= 0x201E) || c == 0x2022 ||
         c == 0x2026 || c == 0x20AB || c == 0xFEFF;
}

EncodingEvidence weigh(Encoding encoding, std::string_view text) {
  EncodingEvidence evidence{.encoding = encoding};
  Word word;
  const auto end_word = [&] {
    if (word.accented && word.letters > 1) {  // one character alone tells nothing
      ++evidence.words;
      if (word.is_syllable()) ++evidence.syllables;
    }
    word = {};
  };
  for (std::size_t pos = 0; pos < text.size();) {
    const char32_t c = next_code_point(text, pos);
    if (separates(c)) {
      end_word();
    } else {
      word.add(c);
    }
  }
  end_word();
  return evidence;
}

double share(const EncodingEvidence& evidence) {
  return evidence.words == 0 ? 0
                             : static_cast<double>(evidence.syllables) / static_cast<double>(evidence.words);
}

// UTF-16 of letters and digits has NULs, and only on one side of its units: about three in four of
// Vietnamese, all of ASCII.
std::optional<Encoding> utf16_by_nuls(std::string_view sample) {
  std::array<std::size_t, 2> nuls{};
  const std::size_t units = sample.size() / 2;
  for (std::size_t i = 0; i < units * 2; ++i) nuls[i % 2] += sample[i] == '\0' ? 1 : 0;
  if (units < 2) return std::nullopt;
  if (nuls[0] == 0 && nuls[1] * 5 >= units * 2) return Encoding::utf16_le;
  if (nuls[1] == 0 && nuls[0] * 5 >= units * 2) return Encoding::utf16_be;
  return std::nullopt;
}

struct Utf8Count {
  std::size_t sequences = 0;  // well-formed ones of several bytes
  std::size_t invalid = 0;    // replacements made
};

Utf8Count count_utf8(std::string_view sample) {
  std::string out;
  out.reserve(sample.size());
  Decoder decoder(Encoding::utf8);
  decoder.feed(sample, out);  // without finish: a cut at the end is no fault
  Utf8Count count{.invalid = static_cast<std::size_t>(decoder.replaced())};
  for (const char c : out) count.sequences += (static_cast<unsigned char>(c) & 0xC0) == 0xC0 ? 1 : 0;
  count.sequences -= std::min(count.sequences, count.invalid);  // U+FFFD is one, too
  return count;
}

// windows-1252 by what Western words look like: a high byte is a letter beside a letter, or
// one of the marks that word processors make.
double western_share(std::string_view sample) {
  std::size_t high = 0, good = 0;
  const auto ascii_letter = [&](std::size_t at) {
    const char c = at < sample.size() ? static_cast<char>(sample[at] | 0x20) : ' ';
    return c >= 'a' && c <= 'z';
  };
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const auto byte = static_cast<unsigned char>(sample[i]);
    if (byte < 0x80) continue;
    ++high;
    const bool letter = byte >= 0xC0 && byte != 0xD7 && byte != 0xF7;
    const bool mark = byte == 0x80 || byte == 0x85 || (byte >= 0x91 && byte <= 0x97) || byte == 0xA0 ||
                      byte == 0xB0 || byte == 0xB2 || byte == 0xB3 || byte == 0xAB || byte == 0xBB;
    if (mark || (letter && ((i > 0 && ascii_letter(i - 1)) || ascii_letter(i + 1)))) ++good;
  }
  return high == 0 ? 0 : static_cast<double>(good) / static_cast<double>(high);
}

EncodingGuess guess_utf8(std::string_view sample, bool ascii) {
  EncodingGuess guess{.encoding = Encoding::utf8, .confidence = 1};
  if (ascii) return guess;
  const EncodingEvidence now = weigh(Encoding::utf8, sample);
  guess.evidence.push_back(now);
  if (share(now) >= 0.5) return guess;
  for (const Encoding each : {Encoding::utf8_as_1252, Encoding::tcvn3_in_utf8, Encoding::vni_in_utf8}) {
    guess.evidence.push_back(weigh(each, decode(each, sample)));
  }
  // Decisive or not at all: several words become Vietnamese, fewer than half were before. (Some
  // are in VNI, where a mark may look like an accented vowel.)
  const auto best = std::ranges::max_element(std::span(guess.evidence).subspan(1), {}, &EncodingEvidence::syllables);
  if (best->syllables >= 3 && share(*best) >= 0.6 && best->syllables >= 2 * now.syllables) {
    guess.encoding = best->encoding;
    guess.confidence = share(*best);
  }
  return guess;
}

}  // namespace

EncodingGuess detect_encoding(std::string_view sample, bool whole) {
  if (sample.starts_with("\xFF\xFE")) return {.encoding = Encoding::utf16_le, .mark_size = 2, .confidence = 1};
  if (sample.starts_with("\xFE\xFF")) return {.encoding = Encoding::utf16_be, .mark_size = 2, .confidence = 1};
  if (const auto wide = utf16_by_nuls(sample)) return {.encoding = *wide, .confidence = 0.9};
  const std::size_t mark = sample.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  const std::string_view text = sample.substr(mark);

  Utf8Count utf8 = count_utf8(text);
  const bool cut = whole && !text.empty() && !is_valid_utf8(text) && utf8.invalid == 0;
  if (cut) ++utf8.invalid;
  if (mark > 0 || utf8.invalid == 0 || utf8.sequences >= 20 * utf8.invalid) {
    EncodingGuess guess = guess_utf8(text, utf8.sequences == 0 && utf8.invalid == 0);
    guess.mark_size = mark;
    return guess;
  }

  EncodingGuess guess{.encoding = Encoding::windows_1252};
  for (const Encoding each : {Encoding::windows_1258, Encoding::tcvn3, Encoding::vni, Encoding::windows_1252}) {
    guess.evidence.push_back(weigh(each, decode(each, text)));
  }
  // The first of equals: text of both is then the same, or too short to tell.
  const auto vietnamese = std::span(guess.evidence).first(3);
  const auto best = std::ranges::max_element(vietnamese, {}, &EncodingEvidence::syllables);
  if (best->syllables * 2 >= best->words && best->syllables > 0) {
    guess.encoding = best->encoding;
    guess.confidence = share(*best) * static_cast<double>(best->words) / static_cast<double>(best->words + 1);
  } else if (const double western = western_share(text); western >= 0.8) {
    guess.confidence = 0.5 * western;
  }
  return guess;
}

}  // namespace xanh::text
