#include "ui/picks.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace xanh::ui {

std::string pick_of(std::string_view action) {
  for (const std::string_view verb : {std::string_view("filter:"), std::string_view("only:")}) {
    if (action.starts_with(verb)) return "pick:" + std::string(action.substr(verb.size()));
  }
  return {};
}

void gather_picks(Picks& picks, std::vector<std::string>& actions, bool held) {
  if (!held) {
    std::ranges::move(picks, std::back_inserter(actions));
    picks.clear();
    return;
  }
  std::erase_if(actions, [&picks](const std::string& action) {
    std::string pick = pick_of(action);
    if (pick.empty()) return false;
    if (std::erase(picks, pick) == 0) picks.push_back(std::move(pick));
    return true;
  });
}

}  // namespace xanh::ui
