// A line of text that can be changed.
#include <algorithm>

#include "ui/controls.h"

namespace xanh::ui {
namespace {

// Room for names of units; a longer text is no name.
constexpr std::size_t kMostBytes = 512;

int grow(ImGuiInputTextCallbackData* data) {
  if (data->EventFlag == ImGuiInputTextFlags_CallbackResize) {
    auto* text = static_cast<std::string*>(data->UserData);
    text->resize(static_cast<std::size_t>(data->BufTextLen));
    data->Buf = text->data();
  }
  return 0;
}

}  // namespace

void Controls::field(std::string_view action, std::string_view value, std::string_view placeholder, const Box& box) {
  if (box.w <= 0 || box.h <= 0) return;
  place(action, box);
  const Palette& p = paint.colors();
  const auto known = drafts_->find(action);
  std::string text = known == drafts_->end() ? std::string(value) : known->second;
  const bool active_before = known != drafts_->end();
  if (!active_before && typed_ != nullptr && focused_ == action) text = *typed_;
  paint.fill(box, p.card, 6);
  const float line = paint.line_height(Face::body);
  const ImVec2 cursor = ImGui::GetCursorScreenPos();
  ImGui::PushFont(paint.font(Face::body));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, paint.device(kGrid, std::max(0.0F, (box.h - line) / 2)));
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0);
  ImGui::PushStyleColor(ImGuiCol_FrameBg, 0U);
  ImGui::PushStyleColor(ImGuiCol_Text, pack(p.text));
  ImGui::PushStyleColor(ImGuiCol_TextDisabled, pack(p.faint));
  ImGui::PushStyleColor(ImGuiCol_TextSelectedBg, pack(p.accent_line));
  ImGui::SetCursorScreenPos(paint.device(box.x, box.y));
  ImGui::SetNextItemWidth(paint.device(box.w));
  ImGui::PushID(action.data(), action.data() + action.size());
  const std::string hint(placeholder);
  if (text.capacity() < 64) text.reserve(64);
  ImGui::InputTextWithHint("##field", hint.c_str(), text.data(), text.capacity() + 1,
                           ImGuiInputTextFlags_CallbackResize | ImGuiInputTextFlags_AutoSelectAll, grow, &text);
  text.resize(std::char_traits<char>::length(text.c_str()));
  const bool active = ImGui::IsItemActive(), hovered = ImGui::IsItemHovered();
  const bool finished = ImGui::IsItemDeactivatedAfterEdit();
  ImGui::PopID();
  ImGui::PopStyleColor(4);
  ImGui::PopStyleVar(2);
  ImGui::PopFont();
  ImGui::SetCursorScreenPos(cursor);
  paint.stroke(box, active ? p.accent : hovered ? p.accent_line : p.line, 6, active ? 2 : 1);
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_TextInput);
  if (active) {
    drafts_->insert_or_assign(std::string(action), text);
    return;
  }
  if (active_before) drafts_->erase(drafts_->find(action));
  if (finished && text != value && text.size() <= kMostBytes) emit(std::string(action) + text);
}

void Controls::search_field(std::string& text, std::string_view placeholder, const Box& box, bool focus) {
  const Palette& p = paint.colors();
  paint.fill(box, p.page, 6);
  const ImVec2 cursor = ImGui::GetCursorScreenPos();
  ImGui::PushFont(paint.font(Face::body));
  ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, paint.device(kGrid, std::max(0.0F, (box.h - paint.line_height(Face::body)) / 2)));
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0);
  ImGui::PushStyleColor(ImGuiCol_FrameBg, 0U);
  ImGui::PushStyleColor(ImGuiCol_Text, pack(p.text));
  ImGui::PushStyleColor(ImGuiCol_TextDisabled, pack(p.muted));
  ImGui::SetCursorScreenPos(paint.device(box.x, box.y));
  ImGui::SetNextItemWidth(paint.device(box.w));
  if (focus) ImGui::SetKeyboardFocusHere();
  const std::string hint(placeholder);
  if (text.capacity() < 64) text.reserve(64);
  ImGui::InputTextWithHint("##search", hint.c_str(), text.data(), text.capacity() + 1, ImGuiInputTextFlags_CallbackResize, grow, &text);
  text.resize(std::char_traits<char>::length(text.c_str()));
  const bool active = ImGui::IsItemActive();
  ImGui::PopStyleColor(3);
  ImGui::PopStyleVar(2);
  ImGui::PopFont();
  ImGui::SetCursorScreenPos(cursor);
  paint.stroke(box, active ? p.accent : p.line, 6, active ? 2 : 1);
}

}  // namespace xanh::ui
