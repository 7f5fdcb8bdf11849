#include "intake/part_bytes.h"

#include <array>
#include <cstring>
#include <type_traits>
#include <utility>

namespace xanh::intake {
namespace {

template <class T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

// The two ends of one description of the form: visit() below names each field once.
class Writer {
 public:
  template <Plain T>
  void operator()(T& value) { out_.append(reinterpret_cast<const char*>(&value), sizeof(T)); }
  void operator()(std::string& text) {
    size(text.size());
    out_ += text;
  }
  template <class T>
  void operator()(std::vector<T>& list) {
    size(list.size());
    if constexpr (Plain<T>) {
      out_.append(reinterpret_cast<const char*>(list.data()), list.size() * sizeof(T));
    } else {
      for (T& each : list) (*this)(each);
    }
  }
  template <class T>
  void operator()(std::optional<T>& value) {
    out_ += value ? '\1' : '\0';
    if (value) (*this)(*value);
  }
  template <class T, std::size_t N>
  void operator()(std::array<T, N>& list) {
    for (T& each : list) (*this)(each);
  }
  void operator()(facts::Dictionary& names) {
    size(names.size() - 1);
    for (std::size_t i = 1; i < names.size(); ++i) {
      std::string text(names.at(static_cast<std::uint16_t>(i)));
      (*this)(text);
    }
  }
  template <class T>
    requires std::is_class_v<T>
  void operator()(T& value) { visit(*this, value); }
  std::string take() { return std::move(out_); }

 private:
  void size(std::uint64_t count) { (*this)(count); }
  std::string out_;
};

class Reader {
 public:
  explicit Reader(std::string_view bytes) : left_(bytes) {}
  template <Plain T>
  void operator()(T& value) {
    if (left_.size() < sizeof(T)) return break_off();
    std::memcpy(&value, left_.data(), sizeof(T));
    left_.remove_prefix(sizeof(T));
  }
  void operator()(std::string& text) {
    const std::size_t count = size(1);
    text = left_.substr(0, count);
    left_.remove_prefix(count);
  }
  template <class T>
  void operator()(std::vector<T>& list) {
    if constexpr (Plain<T>) {
      const std::size_t count = size(sizeof(T));
      list.resize(count);
      if (count > 0) std::memcpy(list.data(), left_.data(), count * sizeof(T));
      left_.remove_prefix(count * sizeof(T));
    } else {
      const std::size_t count = size(1);
      list.clear();
      while (list.size() < count && !broken_) (*this)(list.emplace_back());
    }
  }
  template <class T>
  void operator()(std::optional<T>& value) {
    char there = 0;
    (*this)(there);
    if (there != 0) (*this)(value.emplace());
  }
  template <class T, std::size_t N>
  void operator()(std::array<T, N>& list) {
    for (T& each : list) (*this)(each);
  }
  void operator()(facts::Dictionary& names) {
    const std::size_t count = size(1);
    for (std::size_t i = 0; i < count && !broken_; ++i) {
      std::string text;
      (*this)(text);
      if (names.code(text) != i + 1) break_off();
    }
  }
  template <class T>
    requires std::is_class_v<T>
  void operator()(T& value) { visit(*this, value); }
  [[nodiscard]] bool complete() const { return !broken_ && left_.empty(); }

 private:
  void break_off() {
    broken_ = true;
    left_ = {};
  }
  // A count of things of at least `each` bytes, which are there.
  std::size_t size(std::size_t each) {
    std::uint64_t count = 0;
    (*this)(count);
    if (count > left_.size() / each) {
      break_off();
      return 0;
    }
    return static_cast<std::size_t>(count);
  }
  std::string_view left_;
  bool broken_ = false;
};

template <class A> void visit(A& a, Tally& t) { a(t.count), a(t.first_rows), a(t.examples); }
template <class A> void visit(A& a, LeftOutRow& row) { a(row.row), a(row.reason); }
template <class A> void visit(A& a, Issuer& issuer) { a(issuer.key), a(issuer.count), a(issuer.first_rows); }
template <class A> void visit(A& a, CodeTallies& codes) { a(codes.known), a(codes.odd), a(codes.issuers); }
template <class A> void visit(A& a, ProvinceRef& ref) { a(ref.province), a(ref.former); }
template <class A> void visit(A& a, UnitMatch& match) {
  a(match.how), a(match.confidence), a(match.name), a(match.level), a(match.code), a(match.province), a(match.former);
}
template <class A> void visit(A& a, Part::Unit& unit) { a(unit.code), a(unit.row), a(unit.match); }
template <class A> void visit(A& a, facts::Shard& s) {
  a(s.unit), a(s.procedure), a(s.field), a(s.trait), a(s.submitted), a(s.received), a(s.due), a(s.finished);
  a(s.code), a(s.row), a(s.displaced), a(s.units), a(s.unit_levels), a(s.procedures), a(s.fields);
  a(s.procedure_names), a(s.trait_words);
}
template <class A> void visit(A& a, Part& part) {
  a(part.ends.begin), a(part.ends.end), a(part.ends.lines), a(*part.shard), a(part.rows_read), a(part.dossiers);
  a(part.left_out), a(part.left_out_rows), a(part.repairs), a(part.first_received), a(part.last_received);
  a(part.latest_event), a(part.signature_begun), a(part.units), a(part.names), a(part.from_name), a(part.codes);
}
template <class A> void visit(A& a, RoleChoice& choice) { a(choice.sheet), a(choice.column), a(choice.role); }
template <class A> void visit(A& a, Days& days) { a(days.first), a(days.last); }
template <class A> void visit(A& a, GivenChoices& given) {
  a(given.header_row), a(given.unit), a(given.channel), a(given.period), a(given.as_of);
}
template <class A> void visit(A& a, source::TextChoice& text) { a(text.encoding), a(text.separator); }
template <class A> void visit(A& a, UnitAlias& alias) { a(alias.text), a(alias.unit); }
template <class A> void visit(A& a, ReadingWish& wish) { a(wish.choices), a(wish.sheet), a(wish.givens), a(wish.text), a(wish.aliases); }

// Codes of a part lead into its own tables.
bool is_sound(const Part& part) {
  const facts::Shard& s = *part.shard;
  const auto all = [&s](const auto& column) { return column.size() == s.row.size(); };
  if (!all(s.unit) || !all(s.procedure) || !all(s.field) || !all(s.trait) || !all(s.submitted) || !all(s.received) ||
      !all(s.due) || !all(s.finished) || !all(s.code) || !all(s.displaced)) {
    return false;
  }
  const auto below = [](const auto& column, std::size_t end) {
    for (const auto code : column) {
      if (code >= end) return false;
    }
    return true;
  };
  return below(s.unit, s.units.size()) && below(s.procedure, s.procedures.size()) && below(s.field, s.fields.size()) &&
         below(s.trait, s.trait_words.size()) && part.from_name.size() == s.procedures.size() &&
         part.codes.issuers.size() <= s.units.size();
}

}  // namespace

std::string to_bytes(const Part& part) {
  Writer writer;
  visit(writer, const_cast<Part&>(part));  // a writer changes nothing; one description serves both ends
  return writer.take();
}

std::optional<Part> part_from_bytes(std::string_view bytes) {
  Reader reader(bytes);
  Part part;
  part.shard = std::make_unique<facts::Shard>();
  visit(reader, part);
  if (!reader.complete() || !is_sound(part)) return std::nullopt;
  return part;
}

std::string to_bytes(const ReadingWish& wish) {
  Writer writer;
  visit(writer, const_cast<ReadingWish&>(wish));
  return writer.take();
}

std::optional<ReadingWish> wish_from_bytes(std::string_view bytes) {
  Reader reader(bytes);
  ReadingWish wish;
  visit(reader, wish);
  if (!reader.complete()) return std::nullopt;
  return wish;
}

}  // namespace xanh::intake
