#include "source/byte_source.h"

#include <cstring>

namespace xanh::source {

Result<Step> MemorySource::read(std::uint64_t offset, std::span<std::byte> out) {
  if (offset > bytes_->size() || out.size() > bytes_->size() - offset) {
    return fail(ErrorCode::file_unreadable, {.file = name_}, {"read past the end"});
  }
  if (!out.empty()) std::memcpy(out.data(), bytes_->data() + offset, out.size());
  return Step::ready;
}

}  // namespace xanh::source
