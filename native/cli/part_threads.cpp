#include "cli/part_threads.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <new>
#include <string_view>

namespace xanh::cli {
namespace {

using source::Step;

// Runs the loader to the end of what it is at; false when it failed.
bool run(intake::Loader& loader, const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    const auto step = loader.step();
    if (!step) return false;
    if (*step == Step::end) return true;
  }
  return false;
}

std::optional<intake::Part> read(intake::Loader& loader, const intake::PartRange& range, const std::stop_token& stop) {
  try {
    loader.begin_part(range);
    if (!run(loader, stop)) return std::nullopt;
    return loader.take_part();
  } catch (const std::bad_alloc&) {
    return std::nullopt;
  }
}

}  // namespace

std::size_t PartThreads::suitable() {
  std::size_t threads = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, 8);
  if (const char* said = std::getenv("XANH_THREADS"); said != nullptr) {
    const std::string_view text(said);
    std::from_chars(text.data(), text.data() + text.size(), threads);
  }
  return std::min<std::size_t>(threads, 64);
}

bool PartThreads::start(source::ByteSource& file, const intake::Loader::Options& options) {
  stop();  // nothing is left of a start that ended halfway
  for (std::size_t i = 0; i < count_; ++i) {
    auto again = file.reopen();
    if (again == nullptr) {
      stop();
      return false;
    }
    files_.push_back(std::move(again));
  }
  for (const auto& own : files_) loaders_.emplace_back(*own, options);
  for (intake::Loader& own : loaders_) {
    threads_.emplace_back([this, &own](const std::stop_token& stop) { work(stop, own); });
  }
  return true;
}

void PartThreads::work(const std::stop_token& stop, intake::Loader& loader) {
  bool planned = loader.divisible().has_value();  // with the plan of another, or else by its own look at the file
  while (!stop.stop_requested() && !planned) {
    const auto step = loader.step();
    if (!step || *step == Step::end) break;  // every part is then answered by nothing
    planned = loader.divisible().has_value();
  }
  while (true) {
    std::pair<std::uint32_t, intake::PartRange> question;
    {
      std::unique_lock lock(mutex_);
      if (!asked_.wait(lock, stop, [this] { return !questions_.empty(); })) return;
      question = questions_.front();
      questions_.pop_front();
    }
    Answer answer{.ticket = question.first, .part = {}};
    if (planned) answer.part = read(loader, question.second, stop);
    const std::lock_guard lock(mutex_);
    answers_.push_back(std::move(answer));
    answered_.notify_one();
  }
}

void PartThreads::ask(std::uint32_t ticket, const intake::PartRange& range) {
  const std::lock_guard lock(mutex_);
  questions_.emplace_back(ticket, range);
  asked_.notify_one();
}

std::optional<app::PartReaders::Answer> PartThreads::take() {
  std::unique_lock lock(mutex_);
  answered_.wait_for(lock, std::chrono::milliseconds(5), [this] { return !answers_.empty(); });
  if (answers_.empty()) return std::nullopt;
  Answer answer = std::move(answers_.front());
  answers_.pop_front();
  return answer;
}

void PartThreads::stop() {
  for (std::jthread& thread : threads_) thread.request_stop();
  threads_.clear();  // each waits for its end
  loaders_.clear();
  files_.clear();
  questions_.clear();
  answers_.clear();
}

}  // namespace xanh::cli
