// The units of one list: where it is from, and what its cells name. Inside this room only.
#ifndef XANH_INTAKE_UNIT_READER_H_
#define XANH_INTAKE_UNIT_READER_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "facts/shard.h"
#include "intake/import_log.h"
#include "intake/intake.h"
#include "intake/sample.h"
#include "intake/units.h"

namespace xanh::intake {

struct ListPlace {
  UnitContext context;
  ProvinceFrom from = ProvinceFrom::nothing;
};

/// The province that most of a sample speaks for. In this order: the H codes of its dossiers (four
/// of five must agree), the provinces that unit cells name (likewise), title lines, the sheet's
/// name, the file's name, the province in which most of the communes lie. Codes of ministries
/// say nothing. The day is the one up to which a title line says the list goes.
[[nodiscard]] ListPlace find_place(const Sample& sample, const ReadingPlan& plan, const UnitIndex& units,
                                   std::string_view sheet, std::string_view file);

/// Looks each distinct cell up and keeps the log.
class UnitReader {
 public:
  /// `units` may be null; what is given outlives the reader.
  UnitReader(const UnitIndex* units, const ListPlace& place, ImportLog& log);
  [[nodiscard]] bool reads() const { return units_ != nullptr; }
  /// REQUIRES: reads().
  [[nodiscard]] UnitMatch match(std::string_view cell) const { return units_->match(cell, context_); }
  /// A unit met for the first time, under its code in the shard.
  void note(const UnitMatch& match, std::uint16_t code, std::uint64_t row, facts::Shard& shard);

 private:
  const UnitIndex* units_;
  UnitContext context_;
  ImportLog* log_;
};

}  // namespace xanh::intake

#endif  // XANH_INTAKE_UNIT_READER_H_
