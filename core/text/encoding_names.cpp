// Encodings by name.
#include <algorithm>

#include "text/encoding.h"

namespace xanh::text {
namespace {

constexpr std::array<std::string_view, 10> kNames = {
    "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1258", "windows-1252", "TCVN3", "VNI", "UTF-8 as windows-1252",
    "TCVN3 in UTF-8", "VNI in UTF-8"};

struct Label {
  std::string_view name;  // small letters and digits only
  Encoding encoding;
};
constexpr std::array kLabels = {
    Label{"utf8", Encoding::utf8},
    Label{"unicode11utf8", Encoding::utf8},
    Label{"utf16", Encoding::utf16_le},
    Label{"utf16le", Encoding::utf16_le},
    Label{"unicode", Encoding::utf16_le},
    Label{"ucs2", Encoding::utf16_le},
    Label{"utf16be", Encoding::utf16_be},
    Label{"unicodefffe", Encoding::utf16_be},
    Label{"windows1258", Encoding::windows_1258},
    Label{"cp1258", Encoding::windows_1258},
    Label{"xcp1258", Encoding::windows_1258},
    Label{"windows1252", Encoding::windows_1252},
    Label{"cp1252", Encoding::windows_1252},
    Label{"xcp1252", Encoding::windows_1252},
    Label{"iso88591", Encoding::windows_1252},
    Label{"latin1", Encoding::windows_1252},
    Label{"l1", Encoding::windows_1252},
    Label{"ascii", Encoding::windows_1252},
    Label{"usascii", Encoding::windows_1252},
    Label{"tcvn", Encoding::tcvn3},
    Label{"tcvn3", Encoding::tcvn3},
    Label{"tcvn5712", Encoding::tcvn3},
    Label{"tcvn57121", Encoding::tcvn3},
    Label{"xviettcvn", Encoding::tcvn3},
    Label{"xviettcvn5712", Encoding::tcvn3},
    Label{"xvietvni", Encoding::vni},
    Label{"vni", Encoding::vni},
};

}  // namespace

std::string_view encoding_name(Encoding encoding) {
  return kNames[static_cast<std::size_t>(encoding)];
}

std::optional<Encoding> encoding_of_label(std::string_view label) {
  std::string key;
  for (const char c : label) {
    if (c >= 'A' && c <= 'Z') {
      key += static_cast<char>(c + 32);
    } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
      key += c;
    }
  }
  const auto* const found = std::ranges::find(kLabels, key, &Label::name);
  if (found == kLabels.end()) return std::nullopt;
  return found->encoding;
}

}  // namespace xanh::text
