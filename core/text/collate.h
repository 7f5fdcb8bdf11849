// Vietnamese order: a ă â b c d đ e ê g h i k l m n o ô ơ p q r s t u ư v x y, tone
// secondary (none, huyền, hỏi, ngã, sắc, nặng), case last, digits by value (Móng Cái 2 < 10).
#ifndef XANH_TEXT_COLLATE_H_
#define XANH_TEXT_COLLATE_H_

#include <string>
#include <string_view>

namespace xanh::text {

/// A byte string whose plain order is the Vietnamese order of `utf8`.
[[nodiscard]] std::string collation_key(std::string_view utf8);

/// <0, 0, >0 as in strcmp, by collation_key.
[[nodiscard]] int collate(std::string_view a, std::string_view b);

}  // namespace xanh::text

#endif  // XANH_TEXT_COLLATE_H_
