// Parts of the twin: controls, tables, and the tables behind the charts. Inside this room only.
#ifndef XANH_REPORT_TWIN_PARTS_H_
#define XANH_REPORT_TWIN_PARTS_H_

#include <cstddef>

#include "report/twin.h"
#include "view/picture.h"

namespace xanh::report {

[[nodiscard]] TwinNode twin_button(const view::Link& link);
/// Label, control or value, and where it comes from. `file` is named for screen readers.
[[nodiscard]] TwinNode twin_setting(const view::Setting& setting, const std::string& file);
/// `ask` is what the controls that explain a number are called; "": there are none.
/// The chip of a filter (core/view/chips_filter.h).
[[nodiscard]] TwinNode twin_filter_chip(const view::Chip& chip, const view::FilterWords& words);
/// Beside each button below `root` that filters by a group one that picks it, pressed where a chip says it is chosen.
void add_picks(TwinNode& root, const std::vector<view::Chip>& chips, const view::FilterWords& words);
[[nodiscard]] TwinNode twin_table(const view::Table& table, const std::string& ask);
[[nodiscard]] TwinNode twin_grid(const view::HeatGrid& grid, const std::string& ask);
/// A number that can be asked for: its text as a button, named with whose number it is.
[[nodiscard]] TwinNode twin_ask(const std::string& action, const std::string& text, const std::string& ask, const std::string& whose);
/// What explains a number: a section named by its heading, with the way to close it.
[[nodiscard]] TwinNode twin_why(const view::WhyPanel& panel, const std::string& ask);
[[nodiscard]] TwinNode twin_bars(const view::BarList& list);
[[nodiscard]] TwinNode twin_trend(const view::Trend& trend, text::Language language);
/// The figures behind a picture, of a table at most `rows`; none of a tile, whose text says all.
[[nodiscard]] std::vector<TwinNode> twin_figures(const view::Picture& picture, std::size_t rows);

}  // namespace xanh::report

#endif  // XANH_REPORT_TWIN_PARTS_H_
