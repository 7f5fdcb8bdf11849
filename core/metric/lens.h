// What else decides which facts a figure counts.
#ifndef XANH_METRIC_LENS_H_
#define XANH_METRIC_LENS_H_

#include <span>

#include "facts/procedure.h"
#include "query/query.h"

namespace xanh::metric {

class Memory;

/// How facts are looked at, besides filters and period: the same for all figures of a page.
struct Lens {
  query::Rhythm rhythm = {};
  int soon_days = 0;
  std::span<const facts::Procedure> procedures = {};  ///< of the catalogue: what rates of procedures count
  int suppress = 0;                                   ///< evaluate() keeps back figures of counts below it (metric/suppress.h); 0: none
  Memory* memory = nullptr;                           ///< of the same facts: what is asked again is not counted again
};

}  // namespace xanh::metric

#endif  // XANH_METRIC_LENS_H_
