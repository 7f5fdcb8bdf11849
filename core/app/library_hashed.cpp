// What is hashed for the origin of what is taken away: loaded files first, then what stands behind them.
#include <algorithm>
#include <utility>

#include "app/library.h"

namespace xanh::app {

void Library::stands_behind(std::unique_ptr<source::ByteSource> source, std::uint16_t index, bool archive) {
  if (!archive) std::erase_if(behind_, [](const Behind& each) { return !each.archive; });  // one catalogue is in force
  behind_.push_back({.source = std::move(source), .index = index, .archive = archive});
}

const std::optional<std::string>& Library::sha256_of(std::size_t index) const {
  return index < files_.size() ? files_[index].sha256 : behind_.at(index - files_.size()).sha256;
}

void Library::set_sha256(std::size_t index, std::string sum) {
  (index < files_.size() ? files_[index].sha256 : behind_.at(index - files_.size()).sha256) = std::move(sum);
}

source::ByteSource* Library::source_of(std::size_t index) const {
  return (index < files_.size() ? files_[index].source : behind_.at(index - files_.size()).source).get();
}

std::uint16_t Library::key_of(std::size_t index) const {
  return index < files_.size() ? files_[index].index : behind_.at(index - files_.size()).index;
}

std::optional<std::size_t> Library::find(std::uint16_t key) const {
  const auto at = find_hashed(key);
  return at && *at < files_.size() ? at : std::nullopt;
}

std::optional<std::size_t> Library::find_hashed(std::uint16_t key) const {
  for (std::size_t i = 0; i < hashed_count(); ++i) {
    if (key_of(i) == key) return i;
  }
  return std::nullopt;
}

std::vector<std::string> Library::sha256s() const {
  std::vector<std::string> out;
  for (const File& file : files_) out.push_back(file.sha256.value_or(std::string{}));
  return out;
}

std::vector<view::SourceBehind> Library::sources_behind() const {
  std::vector<view::SourceBehind> out;
  for (const Behind& each : behind_) {
    // An archive counts as long as one of its files does.
    const bool counts = each.archive ? std::ranges::any_of(files_, [&](const File& file) { return file.unpacked && file.archive == each.index; }) : catalogue_.has_value();
    if (counts) out.push_back({.file = std::string(each.source->name()), .bytes = each.source->size(), .sha256 = each.sha256.value_or(std::string{})});
  }
  return out;
}

}  // namespace xanh::app
