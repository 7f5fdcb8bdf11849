#include <fstream>
#include <sstream>

#include "dossiers.h"

namespace xanh::metric {

std::string rules_file(std::string_view name) {
  std::ifstream file(std::string(XANH_RULES_DIR) + "/" + std::string(name), std::ios::binary);
  EXPECT_TRUE(file.is_open()) << name;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

MetricRules shipped_metrics() {
  auto rules = MetricRules::parse(rules_file("metrics.json"), "metrics.json");
  EXPECT_TRUE(rules) << rules.error().args.at(1) << ": " << rules.error().args.at(2);
  return rules ? std::move(*rules) : MetricRules{};
}

TargetRules shipped_targets() {
  auto rules = TargetRules::parse(rules_file("targets.json"), "targets.json");
  EXPECT_TRUE(rules) << rules.error().args.at(1) << ": " << rules.error().args.at(2);
  return rules ? std::move(*rules) : TargetRules{};
}

}  // namespace xanh::metric
