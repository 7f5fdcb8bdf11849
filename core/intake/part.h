// What one part of a dossier list gave, read by itself: plain data, which may come from another thread
// or another instance of the program, for Loader::absorb to put behind the parts before it.
#ifndef XANH_INTAKE_PART_H_
#define XANH_INTAKE_PART_H_

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "facts/shard.h"
#include "intake/import_log.h"
#include "intake/units.h"
#include "source/document.h"

namespace xanh::intake {

/// Which records to read: as source::Document::read_part takes them.
struct PartRange {
  source::ByteRange bytes = {};
  bool exact = false;
  friend bool operator==(const PartRange&, const PartRange&) = default;
};

/// Codes of one issuing unit among the rows of one unit.
struct Issuer {
  std::uint32_t key = 0;  ///< facts::CodeReading::unit
  std::uint64_t count = 0;
  std::vector<std::uint64_t> first_rows = {};  ///< at most 20
};

/// What the dossier codes of a list have said so far.
struct CodeTallies {
  std::uint64_t known = 0;
  Tally odd = {};
  std::vector<std::vector<Issuer>> issuers = {};  ///< by unit code
};

/// Rows are counted from 1 at the part's first line.
struct Part {
  source::PartEnds ends = {};
  std::unique_ptr<facts::Shard> shard = {};
  std::uint64_t rows_read = 0, dossiers = 0;
  std::array<Tally, static_cast<std::size_t>(LeftOut::count_)> left_out = {};
  std::vector<LeftOutRow> left_out_rows = {};
  std::array<Tally, static_cast<std::size_t>(Repair::count_)> repairs = {};
  text::Day first_received = 0, last_received = 0, latest_event = 0;
  bool signature_begun = false;
  /// A unit that was looked up, and where it was first met.
  struct Unit {
    std::uint16_t code = 0;  ///< in the shard
    std::uint64_t row = 0;
    UnitMatch match = {};
  };
  std::vector<Unit> units = {};
  std::vector<std::string> names = {};          ///< of procedures, each as first spelled
  std::vector<std::uint8_t> from_name = {};     ///< by procedure code of the shard: it stands for a name without a code
  CodeTallies codes = {};
};

}  // namespace xanh::intake

#endif  // XANH_INTAKE_PART_H_
