#include "intake/given.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "intake/given_period.h"
#include "intake/moment.h"
#include "intake/plan.h"
#include "text/ascii.h"
#include "text/fold.h"

namespace xanh::intake {
namespace {

using facts::Channel, facts::UnitLevel;
using GivenWords = ColumnRules::Impl::GivenWords;

// "Bao_cao.T10.xlsx" -> "Bao_cao.T10": the last dot and up to five letters.
std::string_view without_extension(std::string_view file) {
  const std::size_t dot = file.rfind('.');
  if (dot == std::string_view::npos || dot == 0 || file.size() - dot > 6) return file;
  const bool letters = std::ranges::any_of(file.substr(dot + 1), [](char c) { return !text::is_digit(c); });
  return letters ? file.substr(0, dot) : file;
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view kRim = " ,.;:-+*()[]\t";
  const std::size_t first = text.find_first_not_of(kRim);
  if (first == std::string_view::npos) return {};
  std::size_t last = text.find_last_not_of(kRim) + 1;
  // "So Noi vu (Lao Cai)" keeps its bracket.
  if (last < text.size() && text[last] == ')' && text.substr(first, last - first).find('(') != std::string_view::npos) ++last;
  return std::string(text.substr(first, last - first));
}

enum class Topic : std::uint8_t { none, unit, channel, other };

// "Don vi bao cao: UBND xa Lam Thao": `value` may be empty, when it stands elsewhere.
struct Labelled {
  Topic topic = Topic::none;
  std::string value;
  std::string words;  // all of it
};

// The longest known words with which the text ends, and where they begin.
std::pair<Topic, std::size_t> topic_at_end(std::string_view text, const GivenWords& given) {
  std::pair<Topic, std::size_t> best{Topic::none, text.size()};
  std::size_t words = 0;
  const std::string all = " " + text::bare_key(text);
  const auto look = [&](const std::vector<std::string>& list, Topic topic) {
    for (const std::string& word : list) {
      const auto count = static_cast<std::size_t>(std::ranges::count(word, ' ')) + 1;
      if (count <= words || !all.ends_with(" " + word)) continue;
      words = count;
      best.first = topic;
    }
  };
  look(given.unit, Topic::unit);
  look(given.channel, Topic::channel);
  look(given.other, Topic::other);
  if (words == 0) return best;
  // Back over as many words of the text.
  std::size_t at = text.size();
  while (at > 0) {
    const std::size_t blank = text.find_last_of(" ,/-", at - 1);
    at = blank == std::string_view::npos ? 0 : blank;
    const std::string key = text::bare_key(text.substr(at));
    if (!key.empty() && static_cast<std::size_t>(std::ranges::count(key, ' ')) + 1 >= words) break;
  }
  best.second = at;
  return best;
}

// Colons of a line, those of a time of day left out.
std::vector<std::size_t> colons(std::string_view line) {
  std::vector<std::size_t> out;
  for (std::size_t at = line.find(':'); at != std::string_view::npos; at = line.find(':', at + 1)) {
    const bool time = at > 0 && text::is_digit(line[at - 1]) && at + 1 < line.size() && text::is_digit(line[at + 1]);
    if (!time) out.push_back(at);
  }
  return out;
}

void read_line(std::string_view line, const GivenWords& given, std::vector<Labelled>& out) {
  const std::vector<std::size_t> at = colons(line);
  std::size_t begin = 0;  // of the label
  for (std::size_t i = 0; i < at.size(); ++i) {
    const auto [topic, label] = topic_at_end(line.substr(begin, at[i] - begin), given);
    std::size_t end = line.size();
    if (i + 1 < at.size()) {
      const std::string_view between = line.substr(at[i] + 1, at[i + 1] - at[i] - 1);
      const auto [next, cut] = topic_at_end(between, given);
      end = at[i] + 1 + (next == Topic::none ? std::min(between.find_last_of(",.-"), between.size()) : cut);
    }
    if (topic != Topic::none) {
      const std::string value = trimmed(line.substr(at[i] + 1, end - at[i] - 1));
      out.push_back({topic, value, trimmed(line.substr(begin + label, end - begin - label))});
    }
    begin = end;
  }
}

// A cell's labels and values; a value may stand in the line below its label.
std::vector<Labelled> read_cell(std::string_view cell, const GivenWords& given) {
  std::vector<Labelled> out;
  for (std::size_t begin = 0; begin <= cell.size();) {
    const std::size_t end = std::min(cell.find_first_of("\n\r;|", begin), cell.size());
    const std::string line = text::tidy(cell.substr(begin, end - begin));
    begin = end + 1;
    const std::size_t before = out.size();
    const bool waits = before > 0 && out.back().value.empty();
    read_line(line, given, out);
    if (waits && out.size() == before && !trimmed(line).empty()) {
      out.back().value = trimmed(line);
      out.back().words += " " + out.back().value;
    }
  }
  return out;
}

// What was read of one matter at one place; two that disagree are none.
template <class T>
struct Vote {
  std::optional<T> value;
  std::string words;
  bool agree = true;
  void add(const T& other, const std::string& said) {
    if (value && !(*value == other)) agree = false;
    if (!value) value = other, words = said;
  }
  [[nodiscard]] bool decided() const { return value && agree; }
};

class Finder {
 public:
  Finder(const Sample& sample, std::size_t title_rows, std::string_view sheet, std::string_view file,
         const ColumnRules::Impl& rules, const UnitIndex* units)
      : sample_(sample), title_rows_(std::min(title_rows, sample.rows.size())), sheet_(text::tidy(sheet)),
        file_(text::tidy(without_extension(file))), file_words_(file_), rules_(rules), units_(units) {
    std::ranges::replace(file_words_, '_', ' ');
    find_place();
  }

  GivenLog run() {
    periods();
    read_titles();
    // Two labelled units that disagree: none, rather than one from a weaker place.
    if (!take_unit(labelled_unit_, GivenFrom::title) && !labelled_unit_.value) {
      Vote<std::string> title, sheet, file, province;
      each_title([&](const std::string& cell) { whole_unit(cell, false, title, province); });
      const bool titled = province.value.has_value();
      whole_unit(sheet_, true, sheet, province);
      part_unit(file_words_, file);
      take_unit(title, GivenFrom::title) || take_unit(sheet, GivenFrom::sheet_name) || take_unit(file, GivenFrom::file_name) ||
          take_unit(province, titled ? GivenFrom::title : GivenFrom::sheet_name);
    }
    if (!take_channel(labelled_channel_, GivenFrom::title) && !labelled_channel_.value) {
      Vote<Channel> title, sheet, file;
      each_title([&](const std::string& cell) { phrase(cell, title); });
      whole_channel(sheet_, sheet);
      if (!sheet.value) phrase(sheet_, sheet);
      phrase(file_words_, file);
      take_channel(title, GivenFrom::title) || take_channel(sheet, GivenFrom::sheet_name) || take_channel(file, GivenFrom::file_name);
    }
    return std::move(out_);
  }

 private:
  template <class Visit>
  void each_title(Visit&& visit) const {
    for (std::size_t r = 0; r < title_rows_; ++r) {
      for (const SampleCell& cell : sample_.rows[r].cells) {
        if (cell.kind != source::CellKind::empty && !cell.text.empty()) visit(cell.text);
      }
    }
  }

  static bool is_number(const std::string& text) { return std::ranges::all_of(text, text::is_digit); }

  void find_place() {
    if (units_ == nullptr) return;
    Vote<ProvinceRef> titled;
    each_title([&](const std::string& cell) {
      if (const ProvinceRef ref = units_->province_in(cell, false); ref.known()) titled.add(ref, {});
    });
    if (titled.decided()) context_.place = *titled.value;
    if (!context_.place.known()) context_.place = units_->province_in(sheet_, true);
    if (!context_.place.known()) context_.place = units_->province_in(file_words_, true);
  }

  void periods() {
    PeriodFinder cells;
    each_title([&](const std::string& cell) { cells.add(cell); });
    int year = 0;
    if (const auto days = find_period(file_, 0, nullptr)) year = text::civil_from_day(days->first).year;
    std::string words;
    const auto take = [&](std::optional<Days> days, GivenFrom from) {
      if (!days) return false;
      out_.period = days;
      out_.period_from = from;
      out_.period_words = words;
      out_.as_of_from = from;
      out_.as_of_words = words;
      return true;
    };
    take(cells.decide(0, &words), GivenFrom::title) || take(rows_joined(&words), GivenFrom::title) ||
        take(cells.decide(year, &words), GivenFrom::title) || take(find_period(sheet_, year, &words), GivenFrom::sheet_name) ||
        take(find_period(file_, 0, &words), GivenFrom::file_name);
    std::string stated;
    if (find_as_of(sample_, title_rows_, rules_, &stated) != 0) {
      out_.as_of_from = GivenFrom::title;
      out_.as_of_words = stated;
    } else if (find_stated_day(file_, rules_, &stated) != 0) {
      out_.as_of_from = GivenFrom::file_name;
      out_.as_of_words = stated;
    }
  }

  // "Tu ngay" | 01/10/2025 | "den ngay" | 31/10/2025, the dates typed.
  std::optional<Days> rows_joined(std::string* words) const {
    PeriodFinder rows;
    for (std::size_t r = 0; r < title_rows_; ++r) {
      std::string line;
      for (const SampleCell& cell : sample_.rows[r].cells) {
        std::string text = text::tidy(cell.text);
        if (cell.kind == source::CellKind::date_serial) {
          const Moment moment = read_moment(cell.kind, cell.text, sample_.system_1904);
          if (!moment.known()) continue;
          const text::Civil day = text::civil_from_day(moment.day);
          text = std::to_string(day.day) + "/" + std::to_string(day.month) + "/" + std::to_string(day.year);
        }
        if (text.empty()) continue;
        if (!line.empty()) line += ' ';
        line += text;
      }
      rows.add(line);
    }
    return rows.decide(0, words);
  }

  void read_titles() {
    for (std::size_t r = 0; r < title_rows_; ++r) {
      const auto& cells = sample_.rows[r].cells;
      for (std::size_t c = 0; c < cells.size(); ++c) {
        for (Labelled& said : read_cell(cells[c].text, rules_.given)) {
          if (said.value.empty()) said.value = value_elsewhere(r, c), (said.words += " ") += said.value;
          take(said);
        }
      }
    }
  }

  // Right of the label, else below it.
  std::string value_elsewhere(std::size_t r, std::size_t c) const {
    const auto& cells = sample_.rows[r].cells;
    for (std::size_t right = c + 1; right < cells.size(); ++right) {
      if (cells[right].text.empty()) continue;
      return is_labelled(cells[right].text) ? std::string() : trimmed(text::tidy(cells[right].text));
    }
    if (r + 1 >= title_rows_ || c >= sample_.rows[r + 1].cells.size()) return {};
    const std::string& below = sample_.rows[r + 1].cells[c].text;
    return is_labelled(below) ? std::string() : trimmed(text::tidy(below));
  }
  bool is_labelled(const std::string& cell) const { return !read_cell(cell, rules_.given).empty(); }

  void take(const Labelled& said) {
    const std::string key = text::bare_key(said.value);
    if (key.empty() || std::ranges::find(rules_.given.all, key) != rules_.given.all.end()) return;
    if (said.topic == Topic::channel) {
      if (const auto channel = rules_.channel.find(label_key(said.value))) labelled_channel_.add(Channel{*channel}, said.words);
    } else if (said.topic == Topic::unit && !rules_.is_empty_word(said.value)) {
      labelled_unit_.add(official(said.value), said.words);
    }
  }

  // The official name; without one what was written, up to what is no part of a name.
  std::string official(const std::string& value) const {
    if (units_ == nullptr) return value;
    const UnitMatch whole = units_->match(value, context_);
    if (whole.recognised()) return whole.name;
    for (std::size_t cut = value.find_first_of(",(-"); cut != std::string::npos; cut = value.find_first_of(",(-", cut + 1)) {
      const UnitMatch match = units_->match(trimmed(std::string_view(value).substr(0, cut)), context_);
      if (match.recognised()) return match.name;
    }
    return value;
  }

  // A title line, or a sheet's name, that is a unit and nothing else. Only of a sheet its name alone
  // ("Lam Thao") is one.
  void whole_unit(const std::string& cell, bool bare_too, Vote<std::string>& unit, Vote<std::string>& province) const {
    if (units_ == nullptr) return;
    const std::string text = text::tidy(cell);
    if (text.size() > 200 || is_number(text)) return;
    const UnitMatch match = units_->match(text, context_);
    if (!match.recognised() || match.how == UnitMatch::How::code) return;
    if (match.how == UnitMatch::How::bare_name && !bare_too) return;
    (match.level == UnitLevel::province ? province : unit).add(match.name, text);
  }

  // "BC xa Lam Thao T10": the longest words that are a unit.
  void part_unit(const std::string& name, Vote<std::string>& unit) const {
    if (units_ == nullptr) return;
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < name.size() && words.size() < 30;) {
      const std::size_t end = std::min(name.find_first_of(" .,", begin), name.size());
      if (end > begin) words.push_back(name.substr(begin, end - begin));
      begin = end + 1;
    }
    std::vector<bool> taken(words.size(), false);
    for (std::size_t length = std::min<std::size_t>(words.size(), 12); length >= 2; --length) {
      for (std::size_t first = 0; first + length <= words.size(); ++first) {
        bool free = true;
        std::string span;
        for (std::size_t w = first; w < first + length; ++w) {
          free = free && !taken[w];
          if (w > first) span += ' ';
          span += words[w];
        }
        if (!free) continue;
        const UnitMatch match = units_->match(span, context_);
        const bool sure = match.how == UnitMatch::How::full_name || match.how == UnitMatch::How::agency;
        if (!sure || match.level == UnitLevel::province) continue;
        std::fill_n(taken.begin() + static_cast<std::ptrdiff_t>(first), length, true);
        unit.add(match.name, span);
      }
    }
  }

  bool says_otherwise(const std::string& padded_key) const {
    return std::ranges::any_of(rules_.given.not_phrases, [&](const std::string& word) {
      return padded_key.find(" " + word + " ") != std::string::npos;
    });
  }

  // A sheet called "Truc tuyen"; one called "2" or "Mot cua" says nothing.
  void whole_channel(const std::string& name, Vote<Channel>& channel) const {
    const std::string key = label_key(name);
    if (is_number(key) || says_otherwise(" " + key + " ") || !rules_.channel.is_whole(key)) return;
    if (const auto value = rules_.channel.find(key)) channel.add(Channel{*value}, name);
  }

  // One channel and no word of another.
  void phrase(const std::string& cell, Vote<Channel>& channel) const {
    const std::string key = " " + text::bare_key(cell) + " ";
    if (says_otherwise(key) || key.size() > 300) return;
    for (const auto& [words, value] : rules_.given.phrases) {
      if (key.find(words) == std::string::npos) continue;
      if (const auto said = rules_.channel.find(label_key(cell)); !said || *said != value) {
        channel.agree = false;
        continue;
      }
      channel.add(Channel{value}, text::tidy(cell));
    }
  }

  bool take_unit(const Vote<std::string>& vote, GivenFrom from) {
    if (!vote.decided()) return false;
    out_.unit = *vote.value;
    out_.unit_from = from;
    out_.unit_words = vote.words;
    return true;
  }
  bool take_channel(const Vote<Channel>& vote, GivenFrom from) {
    if (!vote.decided()) return false;
    out_.channel = *vote.value;
    out_.channel_from = from;
    out_.channel_words = vote.words;
    return true;
  }

  const Sample& sample_;
  const std::size_t title_rows_;
  const std::string sheet_;
  const std::string file_;
  std::string file_words_;  ///< with blanks for underscores
  const ColumnRules::Impl& rules_;
  const UnitIndex* units_;
  UnitContext context_;
  Vote<std::string> labelled_unit_;
  Vote<Channel> labelled_channel_;
  GivenLog out_;
};

}  // namespace

GivenLog find_givens(const Sample& sample, std::size_t title_rows, std::string_view sheet, std::string_view file,
                     const ColumnRules::Impl& rules, const UnitIndex* units) {
  return Finder(sample, title_rows, sheet, file, rules, units).run();
}

void apply_choices(GivenLog& givens, const GivenChoices& choices) {
  if (choices.unit) {
    givens.unit = text::tidy(*choices.unit);
    givens.unit_from = GivenFrom::chosen;
    givens.unit_words.clear();
  }
  if (choices.channel) {
    givens.channel = *choices.channel;
    givens.channel_from = GivenFrom::chosen;
    givens.channel_words.clear();
  }
  if (choices.period) {
    givens.period = choices.period;
    givens.period_from = GivenFrom::chosen;
    givens.period_words.clear();
  }
  if (choices.as_of) {
    givens.as_of_from = GivenFrom::chosen;
    givens.as_of_words.clear();
  }
}

}  // namespace xanh::intake
