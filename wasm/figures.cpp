#include "figures.h"

#include <nlohmann/json.hpp>
#include <ranges>
#include <vector>

#include "report/report_text.h"
#include "view/report.h"
#include "view/strings.h"

namespace xanh::wasm {

std::string figures(const app::App& app, std::string_view metrics) {
  if (app.library().reading()) return {};  // shards come and go
  const view::Inputs in = app.inputs();
  if (in.shards.empty()) return {};
  std::vector<std::string> ids;
  for (const auto part : std::views::split(metrics, ',')) {
    if (!part.empty()) ids.emplace_back(part.begin(), part.end());
  }
  if (ids.empty() && !app.workspace().metric.empty()) ids = {app.workspace().metric};
  const auto report = view::make_report(in, ids);
  if (!report) return nlohmann::json{{"error", view::message(report.error(), app.say())}}.dump();
  return report::report_json(*report, app.say());
}

int file_count(const app::App& app) {
  return app.library().reading() ? -1 : static_cast<int>(app.library().logs().size());
}

}  // namespace xanh::wasm
