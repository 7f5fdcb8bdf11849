// Which dossiers are pending, in the order asked for.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <numeric>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "base/sort.h"
#include "facts/dossier_code.h"
#include "facts/trait_names.h"
#include "query/query.h"
#include "text/collate.h"
#include "text/fold.h"
#include "view/grouping.h"
#include "view/stocks_parts.h"

namespace xanh::view {
namespace {

using facts::Shard, facts::Status, facts::Timing;

bool passes(const query::Filter& filter, const Shard& shard, std::size_t row, const facts::Traits& traits) {
  const auto has = [&filter](std::string_view name) { return std::ranges::find(filter.values, name) != filter.values.end(); };
  switch (filter.dimension) {
    case query::Dimension::unit: return has(shard.units.at(shard.unit[row]));
    case query::Dimension::procedure: return has(shard.procedures.at(shard.procedure[row]));
    case query::Dimension::field: return has(shard.fields.at(shard.field[row]));
    case query::Dimension::level: return has(facts::kLevelNames[static_cast<std::size_t>(traits.level)]);
    case query::Dimension::channel: return has(facts::kChannelNames[static_cast<std::size_t>(traits.channel)]);
    case query::Dimension::month: return true;
  }
  return true;
}

bool may_be_open(Status status) { return status == Status::unknown || status == Status::in_progress || status == Status::suspended; }

/// The date of each source's data: what its system said was so then.
std::map<std::uint16_t, text::Day> dates_of(const Inputs& in) {
  std::map<std::uint16_t, text::Day> dates;
  for (std::size_t i = 0; i < std::min(in.logs.size(), in.sources.size()); ++i) dates[in.sources[i]] = in.logs[i]->data_as_of;
  return dates;
}

bool is_wanted(const Inputs& in, text::Day due, text::Day end) {
  const bool overdue = due != 0 && due < end;
  const bool soon = due != 0 && !overdue && due <= end + in.workspace->soon_days;
  switch (in.workspace->pending) {
    case state::Pending::urgent: return overdue || soon;
    case state::Pending::overdue: return overdue;
    case state::Pending::soon: return soon;
    case state::Pending::all: return true;
  }
  return true;
}

std::string code_of(const Open& open) { return facts::unpack_code(open.shard->code[open.row]).value_or(std::string{}); }

/// Texts of units and procedures are worked out once each: a list of dossiers has few of them.
class Names {
 public:
  Names(const Inputs& in, query::Dimension dimension, std::string (*key)(std::string_view)) : in_(in), dimension_(dimension), key_(key) {}
  const std::string& of(const Open& open) {
    const Shard& s = *open.shard;
    const std::uint16_t code = dimension_ == query::Dimension::unit ? s.unit[open.row] : s.procedure[open.row];
    const auto [at, is_new] = known_.try_emplace({&s, code});
    if (is_new) at->second = key_(group_label(dimension_, dimension_ == query::Dimension::unit ? s.units.at(code) : s.procedures.at(code), in_));
    return at->second;
  }

 private:
  const Inputs& in_;
  query::Dimension dimension_;
  std::string (*key_)(std::string_view);
  std::map<std::pair<const Shard*, std::uint16_t>, std::string> known_;
};

std::string bare(std::string_view text) { return text::bare_key(text); }
std::string collation(std::string_view text) { return text::collation_key(text); }

void keep_found(std::vector<Open>& list, const Inputs& in) {
  const std::string wanted = text::bare_key(in.workspace->search);
  if (wanted.empty()) return;
  Names units(in, query::Dimension::unit, bare), procedures(in, query::Dimension::procedure, bare);
  std::erase_if(list, [&](const Open& open) {
    return !procedures.of(open).contains(wanted) && !units.of(open).contains(wanted) && !text::bare_key(code_of(open)).contains(wanted);
  });
}

/// Without a due day last, whatever the direction.
void put_in_order(std::vector<Open>& list, const Inputs& in) {
  const state::Sort& sort = in.workspace->sort;
  using Key = std::tuple<std::int64_t, std::string>;
  std::vector<Key> keys;
  keys.reserve(list.size());
  Names units(in, query::Dimension::unit, collation), procedures(in, query::Dimension::procedure, collation);
  // Late by most days is due the earliest.
  const bool descending = sort.column == "late" ? !sort.descending : is_stocks_column(sort.column) && sort.descending;
  for (const Open& open : list) {
    const bool absent = sort.column == "code" ? open.shard->code[open.row] == 0 : sort.column == "reported" && open.traits.reported == Timing::unknown;
    const std::int64_t rank = absent ? 1 : 0;
    if (sort.column == "code") keys.emplace_back(rank, code_of(open));
    else if (sort.column == "unit") keys.emplace_back(rank, units.of(open));
    else if (sort.column == "procedure") keys.emplace_back(rank, procedures.of(open));
    else if (sort.column == "status") keys.emplace_back(rank, std::string(1, static_cast<char>('0' + static_cast<int>(open.traits.status))));
    else if (sort.column == "reported") keys.emplace_back(rank, open.traits.reported == Timing::late ? "0" : "1");
    else keys.emplace_back(open.due == 0 ? 1 : 0, std::string{});
  }
  const bool by_due = sort.column == "due" || sort.column == "late" || !is_stocks_column(sort.column);
  std::vector<std::size_t> order(list.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  sort_stably(order, [&](std::size_t a, std::size_t b) {
    if (std::get<0>(keys[a]) != std::get<0>(keys[b])) return std::get<0>(keys[a]) < std::get<0>(keys[b]);
    if (by_due) return descending ? list[a].due > list[b].due : list[a].due < list[b].due;
    const int way = std::get<1>(keys[a]).compare(std::get<1>(keys[b]));
    if (way != 0) return descending ? way > 0 : way < 0;
    return list[a].due != list[b].due && (list[b].due == 0 || (list[a].due != 0 && list[a].due < list[b].due));  // equals: the most urgent first
  });
  std::vector<Open> sorted;
  sorted.reserve(list.size());
  for (const std::size_t at : order) sorted.push_back(list[at]);
  list = std::move(sorted);
}

}  // namespace

OpenList open_dossiers(const Inputs& in, const query::Period& period, std::size_t most) {
  OpenList out;
  const auto dates = dates_of(in);
  const text::Day end = period.last;
  for (const Shard* shard : in.shards) {
    std::vector<facts::Traits> words;
    for (const facts::TraitWord word : shard->trait_words) words.push_back(facts::unpack(word));
    for (std::size_t row = 0; row < shard->size(); ++row) {
      const text::Day received = shard->received[row], due = shard->due[row], finished = shard->finished[row];
      const facts::Traits& traits = words[shard->trait[row]];
      if (shard->displaced[row] != 0 || received == 0 || received > end || traits.status == Status::not_accepted) continue;
      const bool is_finished = finished != 0 && finished <= end;
      if (is_finished && (finished < period.first || traits.reported == Timing::unknown || due == 0)) continue;
      if (finished == 0 && !may_be_open(traits.status)) continue;  // ended on a day that is not known
      if (!std::ranges::all_of(in.workspace->filters, [&](const query::Filter& f) { return passes(f, *shard, row, traits); })) continue;
      if (is_finished) {
        if (traits.timing == Timing::unknown) continue;
        ++out.told.finished;
        if ((traits.reported == Timing::late) != (traits.timing == Timing::late)) ++out.told.finished_differ;
        continue;
      }
      Open open{.shard = shard, .row = row, .due = due, .traits = traits};
      // What finished behind the end of the period was told of its end, not of how it stood then.
      if (finished != 0) open.traits.reported = Timing::unknown;
      if (open.traits.reported != Timing::unknown) {
        out.told.any = true;
        if (const auto date = dates.find(shard->source); due != 0 && date != dates.end()) {
          ++out.told.pending;
          open.disputed = (traits.reported == Timing::late) != (due < date->second);
          if (open.disputed) ++out.told.pending_differ;
        }
      }
      if (is_wanted(in, due, end)) out.shown.push_back(open);
    }
  }
  keep_found(out.shown, in);
  put_in_order(out.shown, in);
  out.found = out.shown.size();
  if (out.shown.size() > most) out.shown.resize(most);
  return out;
}

}  // namespace xanh::view
