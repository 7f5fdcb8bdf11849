#include "app/hashing.h"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

namespace xanh::app {
namespace {

constexpr std::uint64_t kPiece = std::uint64_t{1} << 20U;

std::uint64_t size_of(const Library& library, std::size_t index) {
  const source::ByteSource* file = library.source_of(index);
  return file == nullptr ? 0 : file->size();
}

}  // namespace

bool Hashing::done() const {
  for (std::size_t i = 0; i < library_.hashed_count(); ++i) {
    if (!library_.sha256_of(i)) return false;
  }
  return true;
}

std::uint64_t Hashing::left() const {
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < library_.hashed_count(); ++i) {
    if (!library_.sha256_of(i)) bytes += size_of(library_, i);
    if (key_ && library_.key_of(i) == *key_) bytes -= std::min(bytes, offset_);
  }
  return bytes;
}

double Hashing::share() const {
  std::uint64_t all = 0;
  for (std::size_t i = 0; i < library_.hashed_count(); ++i) all += size_of(library_, i);
  return all == 0 ? 1 : 1 - static_cast<double>(left()) / static_cast<double>(all);
}

source::Step Hashing::step() {
  std::optional<std::size_t> index = key_ ? library_.find_hashed(*key_) : std::nullopt;
  if (!index) {  // none begun, or it has gone
    for (std::size_t i = 0; i < library_.hashed_count() && !index; ++i) {
      if (!library_.sha256_of(i)) index = i;
    }
    if (!index) {
      key_.reset();
      piece_ = {};
      return source::Step::end;
    }
    key_ = library_.key_of(*index);
    offset_ = 0;
    sum_ = {};
  }
  const auto finish = [&](std::string sum) {
    library_.set_sha256(*index, std::move(sum));
    key_.reset();
    return source::Step::ready;
  };
  source::ByteSource* const source = library_.source_of(*index);
  if (source == nullptr) return finish({});
  source::ByteSource& file = *source;
  if (offset_ >= file.size()) return finish(sum_.finish());
  piece_.resize(static_cast<std::size_t>(std::min(kPiece, file.size() - offset_)));
  const auto step = file.read(offset_, piece_);
  if (!step) return finish({});
  if (*step == source::Step::pending) return source::Step::pending;
  sum_.add(piece_);
  offset_ += piece_.size();
  return source::Step::ready;
}

}  // namespace xanh::app
