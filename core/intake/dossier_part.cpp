// A dossier list read in parts: what one part gives, and how it goes behind the parts before it so that
// facts and log are those of reading the rows one after the other.
#include <algorithm>
#include <optional>
#include <utility>

#include "intake/dossier_reader.h"

namespace xanh::intake {

Part DossierReader::take_part() {
  Part part;
  part.rows_read = log_.rows_read;
  part.dossiers = log_.dossiers;
  part.left_out = std::move(log_.left_out);
  part.left_out_rows = std::move(log_.left_out_rows);
  part.repairs = std::move(log_.repairs);
  part.first_received = log_.first_received;
  part.last_received = log_.last_received;
  part.latest_event = latest_event_;
  part.signature_begun = sorter_.signature_begun();
  part.units = std::move(met_units_);
  for (std::uint32_t id = 1; id < names_.size(); ++id) part.names.push_back(name_text(id));
  part.from_name.assign(shard_->procedures.size(), 0);
  for (const Resolved& resolved : by_name_) {
    if (resolved.known) part.from_name[resolved.key] = 1;
  }
  part.codes = code_check_.take();
  part.shard = std::move(shard_);
  return part;
}

bool DossierReader::absorb(const Part& part, std::uint64_t base) {
  const auto not_accepted = part.left_out[static_cast<std::size_t>(LeftOut::not_accepted)].count;
  std::uint64_t left_out = 0;
  for (const Tally& tally : part.left_out) left_out += tally.count;
  // Behind a signature a row without a date is another thing than before it.
  if (sorter_.signature_begun() && left_out > not_accepted) return false;
  facts::Shard::Codes codes;
  if (!absorb_codes(part, base, codes)) return false;
  shard_->append(*part.shard, codes, base);
  code_check_.add(part.codes, codes.units, base);

  log_.rows_read += part.rows_read;
  log_.dossiers += part.dossiers;
  for (std::size_t i = 0; i < part.left_out.size(); ++i) log_.left_out[i].add(part.left_out[i], base);
  for (std::size_t i = 0; i < part.repairs.size(); ++i) log_.repairs[i].add(part.repairs[i], base);
  log_.leave_out(part.left_out_rows, base);
  if (part.first_received != 0 && (log_.first_received == 0 || part.first_received < log_.first_received)) {
    log_.first_received = part.first_received;
  }
  log_.last_received = std::max(log_.last_received, part.last_received);
  latest_event_ = std::max(latest_event_, part.latest_event);
  if (part.signature_begun) sorter_.begin_signature();
  return true;
}

const std::string& DossierReader::fold_of(std::string_view name) {
  std::string text(name);
  const auto found = folded_.find(text);
  if (found != folded_.end()) return found->second;
  std::string key = text::fold_key(name);
  return folded_.emplace(std::move(text), std::move(key)).first->second;
}

// Names and codes in the order in which the part met them, each as the first part spelled it.
bool DossierReader::absorb_codes(const Part& part, std::uint64_t base, facts::Shard::Codes& codes) {
  const facts::Shard& shard = *part.shard;
  // The code of a name here; nothing when the dictionary is full.
  const auto code_of = [this](TextColumn& column, facts::Dictionary& dictionary, std::string_view name, bool& is_new) -> std::optional<std::uint16_t> {
    const auto [entry, added] = column.by_fold.try_emplace(fold_of(name));
    is_new = added;
    if (added) {
      const auto code = dictionary.code(name);
      if (!code) return std::nullopt;
      entry->second = *code;
    }
    return entry->second;
  };
  bool is_new = false;
  codes.units.assign(1, 0);
  auto met = part.units.begin();
  for (std::size_t i = 1; i < shard.units.size(); ++i) {
    const std::string_view name = shard.units.at(static_cast<std::uint16_t>(i));
    const auto code = code_of(unit_, shard_->units, name, is_new);
    if (!code) return false;
    codes.units.push_back(*code);
    if (met == part.units.end() || met->code != i) continue;
    if (is_new) unit_reader_.note(met->match, codes.units.back(), base + met->row, *shard_);
    ++met;
  }
  codes.fields.assign(1, 0);
  for (std::size_t i = 1; i < shard.fields.size(); ++i) {
    const auto code = code_of(field_, shard_->fields, shard.fields.at(static_cast<std::uint16_t>(i)), is_new);
    if (!code) return false;
    codes.fields.push_back(*code);
  }
  for (const std::string& name : part.names) (void)name_id(memory_.name(name));
  codes.procedures.assign(1, 0);
  for (std::size_t i = 1; i < shard.procedures.size(); ++i) {
    const std::string_view text = shard.procedures.at(static_cast<std::uint16_t>(i));
    const std::string_view name = i < shard.procedure_names.size() ? std::string_view(shard.procedure_names[i]) : std::string_view{};
    const bool by_name = part.from_name[i] != 0;
    const Resolved* const resolved = resolve(by_name ? 0 : code_id(memory_.number_of(text)), name_id(memory_.name(name)), 0);
    if (resolved == nullptr) return false;
    codes.procedures.push_back(resolved->key);
  }
  return true;
}

}  // namespace xanh::intake
