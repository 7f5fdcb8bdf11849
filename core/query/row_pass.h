// The pass over the rows: what happens to dossiers, by pair of group and class and by slot of time.
#ifndef XANH_QUERY_ROW_PASS_H_
#define XANH_QUERY_ROW_PASS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "facts/shard.h"
#include "query/classes.h"
#include "query/cube.h"
#include "query/groups.h"
#include "query/selection.h"
#include "query/slots.h"

namespace xanh::query {

/// What is counted of a pair in a slot.
enum class Event : std::uint8_t {
  received,
  finished,
  standing,  ///< at the slot's end: received by then and not finished; in slot 0 before the period's first day
  overdue,   ///< of the standing, those due before the slot's last day
  soon,      ///< of the standing, those due on the slot's last day or within CubeSpec::soon_days behind it
};
inline constexpr std::size_t kEvents = 5;

class RowPass {
 public:
  /// All must outlive it. `asked`: by event.
  RowPass(const CubeSpec& spec, const std::array<bool, kEvents>& asked, const Classes& classes, const facts::Shard& shard);

  void take_all();                         ///< displaced rows are left out
  void take(std::span<const std::uint32_t> rows);
  void finish();                           ///< once, after the last row

  /// Few possible pairs are numbered by their codes; many (unit by procedure) as rows bring them.
  [[nodiscard]] std::size_t pairs() const { return dense_ ? static_cast<std::size_t>(possible_) : seen_.size(); }
  [[nodiscard]] std::uint64_t group_of(std::size_t pair) const { return combined(pair) / classes_.size(); }
  [[nodiscard]] std::size_t class_of(std::size_t pair) const { return static_cast<std::size_t>(combined(pair) % classes_.size()); }
  /// Text of a group's n-th dimension.
  [[nodiscard]] std::string_view name(std::uint64_t group, std::size_t n) const;
  /// By slot. REQUIRES: the event was asked for.
  [[nodiscard]] const std::int32_t* counts(Event event, std::size_t pair) const {
    return sums_[static_cast<std::size_t>(event)].data() + pair * slots_.size();
  }

 private:
  static constexpr std::size_t kBlock = 1024;
  // Some rows, column by column; those of a list are brought together first.
  struct Columns {
    const std::uint32_t* trait;
    std::array<const std::uint16_t*, 2> code;  // of groups that are columns
    const facts::ShortDay *received, *due, *finished;
    const std::uint8_t* displaced;  // null: none is
  };
  struct Gathered {
    std::array<std::uint32_t, kBlock> trait;
    std::array<std::array<std::uint16_t, kBlock>, 2> code;
    std::array<facts::ShortDay, kBlock> received, due, finished;
  };

  [[nodiscard]] std::uint64_t combined(std::size_t pair) const { return dense_ ? pair : seen_[pair]; }
  [[nodiscard]] bool asks(Event event) const { return asked_[static_cast<std::size_t>(event)]; }
  [[nodiscard]] std::int32_t* sums(Event event) { return sums_[static_cast<std::size_t>(event)].data(); }
  void block(const Columns& columns, std::size_t count);
  void find_cells(const Columns& columns, std::size_t count);
  void number_cells(const Columns& columns, std::size_t count);
  void add_flow(Event event, const facts::ShortDay* days, std::size_t count);
  void add_stocks(const Columns& columns, std::size_t count);
  void make_room();

  const facts::Shard& shard_;
  const Classes& classes_;
  const int soon_days_;
  const std::array<bool, kEvents> asked_;
  const Slots slots_;
  std::vector<Codes> codes_;
  std::uint64_t possible_;
  bool dense_;
  std::vector<std::uint64_t> seen_;  // combined code by pair; the first is of nothing
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
  std::array<std::vector<std::int32_t>, kEvents> sums_;  // [pair][slot]
  std::vector<std::uint32_t> class_cell_;                // by trait: first slot of its class in the first group
  std::vector<std::uint8_t> open_;                       // by trait: may be pending when it has no finished day
  std::array<std::uint32_t, kBlock> cell_{};             // of the block's rows: first slot of the pair
  Gathered gathered_{};
};

}  // namespace xanh::query

#endif  // XANH_QUERY_ROW_PASS_H_
