// A text as words, numbers and what stands between them, for reading periods. Inside this room only.
#ifndef XANH_INTAKE_GIVEN_TOKEN_H_
#define XANH_INTAKE_GIVEN_TOKEN_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace xanh::intake {

struct GivenToken {
  std::string key = {};    ///< of letters: bare_key; empty for a number
  int number = -1;         ///< of up to 8 digits
  std::size_t digits = 0;
  std::size_t begin = 0, end = 0;  ///< in the text
  std::string gap = {};    ///< what stands before it, blanks left out; " " for blanks alone
};

/// "T10.2025" is three tokens. `text` is tidy. Dashes and dots beyond ASCII have no key of their own:
/// they are '-' in the gap.
[[nodiscard]] std::vector<GivenToken> split_tokens(std::string_view text);

}  // namespace xanh::intake

#endif  // XANH_INTAKE_GIVEN_TOKEN_H_
