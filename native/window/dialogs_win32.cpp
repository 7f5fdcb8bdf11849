// Windows' own dialogs. Each runs on the thread that asks, beside the window.
#include <windows.h>

#include <commdlg.h>

#include <cwchar>
#include <filesystem>
#include <mutex>

#include "window/dialogs.h"

namespace xanh::window {
namespace {

/// Room for the names of some thousand files.
constexpr std::size_t kLetters = 1U << 18;

/// The dialogs that are open, so that they can be closed with the window.
struct Open {
  std::mutex mutex;
  std::vector<HWND> dialogs;
  bool ending = false;
};
Open& open_ones() {
  static Open all;
  return all;
}

/// `child` is the part of the dialog that the hook is called for; its parent is the dialog itself.
UINT_PTR CALLBACK follow(HWND child, UINT message, WPARAM, LPARAM) {
  if (message != WM_INITDIALOG && message != WM_DESTROY) return 0;
  const HWND dialog = GetParent(child);
  const std::scoped_lock lock(open_ones().mutex);
  if (message == WM_DESTROY) {
    std::erase(open_ones().dialogs, dialog);
  } else {
    open_ones().dialogs.push_back(dialog);
    if (open_ones().ending) PostMessageW(dialog, WM_COMMAND, IDCANCEL, 0);
  }
  return 0;
}

std::wstring wide(const std::string& text) {
  std::wstring out(text.size(), L'\0');
  out.resize(static_cast<std::size_t>(MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), out.data(),
                                                          static_cast<int>(out.size()))));
  return out;
}

std::string utf8(const std::filesystem::path& path) { return path.string(); }

OPENFILENAMEW dialog(const std::wstring& title, std::vector<wchar_t>& letters) {
  OPENFILENAMEW ask = {};
  ask.lStructSize = sizeof ask;
  ask.lpstrTitle = title.c_str();
  ask.lpstrFile = letters.data();
  ask.nMaxFile = static_cast<DWORD>(letters.size());
  ask.lpfnHook = follow;
  // The folder of the process stays: paths on the command line are relative to it.
  ask.Flags = OFN_EXPLORER | OFN_ENABLEHOOK | OFN_ENABLESIZING | OFN_NOCHANGEDIR | OFN_HIDEREADONLY;
  return ask;
}

bool ending() {
  const std::scoped_lock lock(open_ones().mutex);
  return open_ones().ending;
}

}  // namespace

bool dialogs_offered() { return true; }

std::vector<std::string> ask_open(const std::string& title) {
  if (ending()) return {};
  const std::wstring name = wide(title);
  std::vector<wchar_t> letters(kLetters, L'\0');
  OPENFILENAMEW ask = dialog(name, letters);
  ask.Flags |= OFN_ALLOWMULTISELECT | OFN_FILEMUSTEXIST;
  if (GetOpenFileNameW(&ask) == 0) return {};
  // One path, or a folder and the names in it, each ended by a zero, all by a second one.
  const std::filesystem::path first(letters.data());
  const wchar_t* next = letters.data() + std::wcslen(letters.data()) + 1;
  if (*next == L'\0') return {utf8(first)};
  std::vector<std::string> paths;
  for (; *next != L'\0'; next += std::wcslen(next) + 1) paths.push_back(utf8(first / next));
  return paths;
}

std::optional<std::string> ask_save(const std::string& title, const std::string& name) {
  if (ending()) return std::nullopt;
  const std::wstring heading = wide(title), wanted = wide(name);
  std::vector<wchar_t> letters(kLetters, L'\0');
  wanted.copy(letters.data(), letters.size() - 1);
  const std::wstring extension = std::filesystem::path(wanted).extension().wstring();
  OPENFILENAMEW ask = dialog(heading, letters);
  // Given to a name that is typed without one.
  if (extension.size() > 1) ask.lpstrDefExt = extension.c_str() + 1;
  ask.Flags |= OFN_OVERWRITEPROMPT | OFN_PATHMUSTEXIST;
  if (GetSaveFileNameW(&ask) == 0) return std::nullopt;
  return utf8(std::filesystem::path(letters.data()));
}

void end_dialogs() {
  const std::scoped_lock lock(open_ones().mutex);
  open_ones().ending = true;
  for (const HWND dialog : open_ones().dialogs) PostMessageW(dialog, WM_COMMAND, IDCANCEL, 0);
}

}  // namespace xanh::window
