// Words for figures, the same on every page.
#ifndef XANH_VIEW_FIGURE_TEXT_H_
#define XANH_VIEW_FIGURE_TEXT_H_

#include <string>

#include "metric/figure.h"
#include "view/page.h"
#include "view/strings.h"

namespace xanh::view {

[[nodiscard]] Tone tone_of(metric::Standing standing);

/// One of its counts: "115.665", "<5" of one that is kept back and small itself, "*" of others that are kept back, else a dash.
[[nodiscard]] std::string numerator_text(const metric::Figure& figure, const Strings& say);
[[nodiscard]] std::string denominator_text(const metric::Figure& figure, const Strings& say);

/// Of a figure that is kept back: that.
[[nodiscard]] std::string standing_text(const metric::Figure& figure, const Strings& say);
/// Sign and word: "✓ đạt", "! gần đạt", "× chưa đạt", "tham khảo".
[[nodiscard]] std::string standing_text(metric::Standing standing, const Strings& say);

/// "68,7 %"; a dash where there is none.
[[nodiscard]] std::string rate_text(const metric::Figure& figure, const Strings& say);

/// "+1,06": a difference of two shares in percentage points.
[[nodiscard]] std::string points_text(double share, int decimals, const Strings& say);

/// "115.665 / 168.746 hồ sơ", or what is lacking for it.
[[nodiscard]] std::string ratio_text(const metric::Figure& figure, const Strings& say);

/// "Chỉ tiêu 2025: 70,0 %, còn thiếu 66.240 hồ sơ" and its kin. Of a reference: whose it is, of which
/// year, and how far away, without a verdict.
[[nodiscard]] std::string target_text(const metric::Figure& figure, const Strings& say);

/// "chỉ tiêu 2025 của cấp tỉnh 70 %".
[[nodiscard]] std::string target_name(const metric::Target& target, const Strings& say);

/// Whose it is: "cấp tỉnh", or the unit's name.
[[nodiscard]] std::string holder_text(const metric::Holder& holder, const Strings& say);

/// "Chưa tính được: tệp thiếu mức độ dịch vụ".
[[nodiscard]] std::string lacking_text(const metric::Figure& figure, const Strings& say);

/// The definition in words: name, numerator over denominator, who uses it.
[[nodiscard]] std::string definition_text(const metric::Metric& metric, const Strings& say);

}  // namespace xanh::view

#endif  // XANH_VIEW_FIGURE_TEXT_H_
