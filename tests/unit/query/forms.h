// Aggregate forms written as tables in tests.
#ifndef XANH_TESTS_FORMS_H_
#define XANH_TESTS_FORMS_H_

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "facts/shard.h"
#include "query/query.h"

namespace xanh::query {

using facts::Extent;
using facts::Property;
using facts::StatementShape;

template <class... Values>
std::uint8_t bits(Values... values) {
  return static_cast<std::uint8_t>(((1u << static_cast<unsigned>(values)) | ...));
}

inline StatementShape shape(Base base, std::initializer_list<std::pair<Property, std::uint8_t>> extents = {}) {
  StatementShape out{base, {}};
  for (const auto& [property, values] : extents) out.extent[property] = values;
  return out;
}

/// The ten independent columns of form II.06a (domain.md 5.5), in its order.
inline std::vector<StatementShape> ii06a() {
  using facts::Channel, facts::Timing;
  return {shape(Base::handled),
          shape(Base::received, {{Property::channel, bits(Channel::online)}}),
          shape(Base::received, {{Property::channel, bits(Channel::in_person, Channel::post)}}),
          shape(Base::carried_over),
          shape(Base::finished),
          shape(Base::finished, {{Property::timing, bits(Timing::early)}}),
          shape(Base::finished, {{Property::timing, bits(Timing::on_time)}}),
          shape(Base::finished, {{Property::timing, bits(Timing::late)}}),
          shape(Base::pending),
          shape(Base::pending_in_time),
          shape(Base::pending_overdue)};
}

struct Line {
  std::string unit, field;
  std::vector<std::int64_t> values;  ///< by column; -1: an empty cell
};

/// One form as a source of its own.
inline void add_form(facts::Shard& shard, std::uint16_t source, text::Day first, text::Day last,
                     const std::vector<StatementShape>& columns, const std::vector<Line>& lines, text::Day as_of = 0) {
  std::uint32_t row = 10;
  for (const Line& line : lines) {
    facts::Statement s;
    s.unit = *shard.units.code(line.unit), s.field = *shard.fields.code(line.field);
    s.first = first, s.last = last, s.as_of = as_of == 0 ? last : as_of, s.source = source, s.row = ++row;
    ASSERT_EQ(line.values.size(), columns.size());
    for (std::size_t c = 0; c < columns.size(); ++c) {
      if (line.values[c] < 0) continue;
      const auto key = shard.shape_key(columns[c]);
      ASSERT_TRUE(key);
      s.shape = *key;
      s.value = line.values[c];
      shard.statements.push_back(s);
    }
  }
}

}  // namespace xanh::query

#endif  // XANH_TESTS_FORMS_H_
