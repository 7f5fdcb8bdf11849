// How long the whole overview takes after a click, without a window: reads a file, shows the overview,
// then does each action and builds the page. Prints milliseconds as JSON: "load" to the first overview, which itself
// took "first"; "again" by action.
//   xanh_clicks FILE ACTION...
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/app.h"
#include "cli/disk_file.h"
#include "cli/part_threads.h"

namespace {

double now() {
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

int failed(const char* why) {
  std::fprintf(stderr, "xanh_clicks: %s\n", why);
  return 1;
}

int run(const std::string& path, const std::vector<std::string>& actions) {
  auto rules = xanh::app::builtin_rules();
  if (!rules) return failed("the built-in rules are damaged");
  auto file = xanh::cli::DiskFile::open(path);
  if (!file) return failed("the file cannot be opened");
  xanh::cli::PartThreads threads(xanh::cli::PartThreads::suitable());  // before the application, which reads with them
  xanh::app::App app(*std::move(rules));
  app.read_parts_with(&threads);
  std::vector<std::unique_ptr<xanh::source::ByteSource>> files;
  files.push_back(*std::move(file));
  const double begin = now();
  app.open(std::move(files));
  while (app.step() != xanh::source::Step::end) {
  }
  const double loaded = now();
  app.act("page:overview");
  (void)app.page();
  std::printf("{\"load\": %.3f, \"first\": %.3f, \"again\": [", now() - begin, now() - loaded);
  for (std::size_t i = 0; i < actions.size(); ++i) {
    const double clicked = now();
    app.act(actions[i]);
    (void)app.page();  // pages are built when they are asked for
    std::printf("%s%.3f", i == 0 ? "" : ", ", now() - clicked);
  }
  std::printf("]}\n");
  return 0;
}

}  // namespace

int main(int count, char** given) {
  if (count < 2) return failed("usage: xanh_clicks FILE ACTION...");
  return run(given[1], std::vector<std::string>(given + 2, given + count));
}
