// A display list as SVG text: stands in an HTML page as it is, and alone as a file.
#ifndef XANH_REPORT_SVG_H_
#define XANH_REPORT_SVG_H_

#include <string>
#include <string_view>

#include "chart/display_list.h"
#include "state/workspace.h"

namespace xanh::report {

/// <svg> of the list's size in the colours of `scheme`, without script, link or style sheet. `title` is what
/// it is called, for who cannot see it. Every text is escaped; equal lists are equal bytes. What is a hint on
/// the screen is left out.
[[nodiscard]] std::string svg_picture(const chart::DisplayList& list, std::string_view title, state::Scheme scheme = state::Scheme::light);

/// The same as a file of its own: with the XML declaration.
[[nodiscard]] std::string svg_file(const chart::DisplayList& list, std::string_view title, state::Scheme scheme = state::Scheme::light);

/// The width of a text in the typeface that pictures are written in: charts for svg_picture() and emf_picture()
/// are laid out by it.
[[nodiscard]] chart::Measure picture_measure();

}  // namespace xanh::report

#endif  // XANH_REPORT_SVG_H_
