// forms.json: what it may say, how headers are read as its terms, and the cells of forms.
#include "intake/form_number.h"
#include "intake/form_rows.h"
#include "intake/form_rules.h"

#include "form.h"

namespace xanh::intake {
namespace {

TEST(FormRules, FaultsAreNamedByTheirPointer) {
  const auto fault = [](const std::string& json) {
    const auto parsed = FormRules::parse(json, "forms.json");
    if (parsed) return std::string("none");
    EXPECT_EQ(parsed.error().code, ErrorCode::rules_invalid);
    EXPECT_EQ(parsed.error().args[0], "forms.json");
    return parsed.error().args[1];
  };
  const auto with = [](const std::string& terms, const std::string& more = "") {
    return R"({"version":1,"terms":[)" + terms +
           R"(],"fillers":["ho so"],"labels":{"unit":["Don vi"]})" + more + "}";
  };
  EXPECT_EQ(fault(with(R"({"words":["a"],"base":"received"})")), "none");
  EXPECT_EQ(fault("{"), "");
  EXPECT_EQ(fault(R"({"version":2})"), "/version");
  EXPECT_EQ(fault(R"({"version":1,"terms":[],"labels":{}})"), "/fillers");
  EXPECT_EQ(fault(with(R"({"words":["a"]})")), "/terms/0");
  EXPECT_EQ(fault(with(R"({"base":"received"})")), "/terms/0/words");
  EXPECT_EQ(fault(with(R"({"words":["a"],"base":"got"})")), "/terms/0/base");
  EXPECT_EQ(fault(with(R"({"words":["a"],"where":{"colour":["red"]}})")), "/terms/0/where/colour");
  EXPECT_EQ(fault(with(R"({"words":["a"],"where":{"channel":["online","unknown"]}})")),
            "/terms/0/where/channel/1");
  EXPECT_EQ(fault(with(R"({"words":["a"],"rate":1})")), "/terms/0/rate");
  EXPECT_EQ(fault(with(R"({"words":["a"],"rate":true},{"words":["b","A!"],"total":true})")),
            "/terms/1/words/1");
  EXPECT_EQ(fault(with(R"({"words":["a"],"under":{"pending":{"kind":1}}})")),
            "/terms/0/under/pending/kind");
  EXPECT_EQ(fault(with(R"({"words":["a"],"colour":1})")), "/terms/0/colour");
  EXPECT_EQ(fault(with(R"({"words":["a"],"rate":true})", R"(,"more":1)")), "/more");
  EXPECT_EQ(fault(R"({"version":1,"terms":[],"fillers":["a"],"labels":{"status":["b"]}})"),
            "/labels/status");
}

// One level or several, top first, as they say it: base, values, or "?" for words that are not
// known.
FormMeaning meaning(std::initializer_list<const char*> levels) {
  FormMeaning out;
  for (const char* level : levels)
    shipped_form_rules().impl().fold(out, shipped_form_rules().impl().read(level));
  return out;
}

TEST(FormWords, ALowerLevelGoesBeforeAnUpperOne) {
  EXPECT_EQ(meaning({"Tiếp nhận", "Kỳ trước"}).base, Base::carried_over);
  EXPECT_EQ(meaning({"Tiếp nhận", "Trong kỳ", "Trực tuyến"}).shape(),
            (facts::StatementShape{Base::received, channel({Channel::online})}));
  EXPECT_EQ(meaning({"Hồ sơ trực tuyến", "Trực tiếp"}).shape().extent,
            channel({Channel::in_person}));
  EXPECT_EQ(meaning({"Trực tiếp, dịch vụ bưu chính"}).shape().extent,
            channel({Channel::in_person, Channel::post}));
  // All that a property can be is no condition.
  EXPECT_EQ(meaning({"Tiếp nhận", "Trực tuyến, trực tiếp, bưu chính"}).shape().extent, Extent{});
}

TEST(FormWords, TheSameWordsUnderAnotherBase) {
  EXPECT_EQ(meaning({"Đang giải quyết", "Quá hạn"}).base, Base::pending_overdue);
  EXPECT_EQ(meaning({"Đã giải quyết", "Quá hạn"}).shape(),
            (facts::StatementShape{Base::finished, timing({Timing::late})}));
  EXPECT_EQ(meaning({"Quá hạn đang giải quyết"}).base, Base::pending_overdue);
  EXPECT_EQ(meaning({"Số hồ sơ đã giải quyết trong kỳ"}).base, Base::finished);
  EXPECT_EQ(meaning({"Hồ sơ đang xử lý", "Đúng hạn"}).base, Base::pending_in_time);
  EXPECT_EQ(meaning({"Đã giải quyết", "Trước và đúng hạn"}).shape().extent,
            timing({Timing::early, Timing::on_time}));
}

TEST(FormWords, WhatIsNotKnownIsNotGuessed) {
  const FormRules::Impl& rules = shipped_form_rules().impl();
  EXPECT_TRUE(rules.read("Tổng số hồ sơ tiếp nhận (3)").understood());
  EXPECT_TRUE(rules.read("Đúng hạn (Bao gồm cả hồ sơ trả lại/xin rút)").understood());
  EXPECT_TRUE(rules.read("Đúng hạn bao gồm cả hồ sơ trả lại").understood());
  EXPECT_FALSE(rules.read("Hồ sơ tiếp nhận của người nghèo").understood());
  EXPECT_FALSE(rules.read("Số hồ sơ không được tiếp nhận").ignore == false);
  EXPECT_TRUE(rules.read("Số lượng thủ tục có phát sinh thanh toán trực tuyến").ignore);
  EXPECT_EQ(meaning({"Trực tuyến (toàn trình)"}).shape().extent,
            extent({{Property::channel, bits({Channel::online})},
                    {Property::level, bits({Level::full})}}));
  EXPECT_EQ(rules.read(std::string(5000, 'x')).unknown, 1u);
}

TEST(FormWords, LabelsOfSubRows) {
  const FormRules::Impl& rules = shipped_form_rules().impl();
  ASSERT_TRUE(rules.narrowing("DVC trực tuyến toàn trình"));
  EXPECT_EQ(extent_of(*rules.narrowing("DVC trực tuyến toàn trình")), level({Level::full}));
  EXPECT_EQ(extent_of(*rules.narrowing("- Trực tuyến")), channel({Channel::online}));
  for (const char* unit : {"UBND phường Sa Pa", "Sở Nội vụ", "Tổng số", "Hộ tịch", "Đã giải quyết",
                           "Tiếp nhận trực tuyến"}) {
    EXPECT_FALSE(rules.narrowing(unit)) << unit;
  }
}

TEST(FormWords, NamesOfMachinesAreWords) {
  EXPECT_EQ(form_key("onlineDossierCount"), "online dossier count");
  EXPECT_EQ(form_key("tongToanTrinhTrucTuyen"), "tong toan trinh truc tuyen");
  EXPECT_EQ(form_key("tongMotPhanBCCI"), "tong mot phan bcci");
  EXPECT_EQ(form_key("HTN_TRUCTIEP"), "htn tructiep");
  EXPECT_EQ(
      meaning({"tongToanTrinhTrucTuyen"}).shape(),
      (facts::StatementShape{Base::received, extent({{Property::channel, bits({Channel::online})},
                                                     {Property::level, bits({Level::full})}})}));
}

std::string cell(std::string_view text) {
  const FormCell read = read_form_cell(source::CellKind::text, text, {});
  if (read.state == FormCell::State::empty) return "-";
  std::string out = read.state == FormCell::State::unreadable ? "?" : std::to_string(read.value);
  if (read.from_text) out += " text";
  if (read.rate) {
    char rate[40];
    std::snprintf(rate, sizeof rate, " %g%%", read.rate->percent);
    out += rate;
  }
  return out;
}

TEST(FormCells, CountsWithWhatStandsBesideThem) {
  EXPECT_EQ(cell("412"), "412");
  EXPECT_EQ(cell("1.234.567"), "1234567");
  EXPECT_EQ(cell("1 234"), "1234 text");
  EXPECT_EQ(cell("12 hồ sơ"), "12 text");
  EXPECT_EQ(cell("12 15"), "?");
  EXPECT_EQ(cell("124907 48,6%"), "124907 48.6%");
  EXPECT_EQ(cell("1234 100%"), "1234 100%");
  EXPECT_EQ(cell("1.234 (48,6 %)"), "1234 48.6%");
  EXPECT_EQ(cell("48,6%"), "? 48.6%");
  EXPECT_EQ(cell("Số lượng: 12 Tỷ lệ: 85.71% Điểm số: 8"), "12 85.71%");
  EXPECT_EQ(cell("Số lượng: 1.190 Tỷ lệ: 0"), "1190 0%");
  EXPECT_EQ(cell("Điểm số: 8"), "?");
  EXPECT_EQ(cell("-"), "-");
  EXPECT_EQ(cell("…"), "-");
  EXPECT_EQ(cell("không rõ"), "?");
  EXPECT_EQ(cell("-5"), "?");
  EXPECT_EQ(cell("10:30"), "?");
}

TEST(FormCells, MarkersOfRows) {
  using Kind = RowMarker::Kind;
  EXPECT_EQ(marker_of("II.").kind, Kind::roman);
  EXPECT_EQ(marker_of("A").kind, Kind::letter);
  EXPECT_EQ(marker_of("1.2").depth, 1u);
  EXPECT_EQ(marker_of("1.0").text, "1");
  EXPECT_EQ(marker_of("a)").kind, Kind::small_letter);
  EXPECT_EQ(marker_of("Tổng").kind, Kind::none);
  EXPECT_TRUE(is_member(marker_of("1"), marker_of("1.1")));
  EXPECT_FALSE(is_member(marker_of("1"), marker_of("11")));
  EXPECT_FALSE(is_member(marker_of("1"), marker_of("2")));
  EXPECT_TRUE(is_member(marker_of("A"), marker_of("I")));
  EXPECT_FALSE(is_member(marker_of("I"), marker_of("II")));
  std::string label = "II. Cấp huyện";
  EXPECT_EQ(take_marker(label).kind, Kind::roman);
  EXPECT_EQ(label, "Cấp huyện");
  std::string name = "Xã A";
  EXPECT_EQ(take_marker(name).kind, Kind::none);
}

}  // namespace
}  // namespace xanh::intake
