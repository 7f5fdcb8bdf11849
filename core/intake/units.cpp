#include "intake/units.h"

#include <algorithm>
#include <mutex>
#include <optional>

#include "base/sort.h"
#include "intake/unit_index.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace xanh::intake {
namespace {

bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == U'`' || c == 0xB4 || c == 0x2BC || c == 0x2018 || c == 0x2019;
}

bool sets_apart(char32_t c) {
  return c == U'-' || c == U',' || c == U';' || c == U'(' || c == U')' || c == U'[' || c == U']' ||
         (c >= 0x2010 && c <= 0x2015);
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

std::size_t word_count(const std::string& key) { return static_cast<std::size_t>(std::ranges::count(key, ' ')) + 1; }

// As split_unit and join_keys make it, in one go.
std::string key_of(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (!is_apostrophe(text::next_code_point(text, at))) kept.append(text.substr(begin, at - begin));
  }
  return text::fold_key(kept);
}

// "So Tai nguyen va Moi truong" is also written without its "va" (and).
std::string without_and(const std::string& key) {
  constexpr std::string_view kAnd = " v\xC3\xA0 ";
  std::string out = key;
  for (auto at = out.find(kAnd); at != std::string::npos; at = out.find(kAnd, at)) out.replace(at, kAnd.size(), " ");
  return out;
}

}  // namespace

UnitWords split_unit(std::string_view cell) {
  const std::string text = text::tidy(cell);
  UnitWords words;
  std::string shown, kept;
  bool apart = false;
  const auto flush = [&] {
    std::string key = text::fold_key(kept);
    if (!key.empty()) {
      words.push_back({std::move(shown), std::move(key), apart});
      apart = false;
    }
    shown.clear();
    kept.clear();
  };
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = text::next_code_point(text, at);
    if (c == U' ' || c == U'_' || sets_apart(c)) {
      flush();
      apart = apart || sets_apart(c);
    } else {
      text::append_code_point(shown, c);
      if (!is_apostrophe(c)) text::append_code_point(kept, c);
      if (c == U'.' && !is_digit(before)) flush();  // "TP.Lao Cai", but not "H44.100"
    }
    before = c;
  }
  flush();
  return words;
}

std::string join_keys(const UnitWords& words, std::size_t first, std::size_t last) {
  std::string out;
  for (std::size_t i = first; i < last; ++i) {
    if (i > first) out += ' ';
    out += words[i].key;
  }
  return out;
}

UnitIndex::Impl::Impl(UnitRules given) : rules(std::move(given)) {
  for (std::size_t i = 0; i < rules.kinds.size(); ++i) {
    kind_keys.push_back(text::fold_key(rules.kinds[i].name));
    kinds.emplace(kind_keys.back(), KindKey{static_cast<std::uint8_t>(i), false});
    longest_kind = std::max(longest_kind, word_count(kind_keys.back()));
    for (const std::string& other : rules.kinds[i].shorts) {
      kinds.emplace(text::fold_key(other), KindKey{static_cast<std::uint8_t>(i), other.size() == 1});
    }
  }
  for (const std::string& wrapper : rules.wrappers) {
    std::string key = key_of(wrapper);
    longest_wrapper = std::max(longest_wrapper, word_count(key));
    wrappers.insert(std::move(key));
  }
  std::unordered_map<std::string, std::size_t> first_words;
  for (std::size_t i = 0; i < rules.agencies.size(); ++i) {
    const UnitRules::Agency& agency = rules.agencies[i];
    const auto add = [&](const std::string& name) {
      const std::string key = key_of(name);
      agencies.emplace(key, i);
      agencies.emplace(without_and(key), i);
      return key;
    };
    const std::string key = add(agency.name);
    for (const std::string& alias : agency.aliases) add(alias);
    for (const std::string& code : agency.codes) agency_codes.emplace(code, i);
    if (agency.level == facts::UnitLevel::department) ++first_words[key.substr(0, key.find(' '))];
  }
  std::size_t most = 0;
  for (const auto& [word, count] : first_words) {
    if (count > most) most = count, department_word = word;
  }

  const auto add_province = [&](std::string_view name, ProvinceRef ref) {
    std::string key = key_of(name);
    longest_province = std::max(longest_province, word_count(key));
    bare_province_names.emplace(text::bare_key(key), ref);
    province_names.emplace(std::move(key), ref);
  };
  for (std::size_t i = 0; i < rules.provinces.size(); ++i) {
    const UnitRules::Province& province = rules.provinces[i];
    const auto index = static_cast<std::int16_t>(i);
    add_province(province.name, {index, -1});
    province_codes.emplace(province.h, ProvinceRef{index, -1});
    std::size_t absorbed = 0;
    for (const std::int16_t former : province.former) {
      const std::string& name = rules.former_provinces[static_cast<std::size_t>(former)].name;
      if (text::fold_key(name) == text::fold_key(province.name)) continue;
      add_province(name, {index, former});
      if (absorbed < province.absorbed_h.size()) province_codes.emplace(province.absorbed_h[absorbed++], ProvinceRef{index, former});
    }
  }
  for (const auto& [alias, name] : rules.province_aliases) {
    if (const auto meant = province_names.find(key_of(name)); meant != province_names.end()) add_province(alias, meant->second);
  }

  entries.reserve(rules.communes.size() + rules.districts.size());
  const auto add_places = [this](const std::vector<UnitRules::Place>& places, bool district) {
    for (std::uint32_t i = 0; i < places.size(); ++i) entries.push_back({key_of(places[i].name), places[i].kind, district, i});
  };
  add_places(rules.communes, false);
  add_places(rules.districts, true);
  sort_stably(entries, {}, &Entry::name);
  for (std::uint32_t i = 0; i < rules.communes.size(); ++i) communes_by_code.emplace(rules.communes[i].code, i);
}

std::span<const UnitIndex::Impl::Entry> UnitIndex::Impl::named(const std::string& name) const {
  const auto found = std::ranges::equal_range(entries, name, {}, &Entry::name);
  return {found.begin(), found.end()};
}

std::string_view UnitIndex::Impl::province_name(ProvinceRef ref) const {
  if (ref.former >= 0) return rules.former_provinces[static_cast<std::size_t>(ref.former)].name;
  return ref.known() ? std::string_view(rules.provinces[static_cast<std::size_t>(ref.province)].name) : std::string_view();
}

std::string_view UnitIndex::Impl::province_full_name(ProvinceRef ref) const {
  if (ref.former >= 0) return rules.former_provinces[static_cast<std::size_t>(ref.former)].full_name;
  return ref.known() ? std::string_view(rules.provinces[static_cast<std::size_t>(ref.province)].full_name) : std::string_view();
}

struct UnitIndex::Lazy {
  explicit Lazy(UnitRules given) : rules(std::move(given)) {}
  std::once_flag once;
  UnitRules rules;  // until the index has taken them
  std::optional<Impl> impl;
};

UnitIndex::UnitIndex(UnitRules rules) : lazy_(std::make_shared<Lazy>(std::move(rules))) {}

const UnitIndex::Impl& UnitIndex::impl() const {
  std::call_once(lazy_->once, [this] {
    lazy_->impl.emplace(lazy_->rules);  // a copy: should memory be short, the next call tries again
    lazy_->rules = {};
  });
  return *lazy_->impl;
}

std::string_view UnitIndex::province_name(ProvinceRef ref) const { return impl().province_name(ref); }

}  // namespace xanh::intake
