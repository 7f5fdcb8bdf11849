// Where the pinned definition cannot be computed from the files: the next one that can, with its effect. It is offered and
// never taken by itself (domain.md 9.1).
#ifndef XANH_VIEW_OFFER_H_
#define XANH_VIEW_OFFER_H_

#include <optional>

#include "metric/figure.h"
#include "view/page.h"
#include "view/report.h"

namespace xanh::view {

struct Offer {
  const metric::Metric* metric = nullptr;  ///< lives in the rules
  metric::Figure figure;                   ///< over the filters and days of the page
  metric::Figure lacking;                  ///< of the pinned one: what it needs
};

/// Of a variant the definition that it varies comes first, then its family and then the other rates, in the rules' order; those
/// that compare only are not offered. Nothing where the pinned one is computable, nothing else is, or there are no data.
[[nodiscard]] std::optional<Offer> offer_of(const Inputs& in);

/// The offer as a sentence with its action `metric:ID`. It stays while it holds.
[[nodiscard]] std::optional<Notice> offer_notice(const Inputs& in);

}  // namespace xanh::view

#endif  // XANH_VIEW_OFFER_H_
