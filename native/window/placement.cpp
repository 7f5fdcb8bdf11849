#include "window/placement.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <system_error>

#include "cli/file_sink.h"

namespace xanh::window {
namespace {

/// A corner may lie left of or above the main screen.
constexpr int kFarthest = 65536;
/// No placement is longer; a larger file is something else.
constexpr std::size_t kMostBytes = 4096;

std::optional<int> number(const nlohmann::json& object, const char* key, int least, int most) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number_integer()) return {};
  if (found->is_number_unsigned() && found->get<std::uint64_t>() > static_cast<std::uint64_t>(kFarthest)) return {};
  const auto value = found->get<std::int64_t>();
  if (value < least || value > most) return {};
  return static_cast<int>(value);
}

long long shared(const Area& a, const Area& b) {
  const long long w = std::min(a.x + a.width, b.x + b.width) - std::max(a.x, b.x);
  const long long h = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
  return w > 0 && h > 0 ? w * h : 0;
}

void say(const std::string& path, const std::string& reason) {
  std::fprintf(stderr, "xanh window: %s: %s\n", path.c_str(), reason.c_str());
}

}  // namespace

std::expected<Placement, std::string> parse_placement(std::string_view text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) return std::unexpected("not a JSON object");
  const auto width = number(json, "width", kLeastWidth, kMostPixels);
  const auto height = number(json, "height", kLeastHeight, kMostPixels);
  if (!width || !height) return std::unexpected("no sensible width and height");
  Placement out;
  out.width = *width;
  out.height = *height;
  const auto x = number(json, "x", -kFarthest, kFarthest), y = number(json, "y", -kFarthest, kFarthest);
  if (x && y) out.corner = Placement::Corner{.x = *x, .y = *y};
  if (const auto found = json.find("maximised"); found != json.end() && found->is_boolean()) {
    out.maximised = found->get<bool>();
  }
  return out;
}

std::string to_json(const Placement& placement) {
  nlohmann::ordered_json json = {{"width", placement.width}, {"height", placement.height}};
  if (placement.corner) {
    json["x"] = placement.corner->x;
    json["y"] = placement.corner->y;
  }
  json["maximised"] = placement.maximised;
  return json.dump() + "\n";
}

Area fitted(const Area& window, std::span<const Area> screens) {
  if (screens.empty()) return window;
  const auto screen = std::ranges::max_element(
      screens, {}, [&](const Area& each) { return shared(window, each); });
  Area out = window;
  out.width = std::min(window.width, screen->width);
  out.height = std::min(window.height, screen->height);
  out.x = std::clamp(window.x, screen->x, screen->x + screen->width - out.width);
  out.y = std::clamp(window.y, screen->y, screen->y + screen->height - out.height);
  return out;
}

Placement remembered_placement() {
  const std::string path = placement_path();
  std::error_code missing;
  if (path.empty() || !std::filesystem::exists(path, missing)) return {};
  std::ifstream file(std::filesystem::path(path), std::ios::binary);  // by a name in UTF-8, also under Windows
  std::string text(kMostBytes, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, file.gcount())));
  auto placement = parse_placement(text);
  if (placement) return *placement;
  say(path, placement.error() + "; the window opens at its usual size");
  return {};
}

void remember(const Placement& placement) {
  const std::string path = placement_path();
  if (path.empty()) return;
  std::error_code failed;
  std::filesystem::create_directories(std::filesystem::path(path).parent_path(), failed);
  if (failed) return say(path, "the window's size is not kept: " + failed.default_error_condition().message());
  const auto written = [&]() -> Result<void> {
    auto sink = cli::FileSink::create(path);
    if (!sink) return std::unexpected(sink.error());
    if (auto done = (*sink)->append(to_json(placement)); !done) return done;
    return (*sink)->close();
  }();
  if (!written) say(path, "the window's size is not kept: " + (written.error().args.empty() ? std::string() : written.error().args.back()));
}

}  // namespace xanh::window
