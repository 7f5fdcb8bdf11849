#include "source/ods_content.h"

#include <algorithm>

namespace xanh::source {
namespace {

constexpr std::size_t kMaxElement = 64u << 20;  // one row in the window
constexpr std::size_t kMaxTables = 10000;

}  // namespace

Result<Step> OdsContent::read_more() {
  if (window_.size() > kMaxElement) {
    return fail(ErrorCode::too_large, place(), {"row", std::to_string(kMaxElement)});
  }
  // What is longer than the window doubles it, so that long rows cost linear time.
  const auto room = window_.make_room(std::max(piece_, window_.size()));
  std::size_t produced = 0;
  const auto step = stream_.read(room, produced);
  window_.commit(produced);
  // The scanner knows UTF-8 only; a part in UTF-16 would look empty to it. Its mark stands at the
  // very beginning, wherever the pieces are cut.
  for (std::size_t i = 0; i < produced && first_.size() < 2; ++i) first_ += static_cast<char>(room[i]);
  if (first_ == "\xFF\xFE" || first_ == "\xFE\xFF") return fail(ErrorCode::encoding_invalid, place(), {"UTF-8"});
  return step;
}

OdsTableWalk::Event OdsTableWalk::take(const Tag& tag) {
  if (tag.name == "dde-links" && !tag.empty) linked_ = !tag.closing;
  if (tag.name != "table" || linked_) return Event::other;
  if (tag.closing) {
    if (depth_ > 0 && --depth_ == 0) return Event::closed;
    return Event::other;
  }
  if (!tag.empty) ++depth_;
  return depth_ == (tag.empty ? 0 : 1) ? Event::opened : Event::other;
}

std::string decoded_attribute(const Tag& tag, std::string_view name) {
  std::string value(attribute(tag, name));
  value.resize(decode_xml_text(value.data(), value.size(), false));
  return value;
}

Result<Step> OdsSurvey::step(std::vector<TableInfo>& tables) {
  const auto read = content_.read_more();
  if (!read || *read == Step::pending) return read;
  Window& window = content_.window();
  const char* at = window.data();
  const char* const end = at + window.size();
  Tag tag;
  while (next_tag(at, end, tag)) {
    if (walk_.take(tag) == OdsTableWalk::Event::opened) {
      if (tables.size() == kMaxTables) {
        return fail(ErrorCode::too_large, content_.place(), {"sheets", std::to_string(kMaxTables)});
      }
      tables.push_back({.name = decoded_attribute(tag, "table:name"),
                        .hidden = hidden_.contains(attribute(tag, "table:style-name"))});
    } else if (tag.name == "spreadsheet") {
      spreadsheet_ = true;
    } else if (!walk_.inside() && tag.name == "style" && !tag.closing) {
      style_ = attribute(tag, "style:name");
    } else if (!walk_.inside() && tag.name == "table-properties" && attribute(tag, "table:display") == "false") {
      if (hidden_.size() < kMaxTables) hidden_.insert(style_);
    }
  }
  window.consume(static_cast<std::size_t>(at - window.data()));
  if (*read != Step::end) return Step::ready;
  if (window.size() > 0 || walk_.inside()) return std::unexpected(content_.malformed());
  return Step::end;
}

}  // namespace xanh::source
