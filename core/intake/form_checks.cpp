#include "intake/form_checks.h"

#include <algorithm>
#include <cmath>

#include "intake/form_rules.h"

namespace xanh::intake {
namespace {

using facts::Base, facts::Extent, facts::Property, facts::StatementShape;

constexpr std::size_t kMostAbove = 8, kMostOpen = 8;

std::uint8_t bits_of(const Extent& extent, Property p) {
  return extent[p] == Extent::kAny ? all_values(p) : extent[p];
}

bool is_within(const Extent& inner, const Extent& outer) {
  for (std::size_t i = 0; i < facts::kProperties; ++i) {
    const auto p = static_cast<Property>(i);
    if ((bits_of(inner, p) & ~bits_of(outer, p)) != 0) return false;
  }
  return true;
}

// In percent, out of its disguise.
double shown(const PrintedRate& rate) {
  if (rate.marked) return rate.percent;
  if (rate.percent < 1 && rate.last_digit < 1) return rate.percent * 100;
  return rate.percent > 100 ? rate.percent / 100 : rate.percent;
}

// By which property parts cut up their whole, as the kind of the check.
CheckKind kind_of(const Extent& whole, const Extent& part) {
  if (whole[Property::channel] != part[Property::channel]) return CheckKind::channels;
  return whole[Property::timing] != part[Property::timing] ? CheckKind::timings : CheckKind::parts;
}

std::optional<double> sum_of(const std::vector<std::size_t>& columns,
                             const std::vector<FormCell>& cells) {
  double sum = 0;
  for (const std::size_t c : columns) {
    if (cells[c].state != FormCell::State::value) return std::nullopt;
    sum += static_cast<double>(cells[c].value);
  }
  return sum;
}

}  // namespace

void note_check(FormLog& log, SumCheck check) {
  FormLog::OfKind& kind = log.kinds[static_cast<std::size_t>(check.kind)];
  ++kind.made;
  kind.failed += check.holds ? 0 : 1;
  if (check.kind == CheckKind::within) {
    if (!check.holds && log.exceeding.size() < kMostFailedChecks) log.exceeding.push_back(std::move(check));
    return;
  }
  ++log.checks;
  if (check.holds) return;
  ++log.failed_count;
  if (log.failed.size() < kMostFailedChecks) log.failed.push_back(std::move(check));
}

// Columns that together are exactly `shape`: one of them alone, or those that cut it up by one
// property.
std::vector<FormRowChecks::Columns> FormRowChecks::covers(const StatementShape& shape,
                                                          const std::optional<Days>& days) const {
  std::vector<Columns> out;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    if (columns_[c].shape == shape && columns_[c].days == days) out.emplace_back(1, c);
  }
  for (std::size_t i = 0; i < facts::kProperties; ++i) {
    const auto p = static_cast<Property>(i);
    Columns parts;
    std::uint8_t said = 0;
    bool disjoint = true;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (columns_[c].shape.base != shape.base || columns_[c].days != days) continue;
      Extent same = columns_[c].shape.extent;
      const std::uint8_t bits = bits_of(same, p);
      same[p] = shape.extent[p];
      if (!(same == shape.extent) || bits == bits_of(shape.extent, p) ||
          (bits & ~bits_of(shape.extent, p)) != 0)
        continue;
      disjoint = disjoint && (said & bits) == 0;
      said = static_cast<std::uint8_t>(said | bits);
      parts.push_back(c);
    }
    if (parts.size() > 1 && disjoint && said == bits_of(shape.extent, p))
      out.push_back(std::move(parts));
  }
  return out;
}

// Of what a share may be taken: a wider column, columns that together are one, and of channels also
// fewer than all of them (online / (online + in person): domain.md 2.2).
void FormRowChecks::add_shares(const FormColumn& of, const Columns& part, Share& share) const {
  const Base base = columns_[part[0]].shape.base;
  const auto add_columns = [&](bool same_base) {
    for (std::size_t d = 0; d < columns_.size(); ++d) {
      const FormColumn& whole = columns_[d];
      if (whole.days != of.days || std::ranges::find(part, d) != part.end()) continue;
      const bool wider = std::ranges::all_of(part, [&](std::size_t n) {
        return is_within(columns_[n].shape.extent, whole.shape.extent);
      });
      if (wider && (whole.shape.base == base) == same_base)
        share.of.push_back({part, Columns(1, d), same_base});
    }
  };
  add_columns(true);
  for (std::size_t i = 0; i < facts::kProperties; ++i) {
    StatementShape lifted{.base = base, .extent = of.shape.extent};
    if (lifted.extent[static_cast<Property>(i)] == Extent::kAny) continue;
    lifted.extent[static_cast<Property>(i)] = Extent::kAny;
    for (Columns& whole : covers(lifted, of.days)) {
      if (whole.size() > 1) share.of.push_back({part, std::move(whole), true});
    }
  }
  if (of.shape.extent[Property::channel] != Extent::kAny) {
    for (std::size_t d = 0; d < columns_.size(); ++d) {
      Extent same = columns_[d].shape.extent;
      const std::uint8_t channels = same[Property::channel];
      same[Property::channel] = of.shape.extent[Property::channel];
      if (columns_[d].days != of.days || columns_[d].shape.base != base ||
          !(same == of.shape.extent))
        continue;
      if (channels == Extent::kAny || (channels & same[Property::channel]) != 0) continue;
      Columns whole = part;
      whole.push_back(d);
      share.of.push_back({part, std::move(whole), false});
    }
  }
  add_columns(false);
}

void FormRowChecks::add_identities(std::size_t c) {
  const FormColumn& column = columns_[c];
  const Columns alone(1, c);
  const auto add = [&](CheckKind kind, const Columns& left, const Columns& right, std::size_t named) {
    if (!left.empty() && !right.empty()) identities_.push_back({kind, left, right, named});
  };
  const auto both = [](const Columns& a, const Columns& b) {
    Columns out;
    if (a.empty() || b.empty()) return out;
    out.reserve(a.size() + b.size());
    for (const std::size_t each : a) out.push_back(each);
    for (const std::size_t each : b) out.push_back(each);
    return out;
  };
  const auto of = [&](Base base) {
    std::vector<Columns> found = covers({.base = base, .extent = column.shape.extent}, column.days);
    return found.empty() ? Columns{} : std::move(found.front());
  };
  for (const Columns& parts : covers(column.shape, column.days)) {
    if (parts.size() > 1) add(kind_of(column.shape.extent, columns_[parts[0]].shape.extent), alone, parts, c);
  }
  if (column.shape.base == Base::handled) add(CheckKind::balance, alone, both(of(Base::carried_over), of(Base::received)), c);
  if (column.shape.base == Base::pending) add(CheckKind::timings, alone, both(of(Base::pending_in_time), of(Base::pending_overdue)), c);
  if (column.shape.base == Base::finished) {
    Columns left = of(Base::handled), pending = of(Base::pending);
    if (left.empty()) left = both(of(Base::carried_over), of(Base::received));
    if (pending.empty()) pending = both(of(Base::pending_in_time), of(Base::pending_overdue));
    if (!left.empty()) add(CheckKind::balance, left, both(alone, pending), left.front());
  }
}

// Of all dossiers of a period those carried over, received, finished or pending are a part.
void FormRowChecks::add_wholes() {
  for (std::size_t part = 0; part < columns_.size(); ++part) {
    for (std::size_t whole = 0; whole < columns_.size(); ++whole) {
      const StatementShape &a = columns_[part].shape, &b = columns_[whole].shape;
      if (part == whole || a == b || columns_[part].days != columns_[whole].days || !is_within(a.extent, b.extent)) continue;
      const bool of_handled = b.base == Base::handled && (a.base == Base::carried_over || a.base == Base::received ||
                                                          a.base == Base::finished || a.base == Base::pending);
      if (a.base == b.base || of_handled) wholes_.emplace_back(part, whole);
    }
  }
}

std::vector<CheckTerm> FormRowChecks::terms_of(const Columns& left, const Columns& right) const {
  std::vector<CheckTerm> out;
  for (const std::size_t c : left) out.push_back({columns_[c].shape, columns_[c].days, 1});
  for (const std::size_t c : right) out.push_back({columns_[c].shape, columns_[c].days, -1});
  return out;
}

FormRowChecks::FormRowChecks(const std::vector<FormColumn>& counts,
                             const std::vector<FormColumn>& rates)
    : columns_(counts) {
  add_wholes();
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    add_identities(c);
    Share share{.of = {}, .header = columns_[c].header};
    add_shares(columns_[c], Columns(1, c), share);
    in_cell_.push_back(std::move(share));
  }
  for (const FormColumn& rate : rates) {
    Share share{.of = {}, .header = rate.header};
    for (const Columns& part : covers(rate.shape, rate.days)) add_shares(rate, part, share);
    rates_.push_back(std::move(share));
  }
}

void FormRowChecks::check_rate(const Share& share, const PrintedRate& rate,
                               const std::vector<FormCell>& cells, std::uint64_t row,
                               const std::string& label, FormLog& log) const {
  std::optional<double> likely;
  for (const Share::Of& of : share.of) {
    const auto n = sum_of(of.part, cells), d = sum_of(of.whole, cells);
    if (!n || !d || *d == 0) continue;
    const double percent = *n / *d * 100;
    if (prints_as(percent, rate))
      return note_check(log, {.kind = CheckKind::rate,
                              .row = row,
                              .label = label,
                              .column = share.header,
                              .printed = shown(rate),
                              .recomputed = percent,
                              .rate = true,
                              .holds = true});
    if (of.likely && !likely) likely = percent;
  }
  if (!likely) return;
  note_check(log, {.kind = CheckKind::rate,
                   .row = row,
                   .label = label,
                   .column = share.header,
                   .printed = shown(rate),
                   .recomputed = *likely,
                   .rate = true,
                   .holds = false});
}

void FormRowChecks::check(const std::vector<FormCell>& counts,
                          const std::vector<std::optional<PrintedRate>>& rates, std::uint64_t row,
                          const std::string& label, FormLog& log) const {
  for (const Identity& identity : identities_) {
    const auto left = sum_of(identity.left, counts), right = sum_of(identity.right, counts);
    if (!left || !right) continue;
    const bool holds = *left == *right;
    note_check(log, {.kind = identity.kind,
                     .row = row,
                     .label = label,
                     .column = columns_[identity.named].header,
                     .printed = *left,
                     .recomputed = *right,
                     .rate = false,
                     .holds = holds,
                     .terms = holds ? std::vector<CheckTerm>{} : terms_of(identity.left, identity.right)});
  }
  for (const auto& [part, whole] : wholes_) {
    if (counts[part].state != FormCell::State::value || counts[whole].state != FormCell::State::value) continue;
    if (counts[part].value <= counts[whole].value) {  // nearly always: nothing to be copied
      ++log.kinds[static_cast<std::size_t>(CheckKind::within)].made;
      continue;
    }
    note_check(log, {.kind = CheckKind::within,
                     .row = row,
                     .label = label,
                     .column = columns_[part].header,
                     .printed = static_cast<double>(counts[part].value),
                     .recomputed = static_cast<double>(counts[whole].value),
                     .rate = false,
                     .holds = false,
                     .terms = terms_of({part}, {whole})});
  }
  for (std::size_t c = 0; c < counts.size(); ++c) {
    if (counts[c].rate && counts[c].state == FormCell::State::value)
      check_rate(in_cell_[c], *counts[c].rate, counts, row, label, log);
  }
  for (std::size_t r = 0; r < rates.size(); ++r) {
    if (rates[r]) check_rate(rates_[r], *rates[r], counts, row, label, log);
  }
}

void FormSums::Sum::add(const std::vector<FormCell>& cells, bool is_narrowed) {
  ++(is_narrowed ? narrowed_lines : plain_lines);
  std::vector<double>& sums = is_narrowed ? narrowed : plain;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (cells[c].state == FormCell::State::value) sums[c] += static_cast<double>(cells[c].value);
  }
}

void FormSums::line(const std::vector<FormCell>& cells, bool narrowed) {
  all_.add(cells, narrowed);
  since_total_.add(cells, narrowed);
  for (Printed& group : open_) group.members.add(cells, narrowed);
}

void FormSums::compare(const std::vector<FormCell>& printed, std::uint64_t row,
                       const std::string& label, const std::vector<const Sum*>& sums) {
  if (sums.empty()) return;
  // The members are those that most columns agree with.
  const Sum* best = sums[0];
  std::size_t most = 0;
  for (const Sum* sum : sums) {
    std::size_t agree = 0;
    for (std::size_t c = 0; c < printed.size(); ++c) {
      agree += printed[c].state == FormCell::State::value &&
               static_cast<double>(printed[c].value) == sum->sums()[c];
    }
    if (agree > most) most = agree, best = sum;
  }
  for (std::size_t c = 0; c < printed.size(); ++c) {
    if (printed[c].state != FormCell::State::value) continue;
    const auto value = static_cast<double>(printed[c].value);
    const bool holds = value == best->sums()[c];
    note_check(log_, {.kind = CheckKind::members,
                      .row = row,
                      .label = label,
                      .column = columns_[c].header,
                      .printed = value,
                      .recomputed = best->sums()[c],
                      .rate = false,
                      .holds = holds,
                      .terms = holds ? std::vector<CheckTerm>{} : std::vector<CheckTerm>{{columns_[c].shape, columns_[c].days, -1}}});
  }
}

void FormSums::end_groups(int rank) {
  while (!open_.empty() && open_.back().rank <= rank) {
    if (open_.back().members.any())
      compare(open_.back().cells, open_.back().row, open_.back().label, {&open_.back().members});
    open_.pop_back();
  }
}

void FormSums::group(int rank, const std::vector<FormCell>& cells, std::uint64_t row,
                     const std::string& label) {
  end_groups(open_.size() >= kMostOpen ? open_.back().rank : rank);
  open_.push_back({rank, cells, row, label, Sum(columns_.size())});
}

void FormSums::total(const std::vector<FormCell>& cells, std::uint64_t row,
                     const std::string& label) {
  if (!all_.any()) {
    if (above_.size() < kMostAbove) above_.push_back({0, cells, row, label, Sum(0)});
    return;
  }
  std::vector<const Sum*> sums = {&all_};
  if (since_total_.any()) sums.push_back(&since_total_);
  for (const Printed& group : open_) {
    if (group.members.any()) sums.push_back(&group.members);
  }
  compare(cells, row, label, sums);
  since_total_ = Sum(columns_.size());
}

void FormSums::finish() {
  for (const Printed& group : open_) {
    if (group.members.any()) compare(group.cells, group.row, group.label, {&group.members});
  }
  open_.clear();
  for (const Printed& total : above_) {
    if (all_.any()) compare(total.cells, total.row, total.label, {&all_});
  }
  above_.clear();
}

}  // namespace xanh::intake
