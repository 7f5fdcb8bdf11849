#include "app/inputs.h"

namespace xanh::app {

Loaded::Loaded(const Library& library)
    : library_(&library), shards_(library.shards()), logs_(library.logs()), sources_(library.sources()) {}

view::Inputs Loaded::inputs(const state::Workspace& workspace, const Rules& rules) const {
  view::Inputs in{.workspace = &workspace,
                  .metrics = &rules.metrics,
                  .targets = &rules.targets,
                  .say = &rules.strings(workspace.language),
                  .shards = shards_,
                  .logs = logs_,
                  .catalogue = nullptr,
                  .displaced = 0,
                  .sources = sources_,
                  .overlaps = {},
                  .expected_units = {},
                  .index766 = &rules.index766};
  if (library_ == nullptr) return in;
  in.catalogue = library_->catalogue_log();
  in.displaced = library_->displaced();
  in.overlaps = library_->overlaps();
  in.expected_units = library_->expected_units();
  return in;
}

}  // namespace xanh::app
