#include "cli/open_file.h"

namespace xanh::cli {

std::FILE* open_to_write(const std::string& path) { return std::fopen(path.c_str(), "wb"); }

}  // namespace xanh::cli
