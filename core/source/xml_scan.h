// Tags of a large XML part, found by scanning; no tree is made. Names are local (a prefix such
// as "x:" is dropped). Small parts are read by pugixml instead.
#ifndef XANH_SOURCE_XML_SCAN_H_
#define XANH_SOURCE_XML_SCAN_H_

#include <cstddef>
#include <string_view>

namespace xanh::source {

struct Tag {
  std::string_view name;        ///< local name
  std::string_view attributes;  ///< raw text between the name and the end
  bool closing = false;         ///< </name>
  bool empty = false;           ///< <name/>
  const char* begin = nullptr;  ///< at '<'
  const char* end = nullptr;    ///< behind '>'
};

/// The next tag in [at, end); comments, CDATA and processing instructions are passed over. False
/// when no whole tag is left; `at` is then where a later call with more bytes must begin.
[[nodiscard]] bool next_tag(const char*& at, const char* end, Tag& tag);

/// Value of an unprefixed attribute, raw; empty when absent.
[[nodiscard]] std::string_view attribute(const Tag& tag, std::string_view name);

/// Decodes entities, CDATA and, when `ooxml`, the _xHHHH_ escapes of OOXML strings in place (text
/// only shrinks); the new length. Unknown entities stay as written.
[[nodiscard]] std::size_t decode_xml_text(char* text, std::size_t size, bool ooxml = true);

}  // namespace xanh::source

#endif  // XANH_SOURCE_XML_SCAN_H_
