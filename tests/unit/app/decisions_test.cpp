// What the user says of a file as a whole: sheet, unit, channel, period, date; and taking it back.
#include "app/decisions.h"

#include "export.h"

namespace xanh::app {
namespace {

const view::Setting& setting(App& app, const std::string& id, std::size_t file = 0) {
  app.act("page:import");
  for (const view::Setting& each : body<view::ImportPage>(app).files.at(file).settings) {
    if (each.id == id) return each;
  }
  ADD_FAILURE() << "no setting " << id;
  static const view::Setting kNone;
  return kNone;
}

text::Day day(int year, int month, int date) { return text::day_from_civil(year, month, date); }

TEST(DecideGiven, TakesDaysInBothForms) {
  for (const char* written : {"2025-10-31", "31/10/2025", " 31/10/2025 "}) {
    intake::GivenChoices givens;
    ASSERT_TRUE(decide_given(givens, "as_of", written)) << written;
    EXPECT_EQ(givens.as_of, day(2025, 10, 31)) << written;
  }
  for (const char* written : {"2025-01-01..2025-10-31", "01/01/2025..31/10/2025", "01/01/2025 - 31/10/2025", "01/01/2025 – 31/10/2025", "2025-01-01 .. 2025-10-31"}) {
    intake::GivenChoices givens;
    ASSERT_TRUE(decide_given(givens, "period", written)) << written;
    EXPECT_EQ(givens.period, (intake::Days{day(2025, 1, 1), day(2025, 10, 31)})) << written;
  }
}

TEST(DecideGiven, RefusesWhatIsNoneAndKeepsWhatWas) {
  intake::GivenChoices givens{.unit = "Sở Tư pháp", .as_of = day(2025, 1, 2)};
  const intake::GivenChoices before = givens;
  const std::pair<const char*, const char*> wrong[] = {{"as_of", "31/02/2025"}, {"as_of", "hôm nay"}, {"as_of", "31/10/0025"}, {"period", "2025"},
                                                       {"period", "2025-01-01"}, {"period", "2025-01-01.."}, {"channel", "Online"}, {"colour", "x"}};
  for (const auto& [what, text] : wrong) {
    const auto done = decide_given(givens, what, text);
    ASSERT_FALSE(done) << what << " " << text;
    EXPECT_EQ(done.error().code, ErrorCode::unknown_name);
    EXPECT_EQ(givens, before);
  }
  const auto reversed = decide_given(givens, "period", "2025-10-31..2025-01-01");
  ASSERT_FALSE(reversed);
  EXPECT_EQ(reversed.error().code, ErrorCode::period_reversed);
}

TEST(DecideGiven, EmptyTextGoesBackToTheFile) {
  intake::GivenChoices givens{.unit = "Sở Tư pháp", .channel = facts::Channel::online, .period = intake::Days{1, 2}, .as_of = 3};
  for (const char* what : {"unit", "channel", "period", "as_of"}) ASSERT_TRUE(decide_given(givens, what, " ")) << what;
  EXPECT_EQ(givens, intake::GivenChoices{});
}

// kExport has a column of channels: what the user says goes before it. 6 received dossiers.
TEST(Given, TheUsersChannelGoesBeforeTheColumnAndBack) {
  auto app = opened();
  EXPECT_EQ(setting(*app, "channel").value, "theo cột “Hình thức nộp”");
  act(*app, "given:0:channel=online");
  EXPECT_EQ(setting(*app, "channel").value, "Trực tuyến");
  EXPECT_EQ(setting(*app, "channel").from, "do người dùng đặt");
  // Of all definitions that rest on the channel: 6 of 6 received dossiers were filed online.
  const std::vector<std::string> ids = {"online_filing"};
  const auto report = view::make_report(app->inputs(), ids);
  ASSERT_TRUE(report);
  EXPECT_EQ(report->total.figures[0].numerator, 6);
  EXPECT_EQ(report->total.figures[0].denominator, 6);
  act(*app, "given:0:channel=");
  EXPECT_EQ(setting(*app, "channel").value, "theo cột “Hình thức nộp”");
}

TEST(Given, TheDataDateIsSetAndSaysWhoSetIt) {
  auto app = opened();
  ASSERT_EQ(log(*app).data_as_of, day(2025, 3, 24)) << "the latest event";
  act(*app, "given:0:as_of=31/03/2025");
  EXPECT_TRUE(app->page().notices.empty());
  EXPECT_EQ(log(*app).data_as_of, day(2025, 3, 31));
  EXPECT_EQ(setting(*app, "as_of").input, "31/03/2025");
  EXPECT_EQ(setting(*app, "as_of").from, "do người dùng đặt");
  act(*app, "given:0:as_of=");
  EXPECT_EQ(log(*app).data_as_of, day(2025, 3, 24));
}

TEST(Given, TheUnitStandsForTheWholeFile) {
  auto app = opened();
  act(*app, "given:0:unit=Sở Tài chính");
  EXPECT_EQ(log(*app).givens.unit_from, intake::GivenFrom::chosen);
  app->act("page:sources");  // the units that the files tell of
  std::vector<std::string> keys;
  for (const view::Row& row : body<view::TablesPage>(*app).tables.at(0).rows) keys.push_back(row.key);
  EXPECT_EQ(keys, std::vector<std::string>{"Sở Tài chính"});
}

TEST(Given, NonsenseIsOneSentenceAndChangesNothing) {
  auto app = opened();
  for (const char* action : {"given:0:as_of=soon", "given:0:period=2025", "given:0:colour=red", "given:9:unit=x", "given:0", "sheet:0=Nowhere", "sheet:5=x", "alias:x", "alias:=y",
                             "remember:7", "forget:x"}) {
    const std::size_t before = app->page().notices.size();
    app->act(action);
    EXPECT_FALSE(app->library().reading()) << action;
    ASSERT_EQ(app->page().notices.size(), before + 1) << action;
    EXPECT_EQ(app->page().notices.back().text.find('['), std::string::npos) << app->page().notices.back().text;
  }
}

TEST(Undo, TakesBackWhatWasDecidedInItsOrder) {
  auto app = opened();
  act(*app, "page:ranking");
  act(*app, "role:0:4=none");
  act(*app, "given:0:as_of=31/03/2025");
  act(*app, "page:import");
  EXPECT_EQ(log(*app).columns[4].role, intake::Role::none);
  act(*app, "undo");  // the page
  EXPECT_EQ(app->workspace().page, state::Page::ranking);
  EXPECT_EQ(log(*app).data_as_of, day(2025, 3, 31));
  act(*app, "undo");  // the date
  EXPECT_EQ(log(*app).data_as_of, day(2025, 3, 24));
  EXPECT_EQ(log(*app).columns[4].role, intake::Role::none);
  act(*app, "undo");  // the role
  EXPECT_EQ(log(*app).columns[4].role, intake::Role::channel);
  EXPECT_EQ(app->workspace().page, state::Page::ranking);
  act(*app, "redo");
  act(*app, "redo");
  EXPECT_EQ(log(*app).columns[4].role, intake::Role::none);
  EXPECT_EQ(log(*app).data_as_of, day(2025, 3, 31));
  act(*app, "remove:0");
  act(*app, "undo");  // what was decided for a file that has gone is passed over
  EXPECT_TRUE(app->page().notices.empty());
}

TEST(Undo, KnowsNothingOfADecisionThatCouldNotBeHad) {
  auto app = opened();
  act(*app, "role:0:4=none");
  act(*app, "role:0:7=none");  // no day left to count by
  ASSERT_EQ(app->page().notices.size(), 1U);
  act(*app, "undo");
  EXPECT_EQ(log(*app).columns[4].role, intake::Role::channel) << "the one before is taken back";
}

TEST(Refused, AFileIsReadOnceItsColumnsAreChosen) {
  auto app = make_app();
  open(*app, "la.csv",
       "Mã hồ sơ,Đơn vị,Cột lạ\nH38.02-250110-0001,Sở Tư pháp,10/01/2025\nH38.02-250110-0002,Sở Tư pháp,11/01/2025\nH38.02-250110-0003,Sở Tư pháp,12/01/2025\n");
  ASSERT_EQ(app->library().refused().size(), 1U);
  EXPECT_EQ(app->page().notices.at(0).fix.action, "page:import");
  app->act("page:import");
  const view::FileSummary& file = body<view::ImportPage>(*app).files.at(0);
  EXPECT_EQ(file.tables.back().rows.at(2).cells[2].options.front().action, "role:refused-0:2=auto");
  act(*app, "role:refused-0:2=received_at");
  EXPECT_TRUE(app->library().refused().empty());
  ASSERT_EQ(app->library().logs().size(), 1U);
  EXPECT_EQ(log(*app).received(), 3U);
}

TEST(Refused, GoesWhenItIsNotWanted) {
  auto app = make_app();
  open(*app, "la.csv", "Mã hồ sơ,Đơn vị,Cột lạ\nH38.02-250110-0001,Sở Tư pháp,bìa vàng\nH38.02-250110-0002,Sở Tư pháp,bìa đỏ\n");
  app->act("page:import");
  EXPECT_EQ(body<view::ImportPage>(*app).files.at(0).remove.action, "remove:refused-0");
  act(*app, "given:refused-0:unit=Sở Y tế");
  EXPECT_EQ(app->library().refused().size(), 1U) << "it is still not understood";
  ASSERT_EQ(app->page().notices.size(), 1U);
  act(*app, "remove:refused-0");
  EXPECT_TRUE(app->library().refused().empty());
  EXPECT_TRUE(app->page().notices.empty());
  EXPECT_TRUE(std::holds_alternative<view::StartPage>(app->page().body));
}

TEST(Text, AnEncodingAndASeparatorAreTakenAtTheUsersWord) {
  auto app = opened();
  EXPECT_EQ(setting(*app, "encoding").value, "UTF-8");
  EXPECT_EQ(setting(*app, "separator").value, "dấu phẩy");
  act(*app, "text:0:encoding=windows-1258");
  ASSERT_EQ(app->library().logs().size(), 1U);
  act(*app, "text:0:separator=semicolon");  // one column is no list: it stays as it was
  EXPECT_EQ(app->page().notices.size(), 1U);
  EXPECT_EQ(log(*app).dialect.separator, ',');
  app->act("text:0:encoding=latin-9");
  EXPECT_EQ(app->page().notices.size(), 2U);
}

// Two rows could be a header: the file's own, and a second one of a copy below. The user says which.
TEST(Decisions, TheHeaderMayBeNamed) {
  auto app = make_app();
  open(*app, "hai.csv",
       "Mã hồ sơ,Đơn vị,Ngày tiếp nhận,Hình thức nộp\nH38.02-250110-0001,Sở Tư pháp,10/01/2025,Trực tuyến\n"
       "Mã hồ sơ,Cơ quan,Ngày tiếp nhận,Hình thức nộp\nH38.02-250111-0001,Sở Nội vụ,11/01/2025,Trực tuyến\n");
  ASSERT_EQ(app->library().logs().size(), 1U);
  EXPECT_EQ(app->library().logs()[0]->header_row, 1U);
  EXPECT_EQ(app->library().logs()[0]->dossiers, 2U);
  const auto act = [&app](const std::string& action) {
    app->act(action);
    while (app->step() != source::Step::end) {
    }
  };
  act("given:0:header=3");
  EXPECT_EQ(app->library().logs()[0]->header_row, 3U);
  EXPECT_EQ(app->library().logs()[0]->dossiers, 1U);
  act("given:0:header=2");  // no header there: the file stays as it was, and it is said
  EXPECT_EQ(app->library().logs()[0]->header_row, 3U);
  EXPECT_EQ(app->page().notices.size(), 1U);
  act("given:0:header=x");
  EXPECT_EQ(app->library().logs()[0]->header_row, 3U);
  act("given:0:header=");
  EXPECT_EQ(app->library().logs()[0]->dossiers, 2U);
}

}  // namespace
}  // namespace xanh::app
