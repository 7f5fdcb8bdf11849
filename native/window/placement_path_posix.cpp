#include <cstdlib>

#include "window/placement.h"

namespace xanh::window {

std::string placement_path() {
  // As the XDG base directory specification says: a relative path counts as none.
  const char* config = std::getenv("XDG_CONFIG_HOME");
  if (config != nullptr && config[0] == '/') return std::string(config) + "/xanh/window.json";
  const char* home = std::getenv("HOME");
  return home != nullptr && home[0] == '/' ? std::string(home) + "/.config/xanh/window.json" : std::string();
}

}  // namespace xanh::window
