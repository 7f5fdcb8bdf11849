#include "view/copy_page.h"

#include <algorithm>
#include <string>

#include "text/date.h"

namespace xanh::view {
namespace {

/// The day of the latest decision that a built-in target rests on; "" where none tells its day.
std::string rules_until(const Inputs& in) {
  std::string latest;
  constexpr std::size_t kIsoDay = 10;  // a year or month alone may be known
  if (in.builtin_targets != nullptr) {
    for (const metric::Target& target : in.builtin_targets->targets) {
      if (target.basis_date.size() == kIsoDay) latest = std::max(latest, target.basis_date);
    }
  }
  return latest;
}

}  // namespace

std::string copy_text(const BuiltIn& copy, const Strings& say) {
  if (copy.day == 0) return copy.owner.empty() ? say("copy.nobody") : say("copy.of", {copy.owner});
  return copy.owner.empty() ? say("copy.nobody_day", {say.day(copy.day)}) : say("copy.of_day", {copy.owner, say.day(copy.day)});
}

void add_copy(TablesPage& page, const Inputs& in, const Reading& reading) {
  const Strings& say = *in.say;
  std::vector<std::string> said;
  if (reading.built_in) said.push_back(say("copy.this", {copy_text(*reading.built_in, say), XANH_VERSION}));
  if (const auto day = text::parse_date(rules_until(in))) said.push_back(say("copy.rules_until", {say.day(day->day)}));
  said.push_back(say(reading.copies ? "copy.what" : "copy.where"));
  page.sentences.insert(page.sentences.begin() + (page.sentences.empty() ? 0 : 1), said.begin(), said.end());
  if (reading.copies) {
    page.fields.push_back({.id = "owner", .label = say("copy.owner"), .action = "owner:", .input = reading.owner,
                           .placeholder = reading.province.empty() ? say("copy.owner_example") : reading.province, .name = say("copy.owner")});
    page.exports.push_back({.action = "export:copy", .label = say("copy.make"), .hint = say("copy.make_hint")});
  }
  if (reading.diagnoses) page.exports.push_back({.action = "diagnostics", .label = say("copy.diagnostics"), .hint = say("copy.diagnostics_hint")});
}

}  // namespace xanh::view
