#include "intake/unit_reader.h"

#include <algorithm>
#include <unordered_set>
#include <vector>

#include "facts/dossier_code.h"
#include "text/fold.h"

namespace xanh::intake {
namespace {

// The province of four votes in five.
class Votes {
 public:
  void add(ProvinceRef ref) {
    if (!ref.known()) return;
    ++total_;
    const auto found = std::ranges::find(counts_, ref, &std::pair<ProvinceRef, std::size_t>::first);
    if (found == counts_.end()) {
      counts_.emplace_back(ref, 1);
    } else {
      ++found->second;
    }
  }
  ProvinceRef winner() const {
    for (const auto& [ref, count] : counts_) {
      if (count * 5 >= total_ * 4) return ref;
    }
    return {};
  }

 private:
  std::vector<std::pair<ProvinceRef, std::size_t>> counts_;
  std::size_t total_ = 0;
};

template <class Visit>
void each_cell(const Sample& sample, const ReadingPlan& plan, Role role, Visit&& visit) {
  for (const ColumnDecision& column : plan.columns) {
    if (column.role != role) continue;
    for (const Sample::Row& row : sample.rows) {
      if (row.number < plan.header_row + plan.header_rows || column.column >= row.cells.size()) continue;
      if (const std::string& text = row.cells[column.column].text; !text.empty()) visit(text);
    }
  }
}

}  // namespace

ListPlace find_place(const Sample& sample, const ReadingPlan& plan, const UnitIndex& units, std::string_view sheet,
                     std::string_view file) {
  ListPlace out;
  out.context.last_day = plan.stated_as_of;
  const auto take = [&out](ProvinceRef ref, ProvinceFrom from) {
    out.context.place = ref;
    if (ref.known()) out.from = from;
    return ref.known();
  };
  Votes by_code, by_cell;
  each_cell(sample, plan, Role::dossier_code, [&](const std::string& text) {
    if (const auto unit = facts::issuing_unit(facts::pack_code(text))) by_code.add(units.province_of_code(*unit));
  });
  if (take(by_code.winner(), ProvinceFrom::dossier_codes)) return out;
  std::vector<std::string> cells;
  std::unordered_set<std::string> seen;
  each_cell(sample, plan, Role::unit, [&](const std::string& text) {
    std::string tidy = text::tidy(text);
    if (seen.insert(tidy).second) cells.push_back(std::move(tidy));
  });
  for (const std::string& cell : cells) by_cell.add(units.province_stated(cell));
  if (take(by_cell.winner(), ProvinceFrom::unit_cells)) return out;
  ProvinceRef titled;
  bool one = true;
  for (const Sample::Row& row : sample.rows) {
    if (row.number >= plan.header_row) break;
    for (const SampleCell& cell : row.cells) {
      const ProvinceRef ref = units.province_in(cell.text, false);
      one = one && (!ref.known() || !titled.known() || ref == titled);
      if (ref.known()) titled = ref;
    }
  }
  if (one && take(titled, ProvinceFrom::title)) return out;
  if (take(units.province_in(sheet, true), ProvinceFrom::sheet_name)) return out;
  if (take(units.province_in(file, true), ProvinceFrom::file_name)) return out;
  take(units.province_of_most(cells), ProvinceFrom::most_units);
  return out;
}

UnitReader::UnitReader(const UnitIndex* units, const ListPlace& place, ImportLog& log)
    : units_(units), context_(place.context), log_(&log) {
  if (units_ == nullptr) return;
  log.units.province = units_->province_name(place.context.place);
  log.units.province_from = place.from;
}

void UnitReader::note(const UnitMatch& match, std::uint16_t code, std::uint64_t row, facts::Shard& shard) {
  if (code >= shard.unit_levels.size()) shard.unit_levels.resize(code + 1u, facts::UnitLevel::unknown);
  shard.unit_levels[code] = match.level;
  log_->units.looked = true;
  if (match.recognised()) {
    ++log_->units.matched;
  } else {
    (match.how == UnitMatch::How::ambiguous ? log_->units.ambiguous : log_->units.unmatched).keep(row, match.name);
  }
}

}  // namespace xanh::intake
