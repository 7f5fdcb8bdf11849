// The twin's way to choose several groups: beside each row that filters a button that adds it, and in the chip of a filter a
// button for each value to drop and one list of those to add.
#include <algorithm>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "report/twin_parts.h"

namespace xanh::report {
namespace {

constexpr std::string_view kPick = "pick:", kUnfilter = "unfilter:";

const std::string* attribute_of(const TwinNode& node, std::string_view name) {
  const auto found = std::ranges::find(node.attributes, name, [](const auto& attribute) -> std::string_view { return attribute.first; });
  return found == node.attributes.end() ? nullptr : &found->second;
}

/// "unit=Sở Tư pháp" of an action that filters by it; "" of any other.
std::string_view group_of(const TwinNode& node) {
  const std::string* action = node.tag == "button" ? attribute_of(node, "data-action") : nullptr;
  if (action == nullptr) return {};
  const std::string_view text = *action;
  for (const std::string_view verb : {std::string_view("filter:"), std::string_view("only:")}) {
    if (text.starts_with(verb)) return text.substr(verb.size());
  }
  return {};
}

void add_below(TwinNode& node, const std::set<std::string, std::less<>>& chosen, const view::FilterWords& words) {
  for (std::size_t i = 0; i < node.children.size(); ++i) {
    const std::string_view group = group_of(node.children[i]);
    if (group.empty()) {
      add_below(node.children[i], chosen, words);
      continue;
    }
    const bool on = chosen.contains(group);
    // Its sign is drawn by the style sheet: the row's name stays the row's name.
    TwinNode button = twin_button({.action = std::string(kPick) + std::string(group), .label = {}});
    button.attributes.emplace_back("aria-label", (on ? words.drop : words.add) + ": " + node.children[i].text);
    button.attributes.emplace_back("aria-pressed", on ? "true" : "false");
    node.children.insert(node.children.begin() + static_cast<std::ptrdiff_t>(i) + 1, std::move(button));
    ++i;
  }
}

}  // namespace

TwinNode twin_filter_chip(const view::Chip& chip, const view::FilterWords& words) {
  TwinNode item{.tag = "li", .text = chip.name + ": " + chip.value};
  TwinNode values{.tag = "ul", .attributes = {{"aria-label", chip.name}}};
  TwinNode others{.tag = "select", .attributes = {{"aria-label", words.add + ": " + chip.name}, {"value", ""}}};
  others.children.push_back({.tag = "option", .text = words.choose, .attributes = {{"value", ""}}});
  for (const view::Link& option : chip.options) {
    if (option.action.starts_with(kPick)) {
      // The list is known by what it does, as any list; its own choice is none.
      if (others.children.size() == 1) others.attributes.emplace_back("data-action", option.action);
      others.children.push_back({.tag = "option", .text = option.label, .attributes = {{"value", option.action}}});
      continue;
    }
    TwinNode button = twin_button(option);
    if (option.current) button.attributes.emplace_back("aria-label", words.drop + ": " + option.label);
    values.children.push_back({.tag = "li", .children = {std::move(button)}});
  }
  item.children.push_back(std::move(values));
  if (others.children.size() > 1) item.children.push_back(std::move(others));
  return item;
}

void add_picks(TwinNode& root, const std::vector<view::Chip>& chips, const view::FilterWords& words) {
  if (words.add.empty()) return;
  std::set<std::string, std::less<>> chosen;
  for (const view::Chip& chip : chips) {
    for (const view::Link& option : chip.options) {
      if (option.current && option.action.starts_with(kUnfilter)) chosen.insert(option.action.substr(kUnfilter.size()));
    }
  }
  add_below(root, chosen, words);
}

}  // namespace xanh::report
