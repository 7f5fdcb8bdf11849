// The accessible twin: the page as a tree of HTML nodes, the same on every platform. It is applied
// to the DOM by createElement, textContent and setAttribute only, never as markup.
#ifndef XANH_REPORT_TWIN_H_
#define XANH_REPORT_TWIN_H_

#include <string>
#include <utility>
#include <vector>

#include "view/page.h"

namespace xanh::view {
struct Picture;
}

namespace xanh::report {

struct TwinNode {
  std::string tag;
  std::string text = {};  ///< stands before the children
  std::vector<std::pair<std::string, std::string>> attributes = {};
  std::vector<TwinNode> children = {};
};

/// <main> with the whole page: headings, tables with captions and scopes, lists, and a real button
/// for every control, whose data-action is the action the canvas control of the same place emits.
/// A choice among many is a select whose options' values are the actions; its own value and
/// data-action are those of the current one. A field is an input whose
/// data-action is what its text is added to. Tiles carry data-metric, rows data-key, standings data-status (good, near, bad, neutral).
[[nodiscard]] TwinNode make_twin(const view::PageView& page);

/// One chart or tile alone (view/alone.h): what went wrong, its title, whose figure it is, its figures; no button but those
/// of the notices.
[[nodiscard]] TwinNode make_twin(const view::PageView& page, const view::Picture& alone);

/// The tree as JSON: {"tag","text","attributes","children"}, empty members left out.
[[nodiscard]] std::string twin_json(const TwinNode& node);

}  // namespace xanh::report

#endif  // XANH_REPORT_TWIN_H_
