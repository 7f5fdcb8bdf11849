// The figures on the page as JSON, for a page that embeds it (public/embed) and for what a user copies when
// something went wrong.
#ifndef XANH_WASM_FIGURES_H_
#define XANH_WASM_FIGURES_H_

#include <string>
#include <string_view>

#include "app/app.h"

namespace xanh::wasm {

/// What `xanh report --format json` prints for the same files and choices. `metrics`: ids, separated by commas; none:
/// the definition that was chosen, else all. {"error": "a sentence"} where that cannot be; "" where nothing is loaded.
[[nodiscard]] std::string figures(const app::App& app, std::string_view metrics);

/// How many files are loaded; -1 while files are read.
[[nodiscard]] int file_count(const app::App& app);

}  // namespace xanh::wasm

#endif  // XANH_WASM_FIGURES_H_
