// columns.json: a fault is named by its place.
#include <gtest/gtest.h>

#include "intake/intake.h"

namespace xanh::intake {
namespace {

constexpr const char* kValid =
    R"({"version":1,"roles":{"unit":["Đơn vị"]},"personal":["Họ tên"],"values":{"channel":{"online":["2"]}},"rows":{"total":["Cộng"]}})";

std::vector<std::string> fault(std::string json) {
  const auto rules = ColumnRules::parse(json, "my.json");
  if (rules) return {};
  EXPECT_EQ(rules.error().code, ErrorCode::rules_invalid);
  EXPECT_EQ(rules.error().place.file, "my.json");
  EXPECT_EQ(rules.error().args.size(), 3u);
  EXPECT_EQ(rules.error().args.at(0), "my.json");
  EXPECT_FALSE(rules.error().args.at(2).empty());
  return {rules.error().args.at(1)};
}

std::string with(std::string_view from, std::string_view to) {
  std::string json = kValid;
  json.replace(json.find(from), from.size(), to);
  return json;
}

using Pointers = std::vector<std::string>;

TEST(Rules, AValidFilePasses) { EXPECT_EQ(fault(kValid), Pointers{}); }

TEST(Rules, FaultsAreNamedByJsonPointer) {
  EXPECT_EQ(fault("{"), Pointers{""});
  EXPECT_EQ(fault("[]"), Pointers{""});
  EXPECT_EQ(fault("{\"version\":1}"), Pointers{"/roles"});
  EXPECT_EQ(fault(with("\"version\":1", "\"version\":2")), Pointers{"/version"});
  EXPECT_EQ(fault(with("\"version\":1", "\"version\":1,\"colour\":1")), Pointers{"/colour"});
  EXPECT_EQ(fault(with("\"unit\"", "\"units\"")), Pointers{"/roles/units"});
  EXPECT_EQ(fault(with("\"unit\"", "\"personal\"")), Pointers{"/roles/personal"});
  EXPECT_EQ(fault(with("[\"Đơn vị\"]", "\"Đơn vị\"")), Pointers{"/roles/unit"});
  EXPECT_EQ(fault(with("[\"Đơn vị\"]", "[\"Đơn vị\",7]")), Pointers{"/roles/unit/1"});
  EXPECT_EQ(fault(with("[\"Đơn vị\"]", "[\" \"]")), Pointers{"/roles/unit/0"});
  EXPECT_EQ(fault(with("[\"Đơn vị\"]", "[\"…\"]")), Pointers{"/roles/unit/0"});
  EXPECT_EQ(fault(with("[\"Đơn vị\"]", "[\"Đơn vị\",\"ĐƠN-VỊ\"]")), Pointers{"/roles/unit/1"});
  EXPECT_EQ(fault(with("[\"Họ tên\"]", "[\"Họ tên\",\"Don vi\"]")), Pointers{"/personal/1"});
  EXPECT_EQ(fault(with("\"channel\"", "\"canal\"")), Pointers{"/values/canal"});
  EXPECT_EQ(fault(with("\"online\"", "\"on_line\"")), Pointers{"/values/channel/on_line"});
  EXPECT_EQ(fault(with("[\"2\"]", "[\"2\"],\"post\":[\"3\",\"2\"]")), Pointers{"/values/channel/post/1"});
  EXPECT_EQ(fault(with("\"total\"", "\"sum\"")), Pointers{"/rows/sum"});
  EXPECT_EQ(fault(with("[\"Cộng\"]", "[null]")), Pointers{"/rows/total/0"});
}

TEST(Rules, RoleIdsGoBothWays) {
  for (int i = 0; i <= static_cast<int>(Role::integrated); ++i) {
    const auto role = static_cast<Role>(i);
    EXPECT_EQ(role_from_id(role_id(role)), role);
  }
  EXPECT_EQ(role_id(Role::dossier_code), "dossier_code");
  EXPECT_EQ(role_id(Role::integrated), "integrated");
  EXPECT_EQ(role_from_id("colour"), std::nullopt);
}

}  // namespace
}  // namespace xanh::intake
