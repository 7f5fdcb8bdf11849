#include "chart/display_list.h"

namespace xanh::chart {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

/// Start of the code point before `at`.
std::size_t step_back(std::string_view text, std::size_t at) {
  do {
    --at;
  } while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  return at;
}

}  // namespace

std::string fit_text(const Measure& measure, Face face, std::string_view text, float width) {
  // Half a pixel of grace: a width computed from this very text must not cut it.
  if (measure(face, text) <= width + 0.5F) return std::string(text);
  const float room = width - measure(face, kEllipsis);
  if (room < 0) return {};
  std::size_t cut = text.size();
  while (cut > 0 && measure(face, text.substr(0, cut)) > room) cut = step_back(text, cut);
  while (cut > 0 && text[cut - 1] == ' ') --cut;
  return std::string(text.substr(0, cut)).append(kEllipsis);
}

std::vector<std::string> wrap_text(const Measure& measure, Face face, std::string_view text,
                                   float width) {
  std::vector<std::string> lines;
  std::size_t start = 0;
  while (start < text.size()) {
    std::size_t end = start, probe = start;
    while (true) {  // the most words that fit
      std::size_t space = text.find(' ', probe);
      if (space == std::string_view::npos) space = text.size();
      if (end > start && measure(face, text.substr(start, space - start)) > width) break;
      end = space;
      if (space == text.size()) break;
      probe = space + 1;
    }
    lines.push_back(fit_text(measure, face, text.substr(start, end - start), width));
    start = end + 1;
  }
  return lines;
}

}  // namespace xanh::chart
