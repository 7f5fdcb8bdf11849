#include "browser_file.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>

#include "host.h"

namespace xanh::wasm {
namespace {

constexpr std::uint64_t kWindow = std::uint64_t{2} << 20U;

/// Answers come by number, so the files that wait for one are found here.
std::unordered_map<int, BrowserFile*>& alive() {
  static std::unordered_map<int, BrowserFile*> files;
  return files;
}

}  // namespace

// The contract keeps the last eight ranges at hand; a range may touch two windows.
BrowserFile::BrowserFile(int id, std::string name, std::uint64_t size, std::size_t kept)
    : id_(id), name_(std::move(name)), size_(size), kept_(kept) {
  alive()[id_] = this;
}

BrowserFile::~BrowserFile() {
  alive().erase(id_);
  host::close(id_);
}

std::optional<int> BrowserFile::id_of(const source::ByteSource& file) {
  for (const auto& [id, each] : alive()) {
    if (each == &file) return id;
  }
  return std::nullopt;
}

void BrowserFile::want(std::uint64_t window) {
  if (!windows_.try_emplace(window).second) return;
  const std::uint64_t begin = window * kWindow;
  host::fetch(id_, begin, static_cast<std::uint32_t>(std::min(kWindow, size_ - begin)));
}

Result<source::Step> BrowserFile::read(std::uint64_t offset, std::span<std::byte> out) {
  if (!failure_.empty()) {
    return xanh::fail(ErrorCode::file_unreadable, {.file = name_}, {failure_});
  }
  if (out.empty()) return source::Step::ready;
  const std::uint64_t first = offset / kWindow;
  const std::uint64_t last = (offset + out.size() - 1) / kWindow;
  bool here = true;
  for (std::uint64_t i = first; i <= last; ++i) {
    want(i);
    if (windows_[i].bytes.empty()) here = false;
  }
  // One who reads on finds the next bytes on their way while these are taken in.
  if ((first == latest_ || first == latest_ + 1) && (last + 1) * kWindow < size_) want(last + 1);
  latest_ = last;
  if (!here) return source::Step::pending;
  std::size_t done = 0;
  while (done < out.size()) {
    const std::uint64_t at = offset + done;
    Window& window = windows_[at / kWindow];
    window.used = ++tick_;
    const std::size_t within = static_cast<std::size_t>(at % kWindow);
    const std::size_t count = std::min(out.size() - done, window.bytes.size() - within);
    std::memcpy(out.data() + done, window.bytes.data() + within, count);
    done += count;
  }
  drop_old(first, last);
  return source::Step::ready;
}

void BrowserFile::drop_old(std::uint64_t first, std::uint64_t last) {
  while (windows_.size() > kept_) {
    auto oldest = windows_.end();
    for (auto i = windows_.begin(); i != windows_.end(); ++i) {
      const bool wanted = i->second.bytes.empty() || (i->first >= first && i->first <= last);
      if (!wanted && (oldest == windows_.end() || i->second.used < oldest->second.used)) oldest = i;
    }
    if (oldest == windows_.end()) return;
    windows_.erase(oldest);
  }
}

void BrowserFile::feed(int id, std::uint64_t offset, std::span<const std::byte> bytes) {
  const auto file = alive().find(id);
  if (file == alive().end()) return;
  auto& window = file->second->windows_[offset / kWindow];
  window.bytes.assign(bytes.begin(), bytes.end());
  window.used = ++file->second->tick_;
}

void BrowserFile::fail(int id, std::string reason) {
  const auto file = alive().find(id);
  if (file != alive().end()) file->second->failure_ = std::move(reason);
}

}  // namespace xanh::wasm
