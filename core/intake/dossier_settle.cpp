// What is settled once for a list: before its rows what holds for all of them, after them what only
// all of them tell.
#include <algorithm>

#include "base/sort.h"
#include "intake/dossier_reader.h"

namespace xanh::intake {

bool DossierReader::has_good_codes(const ReadingPlan& plan) const {
  const auto column = std::ranges::find(plan.columns, Role::dossier_code, &ColumnDecision::role);
  return column != plan.columns.end() && column->shape.dossier_codes * 2 > column->shape.filled;
}

bool DossierReader::is_province(const std::string& unit) const {
  return unit_reader_.reads() && unit_reader_.match(unit).level == facts::UnitLevel::province;
}

// A column goes before what is given, the user before the column (import_log.h).
void DossierReader::settle_givens(const ReadingPlan& plan) {
  GivenLog& givens = log_.givens;
  const auto by_rows = [&](Role role, GivenFrom& from, std::string& words) {
    if (from == GivenFrom::chosen || !columns_.has(role)) return false;
    from = GivenFrom::rows;
    words = std::ranges::find(plan.columns, role, &ColumnDecision::role)->header;
    return true;
  };
  const bool chosen = givens.unit_from == GivenFrom::chosen;
  if (by_rows(Role::unit, givens.unit_from, givens.unit_words)) {
    givens.unit.clear();
  } else if (!chosen && has_good_codes(plan) && (givens.unit.empty() || is_province(givens.unit))) {
    // The codes name the units that issued them: more than a province's letterhead does.
    units_from_codes_ = by_rows(Role::dossier_code, givens.unit_from, givens.unit_words);
    givens.unit.clear();
  }
  if (by_rows(Role::channel, givens.channel_from, givens.channel_words)) givens.channel = facts::Channel::unknown;
  given_channel_ = givens.channel;
  if (!givens.unit.empty()) {
    bool full = false;
    given_unit_ = unit_named(givens.unit, first_row_, full);
    givens.unit = shard_->units.at(given_unit_);
  }
}

std::uint16_t DossierReader::unit_of_code(const facts::CodeReading& code, std::uint64_t row, bool& full) {
  if (code.unit == 0) return 0;
  const auto [entry, is_new] = units_of_codes_.try_emplace(code.unit);
  if (is_new) entry->second = unit_named(facts::issuing_unit_of(code.unit), row, full);
  return entry->second;
}

// The user's word; else the later of what a title states and the latest event. The end of a named
// period counts when the events nearly reach it: "Nam 2025" in October says nothing of December.
void DossierReader::settle_as_of() {
  constexpr text::Day kNearly = 7;
  GivenLog& givens = log_.givens;
  log_.stated_as_of = context_.as_of.value_or(stated_as_of_);
  if (context_.as_of) {
    log_.data_as_of = *context_.as_of;
    return;
  }
  text::Day given = stated_as_of_;
  if (given == 0 && givens.period && latest_event_ + kNearly >= givens.period->last) given = givens.period->last;
  log_.data_as_of = std::max(given, latest_event_);
  if (given == 0 || latest_event_ > given) {
    givens.as_of_from = GivenFrom::rows;
    givens.as_of_words.clear();
  }
}

void DossierReader::settle_catalogue() {
  constexpr std::size_t kMostNames = 1'000;
  CatalogueLog& log = log_.catalogue;
  log.joined = catalogue_ != nullptr && (columns_.has(Role::procedure_code) || columns_.has(Role::procedure_name));
  if (!log.joined) return;
  std::vector<std::pair<std::uint64_t, std::string>> unmatched;  // by first row
  const auto look = [&](const Resolved& procedure, const std::string& code) {
    if (!procedure.known) return;
    if (procedure.listed != nullptr) {
      ++log.matched;
      log.dossiers += procedure.rows;
      return;
    }
    const std::string& name = shard_->procedure_names[procedure.key];
    unmatched.emplace_back(procedure.first_row, code.empty() || name.empty() ? code + name : code + " " + name);
  };
  for (std::size_t id = 1; id < by_code_.size(); ++id) look(by_code_[id], code_text(static_cast<std::uint32_t>(id)));
  for (std::size_t id = 1; id < by_name_.size(); ++id) look(by_name_[id], {});
  sort_stably(unmatched);
  for (auto& [row, name] : unmatched) {
    log.unmatched.add(row, name);
    if (log.unmatched_names.size() < kMostNames) log.unmatched_names.push_back(std::move(name));
  }
}

}  // namespace xanh::intake
