#include "query/derive.h"

#include <algorithm>
#include <array>

#include "base/sort.h"
#include "facts/trait_names.h"
#include "query/statements.h"

namespace xanh::query {
namespace {

using facts::Property;
using facts::StatementShape;

constexpr std::size_t kMostPoints = 1u << 14, kMostSteps = 20'000;
using Point = std::array<std::uint8_t, facts::kProperties>;  // a value of each axis
using Set = std::vector<bool>;                               // over the points

constexpr std::size_t index_of(Property property) { return static_cast<std::size_t>(property); }

bool is_in(std::uint8_t value, std::uint8_t bits) { return (bits >> value & 1) != 0; }

// The kinds of dossiers that the condition and the columns tell apart.
class Space {
 public:
  // Axes are what either of them constrains; too many give no points at all.
  Space(const Condition& where, std::span<const StatementShape> shapes, Base base) {
    std::array<bool, facts::kProperties> axis{};
    for (const auto& clause : where.any_of) {
      for (const Term& term : clause) axis[index_of(term.property)] = true;
    }
    for (const StatementShape& shape : shapes) {
      if (shape.base != base) continue;
      for (std::size_t p = 0; p < facts::kProperties; ++p) axis[p] = axis[p] || shape.extent.values[p] != facts::Extent::kAny;
    }
    points_.push_back({});
    for (std::size_t p = 0; p < facts::kProperties; ++p) {
      if (!axis[p]) continue;
      const std::size_t values = facts::value_names(Property{static_cast<std::uint8_t>(p)}).size();
      if (points_.size() * (values - 1) > kMostPoints) {
        points_.clear();
        return;
      }
      std::vector<Point> wider;
      for (const Point& point : points_) {
        for (std::size_t value = 1; value < values; ++value) {  // 0 is unknown
          wider.push_back(point);
          wider.back()[p] = static_cast<std::uint8_t>(value);
        }
      }
      points_ = std::move(wider);
    }
    std::erase_if(points_, [](const Point& point) {
      return point[index_of(Property::channel)] == static_cast<std::uint8_t>(facts::Channel::online) &&
             point[index_of(Property::level)] == static_cast<std::uint8_t>(facts::Level::information);
    });
  }

  std::size_t size() const { return points_.size(); }

  Set of(const Condition& where) const {
    return make([&where](const Point& point) {
      return where.any_of.empty() || std::ranges::any_of(where.any_of, [&point](const auto& clause) {
        return std::ranges::all_of(clause, [&point](const Term& term) { return is_in(point[index_of(term.property)], term.values); });
      });
    });
  }
  Set of(const facts::Extent& extent) const {
    return make([&extent](const Point& point) {
      for (std::size_t p = 0; p < point.size(); ++p) {
        if (point[p] != 0 && !is_in(point[p], extent.values[p])) return false;
      }
      return true;
    });
  }

 private:
  template <class Holds>
  Set make(Holds holds) const {
    Set set(points_.size());
    for (std::size_t i = 0; i < points_.size(); ++i) set[i] = holds(points_[i]);
    return set;
  }
  std::vector<Point> points_;  // 0 in a property that is no axis
};

struct Piece {
  std::size_t shape;
  std::size_t size;
  Set set;
};

// Cuts `rest` up into pieces, the first uncovered point first: the search stays small, since a
// form has a few dozen columns.
class Cutter {
 public:
  explicit Cutter(std::vector<Piece> pieces) : pieces_(std::move(pieces)) {
    sort_stably(pieces_, std::ranges::greater{}, &Piece::size);
  }
  bool cut(Set& rest, Derivation& out) {
    const auto first = std::ranges::find(rest, true);
    if (first == rest.end()) return true;
    const auto at = static_cast<std::size_t>(first - rest.begin());
    for (const Piece& piece : pieces_) {
      if (!piece.set[at] || ++steps_ > kMostSteps) continue;
      bool fits = true;
      for (std::size_t i = at; i < rest.size() && fits; ++i) fits = !piece.set[i] || rest[i];
      for (std::size_t i = 0; i < at && fits; ++i) fits = !piece.set[i];
      if (!fits) continue;
      Set smaller = rest;
      for (std::size_t i = at; i < rest.size(); ++i) smaller[i] = smaller[i] && !piece.set[i];
      out.parts.push_back({piece.shape, 1});
      if (cut(smaller, out)) return true;
      out.parts.pop_back();
    }
    return false;
  }

 private:
  std::vector<Piece> pieces_;
  std::size_t steps_ = 0;
};

std::optional<Derivation> cover(Base base, const Condition& where, std::span<const StatementShape> shapes) {
  if (std::ranges::none_of(shapes, [base](const auto& shape) { return shape.base == base; })) return std::nullopt;
  const Space space(where, shapes, base);
  Set target = space.of(where);
  std::vector<Piece> pieces;
  for (std::size_t s = 0; s < shapes.size(); ++s) {
    if (shapes[s].base != base) continue;
    Set set = space.of(shapes[s].extent);
    const auto size = static_cast<std::size_t>(std::ranges::count(set, true));
    if (size > 0) pieces.push_back({s, size, std::move(set)});
  }
  Derivation out;
  if (space.size() == 0 || !Cutter(std::move(pieces)).cut(target, out)) return std::nullopt;
  return out;
}

bool changes_while_handled(const Condition& where) {
  return std::ranges::any_of(where.any_of, [](const auto& clause) {
    return std::ranges::any_of(clause, [](const Term& term) {
      return term.property == Property::status || term.property == Property::timing;
    });
  });
}

struct Identity {
  Base result;
  std::vector<std::pair<Base, std::int64_t>> parts;
};
// The shorter ones first.
const std::vector<Identity>& identities() {
  static const std::vector<Identity> kAll = {
      {Base::received, {{Base::handled, 1}, {Base::carried_over, -1}}},
      {Base::received, {{Base::finished, 1}, {Base::pending, 1}, {Base::carried_over, -1}}},
      {Base::handled, {{Base::carried_over, 1}, {Base::received, 1}}},
      {Base::handled, {{Base::finished, 1}, {Base::pending, 1}}},
      {Base::finished, {{Base::handled, 1}, {Base::pending, -1}}},
      {Base::finished, {{Base::carried_over, 1}, {Base::received, 1}, {Base::pending, -1}}},
      {Base::carried_over, {{Base::handled, 1}, {Base::received, -1}}},
      {Base::pending, {{Base::pending_in_time, 1}, {Base::pending_overdue, 1}}},
      {Base::pending, {{Base::handled, 1}, {Base::finished, -1}}},
      {Base::pending_in_time, {{Base::pending, 1}, {Base::pending_overdue, -1}}},
      {Base::pending_overdue, {{Base::pending, 1}, {Base::pending_in_time, -1}}},
  };
  return kAll;
}

}  // namespace

std::optional<facts::Extent> extent_of(const Condition& where) {
  if (where.any_of.size() > 1) return std::nullopt;
  facts::Extent out;
  if (where.any_of.empty()) return out;
  for (const Term& term : where.any_of.front()) out[term.property] = static_cast<std::uint8_t>(out[term.property] & term.values);
  return out;
}

std::optional<Derivation> derive(Base base, const Condition& where, std::span<const StatementShape> shapes) {
  // The column that says just this: of several that hold the same dossiers where nothing is unknown, the one meant.
  if (const auto extent = extent_of(where)) {
    const auto own = std::ranges::find(shapes, StatementShape{.base = base, .extent = *extent});
    if (own != shapes.end()) return Derivation{.parts = {{.shape = static_cast<std::size_t>(own - shapes.begin()), .sign = 1}}};
  }
  if (auto direct = cover(base, where, shapes)) return direct;
  if (changes_while_handled(where)) return std::nullopt;
  for (const Identity& identity : identities()) {
    if (identity.result != base) continue;
    Derivation sum;
    const bool whole = std::ranges::all_of(identity.parts, [&](const auto& part) {
      auto found = cover(part.first, where, shapes);
      if (!found) return false;
      for (const Derivation::Part& piece : found->parts) sum.parts.push_back({piece.shape, piece.sign * part.second});
      return true;
    });
    if (whole) return sum;
  }
  return std::nullopt;
}

}  // namespace xanh::query
