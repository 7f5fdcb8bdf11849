#include "window/dialogs.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <mutex>
#include <string_view>

extern char** environ;

namespace xanh::window {
namespace {

bool on_path(std::string_view program) {
  const char* variable = std::getenv("PATH");
  std::string_view path = variable != nullptr ? variable : "";
  while (!path.empty()) {
    const std::size_t end = path.find(':');
    const std::string file = std::string(path.substr(0, end)) + "/" + std::string(program);
    if (access(file.c_str(), X_OK) == 0) return true;
    path.remove_prefix(end == std::string_view::npos ? path.size() : end + 1);
  }
  return false;
}

enum class Helper { none, zenity, kdialog };
Helper helper() {
  static const Helper found = on_path("zenity")    ? Helper::zenity
                              : on_path("kdialog") ? Helper::kdialog
                                                   : Helper::none;
  return found;
}

/// The helpers that run. One that is in here has not been waited for, so its number is its own.
struct Running {
  std::mutex mutex;
  std::vector<pid_t> children;
  bool ending = false;
};
Running& running() {
  static Running all;
  return all;
}

void begin(pid_t child) {
  const std::scoped_lock lock(running().mutex);
  running().children.push_back(child);
  if (running().ending) kill(child, SIGTERM);
}

/// Waits for `child`; its status as of waitpid.
int finish(pid_t child) {
  siginfo_t info = {};
  while (waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT) < 0 && errno == EINTR) {
  }
  const std::scoped_lock lock(running().mutex);
  std::erase(running().children, child);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return status;
}

/// What the program wrote, line by line; nothing if it could not run or ended with a failure.
/// No shell is between: arguments are passed as they are.
std::vector<std::string> lines_of(const std::vector<std::string>& command) {
  int ends[2];
  if (pipe(ends) != 0) return {};
  for (const int end : ends) fcntl(end, F_SETFD, FD_CLOEXEC);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  std::vector<char*> arguments;
  for (const std::string& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_t child = 0;
  const int failed = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  if (failed == 0) begin(child);
  std::string text;
  char buffer[4096];
  while (failed == 0) {
    const ssize_t count = read(ends[0], buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    text.append(buffer, static_cast<std::size_t>(count));
  }
  close(ends[0]);
  if (failed != 0) return {};
  const int status = finish(child);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return {};  // the user cancelled
  std::vector<std::string> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (end > begin) lines.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

}  // namespace

bool dialogs_offered() { return helper() != Helper::none; }

std::vector<std::string> ask_open(const std::string& title) {
  if (helper() == Helper::kdialog) {
    return lines_of({"kdialog", "--title", title, "--multiple", "--separate-output",
                     "--getopenfilename", "."});
  }
  return lines_of({"zenity", "--file-selection", "--multiple", "--separator=\n", "--title", title});
}

std::optional<std::string> ask_save(const std::string& title, const std::string& name) {
  const auto lines =
      helper() == Helper::kdialog
          ? lines_of({"kdialog", "--title", title, "--getsavefilename", name})
          : lines_of({"zenity", "--file-selection", "--save", "--confirm-overwrite", "--title",
                      title, "--filename", name});
  if (lines.empty()) return std::nullopt;
  return lines.front();
}

void end_dialogs() {
  const std::scoped_lock lock(running().mutex);
  running().ending = true;
  for (const pid_t child : running().children) kill(child, SIGTERM);
}

}  // namespace xanh::window
