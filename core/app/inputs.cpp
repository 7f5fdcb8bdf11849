#include "app/inputs.h"

namespace xanh::app {

Loaded::Loaded(const Library& library)
    : library_(&library), shards_(library.shards()), logs_(library.logs()), sources_(library.sources()), memory_(std::make_unique<metric::Memory>(shards_)) {}

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
                  .index766 = &rules.index766,
                  .crosswalk = &rules.crosswalk};
  in.holidays = &rules.holidays;
  if (library_ == nullptr) return in;
  in.memory = memory_.get();
  in.catalogue = library_->catalogue_log();
  if (const intake::Catalogue* catalogue = library_->catalogue()) in.procedures = catalogue->procedures();
  in.displaced = library_->displaced();
  if (const auto& own = library_->settings().targets) in.user_targets = &*own;
  in.builtin_targets = &library_->builtin_targets();
  in.rules_files = library_->rules_files();
  in.overlaps = library_->overlaps();
  in.snapshot = library_->snapshot();
  in.expected_units = library_->expected_units();
  return in;
}

}  // namespace xanh::app
