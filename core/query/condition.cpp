// The condition language of metrics.json, by recursive descent into disjunctive form.
#include <algorithm>
#include <array>
#include <span>

#include "facts/trait_names.h"
#include "query/query.h"

namespace xanh::query {
namespace {

using Clauses = std::vector<std::vector<Term>>;
constexpr std::size_t kMaxClauses = 256;

class Parser {
 public:
  explicit Parser(std::string_view text) : whole_(text), text_(text) { advance(); }

  Result<Condition> parse() {
    if (token_.empty()) return Condition{};
    auto clauses = parse_or(false);
    if (clauses && !token_.empty()) return error("unexpected " + quoted());
    if (!clauses) return std::unexpected(clauses.error());
    return Condition{std::move(*clauses)};
  }

 private:
  // At the token that does not fit: its 1-based place is in the reason and the column.
  std::unexpected<Error> error(const std::string& reason) const {
    const auto column = static_cast<std::uint32_t>(token_.data() - whole_.data() + 1);
    return fail(ErrorCode::rules_invalid, {.column = column},
                {"", "", reason + " at character " + std::to_string(column)});
  }
  std::string quoted() const { return token_.empty() ? "the end" : "'" + std::string(token_) + "'"; }

  void advance() {
    while (!text_.empty() && (text_[0] == ' ' || text_[0] == '\n' || text_[0] == '\t')) text_.remove_prefix(1);
    std::size_t size = 0;
    const auto word = [](char c) { return (c >= 'a' && c <= 'z') || c == '_' || (c >= '0' && c <= '9'); };
    while (size < text_.size() && word(text_[size])) ++size;
    if (size == 0 && !text_.empty()) size = text_.starts_with("!=") ? 2 : 1;
    token_ = text_.substr(0, size);
    text_.remove_prefix(size);
  }
  bool take(std::string_view token) {
    if (token_ != token) return false;
    advance();
    return true;
  }

  // `negated`: the parts are read under a `not`, so that and/or change places (De Morgan).
  Result<Clauses> parse_or(bool negated) { return parse_chain("or", negated, negated); }
  Result<Clauses> parse_and(bool negated) { return parse_chain("and", negated, !negated); }

  Result<Clauses> parse_chain(std::string_view joint, bool negated, bool conjunction) {
    const auto part = [&] { return joint == "or" ? parse_and(negated) : parse_not(negated); };
    auto left = part();
    while (left && take(joint)) {
      auto right = part();
      if (!right) return right;
      if (!conjunction) {
        left->insert(left->end(), right->begin(), right->end());
      } else {
        Clauses both;
        for (const auto& a : *left) {
          for (const auto& b : *right) {
            auto& clause = both.emplace_back(a);
            clause.insert(clause.end(), b.begin(), b.end());
          }
        }
        left = std::move(both);
      }
      if (left->size() > kMaxClauses) return error("the condition has too many alternatives");
    }
    return left;
  }

  Result<Clauses> parse_not(bool negated) {
    if (++depth_ > 64) return error("the condition is nested too deeply");
    const struct Depth {
      int& value;
      ~Depth() { --value; }
    } leave{depth_};
    if (take("not")) return parse_not(!negated);
    if (!take("(")) return parse_term(negated);
    auto inner = parse_or(negated);
    if (inner && !take(")")) return error("')' is missing");
    return inner;
  }

  Result<Clauses> parse_term(bool negated) {
    const auto found = std::ranges::find(facts::kPropertyNames, token_);
    if (found == facts::kPropertyNames.end()) return error("a property was expected, not " + quoted());
    const facts::Property property{static_cast<std::uint8_t>(found - facts::kPropertyNames.begin())};
    const std::span names = facts::value_names(property);
    advance();
    bool many = false;
    if (take("!=")) {
      negated = !negated;
    } else if (take("in")) {
      many = true;
      if (!take("(")) return error("'(' is missing after in");
    } else if (!take("=")) {
      return error("'=', '!=' or 'in' is missing after '" + std::string(*found) + "'");
    }
    unsigned values = 0;
    do {
      const auto value = std::ranges::find(names, token_);
      if (value == names.end()) {
        return error(quoted() + " is no value of " + std::string(*found));
      }
      values |= 1u << (value - names.begin());
      advance();
    } while (many && take(","));
    if (many && !take(")")) return error("')' is missing");
    const unsigned all = (1u << names.size()) - 1;
    const Term term{property, static_cast<std::uint8_t>(negated ? all & ~values : values)};
    return Clauses{{term}};
  }

  std::string_view whole_, text_, token_;
  int depth_ = 0;
};

}  // namespace

bool operator==(const Condition& a, const Condition& b) {
  const auto same = [](const Term& x, const Term& y) { return x.property == y.property && x.values == y.values; };
  return std::ranges::equal(a.any_of, b.any_of, [&](const auto& x, const auto& y) { return std::ranges::equal(x, y, same); });
}

Result<Condition> parse_condition(std::string_view text) { return Parser(text).parse(); }

}  // namespace xanh::query
