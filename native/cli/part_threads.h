// Parts of long lists read on threads.
#ifndef XANH_CLI_PART_THREADS_H_
#define XANH_CLI_PART_THREADS_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "app/part_readers.h"

namespace xanh::cli {

class PartThreads final : public app::PartReaders {
 public:
  /// With fewer than two threads nothing is gained: there are none then.
  explicit PartThreads(std::size_t threads) : count_(threads < 2 ? 0 : threads) {}
  ~PartThreads() override { PartThreads::stop(); }
  PartThreads(const PartThreads&) = delete;
  PartThreads& operator=(const PartThreads&) = delete;

  /// As many as the processor runs at once, at most 8; XANH_THREADS says otherwise.
  [[nodiscard]] static std::size_t suitable();

  [[nodiscard]] std::size_t count() const override { return count_; }
  [[nodiscard]] bool start(source::ByteSource& file, const intake::Loader::Options& options) override;
  void ask(std::uint32_t ticket, const intake::PartRange& range) override;
  [[nodiscard]] std::optional<Answer> take() override;
  void stop() override;

 private:
  void work(const std::stop_token& stop, intake::Loader& loader);

  const std::size_t count_;
  std::mutex mutex_;
  std::condition_variable_any asked_, answered_;
  std::deque<std::pair<std::uint32_t, intake::PartRange>> questions_;
  std::deque<Answer> answers_;
  std::vector<std::unique_ptr<source::ByteSource>> files_;
  std::vector<intake::Loader> loaders_;  // one for each thread
  std::vector<std::jthread> threads_;  // last: they end before what they use
};

}  // namespace xanh::cli

#endif  // XANH_CLI_PART_THREADS_H_
