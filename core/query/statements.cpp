#include "query/statements.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "base/sort.h"
#include "facts/trait_names.h"
#include "query/buckets.h"
#include "query/derive.h"

namespace xanh::query {
namespace {

using facts::Property;
using facts::Shard;
using facts::Statement;
using text::Day;

// Reporting months run from the 15th to the 14th: 17 days of December at most are of January's.
constexpr Day kDaysBefore = 17;

// A source's statements of one interval: what cannot be split without mixing sources.
struct Page {
  const Shard* shard = nullptr;
  Day first = 0, last = 0;
  std::vector<bool> has_shape;  // by shape of the shard
};

// A page's numbers of one unit, as rows of the shard.
struct Part {
  std::size_t page = 0;
  std::vector<const Statement*> statements;
  std::vector<std::size_t> kept_back;  // shapes
  bool preferred = false;
  Day as_of = 0;
  std::int64_t sum = 0;
};

// How the measures are made of one page's columns. Handled dossiers of a later page of a chain
// are those that it received: what it carried over was counted before.
struct Formula {
  std::vector<Derivation> measures;
  std::vector<std::optional<Derivation>> received;  // of handled measures
  bool joins = true;                                // may follow another page
};

Condition with(const Condition& where, Property property, std::uint8_t values) {
  Condition out = where;
  if (out.any_of.empty()) out.any_of.emplace_back();
  for (auto& clause : out.any_of) clause.push_back({property, values});
  return out;
}

std::span<const std::string_view> names_of(Dimension dimension) {
  if (dimension == Dimension::level) return facts::kLevelNames;
  return facts::kChannelNames;
}

Property property_of(Dimension dimension) { return dimension == Dimension::level ? Property::level : Property::channel; }

bool is_property(Dimension dimension) { return dimension == Dimension::level || dimension == Dimension::channel; }

std::string_view name_in(const Shard& shard, const Statement& statement, Dimension dimension) {
  switch (dimension) {
    case Dimension::unit: return shard.units.at(statement.unit);
    case Dimension::procedure: return shard.procedures.at(statement.procedure);
    case Dimension::field: return shard.fields.at(statement.field);
    default: return {};
  }
}

class Run {
 public:
  Run(const Query& query, std::span<const Shard* const> shards, bool with_covered) : query_(query) {
    for (const Shard* shard : shards) collect(*shard, with_covered);
  }

  // Counts under these measures; `fixed` are the names of level or channel groups.
  void count(const std::vector<Measure>& measures, const Key& fixed, const Buckets& buckets, Partial& out) {
    std::vector<std::optional<Formula>> formulas;
    for (const Page& page : pages_) formulas.push_back(formula_of(page, measures));
    // A week or a day has only what lies in it; of a month also what began a little before.
    const bool by_time = std::ranges::find(query_.group_by, Dimension::month) != query_.group_by.end();
    const bool short_buckets = query_.rhythm.grain == Rhythm::Grain::week || query_.rhythm.grain == Rhythm::Grain::day;
    const Day before = by_time && short_buckets ? 0 : kDaysBefore;
    for (auto& [unit, parts] : units_) {
      for (std::size_t bucket = 0; bucket < buckets.size(); ++bucket) {
        const std::vector<const Part*> chain = choose(parts, formulas, buckets.first(bucket), buckets.last(bucket), before);
        for (std::size_t i = 0; i < chain.size(); ++i) {
          add(*chain[i], *formulas[chain[i]->page], measures, i == 0, i + 1 == chain.size(), fixed, buckets.name(bucket), out);
        }
      }
    }
  }

 private:
  void collect(const Shard& shard, bool with_covered) {
    std::map<std::tuple<std::uint16_t, Day, Day>, std::size_t> numbers;
    for (const Statement& statement : shard.statements) {
      if (statement.set_aside || (statement.covered && !with_covered && !statement.preferred)) continue;
      const auto [entry, is_new] = numbers.try_emplace({statement.source, statement.first, statement.last}, pages_.size());
      if (is_new) pages_.push_back({&shard, statement.first, statement.last, std::vector<bool>(shard.shapes.size())});
      pages_[entry->second].has_shape[statement.shape] = true;
      std::vector<Part>& parts = units_[std::string(shard.units.at(statement.unit))];
      auto part = std::ranges::find(parts, entry->second, &Part::page);
      if (part == parts.end()) part = parts.insert(parts.end(), Part{.page = entry->second, .statements = {}, .kept_back = {}, .preferred = statement.preferred, .as_of = statement.as_of, .sum = 0});
      if (statement.value == kKeptBack) {
        part->kept_back.push_back(statement.shape);
        continue;
      }
      part->statements.push_back(&statement);
      part->sum += statement.value;
    }
  }

  std::optional<Formula> formula_of(const Page& page, const std::vector<Measure>& measures) const {
    // Positions among the page's own shapes are turned into those of the shard.
    std::vector<facts::StatementShape> shapes;
    std::vector<std::size_t> positions;
    for (std::size_t s = 0; s < page.has_shape.size(); ++s) {
      if (!page.has_shape[s]) continue;
      shapes.push_back(page.shard->shapes[s]);
      positions.push_back(s);
    }
    const auto derived = [&](Base base, const Condition& where) {
      auto found = derive(base, where, shapes);
      if (found) {
        for (Derivation::Part& part : found->parts) part.shape = positions[part.shape];
      }
      return found;
    };
    Formula out;
    for (const Measure& measure : measures) {
      auto found = derived(measure.base, measure.where);
      if (!found) return std::nullopt;
      out.measures.push_back(std::move(*found));
      out.received.push_back(measure.base == Base::handled ? derived(Base::received, measure.where) : std::nullopt);
      out.joins = out.joins && (measure.base != Base::handled || out.received.back().has_value());
    }
    return out;
  }

  static bool knows(const Part& part, const Formula& formula) {
    const auto lacks = [&part](const Derivation& sum) {
      return std::ranges::any_of(sum.parts, [&part](const Derivation::Part& piece) { return std::ranges::contains(part.kept_back, piece.shape); });
    };
    return part.kept_back.empty() || (std::ranges::none_of(formula.measures, lacks) &&
                                      std::ranges::none_of(formula.received, [&lacks](const auto& sum) { return sum && lacks(*sum); }));
  }

  // The parts that cover most days of [first, last] without overlap, in order: weighted interval
  // scheduling over parts sorted by their last days.
  std::vector<const Part*> choose(std::vector<Part>& parts, const std::vector<std::optional<Formula>>& formulas, Day first, Day last, Day before_first) const {
    using Worth = std::tuple<Day, Day, int, Day, std::int64_t>;  // days, of preferred, -pages, as-of, numbers
    struct Best {
      Worth worth{};
      const Part* part = nullptr;  // taken last; null: as the entry before
      std::size_t before = 0;      // entries that end before it
    };
    std::vector<const Part*> candidates;
    for (const Part& part : parts) {
      const Page& page = pages_[part.page];
      if (formulas[part.page] && knows(part, *formulas[part.page]) && page.last >= first && page.last <= last && page.first >= first - before_first) candidates.push_back(&part);
    }
    sort_stably(candidates, {}, [this](const Part* part) { return pages_[part->page].last; });
    std::vector<Best> best(candidates.size() + 1);
    for (std::size_t i = 0; i < candidates.size(); ++i) {
      const Part& part = *candidates[i];
      const Page& page = pages_[part.page];
      const auto begin = std::ranges::partition_point(candidates, [&](const Part* other) { return pages_[other->page].last < page.first; });
      std::size_t before = static_cast<std::size_t>(begin - candidates.begin());
      if (!formulas[part.page]->joins) before = 0;
      const auto& [days, preferred, pages, as_of, numbers] = best[before].worth;
      const Day length = page.last - page.first + 1;
      const Worth worth{days + length, preferred + (part.preferred ? length : 0), pages - 1, as_of + part.as_of, numbers + part.sum};
      best[i + 1] = best[i];
      best[i + 1].part = nullptr;
      if (worth > best[i].worth) best[i + 1] = {worth, &part, before};
    }
    std::vector<const Part*> chain;
    for (std::size_t i = candidates.size(); i > 0;) {
      if (best[i].part == nullptr) {
        --i;
        continue;
      }
      chain.insert(chain.begin(), best[i].part);
      i = best[i].before;
    }
    return chain;
  }

  bool passes(const Shard& shard, const Statement& statement) const {
    return std::ranges::all_of(query_.filters, [&](const Filter& filter) {
      if (filter.dimension == Dimension::month || is_property(filter.dimension)) return true;
      return std::ranges::find(filter.values, name_in(shard, statement, filter.dimension)) != filter.values.end();
    });
  }

  void add(const Part& part, const Formula& formula, const std::vector<Measure>& measures, bool is_first, bool is_last,
           const Key& fixed, const std::string& month, Partial& out) const {
    const Shard& shard = *pages_[part.page].shard;
    for (const Statement* statement : part.statements) {
      if (!passes(shard, *statement)) continue;
      Key key = fixed;
      for (std::size_t d = 0; d < query_.group_by.size(); ++d) {
        const Dimension dimension = query_.group_by[d];
        if (dimension == Dimension::month) key[d] = month;
        else if (!is_property(dimension)) key[d] = name_in(shard, *statement, dimension);
      }
      std::vector<std::int64_t>& sums = out.groups[key];
      sums.resize(measures.size());
      for (std::size_t m = 0; m < measures.size(); ++m) {
        const Base base = measures[m].base;
        if (base == Base::carried_over && !is_first) continue;
        if (facts::is_pending(base) && !is_last) continue;
        const Derivation& sum = base == Base::handled && !is_first ? *formula.received[m] : formula.measures[m];
        for (const Derivation::Part& piece : sum.parts) {
          if (piece.shape == statement->shape) sums[m] += piece.sign * statement->value;
        }
      }
    }
  }

  const Query& query_;
  std::vector<Page> pages_;
  std::map<std::string, std::vector<Part>> units_;
};

}  // namespace

Partial run_statements(const Query& query, std::span<const Shard* const> shards, bool with_covered) {
  Partial out;
  if (std::ranges::all_of(shards, [](const Shard* shard) { return shard->statements.empty(); })) return out;
  const bool by_month = std::ranges::find(query.group_by, Dimension::month) != query.group_by.end();
  const Buckets buckets(query.period, by_month, query.rhythm);
  Run run(query, shards, with_covered);

  std::vector<Measure> filtered = query.measures;
  for (const Filter& filter : query.filters) {
    if (!is_property(filter.dimension)) continue;
    const auto names = names_of(filter.dimension);
    std::uint8_t values = 0;
    for (std::size_t v = 0; v < names.size(); ++v) {
      if (std::ranges::find(filter.values, names[v]) != filter.values.end()) values = static_cast<std::uint8_t>(values | 1u << v);
    }
    for (Measure& measure : filtered) measure.where = with(measure.where, property_of(filter.dimension), values);
  }
  // Each value of a level or channel group is a query of its own.
  std::vector<std::pair<std::vector<Measure>, Key>> runs{{filtered, {}}};
  for (std::size_t d = 0; d < query.group_by.size(); ++d) {
    const Dimension dimension = query.group_by[d];
    if (!is_property(dimension)) continue;
    std::vector<std::pair<std::vector<Measure>, Key>> finer;
    for (const auto& [measures, key] : runs) {
      for (std::size_t v = 1; v < names_of(dimension).size(); ++v) {
        auto each = measures;
        for (Measure& measure : each) measure.where = with(measure.where, property_of(dimension), static_cast<std::uint8_t>(1u << v));
        Key named = key;
        named[d] = names_of(dimension)[v];
        finer.emplace_back(std::move(each), std::move(named));
      }
    }
    runs = std::move(finer);
  }
  for (const auto& [measures, key] : runs) run.count(measures, key, buckets, out);
  // Differences of columns that contradict each other are no negative dossiers; intake tells.
  for (auto& [key, sums] : out.groups) {
    for (std::int64_t& sum : sums) sum = std::max<std::int64_t>(sum, 0);
  }
  return out;
}

}  // namespace xanh::query
