#include <string>
#include <utility>
#include <vector>

#include "report/xlsx_writer.h"
#include "sample/form.h"

namespace xanh::sample {
namespace {

std::vector<report::SheetOptions> one_sheet(const Province& province) {
  report::SheetOptions sheet;
  sheet.name = province.sheet;
  sheet.column_widths = {22, 12, 44, 26, 30, 14, 14, 20, 15, 13, 26, 26, 20, 20, 20, 20, 9, 10, 12};
  sheet.frozen_rows = static_cast<std::uint32_t>(province.titles.size()) + 2;
  std::vector<report::SheetOptions> sheets;
  sheets.push_back(std::move(sheet));
  return sheets;
}

class XlsxForm final : public Form {
 public:
  XlsxForm(const Province& province, report::Sink& sink, int level)
      : province_(province), writer_(sink, one_sheet(province), level) {}

  Result<void> begin() override {
    if (auto begun = writer_.next_sheet(); !begun) return begun;
    for (std::size_t i = 0; i < province_.titles.size(); ++i) {
      writer_.text(province_.titles[i], i == 0 ? report::Style::title : report::Style::note);
      writer_.merge(0, kColumns);
      if (auto ended = writer_.end_row(); !ended) return ended;
    }
    if (auto ended = writer_.end_row(); !ended) return ended;
    for (const std::string& header : province_.headers) {
      writer_.text(header, report::Style::header);
    }
    return writer_.end_row();
  }

  Result<void> row(const Row& row) override {
    for (const Cell& cell : row) {
      if (cell.form == CellForm::text) {
        writer_.text(cell.text);
      } else if (cell.stored_as_number) {
        writer_.date_time(cell.moment.day, second_of(cell));
      } else {
        text_.clear();
        append_moment(text_, cell);
        writer_.text(text_);
      }
    }
    return writer_.end_row();
  }

  Result<void> end(std::uint64_t rows) override {
    skip_to(0, kTotalColumn);
    writer_.text(province_.total, report::Style::total);
    skip_to(kTotalColumn + 1, kTotalCountColumn);
    writer_.text(province_.counted(rows), report::Style::total);
    if (auto ended = writer_.end_row(); !ended) return ended;
    if (auto ended = writer_.end_row(); !ended) return ended;
    skip_to(0, kSignatureColumn);
    writer_.text(province_.signature);
    if (auto ended = writer_.end_row(); !ended) return ended;
    return writer_.finish();
  }

 private:
  /// A form without seconds drops them here too: both formats hold the same moments.
  static std::int32_t second_of(const Cell& cell) {
    return cell.form == CellForm::minute ? cell.moment.second / 60 * 60 : cell.moment.second;
  }
  void skip_to(std::size_t from, std::size_t column) {
    for (; from < column; ++from) writer_.blank();
  }

  const Province& province_;
  report::XlsxWriter writer_;
  std::string text_;
};

}  // namespace

std::unique_ptr<Form> make_xlsx_form(const Province& province, report::Sink& sink,
                                     int level) {
  return std::make_unique<XlsxForm>(province, sink, level);
}

}  // namespace xanh::sample
