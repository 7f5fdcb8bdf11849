#include "source/xml_scan.h"

#include <cstdint>
#include <cstring>
#include <string>

#include "text/ascii.h"
#include "text/utf8.h"

namespace xanh::source {
namespace {

const char* find(const char* at, const char* end, char c) {
  return at == end ? nullptr : static_cast<const char*>(std::memchr(at, c, static_cast<std::size_t>(end - at)));
}

// Behind the end of <!-- -->, <![CDATA[ ]]>, <? ?> or <!...>; null when it is not all here.
const char* skip_special(const char* at, const char* end) {
  const std::string_view rest(at, static_cast<std::size_t>(end - at));
  const auto until = [&](std::string_view close) -> const char* {
    const std::size_t found = rest.find(close);
    return found == std::string_view::npos ? nullptr : at + found + close.size();
  };
  if (rest.starts_with("<!--")) return until("-->");
  if (rest.starts_with("<![CDATA[")) return until("]]>");
  if (rest.starts_with("<?")) return until("?>");
  // A prefix of one of the long openings may be all that has come.
  if (rest.size() < 9 && (std::string_view("<!--").starts_with(rest) || std::string_view("<![CDATA[").starts_with(rest))) return nullptr;
  return until(">");
}

// Value of hex or decimal digits, all of them; -1 when there are none or others.
std::int64_t digits(std::string_view text, int base) {
  if (text.empty() || text.size() > 8) return -1;
  std::int64_t value = 0;
  for (const char c : text) {
    int digit;
    if (c >= '0' && c <= '9') {
      digit = c - '0';
    } else if (base == 16 && ((c | 32) >= 'a' && (c | 32) <= 'f')) {
      digit = (c | 32) - 'a' + 10;
    } else {
      return -1;
    }
    value = value * base + digit;
  }
  return value;
}

char32_t named_entity(std::string_view name) {
  if (name == "amp") return U'&';
  if (name == "lt") return U'<';
  if (name == "gt") return U'>';
  if (name == "quot") return U'"';
  if (name == "apos") return U'\'';
  return 0;
}

}  // namespace

bool next_tag(const char*& at, const char* end, Tag& tag) {
  while (true) {
    const char* open = find(at, end, '<');
    if (open == nullptr) {
      at = end;
      return false;
    }
    at = open;
    if (end - open < 2) return false;
    if (open[1] == '!' || open[1] == '?') {
      const char* behind = skip_special(open, end);
      if (behind == nullptr) return false;
      at = behind;
      continue;
    }
    // '>' may stand inside a quoted value.
    const char* close = open;
    bool quoted = false;
    char quote = 0;
    for (++close; close != end && (quoted || *close != '>'); ++close) {
      if (quoted) {
        quoted = *close != quote;
      } else if (*close == '"' || *close == '\'') {
        quoted = true;
        quote = *close;
      }
    }
    if (close == end) return false;
    tag.begin = open;
    tag.end = close + 1;
    tag.closing = open[1] == '/';
    tag.empty = close[-1] == '/' && close - open > 1 && !tag.closing;
    const char* name = open + (tag.closing ? 2 : 1);
    const char* stop = tag.empty ? close - 1 : close;
    const char* p = name;
    while (p != stop && !text::is_blank(*p)) {
      if (*p == ':') name = p + 1;
      ++p;
    }
    tag.name = {name, static_cast<std::size_t>(p - name)};
    tag.attributes = {p, static_cast<std::size_t>(stop - p)};
    at = tag.end;
    return true;
  }
}

std::string_view attribute(const Tag& tag, std::string_view name) {
  std::string_view rest = tag.attributes;
  while (true) {
    while (!rest.empty() && text::is_blank(rest[0])) rest.remove_prefix(1);
    const std::size_t equals = rest.find('=');
    if (equals == std::string_view::npos) return {};
    std::string_view key = rest.substr(0, equals);
    while (!key.empty() && text::is_blank(key.back())) key.remove_suffix(1);
    rest.remove_prefix(equals + 1);
    while (!rest.empty() && text::is_blank(rest[0])) rest.remove_prefix(1);
    if (rest.empty()) return {};
    const std::size_t close = rest.find(rest[0], 1);
    if (close == std::string_view::npos) return {};
    if (key == name) return rest.substr(1, close - 1);
    rest.remove_prefix(close + 1);
  }
}

std::size_t decode_xml_text(char* text, std::size_t size, bool ooxml) {
  constexpr std::string_view kCdata = "<![CDATA[";
  const std::string_view all(text, size);
  if (all.find_first_of("&_<") == std::string_view::npos) return size;
  std::size_t out = 0, in = 0;
  std::string encoded;
  const auto put = [&](char32_t c, std::size_t used) {
    encoded.clear();
    text::append_code_point(encoded, c);
    std::memcpy(text + out, encoded.data(), encoded.size());  // never longer than its escape
    out += encoded.size();
    in += used;
  };
  while (in < size) {
    const std::string_view rest(text + in, size - in);
    if (rest[0] == '&') {
      const std::size_t semicolon = rest.substr(0, 12).find(';');
      if (semicolon != std::string_view::npos) {
        const std::string_view name = rest.substr(1, semicolon - 1);
        std::int64_t value = 0;
        if (name.starts_with("#x") || name.starts_with("#X")) {
          value = digits(name.substr(2), 16);
        } else if (name.starts_with('#')) {
          value = digits(name.substr(1), 10);
        } else {
          value = named_entity(name);
        }
        if (value > 0) {
          put(static_cast<char32_t>(value), semicolon + 1);
          continue;
        }
      }
    } else if (ooxml && rest[0] == '_' && rest.size() >= 7 && rest[1] == 'x' && rest[6] == '_') {
      if (const std::int64_t value = digits(rest.substr(2, 4), 16); value >= 0) {
        put(static_cast<char32_t>(value), 7);
        continue;
      }
    } else if (rest.starts_with(kCdata)) {
      const std::size_t close = rest.find("]]>");
      const std::size_t length = (close == std::string_view::npos ? rest.size() : close) - kCdata.size();
      std::memmove(text + out, rest.data() + kCdata.size(), length);
      out += length;
      in += kCdata.size() + length + (close == std::string_view::npos ? 0 : 3);
      continue;
    }
    text[out++] = text[in++];
  }
  return out;
}

}  // namespace xanh::source
