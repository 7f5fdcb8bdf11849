// From a cell to a unit: the whole cell first, then without the province behind it, then as an
// office of a place, then by the bare name.
#include <algorithm>

#include "base/sort.h"
#include "intake/unit_index.h"
#include "text/ascii.h"
#include "text/fold.h"

namespace xanh::intake {
namespace {

using facts::UnitLevel;
using How = UnitMatch::How;
using Impl = UnitIndex::Impl;

std::size_t at(std::int16_t index) { return static_cast<std::size_t>(index); }

std::vector<std::string_view> parts_of(std::string_view code) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= code.size();) {
    const std::size_t end = std::min(code.find('.', begin), code.size());
    parts.push_back(code.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

bool is_body(std::string_view part) {  // "H38", "G15"
  return part.size() == 3 && (part[0] == 'H' || part[0] == 'G') && text::is_digit(part[1]) && text::is_digit(part[2]);
}

// The present form of a unit's code (domain.md 5.4): "H44.100" stays, "000.00.12.H38" becomes
// "H38.12"; "" when it is none.
std::string present_code(std::string_view text) {
  std::vector<std::string_view> parts = parts_of(text);
  if (parts.size() > 4) return {};
  const bool legacy = parts.size() == 4 && is_body(parts.back());
  if (legacy) std::ranges::reverse(parts);
  if (!is_body(parts.front())) return {};
  std::string out(parts.front());
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (parts[i].empty() || parts[i].size() > 3 || !std::ranges::all_of(parts[i], text::is_digit)) return {};
    const bool nothing = legacy && parts[i].find_first_not_of('0') == std::string_view::npos;
    if (!nothing) (out += '.') += parts[i];
  }
  return out;
}

class Matcher {
 public:
  Matcher(const Impl& index, const UnitContext& context, std::string_view cell)
      : index_(index), context_(context), cell_(text::tidy(cell)), words_(split_unit(cell_)) {}

  UnitMatch run() {
    if (words_.empty()) return {.name = cell_};
    if (auto found = by_code()) return std::move(*found);
    // "H44.100 - UBND xa Lam Thao": the code says where.
    ProvinceRef ref = context_.place;
    bool explicit_ref = false;
    std::size_t first = 0;
    if (const std::string code = present_code(words_[0].shown); !code.empty() && words_.size() > 1) {
      first = 1;
      if (const auto known = index_.province_codes.find(code.substr(0, 3)); known != index_.province_codes.end()) {
        ref = known->second;
        explicit_ref = true;
      }
    }
    const std::size_t last = words_.size();
    if (auto found = exact(first, last, ref, explicit_ref)) return std::move(*found);
    for (std::size_t i = first + 1; i < last; ++i) {
      const auto [place, kind] = province_tail(first, i);
      if (!place.known()) continue;
      return in_province(first, i, place, kind);
    }
    return within(first, last, ref, explicit_ref);
  }

  // The province that the cell itself names behind the unit.
  ProvinceRef stated() const {
    for (std::size_t i = 1; i < words_.size(); ++i) {
      if (const auto [place, kind] = province_tail(0, i); place.known()) return place;
    }
    return {};
  }

  // What may be meant by a commune or district of this cell, anywhere.
  std::vector<const Impl::Entry*> places() const {
    const std::size_t first = unwrapped(0, words_.size());
    const auto kind = kind_at(first, words_.size());
    if (!kind) return {};
    return candidates(kind->kind, join_keys(words_, first + kind->words, words_.size()), {}, false);
  }

 private:
  struct KindHere {
    std::uint8_t kind;
    std::size_t words;
    bool letter;
  };

  std::optional<KindHere> kind_at(std::size_t first, std::size_t last) const {
    for (std::size_t n = std::min(index_.longest_kind, last - first); n > 0; --n) {
      const auto found = index_.kinds.find(join_keys(words_, first, first + n));
      if (found != index_.kinds.end()) return KindHere{found->second.kind, n, found->second.letter};
    }
    return std::nullopt;
  }

  const UnitRules::Kind& kind_of(std::uint8_t kind) const { return index_.rules.kinds[kind]; }
  UnitLevel level_of(std::uint8_t kind) const { return kind_of(kind).level; }

  // Behind all of "Bo phan Mot cua UBND".
  std::size_t unwrapped(std::size_t first, std::size_t last) const {
    for (bool again = true; again;) {
      again = false;
      for (std::size_t n = std::min(index_.longest_wrapper, last - first); n > 0; --n) {
        if (!index_.wrappers.contains(join_keys(words_, first, first + n))) continue;
        first += n;
        again = true;
        break;
      }
    }
    return first;
  }

  ProvinceRef province_named(std::size_t first, std::size_t last) const {
    if (first >= last || last - first > index_.longest_province) return {};
    const auto found = index_.province_names.find(join_keys(words_, first, last));
    return found == index_.province_names.end() ? ProvinceRef{} : found->second;
  }

  bool is_old() const { return context_.last_day != 0 && context_.last_day < index_.rules.two_tier_day; }

  bool is_district(std::uint8_t kind, const std::string& name) const {
    return std::ranges::any_of(index_.named(name), [kind](const Impl::Entry& e) { return e.district && e.kind == kind; });
  }

  // "Thanh pho" of Hai Phong, "Tinh" of any province; "thanh pho Lao Cai" was a district.
  bool bears_kind(std::uint8_t kind, ProvinceRef ref, const std::string& name) const {
    if (!kind_of(kind).of_province) return false;
    if (level_of(kind) == UnitLevel::province) return true;
    return index_.province_full_name(ref).starts_with(kind_of(kind).name + " ") || !is_district(kind, name);
  }

  // "Thanh pho Bac Ninh" was a district and is a province since 2026 (domain.md 4.1).
  bool may_be_either(std::uint8_t kind, ProvinceRef ref) const {
    return kind_of(kind).of_province && level_of(kind) != UnitLevel::province && !is_old() && ref.known() &&
           std::ranges::contains(index_.rules.new_cities, index_.province_name(ref));
  }

  // Do the words from `i` on say a province behind something? Then which, and under what kind.
  std::pair<ProvinceRef, std::string> province_tail(std::size_t first, std::size_t i) const {
    const std::size_t last = words_.size();
    if (const auto kind = kind_at(i, last); kind && kind_of(kind->kind).of_province && i + kind->words < last) {
      const ProvinceRef ref = province_named(i + kind->words, last);
      if (!ref.known()) return {};
      const std::string name = join_keys(words_, i + kind->words, last);
      // "So Tu phap thanh pho Bac Ninh": only a province has such departments.
      const bool of_province = index_.agencies.contains(join_keys(words_, first, i)) &&
                               !index_.agencies.contains(join_keys(words_, first, i) + " " + index_.kind_keys[kind->kind]);
      if (bears_kind(kind->kind, ref, name) || of_province) return {ref, index_.kind_keys[kind->kind]};
      return {};
    }
    return {words_[i].apart ? province_named(i, last) : ProvinceRef{}, ""};
  }

  // Communes of the province as it is now, districts of it or of the former one meant.
  std::vector<const Impl::Entry*> candidates(std::uint8_t kind, const std::string& name, ProvinceRef ref,
                                             bool explicit_ref) const {
    std::vector<const Impl::Entry*> out;
    for (const Impl::Entry& entry : index_.named(name)) {
      if (entry.kind == kind && (!ref.known() || index_.place(entry).province == ref.province)) out.push_back(&entry);
    }
    if (out.size() > 1 && out.front()->district && ref.known() && (explicit_ref || ref.former >= 0)) {
      std::erase_if(out, [&](const Impl::Entry* entry) { return !(ref_of(*entry) == ref); });
    }
    return out;
  }

  // A district's former province; where that bears the present one's name, the present one.
  ProvinceRef ref_of(const Impl::Entry& entry) const {
    const UnitRules::Place& place = index_.place(entry);
    ProvinceRef ref{place.province, place.former};
    if (ref.former >= 0 && text::fold_key(index_.province_name(ref)) ==
                               text::fold_key(index_.province_name({ref.province, -1}))) {
      ref.former = -1;
    }
    return ref;
  }

  UnitMatch of_place(const Impl::Entry& entry, How how, double confidence) const {
    const UnitRules::Place& place = index_.place(entry);
    UnitMatch out{.how = how, .confidence = confidence, .name = place.full_name, .level = level_of(place.kind),
                  .code = place.code, .province = ref_of(entry), .former = entry.district || is_old()};
    // A commune of the old geography is another one that bears the name.
    if (!entry.district && is_old()) out.code.clear();
    bool elsewhere = false, twice = false;
    for (const Impl::Entry& other : index_.named(entry.name)) {
      if (&other == &entry || other.kind != entry.kind) continue;
      (index_.place(other).province == place.province ? twice : elsewhere) = true;
    }
    if (twice || (elsewhere && place.province != context_.place.province)) qualify(out);
    return out;
  }

  void qualify(UnitMatch& match) const {
    match.name += " (";
    match.name += index_.province_name(match.province);
    match.name += ')';
  }

  UnitMatch ambiguous(UnitLevel level) const { return {.how = How::ambiguous, .confidence = 0, .name = cell_, .level = level}; }

  UnitMatch of_province(ProvinceRef ref, How how) const {
    return {.how = how, .confidence = how == How::bare_name ? 0.8 : 1, .name = std::string(index_.province_full_name(ref)),
            .level = UnitLevel::province, .code = std::string(), .province = ref, .former = ref.former >= 0};
  }

  UnitMatch of_agency(std::size_t number, ProvinceRef ref, double confidence) const {
    const UnitRules::Agency& agency = index_.rules.agencies[number];
    UnitMatch out{.how = How::agency, .confidence = confidence, .name = agency.name, .level = agency.level,
                  .code = agency.codes.empty() ? std::string() : agency.codes.front(), .province = {},
                  .former = agency.until != 0};
    if (agency.level != UnitLevel::department) return out;
    out.province = ref;
    call_as_province(out.name, ref);
    if (ref.known() && !(ref == context_.place)) qualify(out);
    return out;
  }

  // "Thanh tra tinh" of a city is its "Thanh tra thanh pho".
  void call_as_province(std::string& name, ProvinceRef ref) const {
    const std::string_view full = index_.province_full_name(ref);
    for (std::size_t own = 0; own < index_.kind_keys.size(); ++own) {
      if (!kind_of(static_cast<std::uint8_t>(own)).of_province || !full.starts_with(index_.rules.kinds[own].name + " ")) continue;
      for (std::size_t other = 0; other < index_.kind_keys.size(); ++other) {
        const std::string ending = " " + index_.kind_keys[other];
        if (other == own || !kind_of(static_cast<std::uint8_t>(other)).of_province || !name.ends_with(ending)) continue;
        name.replace(name.size() - ending.size(), ending.size(), " " + index_.kind_keys[own]);
        return;
      }
    }
  }

  std::optional<UnitMatch> by_code() const {
    if (cell_.size() == 5 && std::ranges::all_of(cell_, text::is_digit)) {
      // A bare number is a commune's only where the province says so too.
      const auto found = index_.communes_by_code.find(cell_);
      if (found == index_.communes_by_code.end()) return std::nullopt;
      const UnitRules::Place& place = index_.rules.communes[found->second];
      if (place.province != context_.place.province) return std::nullopt;
      for (const Impl::Entry& entry : index_.entries) {
        if (!entry.district && entry.index == found->second) return of_place(entry, How::code, 1);
      }
    }
    const std::string code = present_code(cell_);
    if (code.empty()) return std::nullopt;
    if (const auto agency = index_.agency_codes.find(code); agency != index_.agency_codes.end()) {
      UnitMatch out = of_agency(agency->second, {}, 1);
      out.how = How::code;
      return out;
    }
    const auto province = index_.province_codes.find(code.substr(0, 3));
    if (province == index_.province_codes.end()) return std::nullopt;
    if (code.size() == 3) return of_province(province->second, How::code);
    return UnitMatch{.how = How::code, .confidence = 1, .name = code, .level = UnitLevel::unknown, .code = code,
                     .province = province->second, .former = province->second.former >= 0};
  }

  // An agency, or kind and name of a place, and nothing else.
  std::optional<UnitMatch> exact(std::size_t first, std::size_t last, ProvinceRef ref, bool explicit_ref) const {
    for (const std::size_t begin : {first, unwrapped(first, last)}) {
      if (begin >= last) continue;
      if (const auto found = index_.agencies.find(join_keys(words_, begin, last)); found != index_.agencies.end()) {
        return of_agency(found->second, index_.rules.agencies[found->second].level == UnitLevel::department ? ref : ProvinceRef{}, 1);
      }
    }
    const std::size_t begin = unwrapped(first, last);
    const auto kind = kind_at(begin, last);
    if (!kind || begin + kind->words >= last) return std::nullopt;
    const std::string name = join_keys(words_, begin + kind->words, last);
    if (const auto province = index_.province_names.find(name);
        province != index_.province_names.end() && bears_kind(kind->kind, province->second, name)) {
      // A centre stands for its commune, but beside a province's committee.
      const auto centre = index_.agencies.find(join_keys(words_, first, begin));
      if (centre != index_.agencies.end()) return of_agency(centre->second, province->second, 1);
      return of_province(province->second, How::full_name);
    }
    const auto found = candidates(kind->kind, name, ref, explicit_ref);
    if (found.size() == 1 && may_be_either(kind->kind, province_named(begin + kind->words, last))) return ambiguous(UnitLevel::unknown);
    if (found.size() == 1) return of_place(*found.front(), How::full_name, ref.known() ? 1 : 0.9);
    if (found.size() > 1) return ambiguous(level_of(kind->kind));
    return std::nullopt;
  }

  // The words [first, last) with a province behind them.
  UnitMatch in_province(std::size_t first, std::size_t last, ProvinceRef ref, const std::string& kind) const {
    if (unwrapped(first, last) == last) {
      // The province's committee; of its centre and its office the agencies speak.
      for (const std::string& ending : {" " + kind, std::string()}) {
        const auto found = index_.agencies.find(join_keys(words_, first, last) + ending);
        if (found != index_.agencies.end()) return of_agency(found->second, ref, 1);
      }
      return of_province(ref, How::full_name);
    }
    if (!kind.empty()) {
      const auto found = index_.agencies.find(join_keys(words_, first, last) + " " + kind);
      if (found != index_.agencies.end()) return of_agency(found->second, ref, 1);
    }
    if (auto found = exact(first, last, ref, true)) return std::move(*found);
    return within(first, last, ref, true);
  }

  // What is no unit by its whole name.
  UnitMatch within(std::size_t first, std::size_t last, ProvinceRef ref, bool explicit_ref) const {
    const std::size_t begin = unwrapped(first, last);
    const auto kind = kind_at(begin, last);
    const bool commune = kind && level_of(kind->kind) == UnitLevel::commune;
    if (commune) {
      if (auto found = former_commune(begin, last, *kind, ref, explicit_ref)) return std::move(*found);
    } else if (!kind) {
      if (auto found = office(begin, last, ref, explicit_ref)) return std::move(*found);
      if (auto found = bare(begin, last, ref)) return std::move(*found);
    }
    UnitMatch out{.name = cell_};
    if (kind && begin + kind->words < last) out.level = level_of(kind->kind);
    if (begin < last && words_[begin].key == index_.department_word) out.level = UnitLevel::department;
    return out;
  }

  // "UBND xa Ta Van - thi xa Sa Pa": of the time of districts; two of one province's may bear a name.
  std::optional<UnitMatch> former_commune(std::size_t begin, std::size_t last, const KindHere& kind, ProvinceRef ref,
                                          bool explicit_ref) const {
    for (std::size_t i = begin + kind.words + 1; i < last; ++i) {
      const auto found = district_at(i, last, ref, explicit_ref);
      if (found == nullptr) continue;
      UnitMatch out = of_place(*found, How::part, 0.8);
      out.level = UnitLevel::commune;
      out.code.clear();
      out.name = kind_of(kind.kind).name + " " + shown(begin + kind.words, i) + " - " + out.name;
      return out;
    }
    return std::nullopt;
  }

  const Impl::Entry* district_at(std::size_t i, std::size_t last, ProvinceRef ref, bool explicit_ref) const {
    const auto kind = kind_at(i, last);
    if (kind && level_of(kind->kind) == UnitLevel::district && !kind->letter && i + kind->words < last) {
      const auto found = candidates(kind->kind, join_keys(words_, i + kind->words, last), ref, explicit_ref);
      return found.size() == 1 ? found.front() : nullptr;
    }
    if (!words_[i].apart || !ref.known()) return nullptr;
    const Impl::Entry* only = nullptr;
    for (const Impl::Entry& entry : index_.named(join_keys(words_, i, last))) {
      if (!entry.district || index_.place(entry).province != ref.province) continue;
      if (only != nullptr) return nullptr;
      only = &entry;
    }
    return only;
  }

  // "Phong Tu phap huyen Bao Thang", "Phong Kinh te UBND xa Bao Ha".
  std::optional<UnitMatch> office(std::size_t begin, std::size_t last, ProvinceRef ref, bool explicit_ref) const {
    for (std::size_t i = begin + 1; i < last; ++i) {
      const auto kind = kind_at(i, last);
      if (!kind || kind->letter || i + kind->words >= last) continue;
      const auto found = candidates(kind->kind, join_keys(words_, i + kind->words, last), ref, explicit_ref);
      if (found.size() != 1) continue;
      std::size_t end = i;
      for (std::size_t w = begin + 1; w < i; ++w) {
        if (unwrapped(w, i) == i) {
          end = w;
          break;
        }
      }
      UnitMatch out = of_place(*found.front(), How::part, 0.8);
      out.code.clear();
      out.name = shown(begin, end) + " - " + out.name;
      return out;
    }
    return std::nullopt;
  }

  std::optional<UnitMatch> bare(std::size_t begin, std::size_t last, ProvinceRef ref) const {
    if (begin >= last) return std::nullopt;
    const std::string name = join_keys(words_, begin, last);
    const ProvinceRef province = province_named(begin, last);
    if (!ref.known()) return province.known() ? std::optional(of_province(province, How::bare_name)) : std::nullopt;
    std::vector<const Impl::Entry*> found;
    for (const Impl::Entry& entry : index_.named(name)) {
      if (index_.place(entry).province == ref.province) found.push_back(&entry);
    }
    if (is_old()) std::erase_if(found, [](const Impl::Entry* entry) { return !entry->district; });
    if (found.size() + (province.known() ? 1u : 0u) > 1) return ambiguous(UnitLevel::unknown);
    if (province.known()) return of_province(province, How::bare_name);
    if (found.size() == 1) return of_place(*found.front(), How::bare_name, 0.7);
    return std::nullopt;
  }

  std::string shown(std::size_t first, std::size_t last) const {
    std::string out;
    for (std::size_t i = first; i < last; ++i) {
      if (i > first) out += words_[i].apart ? " - " : " ";
      out += words_[i].shown;
    }
    return out;
  }

  const Impl& index_;
  const UnitContext& context_;
  const std::string cell_;
  const UnitWords words_;
};

}  // namespace

UnitMatch UnitIndex::match(std::string_view cell, const UnitContext& context) const {
  const std::string* meant = alias_of(cell);
  if (meant == nullptr) return Matcher(impl(), context, cell).run();
  UnitMatch match = Matcher(impl(), context, *meant).run();
  if (!match.recognised()) match.name = text::tidy(*meant);
  match.how = How::alias;
  match.confidence = 1;
  return match;
}

ProvinceRef UnitIndex::province_stated(std::string_view cell) const { return Matcher(impl(), {}, cell).stated(); }

ProvinceRef UnitIndex::province_of_code(std::string_view code) const {
  const auto found = impl().province_codes.find(present_code(code).substr(0, 3));
  return found == impl().province_codes.end() ? ProvinceRef{} : found->second;
}

ProvinceRef UnitIndex::province_in(std::string_view text, bool bare) const {
  const UnitWords words = split_unit(text);
  std::vector<std::string> keys;
  for (const UnitWord& word : words) {
    std::string key = text::bare_key(word.key);
    for (std::size_t begin = 0; begin < key.size();) {  // "laocai.csv" is two words
      const std::size_t end = std::min(key.find(' ', begin), key.size());
      keys.push_back(key.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  ProvinceRef only;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    std::string name;
    for (std::size_t n = 1; n <= impl().longest_province && i + n <= keys.size(); ++n) {
      if (n > 1) name += ' ';
      name += keys[i + n - 1];
      const auto found = impl().bare_province_names.find(name);
      if (found == impl().bare_province_names.end()) continue;
      bool of_province = false, of_other = false;
      for (std::size_t k = 0; k < impl().kind_keys.size(); ++k) {
        const std::string kind = text::bare_key(impl().kind_keys[k]);
        const std::size_t count = static_cast<std::size_t>(std::ranges::count(kind, ' ')) + 1;
        if (count > i) continue;
        std::string before = keys[i - count];
        for (std::size_t w = i - count + 1; w < i; ++w) before += " " + keys[w];
        if (before != kind) continue;
        (impl().rules.kinds[k].of_province ? of_province : of_other) = true;
      }
      if (of_other || (!of_province && !bare)) continue;
      if (only.known() && !(only == found->second)) return {};
      only = found->second;
    }
  }
  return only;
}

ProvinceRef UnitIndex::province_of_most(std::span<const std::string> cells) const {
  std::vector<std::size_t> votes(impl().rules.provinces.size(), 0);
  std::size_t voters = 0;
  for (const std::string& cell : cells) {
    std::vector<std::int16_t> provinces;
    for (const Impl::Entry* entry : Matcher(impl(), {}, cell).places()) provinces.push_back(impl().place(*entry).province);
    sort_stably(provinces);
    provinces.erase(std::ranges::unique(provinces).begin(), provinces.end());
    voters += !provinces.empty();
    for (const std::int16_t province : provinces) ++votes[at(province)];
  }
  const auto best = std::ranges::max_element(votes);
  if (best == votes.end() || *best < 2 || *best * 3 < voters * 2 || std::ranges::count(votes, *best) > 1) return {};
  return {static_cast<std::int16_t>(best - votes.begin()), -1};
}

}  // namespace xanh::intake
