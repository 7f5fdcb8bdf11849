#include "intake/given_period.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "intake/given.h"
#include "intake/given_token.h"
#include "intake/moment.h"
#include "text/fold.h"

namespace xanh::intake {
namespace {

bool is_year(int number) { return number >= 1990 && number <= 2100; }

int roman(std::string_view key) {
  constexpr std::array<std::string_view, 4> kQuarters = {"i", "ii", "iii", "iv"};
  const auto found = std::ranges::find(kQuarters, key);
  return found == kQuarters.end() ? 0 : static_cast<int>(found - kQuarters.begin()) + 1;
}

text::Day first_of(int year, int month) { return text::day_from_civil(year, month, 1); }
text::Day last_of(int year, int month) { return (month == 12 ? first_of(year + 1, 1) : first_of(year, month + 1)) - 1; }
Days months(int year, int first, int last) { return {first_of(year, first), last_of(year, last)}; }

}  // namespace

class PeriodFinder::Reader {
 public:
  Reader(PeriodFinder& finder, std::string text)
      : finder_(finder), text_(std::move(text)), tokens_(split_tokens(text_)), used_(tokens_.size(), false) {}

  void run() {
    if (whole()) return;
    for (std::size_t i = 0; i < tokens_.size(); ++i) day_ranges(i);
    for (std::size_t i = 0; i < tokens_.size(); ++i) mark_dates(i);
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!used_[i]) named(i);
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (!used_[i]) year(i);
    }
    for (std::size_t i = 0; i < tokens_.size(); ++i) note_year(i);
  }

 private:
  // A date's tokens are [begin, end); its time of day belongs to it.
  struct Date {
    text::Day day = 0;        // 0: day and month only
    int d = 0, m = 0;
    std::size_t end = 0;
    bool dashed = false;      // 01-10-2025
  };

  bool in(std::size_t i) const { return i < tokens_.size(); }
  bool key(std::size_t i, std::string_view word) const { return in(i) && tokens_[i].key == word; }
  bool key(std::size_t i, std::initializer_list<std::string_view> words) const {
    return in(i) && std::ranges::find(words, tokens_[i].key) != words.end();
  }
  bool number(std::size_t i, int least, int most) const {
    return in(i) && tokens_[i].number >= least && tokens_[i].number <= most;
  }
  const std::string& gap(std::size_t i) const { return tokens_[i].gap; }
  // The words just before `i`.
  bool behind(std::size_t i, std::initializer_list<std::string_view> words) const {
    if (i < words.size()) return false;
    std::size_t at = i - words.size();
    return std::ranges::all_of(words, [&](std::string_view word) { return key(at++, word); });
  }
  std::string words(std::size_t first, std::size_t end) const {
    return text_.substr(tokens_[first].begin, tokens_[end - 1].end - tokens_[first].begin);
  }
  void use(std::size_t first, std::size_t end) { std::fill(used_.begin() + std::ptrdiff_t(first), used_.begin() + std::ptrdiff_t(end), true); }

  void found(Weight weight, Days days, std::size_t first, std::size_t end) {
    if (days.first > days.last || days.first < kFirstPlausible || days.last > kLastPlausible) return;
    finder_.found_.push_back({.weight = weight, .days = days, .words = words(first, end)});
  }
  void found_months(Weight weight, int year, int first_month, int last_month, std::size_t first, std::size_t end) {
    use(first, end);
    if (year != 0) {
      note(year);
      return found(weight, months(year, first_month, last_month), first, end);
    }
    finder_.found_.push_back({.weight = weight, .year = 0, .first_month = first_month, .last_month = last_month,
                              .words = words(first, end)});
  }

  void note(int year) {
    if (std::ranges::find(finder_.years_, year) == finder_.years_.end()) finder_.years_.push_back(year);
  }

  // hh:mm or hh:mm:ss; the number of its tokens.
  std::size_t time_at(std::size_t i) const {
    if (!number(i, 0, 23) || !number(i + 1, 0, 59) || gap(i + 1) != ":") return 0;
    return number(i + 2, 0, 59) && gap(i + 2) == ":" ? 3 : 2;
  }

  // dd/MM/yyyy with one kind of mark between, yyyy-MM-dd, "31 thang 10 nam 2025", 20251031; dd/MM
  // where `short_form`.
  std::optional<Date> date_at(std::size_t i, bool short_form) const {
    if (!in(i) || tokens_[i].number < 0) return std::nullopt;
    i += time_at(i);
    Date out;
    int y = 0;
    if (number(i, 20000101, 21001231) && tokens_[i].digits == 8) {
      y = tokens_[i].number / 10000, out.m = tokens_[i].number / 100 % 100, out.d = tokens_[i].number % 100;
      out.end = i + 1;
    } else if (number(i, 1, 31) && key(i + 1, "thang") && number(i + 2, 1, 12) && key(i + 3, "nam") && number(i + 4, 1990, 2100)) {
      out.d = tokens_[i].number, out.m = tokens_[i + 2].number, y = tokens_[i + 4].number;
      out.end = i + 5;
    } else if (in(i + 2) && tokens_[i + 1].number >= 0 && tokens_[i + 2].number >= 0 && gap(i + 1) == gap(i + 2) &&
               is_mark(gap(i + 1)) && (is_year(tokens_[i].number) || is_year(tokens_[i + 2].number))) {
      const bool iso = is_year(tokens_[i].number);
      y = tokens_[iso ? i : i + 2].number, out.m = tokens_[i + 1].number, out.d = tokens_[iso ? i + 2 : i].number;
      out.dashed = gap(i + 1) == "-";
      out.end = i + 3;
    } else if (short_form && number(i, 1, 31) && number(i + 1, 1, 12) && (gap(i + 1) == "/" || gap(i + 1) == ".")) {
      out.d = tokens_[i].number, out.m = tokens_[i + 1].number;
      out.end = i + 2;
      return out;
    } else {
      return std::nullopt;
    }
    if (!text::is_valid_civil(y, out.m, out.d)) return std::nullopt;
    out.day = text::day_from_civil(y, out.m, out.d);
    out.end += in(out.end) && gap(out.end) != "-" ? time_at(out.end) : 0;
    return out;
  }
  static bool is_mark(const std::string& gap) { return gap == "/" || gap == "-" || gap == "." || gap == "_"; }

  // "den", "den ngay", "den het ngay", or a dash: where the second end begins; 0 when neither.
  std::size_t second_end(std::size_t i, bool dash_is_inside) const {
    if (!in(i)) return 0;
    if (key(i, {"den", "toi", "to"})) {
      ++i;
      if (key(i, "het")) ++i;
      if (key(i, "ngay")) ++i;
      return i;
    }
    const std::string& between = gap(i);
    const bool dash = between.find('-') != std::string::npos || between == "~";
    if (!dash || (dash_is_inside && text_[tokens_[i].begin - 1] == '-')) return 0;
    return key(i, "ngay") ? i + 1 : i;
  }

  // Where what introduces an end begins: "tu ngay 01/10/2025".
  std::size_t introduced(std::size_t i) const {
    while (i > 0 && key(i - 1, {"ngay", "tu"})) --i;
    return i;
  }

  void day_ranges(std::size_t i) {
    if (used_[i]) return;
    if (month_range(i) || cumulative(i)) return;
    const auto first = date_at(i, true);
    if (!first) return;
    std::size_t at = second_end(first->end, first->dashed);
    // "tu 01_10_2025 31_10_2025"
    if (at == 0 && first->day != 0 && introduced(i) != i && key(introduced(i), "tu")) at = first->end;
    if (at == 0) return;
    const auto last = date_at(at, false);
    if (!last) return;
    text::Day from = first->day;
    if (from == 0) {  // 15/12 - 14/03/2025
      int y = text::civil_from_day(last->day).year;
      if (first->m > last->m) --y;
      if (!text::is_valid_civil(y, first->m, first->d)) return;
      from = text::day_from_civil(y, first->m, first->d);
    }
    found(Weight::days, {from, last->day}, introduced(i), last->end);
    use(introduced(i), last->end);
  }

  struct Month {
    int month = 0, year = 0;
    std::size_t end = 0;
  };
  // "thang 10 nam 2025", "T10/2025", "thang102025", "thang 10"; a lone number where `numbers`.
  std::optional<Month> month_at(std::size_t i, bool numbers) const {
    std::size_t at = i;
    const bool named = key(i, "thang"), letter = key(i, "t");
    if (named || letter) {
      ++at;
      if (letter && in(at) && !gap(at).empty() && gap(at) != "." && gap(at) != "_") return std::nullopt;
    } else if (!numbers) {
      return std::nullopt;
    }
    if (!in(at)) return std::nullopt;
    const GivenToken& token = tokens_[at];
    if ((named || letter) && (token.digits == 5 || token.digits == 6) && is_year(token.number % 10000)) {
      const int month = token.number / 10000;
      if (month < 1 || month > 12) return std::nullopt;
      return Month{month, token.number % 10000, at + 1};
    }
    if (!number(at, 1, 12) || token.digits > 2) return std::nullopt;
    if (named && !gap(at).empty() && gap(at) != " " && gap(at) != "_" && gap(at) != ":" && gap(at) != "-" && gap(at) != ".") return std::nullopt;
    Month out{token.number, 0, at + 1};
    take_year(out.year, out.end);
    return out;
  }

  // "nam 2025", "/2025", ".2025", " 2025" behind a month or quarter.
  void take_year(int& year, std::size_t& end) const {
    std::size_t at = end;
    if (key(at, "nam")) ++at;
    if (!number(at, 1990, 2100) || tokens_[at].digits != 4) return;
    const std::string& between = gap(at);
    if (at == end && !is_mark(between) && between != " " && between != ",") return;
    // "thang 10 2025-10-31": the year belongs to a date; in "thang_10_2025_03_11_2025" it does not.
    if (at == end && date_at(at, false) && gap(at) != gap(at + 1)) return;
    year = tokens_[at].number;
    end = at + 1;
  }

  // "tu thang 1 den thang 10 nam 2025", "thang 1-10/2025"
  bool month_range(std::size_t i) {
    const auto first = month_at(i, false);
    if (!first || is_of_date(i)) return false;
    const std::size_t at = first->end;
    std::size_t next = 0;
    if (key(at, "den")) next = key(at + 1, "het") ? at + 2 : at + 1;
    else if (in(at) && gap(at).find('-') != std::string::npos) next = at;
    if (next == 0) return false;
    auto last = month_at(next, true);
    if (!last || date_at(next, false)) return false;
    int from_year = first->year != 0 ? first->year : last->year;
    if (last->year == 0) last->year = first->year;
    if (last->year == from_year && first->month >= last->month) return false;
    const std::size_t begin = i > 0 && key(i - 1, "tu") ? i - 1 : i;
    use(begin, last->end);
    if (from_year == 0) {
      found_months(Weight::days, 0, first->month, last->month, begin, last->end);
    } else {
      found(Weight::days, {first_of(from_year, first->month), last_of(last->year, last->month)}, begin, last->end);
    }
    return true;
  }

  // "luy ke den ngay 31/10/2025", "tu dau nam den het thang 10/2025"
  bool cumulative(std::size_t i) {
    std::size_t at = i;
    bool begun = false;
    if (key(at, "luy") && key(at + 1, "ke")) at += 2, begun = true;
    if (key(at, "tinh")) at += 1;
    if (key(at, "tu") && key(at + 1, "dau") && key(at + 2, "nam")) {
      at += 3, begun = true;
      if (number(at, 1990, 2100)) ++at;
    }
    if (!begun || !key(at, {"den", "toi"})) return false;
    ++at;
    if (key(at, "het")) ++at;
    if (key(at, "ngay")) ++at;
    if (const auto date = date_at(at, false)) {
      found(Weight::days, {text::day_from_civil(text::civil_from_day(date->day).year, 1, 1), date->day}, i, date->end);
      use(i, date->end);
      return true;
    }
    if (const auto month = month_at(at, false)) {
      found_months(Weight::days, month->year, 1, month->month, i, month->end);
      return true;
    }
    return false;
  }

  // Dates that stand alone are no period, and their numbers are none either.
  void mark_dates(std::size_t i) {
    if (used_[i]) return;
    if (const auto date = date_at(i, false)) use(i, date->end);
  }

  // The month of "ngay 31 thang 10", "ngay ... thang 10 nam 2025".
  bool is_of_date(std::size_t i) const {
    return i > 0 && (key(i - 1, "ngay") || (number(i - 1, 1, 31) && i > 1 && key(i - 2, "ngay")));
  }

  // What only is compared with, or only ends the data.
  bool is_aside(std::size_t i) const {
    return behind(i, {"so", "voi"}) || behind(i, {"cung", "ky"}) || behind(i, {"den"}) || behind(i, {"den", "het"}) ||
           behind(i, {"truoc"}) || behind(i, {"chi", "tieu"}) || behind(i, {"ke", "hoach"}) || behind(i, {"muc", "tieu"});
  }

  void named(std::size_t i) {
    if (key(i, "tuan")) {
      std::size_t at = i + 1;
      if (key(at, "thu")) ++at;
      if (number(at, 1, 53)) {
        finder_.week_ = true;
        const auto month = month_at(at + 1, false);
        std::size_t end = month ? month->end : at + 1;
        int year = 0;
        take_year(year, end);
        use(i, end);
      }
      return;
    }
    if (const auto month = month_at(i, false)) {
      if (is_of_date(i) || is_aside(i) || (key(i, "t") && month->year == 0)) return use(i, month->end);
      return found_months(Weight::named, month->year, month->month, month->month, i, month->end);
    }
    if (quarter(i) || half(i)) return;
    many_months(i);
  }

  // "quy III nam 2025", "Q3.2025", "QuyIII"
  bool quarter(std::size_t i) {
    int value = 0;
    std::size_t end = i + 1;
    const bool word = key(i, {"quy", "qui"}), letter = key(i, "q");
    if (word || letter) {
      if (!in(end) || (letter && !gap(end).empty())) return false;
      value = number(end, 1, 4) && tokens_[end].digits <= 2 ? tokens_[end].number : roman(tokens_[end].key);
      ++end;
    } else if (in(i) && (tokens_[i].key.starts_with("quy") || tokens_[i].key.starts_with("qui"))) {
      value = roman(std::string_view(tokens_[i].key).substr(3));
    }
    if (value == 0) return false;
    int year = 0;
    take_year(year, end);
    if (is_aside(i) || (letter && year == 0)) return use(i, end), true;
    found_months(Weight::named, year, value * 3 - 2, value * 3, i, end);
    return true;
  }

  bool half(std::size_t i) {
    if (!key(i, "nua") || !key(i + 1, {"dau", "cuoi"}) || !key(i + 2, "nam")) return false;
    const bool early = key(i + 1, "dau");
    int year = 0;
    std::size_t end = i + 2;
    take_year(year, end);
    end = std::max(end, i + 3);
    found_months(Weight::named, year, early ? 1 : 7, early ? 6 : 12, i, end);
    return true;
  }

  // "6 thang dau nam 2025", "9 thang nam 2025", "9T/2025"
  void many_months(std::size_t i) {
    if (!number(i, 2, 12) || tokens_[i].digits > 2 || !key(i + 1, {"thang", "t"}) || is_aside(i)) return;
    if (i > 0 && key(i - 1, {"han", "qua", "ngay", "trong"})) return;  // "thoi han 3 thang"
    const bool letter = key(i + 1, "t");
    if (letter && !gap(i + 1).empty()) return;
    std::size_t end = i + 2;
    bool late = false;
    const bool placed = key(end, {"dau", "cuoi"}) && key(end + 1, "nam");
    if (placed) late = key(end++, "cuoi");
    int year = 0;
    take_year(year, end);
    if (placed && key(end, "nam")) ++end;
    if (letter && year == 0) return;
    const int count = tokens_[i].number;
    found_months(Weight::named, year, late ? 13 - count : 1, late ? 12 : count, i, end);
  }

  void year(std::size_t i) {
    if (!key(i, "nam") || is_aside(i) || behind(i, {"dau"}) || behind(i, {"cuoi"})) return;
    std::size_t at = i + 1;
    if (key(at, "bao") && key(at + 1, "cao")) at += 2;
    if (!number(at, 1990, 2100) || used_[at] || tokens_[at].digits != 4) return;
    if (in(at + 1) && is_year(tokens_[at + 1].number) && gap(at + 1).find('-') != std::string::npos) return;  // 2021-2025
    found(Weight::year, months(tokens_[at].number, 1, 12), i, at + 1);
    // A year word stays free to tell the year of a month without one.
  }

  // Years that may be meant by "Thang 10": not those of numbers such as 12/2025/QD-UBND.
  void note_year(std::size_t i) {
    if (!number(i, 1990, 2100) || tokens_[i].digits != 4 || used_[i] || is_aside(i) || (i > 0 && is_aside(i - 1))) return;
    const auto slash = [](const std::string& gap) { return gap.find('/') != std::string::npos; };
    if (slash(gap(i)) || (in(i + 1) && slash(gap(i + 1)))) return;
    note(tokens_[i].number);
  }

  // A column or sheet called "10/2025", "T10" or "2025".
  bool whole() {
    if (tokens_.size() == 1 && number(0, 1990, 2100) && tokens_[0].digits == 4) {
      found(Weight::year, months(tokens_[0].number, 1, 12), 0, 1);
      note(tokens_[0].number);
      return true;
    }
    const bool pair = tokens_.size() == 2 && number(0, 1, 12) && number(1, 1990, 2100) && is_mark(gap(1));
    if (pair) {
      found_months(Weight::named, tokens_[1].number, tokens_[0].number, tokens_[0].number, 0, 2);
      return true;
    }
    if (tokens_.size() == 2 && gap(1).empty() && key(0, "t") && number(1, 1, 12)) {
      found_months(Weight::named, 0, tokens_[1].number, tokens_[1].number, 0, 2);
      return true;
    }
    if (tokens_.size() == 2 && gap(1).empty() && key(0, "q") && number(1, 1, 4)) {
      found_months(Weight::named, 0, tokens_[1].number * 3 - 2, tokens_[1].number * 3, 0, 2);
      return true;
    }
    return false;
  }

  PeriodFinder& finder_;
  const std::string text_;
  const std::vector<GivenToken> tokens_;
  std::vector<bool> used_;
};

void PeriodFinder::add(std::string_view text) { Reader(*this, text::tidy(text)).run(); }

std::optional<Days> PeriodFinder::decide(int year, std::string* words) const {
  if (year == 0 && years_.size() == 1) year = years_.front();
  std::optional<Days> best;
  Weight weight = Weight::year;
  bool agree = true;
  for (const Candidate& candidate : found_) {
    Days days = candidate.days;
    if (candidate.year == 0) {
      if (year == 0) continue;
      days = months(year, candidate.first_month, candidate.last_month);
    }
    if (!best || candidate.weight > weight) {
      best = days;
      weight = candidate.weight;
      agree = true;
      if (words != nullptr) *words = candidate.words;
    } else if (candidate.weight == weight) {
      agree = agree && days == *best;
    }
  }
  if (best && agree && !(week_ && weight != Weight::days)) return best;
  if (words != nullptr) words->clear();
  return std::nullopt;
}

std::optional<Days> find_period(std::string_view text, int year, std::string* words) {
  PeriodFinder finder;
  finder.add(text);
  return finder.decide(year, words);
}

}  // namespace xanh::intake
