#include "ui/screen.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/chips.h"
#include "ui/controls.h"
#include "ui/dialog.h"
#include "ui/frame.h"
#include "ui/pages.h"
#include "ui/picks.h"
#include "ui/scroll.h"
#include "ui/start.h"
#include "ui/table_select.h"
#include "ui/why.h"

namespace xanh::ui {
namespace {

/// Frames until popups, scroll bars and wrapped text have found their size.
constexpr int kSettle = 2;

/// Margin between the frame and the content.
float side_of(const Box& page) { return page.w >= 640 ? 24.0F : kGutter; }

class Style {
 public:
  Style() {
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
  }
  ~Style() { ImGui::PopStyleVar(5); }
  Style(const Style&) = delete;
  Style& operator=(const Style&) = delete;
};

}  // namespace

struct Screen::Impl {
  Fonts fonts;
  std::string focused, hint, why;
  Drafts drafts;
  TableMemory tables;
  Picks picks;
  ImVec2 size = {0, 0};
  float scale = 0, used = 0, growth = 1, height = 0;
  std::size_t page = 0;
  bool popup = false;
  int settle = kSettle;

  /// Assigns; a change wants more frames.
  template <class T>
  void note(T& held, const T& now) {
    if (held == now) return;
    held = now;
    settle = kSettle;
  }
};

Screen::Screen() : impl_(std::make_unique<Impl>()) {}
Screen::~Screen() = default;

bool Screen::prepare(const view::PageView& view, float scale) {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  const bool presents = std::holds_alternative<view::PresentPage>(view.body);
  impl_->growth = presents ? present_growth(size.x / scale, size.y / scale) : 1;
  return impl_->fonts.bake(scale * impl_->growth);
}

std::string Screen::selected_text(const view::PageView& view) const { return ui::selected_text(impl_->tables, view); }

float Screen::height() const { return impl_->height; }

bool Screen::wants_frame() const { return impl_->settle > 0; }

std::vector<std::string> Screen::draw(const view::PageView& view, const Display& display) {
  Impl& is = *impl_;
  if (is.settle > 0) --is.settle;
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  if (size.x != is.size.x || size.y != is.size.y) is.settle = kSettle;
  is.size = size;
  const float scale = display.scale * is.growth;
  is.note(is.scale, scale);
  is.note(is.page, view.body.index());
  const bool reveal = display.focused != is.focused;
  is.note(is.focused, std::string(display.focused));

  const Palette& colors = palette(display.scheme);
  Controls c(Painter(is.fonts, colors, scale), is.drafts, display.focused, reveal, display.typed);
  c.tables = &is.tables;
  const Box screen = {0, 0, size.x / scale, size.y / scale};
  c.mark_picks(is.picks);
  const Style style;
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(size);
  ImGui::Begin("xanh", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                                    ImGuiWindowFlags_NoBringToFrontOnFocus | ImGuiWindowFlags_NoNav |
                                    ImGuiWindowFlags_NoScrollWithMouse);
  c.paint.fill(screen, display.alone != nullptr ? colors.card : colors.page);
  if (const auto* present = std::get_if<view::PresentPage>(&view.body)) {
    draw_present(c, screen, *present);
    c.focus_ring();
    ImGui::End();
    if (display.dialog != nullptr) draw_dialog(c, screen, *display.dialog);
    is.note(is.hint, c.shown_hint());
    is.height = 0;
    if (!c.actions().empty()) is.settle = kSettle;
    return std::move(c.actions());
  }
  const FrameRest rest = display.bare ? FrameRest{screen} : draw_frame(c, screen, view.frame, view.filters.search);
  // The page makes room for the drawer; where there is none for both the drawer lies over it.
  c.ask_why = view.ask_why;
  const float drawer = view.why ? drawer_width(rest.page) : 0;
  const Box body = {rest.page.x, rest.page.y, rest.page.w - drawer, rest.page.h};
  const float side = display.alone != nullptr ? 0 : side_of(body), edge = display.alone != nullptr ? 0 : kGutter;
  float used = 0;
  if (body.w > 0) {
    // One scroll position for each kind of page.
    static constexpr const char* kIds[] = {"start", "progress", "overview", "import", "tables", "present"};
    static_assert(std::size(kIds) == std::variant_size_v<decltype(view.body)>);
    const auto* tables = std::get_if<view::TablesPage>(&view.body);
    Scroll scroll(c, tables != nullptr ? tables->id.c_str() : kIds[view.body.index()], body);
    const Box& at = scroll.content();
    const float x = at.x + side, w = std::max(1.0F, at.w - 2 * side);
    float y = at.y + edge;
    if (rest.chips) y += chip_rows(c, x, y, w, view.frame.chips, view.filters.search) + kGutter;
    for (const view::Notice& notice : view.notices) {
      y += draw_notice(c, x, y, w, notice) + kGrid;
    }
    if (!view.notices.empty()) y += kGrid;
    const Box area = {x, y, w, display.flows ? 0 : at.h - (y - at.y) - edge};
    struct Pages {
      Controls& c;
      const Box& area;
      bool dragging;
      float operator()(const view::StartPage& p) const { return draw_start(c, area, p, dragging); }
      float operator()(const view::ProgressPage& p) const { return draw_progress(c, area, p); }
      float operator()(const view::OverviewPage& p) const { return draw_overview(c, area, p); }
      float operator()(const view::ImportPage& p) const { return draw_import(c, area, p); }
      float operator()(const view::TablesPage& p) const { return draw_tables(c, area, p); }
      float operator()(const view::PresentPage&) const { return 0; }  // has the screen to itself
    };
    y += (display.alone != nullptr ? draw_alone(c, area, *display.alone) : std::visit(Pages{c, area, display.dragging}, view.body)) + edge;
    if (rest.footer) y += draw_footer(c, x, y, w, view.frame) + kGutter;
    used = y - at.y;
    scroll.end(used);
    if (display.dialog == nullptr) scroll.take_keys();
  }
  const bool fresh = view.why && view.why->title != is.why;
  is.note(is.why, view.why ? view.why->title : std::string{});
  if (view.why) {
    const bool escapes = !is.popup && display.dialog == nullptr && !ImGui::GetIO().WantTextInput;  // those are closed first
    draw_why(c, {body.right(), rest.page.y, drawer, rest.page.h}, *view.why, view.ask_why, fresh, escapes);
  }
  if (display.dragging && !std::holds_alternative<view::StartPage>(view.body)) {
    c.paint.fill(rest.page, colors.accent_soft, 0, 0.5F);
    c.paint.stroke(rest.page.inset(4, 4), colors.accent, kRadius, 2);
  }
  const bool popup = ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
  ImGui::End();
  if (display.dialog != nullptr) draw_dialog(c, screen, *display.dialog);
  const ImGuiIO& io = ImGui::GetIO();
  const std::size_t waiting = is.picks.size();
  gather_picks(is.picks, c.actions(), io.KeyCtrl || io.KeyShift || io.KeySuper);
  if (is.picks.size() != waiting) is.settle = kSettle;

  is.note(is.used, used);
  is.height = std::ceil(std::max(rest.page.y + used, rest.menu));
  is.note(is.hint, c.shown_hint());
  is.note(is.popup, popup);
  if (!c.actions().empty()) is.settle = kSettle;
  return std::move(c.actions());
}

}  // namespace xanh::ui
