// Headers of forms as terms: the longest phrase first, words that say nothing left out.
#include "intake/form_rules.h"

#include <algorithm>

#include "facts/trait_names.h"
#include "text/fold.h"

namespace xanh::intake {
namespace {

using facts::Base, facts::Property;

constexpr std::size_t kLongestHeader = 400, kMostWords = 80;

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

// Blanks where a word begins inside a name: tongToanTrinhTrucTuyen, onlineCount, HTN_TRUCTIEP.
std::string split_names(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool begins = i > 0 && is_upper(text[i]) &&
                        (is_lower(text[i - 1]) ||
                         (is_upper(text[i - 1]) && i + 1 < text.size() && is_lower(text[i + 1])));
    if (begins) out += ' ';
    out += text[i];
  }
  return out;
}

// The text without what stands in brackets, and that by itself.
std::pair<std::string, std::vector<std::string>> split_brackets(std::string_view text) {
  std::string outside;
  std::vector<std::string> inside;
  std::size_t depth = 0;
  for (const char c : text) {
    if (c == '(' || c == '[') {
      if (depth++ == 0) inside.emplace_back();
      outside += ' ';
    } else if (c == ')' || c == ']') {
      if (depth > 0) --depth;
    } else if (depth > 0) {
      inside.back() += c;
    } else {
      outside += c;
    }
  }
  return {outside, inside};
}

std::vector<std::string_view> words_of(std::string_view key) {
  std::vector<std::string_view> out;
  for (std::size_t at = 0; at < key.size() && out.size() <= kMostWords;) {
    const std::size_t end = std::min(key.find(' ', at), key.size());
    if (end > at) out.push_back(key.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// Cut at the first of the phrases that does not begin the key.
void cut_at(std::string& key, const std::vector<std::string>& phrases) {
  const std::string padded = " " + key + " ";
  std::size_t at = std::string::npos;
  for (const std::string& phrase : phrases) {
    const std::size_t found = padded.find(phrase, 1);
    at = std::min(at, found);
  }
  if (at != std::string::npos) key.resize(at - 1);
}

}  // namespace

std::string form_key(std::string_view text) { return text::bare_key(split_names(text)); }

std::uint8_t all_values(Property property) {
  const auto known = [](std::size_t names) {
    return static_cast<std::uint8_t>((1u << names) - 2u);
  };
  switch (property) {
    case Property::channel:
      return known(facts::kChannelNames.size());
    case Property::level:
      return known(facts::kLevelNames.size());
    case Property::status:
      return known(facts::kStatusNames.size());
    case Property::timing:
      return known(facts::kTimingNames.size());
    default:
      return known(facts::kFlagNames.size());
  }
}

facts::Extent extent_of(const Where& where) {
  facts::Extent out;
  for (std::size_t i = 0; i < where.size(); ++i) {
    const auto property = static_cast<Property>(i);
    if (where[i] != 0 && where[i] != all_values(property)) out[property] = where[i];
  }
  return out;
}

const FormTerm::Effect& FormTerm::under_base(std::optional<Base> base) const {
  if (!base) return effect;
  const bool is_pending = *base == Base::pending_in_time || *base == Base::pending_overdue;
  const Base looked = is_pending ? Base::pending : *base;
  const auto found = std::ranges::find(under, looked, &std::pair<Base, Effect>::first);
  return found == under.end() ? effect : found->second;
}

facts::StatementShape FormMeaning::shape() const {
  return {.base = base.value_or(Base::received), .extent = extent_of(where)};
}

FormReading FormRules::Impl::read(std::string_view text) const {
  FormReading out;
  if (text.size() > kLongestHeader) {
    out.words = out.unknown = 1;
    return out;
  }
  const auto add = [this](FormReading& reading, std::string_view key) {
    const std::vector<std::string_view> words = words_of(key);
    reading.words += words.size();
    for (std::size_t at = 0; at < words.size();) {
      std::size_t length = std::min(longest_phrase, words.size() - at);
      auto found = phrases.end();
      for (; length > 0; --length) {
        const std::string_view last = words[at + length - 1];
        const std::string phrase(
            words[at].data(),
            static_cast<std::size_t>(last.data() + last.size() - words[at].data()));
        found = phrases.find(phrase);
        if (found != phrases.end()) break;
      }
      if (found == phrases.end()) {
        ++reading.unknown;
        ++at;
        continue;
      }
      const FormTerm& term = terms[found->second];
      if (!term.filler) reading.terms.push_back(found->second);
      reading.rate = reading.rate || term.rate;
      reading.ignore = reading.ignore || term.ignore;
      reading.total = reading.total || term.total;
      at += length;
    }
  };
  auto [outside, inside] = split_brackets(text);
  std::string key = form_key(outside);
  cut_at(key, cut);
  add(out, key);
  // "Truc tuyen (toan trinh)" says more, "(bao gom ca ho so tra lai)" and "(3)" do not.
  for (const std::string& part : inside) {
    FormReading more;
    add(more, form_key(part));
    const bool alone = out.words == 0;
    if ((more.unknown > 0 || more.ignore) && !alone) continue;
    out.words += more.words;
    out.unknown += more.unknown;
    out.terms.insert(out.terms.end(), more.terms.begin(), more.terms.end());
    out.rate = out.rate || more.rate;
    out.ignore = out.ignore || more.ignore;
    out.total = out.total || more.total;
  }
  out.rate = out.rate || text.find('%') != std::string_view::npos;
  if (out.rate) {
    // Of "A / B" only A is what the rate is of.
    std::string numerator = form_key(outside.substr(0, outside.find('/')));
    cut_at(numerator, per);
    FormReading first{
        .terms = {}, .words = 0, .unknown = 0, .rate = true, .ignore = false, .total = false};
    add(first, numerator);
    if (first.words > 0) return first;
  }
  return out;
}

const FormRules::Impl::Label* FormRules::Impl::label(std::string_view text) const {
  if (text.size() > kLongestHeader) return nullptr;
  const auto found = labels.find(form_key(text));
  return found == labels.end() ? nullptr : &found->second;
}

void FormRules::Impl::fold(FormMeaning& meaning, const FormReading& level) const {
  // A base that stands in the level is known to all its words, in whatever order.
  const auto is_plain = [](const FormTerm& term) {
    return term.under.empty() && term.effect.base &&
           extent_of(term.effect.where) == facts::Extent{};
  };
  for (const std::uint32_t id : level.terms) {
    if (!is_plain(terms[id])) continue;
    meaning.base = terms[id].effect.base;
    meaning.plain_base = true;
  }
  Where said{};
  for (const std::uint32_t id : level.terms) {
    const FormTerm& term = terms[id];
    const FormTerm::Effect& effect = term.under_base(meaning.base);
    if (effect.base && !is_plain(term)) meaning.base = effect.base;
    for (std::size_t p = 0; p < said.size(); ++p)
      said[p] = static_cast<std::uint8_t>(said[p] | effect.where[p]);
    meaning.in_period = meaning.in_period || term.in_period;
    if (!term.score.empty()) meaning.score = term.score;
    ++meaning.said;
  }
  for (std::size_t p = 0; p < said.size(); ++p) {
    if (said[p] != 0) meaning.where[p] = said[p];
  }
  meaning.total = level.total;
  meaning.part =
      std::ranges::any_of(level.terms, [this](std::uint32_t id) { return terms[id].part; });
  meaning.rate = meaning.rate || level.rate;
  meaning.ignore = meaning.ignore || level.ignore;
}

std::optional<Where> FormRules::Impl::narrowing(std::string_view text) const {
  const FormReading reading = read(text);
  if (!reading.understood() || reading.rate || reading.ignore || reading.terms.empty())
    return std::nullopt;
  FormMeaning meaning;
  fold(meaning, reading);
  const bool says = std::ranges::any_of(meaning.where, [](std::uint8_t bits) { return bits != 0; });
  if (!says || meaning.base || meaning.total || !meaning.score.empty()) return std::nullopt;
  return meaning.where;
}

}  // namespace xanh::intake
