#include "view/figure_text.h"

#include <cstdint>
#include <string>

#include "state/action.h"
#include "text/format.h"
#include "view/build.h"

namespace xanh::view {

using metric::Figure;
using metric::Standing;

namespace {

// Texts of dossiers are plain; of what else is counted each has its own.
std::string counted_suffix(metric::Counted counted) {
  switch (counted) {
    case metric::Counted::procedures: return ".procedures";
    case metric::Counted::petitions: return ".petitions";
    case metric::Counted::ratings: return ".ratings";
    case metric::Counted::dossiers: break;
  }
  return {};
}

std::string count_text(const Figure& figure, std::int64_t count, bool is_small, const Strings& say) {
  if (!figure.withheld) return figure.standing == Standing::not_computable ? say("dash") : say.count(count);
  return is_small ? say("withheld.below", {std::to_string(figure.withheld->below)}) : say("withheld");
}

}  // namespace

Tone tone_of(Standing standing) {
  switch (standing) {
    case Standing::met: return Tone::good;
    case Standing::near: return Tone::near;
    case Standing::missed: return Tone::bad;
    default: return Tone::neutral;
  }
}

std::string standing_text(Standing standing, const Strings& say) {
  switch (standing) {
    case Standing::met: return say("standing.met");
    case Standing::near: return say("standing.near");
    case Standing::missed: return say("standing.missed");
    case Standing::reference: return say("standing.reference");
    case Standing::empty: return say("standing.empty");
    case Standing::not_computable: return say("standing.not_computable");
  }
  return {};
}

std::string standing_text(const Figure& figure, const Strings& say) {
  return figure.withheld ? say("standing.withheld") : standing_text(figure.standing, say);
}

std::string numerator_text(const Figure& figure, const Strings& say) {
  return count_text(figure, figure.numerator, figure.withheld && figure.withheld->numerator, say);
}
std::string denominator_text(const Figure& figure, const Strings& say) {
  return count_text(figure, figure.denominator, figure.withheld && figure.withheld->denominator, say);
}

std::string rate_text(const Figure& figure, const Strings& say) {
  if (figure.withheld) return say("withheld");
  const auto rate = figure.rate();
  return rate ? say.percent(*rate) : say("dash");
}

std::string points_text(double share, int decimals, const Strings& say) { return text::format_points(share, decimals, say.language()); }

std::string ratio_text(const Figure& figure, const Strings& say) {
  if (figure.standing == Standing::not_computable) return lacking_text(figure, say);
  const std::string of = counted_suffix(figure.counted);
  if (figure.standing == Standing::empty) return say("figure.empty" + of);
  return say("figure.ratio" + of, {say.count(figure.numerator), say.count(figure.denominator)});
}

std::string target_text(const Figure& figure, const Strings& say) {
  if (!figure.rate()) return {};
  if (figure.target == nullptr) {
    if (figure.beside == nullptr) return {};
    const std::string name = target_name(*figure.beside, say);
    if (figure.gap_dossiers <= 0) return say("figure.beside_near" + counted_suffix(figure.counted), {name});
    return say("figure.beside_far" + counted_suffix(figure.counted), {name, say.count(figure.gap_dossiers)});
  }
  const std::string year = std::to_string(figure.target->year);
  const std::string value = say.target(figure.target->value);
  if (figure.gap_dossiers <= 0) return say("figure.target_met", {value, year});
  return say("figure.target_missed" + counted_suffix(figure.counted), {value, say.count(figure.gap_dossiers), year});
}

std::string holder_text(const metric::Holder& holder, const Strings& say) {
  return holder.unit.empty() ? say("holder." + std::string(state::level_id(holder.level))) : holder.unit;
}

std::string target_name(const metric::Target& target, const Strings& say) {
  return say("figure.target_of", {std::to_string(target.year), holder_text(target.holder, say), say.target(target.value)});
}

std::string lacking_text(const Figure& figure, const Strings& say) {
  if (figure.withheld) return say("figure.withheld", {std::to_string(figure.withheld->below)});
  std::string needs;
  for (const metric::Need need : figure.missing) {
    if (!needs.empty()) needs += ", ";
    needs += say("need." + std::string(metric::need_id(need)));
  }
  return say("figure.lacking", {needs});
}

bool keeps_back_page(const Inputs& in, TablesPage& page) {
  if (in.workspace->suppress <= 1) return false;
  page.sentences.push_back((*in.say)("withheld.page", {std::to_string(in.workspace->suppress)}));
  return true;
}

std::string definition_text(const metric::Metric& metric, const Strings& say) {
  return say("definition", {say(metric.name), say(metric.tag), say(metric.numerator_name),
                            say(metric.denominator_name), say(metric.definition), say(metric.used_by)});
}

}  // namespace xanh::view
