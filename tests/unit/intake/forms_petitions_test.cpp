// Forms of petitions and of citizens' ratings (domain.md 2.5): what they count is no dossier.
#include "form.h"

namespace xanh::intake {
namespace {

const std::string kTitle =
    "\"TỔNG HỢP PHẢN ÁNH, KIẾN NGHỊ VÀ ĐÁNH GIÁ CỦA TỔ CHỨC, CÁ NHÂN\",,,,,,,,\n"
    "Kỳ báo cáo: Tháng 10 năm 2025,,,,,,,,\n";

TEST(FormPetitions, ReceivedInTimeAndSatisfiedAreRead) {
  const Loaded form = load_form(kTitle +
      "STT,Đơn vị,Số PAKN tiếp nhận,Số PAKN đã xử lý,Số PAKN xử lý đúng hạn,Tỷ lệ (%),Tổng số lượt đánh giá,Số lượt hài lòng,Số lượt không hài lòng\n"
      "1,Sở Nội vụ,20,19,18,90,200,190,10\n"
      "2,Sở Tư pháp,0,0,0,,50,40,10\n"
      "Tổng cộng,,20,19,18,90,250,230,20\n");
  ASSERT_FALSE(form.error) << static_cast<int>(form.error->code);
  ASSERT_EQ(form.grain, Grain::statements);
  EXPECT_EQ(values(form, "Sở Nội vụ", Base::petitions), Values{20});
  EXPECT_EQ(values(form, "Sở Nội vụ", Base::petitions_in_time), Values{18});
  EXPECT_EQ(values(form, "Sở Nội vụ", Base::ratings), Values{200});
  EXPECT_EQ(values(form, "Sở Nội vụ", Base::ratings_satisfied), Values{190});
  EXPECT_EQ(values(form, "Sở Tư pháp", Base::petitions), Values{0});
  // Nothing of it is taken for dossiers: those that were handled are not those received.
  EXPECT_EQ(form.shard->shapes.size(), 4u);
  EXPECT_EQ(form.log.form.failed_count, 0u) << failed(form);
}

TEST(FormPetitions, SatisfiedApartFromVerySatisfiedIsNotAllWhoAre) {
  const std::string header = "STT,Đơn vị,Tổng số lượt đánh giá,Rất hài lòng,Hài lòng,Bình thường,Không hài lòng\n";
  const Loaded apart = load_form(kTitle + header + "1,Sở Nội vụ,100,60,30,5,5\n2,Sở Tư pháp,80,50,20,5,5\n");
  ASSERT_FALSE(apart.error);
  EXPECT_EQ(values(apart, "Sở Nội vụ", Base::ratings), Values{100});
  EXPECT_EQ(values(apart, "Sở Nội vụ", Base::ratings_satisfied), Values{});  // 30 would be too few
  const Loaded both = load_form(kTitle + "STT,Đơn vị,Tổng số lượt đánh giá,Rất hài lòng,Hài lòng và rất hài lòng\n1,Sở Nội vụ,100,60,90\n2,Sở Tư pháp,80,50,70\n");
  ASSERT_FALSE(both.error);
  EXPECT_EQ(values(both, "Sở Nội vụ", Base::ratings_satisfied), Values{90});
}

TEST(FormPetitions, BesideDossiersTheyChangeNothing) {
  const Loaded form = load_form(kTitle +
      "STT,Đơn vị,Hồ sơ tiếp nhận trong kỳ,Hồ sơ nộp trực tuyến,Tổng số PAKN tiếp nhận,PAKN quá hạn,PAKN được trả lời đúng hạn\n"
      "1,Sở Nội vụ,412,380,7,1,6\n2,Sở Tư pháp,88,70,2,0,2\n");
  ASSERT_FALSE(form.error);
  EXPECT_EQ(values(form, "Sở Nội vụ", Base::received), Values{412});
  EXPECT_EQ(values(form, "Sở Nội vụ", Base::received, channel({Channel::online})), Values{380});
  EXPECT_EQ(values(form, "Sở Nội vụ", Base::petitions), Values{7});
  EXPECT_EQ(values(form, "Sở Nội vụ", Base::petitions_in_time), Values{6});
  EXPECT_EQ(values(form, "Sở Nội vụ", Base::finished, timing({Timing::late})), Values{});
}

}  // namespace
}  // namespace xanh::intake
