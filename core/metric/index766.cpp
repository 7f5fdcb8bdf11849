#include "metric/index766.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

#include "metric/rules_reader.h"

namespace xanh::metric {
namespace {

using Rules = Index766Rules;

// Six scores and their sum, each rounded to two decimals.
constexpr double kRounding = 7 * 0.005 + 1e-9;

text::Day read_day(const Node& node) {
  const std::string day = node.text();
  const auto date = text::parse_date(day);
  if (day.size() == 10 && day[4] == '-' && day[7] == '-' && date) return date->day;
  node.fail("a day such as 2024-08-31 is needed here");
  return 0;
}

const Rules::Score* score_of(const Rules& rules, std::string_view code) {
  const auto found = std::ranges::find(rules.scores, code, &Rules::Score::code);
  return found == rules.scores.end() ? nullptr : &*found;
}

Rules::Group read_group(const Node& node, const Rules& rules) {
  node.expect_keys({"id", "name", "codes", "max"});
  Rules::Group out{.id = node.at("id").id(), .name = node.at("name").bilingual(), .codes = {}, .max = node.at("max").integer(0, 100)};
  int sum = 0;
  for (const Node& each : node.at("codes").items()) {
    const std::string code = each.text();
    const Rules::Score* score = score_of(rules, code);
    const bool again = std::ranges::contains(out.codes, code) ||
                       std::ranges::any_of(rules.groups, [&](const Rules::Group& group) { return std::ranges::contains(group.codes, code); });
    if (score == nullptr) each.fail("unknown score '" + code + "'");
    else if (again) each.fail("'" + code + "' is in a group already");
    else sum += score->max;
    out.codes.push_back(code);
  }
  if (sum != out.max) node.at("max").fail("its scores make " + std::to_string(sum));
  return out;
}

Rules::Row read_row(const Node& node, const Rules& rules) {
  node.expect_keys({"number", "content", "max", "score", "metric", "formula", "threshold", "note"});
  Rules::Row out{.number = node.at("number").integer(0, 1000), .content = node.at("content").bilingual(), .max = {}, .score = {}, .metric = {}, .note = {}};
  if (node.has("max")) out.max = node.at("max").integer(0, 100);
  if (node.has("note")) out.note = node.at("note").bilingual();
  if (node.has("score")) {
    out.score = node.at("score").text();
    if (score_of(rules, out.score) == nullptr) node.at("score").fail("unknown score '" + out.score + "'");
  }
  if (!node.has("metric")) {
    for (const std::string_view key : {"formula", "threshold"}) {
      if (node.has(key)) node.at(key).fail("only with a metric");
    }
    return out;
  }
  out.metric = node.at("metric").id();
  const std::string formula = node.at("formula").text();
  if (formula == "threshold") {
    out.threshold = node.at("threshold").share();
    if (out.threshold <= 0) node.at("threshold").fail("more than zero is needed here");
  } else if (formula != "linear") {
    node.at("formula").fail("unknown formula '" + formula + "': linear or threshold");
  } else if (node.has("threshold")) {
    node.at("threshold").fail("only with the formula threshold");
  }
  return out;
}

Rules::Version read_version(const Node& node, const Rules& rules) {
  node.expect_keys({"id", "from", "to", "name", "status", "source", "rows"});
  Rules::Version out{.id = node.at("id").id(), .first = read_day(node.at("from")), .last = read_day(node.at("to")), .name = node.at("name").bilingual(),
                     .status = node.at("status").bilingual(), .source = node.at("source").text(), .rows = {}};
  if (out.first > out.last) node.at("to").fail("before its beginning");
  else if (!rules.versions.empty() && out.first <= rules.versions.back().last) node.at("from").fail("not behind the version before");
  std::map<std::string, int> sums;
  for (const Node& each : node.at("rows").items()) {
    Rules::Row row = read_row(each, rules);
    if (const Rules::Score* score = score_of(rules, row.score); score != nullptr && (sums[row.score] += row.max.value_or(0)) > score->max) {
      each.at("max").fail("more points than '" + row.score + "' has");
    }
    out.rows.push_back(std::move(row));
  }
  return out;
}

}  // namespace

Result<Rules> Rules::parse(std::string_view json, std::string_view name) {
  RulesReader reader(json, name);
  Rules rules;
  const Node root = reader.root({"total", "scores", "groups", "versions"});
  rules.total = root.at("total").text();
  for (const Node& node : root.at("scores").items()) {
    node.expect_keys({"code", "name", "max"});
    Score score{.code = node.at("code").text(), .name = node.at("name").bilingual(), .max = node.at("max").integer(1, 100)};
    if (score_of(rules, score.code) != nullptr || score.code == rules.total) node.at("code").fail("'" + score.code + "' is there twice");
    rules.scores.push_back(std::move(score));
  }
  for (const Node& node : root.at("groups").items()) rules.groups.push_back(read_group(node, rules));
  for (const Score& score : rules.scores) {
    const bool grouped = std::ranges::any_of(rules.groups, [&](const Group& group) { return std::ranges::contains(group.codes, score.code); });
    if (!grouped) root.at("groups").fail("'" + score.code + "' is in no group");
  }
  for (const Node& node : root.at("versions").items()) rules.versions.push_back(read_version(node, rules));
  if (reader.error()) return std::unexpected(*reader.error());
  return rules;
}

const Rules::Version* Rules::at(text::Day day) const {
  const Version* found = nullptr;
  for (const Version& version : versions) {
    if (version.first <= day) found = &version;
  }
  return found;
}

int Rules::most() const {
  return std::accumulate(scores.begin(), scores.end(), 0, [](int sum, const Score& score) { return sum + score.max; });
}

Result<void> check(const MetricRules& metrics, const Rules& index, std::string_view name) {
  for (std::size_t v = 0; v < index.versions.size(); ++v) {
    for (std::size_t r = 0; r < index.versions[v].rows.size(); ++r) {
      const std::string& metric = index.versions[v].rows[r].metric;
      if (metric.empty() || metrics.find(metric) != nullptr) continue;
      const std::string file(name);
      return fail(ErrorCode::rules_invalid, {.file = file},
                  {file, "/versions/" + std::to_string(v) + "/rows/" + std::to_string(r) + "/metric", "unknown metric '" + metric + "'"});
    }
  }
  return {};
}

std::optional<double> points_of(const Rules::Row& row, double rate) {
  if (!row.max) return std::nullopt;
  return std::min<double>(*row.max, *row.max * rate / row.threshold);
}

std::optional<bool> UnitScores::adds_up() const {
  if (!printed || !sum) return std::nullopt;
  return std::abs(*printed - *sum) <= kRounding;
}

std::vector<UnitScores> unit_scores(const Rules& rules, std::span<const facts::Shard* const> shards) {
  std::map<std::tuple<text::Day, text::Day, std::string>, UnitScores> found;  // the latest first
  for (const facts::Shard* shard : shards) {
    for (const facts::Score& score : shard->scores) {
      const auto at = std::ranges::find(rules.scores, score.code, &Rules::Score::code);
      if (at == rules.scores.end() && score.code != rules.total) continue;
      UnitScores& unit = found[{-score.last, -score.first, std::string(shard->units.at(score.unit))}];
      if (unit.points.empty()) {
        unit.unit = shard->units.at(score.unit);
        unit.period = {score.first, score.last};
        unit.points.resize(rules.scores.size());
      }
      std::optional<double>& told = at == rules.scores.end() ? unit.printed : unit.points[static_cast<std::size_t>(at - rules.scores.begin())];
      if (told && *told != score.points) ++unit.superseded;
      told = score.points;
      if (!std::ranges::contains(unit.sources, score.source)) unit.sources.push_back(score.source);
    }
  }
  std::vector<UnitScores> out;
  for (auto& [key, unit] : found) {
    double sum = 0;
    for (const auto& points : unit.points) sum += points.value_or(0);
    const bool whole = std::ranges::all_of(unit.points, [](const auto& points) { return points.has_value(); });
    if (whole) unit.sum = sum;
    out.push_back(std::move(unit));
  }
  return out;
}

std::vector<Recomputed> recompute(const Rules::Version& version, const MetricRules& metrics, TableRequest request,
                                  std::span<const facts::Shard* const> shards) {
  std::vector<Recomputed> out;
  request.metrics.clear();
  request.group_by.clear();
  request.targets = nullptr;
  for (const Rules::Row& row : version.rows) {
    const Metric* metric = row.metric.empty() ? nullptr : metrics.find(row.metric);
    if (metric == nullptr) continue;
    out.push_back({.row = &row, .metric = metric, .figure = {}, .points = {}});
    request.metrics.push_back(metric);
  }
  if (out.empty()) return out;
  Table table = evaluate(request, shards);
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i].figure = std::move(table.total.figures[i]);
    if (const auto rate = out[i].figure.rate()) out[i].points = points_of(*out[i].row, *rate);
  }
  return out;
}

}  // namespace xanh::metric
