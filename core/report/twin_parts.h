// Parts of the twin: controls, tables, and the tables behind the charts. Inside this room only.
#ifndef XANH_REPORT_TWIN_PARTS_H_
#define XANH_REPORT_TWIN_PARTS_H_

#include "report/twin.h"

namespace xanh::report {

[[nodiscard]] TwinNode twin_button(const view::Link& link);
/// Label, control or value, and where it comes from. `file` is named for screen readers.
[[nodiscard]] TwinNode twin_setting(const view::Setting& setting, const std::string& file);
[[nodiscard]] TwinNode twin_table(const view::Table& table);
[[nodiscard]] TwinNode twin_grid(const view::HeatGrid& grid);
[[nodiscard]] TwinNode twin_bars(const view::BarList& list);
[[nodiscard]] TwinNode twin_trend(const view::Trend& trend, text::Language language);

}  // namespace xanh::report

#endif  // XANH_REPORT_TWIN_PARTS_H_
