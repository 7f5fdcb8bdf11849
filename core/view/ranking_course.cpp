// How the rate of each row went, month by month.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "metric/rank.h"
#include "query/buckets.h"
#include "state/workspace.h"
#include "text/format.h"
#include "view/ranking_parts.h"

namespace xanh::view {
namespace {

using Course = std::vector<std::optional<double>>;

std::optional<double> rate_in(const metric::Row& row) { return row.figures.front().rate(); }

}  // namespace

void add_course(Ranking& ranking, const Inputs& in, const metric::Metric& metric) {
  const query::Dimension by = ranking.report.by;
  std::vector<query::Bucket> buckets = query::buckets_of(ranking.to_date, state::rhythm_of(*in.workspace));
  const auto at = [&buckets](std::string_view name) { return std::ranges::find(buckets, name, &query::Bucket::name) - buckets.begin(); };
  const metric::Table whole = metric::evaluate(request_of(in, {&metric}, {query::Dimension::month}, ranking.to_date), in.shards);
  // What lies before the first month with figures says nothing.
  auto first = static_cast<std::ptrdiff_t>(buckets.size());
  for (const metric::Row& row : whole.rows) {
    if (rate_in(row)) first = std::min(first, at(row.key[0]));
  }
  buckets.erase(buckets.begin(), buckets.begin() + first);
  if (buckets.size() < 2) return;
  const auto put = [&](Course& course, std::string_view bucket, std::optional<double> rate) {
    course.resize(buckets.size());
    if (const auto i = static_cast<std::size_t>(at(bucket)); i < course.size()) course[i] = rate;
  };
  for (const metric::Row& row : whole.rows) put(ranking.total.course, row.key[0], rate_in(row));
  const metric::Table parts = metric::evaluate(request_of(in, {&metric}, {by, query::Dimension::month}, ranking.to_date), in.shards);
  for (const metric::Row& row : parts.rows) {
    if (const auto found = ranking.places.find(row.key[0]); found != ranking.places.end()) put(found->second.course, row.key[1], rate_in(row));
  }
  for (const query::Bucket& bucket : buckets) ranking.course.push_back(bucket.name);
}

Cell course_cell(const Ranking& ranking, const Place& place, const Inputs& in) {
  const Strings& say = *in.say;
  constexpr std::size_t kMostSaid = 12;  // of weeks the last ones are enough for a hint
  std::optional<double> first, last;
  std::vector<std::string> said;
  for (std::size_t i = 0; i < place.course.size(); ++i) {
    if (!place.course[i]) continue;
    if (!first) first = place.course[i];
    last = place.course[i];
    said.push_back(group_label(query::Dimension::month, ranking.course[i], in) + ": " + say.percent(*last));
  }
  if (said.size() < 2) return {.text = say("dash"), .hint = said.empty() ? say("ranking.course.none") : said.front() + ". " + say("ranking.course.none")};
  Cell cell{.value = *last - *first, .spark = place.course};
  const double shown = std::round(*cell.value * 1000) / 1000;
  cell.text = (shown > 0 ? "\xE2\x96\xB2 " : shown < 0 ? "\xE2\x96\xBC " : "= ") + text::format_points(shown, 1, say.language());
  for (std::size_t i = said.size() > kMostSaid ? said.size() - kMostSaid : 0; i < said.size(); ++i) cell.hint += (cell.hint.empty() ? "" : "; ") + said[i];
  return cell;
}

}  // namespace xanh::view
