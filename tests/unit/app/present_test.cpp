// The presentation: what a leader reads in a minute, against figures counted by hand (export.h).
#include <algorithm>

#include "export.h"

namespace xanh::app {
namespace {

bool screen_says(const view::PresentPage& page, std::string_view text) {
  return std::ranges::any_of(page.screen.sentences, [text](const std::string& line) { return line.find(text) != std::string::npos; });
}

TEST(Present, TheHeadlineThenWhoMissesMostThenWhatToDo) {
  auto app = opened();
  app->act("page:present");
  {
    const auto& page = body<view::PresentPage>(*app);
    ASSERT_TRUE(page.screen.headline.has_value());
    EXPECT_EQ(page.screen.headline->value, "50,0\xC2\xA0%");  // 3 of 6
    EXPECT_EQ(page.screen.title, "Tỷ lệ hồ sơ trực tuyến toàn trình");
    EXPECT_TRUE(page.title.starts_with("Tỉnh Lào Cai · ")) << page.title;
    EXPECT_EQ(page.place, "1 / 3");
    EXPECT_FALSE(page.previous.enabled);
  }
  app->act(body<view::PresentPage>(*app).next.action);
  {
    const auto& page = body<view::PresentPage>(*app);
    ASSERT_TRUE(page.screen.bars.has_value());
    ASSERT_EQ(page.screen.bars->bars.size(), 1U);  // 0 of 2 misses 2 of 70 %; 3 of 4 does not miss it
    EXPECT_EQ(page.screen.bars->bars[0].label, "Xã Cốc San");
  }
  app->act("screen:next");
  app->act("screen:next");  // the last one stays
  const auto& page = body<view::PresentPage>(*app);
  EXPECT_EQ(page.place, "3 / 3");
  EXPECT_FALSE(page.next.enabled);
  EXPECT_TRUE(screen_says(page, "Xã Cốc San (2)")) << page.screen.sentences.size();
  // Two dossiers of a partly-online service; one filed in person although its service is full-process.
  EXPECT_TRUE(std::ranges::any_of(page.screen.sentences, [](const std::string& line) {
    return line.find("cung cấp toàn trình") != std::string::npos && line.find("Chứng thực chữ ký (2)") != std::string::npos;
  }));
  EXPECT_TRUE(std::ranges::any_of(page.screen.sentences, [](const std::string& line) {
    return line.find("nộp trực tuyến") != std::string::npos && line.find("Đăng ký kết hôn (1)") != std::string::npos;
  }));
  app->act(page.leave.action);
  EXPECT_NE(app->workspace().page, state::Page::present) << "screens are no steps back";
}

TEST(Present, NobodyIsRemindedForAUnitThatHasEnded) {
  // A district until June, a commune after: only the commune can still be asked.
  auto app = make_app();
  std::string list = "Mã hồ sơ,Tên thủ tục hành chính,Lĩnh vực,Đơn vị xử lý,Hình thức nộp,Mức độ DVC,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái hồ sơ\r\n";
  for (int i = 1; i <= 4; ++i) {
    list += "H38.40-250410-000" + std::to_string(i) + ",Đăng ký kết hôn,Hộ tịch,UBND huyện Bảo Thắng,Trực tiếp,Toàn trình,10/04/2025,15/04/2025,14/04/2025,Đã trả kết quả\r\n";
    list += "H38.99-250810-000" + std::to_string(i) + ",Đăng ký kết hôn,Hộ tịch,UBND xã Cốc San,Trực tiếp,Toàn trình,10/08/2025,15/08/2025,14/08/2025,Đã trả kết quả\r\n";
  }
  open(*app, "ho-so.csv", list);
  app->act("page:present");
  app->act("screen:2");
  const auto& page = body<view::PresentPage>(*app);
  EXPECT_TRUE(screen_says(page, "Xã Cốc San"));
  EXPECT_FALSE(screen_says(page, "Bảo Thắng"));
}

}  // namespace
}  // namespace xanh::app
