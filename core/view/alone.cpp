#include "view/alone.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <variant>

namespace xanh::view {
namespace {

/// Charts act by their marks' hits, which the canvas leaves out: a tile's are its own.
void take_actions_off(Picture& picture) {
  if (auto* tile = std::get_if<Tile>(&picture.chart)) {
    tile->action.clear();
    tile->why.clear();
  }
}

}  // namespace

Alone build_alone(const Inputs& in, const PageView& page, std::string_view id) {
  Alone out;
  out.page.language = page.language;
  out.page.status = page.status;
  out.page.frame.title = page.frame.title;
  // What was taken in is no news to those who look at one chart; what went wrong is.
  std::ranges::copy_if(page.notices, std::back_inserter(out.page.notices), [](const Notice& notice) { return notice.tone == Tone::bad; });
  for (Notice& notice : out.page.notices) notice.more = notice.fix = {};
  TablesPage waits{.id = "alone", .title = page.frame.title};
  if (const auto* progress = std::get_if<ProgressPage>(&page.body)) {
    waits.title = progress->title;
    waits.sentences = {progress->title, progress->note};
  } else if (!std::holds_alternative<StartPage>(page.body) && !in.shards.empty()) {
    auto picture = picture_of(in, page, id);
    if (picture) {
      out.picture = *std::move(picture);
      take_actions_off(*out.picture);
      out.page.frame.title = out.picture->title;
    } else {
      out.page.notices.push_back({.tone = Tone::bad, .sign = (*in.say)("sign.error"), .text = message(picture.error(), *in.say)});
    }
  }
  out.page.body = std::move(waits);
  return out;
}

}  // namespace xanh::view
