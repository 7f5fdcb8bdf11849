// What the texts of cells turned out to be, for all readers of one list, one after the other: parts of a list hold the
// same names again and again. Inside this room only.
#ifndef XANH_INTAKE_CELL_MEMORY_H_
#define XANH_INTAKE_CELL_MEMORY_H_

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "intake/code_check.h"
#include "intake/rules.h"
#include "intake/unit_reader.h"
#include "intake/value_cache.h"
#include "text/fold.h"
#include "text/nfc.h"

namespace xanh::intake {

class CellMemory {
 public:
  struct Spelling {
    bool normalised = false;               ///< the cell was not NFC
    bool empty = false;                    ///< a word for "empty"
    std::string tidy = {}, key = {};       ///< text::tidy of the cell, text::fold_key of that
    std::optional<UnitMatch> unit = {};    ///< once it was asked for: the unit of that name
  };

  /// Valid until the next call. REQUIRES: always the same rules.
  [[nodiscard]] Spelling& of(std::string_view cell, const ColumnRules::Impl& rules) {
    if (const auto found = spellings_.find(cell); found != spellings_.end()) return found->second;
    // A column that never repeats itself must not fill the memory.
    if (spellings_.size() >= kMostSpellings) spellings_.clear();
    Spelling made{.normalised = !text::is_nfc(cell), .tidy = text::tidy(cell)};
    made.empty = rules.is_empty_word(made.tidy);
    if (!made.empty) made.key = text::fold_key(made.tidy);
    return spellings_.emplace(cell, std::move(made)).first->second;
  }

  // Codes and names of procedures as numbers that stay; 0: none.
  struct Code {
    std::uint32_t text = 0;
    bool normalised = false;
    bool restored = false;        ///< see read_procedure_code
  };
  struct Name {
    std::uint32_t key = 0;        ///< of the fold_key: names that are one
    std::uint32_t spelling = 0;   ///< of the tidy name
    bool normalised = false;
  };
  [[nodiscard]] Code code(const source::Batch& batch, const source::Field& field, const ColumnRules::Impl& rules) {
    return codes_.get(batch, field, [&](std::string_view cell) {
      const Spelling& spelled = of(cell, rules);
      Code made{.normalised = spelled.normalised};
      if (spelled.empty) return made;
      const ProcedureCodeText read = read_procedure_code(spelled.tidy);
      made.restored = read.restored;
      made.text = number_of(read.text);
      return made;
    });
  }
  [[nodiscard]] Name name(const source::Batch& batch, const source::Field& field, const ColumnRules::Impl& rules) {
    return names_.get(batch, field, [&](std::string_view cell) {
      const Spelling& spelled = of(cell, rules);
      Name made{.normalised = spelled.normalised};
      if (spelled.empty) return made;
      made.key = number_of(spelled.key);
      made.spelling = number_of(spelled.tidy);
      return made;
    });
  }
  /// Of a name that is tidy.
  [[nodiscard]] Name name(std::string_view tidy) {
    return tidy_names_.get(tidy, [&](std::string_view text) { return Name{.key = number_of(text::fold_key(text)), .spelling = number_of(text)}; });
  }
  /// The number of a text, the same every time. REQUIRES: fewer than 2^32 distinct texts.
  [[nodiscard]] std::uint32_t number_of(std::string_view text) {
    if (text.empty()) return 0;
    if (const auto found = numbers_.find(text); found != numbers_.end()) return found->second;
    const auto number = static_cast<std::uint32_t>(texts_.size());
    texts_.push_back(&numbers_.emplace(text, number).first->first);
    return number;
  }
  [[nodiscard]] const std::string& text_of(std::uint32_t number) const { return *texts_[number]; }

  CellMemory() = default;
  CellMemory(const CellMemory&) = delete;
  CellMemory& operator=(const CellMemory&) = delete;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  static constexpr std::size_t kMostSpellings = 1u << 15;

  std::unordered_map<std::string, Spelling, Hash, std::equal_to<>> spellings_;
  ValueCache<Code, 13> codes_;
  ValueCache<Name, 13> names_, tidy_names_;
  const std::string none_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
  std::vector<const std::string*> texts_{&none_};  // by number
};

}  // namespace xanh::intake

#endif  // XANH_INTAKE_CELL_MEMORY_H_
