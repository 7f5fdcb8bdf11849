#include "window/command.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "app/rules.h"
#include "cli/exit_code.h"
#include "cli/file_sink.h"
#include "cli/load.h"
#include "report/png_writer.h"
#include "window/desk.h"
#include "window/placement.h"
#include "window/surface.h"

namespace xanh::window {
namespace {

struct Request {
  std::vector<std::string> files, actions;
  std::string picture, size;
  float scale = 0;
};

int failed(const std::string& reason) {
  std::fprintf(stderr, "xanh window: %s\n", reason.c_str());
  return cli::kFailed;
}

int take_picture(Desk& desk, const Request& request) {
  (void)desk.picture();  // reads the files: an action may need what they hold
  for (const std::string& action : request.actions) desk.act(action);
  const Pixels pixels = desk.picture();
  const auto bytes = report::png(pixels.width, pixels.height, pixels.rgb);
  if (!bytes) return failed("out of memory");
  auto sink = cli::FileSink::create(request.picture);
  Result<void> written;
  if (!sink) {
    written = std::unexpected(sink.error());
  } else if (written = (*sink)->append(*bytes); written) {
    written = (*sink)->close();
  }
  for (const Error& error : desk.refused()) {
    cli::complain(error, desk.app().rules(), text::Language::en);
  }
  if (!written) {
    cli::complain(written.error(), desk.app().rules(), text::Language::en);
    return cli::kFailed;
  }
  return desk.refused().empty() ? cli::kOk : cli::kFailed;
}

int run(const Request& request) {
  auto rules = app::builtin_rules();
  if (!rules) return failed("the built-in rules are damaged");
  Surface::Options options = {.scale = request.scale, .visible = request.picture.empty()};
  if (options.visible) {
    const Placement last = remembered_placement();
    options.width = last.width;
    options.height = last.height;
    options.corner = last.corner;
    options.maximised = last.maximised;
  }
  if (!request.size.empty()) {
    std::sscanf(request.size.c_str(), "%dx%d", &options.width, &options.height);
    options.maximised = false;
  }
  if (!options.visible && options.scale <= 0) options.scale = 1;
  auto surface = Surface::create(options);
  if (!surface) return failed(surface.error());
  Desk desk(**surface, *std::move(rules));
  if (!request.files.empty()) desk.open(request.files);
  if (!request.picture.empty()) return take_picture(desk, request);
  for (const std::string& action : request.actions) desk.act(action);
  desk.run();
  remember((*surface)->placement());
  return cli::kOk;
}

}  // namespace

void add_window(CLI::App& app, cli::Command& chosen) {
  auto request = std::make_shared<Request>();
  CLI::App* command = app.add_subcommand("window", "Open the dashboard in a window");
  command->add_option("FILE", request->files, "Files to open");
  command->add_option("--screenshot", request->picture,
                      "Draw once, write the picture (PNG) and end; no window is shown");
  command->add_option("--size", request->size, "Width x height in logical pixels; otherwise as the window was when it was closed, "
                      "or 1366x768")
      ->check([](const std::string& text) {
        int width = 0, height = 0;
        char rest = 0;
        const bool good = std::sscanf(text.c_str(), "%dx%d%c", &width, &height, &rest) == 2 &&
                          width >= kLeastWidth && height >= kLeastHeight && width <= kMostPixels && height <= kMostPixels;
        return good ? std::string() : std::string("a size is like 1366x768");
      });
  command->add_option("--scale", request->scale, "Device pixels per logical pixel")
      ->check(CLI::Range(0.5, 4.0));
  command->add_option("--act", request->actions,
                      "An action to begin with, for example page:ranking or lang:en (repeatable)")
      ->allow_extra_args(false);
  command->callback([request, &chosen] {
    chosen = [request] { return run(*request); };
  });
}

}  // namespace xanh::window
