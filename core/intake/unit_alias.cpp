// What the user says a unit is, and which official names to offer her.
#include <algorithm>
#include <numeric>

#include "base/sort.h"
#include "intake/unit_index.h"
#include "text/fold.h"

namespace xanh::intake {
namespace {

/// Letters to insert, erase or replace (Levenshtein), over keys without marks.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

/// 0 for the same letters, 1 for none in common.
double unlikeness(std::string_view a, std::string_view b) {
  const std::size_t longer = std::max(a.size(), b.size());
  return longer == 0 ? 1 : static_cast<double>(distance(a, b)) / static_cast<double>(longer);
}

constexpr double kTooUnlike = 0.6;

}  // namespace

void UnitIndex::set_aliases(std::span<const UnitAlias> aliases) {
  auto made = std::make_shared<Aliases>();
  for (const UnitAlias& alias : aliases) (*made)[text::fold_key(alias.text)] = alias.unit;
  aliases_ = made->empty() ? nullptr : std::move(made);
}

std::vector<UnitAlias> UnitIndex::aliases() const {
  std::vector<UnitAlias> out;
  if (aliases_ == nullptr) return out;
  for (const auto& [text, unit] : *aliases_) out.push_back({.text = text, .unit = unit});
  return out;
}

const std::string* UnitIndex::alias_of(std::string_view cell) const {
  if (aliases_ == nullptr) return nullptr;
  const auto found = aliases_->find(text::fold_key(cell));
  return found == aliases_->end() ? nullptr : &found->second;
}

std::vector<std::string> UnitIndex::communes_of(std::string_view province) const {
  const Impl& index = impl();
  const auto found = std::ranges::find(index.rules.provinces, province, &UnitRules::Province::name);
  if (found == index.rules.provinces.end()) return {};
  UnitContext context;
  context.place.province = static_cast<std::int16_t>(found - index.rules.provinces.begin());
  std::vector<std::string> names;
  for (const UnitRules::Place& place : index.rules.communes) {
    if (place.province == context.place.province) names.push_back(match(place.full_name, context).name);
  }
  return names;
}

std::vector<std::string> UnitIndex::closest(std::string_view cell, std::string_view province, std::size_t most) const {
  const Impl& index = impl();
  // Without "UBND", "Bo phan Mot cua".
  UnitWords words = split_unit(cell);
  std::size_t first = 0;
  for (std::size_t n = std::min(index.longest_wrapper, words.size()); n > 0; --n) {
    if (n < words.size() && index.wrappers.contains(join_keys(words, 0, n))) {
      first = n;
      break;
    }
  }
  const std::string whole = text::bare_key(join_keys(words, first, words.size()));
  // Without its kind, too: "xa", "phuong".
  std::string bare = whole;
  for (std::size_t n = std::min(index.longest_kind, words.size() - first); n > 0; --n) {
    if (first + n >= words.size() || !index.kinds.contains(join_keys(words, first, first + n))) continue;
    bare = text::bare_key(join_keys(words, first + n, words.size()));
    break;
  }

  UnitContext context;
  for (std::size_t i = 0; i < index.rules.provinces.size(); ++i) {
    if (index.rules.provinces[i].name == province) context.place.province = static_cast<std::int16_t>(i);
  }
  std::vector<std::pair<double, std::string>> found;
  const auto offer = [&](double unlike, const std::string& name) {
    if (unlike > kTooUnlike) return;
    UnitMatch match = this->match(name, context);
    if (match.recognised()) found.emplace_back(unlike, std::move(match.name));
  };
  const auto offer_places = [&](const std::vector<UnitRules::Place>& places) {
    for (const UnitRules::Place& place : places) {
      if (context.place.known() && place.province != context.place.province) continue;
      const double by_name = unlikeness(bare, text::bare_key(place.name));
      offer(std::min(by_name, unlikeness(whole, text::bare_key(place.full_name))), place.full_name);
    }
  };
  offer_places(index.rules.communes);
  offer_places(index.rules.districts);
  for (const UnitRules::Agency& agency : index.rules.agencies) {
    offer(unlikeness(whole, text::bare_key(agency.name)), agency.name);
  }
  sort_stably(found);
  std::vector<std::string> names;
  for (auto& [unlike, name] : found) {
    if (names.size() >= most) break;
    if (!std::ranges::contains(names, name)) names.push_back(std::move(name));
  }
  return names;
}

}  // namespace xanh::intake
