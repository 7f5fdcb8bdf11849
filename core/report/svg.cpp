#include "report/svg.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <variant>

#include "report/picture.h"
#include "report/plain_text.h"

namespace xanh::report {
namespace {

/// To hundredths, without zeros at the end: the same on every machine.
void append_length(std::string& out, float value) {
  const long hundredths = std::lround(static_cast<double>(value) * 100);
  std::array<char, 24> digits{};
  const long whole = std::labs(hundredths) / 100, rest = std::labs(hundredths) % 100;
  if (hundredths < 0) out.push_back('-');
  out.append(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), whole).ptr);
  if (rest == 0) return;
  out.push_back('.');
  out.push_back(static_cast<char>('0' + rest / 10));
  if (rest % 10 != 0) out.push_back(static_cast<char>('0' + rest % 10));
}

void attribute(std::string& out, std::string_view name, float value) {
  out.append(" ").append(name).append("=\"");
  append_length(out, value);
  out += "\"";
}

void colour(std::string& out, std::string_view name, Color color) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out.append(" ").append(name).append("=\"#");
  for (int shift = 20; shift >= 0; shift -= 4) out.push_back(kDigits[color >> static_cast<unsigned>(shift) & 15U]);
  out += "\"";
}

struct Writer {
  std::string& out;
  Scheme scheme;

  void operator()(const chart::Rect& rect) const {
    if (rect.w <= 0 || rect.h <= 0) return;
    out += "<rect";
    attribute(out, "x", rect.x);
    attribute(out, "y", rect.y);
    attribute(out, "width", rect.w);
    attribute(out, "height", rect.h);
    if (rect.radius > 0) attribute(out, "rx", rect.radius);
    colour(out, "fill", paint_color(rect.fill, scheme));
    out += "/>";
  }
  void operator()(const chart::Line& line) const {
    if (line.points.size() < 2) return;
    out += "<polyline points=\"";
    for (const chart::Point& p : line.points) {
      if (&p != &line.points.front()) out.push_back(' ');
      append_length(out, p.x);
      out.push_back(',');
      append_length(out, p.y);
    }
    out += "\" fill=\"none\"";
    colour(out, "stroke", paint_color(line.stroke, scheme));
    attribute(out, "stroke-width", line.width);
    if (line.dash > 0) attribute(out, "stroke-dasharray", line.dash);
    else out += " stroke-linejoin=\"round\"";
    out += "/>";
  }
  void operator()(const chart::Text& text) const {
    out += "<text";
    attribute(out, "x", text.x);
    attribute(out, "y", text.y + 0.36F * face_size(text.face));  // the middle of the line to the baseline
    attribute(out, "font-size", face_size(text.face));
    if (face_is_bold(text.face)) out += " font-weight=\"bold\"";
    if (text.anchor == chart::Anchor::middle) out += " text-anchor=\"middle\"";
    if (text.anchor == chart::Anchor::end) out += " text-anchor=\"end\"";
    colour(out, "fill", text_color(text, scheme));
    // Whatever face stands in for Arial, a text takes the room that the chart gave it.
    if (const float width = picture_width(text.face, text.text); width > 0) {
      attribute(out, "textLength", width);
      out += " lengthAdjust=\"spacingAndGlyphs\"";
    }
    out += " xml:space=\"preserve\">";
    append_plain(out, text.text);
    out += "</text>";
  }
};

}  // namespace

std::string svg_picture(const chart::DisplayList& list, std::string_view title, state::Scheme scheme) {
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"";
  attribute(out, "width", list.width);
  attribute(out, "height", list.height);
  out += " viewBox=\"0 0 ";
  append_length(out, list.width);
  out.push_back(' ');
  append_length(out, list.height);
  out.append("\" font-family=\"").append(kPictureFace).append(", Helvetica, 'Liberation Sans', sans-serif\"><title>");
  append_plain(out, title);
  out += "</title>";
  const Writer writer{out, scheme};
  for (const chart::Shape& shape : list.shapes) std::visit(writer, shape);
  return out + "</svg>";
}

std::string svg_file(const chart::DisplayList& list, std::string_view title, state::Scheme scheme) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + svg_picture(list, title, scheme) + "\n";
}

chart::Measure picture_measure() { return picture_width; }

}  // namespace xanh::report
