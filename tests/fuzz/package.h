// Packages made around the input, so that a fuzzer spends its time on what is inside them: entries
// stored, checksums right.
#ifndef XANH_TESTS_FUZZ_PACKAGE_H_
#define XANH_TESTS_FUZZ_PACKAGE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace xanh::fuzz {

using Parts = std::vector<std::pair<std::string, std::string>>;

/// A ZIP archive of stored entries.
[[nodiscard]] std::string stored_zip(const Parts& parts);

/// A workbook of one sheet. An empty `workbook` or `styles` stands for a plain one.
[[nodiscard]] std::string xlsx_of(std::string_view sheet, std::string_view strings,
                                  std::string_view styles = {}, std::string_view workbook = {},
                                  std::string_view relations = {});

/// The input cut at its lines "----": at most `most` parts, missing ones empty.
[[nodiscard]] std::vector<std::string_view> cut(std::string_view input, std::size_t most);

}  // namespace xanh::fuzz

#endif  // XANH_TESTS_FUZZ_PACKAGE_H_
