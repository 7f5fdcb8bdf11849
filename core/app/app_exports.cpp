// What is asked for waits until the sources' SHA-256 are known: at once for short files, with a notice for long ones.
#include <cmath>
#include <cstdint>
#include <string>
#include <utility>

#include "app/app.h"
#include "app/exports.h"
#include "view/provenance.h"

namespace xanh::app {
namespace {

/// Read within the call that asks; longer files are read in slices.
constexpr std::uint64_t kAtOnce = std::uint64_t{8} << 20U;

}  // namespace

void App::ask_for(std::string_view what) {
  if (loaded_.shards().empty()) return;
  asked_.push_back({.what = std::string(what), .workspace = workspace(), .time = clock_ == nullptr ? 0 : clock_()});
  if (library_.reading() || hashing_.left() > kAtOnce) return;
  while (!asked_.empty() && step_exports() == source::Step::ready) {
  }
}

source::Step App::step_exports() {
  const double before = hashing_.share();
  const source::Step step = hashing_.step();
  if (step == source::Step::pending) return step;
  if (hashing_.done()) {
    serve_asked();
    touch();
    return source::Step::ready;
  }
  // The page is not built anew for each piece: only its notice changes.
  if (std::floor(hashing_.share() * 20) > std::floor(before * 20) && built_ == version_) {
    for (view::Notice& notice : page_.notices) {
      if (notice.dismiss.action == "cancel") notice = view::hashing_notice(hashing_.share(), say());
    }
    built_ = ++version_;
  }
  return source::Step::ready;
}

void App::serve_asked() {
  for (const Asked& asked : std::exchange(asked_, {})) {
    const view::Inputs in = loaded_.inputs(asked.workspace, rules_);
    if (in.shards.empty()) continue;
    auto file = taken(in, {.time = asked.time, .sha256 = library_.sha256s(), .behind = library_.sources_behind()}, asked.what);
    if (file) requests_.push_back(*std::move(file));
    else report_error(std::move(file.error()));
  }
}

}  // namespace xanh::app
