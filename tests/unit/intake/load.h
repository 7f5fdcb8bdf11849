// Loads bytes and keeps everything that comes of it.
#ifndef XANH_TESTS_LOAD_H_
#define XANH_TESTS_LOAD_H_

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>

#include "intake/intake.h"

namespace xanh::intake {

/// The rules that the program ships.
inline const ColumnRules& shipped_rules() {
  static const ColumnRules rules = [] {
    std::ifstream file(XANH_COLUMNS_JSON, std::ios::binary);
    const std::string json((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    auto parsed = ColumnRules::parse(json, "columns.json");
    if (!parsed) {
      ADD_FAILURE() << "columns.json at " << parsed.error().args[1] << ": " << parsed.error().args[2];
      std::abort();
    }
    return std::move(*parsed);
  }();
  return rules;
}

struct Loaded {
  std::optional<Error> error;
  Grain grain = Grain::dossiers;
  ImportLog log;
  std::unique_ptr<facts::Shard> shard;
  Catalogue catalogue;
  std::size_t pending = 0;

  [[nodiscard]] const Tally& left_out(LeftOut kind) const { return log.left_out[static_cast<std::size_t>(kind)]; }
  [[nodiscard]] const Tally& repairs(Repair kind) const { return log.repairs[static_cast<std::size_t>(kind)]; }
  [[nodiscard]] facts::Traits traits(std::size_t row) const {
    return facts::unpack(shard->trait_words[shard->trait[row]]);
  }
  [[nodiscard]] std::string unit(std::size_t row) const { return std::string(shard->units.at(shard->unit[row])); }
  [[nodiscard]] std::string procedure(std::size_t row) const {
    return std::string(shard->procedures.at(shard->procedure[row]));
  }
  [[nodiscard]] Role role(std::string_view header) const {
    for (const ColumnDecision& column : log.columns) {
      if (column.header == header) return column.role;
    }
    ADD_FAILURE() << "no column " << header;
    return Role::none;
  }
};

inline Loaded load(source::ByteSource& source, Loader::Options options) {
  Loaded out;
  Loader loader(source, std::move(options));
  while (true) {
    const auto step = loader.step();
    if (!step) {
      out.error = step.error();
      out.log = loader.log();
      return out;
    }
    out.pending += *step == source::Step::pending;
    EXPECT_LE(loader.bytes_consumed(), source.size());
    if (*step == source::Step::end) break;
  }
  out.grain = loader.grain();
  out.log = loader.log();
  if (out.grain == Grain::statements) {
    out.shard = loader.take_shard();
  } else if (out.grain == Grain::dossiers) {
    out.shard = loader.take_shard();
    EXPECT_EQ(out.shard->size(), out.log.dossiers);
  } else {
    out.catalogue = loader.take_catalogue();
  }
  EXPECT_EQ(loader.bytes_consumed(), source.size());
  return out;
}

inline Loaded load(source::ByteSource& source, const Catalogue* catalogue = nullptr, const UnitIndex* units = nullptr) {
  return load(source, {.rules = &shipped_rules(), .catalogue = catalogue, .units = units, .source_index = 7});
}

inline Loaded load(std::string bytes, const Catalogue* catalogue = nullptr) {
  source::MemorySource source("test.csv", std::move(bytes));
  return load(source, catalogue);
}

/// 2025-03-01 -> the day of the facts.
inline facts::ShortDay day(int year, int month, int date) {
  return static_cast<facts::ShortDay>(text::day_from_civil(year, month, date));
}

}  // namespace xanh::intake

#endif  // XANH_TESTS_LOAD_H_
