// xanh-window.exe: the window by a double click, without a console. Files dropped on the program or named behind it are
// opened; otherwise the words behind it are those of `xanh window`.
#include <windows.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/program.h"

namespace {

/// What would stand on a console nobody sees, for one message at the end.
std::filesystem::path log_path() {
  wchar_t folder[MAX_PATH + 1] = {};
  GetTempPathW(MAX_PATH + 1, folder);
  return std::filesystem::path(folder) / ("xanh-window-" + std::to_string(GetCurrentProcessId()) + ".txt");
}

std::wstring take(const std::filesystem::path& path) {
  std::string text(4000, '\0');
  if (std::FILE* file = _wfopen(path.c_str(), L"rb")) {
    text.resize(std::fread(text.data(), 1, text.size(), file));
    std::fclose(file);
  } else {
    text.clear();
  }
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
  std::wstring wide(text.size(), L'\0');
  wide.resize(static_cast<std::size_t>(
      MultiByteToWideChar(CP_UTF8, 0, text.data(), static_cast<int>(text.size()), wide.data(), static_cast<int>(wide.size()))));
  return wide;
}

}  // namespace

int WINAPI wWinMain(HINSTANCE, HINSTANCE, PWSTR, int) {
  std::vector<std::string> words = {"xanh", "window"};
  for (int i = 1; i < __argc; ++i) words.push_back(std::filesystem::path(__wargv[i]).string());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);

  // Started from a console or a script that reads what is said, it is said there.
  const HANDLE given = GetStdHandle(STD_ERROR_HANDLE);
  const bool heard = given != nullptr && given != INVALID_HANDLE_VALUE && GetFileType(given) != FILE_TYPE_UNKNOWN;
  const std::filesystem::path log = log_path();
  if (!heard && _wfreopen(log.c_str(), L"wb", stderr) == nullptr) return 1;
  const int code = xanh::cli::run_program(static_cast<int>(words.size()), arguments.data());
  if (!heard) {
    std::fclose(stderr);
    const std::wstring said = take(log);
    if (code != 0) MessageBoxW(nullptr, said.empty() ? L"Xanh: error" : said.c_str(), L"Xanh", MB_OK | MB_ICONERROR);
  }
  return code;
}
