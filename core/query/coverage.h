// Which source tells of which unit and days: for the submission matrix.
#ifndef XANH_QUERY_COVERAGE_H_
#define XANH_QUERY_COVERAGE_H_

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "facts/shard.h"
#include "query/query.h"

namespace xanh::query {

/// What one source tells of a unit. Of a list, a calendar month in which it has received dossiers;
/// of a form, an interval.
struct Submission {
  std::uint16_t source = 0;
  bool form = false;
  text::Day first = 0, last = 0;  ///< of a list: of the month
  std::int64_t dossiers = 0;      ///< received ones of a list, displaced ones left out
  bool set_aside = false;         ///< a form that is not counted beside others
};

/// By unit ("" for rows and forms that name none), ordered by first day, source and form; those that
/// meet the period, a list's months cut to it.
[[nodiscard]] std::map<std::string, std::vector<Submission>> submissions(std::span<const facts::Shard* const> shards,
                                                                         const Period& period);

}  // namespace xanh::query

#endif  // XANH_QUERY_COVERAGE_H_
