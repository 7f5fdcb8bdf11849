// Parts of long lists read in the browser's workers (public/page/workers.js), each an instance of this
// program of its own.
#ifndef XANH_WASM_PART_WORKERS_H_
#define XANH_WASM_PART_WORKERS_H_

#include <deque>

#include "app/part_readers.h"

namespace xanh::wasm {

class PartWorkers final : public app::PartReaders {
 public:
  [[nodiscard]] std::size_t count() const override;
  [[nodiscard]] bool own_rules_only() const override { return true; }
  /// False for a file that the browser does not hold as such (one out of an archive).
  [[nodiscard]] bool start(source::ByteSource& file, const intake::Loader::Options& options) override;
  void ask(std::uint32_t ticket, const intake::PartRange& range) override;
  [[nodiscard]] std::optional<Answer> take() override;
  void stop() override;

  /// A worker's answer; no bytes: the part could not be read by itself.
  void answer(std::uint32_t ticket, std::string_view bytes);

 private:
  std::deque<Answer> answers_;
};

}  // namespace xanh::wasm

#endif  // XANH_WASM_PART_WORKERS_H_
