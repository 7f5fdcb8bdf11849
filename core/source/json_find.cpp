#include "source/json_find.h"
#include "text/ascii.h"

#include <algorithm>

namespace xanh::source {
namespace {

}  // namespace

Result<Step> JsonFinder::step() {
  const auto read = feed_.read_more();
  if (!read || *read == Step::pending) return read;
  const char* const begin = feed_.begin();
  counted_ = begin;
  if (const auto error = scan(begin, feed_.end())) return std::unexpected(*error);
  if (done_) return Step::end;
  if (!feed_.at_end()) return Step::ready;
  const char* const end = feed_.end();
  if (!first_done_) return std::unexpected(feed_.malformed("the text ends early", end, 0));
  if (layout_.count == 0) {
    if (empty_array_) return fail(ErrorCode::file_empty, {.file = std::string(feed_.source().name())});
    layout_ = {.sequence = true};  // an object without a list: one record
  }
  return Step::end;
}

std::optional<Error> JsonFinder::scan(const char* at, const char* end) {
  while (at != end) {
    if (in_string_) {
      if (escape_) {
        if (key_next_ && key_.size() < kMaxKey) key_ += *at;
        ++at;
        escape_ = false;
        continue;
      }
      const char* const mark = find_mark(at, end);
      if (key_next_) key_.append(at, std::min<std::size_t>(static_cast<std::size_t>(mark - at), kMaxKey - std::min(kMaxKey, key_.size())));
      at = mark;
      if (at == end) break;
      escape_ = *at == '\\';
      if (escape_ && key_next_ && key_.size() < kMaxKey) key_ += '\\';
      in_string_ = escape_;
      if (!in_string_ && key_next_) {
        std::string name;
        keys_[levels_.size() - 1] = append_unescaped(name, key_) ? name : key_;
        key_next_ = false;
      }
      ++at;
      continue;
    }
    const char c = *at;
    if (levels_.empty()) {
      if (const auto error = scan_top(at, end); error || done_) return error;
      if (waiting_) {
        waiting_ = false;
        end = at;
      }
      continue;
    }
    switch (c) {
      case '"':
        in_string_ = true;
        just_opened_ = false;
        key_.clear();
        break;
      case '{': case '[':
        if (!open(c, at + 1)) return feed_.malformed("deeper than 64", at, 0);
        break;
      case '}': case ']':
        if (!close(c)) return feed_.malformed(c == '}' ? "expected ']'" : "expected '}'", at, 0);
        first_done_ = levels_.empty();
        break;
      case ',':
        key_next_ = levels_.back().object && levels_.size() <= kMaxPath;
        break;
      default:
        if (!text::is_blank(c)) just_opened_ = false;
        break;
    }
    ++at;
  }
  count_lines(end);
  feed_.consume_to(end);
  return std::nullopt;
}

// Outside of all values.
std::optional<Error> JsonFinder::scan_top(const char*& at, const char* end) {
  at = std::find_if_not(at, end, text::is_blank);
  if (at == end) return std::nullopt;
  if (first_done_) {
    if (*at != '{') return feed_.malformed("text behind the end", at, 0);
    layout_ = {.sequence = true};
    done_ = true;
    return std::nullopt;
  }
  if (*at == '{') {
    (void)open(*at, at + 1);
    ++at;
    return std::nullopt;
  }
  if (*at != '[') return feed_.malformed("expected '{' or '['", at, 0);
  const char* const inner = std::find_if_not(at + 1, end, text::is_blank);
  if (inner == end) {
    if (feed_.at_end()) return feed_.malformed("the text ends early", end, 0);
    // What is in the array decides; until it is here the scan stays in front of it.
    waiting_ = true;
    return std::nullopt;
  }
  if (*inner == ']') return Error{ErrorCode::file_empty, {.file = std::string(feed_.source().name())}, {}};
  count_lines(at);
  const bool table = *inner == '{' || *inner == '[' || *inner == 'n';
  layout_ = {.sequence = !table, .arrays = !table || *inner == '['};
  if (table) {
    layout_.begin = feed_.position() + static_cast<std::uint64_t>(at + 1 - feed_.begin());
    layout_.line = line_;
  }
  done_ = true;
  return std::nullopt;
}

bool JsonFinder::open(char c, const char* at) {
  if (levels_.size() >= static_cast<std::size_t>(kMaxJsonDepth)) return false;
  Level level{.object = c == '{'};
  if (!levels_.empty() && levels_.back().candidate) {
    JsonLayout& above = levels_.back().found;
    if (above.count++ == 0) above.arrays = c == '[';
  }
  if (c == '[' && levels_.size() <= kMaxPath && std::ranges::all_of(levels_, &Level::object)) {
    count_lines(at);
    level.candidate = true;
    level.found = {.member = true, .line = line_, .path = path()};
    level.found.begin = feed_.position() + static_cast<std::uint64_t>(at - feed_.begin());
  }
  levels_.push_back(std::move(level));
  if (keys_.size() < levels_.size()) keys_.resize(levels_.size());
  just_opened_ = c == '[';
  key_next_ = c == '{' && levels_.size() <= kMaxPath;
  return true;
}

bool JsonFinder::close(char c) {
  Level& level = levels_.back();
  if (level.object != (c == '}')) return false;
  if (level.candidate) {
    empty_array_ |= just_opened_;
    if (level.found.count > layout_.count) layout_ = std::move(level.found);
  }
  levels_.pop_back();
  just_opened_ = key_next_ = false;
  return true;
}

void JsonFinder::count_lines(const char* at) {
  if (at <= counted_) return;
  line_ += static_cast<std::uint64_t>(std::count(counted_, at, '\n'));
  counted_ = at;
}

std::string JsonFinder::path() const {
  std::string out;
  for (std::size_t i = 0; i < levels_.size(); ++i) out += (i > 0 ? "." : "") + keys_[i];
  return out;
}

}  // namespace xanh::source
