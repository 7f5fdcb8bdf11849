// Views as files, several groups in a filter, and what is lost when the program ends.
#include <algorithm>
#include <string>
#include <vector>

#include "app/view_file.h"
#include "export.h"
#include "report/twin.h"

namespace xanh::app {
namespace {

void does(App& app, const std::string& action) {
  app.act(action);
  for (int steps = 0; app.step() != source::Step::end; ++steps) ASSERT_LT(steps, 10'000) << "reading does not end";
}

Request saved_by(App& app, const std::string& action) {
  app.act(action);
  auto requests = app.take_requests();
  EXPECT_EQ(requests.size(), 1U) << action;
  return requests.empty() ? Request{} : std::move(requests.front());
}

std::string said_by(App& app) {
  std::string all;
  for (const view::Notice& notice : app.page().notices) all += notice.text + "\n";
  return all;
}

std::string twin_of(App& app) { return report::twin_json(report::make_twin(app.page())); }

TEST(ViewFile, IsAListOfActionsWithoutDataAndComesBack) {
  auto app = opened();
  app->act("page:overview");
  EXPECT_TRUE(std::ranges::contains(body<view::OverviewPage>(*app).exports, "export:view", &view::Link::action)) << "the page that is seen first offers it, too";
  for (const char* action : {"page:ranking", "by:field", "pick:unit=Sở Tư pháp", "pick:unit=UBND xã Cốc San", "period:2025-Q1", "lang:en", "scheme:dark"}) app->act(action);
  const Request file = saved_by(*app, "export:view");
  EXPECT_EQ(file.name, "xanh-view-ranking-field-2025-q1-so-tu-phap-ubnd-xa-coc-san.json");
  EXPECT_EQ(file.bytes.find("H38."), std::string::npos) << "no dossier";
  EXPECT_EQ(file.bytes.find("lang:"), std::string::npos) << "who opens it keeps the language";
  EXPECT_NE(file.bytes.find("\"by:field\""), std::string::npos) << file.bytes;

  auto other = opened();
  other->act("page:overview");
  const std::string before = other->address();
  open(*other, "view.json", file.bytes);
  EXPECT_EQ(other->workspace().page, state::Page::ranking);
  EXPECT_EQ(other->workspace().group_by, query::Dimension::field);
  ASSERT_EQ(other->workspace().filters.size(), 1U);
  EXPECT_EQ(other->workspace().filters[0].values, (std::vector<std::string>{"Sở Tư pháp", "UBND xã Cốc San"}));
  EXPECT_EQ(other->workspace().language, text::Language::vi);
  EXPECT_NE(said_by(*other).find("view.json"), std::string::npos);
  other->act("undo");
  EXPECT_EQ(other->address(), before) << "one step";
}

TEST(ViewFile, WaitsForDataAlsoAmongTheSameFiles) {
  const std::string view = R"({"xanh": "view", "version": 1, "actions": ["page:trend"]})";
  auto app = make_app();
  open(*app, "view.json", view);
  EXPECT_NE(said_by(*app).find("view.json"), std::string::npos);
  open(*app, "ho-so.csv", kExport);
  EXPECT_EQ(app->workspace().page, state::Page::trend);

  for (const bool view_first : {true, false}) {
    auto together = make_app();
    std::vector<std::unique_ptr<source::ByteSource>> files;
    files.push_back(std::make_unique<source::MemorySource>("ho-so.csv", kExport));
    files.push_back(std::make_unique<source::MemorySource>("view.json", view));
    if (view_first) std::ranges::reverse(files);
    together->open(std::move(files));
    while (together->step() != source::Step::end) {
    }
    EXPECT_EQ(together->workspace().page, state::Page::trend) << view_first;
  }
}

TEST(ViewFile, WhatIsNotUnderstoodIsSaidInOneSentenceAndChangesNothing) {
  struct Case {
    const char *json, *said;
  };
  auto app = opened();
  app->act("page:overview");
  const std::string before = app->address();
  for (const Case& each : {Case{R"({"xanh": "view", "version": 2, "filters": {}, "actions": ["page:trend"]})", "mới hơn"},
                           Case{R"({"xanh": "view", "version": 1, "actions": ["page:trend", "dance:wild"]})", "dance"},
                           Case{R"({"xanh": "view", "version": 1, "actions": ["page:trend", "open"]})", "open"},
                           Case{R"({"xanh": "view", "version": 1, "actions": ["page:trend", "metric:of_mars"]})", "of_mars"},
                           Case{R"({"xanh": "view", "version": 1, "actions": "page:trend"})", "/actions"},
                           Case{R"({"xanh": "view", "version": 1})", "/actions"},
                           Case{R"({"xanh": "view", "version": 1, "colour": "red", "actions": []})", "/colour"},
                           Case{R"({"xanh": "view", "version": 1, "actions": [)", "JSON"}}) {
    open(*app, "view.json", each.json);
    ASSERT_EQ(app->page().notices.size(), 1U) << each.json << said_by(*app);
    EXPECT_NE(said_by(*app).find(each.said), std::string::npos) << said_by(*app);
    EXPECT_NE(said_by(*app).find("view.json"), std::string::npos) << said_by(*app);
    EXPECT_EQ(app->address(), before) << each.json;
  }
}

TEST(ViewFile, OfTheSettingsPageIsThatOfThePageBefore) {
  auto app = opened();
  app->act("page:spread");
  app->act("page:about");
  EXPECT_EQ(saved_by(*app, "export:view").name, "xanh-view-spread.json");
}

TEST(Unsaved, IsWhatDiffersFromTheFileSavedOrLoadedLast) {
  auto app = opened();
  EXPECT_FALSE(app->unsaved()) << "data alone are in files";
  does(*app, "alias:UBND xã Cóc=UBND xã Cốc San");
  EXPECT_TRUE(app->unsaved());
  EXPECT_NE(twin_of(*app).find("\xE2\x97\x8F"), std::string::npos) << "a mark on every page";
  does(*app, "undo");
  EXPECT_FALSE(app->unsaved()) << "back to what is saved";
  does(*app, "redo");
  EXPECT_TRUE(app->unsaved());
  const Request settings = saved_by(*app, "export:settings");
  EXPECT_FALSE(app->unsaved());
  app->not_saved();
  EXPECT_TRUE(app->unsaved()) << "the dialog was closed without a name";
  (void)saved_by(*app, "export:settings");
  does(*app, "alias:UBND xã Cóc=");
  EXPECT_TRUE(app->unsaved()) << "what was dropped is in the file still";

  auto fresh = opened();
  open(*fresh, "settings.json", settings.bytes);
  EXPECT_FALSE(fresh->unsaved()) << "as loaded";
  does(*fresh, "target:2025:department::full_process_a=60");
  EXPECT_TRUE(fresh->unsaved());
  open(*fresh, "settings.json", settings.bytes);
  EXPECT_TRUE(fresh->unsaved()) << "the target stands in no file";
  (void)saved_by(*fresh, "export:targets");
  EXPECT_FALSE(fresh->unsaved());
}

const view::Chip* chip_of(App& app, const std::string& action) {
  const auto& chips = app.page().frame.chips;
  const auto found = std::ranges::find(chips, action, &view::Chip::action);
  return found == chips.end() ? nullptr : &*found;
}

TEST(Pick, SeveralGroupsAreOneChipWhereEachCanBeDroppedAndOthersAdded) {
  auto app = opened();
  app->act("page:ranking");
  app->act("pick:unit=Xã Cốc San");
  const view::Chip* chip = chip_of(*app, "unfilter:unit");
  ASSERT_NE(chip, nullptr);
  EXPECT_EQ(chip->value, "Xã Cốc San");
  // The export has two units: one is chosen, the other can be.
  ASSERT_EQ(chip->options.size(), 3U);
  EXPECT_EQ(chip->options[0].action, "unfilter:unit=Xã Cốc San");
  EXPECT_EQ(chip->options[1].action, "unfilter:unit");
  EXPECT_EQ(chip->options[2].action, "pick:unit=Sở Tư pháp");
  app->act("pick:unit=Sở Tư pháp");
  chip = chip_of(*app, "unfilter:unit");
  ASSERT_NE(chip, nullptr);
  EXPECT_EQ(chip->value, "2 đơn vị");
  const std::string twin = twin_of(*app);
  EXPECT_NE(twin.find("Bỏ khỏi bộ lọc: Sở Tư pháp"), std::string::npos);
  app->act("unfilter:unit=Xã Cốc San");
  EXPECT_EQ(chip_of(*app, "unfilter:unit")->value, "Sở Tư pháp");
}

TEST(Pick, TheTwinOffersItBesideEachRow) {
  auto app = opened();
  app->act("page:ranking");
  const std::string twin = twin_of(*app);
  EXPECT_NE(twin.find("\"pick:unit=Sở Tư pháp\""), std::string::npos);
  EXPECT_NE(twin.find("Thêm vào bộ lọc: Sở Tư pháp"), std::string::npos);
}

}  // namespace
}  // namespace xanh::app
