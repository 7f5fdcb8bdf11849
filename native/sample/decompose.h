// The other way of writing the same letters: what systems that keep marks apart export.
#ifndef XANH_SAMPLE_DECOMPOSE_H_
#define XANH_SAMPLE_DECOMPOSE_H_

#include <string>
#include <string_view>

namespace xanh::sample {

/// Canonical decomposition (NFD) of the Vietnamese letters in `text`; all else is kept.
[[nodiscard]] std::string decompose(std::string_view text);

}  // namespace xanh::sample

#endif  // XANH_SAMPLE_DECOMPOSE_H_
