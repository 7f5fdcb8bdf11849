// What the tests of pages read off them.
#ifndef XANH_TESTS_APP_TABLES_H_
#define XANH_TESTS_APP_TABLES_H_

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "view/page.h"

namespace xanh::app {

/// Whether one of the sentences of a page, or of the panel that explains a number, holds `text`.
template <class Page>
bool says(const Page& page, std::string_view text) {
  return std::ranges::any_of(page.sentences, [text](const std::string& each) { return each.find(text) != std::string::npos; });
}
/// All of them, line by line.
template <class Page>
std::string all(const Page& page) {
  std::string out;
  for (const std::string& each : page.sentences) out += each + "\n";
  return out;
}

inline const view::Table& table_of(const view::TablesPage& page, std::string_view id) {
  static const view::Table kNone{};
  const auto at = std::ranges::find(page.tables, id, &view::Table::id);
  EXPECT_NE(at, page.tables.end()) << id;
  return at == page.tables.end() ? kNone : *at;
}
/// Where it is missing: a row of empty cells, so that the test goes on.
inline const view::Row& row_of(const view::Table& table, std::string_view key) {
  static const view::Row kNone{.cells = std::vector<view::Cell>(12)};
  const auto at = std::ranges::find(table.rows, key, &view::Row::key);
  EXPECT_NE(at, table.rows.end()) << key;
  return at == table.rows.end() ? kNone : *at;
}
inline std::vector<std::string> texts(const view::Row& row) {
  std::vector<std::string> out;
  for (const view::Cell& cell : row.cells) out.push_back(cell.text);
  return out;
}

}  // namespace xanh::app

#endif  // XANH_TESTS_APP_TABLES_H_
