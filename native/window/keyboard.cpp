#include "window/keyboard.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>

#include "imgui.h"
#include "text/utf8.h"

namespace xanh::window {
namespace {

constexpr std::size_t kMostBytes = 512;  // as the canvas's own fields

std::string_view attribute(const report::TwinNode& node, std::string_view name) {
  const auto found = std::ranges::find(node.attributes, name, [](const auto& each) { return std::string_view(each.first); });
  return found == node.attributes.end() ? std::string_view{} : std::string_view(found->second);
}

bool has(const report::TwinNode& node, std::string_view name) {
  return std::ranges::any_of(node.attributes, [name](const auto& each) { return each.first == name; });
}

void drop_letter(std::string& text) {
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) text.pop_back();
  if (!text.empty()) text.pop_back();
}

bool pressed(ImGuiKey key) { return ImGui::IsKeyPressed(key); }

}  // namespace

void Keyboard::gather(const report::TwinNode& node) {
  const std::string_view action = attribute(node, "data-action");
  if (!action.empty() && !has(node, "disabled")) {
    if (node.tag == "button") {
      stops_.push_back({.kind = Stop::Kind::button, .action = std::string(action)});
    } else if (node.tag == "input") {
      stops_.push_back({.kind = Stop::Kind::field, .action = std::string(action), .text = std::string(attribute(node, "value"))});
    } else if (node.tag == "select") {
      Stop list{.kind = Stop::Kind::list, .action = std::string(action)};
      for (const report::TwinNode& option : node.children) {
        if (const std::string_view value = attribute(option, "value"); !value.empty()) list.options.emplace_back(value);
      }
      stops_.push_back(std::move(list));
    }
  }
  for (const report::TwinNode& child : node.children) gather(child);
}

void Keyboard::follow(const view::PageView& page, std::uint64_t version) {
  if (known_ && version == version_) return;
  known_ = true;
  version_ = version;
  stops_.clear();
  presents_ = std::holds_alternative<view::PresentPage>(page.body);  // it has keys of its own
  if (!presents_) gather(report::make_twin(page));
  if (focused_.empty()) return;
  // Of several controls with one action the nearest to where focus was.
  std::size_t best = stops_.size();
  for (std::size_t i = 0; i < stops_.size(); ++i) {
    if (stops_[i].action != focused_) continue;
    const auto away = [this](std::size_t stop) { return stop > at_ ? stop - at_ : at_ - stop; };
    if (best == stops_.size() || away(i) < away(best)) best = i;
  }
  if (best < stops_.size()) at_ = best;
  else if (stops_.empty()) leave();
  else put(std::min(at_, stops_.size() - 1));
}

void Keyboard::put(std::size_t stop) {
  at_ = stop;
  focused_ = stops_[stop].action;
  typing_ = false;
}

void Keyboard::leave() {
  focused_.clear();
  typing_ = false;
}

void Keyboard::move(bool back) {
  const std::size_t count = stops_.size();
  if (focused_.empty()) put(back ? count - 1 : std::min(at_, count - 1));
  else put(back ? (at_ + count - 1) % count : (at_ + 1) % count);
}

void Keyboard::choose(const Stop& list, bool back, std::vector<std::string>& out) {
  const auto now = std::ranges::find(list.options, list.action);
  if (back ? now == list.options.begin() || now == list.options.end() : now == list.options.end() || std::next(now) == list.options.end()) return;
  const std::string wanted = back ? *std::prev(now) : *std::next(now);
  focused_ = wanted;  // what the list is called from now on
  out.push_back(wanted);
}

/// Whether a key was for the field.
bool Keyboard::type(const Stop& field) {
  const ImGuiIO& io = ImGui::GetIO();
  bool any = false;
  for (const ImWchar letter : io.InputQueueCharacters) {
    if (letter < 32 || letter == 127) continue;
    if (!std::exchange(typing_, true)) typed_.clear();  // what stood there was selected as a whole
    if (typed_.size() + 4 <= kMostBytes) text::append_code_point(typed_, letter);
    any = true;
  }
  if (pressed(ImGuiKey_Backspace) || pressed(ImGuiKey_Delete)) {
    if (!std::exchange(typing_, true)) typed_ = field.text;
    drop_letter(typed_);
    any = true;
  }
  if (typing_ && pressed(ImGuiKey_Escape)) {
    typing_ = false;
    any = true;
  }
  return any;
}

void Keyboard::commit(std::vector<std::string>& out) {
  if (std::exchange(typing_, false) && stops_[at_].text != typed_) out.push_back(stops_[at_].action + typed_);
}

std::vector<std::string> Keyboard::take(bool closes) {
  std::vector<std::string> out;
  const ImGuiIO& io = ImGui::GetIO();
  if (const std::string_view name = shortcut(); !name.empty()) out.emplace_back(name);
  if (io.WantTextInput || io.KeyCtrl || io.KeyAlt || io.KeySuper || presents_) return out;
  if (io.MouseClicked[0] || io.MouseClicked[1]) leave();
  if (!stops_.empty() && pressed(ImGuiKey_Tab)) {
    if (!focused_.empty()) commit(out);
    move(io.KeyShift);
    return out;
  }
  if (!focused_.empty() && at_ < stops_.size()) {
    const Stop& stop = stops_[at_];
    const bool enter = ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false);
    switch (stop.kind) {
      case Stop::Kind::field:
        if (enter) commit(out);
        else if (type(stop)) return out;
        break;
      case Stop::Kind::list:
        if (!io.KeyShift && (pressed(ImGuiKey_DownArrow) || pressed(ImGuiKey_UpArrow))) choose(stop, pressed(ImGuiKey_UpArrow), out);
        break;
      case Stop::Kind::button:
        if (enter || ImGui::IsKeyPressed(ImGuiKey_Space, false)) out.push_back(stop.action);
        break;
    }
  }
  if (!closes && ImGui::IsKeyPressed(ImGuiKey_Escape, false)) out.emplace_back("back");
  if (std::ranges::find(io.InputQueueCharacters, ImWchar{'?'}) != io.InputQueueCharacters.end()) out.emplace_back("page:about");
  if (ImGui::IsKeyPressed(ImGuiKey_T, false) && (focused_.empty() || at_ >= stops_.size() || stops_[at_].kind != Stop::Kind::list)) out.emplace_back("chart:table");
  return out;
}

std::string_view shortcut() {
  const ImGuiIO& io = ImGui::GetIO();
  if (!io.KeyCtrl && !io.KeySuper) return {};
  const auto once = [](ImGuiKey key) { return ImGui::IsKeyPressed(key, false); };
  if (once(ImGuiKey_O)) return "open";
  if (once(ImGuiKey_S)) return io.KeyAlt ? "export:chart:1:png" : io.KeyShift ? "export:xlsx" : "export:view";
  if (io.WantTextInput) return {};  // a field has its own undo
  if (pressed(ImGuiKey_Z)) return io.KeyShift ? "redo" : "undo";
  return pressed(ImGuiKey_Y) ? "redo" : std::string_view{};
}

}  // namespace xanh::window
