// Files by the names that the command line and dialogs give: UTF-8 on every system.
#ifndef XANH_CLI_OPEN_FILE_H_
#define XANH_CLI_OPEN_FILE_H_

#include <cstdio>
#include <string>

namespace xanh::cli {

/// Empties or makes the file. Null: errno says why.
[[nodiscard]] std::FILE* open_to_write(const std::string& path);

}  // namespace xanh::cli

#endif  // XANH_CLI_OPEN_FILE_H_
