#include "report/twin_parts.h"
#include "text/format.h"

namespace xanh::report {
namespace {

TwinNode head(std::string text) { return {.tag = "th", .text = std::move(text), .attributes = {{"scope", "col"}}}; }
TwinNode row_head(std::string text) { return {.tag = "th", .text = std::move(text), .attributes = {{"scope", "row"}}}; }

/// A head, or a button in it where the row can be asked for.
TwinNode row_head(const std::string& text, const std::string& action) {
  if (action.empty()) return row_head(text);
  TwinNode cell = row_head({});
  cell.children.push_back(twin_button({.action = action, .label = text}));
  return cell;
}

/// A native list. Its data-action is that of the current option, so that the canvas finds its place.
TwinNode twin_select(const std::string& name, const std::string& value, const std::vector<view::Link>& options) {
  TwinNode select{.tag = "select", .attributes = {{"aria-label", name}}};
  for (const view::Link& option : options) {
    // "auto" says what came of it, too.
    const bool both = option.current && &option == &options.front() && value != option.label;
    select.children.push_back({.tag = "option", .text = both ? value + " (" + option.label + ")" : option.label,
                               .attributes = {{"value", option.action}}});
    if (!option.current) continue;
    select.attributes.emplace_back("data-action", option.action);
    select.attributes.emplace_back("value", option.action);
  }
  return select;
}

TwinNode twin_input(const std::string& name, const std::string& action, const std::string& value, const std::string& placeholder) {
  return {.tag = "input", .attributes = {{"type", "text"}, {"aria-label", name}, {"data-action", action}, {"value", value}, {"placeholder", placeholder}}};
}

TwinNode table_of(std::string caption, TwinNode head_row, std::vector<TwinNode> rows) {
  TwinNode table{.tag = "table"};
  table.children.push_back({.tag = "caption", .text = std::move(caption)});
  table.children.push_back({.tag = "thead", .children = {std::move(head_row)}});
  table.children.push_back({.tag = "tbody", .children = std::move(rows)});
  return table;
}

std::string joined(const std::string& a, const std::string& b) { return b.empty() ? a : a + " – " + b; }

std::string percent(std::optional<double> share, text::Language language) {
  return share ? text::format_percent(*share, 1, language) : "—";
}

}  // namespace

// A field's data-action is what its text is added to.
TwinNode twin_setting(const view::Setting& setting, const std::string& file) {
  TwinNode line{.tag = "p", .attributes = {{"data-key", setting.id}}};
  const std::string name = setting.label + ": " + file;
  if (!setting.options.empty()) {
    line.text = setting.label + ": ";
    line.children.push_back(twin_select(name, setting.value, setting.options));
  } else if (!setting.action.empty()) {
    line.text = setting.label + ": ";
    line.children.push_back(twin_input(name, setting.action, setting.input, setting.placeholder));
  } else {
    line.text = setting.label + ": " + setting.value;
  }
  if (!setting.from.empty()) line.children.push_back({.tag = "span", .text = " (" + setting.from + ")"});
  return line;
}

TwinNode twin_ask(const std::string& action, const std::string& text, const std::string& ask, const std::string& whose) {
  TwinNode button = twin_button({.action = action, .label = text});
  button.attributes.emplace_back("aria-label", ask + " " + text + ": " + whose);
  return button;
}

TwinNode twin_why(const view::WhyPanel& panel, const std::string& ask) {
  const std::string title = panel.value.empty() ? panel.title : ask + "? " + panel.title;  // a chart's table explains no number
  TwinNode section{.tag = "section", .attributes = {{"id", "why"}, {"aria-label", title}}};
  section.children.push_back({.tag = "h2", .text = title});
  section.children.push_back(twin_button(panel.close));
  if (!panel.value.empty()) section.children.push_back({.tag = "p", .children = {{.tag = "strong", .text = panel.value}}});
  TwinNode list{.tag = "ul"};
  for (const std::string& sentence : panel.sentences) list.children.push_back({.tag = "li", .text = sentence});
  if (!list.children.empty()) section.children.push_back(std::move(list));
  for (const view::Table& table : panel.tables) section.children.push_back(twin_table(table, ask));
  for (const view::Link& link : panel.links) section.children.push_back(twin_button(link));
  return section;
}

TwinNode twin_table(const view::Table& table, const std::string& ask) {
  TwinNode heads{.tag = "tr"};
  for (const view::Column& column : table.columns) {
    TwinNode cell = head(column.action.empty() ? column.label : std::string{});
    if (!column.action.empty()) {
      cell.children.push_back(twin_button({.action = column.action, .label = column.label}));
      cell.attributes.emplace_back("aria-sort", column.sorted == 0 ? "none" : column.sorted > 0 ? "ascending" : "descending");
    }
    heads.children.push_back(std::move(cell));
  }
  std::vector<TwinNode> rows;
  for (const view::Row& row : table.rows) {
    TwinNode node{.tag = "tr", .attributes = {{"data-key", row.total ? "total" : row.key}}};
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i == 0) node.children.push_back(row_head(row.cells[i].text, row.action));
      else if (!row.cells[i].options.empty()) node.children.push_back({.tag = "td", .children = {twin_select(row.cells[i].name, row.cells[i].text, row.cells[i].options)}});
      else if (!row.cells[i].field.empty()) node.children.push_back({.tag = "td", .children = {twin_input(row.cells[i].name, row.cells[i].field, row.cells[i].text, {})}});
      else if (!row.cells[i].why.empty() && i < table.columns.size()) node.children.push_back({.tag = "td", .children = {twin_ask(row.cells[i].why, row.cells[i].text, ask, table.columns[i].label + ", " + row.cells[0].text)}});
      else if (!row.cells[i].spark.empty()) node.children.push_back({.tag = "td", .text = row.cells[i].text + " (" + row.cells[i].hint + ")"});  // the line in words
      else node.children.push_back({.tag = row.heading ? "th" : "td", .text = row.cells[i].text});
    }
    rows.push_back(std::move(node));
  }
  TwinNode node = table_of(table.caption, std::move(heads), std::move(rows));
  node.attributes.emplace_back("id", "table-" + table.id);
  return node;
}

TwinNode twin_grid(const view::HeatGrid& grid, const std::string& ask) {
  TwinNode heads{.tag = "tr", .children = {head(grid.row_header)}};
  for (const std::string& column : grid.columns) heads.children.push_back(head(column));
  heads.children.push_back(head(grid.total_label));
  std::vector<TwinNode> rows;
  for (const view::HeatRow& row : grid.rows) {
    TwinNode node{.tag = "tr", .children = {row_head(row.label, row.action)}};
    for (const view::HeatCell& cell : row.cells) node.children.push_back({.tag = "td", .text = cell.empty ? "—" : cell.text});
    if (row.why.empty()) node.children.push_back({.tag = "td", .text = row.total});
    else node.children.push_back({.tag = "td", .children = {twin_ask(row.why, row.total, ask, grid.total_label + ", " + row.label)}});
    rows.push_back(std::move(node));
  }
  return table_of(joined(grid.title, grid.note), std::move(heads), std::move(rows));
}

TwinNode twin_bars(const view::BarList& list) {
  TwinNode section{.tag = "section", .children = {{.tag = "h2", .text = joined(list.title, list.unit)}}};
  TwinNode items{.tag = "ol"};
  for (const view::Bar& bar : list.bars) {
    TwinNode item{.tag = "li", .text = bar.hint + ": " + bar.value + " "};
    if (!bar.action.empty()) item.children.push_back(twin_button({.action = bar.action, .label = bar.label}));
    items.children.push_back(std::move(item));
  }
  if (!items.children.empty()) section.children.push_back(std::move(items));
  if (!list.note.empty()) section.children.push_back({.tag = "p", .text = list.note});
  return section;
}

TwinNode twin_trend(const view::Trend& trend, text::Language language) {
  TwinNode heads{.tag = "tr", .children = {head(trend.title), head(trend.monthly_label), head(trend.cumulative_label)}};
  std::vector<TwinNode> rows;
  for (std::size_t i = 0; i < trend.months.size(); ++i) {
    if (!trend.monthly[i] && !trend.cumulative[i]) continue;
    rows.push_back({.tag = "tr", .children = {row_head(trend.months[i]), {.tag = "td", .text = percent(trend.monthly[i], language)},
                                              {.tag = "td", .text = percent(trend.cumulative[i], language)}}});
  }
  std::string caption = joined(trend.title, trend.note);
  if (trend.target) caption = joined(caption, trend.target_label);
  if (trend.boundary) caption = joined(caption, trend.boundary_label);
  return table_of(std::move(caption), std::move(heads), std::move(rows));
}

}  // namespace xanh::report
