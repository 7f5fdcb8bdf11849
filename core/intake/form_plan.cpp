#include "intake/form_plan.h"

#include <algorithm>
#include <map>
#include <set>

#include "intake/evidence.h"
#include "intake/form_header.h"
#include "intake/form_number.h"
#include "intake/given.h"
#include "intake/number_style.h"
#include "text/fold.h"

namespace xanh::intake {
namespace {

using facts::Base, facts::Property, facts::StatementShape;

// Rows from which on a form would count more than one of something.
constexpr std::size_t kFewRows = 10;

constexpr std::uint8_t bit(auto value) {
  return static_cast<std::uint8_t>(1u << static_cast<unsigned>(value));
}

// How the cells of a column below the header look, as numbers.
struct Numbers {
  std::size_t filled = 0, counts = 0, rates = 0, points = 0;
  std::size_t many = 0;  // counts of two and more
  NumberStyle style;
};

Numbers look_at_numbers(const Sample& sample, std::size_t column, std::size_t first_row) {
  Numbers out;
  out.style = number_style_of(sample, column, first_row);
  for (std::size_t r = first_row; r < sample.rows.size(); ++r) {
    if (column >= sample.rows[r].cells.size()) continue;
    const SampleCell& cell = sample.rows[r].cells[column];
    if (cell.kind == source::CellKind::empty || cell.text.size() > 400) continue;
    const std::string text = text::tidy(cell.text);
    const FormCell count = read_form_cell(cell.kind, text, out.style);
    if (count.state == FormCell::State::empty) continue;
    ++out.filled;
    out.counts += count.state == FormCell::State::value;
    out.many += count.state == FormCell::State::value && count.value > 1;
    out.rates += read_rate(cell.kind, text).has_value();
    out.points += read_number(cell.kind, text, out.style).has_value();
  }
  return out;
}

// A column on its way to a decision.
struct Candidate {
  Role role = Role::none;
  double confidence = 0;
  bool chosen = false, personal = false, ordinal = false;
  std::size_t distinct = 0;  // texts, of a label
  FormMeaning meaning;
  Numbers numbers;
};

// The rules of domain.md 5.5 that look at more than one column.
class Context {
 public:
  Context(const FormHeader& header, std::vector<Candidate>& columns)
      : header_(header), columns_(columns) {}

  void settle() {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (is_count(c)) total_of_handled(c);
    }
    const bool early = any([](const FormMeaning& m) {
      return (of(m, Property::timing) & bit(facts::Timing::early)) != 0;
    });
    const bool post = any([](const FormMeaning& m) {
      return (of(m, Property::channel) & bit(facts::Channel::post)) != 0;
    });
    for (std::size_t c = 0; c < columns_.size(); ++c) parts(c);
    satisfied();
    for (Candidate& column : columns_) {
      // "On time" of a form without "early" means both, "in person" of one without post likewise.
      std::uint8_t& timing = of(column.meaning, Property::timing);
      if (!early && timing == bit(facts::Timing::on_time))
        timing = static_cast<std::uint8_t>(timing | bit(facts::Timing::early));
      std::uint8_t& channel = of(column.meaning, Property::channel);
      if (!post && channel == bit(facts::Channel::in_person))
        channel = static_cast<std::uint8_t>(channel | bit(facts::Channel::post));
    }
  }

 private:
  static std::uint8_t& of(FormMeaning& meaning, Property p) {
    return meaning.where[static_cast<std::size_t>(p)];
  }
  static std::uint8_t of(const FormMeaning& meaning, Property p) {
    return meaning.where[static_cast<std::size_t>(p)];
  }
  bool is_count(std::size_t c) const { return columns_[c].role == Role::count; }
  bool any(auto&& says) const {
    return std::ranges::any_of(columns_, [&](const Candidate& column) {
      return column.role == Role::count && says(column.meaning);
    });
  }

  // A part is read if all columns under its head are parts, two at least: they are added up.
  void parts(std::size_t c) {
    if (!is_count(c) || !columns_[c].meaning.part) return;
    const std::vector<std::size_t>& path = header_.columns[c].cells;
    std::size_t siblings = 0;
    bool all = path.size() > 1;
    for (std::size_t other = 0; all && other < columns_.size(); ++other) {
      const std::vector<std::size_t>& beside = header_.columns[other].cells;
      if (beside.size() < path.size() || !std::equal(path.begin(), path.end() - 1, beside.begin()))
        continue;
      ++siblings;
      all = header_.columns[other].meaning.part && header_.columns[other].understood;
    }
    if (!all || siblings < 2) columns_[c].role = Role::none, columns_[c].confidence = 0;
  }

  // Where those that are very satisfied stand apart, "satisfied" is not all who are: neither is read,
  // unless a column says both.
  void satisfied() {
    const bool apart = std::ranges::any_of(header_.columns, [](const FormHeaderColumn& head) {
      return head.understood && head.meaning.part && head.meaning.base == Base::ratings_satisfied;
    });
    for (std::size_t c = 0; apart && c < columns_.size(); ++c) {
      if (!is_count(c) || columns_[c].meaning.base != Base::ratings_satisfied) continue;
      const std::string last = text::bare_key(header_.columns[c].levels.back()->text);
      if (!last.contains("va rat hai long") && !last.contains("va hai long") && !last.contains("tro len")) columns_[c].role = Role::none, columns_[c].confidence = 0;
    }
  }

  // "Received / Total" beside "Received / Carried over" is of both.
  void total_of_handled(std::size_t c) {
    FormMeaning& meaning = columns_[c].meaning;
    if (!meaning.total || meaning.in_period ||
        meaning.base.value_or(Base::received) != Base::received)
      return;
    const std::vector<std::size_t>& path = header_.columns[c].cells;
    for (std::size_t other = 0; other < columns_.size(); ++other) {
      if (!is_count(other) || columns_[other].meaning.base != Base::carried_over) continue;
      const std::vector<std::size_t>& beside = header_.columns[other].cells;
      if (beside.size() < path.size() || path.empty()) continue;
      if (std::equal(path.begin(), path.end() - 1, beside.begin())) {
        meaning.base = Base::handled;
        return;
      }
    }
  }

  const FormHeader& header_;
  std::vector<Candidate>& columns_;
};

int year_of(const FormContext& context, const GivenLog& givens, text::Day stated_as_of) {
  const auto year = [](text::Day day) { return text::civil_from_day(day).year; };
  if (context.givens.period) return year(context.givens.period->last);
  if (givens.period) return year(givens.period->last);
  if (context.givens.as_of) return year(*context.givens.as_of);
  return stated_as_of != 0 ? year(stated_as_of) : 0;
}

// The period over a column; `missing` when a month is named and its year is not known.
std::optional<Days> days_of(const FormHeaderColumn& column, int year, bool& missing) {
  std::optional<Days> out;
  for (const FormHeaderCell* level : column.levels) {
    if (level->period.empty()) continue;
    if (const auto days = find_period(level->period, year, nullptr)) {
      out = days;
      year = text::civil_from_day(days->last).year;
    } else {
      missing = true;
    }
  }
  return out;
}

// What a column is, by its own header and cells.
Candidate judge(const FormHeaderColumn& head, const Evidence& evidence, Numbers numbers) {
  Candidate out;
  out.meaning = head.meaning;
  out.numbers = std::move(numbers);
  const auto most = [&out](std::size_t hits) {
    return out.numbers.filled == 0 || hits * 2 >= out.numbers.filled;
  };
  if (head.personal || (!head.understood && evidence.share(evidence.contacts) >= 0.5)) {
    out.role = Role::personal;
    out.confidence = 1;
    out.personal = true;
  } else if (head.label) {
    out.ordinal = *head.label == Role::none;
    out.role = *head.label;
    const double factor = out.ordinal ? 1 : support(out.role, evidence);
    if (factor == 0) out.role = Role::none;
    out.confidence = factor;
  } else if (head.understood && !head.meaning.ignore) {
    if (!head.meaning.score.empty()) {
      if (most(out.numbers.points)) out.role = Role::score;
    } else if (head.meaning.rate) {
      if (most(out.numbers.rates)) out.role = Role::rate;
    } else if (most(out.numbers.counts)) {
      out.role = Role::count;
    } else if (head.label_else && out.numbers.counts == 0 &&
               support(*head.label_else, evidence) > 0) {
      out.role = *head.label_else;  // "Don vi giai quyet"
    }
    const double silent = out.numbers.filled == 0 ? 0.7 : 1;
    out.confidence =
        out.role == Role::none
            ? 0
            : silent *
                  (head.meaning.base || !head.meaning.score.empty() || head.meaning.rate ? 1 : 0.6);
  }
  return out;
}

// The user's word wins; a column that was judged personal stays so until a role is named for it.
void apply_choice(Candidate& candidate, std::size_t column, std::span<const RoleChoice> choices) {
  const auto choice = std::ranges::find(choices, column, &RoleChoice::column);
  if (choice == choices.end() || (candidate.personal && choice->role == Role::none)) return;
  candidate.role = choice->role;
  candidate.confidence = 1;
  candidate.chosen = true;
  candidate.ordinal = candidate.ordinal && choice->role == Role::none;
}

bool is_label(Role role) {
  return role != Role::none && role != Role::personal && role != Role::count &&
         role != Role::rate && role != Role::score;
}

std::size_t distinct_texts(const Sample& sample, std::size_t column, std::size_t first_row) {
  std::set<std::string_view> seen;
  for (std::size_t r = first_row; r < sample.rows.size(); ++r) {
    if (column < sample.rows[r].cells.size() && !sample.rows[r].cells[column].text.empty())
      seen.insert(sample.rows[r].cells[column].text);
  }
  return seen.size();
}

// One column of each label: the chosen, the preferred, the first.
void keep_one_of_each(const FormHeader& header, std::vector<Candidate>& columns) {
  std::map<Role, std::size_t> best;
  const auto rank = [&](std::size_t c) {
    // A column that says the same in most rows names what all rows belong to, not their own.
    std::size_t most = 0;
    for (const Candidate& column : columns) {
      if (column.role == columns[c].role) most = std::max(most, column.distinct);
    }
    return std::tuple(!columns[c].chosen, columns[c].confidence < 0.5,
                      columns[c].distinct * 2 < most, header.columns[c].label_order, c);
  };
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (!is_label(columns[c].role)) continue;
    const auto [entry, is_new] = best.try_emplace(columns[c].role, c);
    if (!is_new && rank(c) < rank(entry->second)) entry->second = c;
  }
  for (std::size_t c = 0; c < columns.size(); ++c) {
    if (is_label(columns[c].role) && best[columns[c].role] != c)
      columns[c].role = Role::none, columns[c].confidence = 0;
  }
}

}  // namespace

FormPlan plan_form(const Sample& sample, const FormContext& context,
                   std::span<const RoleChoice> choices) {
  FormPlan out;
  TablePlan& table = out.table;
  const FormHeader header(sample, context.columns, context.forms);
  if (header.count == 0) return out;
  const std::size_t first_data = header.first + header.count;
  ReadingPlan plan;
  plan.grain = Grain::statements;
  plan.header_row = sample.rows[header.first].number;
  plan.header_rows =
      static_cast<std::uint32_t>(sample.rows[first_data - 1].number - plan.header_row + 1);
  plan.stated_as_of = find_as_of(sample, header.first, context.columns);
  out.givens = find_givens(sample, header.first, context.sheet, context.file, context.columns,
                           context.units);
  const int year = year_of(context, out.givens, plan.stated_as_of);

  std::vector<Candidate> columns;
  std::vector<Evidence> evidence;
  for (std::size_t c = 0; c < sample.width; ++c) {
    const FormHeaderColumn& head = header.columns[c];
    evidence.push_back(look_at(sample, c, first_data, context.columns));
    // Dossiers stand one in a row: this is a list.
    if (evidence.back().filled > 0 && evidence.back().share(evidence.back().dossier_codes) >= 0.5)
      return out;
    Numbers numbers = head.understood ? look_at_numbers(sample, c, first_data) : Numbers{};
    columns.push_back(judge(head, evidence.back(), std::move(numbers)));
    apply_choice(columns.back(), c, choices);
    if (is_label(columns.back().role))
      columns.back().distinct = distinct_texts(sample, c, first_data);
    if (columns.back().chosen && columns.back().role == Role::count && !head.understood) {
      columns.back().numbers = look_at_numbers(sample, c, first_data);
    }
  }
  keep_one_of_each(header, columns);
  Context(header, columns).settle();

  bool year_missing = false;
  std::size_t counts = 0, filled_counts = 0, scores = 0, many = 0;
  bool labelled = false, dated = false;
  std::vector<std::pair<StatementShape, std::optional<Days>>> seen;
  for (std::size_t c = 0; c < sample.width; ++c) {
    Candidate& column = columns[c];
    ColumnDecision decision{.column = static_cast<std::uint32_t>(c),
                            .header = header.columns[c].header(),
                            .role = column.role,
                            .confidence = column.confidence,
                            .chosen = column.chosen,
                            .judged_personal = column.personal,
                            .shape = shape_of(evidence[c]),
                            .numbers = column.numbers.style};
    if (column.role == Role::count || column.role == Role::rate) {
      decision.meaning = column.meaning.shape();
      decision.days = days_of(header.columns[c], year, year_missing);
    } else if (column.role == Role::score) {
      decision.score = column.meaning.score;
      decision.days = days_of(header.columns[c], year, year_missing);
    }
    // Of two columns that say the same the first is read: added up they would count twice.
    if (column.role == Role::count) {
      const std::pair key(*decision.meaning, decision.days);
      const bool again = std::ranges::find(seen, key) != seen.end();
      if (again && !year_missing && !column.meaning.part) {
        decision.role = Role::none;
        decision.confidence = 0;
        decision.meaning.reset();
      } else {
        seen.push_back(key);
        ++counts;
        filled_counts += column.numbers.filled > 0;
        many += column.numbers.many;
      }
    }
    scores += decision.role == Role::score;
    labelled = labelled || decision.role == Role::unit || decision.role == Role::field ||
               decision.role == Role::procedure_code || decision.role == Role::procedure_name;
    dated = dated || (evidence[c].filled > 0 && evidence[c].share(evidence[c].dates) >= 0.8 &&
                      decision.role != Role::count);
    if (column.ordinal && column.role == Role::none) plan.labels.push_back(decision.column);
    if (decision.role != Role::personal) table.score += decision.confidence;
    plan.columns.push_back(std::move(decision));
  }
  table.header_row = plan.header_row;
  table.header_rows = plan.header_rows;
  table.columns = plan.columns;
  table.preview = preview_of(sample, header.first, header.count, plan.columns, context.columns);
  table.has_rows = sample.rows.size() > first_data || !sample.whole_table;
  const bool enough = counts >= 3 || scores >= 3 || (labelled && (counts >= 2 || scores >= 1)) ||
                      (labelled && counts == 1 && filled_counts == 1 && !dated);
  // Of many rows of few units, with nothing but noughts and ones, each is a dossier.
  std::size_t distinct = 0;
  for (const Candidate& column : columns) distinct = std::max(distinct, column.distinct);
  const std::size_t rows = sample.rows.size() - first_data;
  const bool flags = many == 0 && scores == 0 && rows >= kFewRows && distinct * 2 < rows;
  if (!enough || flags || (table.has_rows && filled_counts + scores == 0)) {
    table.score = 0;
    return out;
  }
  if (year_missing && year == 0) {
    table.error = ErrorCode::period_unknown;
    table.error_row = plan.header_row;
    return out;
  }
  table.plan = std::move(plan);
  return out;
}

}  // namespace xanh::intake
