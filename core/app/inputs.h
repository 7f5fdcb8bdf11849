// All that a page or a report is made from, over what is loaded: for the page and the command line.
#ifndef XANH_APP_INPUTS_H_
#define XANH_APP_INPUTS_H_

#include <cstdint>
#include <memory>
#include <vector>

#include "app/library.h"
#include "app/rules.h"
#include "metric/memory.h"
#include "state/workspace.h"
#include "view/report.h"

namespace xanh::app {

/// What of a library pages are made from. Its views live as long as it and as the library is not changed.
class Loaded {
 public:
  Loaded() = default;
  explicit Loaded(const Library& library);

  /// `rules` and `workspace` must outlive the result, too.
  [[nodiscard]] view::Inputs inputs(const state::Workspace& workspace, const Rules& rules) const;

  [[nodiscard]] const std::vector<const facts::Shard*>& shards() const { return shards_; }
  [[nodiscard]] const std::vector<const intake::ImportLog*>& logs() const { return logs_; }

 private:
  const Library* library_ = nullptr;
  std::vector<const facts::Shard*> shards_;
  std::vector<const intake::ImportLog*> logs_;
  std::vector<std::uint16_t> sources_;
  std::unique_ptr<metric::Memory> memory_;
};

}  // namespace xanh::app

#endif  // XANH_APP_INPUTS_H_
