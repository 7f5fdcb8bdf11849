// What files of text say of their origin.
#ifndef XANH_REPORT_PROVENANCE_TEXT_H_
#define XANH_REPORT_PROVENANCE_TEXT_H_

#include <string>

#include "view/provenance.h"

namespace xanh::report {

/// `json` is an object: with a last member "provenance": {"facts": [{"id", "name", "text"}], "files": [{"file", "sha256"
/// (null: not read again), "bytes", "rows", "used", "leftOut", "asOf"}]}.
[[nodiscard]] std::string json_with_provenance(std::string json, const view::Provenance& from);

/// Behind an empty line, so that a table that is read up to its first empty line is the table alone: what and value in
/// two columns, then the files under their heads. No comment signs: Excel knows none.
[[nodiscard]] std::string csv_with_provenance(std::string csv, const view::Provenance& from);

}  // namespace xanh::report

#endif  // XANH_REPORT_PROVENANCE_TEXT_H_
