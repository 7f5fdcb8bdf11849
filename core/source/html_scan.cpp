#include "source/html_scan.h"

#include <algorithm>
#include <array>

#include "source/html_entity.h"
#include "text/utf8.h"

namespace xanh::source {
namespace {

constexpr bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }
constexpr bool is_reference(char c) { return is_letter(c) || (c >= '0' && c <= '9') || c == '#'; }

// Elements whose contents are no markup and no text of a cell.
constexpr std::array<std::string_view, 8> kRaw = {"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"};

}  // namespace

std::string lower_copy(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), ascii_lower);
  return out;
}

HtmlToken HtmlScanner::end_reference(bool semicolon) {
  state_ = State::text;
  decoded_.clear();
  const char32_t c = html_character(kept_);
  if (c != 0) {
    text::append_code_point(decoded_, c);
  } else {
    decoded_ += '&';
    decoded_ += kept_;
    if (semicolon) decoded_ += ';';
  }
  return {.kind = HtmlToken::Kind::text, .text = decoded_};
}

HtmlToken HtmlScanner::end_tag() {
  state_ = State::text;
  const std::string_view all = kept_;
  const std::string_view name = all.substr(0, name_size_);
  if (!closing_ && std::ranges::find(kRaw, name) != kRaw.end()) {
    raw_name_ = "</" + std::string(name);
    raw_match_ = 0;
    state_ = State::raw;
  }
  return {.kind = HtmlToken::Kind::tag, .text = name, .attributes = all.substr(name_size_), .closing = closing_};
}

HtmlToken HtmlScanner::next(const char*& at, const char* end) {
  while (at != end) {
    const char c = *at;
    switch (state_) {
      case State::text: {
        const char* const begin = at;
        while (at != end && *at != '<' && *at != '&' && *at != '\0') ++at;
        if (at != begin) return {.kind = HtmlToken::Kind::text, .text = {begin, static_cast<std::size_t>(at - begin)}};
        kept_.clear();
        if (c != '\0') state_ = c == '<' ? State::open : State::reference;
        ++at;
        break;
      }
      case State::reference:
        if (is_reference(c) && kept_.size() < kMaxReference) {
          kept_ += c;
          ++at;
          break;
        }
        if (c == ';') ++at;
        return end_reference(c == ';');
      case State::open:
        closing_ = false;
        name_size_ = 0;
        if (is_letter(c)) {
          state_ = State::name;
        } else if (c == '/') {
          state_ = State::close_open;
          ++at;
        } else if (c == '!') {
          state_ = State::declaration;
          ++at;
        } else if (c == '?') {
          state_ = State::bogus;
        } else {  // a bare '<' is text
          state_ = State::text;
          return {.kind = HtmlToken::Kind::text, .text = "<"};
        }
        break;
      case State::close_open:
        closing_ = true;
        state_ = is_letter(c) ? State::name : State::bogus;
        break;
      case State::name:
        if (c == '>' || c == '/' || is_html_space(c)) {
          name_size_ = kept_.size();
          state_ = State::body;
          quote_ = 0;
          last_ = 0;
        } else {
          keep(ascii_lower(c));
          ++at;
        }
        break;
      case State::body: {
        const char* const begin = at;
        if (quote_ != 0) {
          at = std::find(at, end, quote_);
          keep({begin, static_cast<std::size_t>(at - begin)});
          if (at == end) break;
          keep(*at++);
          last_ = quote_;
          quote_ = 0;
          break;
        }
        for (; at != end && *at != '>' && *at != '"' && *at != '\''; ++at) {
          if (!is_html_space(*at)) last_ = *at;
        }
        keep({begin, static_cast<std::size_t>(at - begin)});
        if (at == end) break;
        if (*at == '>') {
          ++at;
          return end_tag();
        }
        if (last_ == '=') quote_ = *at;
        last_ = *at;
        keep(*at++);
        break;
      }
      case State::declaration:  // "<!": a comment when "--" follows
        if (c == '-' && kept_.empty()) {
          keep(c);
          ++at;
        } else if (c == '-') {
          kept_.clear();
          state_ = State::comment;
          dashes_ = 2;  // "<!-->" is a whole comment
          bang_ = false;
          ++at;
        } else {
          state_ = State::bogus;
        }
        break;
      case State::comment:
        ++at;
        if (c == '>' && (dashes_ >= 2 || bang_)) {
          state_ = State::text;
          return {.kind = HtmlToken::Kind::comment, .text = kept_};
        }
        bang_ = c == '!' && dashes_ >= 2;
        dashes_ = c == '-' ? dashes_ + (dashes_ < 2 ? 1 : 0) : 0;
        keep(c);
        break;
      case State::bogus:  // <!DOCTYPE>, <![if x]>, <?xml?>, </3>: up to the next '>'
        ++at;
        if (c == '>') state_ = State::text;
        break;
      case State::raw:
        if (raw_match_ == raw_name_.size()) {
          if (c == '>' || c == '/' || is_html_space(c)) {
            kept_ = raw_name_.substr(2);
            name_size_ = kept_.size();
            closing_ = true;
            quote_ = 0;
            last_ = 0;
            state_ = State::body;
            break;
          }
          raw_match_ = 0;
        }
        raw_match_ = ascii_lower(c) == raw_name_[raw_match_] ? raw_match_ + 1 : c == '<' ? 1 : 0;
        ++at;
        break;
    }
  }
  return {};
}

HtmlToken HtmlScanner::finish() {
  if (state_ == State::reference) return end_reference(false);
  if (state_ == State::open) {
    state_ = State::text;
    return {.kind = HtmlToken::Kind::text, .text = "<"};
  }
  return {};
}

bool next_attribute(std::string_view& attributes, HtmlAttribute& attribute) {
  std::size_t at = 0;
  const auto skip_space = [&] {
    while (at < attributes.size() && is_html_space(attributes[at])) ++at;
  };
  while (at < attributes.size() && (is_html_space(attributes[at]) || attributes[at] == '/')) ++at;
  if (at == attributes.size()) return false;
  const std::size_t name = at;
  do ++at;
  while (at < attributes.size() && attributes[at] != '=' && attributes[at] != '/' && !is_html_space(attributes[at]));
  attribute = {.name = attributes.substr(name, at - name)};
  skip_space();
  if (at < attributes.size() && attributes[at] == '=') {
    ++at;
    skip_space();
    const bool quoted = at < attributes.size() && (attributes[at] == '"' || attributes[at] == '\'');
    const std::size_t begin = at + (quoted ? 1 : 0);
    if (quoted) {
      at = attributes.find(attributes[at], begin);
    } else {
      while (at < attributes.size() && !is_html_space(attributes[at])) ++at;
    }
    at = std::min(at, attributes.size());
    attribute.value = attributes.substr(begin, at - begin);
    if (quoted && at < attributes.size()) ++at;
  }
  attributes.remove_prefix(at);
  return true;
}

bool is_named(std::string_view name, std::string_view lower) {
  return name.size() == lower.size() && std::ranges::equal(name, lower, {}, ascii_lower);
}

std::string_view html_attribute(std::string_view attributes, std::string_view name) {
  HtmlAttribute attribute;
  while (next_attribute(attributes, attribute)) {
    if (is_named(attribute.name, name)) return attribute.value;
  }
  return {};
}

}  // namespace xanh::source
