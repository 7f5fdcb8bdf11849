// What intake understood, did and left out, as plain data: the import page, `xanh inspect`
// and the trust sheet read it. Holds no cell of a personal column.
#ifndef XANH_INTAKE_IMPORT_LOG_H_
#define XANH_INTAKE_IMPORT_LOG_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/statement.h"
#include "facts/trait.h"
#include "intake/role.h"
#include "source/document.h"
#include "text/date.h"

namespace xanh::intake {

/// What a table turned out to be.
enum class Grain : std::uint8_t {
  dossiers,    ///< one row, one dossier
  catalogue,   ///< one row, one procedure
  statements,  ///< an aggregate form, or a 766 score export
};

/// Days from first to last, both included.
struct Days {
  text::Day first = 0, last = 0;
  friend bool operator==(const Days&, const Days&) = default;
};

/// Why a row is not a dossier (a line of a form) in the facts.
enum class LeftOut : std::uint8_t {
  blank,               ///< nothing in any recognised column
  repeated_header,     ///< the header again (page break)
  column_numbers,      ///< (1) (2) (3)
  total_row,           ///< "Tổng cộng" and kin
  group_row,           ///< "I / Sở, ban, ngành"
  signature,           ///< below the table
  no_received_date,    ///< neither a received nor a submitted date that can be read
  not_accepted,        ///< status 1 or 3: registered, not received (kept as a fact, never counted)
  count_
};

/// Cells that were read with a change or could not be used.
enum class Repair : std::uint8_t {
  unreadable_date,       ///< text where a date was due; treated as not given
  implausible_date,      ///< outside 1990-2100; treated as not given
  unknown_channel, unknown_level, unknown_status, unknown_flag,  ///< a value outside the vocabulary
  finished_before_received,
  procedure_code_restored,  ///< 1.01001 -> 1.010010
  finished_from_returned,   ///< only the return date was given
  level_from_catalogue,
  level_conflict,           ///< the row and the catalogue disagree; the row was kept
  text_normalised,          ///< a cell was not NFC
  day_month_swapped,        ///< 03/08 that a spreadsheet of US settings had made of 08/03
  dossier_code_repaired,    ///< blanks, lost dots, other dashes
  dossier_code_odd,         ///< of no known pattern; kept as it is
  code_date_differs,        ///< the day in the dossier code is more than one away from the received day
  code_unit_differs,        ///< the code's unit is another than that of most codes of the row's unit
  number_from_text,         ///< "12 ho so", "1 234" in a form
  unreadable_number,        ///< text where a form's number was due; treated as not given
  count_
};

/// A tally with the first few places, so that a reader can look them up.
struct Tally {
  std::uint64_t count = 0;
  std::vector<std::uint64_t> first_rows;  ///< at most 20, 1-based row numbers of the file
  std::vector<std::string> examples;      ///< at most 5 distinct values, never of a personal column
  void add(std::uint64_t row, std::string_view example = {});
  /// Adds what rows behind these have given; theirs are counted from `base` + 1.
  void add(const Tally& later, std::uint64_t base);
  /// False when further examples would be dropped: none need be made.
  [[nodiscard]] bool wants_example() const { return examples.size() < 5; }
};

/// What the sampled cells of a column look like, as counts: a cell may be of several kinds.
struct ColumnShape {
  std::uint64_t rows = 0, filled = 0;
  std::uint64_t dates = 0, numbers = 0, dossier_codes = 0, procedure_codes = 0, contacts = 0;
  /// Words of the rules' vocabularies.
  std::uint64_t channels = 0, levels = 0, statuses = 0, timings = 0, flags = 0, payments = 0, fees = 0;
};

/// How the numbers of a column are written, decided from all its sampled cells.
struct NumberStyle {
  enum class Kind : std::uint8_t {
    unknown,          ///< no numbers
    plain,            ///< digits only
    point_thousands,  ///< 1.234 or 1.234,5
    comma_thousands,  ///< 1,234 or 1,234.5
    point_decimal,    ///< 12.5
    comma_decimal,    ///< 12,5
  } kind = Kind::unknown;
  bool ambiguous = false;   ///< "1.234" and nothing that decides: taken for thousands
  std::string example = {}; ///< the cell that decided
};

struct ColumnDecision {
  std::uint32_t column = 0;    ///< 0-based in the sheet
  std::string header;          ///< tidy text, header levels joined by " / "
  Role role = Role::none;
  double confidence = 0;       ///< 0-1
  bool chosen = false;         ///< the user chose the role
  bool judged_personal = false;  ///< by its header or the shape of its values, whatever was chosen
  ColumnShape shape = {};
  /// Of a form's count: what it counts; sub-rows may narrow it. A rate: the numerator's shape.
  std::optional<facts::StatementShape> meaning = {};
  std::optional<Days> days = {};  ///< the column's own period ("Thang 10/2025"), where it names one
  std::string score = {};         ///< of a score: its code, "TDGQ"
  NumberStyle numbers = {};
};

/// One of the first rows, for the user to see where the header was found. Cells of personal
/// columns and what looks like a phone, an identity number or a mail address are not kept.
struct PreviewRow {
  std::uint64_t row = 0;  ///< 1-based
  bool header = false;
  struct Cell {
    std::string text = {};  ///< at most 80 bytes
    bool masked = false;    ///< there is something that is not shown
  };
  std::vector<Cell> cells = {};  ///< by column, at most kPreviewColumns
};
inline constexpr std::size_t kPreviewRows = 8, kPreviewColumns = 60;

/// From where a file's unit, channel, period or date was taken.
enum class GivenFrom : std::uint8_t { nothing, rows, title, sheet_name, file_name, chosen };

/// What holds for all rows of the file. A column of the file goes before what is given here,
/// unless the user chose it.
struct GivenLog {
  std::string unit = {};                                ///< "" when the rows name units
  facts::Channel channel = facts::Channel::unknown;
  std::optional<Days> period = {};                      ///< of a form
  GivenFrom unit_from = GivenFrom::nothing, channel_from = GivenFrom::nothing;
  GivenFrom period_from = GivenFrom::nothing, as_of_from = GivenFrom::nothing;
  std::string unit_words = {}, channel_words = {}, period_words = {}, as_of_words = {};  ///< what was read
};

/// A sheet of the workbook.
struct SheetLog {
  std::string name;
  bool hidden = false;
  std::optional<Grain> grain = {};  ///< nothing: not understood
  bool has_rows = false;
};

/// What a check of a form holds against what (domain.md 2, 7.3).
enum class CheckKind : std::uint8_t {
  balance,   ///< C + R = D + P, handled = C + R
  channels,  ///< R = On + Di + Po, and other columns cut up by channel
  timings,   ///< D = De + Dd + Dq, P = Pt + Pq
  parts,     ///< columns cut up by another property
  members,   ///< a group row or a total against its members
  rate,      ///< a printed percentage against its counts
  score,     ///< the overall score of a 766 export against its parts
  within,    ///< N <= M: a column that counts part of another is no more than that
  count_
};

/// A column that takes part in a check. `sign`: +1 on the side of SumCheck::printed, -1 on that of
/// `recomputed`: the check holds once its value is changed by -sign * (printed - recomputed).
struct CheckTerm {
  facts::StatementShape shape = {};
  std::optional<Days> days = {};  ///< the column's own
  int sign = 1;
};

/// A printed total, group row or percentage against what the form's own numbers give.
struct SumCheck {
  CheckKind kind = CheckKind::members;
  std::uint64_t row = 0;     ///< 1-based
  std::string label;         ///< "Tong cong", "I. So, ban, nganh", a unit
  std::string column;        ///< header
  double printed = 0, recomputed = 0;  ///< dossiers; of a rate percent
  bool rate = false;
  bool holds = true;         ///< rates: to the last digit printed
  std::vector<CheckTerm> terms = {};  ///< counts that may be at fault; of a total: its members
};
inline constexpr std::size_t kMostFailedChecks = 1'000;

/// What a form gave.
struct FormLog {
  std::uint64_t lines = 0;       ///< rows that gave statements
  std::uint64_t statements = 0;
  std::uint64_t scores = 0;
  std::uint64_t checks = 0;      ///< made, those that hold included
  std::vector<SumCheck> failed = {};  ///< at most kMostFailedChecks
  std::uint64_t failed_count = 0;
  struct OfKind {
    std::uint64_t made = 0, failed = 0;
  };
  std::array<OfKind, static_cast<std::size_t>(CheckKind::count_)> kinds = {};
  /// Parts that are more than their wholes, at most kMostFailedChecks; neither these nor those that
  /// hold are among `checks`: most follow from sums that are.
  std::vector<SumCheck> exceeding = {};
};

/// Procedures of a list that were looked up in the catalogue.
struct CatalogueLog {
  bool joined = false;           ///< there was a catalogue, and a column to join by
  std::uint64_t matched = 0;     ///< distinct procedures
  std::uint64_t dossiers = 0;    ///< whose procedure was found
  Tally unmatched = {};          ///< distinct procedures that the catalogue does not have
  std::vector<std::string> unmatched_names = {};  ///< at most 1,000, code and name
};

/// A row of the file that is no dossier.
struct LeftOutRow {
  std::uint32_t row = 0;  ///< 1-based
  LeftOut reason = LeftOut::blank;
};
inline constexpr std::size_t kMostLeftOutRows = 100'000;

/// From what the province of a list was taken.
enum class ProvinceFrom : std::uint8_t {
  nothing,        ///< not known
  dossier_codes,  ///< H codes
  unit_cells,     ///< "... - tinh Phu Tho"
  title, sheet_name, file_name,
  most_units,     ///< the province in which most of the communes lie
};

/// Distinct units that keep their own names; rows are those where each first stands.
struct KeptUnits : Tally {
  std::vector<std::string> names = {};  ///< at most 1,000
  void keep(std::uint64_t row, const std::string& name) {
    add(row, name);
    if (names.size() < 1000) names.push_back(name);
  }
};

/// What became of the distinct units of a list.
struct UnitLog {
  bool looked = false;       ///< there were rules to look them up in, and a column of units
  std::string province = {}; ///< "" when not known
  ProvinceFrom province_from = ProvinceFrom::nothing;
  std::uint64_t matched = 0; ///< under their official names
  KeptUnits ambiguous = {};  ///< several could be meant
  KeptUnits unmatched = {};  ///< none is known
};

struct ImportLog {
  std::string file;
  std::uint64_t file_bytes = 0;
  std::string sheet;
  source::Dialect dialect;
  std::uint64_t header_row = 0;     ///< 1-based row of the file
  std::uint32_t header_rows = 1;
  std::vector<ColumnDecision> columns;
  std::vector<PreviewRow> preview;  ///< the rows around the header; none without a header
  std::uint64_t rows_read = 0;      ///< rows below the header, blank ones of the file not counted
  std::uint64_t hidden_rows = 0;    ///< of the table, hidden in the workbook; read like others
  std::uint64_t dossiers = 0;       ///< rows that became facts (of a catalogue: procedures)
  std::array<Tally, static_cast<std::size_t>(LeftOut::count_)> left_out;
  std::vector<LeftOutRow> left_out_rows;  ///< in the order read; at most kMostLeftOutRows
  std::array<Tally, static_cast<std::size_t>(Repair::count_)> repairs;
  text::Day first_received = 0, last_received = 0;  ///< 0 when there is none; of a form: of its intervals
  /// Up to which day the file tells: the date of a title line ("... den ngay 31/10/2025") unless
  /// an event is later; else the latest event.
  text::Day data_as_of = 0;
  /// The user's word or a title line's on that, whatever the events say; 0 when there is neither.
  text::Day stated_as_of = 0;
  /// The list has no column of received dates; the submitted date stands for it.
  bool received_from_submitted = false;
  UnitLog units;
  Grain grain = Grain::dossiers;
  GivenLog givens;
  std::vector<SheetLog> sheets;     ///< in the file's order; `sheet` is the one read
  FormLog form;
  CatalogueLog catalogue;

  /// Tallies a row and notes its number.
  void leave_out(LeftOut reason, std::uint64_t row, std::string_view example = {});
  /// Notes the numbers of rows that are tallied already.
  void leave_out(const std::vector<LeftOutRow>& rows, std::uint64_t base);
  [[nodiscard]] std::uint64_t left_out_count() const;
  [[nodiscard]] std::uint32_t personal_columns() const;
  /// A list that ends where exports are cut as a rule (domain.md 5.6): after 1,000, 5,000, 10,000, 50,000 or
  /// 100,000 rows, or in the last row of a sheet of Excel, old or new.
  [[nodiscard]] bool may_be_cut() const;
  /// Dossiers that were received: with the rows left out they add up to rows_read.
  [[nodiscard]] std::uint64_t received() const {
    return dossiers - left_out[static_cast<std::size_t>(LeftOut::not_accepted)].count;
  }
};

}  // namespace xanh::intake

#endif  // XANH_INTAKE_IMPORT_LOG_H_
