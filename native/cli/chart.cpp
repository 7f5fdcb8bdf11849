// xanh chart, widget and present: what a page shows, as files for documents and other pages.
#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "app/inputs.h"
#include "app/picture_file.h"
#include "cli/commands.h"
#include "cli/exit_code.h"
#include "cli/file_sink.h"
#include "cli/load.h"
#include "state/action.h"

namespace xanh::cli {
namespace {

enum class Wanted { chart, widget, present };

struct ChartOptions {
  std::vector<std::string> files, filters, shifts;
  std::string page = "overview", chart = "1", tile, format, theme, output, lang = "vi";
  std::string metric, kind, by, against, toward, flow, future, level, threshold, formula, unit, suppress;
  Days days;
  Said said;
};

Result<void> write(const app::Request& file, const std::string& path) {
  auto sink = FileSink::create(path);
  if (!sink) return std::unexpected(std::move(sink.error()));
  if (auto written = (*sink)->append(file.bytes); !written) return written;
  return (*sink)->close();
}

/// One archive, or three pictures: in a folder by their own names, else behind a common beginning.
Result<void> write_slides(const view::Inputs& in, const std::string& output) {
  if (output.ends_with(".zip")) {
    const auto file = app::slides_file(in);
    return file ? write(*file, output) : std::unexpected(file.error());
  }
  const auto slides = app::slide_files(in);
  if (!slides) return std::unexpected(slides.error());
  std::error_code none;
  const bool folder = std::filesystem::is_directory(output, none);
  for (const app::Request& slide : *slides) {
    const std::string path = folder ? (std::filesystem::path(output) / slide.name).string() : output + slide.name.substr(slide.name.rfind('-'));
    if (auto written = write(slide, path); !written) return written;
  }
  return {};
}

/// The format named, else the one that the output's name ends with.
std::string format_of(const ChartOptions& request, Wanted wanted) {
  if (!request.format.empty()) return request.format;
  if (request.output.ends_with(".svg")) return "svg";
  return wanted == Wanted::widget ? "html" : "png";
}

int run(const ChartOptions& request, Wanted wanted) {
  const text::Language language = language_of(request.lang);
  auto rules = rules_or_complain();
  if (!rules) return kFailed;
  const auto refuse = [&](const Error& error, int code) {
    complain(error, *rules, language);
    return code;
  };
  Said said = request.said;
  const std::string span = take_span(said);
  Options options = {{"lang", &request.lang}, {"metric", &request.metric}, {"kind", &request.kind}, {"by", &request.by}, {"as-of", &said.as_of}};
  options.insert(options.end(), {{"against", &request.against}, {"toward", &request.toward}, {"flow", &request.flow}, {"future", &request.future}});
  options.insert(options.end(), {{"formula", &request.formula}, {"level", &request.level}, {"threshold", &request.threshold}, {"scheme", &request.theme}, {"suppress", &request.suppress}});
  for (const std::string& shift : request.shifts) options.emplace_back("shift", &shift);
  ask_days(options, request.days, span);
  const std::string only = request.unit.empty() ? std::string{} : "unit=" + request.unit;
  options.emplace_back("only", &only);
  for (const std::string& filter : request.filters) options.emplace_back("filter", &filter);
  options.emplace_back("page", &request.page);
  app::Library library(&*rules);
  const auto workspace = read_for(library, request.files, options, said, request.metric, *rules, language);
  if (!workspace) return refuse(workspace.error().error, workspace.error().code);
  const app::Loaded loaded(library);
  if (loaded.shards().empty()) return refuse({ErrorCode::no_rows, {.file = request.files.front()}, {}}, kFailed);
  const view::Inputs in = loaded.inputs(*workspace, *rules);
  const auto code_of = [](const Error& error) { return error.code == ErrorCode::write_failed || error.code == ErrorCode::out_of_memory ? kFailed : kUsage; };
  if (wanted == Wanted::present) {
    const auto written = write_slides(in, request.output);
    return written ? kOk : refuse(written.error(), code_of(written.error()));
  }
  const std::string id = request.tile.empty() ? request.chart : "tile-" + request.tile;
  const auto file = app::picture_file(in, id + ":" + format_of(request, wanted));
  if (!file) return refuse(file.error(), code_of(file.error()));
  const auto written = write(*file, request.output);
  return written ? kOk : refuse(written.error(), kFailed);
}

void add(CLI::App& app, Command& chosen, const char* name, const char* what, Wanted wanted) {
  auto request = std::make_shared<ChartOptions>();
  CLI::App* command = app.add_subcommand(name, what);
  command->add_option("FILE", request->files, kFilesHelp)->required();
  command->add_option("-o,--output", request->output, wanted == Wanted::present ? "A folder, the beginning of three names, or a .zip" : "Where it goes")->required();
  if (wanted != Wanted::present) {
    command->add_option("--page", request->page, "Whose chart: overview, trend, spread, levers, changes, index766...")->capture_default_str();
    CLI::Option* chart = command->add_option("--chart", request->chart, "Its number on the page, or its name (an unknown one lists them)")->capture_default_str();
    command->add_option("--tile", request->tile, "A definition by its id: its tile of the overview in the place of a chart")->excludes(chart);
    const bool widget = wanted == Wanted::widget;
    command->add_option("--format", request->format, widget ? "html or svg; else by the name of the output, html where it says nothing" : "svg or png (2x); else by the name of the output, png where it says nothing")
        ->check(widget ? CLI::IsMember({"html", "svg"}) : CLI::IsMember({"svg", "png"}));
  }
  command->add_option("--theme", request->theme, "light, dark or contrast; else light, or that of the view")->check(CLI::IsMember({"light", "dark", "contrast"}));
  add_days(*command, request->days);
  command->add_option("--metric", request->metric, "A definition by its id; else the first of the rules");
  command->add_option("--kind", request->kind, "locality or ministry")->default_str("locality");
  command->add_option("--filter", request->filters, "DIMENSION=VALUE (unit, field, procedure, level, channel): only these. May be repeated");
  command->add_option("--flow", request->flow, "How many dossiers are to come: uniform (as so far), last_year or stated");
  command->add_option("--future", request->future, "Dossiers to come this year");
  if (wanted != Wanted::present) {
    command->add_option("--by", request->by, "unit, field or procedure")->default_str("unit");
    command->add_option("--against", request->against, "Of changes: before (the period before), year (the same period of the last) or snapshot");
    command->add_option("--toward", request->toward, "Of levers: target, or median of those of 30 dossiers and more");
    command->add_option("--shift", request->shifts, "Of levers: KEY=PERCENT, as `xanh levers` has it. May be repeated");
    command->add_option("--only", request->unit, "Of index766: whose scores");
    command->add_option("--formula", request->formula, "Of index766: 2022 or 2026");
    command->add_option("--level", request->level, "Of spread: which units: department, commune...");
    command->add_option("--threshold", request->threshold, "Of spread: a percentage that units are counted against; else the target");
  }
  command->add_option("--suppress", request->suppress, "For sharing: keep back counts from 1 to below this (5), and what would give them away");
  command->add_option("--lang", request->lang, "vi or en")->check(CLI::IsMember({"vi", "en"}))->capture_default_str();
  add_said(*command, request->said);
  command->callback([request, wanted, &chosen] { chosen = [request, wanted] { return run(*request, wanted); }; });
}

}  // namespace

void add_charts(CLI::App& app, Command& chosen) {
  add(app, chosen, "chart", "Save a chart of a page as SVG or PNG, with its definition, period and sources", Wanted::chart);
  add(app, chosen, "widget", "Save a chart or tile as an HTML page without script, to be shown in other pages", Wanted::widget);
  add(app, chosen, "present", "Save the presentation as three pictures of 1920 x 1080", Wanted::present);
}

}  // namespace xanh::cli
