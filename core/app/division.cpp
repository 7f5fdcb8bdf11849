#include "app/division.h"

#include <algorithm>
#include <utility>

namespace xanh::app {
namespace {

// Each reader reads one part and has the next at hand.
constexpr std::size_t kAhead = 2;
constexpr std::uint64_t kShortestPart = 4u << 20, kLongestPart = 16u << 20;

}  // namespace

std::uint64_t Division::part_size(source::ByteRange rows, std::size_t count) {
  // Eight rounds: readers that are not equally fast still end together.
  return std::clamp((rows.end - rows.begin) / (std::max<std::size_t>(count, 1) * 8) + 1, kShortestPart, kLongestPart);
}

Division::Division(PartReaders& readers, intake::Loader& loader, source::ByteRange rows, std::uint64_t part_bytes)
    : readers_(readers), loader_(loader), expected_(rows.begin) {
  for (std::uint64_t at = rows.begin; at < rows.end; at += part_bytes) {
    ranges_.push_back({at, std::min(rows.end, at + part_bytes)});
  }
}

Division::~Division() { readers_.stop(); }

// Not too far ahead of what is due: parts that wait take room.
void Division::ask_more() {
  const std::size_t count = readers_.count();
  while (next_ < ranges_.size() && asked_ < count * kAhead && next_ < due_ + count * 2 * kAhead) {
    readers_.ask(static_cast<std::uint32_t>(next_), {.bytes = ranges_[next_], .exact = next_ == 0});
    ++next_;
    ++asked_;
  }
}

Division::Step Division::step() {
  if (due_ == ranges_.size()) {
    loader_.end_parts();
    return Step::end;
  }
  ask_more();
  if (asked_ > 0 && !answers_.contains(static_cast<std::uint32_t>(due_))) {
    auto answer = readers_.take();
    if (!answer) return readers_.count() > 0 ? Step::pending : Step::refused;
    --asked_;
    if (answer->ticket >= ranges_.size()) return Step::refused;
    if (answer->part) {
      answers_.insert_or_assign(answer->ticket, std::move(*answer->part));
    } else {
      // A part that began inside quotes may have gone wrong altogether: it is read again from where its first
      // record is known to begin. In its turn that one says what is wrong.
      answers_.insert_or_assign(answer->ticket, intake::Part{.ends = {.begin = UINT64_MAX}});
    }
    ask_more();
  }
  const auto found = answers_.find(static_cast<std::uint32_t>(due_));
  if (found == answers_.end()) return asked_ > 0 ? Step::pending : Step::refused;
  intake::Part part = std::move(found->second);
  answers_.erase(found);
  const std::uint64_t end = ranges_[due_].end;
  if (expected_ >= end) {  // the last record of the part before reaches beyond this one
    ++due_;
    return Step::ready;
  }
  if (part.ends.begin != expected_) {
    if (std::exchange(ranges_[due_].begin, expected_) == expected_) return Step::refused;
    readers_.ask(static_cast<std::uint32_t>(due_), {.bytes = ranges_[due_], .exact = true});
    ++asked_;
    return Step::ready;
  }
  if (!loader_.absorb(part)) return Step::refused;
  expected_ = part.ends.end;
  ++due_;
  return Step::ready;
}

}  // namespace xanh::app
