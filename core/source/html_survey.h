// The first reading of an HTML page: which tables it has and what they are called.
#ifndef XANH_SOURCE_HTML_SURVEY_H_
#define XANH_SOURCE_HTML_SURVEY_H_

#include <optional>
#include <string>
#include <vector>

#include "source/html_walk.h"

namespace xanh::source {

class HtmlSurvey final : public HtmlWalk {
 public:
  static constexpr std::size_t kMaxTables = 10000;

  struct Found {
    std::uint32_t table = 0;  ///< number of the <table> in the page
    std::uint64_t rows = 0, cells = 0;  ///< that are not blank
    std::string name = {};    ///< its caption or the heading in front of it
    std::vector<std::string> lines_before = {};  ///< see TableInfo
  };
  /// A sheet that the page's workbook comment names.
  struct Sheet {
    std::string name, file;   ///< file: of a frame page's sheets
  };

  /// Tables with two rows or more, in order. Complete after finish().
  [[nodiscard]] const std::vector<Found>& tables() const { return tables_; }
  /// The fullest table with one row.
  [[nodiscard]] const std::optional<Found>& single() const { return single_; }
  [[nodiscard]] const std::vector<Sheet>& sheets() const { return sheets_; }
  [[nodiscard]] bool hidden_sheet() const { return hidden_sheet_; }
  [[nodiscard]] bool system_1904() const { return system_1904_; }
  [[nodiscard]] bool too_many() const { return tables_.size() > kMaxTables; }

 private:
  struct Open {
    Found found;
    std::size_t first_inner = 0;  // tables within it begin here in tables_
    bool row_filled = false, cell_filled = false;
  };

  void table_begun(std::uint32_t table) override;
  void table_ended(std::uint32_t table) override;
  void row_ended(std::uint32_t table, std::uint64_t row) override;
  void cell_begun(const HtmlCell& cell, std::string_view attributes) override;
  void cell_ended(const HtmlCell& cell) override;
  void cell_text(std::string_view text) override;
  void cell_break(Break kind) override;
  void outer_text(std::string_view text, bool caption) override;
  void outer_block(std::string_view name, bool closing) override;
  void comment(std::string_view text) override;

  std::vector<Open> open_;
  std::vector<Found> tables_;
  std::optional<Found> single_;
  std::vector<Sheet> sheets_;
  void add_line(std::string_view text);
  void end_line();

  std::vector<std::string> lines_;  // of text so far, as long as it may stand in front of a table
  std::string line_;
  std::string heading_;
  bool in_heading_ = false;
  bool hidden_sheet_ = false, system_1904_ = false;
};

/// A byte of a space or of U+00A0: cells made of these alone are blank.
[[nodiscard]] constexpr bool is_blank_byte(char c) {
  return is_html_space(c) || c == '\xC2' || c == '\xA0';  // U+00A0 is C2 A0, and no other
                                                          // character is made of these two
}

}  // namespace xanh::source

#endif  // XANH_SOURCE_HTML_SURVEY_H_
