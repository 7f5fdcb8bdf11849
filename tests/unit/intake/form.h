// Forms under test: loaded with the shipped rules, and asked for what they state.
#ifndef XANH_TESTS_FORM_H_
#define XANH_TESTS_FORM_H_

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "load.h"
#include "units.h"

namespace xanh::intake {

using facts::Base, facts::Channel, facts::Extent, facts::Flag, facts::Level, facts::Property,
    facts::Timing;

inline const FormRules& shipped_form_rules() {
  static const FormRules rules = [] {
    auto parsed = FormRules::parse(rules_file("forms.json"), "forms.json");
    if (!parsed) {
      ADD_FAILURE() << "forms.json at " << parsed.error().args[1] << ": " << parsed.error().args[2];
      std::abort();
    }
    return std::move(*parsed);
  }();
  return rules;
}

struct FormOptions {
  GivenChoices givens = {};
  std::vector<RoleChoice> choices = {};
  std::optional<std::string> sheet = {};
  bool units = false;
};

inline Loaded load_form(std::string bytes, const std::string& name = "bieu.csv",
                        const FormOptions& options = {}) {
  source::MemorySource source(name, std::move(bytes));
  return load(source, {.rules = &shipped_rules(),
                       .forms = &shipped_form_rules(),
                       .catalogue = nullptr,
                       .units = options.units ? &shipped_units() : nullptr,
                       .source_index = 7,
                       .choices = options.choices,
                       .sheet = options.sheet,
                       .givens = options.givens});
}

template <class Value>
std::uint8_t bits(std::initializer_list<Value> values) {
  unsigned out = 0;
  for (const Value value : values) out |= 1u << static_cast<unsigned>(value);
  return static_cast<std::uint8_t>(out);
}

/// {channel: online} and so on.
inline Extent extent(std::initializer_list<std::pair<Property, std::uint8_t>> said) {
  Extent out;
  for (const auto& [property, values] : said) out[property] = values;
  return out;
}
inline Extent channel(std::initializer_list<Channel> values) {
  return extent({{Property::channel, bits(values)}});
}
inline Extent timing(std::initializer_list<Timing> values) {
  return extent({{Property::timing, bits(values)}});
}
inline Extent level(std::initializer_list<Level> values) {
  return extent({{Property::level, bits(values)}});
}

/// The values that the form states of a unit (or field), base and extent; in the order of the rows.
inline std::vector<std::int64_t> values(const Loaded& form, const std::string& who, Base base,
                                        const Extent& extent = {}) {
  std::vector<std::int64_t> out;
  for (const facts::Statement& statement : form.shard->statements) {
    const facts::StatementShape& shape = form.shard->shapes[statement.shape];
    const bool meant =
        form.shard->units.at(statement.unit) == who ||
        (statement.field != 0 && form.shard->fields.at(statement.field) == who) ||
        (statement.procedure != 0 && form.shard->procedures.at(statement.procedure) == who);
    if (meant && shape.base == base && shape.extent == extent) out.push_back(statement.value);
  }
  return out;
}

using Values = std::vector<std::int64_t>;

inline Days days(int y1, int m1, int d1, int y2, int m2, int d2) {
  return {text::day_from_civil(y1, m1, d1), text::day_from_civil(y2, m2, d2)};
}

/// Failed checks as "row column printed/recomputed".
inline std::string failed(const Loaded& form) {
  std::string out;
  for (const SumCheck& check : form.log.form.failed) {
    char text[400];
    std::snprintf(text, sizeof text, "%llu %s %g/%g; ", static_cast<unsigned long long>(check.row),
                  check.column.c_str(), check.printed, check.recomputed);
    out += text;
  }
  return out;
}

}  // namespace xanh::intake

#endif  // XANH_TESTS_FORM_H_
