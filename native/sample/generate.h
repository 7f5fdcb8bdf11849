// The whole export, row by row: the same bytes for the same rows and seed, on every machine.
#ifndef XANH_SAMPLE_GENERATE_H_
#define XANH_SAMPLE_GENERATE_H_

#include <cstdint>
#include <functional>

#include "base/result.h"
#include "sample/dossier.h"
#include "sample/form.h"
#include "sample/province.h"

namespace xanh::sample {

constexpr std::uint64_t kMaxRows = 100'000'000;
/// What one sheet holds besides titles, header and closing lines.
constexpr std::uint64_t kMaxSheetRows = 1'048'000;

/// Calls `take` for each row of the export, sorted by received date; stops at its first error.
/// A dossier may come twice, the second time in its later state (Dirt::kRepeated): such a pair
/// counts as two of the `rows`. Memory does not grow with `rows`. REQUIRES: rows <= kMaxRows.
[[nodiscard]] Result<void> each_dossier(const Province& province, std::uint64_t rows,
                                        std::uint64_t seed,
                                        const std::function<Result<void>(const Dossier&)>& take);

/// Writes the export through `form`: titles, header, `rows` rows, total row, signature.
[[nodiscard]] Result<void> generate(const Province& province, std::uint64_t rows,
                                    std::uint64_t seed, Form& form);

}  // namespace xanh::sample

#endif  // XANH_SAMPLE_GENERATE_H_
