#include <cstdlib>
#include <filesystem>

#include "window/placement.h"

namespace xanh::window {

std::string placement_path() {
  const wchar_t* data = _wgetenv(L"APPDATA");
  if (data == nullptr || !std::filesystem::path(data).is_absolute()) return {};
  return (std::filesystem::path(data) / "Xanh" / "window.json").string();
}

}  // namespace xanh::window
