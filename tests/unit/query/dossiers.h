// Short ways to write dossiers and queries in tests.
#ifndef XANH_TESTS_DOSSIERS_H_
#define XANH_TESTS_DOSSIERS_H_

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "query/query.h"

namespace xanh::query {

/// A day of 2025.
inline facts::ShortDay on(int day, int month) {
  return static_cast<facts::ShortDay>(text::day_from_civil(2025, month, day));
}

struct Row {
  std::string unit = "u", procedure = "p", field = "f";
  facts::Traits traits = {};
  facts::ShortDay received = 0, due = 0, finished = 0;
};

inline void add(facts::Shard& shard, const Row& r) {
  facts::Dossier d;
  d.unit = r.unit, d.procedure_code = r.procedure, d.field = r.field, d.traits = r.traits;
  d.received = r.received, d.due = r.due, d.finished = r.finished;
  d.row = static_cast<std::uint32_t>(shard.size() + 1);
  ASSERT_TRUE(shard.add(d));
}

inline Condition where(std::string_view text) {
  auto condition = parse_condition(text);
  if (!condition) {
    ADD_FAILURE() << text << ": " << condition.error().args.back();
    return {};
  }
  return *std::move(condition);
}

using Groups2 = std::map<Key, std::vector<std::int64_t>>;

}  // namespace xanh::query

#endif  // XANH_TESTS_DOSSIERS_H_
