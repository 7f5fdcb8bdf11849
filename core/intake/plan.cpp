// Column roles from header names and the evidence of the values.
#include "intake/plan.h"

#include <algorithm>
#include <array>

#include "intake/evidence.h"
#include "intake/number_style.h"
#include "text/fold.h"

namespace xanh::intake {
namespace {

// A column on its way to a role.
struct Candidate {
  Role role = Role::none;
  double confidence = 0;
  double rank = 0;       // among columns of one role
  bool label = false;
  bool chosen = false;
  bool judged_personal = false;
};

// The user's word wins over every other column of the role; a personal column stays personal
// until a role is named for it.
void apply_choice(Candidate& candidate, std::size_t column, std::span<const RoleChoice> choices) {
  candidate.judged_personal = candidate.role == Role::personal;
  const auto choice = std::ranges::find(choices, column, &RoleChoice::column);
  if (choice == choices.end()) return;
  if (candidate.judged_personal && choice->role == Role::none) return;
  candidate.role = choice->role;
  candidate.confidence = 1;
  candidate.rank = 10;
  candidate.label = candidate.label && choice->role == Role::none;
  candidate.chosen = true;
}

// "Tinh trang" and its kin head status columns as well as timing columns: the values tell.
Role settle_status(Role role, const Evidence& e) {
  if (role == Role::status && e.timings > e.statuses && e.share(e.timings) >= 0.5) return Role::timing;
  if (role == Role::timing && e.statuses > e.timings && e.share(e.statuses) >= 0.5) return Role::status;
  return role;
}

// Few and short values: numbers, Roman numerals, "Tong cong".
bool may_be_label(const Sample& sample, std::size_t column, std::size_t first_row, const Evidence& e) {
  if (e.filled == 0) return true;
  if (e.contacts * 4 > e.filled) return false;
  std::size_t is_short = 0, filled = 0;
  for (std::size_t r = first_row; r < sample.rows.size(); ++r) {
    if (column >= sample.rows[r].cells.size()) continue;
    const std::string& text = sample.rows[r].cells[column].text;
    if (text.empty()) continue;
    ++filled;
    is_short += text.size() <= 8;
  }
  return is_short * 2 >= filled;
}

Candidate judge(const std::optional<HeaderMatch>& match, bool unnamed, const Evidence& e) {
  Candidate out;
  if (!match) {
    // Personal by the look of it: nothing but the shape of the values is needed.
    if (e.share(e.contacts) >= 0.5) return {Role::personal, e.share(e.contacts), 0, false};
    out.label = unnamed;
    return out;
  }
  const HeaderTarget& target = match->target;
  switch (target.kind) {
    case HeaderTarget::Kind::personal: return {Role::personal, match->confidence, 0, false};
    case HeaderTarget::Kind::ordinal: return {Role::none, match->confidence, 0, true};
    case HeaderTarget::Kind::ignored:
      if (e.share(e.contacts) >= 0.5) return {Role::personal, e.share(e.contacts), 0, false};
      return {Role::none, match->confidence, 0, false};
    case HeaderTarget::Kind::role: break;
  }
  out.role = settle_status(target.role, e);
  const double factor = support(out.role, e);
  const bool text_role = out.role == Role::unit || out.role == Role::procedure_name ||
                         out.role == Role::field || out.role == Role::dossier_code;
  if (factor == 0) {
    const bool personal = e.share(e.contacts) >= 0.5 && text_role;
    return {personal ? Role::personal : Role::none, personal ? e.share(e.contacts) : 0, 0, false};
  }
  out.confidence = match->confidence * factor;
  // A part of a name is a guess that the values must bear out.
  if (match->partial && !text_role && factor < 0.75) return {};
  const double filled = e.rows == 0 ? 0 : static_cast<double>(e.filled) / static_cast<double>(e.rows);
  out.rank = out.confidence + 0.5 * filled - 0.01 * target.order;
  return out;
}

std::string join(const std::vector<std::string>& levels) {
  std::string out;
  for (const std::string& level : levels) {
    if (!out.empty()) out += " / ";
    out += level;
  }
  return out;
}

// A flag of its own beside another of the role: the dossier has what either says ("Ho so co thanh phan
// so hoa", "Tai lieu nop: Duoc so hoa").
bool joins(Role role, const HeaderMatch& match, const ColumnShape& shape) {
  const bool flag = role == Role::digitised || role == Role::reused;
  return flag && !match.partial && shape.filled > 0 && shape.flags * 2 >= shape.filled;
}

struct Columns {
  const ReadingPlan& plan;
  const ColumnRules::Impl& rules;
  bool has(Role role) const { return std::ranges::find(plan.columns, role, &ColumnDecision::role) != plan.columns.end(); }
  bool any(std::initializer_list<Role> roles) const {
    return std::ranges::any_of(roles, [this](Role role) { return has(role); });
  }
  const std::string& name(Role role) const { return rules.role_names[static_cast<std::size_t>(role)]; }
};

}  // namespace

ColumnShape shape_of(const Evidence& e) {
  return {.rows = e.rows, .filled = e.filled, .dates = e.dates, .numbers = e.numbers, .dossier_codes = e.dossier_codes,
          .procedure_codes = e.procedure_codes, .contacts = e.contacts, .channels = e.channels, .levels = e.levels,
          .statuses = e.statuses, .timings = e.timings, .flags = e.flags, .payments = e.payments, .fees = e.fees};
}

std::vector<PreviewRow> preview_of(const Sample& sample, std::size_t header, std::size_t header_rows,
                                   const std::vector<ColumnDecision>& columns, const ColumnRules::Impl& rules) {
  std::vector<PreviewRow> out;
  const std::size_t begin = header - std::min<std::size_t>(header, 2);
  for (std::size_t r = begin; r < sample.rows.size() && out.size() < kPreviewRows; ++r) {
    PreviewRow row{.row = sample.rows[r].number, .header = r >= header && r < header + header_rows};
    const Sample one{.rows = {sample.rows[r]}, .width = sample.width, .whole_table = false, .system_1904 = sample.system_1904};
    for (std::size_t c = 0; c < std::min(columns.size(), kPreviewColumns); ++c) {
      PreviewRow::Cell& cell = row.cells.emplace_back();
      if (c >= sample.rows[r].cells.size()) continue;
      const std::string text = text::tidy(sample.rows[r].cells[c].text);
      const bool personal = columns[c].judged_personal || columns[c].role == Role::personal;
      cell.masked = !text.empty() && ((personal && !row.header) || look_at(one, c, 0, rules).contacts > 0);
      if (cell.masked) continue;
      std::size_t end = std::min<std::size_t>(text.size(), 80);
      while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
      cell.text = text.substr(0, end);
    }
    out.push_back(std::move(row));
  }
  return out;
}

bool is_read(Role role, Grain grain) {
  switch (role) {
    case Role::none:
    case Role::personal:
    case Role::applicant_type: return false;
    case Role::count:
    case Role::score:
    case Role::rate: return grain == Grain::statements;
    case Role::procedure_code:
    case Role::procedure_name:
    case Role::field:
    case Role::service_level: return true;
    case Role::eligible:
    case Role::integrated:
    case Role::fee: return grain != Grain::statements;
    case Role::unit:
    case Role::channel: return grain != Grain::catalogue;
    default: return grain == Grain::dossiers;
  }
}

source::ColumnMask ReadingPlan::mask() const {
  source::ColumnMask mask{.all = false};
  for (const ColumnDecision& column : columns) {
    const bool label = std::ranges::find(labels, column.column) != labels.end();
    if (is_read(column.role, grain) || (label && column.role == Role::none)) {
      mask.columns.push_back(column.column);
    }
  }
  return mask;
}

TablePlan plan_table(const Sample& sample, const ColumnRules::Impl& rules,
                     std::span<const RoleChoice> choices) {
  TablePlan out;
  const HeaderBlock header = find_header(sample, rules);
  if (header.count == 0) {
    for (std::size_t c = 0; c < sample.width; ++c) {
      out.columns.push_back({.column = static_cast<std::uint32_t>(c), .header = {}, .shape = shape_of(look_at(sample, c, 0, rules))});
    }
    return out;
  }
  const std::size_t first_data = header.first + header.count;
  ReadingPlan plan;
  plan.header_row = sample.rows[header.first].number;
  // In rows of the file, so that blank rows inside the block and cells of several lines count.
  plan.header_rows = static_cast<std::uint32_t>(sample.rows[first_data - 1].number - plan.header_row + 1);
  plan.stated_as_of = find_as_of(sample, header.first, rules);

  std::array<std::pair<double, std::size_t>, kRoleCount> best;
  best.fill({-1, 0});
  std::vector<Candidate> candidates;
  std::vector<ColumnShape> shapes;
  bool before_first_role = true;
  for (std::size_t c = 0; c < sample.width; ++c) {
    const Evidence evidence = look_at(sample, c, first_data, rules);
    const bool unnamed = header.levels[c].empty();
    Candidate candidate = judge(header.matches[c], unnamed && before_first_role, evidence);
    candidate.label = candidate.label && may_be_label(sample, c, first_data, evidence);
    apply_choice(candidate, c, choices);
    if (candidate.role != Role::none && candidate.role != Role::personal) {
      before_first_role = false;
      auto& [rank, column] = best[static_cast<std::size_t>(candidate.role)];
      if (candidate.rank > rank) rank = candidate.rank, column = c;
    }
    candidates.push_back(candidate);
    shapes.push_back(shape_of(evidence));
  }
  for (std::size_t c = 0; c < sample.width; ++c) {
    Candidate& candidate = candidates[c];
    const bool single = candidate.role == Role::none || candidate.role == Role::personal;
    const std::size_t first = single ? c : best[static_cast<std::size_t>(candidate.role)].second;
    if (first != c && !(joins(candidate.role, *header.matches[c], shapes[c]) && !candidates[first].chosen)) candidate = {};
    if (candidate.label) plan.labels.push_back(static_cast<std::uint32_t>(c));
    plan.columns.push_back({static_cast<std::uint32_t>(c), join(header.levels[c]), candidate.role,
                            std::min(candidate.confidence, 1.0), candidate.chosen, candidate.judged_personal, shapes[c]});
    if (candidate.role == Role::fee) plan.columns.back().numbers = number_style_of(sample, c, first_data);
    if (is_read(candidate.role, Grain::dossiers)) out.score += candidate.confidence;
  }

  out.header_row = plan.header_row;
  out.header_rows = plan.header_rows;
  out.columns = plan.columns;
  out.preview = preview_of(sample, header.first, header.count, plan.columns, rules);

  const Columns columns{plan, rules};
  const bool dated = columns.any({Role::received_at, Role::submitted_at});
  // A dossier's code names its unit, as a title may.
  const bool described = columns.any({Role::dossier_code, Role::unit, Role::procedure_code, Role::procedure_name, Role::field, Role::channel});
  const bool catalogue = !dated && columns.has(Role::procedure_code) && columns.has(Role::procedure_name) &&
                         !columns.any({Role::dossier_code, Role::finished_at, Role::due_at}) &&
                         columns.any({Role::service_level, Role::eligible, Role::integrated, Role::field});
  out.has_rows = sample.rows.size() > first_data || !sample.whole_table;
  if (dated && described) {
    out.plan = std::move(plan);
  } else if (catalogue) {
    plan.grain = Grain::catalogue;
    out.plan = std::move(plan);
  } else {
    out.error = ErrorCode::columns_unknown;
    out.error_row = plan.header_row;
    if (!dated) out.error_args.push_back(columns.name(Role::received_at));
    if (!described) out.error_args.push_back(columns.name(Role::unit));
  }
  return out;
}

}  // namespace xanh::intake
