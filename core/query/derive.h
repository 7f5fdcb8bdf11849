// How a measure is made of the columns of a form. Inside this room only.
#ifndef XANH_QUERY_DERIVE_H_
#define XANH_QUERY_DERIVE_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "facts/statement.h"
#include "query/query.h"

namespace xanh::query {

/// A sum of columns: positions among the shapes given, each added (+1) or taken away (-1).
struct Derivation {
  struct Part {
    std::size_t shape = 0;
    std::int64_t sign = 1;
  };
  std::vector<Part> parts;
};

/// Columns of the measure's base whose extents cut up its dossiers exactly: each in one column,
/// none besides. Failing that by the identities handled = carried over + received = finished +
/// pending and pending = in time + overdue (domain.md 2), where the condition asks for nothing that
/// changes while a dossier is handled (status, timing). In a form nothing is unknown, and
/// no dossier of an information-only service is filed online (domain.md 1). A condition that no
/// dossier can meet is the empty sum. nullopt when there is none.
[[nodiscard]] std::optional<Derivation> derive(Base base, const Condition& where,
                                               std::span<const facts::StatementShape> shapes);

}  // namespace xanh::query

#endif  // XANH_QUERY_DERIVE_H_
