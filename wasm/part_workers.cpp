#include "part_workers.h"

#include <utility>

#include "browser_file.h"
#include "host.h"
#include "intake/part_bytes.h"

namespace xanh::wasm {

std::size_t PartWorkers::count() const { return host::worker_count(); }

bool PartWorkers::start(source::ByteSource& file, const intake::Loader::Options& options) {
  const auto id = BrowserFile::id_of(file);
  if (!id) return false;
  intake::ReadingWish wish{.choices = options.choices, .sheet = options.sheet, .givens = options.givens, .text = options.text};
  if (options.units != nullptr) wish.aliases = options.units->aliases();
  host::parts_start(*id, intake::to_bytes(wish));
  return true;
}

void PartWorkers::ask(std::uint32_t ticket, const intake::PartRange& range) {
  host::parts_ask(ticket, range.bytes.begin, range.bytes.end, range.exact);
}

std::optional<app::PartReaders::Answer> PartWorkers::take() {
  if (answers_.empty()) return std::nullopt;
  Answer answer = std::move(answers_.front());
  answers_.pop_front();
  return answer;
}

void PartWorkers::answer(std::uint32_t ticket, std::string_view bytes) {
  answers_.push_back({.ticket = ticket, .part = bytes.empty() ? std::nullopt : intake::part_from_bytes(bytes)});
}

void PartWorkers::stop() {
  host::parts_stop();
  answers_.clear();
}

}  // namespace xanh::wasm
