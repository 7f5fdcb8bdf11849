#include <string>
#include <string_view>

#include "sample/form.h"

namespace xanh::sample {
namespace {

constexpr std::size_t kFlushAt = std::size_t{256} << 10;

class CsvForm final : public Form {
 public:
  CsvForm(const Province& province, report::Sink& sink) : province_(province), sink_(sink) {}

  Result<void> begin() override {
    buffer_ += "\xEF\xBB\xBF";
    for (const std::string& title : province_.titles) line({{0, title}});
    line({});
    for (std::size_t i = 0; i < kColumns; ++i) {
      if (i > 0) buffer_.push_back(',');
      put(province_.headers[i]);
    }
    buffer_ += "\r\n";
    return flush(kFlushAt);
  }

  Result<void> row(const Row& row) override {
    for (std::size_t i = 0; i < kColumns; ++i) {
      if (i > 0) buffer_.push_back(',');
      if (row[i].form == CellForm::text) {
        put(row[i].text);
      } else {
        append_moment(buffer_, row[i]);
      }
    }
    buffer_ += "\r\n";
    return flush(kFlushAt);
  }

  Result<void> end(std::uint64_t rows) override {
    line({{kTotalColumn, province_.total}, {kTotalCountColumn, province_.counted(rows)}});
    line({});
    line({{kSignatureColumn, province_.signature}});
    return flush(0);
  }

 private:
  struct Word {
    std::size_t column;
    std::string_view text;
  };

  /// A record as wide as the others with few cells filled, as spreadsheets write it.
  void line(std::initializer_list<Word> words) {
    std::size_t column = 0;
    for (const Word& word : words) {
      for (; column < word.column; ++column) buffer_.push_back(',');
      put(word.text);
    }
    for (; column + 1 < kColumns; ++column) buffer_.push_back(',');
    buffer_ += "\r\n";
  }

  void put(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
      buffer_ += text;
      return;
    }
    buffer_.push_back('"');
    for (const char c : text) {
      if (c == '"') buffer_.push_back('"');
      buffer_.push_back(c);
    }
    buffer_.push_back('"');
  }

  Result<void> flush(std::size_t above) {
    if (buffer_.size() <= above) return {};
    auto done = sink_.append(buffer_);
    buffer_.clear();
    return done;
  }

  const Province& province_;
  report::Sink& sink_;
  std::string buffer_;
};

}  // namespace

std::unique_ptr<Form> make_csv_form(const Province& province, report::Sink& sink) {
  return std::make_unique<CsvForm>(province, sink);
}

}  // namespace xanh::sample
