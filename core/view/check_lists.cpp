// Checks of dossier lists: dates, codes, units, and what the rows leave unsaid (domain.md 7.3).
#include <algorithm>
#include <string>
#include <utility>

#include "facts/dossier_code.h"
#include "view/check_parts.h"

namespace xanh::view {
namespace {

using intake::ImportLog;
using metric::Doubt;
using metric::DoubtfulRow;
using metric::Told;

// "H38.02-250110-....": which day and unit, not which dossier (domain.md 8).
std::string masked(facts::PackedCode code) {
  auto text = facts::unpack_code(code);
  if (!text) return {};
  text->resize(text->rfind('-') + 1);
  return *text + "\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2\xE2\x80\xA2";
}

const ImportLog* list_log(const Inputs& in, std::size_t i) {
  return in.logs[i]->grain == intake::Grain::dossiers ? in.logs[i] : nullptr;
}

std::string describe(const CheckContext& c, const char* id, const DoubtfulRow& row) {
  const Strings& say = *c.in.say;
  const auto day = [&say](text::Day d) { return d == 0 ? say("dash") : say.day(d); };
  const std::string other = row.kept_row == 0 ? day(row.other)
                                              : say("check.kept", {c.sample(row.kept_source, 0, {}).file, std::to_string(row.kept_row)});
  const std::string text = say("check." + std::string(id) + ".sample", {day(row.received), other, row.unit});
  const std::string code = masked(row.code);
  return code.empty() ? text : code + ": " + text;
}

std::vector<CheckSample> samples_of(const CheckContext& c, const char* id, const metric::RowDoubts& rows) {
  std::vector<CheckSample> out;
  for (const DoubtfulRow& row : rows.first) out.push_back(c.sample(row.source, row.row, describe(c, id, row)));
  return out;
}

// Where only forms answer the rate, no row of a list is in it.
Effect effect_of_rows(const CheckContext& c, std::span<const Told> changes) { return c.by_lists ? c.effect_of(changes) : Effect{}; }

Check of_rows(const CheckContext& c, const char* id, Doubt doubt) {
  const metric::RowDoubts& rows = c.doubts(doubt);
  return make_check(id, rows.count, rows.of, effect_of_rows(c, rows.changes), samples_of(c, id, rows));
}

// Whether a property is lacking is asked only where some dossier has it; a share of one in a hundred is
// usual (domain.md 7.3).
Check of_unknown(const CheckContext& c, const char* id, Doubt doubt, metric::Need need) {
  Check check = of_rows(c, id, doubt);
  const bool known = std::ranges::contains(metric::known_properties(c.in.shards), need);
  if (!known) return {.id = id};
  if (check.outcome == Check::Outcome::failed && check.count * 100 <= check.of) check.outcome = Check::Outcome::passed;
  return check;
}

// Rows without any date are no facts; each could be a dossier of the period, and one that counts.
Check no_date(const CheckContext& c) {
  const metric::RowDoubts& dated = c.doubts(Doubt::no_received_day);
  std::uint64_t left_out = 0, rows = 0;
  std::vector<CheckSample> samples;
  for (std::size_t i = 0; i < c.in.logs.size(); ++i) {
    const ImportLog* log = list_log(c.in, i);
    if (log == nullptr) continue;
    const intake::Tally& tally = log->left_out[static_cast<std::size_t>(intake::LeftOut::no_received_date)];
    left_out += tally.count;
    rows += log->received() + tally.count;
    for (const std::uint64_t row : tally.first_rows) {
      if (samples.size() < metric::kMostDoubtful) samples.push_back(c.sample(c.in.sources[i], row, (*c.in.say)("check.no_date.left_out")));
    }
  }
  for (CheckSample& sample : samples_of(c, "no_date", dated)) {
    if (samples.size() < metric::kMostDoubtful) samples.push_back(std::move(sample));
  }
  Told submitted = dated.changes.empty() ? Told{} : dated.changes.front();
  const auto k = static_cast<std::int64_t>(left_out);
  const Told as_others[] = {submitted,
                            {submitted.numerator, submitted.denominator + k},
                            {submitted.numerator + k, submitted.denominator + k}};
  return make_check("no_date", left_out + dated.count, rows, effect_of_rows(c, as_others), std::move(samples));
}

// The rate of the whole does not ask of which unit a dossier is.
Check code_unit(const CheckContext& c) {
  std::uint64_t differ = 0;
  std::vector<CheckSample> samples;
  for (std::size_t i = 0; i < c.in.logs.size(); ++i) {
    const intake::Tally& tally = c.in.logs[i]->repairs[static_cast<std::size_t>(intake::Repair::code_unit_differs)];
    differ += tally.count;
    for (std::size_t s = 0; s < tally.first_rows.size() && samples.size() < metric::kMostDoubtful; ++s) {
      samples.push_back(c.sample(c.in.sources[i], tally.first_rows[s], (*c.in.say)("check.code_unit.sample")));
    }
  }
  return make_check("code_unit", differ, c.doubts(Doubt::code_day).of, {}, std::move(samples));
}

}  // namespace

void check_lists(const CheckContext& c, std::vector<Check>& out) {
  out.push_back(no_date(c));
  out.push_back(of_unknown(c, "no_channel", Doubt::no_channel, metric::Need::channel));
  out.push_back(of_unknown(c, "no_level", Doubt::no_level, metric::Need::level));
  out.push_back(of_rows(c, "finished_first", Doubt::finished_first));
  out.push_back(of_rows(c, "due_first", Doubt::due_first));
  out.push_back(of_rows(c, "code_day", Doubt::code_day));
  out.push_back(code_unit(c));
  out.push_back(of_rows(c, "repeated", Doubt::repeated));
  out.push_back(of_rows(c, "unknown_unit", Doubt::unknown_unit));
  out.push_back(of_rows(c, "former_unit", Doubt::former_unit));
  out.push_back(of_rows(c, "outside_period", Doubt::outside_period));
  out.push_back(of_rows(c, "future", Doubt::future));
}

}  // namespace xanh::view
