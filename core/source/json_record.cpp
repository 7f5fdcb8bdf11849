#include "source/json_record.h"

#include <algorithm>

#include "text/number.h"

namespace xanh::source {

JsonRecord::JsonRecord(const JsonShape& shape, const RowBuffer& rows) : shape_(shape), rows_(&rows) {
  slots_.resize(shape.size(), RowBuffer::kUnwanted);
  std::uint32_t width = 0;
  for (std::uint32_t node = 0; node < shape.size(); ++node) {
    if (shape.column(node) == JsonShape::kNone) continue;
    slots_[node] = rows.slot(shape.column(node));
    if (slots_[node] != RowBuffer::kUnwanted) width = std::max(width, slots_[node] + 1);
  }
  cells_.resize(width);
}

Parsed JsonRecord::parse(const char*& at, const char* end, bool last) {
  end_ = end;
  last_ = last;
  any_ = false;
  open_string_ = nullptr;
  std::ranges::fill(cells_, Field{});
  const std::size_t before = text_.size();
  const char* p = at;
  Parsed parsed;
  if (*p == '{') {
    parsed = object(JsonShape::kRoot, p, 1, false);
  } else if (*p == '[') {
    cells_.clear();
    parsed = cells_of_array(p);
  } else {
    Scalar nothing;
    parsed = scalar(p, nothing);
    if (parsed == Parsed::whole && nothing.kind != CellKind::empty) return wrong("a record is no object", at);
  }
  if (parsed == Parsed::whole) {
    at = p;
  } else {
    text_.resize(before);
  }
  return parsed;
}

Parsed JsonRecord::object(std::uint32_t node, const char*& at, int depth, bool merge) {
  if (depth > kMaxJsonDepth) return wrong("deeper than 64", at);
  const char* p = skip_blanks(at + 1);
  if (*p == '}') {
    if (node != JsonShape::kRoot) {
      if (const Parsed stored = store(node, {}, merge, p); stored != Parsed::whole) return stored;
    }
    at = p + 1;
    return Parsed::whole;
  }
  std::uint32_t hint = shape_.first(node);
  while (true) {
    if (*p != '"') return p == end_ ? Parsed::more : wrong("expected a key in quotes", p);
    bool escaped = false;
    const char* const close = find_string_end(p + 1, end_, escaped);
    if (close == nullptr) {
      open_string_ = p;
      return Parsed::more;
    }
    std::string_view key(p + 1, static_cast<std::size_t>(close - p - 1));
    if (escaped) {
      key_.clear();
      if (!append_unescaped(key_, key)) return wrong("wrong escape", p);
      key = key_;
    }
    std::uint32_t child = node == JsonShape::kNone ? node : shape_.find(node, key, hint);
    if (child == JsonShape::kNone && learned_ != nullptr) {
      child = learned_->add(node, key);
      if (child == JsonShape::kNone) return wrong("keys", p, ErrorCode::too_large);
    }
    p = skip_blanks(close + 1);
    if (*p != ':') return p == end_ ? Parsed::more : wrong("expected ':'", p);
    p = skip_blanks(p + 1);
    if (const Parsed parsed = value(child, p, depth, merge); parsed != Parsed::whole) return parsed;
    p = skip_blanks(p);
    if (*p == ',') {
      p = skip_blanks(p + 1);
      continue;
    }
    if (*p != '}') return p == end_ ? Parsed::more : wrong("expected ',' or '}'", p);
    at = p + 1;
    return Parsed::whole;
  }
}

Parsed JsonRecord::value(std::uint32_t node, const char*& at, int depth, bool merge) {
  if (*at == '{') return object(node, at, depth + 1, merge);
  if (*at == '[') return array(node, at, depth + 1);
  const char* const begin = at;
  Scalar found;
  if (const Parsed parsed = scalar(at, found); parsed != Parsed::whole) return parsed;
  return store(node, found, merge, begin);
}

// Scalars are joined in the node's own cell, objects spread over the columns of their keys.
Parsed JsonRecord::array(std::uint32_t node, const char*& at, int depth) {
  if (depth > kMaxJsonDepth) return wrong("deeper than 64", at);
  const char* p = skip_blanks(at + 1);
  Scalar only;        // the scalar, while there is one
  std::size_t count = 0;
  bool objects = false;
  std::string joined;
  const auto add = [&](const Scalar& more) {
    if (!joined.empty()) joined += "; ";
    return !more.escaped ? (joined += more.raw, true) : append_unescaped(joined, more.raw);
  };
  while (*p != ']') {
    if (*p == '{' || *p == '[') {
      objects = true;
      const Parsed parsed = *p == '{' ? object(node, p, depth + 1, true) : array(node, p, depth + 1);
      if (parsed != Parsed::whole) return parsed;
    } else {
      const char* const begin = p;
      Scalar found;
      if (const Parsed parsed = scalar(p, found); parsed != Parsed::whole) return parsed;
      const bool wanted = node != JsonShape::kNone && (learned_ != nullptr || slots_[node] != RowBuffer::kUnwanted);
      if (found.kind != CellKind::empty && !found.raw.empty() && wanted) {
        if (count == 1 && !add(only)) return wrong("wrong escape", begin);
        if (count++ == 0) {
          only = found;
        } else if (!add(found)) {
          return wrong("wrong escape", begin);
        }
      }
    }
    if (const Parsed parsed = after_element(p); parsed != Parsed::whole) return parsed;
  }
  if (count > 1) only = {.kind = CellKind::text, .escaped = false, .raw = joined};
  if (count > 0 || !objects) {
    if (const Parsed stored = store(node, only, true, at); stored != Parsed::whole) return stored;
  }
  at = p + 1;
  return Parsed::whole;
}

// From behind an element of an array to the next one, or to the ']'.
Parsed JsonRecord::after_element(const char*& at) {
  at = skip_blanks(at);
  if (*at == ']') return Parsed::whole;
  if (*at != ',') return at == end_ ? Parsed::more : wrong("expected ',' or ']'", at);
  at = skip_blanks(at + 1);
  return *at == ']' ? wrong("expected a value", at) : Parsed::whole;
}

// A record that is an array: its elements are cells by position.
Parsed JsonRecord::cells_of_array(const char*& at) {
  const char* p = skip_blanks(at + 1);
  std::uint32_t column = 0;
  while (*p != ']') {
    if (column >= kMaxColumns) return wrong("", p, ErrorCode::too_many_columns);
    const std::uint32_t slot = rows_ == nullptr ? RowBuffer::kUnwanted : rows_->slot(column);
    const char* const begin = p;
    if (*p == '{' || *p == '[') {
      // Nothing says what a structure inside a row means; it is checked and left out.
      const Parsed parsed = value(JsonShape::kNone, p, 1, false);
      if (parsed != Parsed::whole) return parsed;
    } else {
      Scalar found;
      if (const Parsed parsed = scalar(p, found); parsed != Parsed::whole) return parsed;
      if (slot != RowBuffer::kUnwanted) {
        if (cells_.size() <= slot) cells_.resize(slot + 1);
        if (const Parsed stored = put(slot, found, false, begin); stored != Parsed::whole) return stored;
      }
    }
    ++column;
    if (const Parsed parsed = after_element(p); parsed != Parsed::whole) return parsed;
  }
  at = p + 1;
  return Parsed::whole;
}

Parsed JsonRecord::literal(const char*& at, std::string_view word, Scalar value, Scalar& out) {
  const std::string_view rest(at, std::min(word.size(), static_cast<std::size_t>(end_ - at)));
  if (rest == word) {
    at += word.size();
    out = value;
    any_ |= value.kind != CellKind::empty;
    return Parsed::whole;
  }
  return at + rest.size() == end_ && word.starts_with(rest) ? Parsed::more : wrong("expected a value", at);
}

Parsed JsonRecord::scalar(const char*& at, Scalar& out) {
  switch (*at) {
    case '"': {
      const char* const close = find_string_end(at + 1, end_, out.escaped);
      if (close == nullptr) {
        open_string_ = at;
        return Parsed::more;
      }
      out.kind = CellKind::text;
      out.raw = {at + 1, static_cast<std::size_t>(close - at - 1)};
      at = close + 1;
      any_ |= !out.raw.empty();
      return Parsed::whole;
    }
    case 't': return literal(at, "true", {.kind = CellKind::boolean, .raw = "1"}, out);
    case 'f': return literal(at, "false", {.kind = CellKind::boolean, .raw = "0"}, out);
    case 'n': return literal(at, "null", {}, out);
    default: break;
  }
  const char* p = at;
  while ((*p >= '0' && *p <= '9') || *p == '.' || *p == '-' || *p == '+' || *p == 'e' || *p == 'E') ++p;
  if (p == end_ && !last_) return Parsed::more;
  const std::string_view raw(at, static_cast<std::size_t>(p - at));
  if (raw.empty()) return p == end_ ? Parsed::more : wrong("expected a value", at);
  if (!is_json_number(raw)) return wrong("wrong number", at);
  out = {.kind = CellKind::number, .raw = raw};
  any_ = true;
  at = p;
  return Parsed::whole;
}

Parsed JsonRecord::store(std::uint32_t node, const Scalar& value, bool merge, const char* at) {
  if (node == JsonShape::kNone) return Parsed::whole;
  if (learned_ != nullptr) {
    learned_->saw(node, value.kind != CellKind::empty);
    return Parsed::whole;
  }
  if (slots_[node] == RowBuffer::kUnwanted) return Parsed::whole;
  return put(slots_[node], value, merge, at);
}

Parsed JsonRecord::put(std::uint32_t slot, const Scalar& value, bool merge, const char* at) {
  Field& cell = cells_[slot];
  const std::size_t begin = text_.size();
  if (!value.escaped) {
    text_.append(value.raw);
  } else if (!append_unescaped(text_, value.raw)) {
    return wrong("wrong escape", at);
  }
  const std::size_t length = text_.size() - begin;
  if (length > kMaxCellBytes) return wrong("", at, ErrorCode::cell_too_long);
  Field field;
  if (length > 0) {
    field.offset = static_cast<std::uint32_t>(begin);
    field.length = static_cast<std::uint32_t>(length) & 0x0FFFFFFF;
    field.kind = value.kind;
  }
  if (merge && cell.kind != CellKind::empty) {
    if (field.kind == CellKind::empty) return Parsed::whole;
    const auto had = flag(cell), got = flag(field);
    // A number beside a text: the text is no flag, the first of the two stays.
    if (!had || !got || *got <= *had) return Parsed::whole;
  }
  cell = field;
  return Parsed::whole;
}

// What is compared to find the greatest: numbers, booleans, and codes of one or two digits that
// were written as text. Longer digits in quotes are names, not amounts.
std::optional<double> JsonRecord::flag(const Field& field) const {
  const std::string_view text = std::string_view(text_).substr(field.offset, field.length);
  const bool digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
  if (field.kind == CellKind::text && !(text.size() <= 2 && digits)) return std::nullopt;
  return text::parse_plain_number(text);
}

}  // namespace xanh::source
