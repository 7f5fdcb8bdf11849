// Unicode normalisation form C for the text that Vietnamese exports hold.
#ifndef XANH_TEXT_NFC_H_
#define XANH_TEXT_NFC_H_

#include <string>
#include <string_view>

namespace xanh::text {

/// True when `utf8` is certainly NFC already (no combining mark, nothing that
/// composes). One pass, no allocation; ASCII runs are skipped eight bytes at a time.
[[nodiscard]] bool is_nfc(std::string_view utf8);

/// NFC of `utf8` for the Latin script: Latin letters with marks U+0300-U+036F as
/// far as Unicode has a precomposed Latin letter (all Vietnamese letters included),
/// with canonical reordering of marks. Other scripts pass through unchanged.
/// Invalid bytes become U+FFFD.
[[nodiscard]] std::string to_nfc(std::string_view utf8);

}  // namespace xanh::text

#endif  // XANH_TEXT_NFC_H_
