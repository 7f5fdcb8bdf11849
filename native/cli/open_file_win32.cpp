#include <filesystem>

#include "cli/open_file.h"

namespace xanh::cli {

// The narrow fopen takes names in the machine's code page, which has no Vietnamese.
std::FILE* open_to_write(const std::string& path) { return _wfopen(std::filesystem::path(path).c_str(), L"wb"); }

}  // namespace xanh::cli
