// A view that comes as an address: a bookmark, a link from a colleague, the page loaded again.
#include "export.h"

namespace xanh::app {
namespace {

TEST(Address, AViewIsShownWhenItsFilesAreLoaded) {
  auto app = make_app();
  app->restore("#by:field&page:ranking");
  open(*app, "ho-so.csv", kExport);
  EXPECT_EQ(app->page().frame.title, app->say()("menu.ranking"));
  EXPECT_EQ(app->workspace().group_by, query::Dimension::field);
  EXPECT_EQ(app->address(), "by:field&page:ranking");
  app->act("page:overview");
  EXPECT_EQ(app->address(), "by:field");
}

TEST(Address, OneThatComesLaterIsTakenBackInOneStep) {
  auto app = opened();
  app->act("page:overview");
  const std::string before = app->address();
  app->restore("#filter:unit=S%E1%BB%9F%20T%C6%B0%20ph%C3%A1p&page:ranking");
  ASSERT_EQ(app->workspace().filters.size(), 1U);
  EXPECT_EQ(app->workspace().filters[0].values, (std::vector<std::string>{"Sở Tư pháp"}));
  app->act("undo");
  EXPECT_EQ(app->address(), before);
}

TEST(Address, AnUnknownOneIsToldAndChangesNothing) {
  auto app = opened();
  const std::string before = app->address();
  app->restore("#page:nowhere");
  ASSERT_EQ(app->page().notices.size(), 1U);
  EXPECT_NE(app->page().notices[0].text.find("nowhere"), std::string::npos);
  EXPECT_EQ(app->address(), before);
}

}  // namespace
}  // namespace xanh::app
