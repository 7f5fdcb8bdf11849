// xanh.exe: the program's entry. Windows hands over UTF-16; everything behind it is UTF-8.
#include <fcntl.h>
#include <io.h>
#include <windows.h>

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/program.h"

int wmain(int argc, wchar_t** argv) {
  std::vector<std::string> words;
  for (int i = 0; i < argc; ++i) words.push_back(std::filesystem::path(argv[i]).string());
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  // A file or a pipe gets the bytes that it gets everywhere, without a second line end.
  _setmode(_fileno(stdout), _O_BINARY);
  const UINT before = GetConsoleOutputCP();
  SetConsoleOutputCP(CP_UTF8);
  const int code = xanh::cli::run_program(argc, arguments.data());
  std::fflush(stdout);
  if (before != 0) SetConsoleOutputCP(before);
  return code;
}
