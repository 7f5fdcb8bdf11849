// Where a unit stands in the administration.
#ifndef XANH_FACTS_UNIT_LEVEL_H_
#define XANH_FACTS_UNIT_LEVEL_H_

#include <cstdint>

namespace xanh::facts {

/// Of the people's committees and what belongs to them (domain.md 4). `department` is a
/// province's; districts ended on 2025-06-30. `nation` is the whole system, and no unit of a file.
enum class UnitLevel : std::uint8_t { unknown, ministry, province, department, district, commune, nation };

}  // namespace xanh::facts

#endif  // XANH_FACTS_UNIT_LEVEL_H_
