#include "window/desk.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iterator>
#include <memory>
#include <new>
#include <utility>

#include "cli/disk_file.h"
#include "cli/file_sink.h"
#include "cli/output.h"
#include "imgui.h"
#include "report/sink.h"
#include "sample/form.h"
#include "sample/generate.h"
#include "sample_data.h"
#include "ui/table_copy.h"
#include "window/dialogs.h"

namespace xanh::window {
namespace {

using std::chrono::steady_clock;

/// Of a frame's 16 ms, so that drawing keeps its half.
constexpr auto kSlice = std::chrono::milliseconds(8);
/// Files without which settings would be unsaved, as app::App names them.
bool holds_settings(std::string_view name) { return name == "xanh-settings.json" || name == "xanh-targets.json"; }

constexpr std::uint64_t kSampleRows = 20'000, kSampleSeed = 1;

template <class T>
bool ready(const std::future<T>& answer) {
  return answer.valid() && answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
}

Result<std::string> make_sample() {
  auto province = sample::make_province(builtin::data::sample_vocabulary(),
                                        builtin::data::sample_units(), kSampleSeed);
  if (!province) return std::unexpected(province.error());
  report::StringSink sink;
  const auto form = sample::make_csv_form(*province, sink);
  if (auto made = sample::generate(*province, kSampleRows, kSampleSeed, *form); !made) {
    return std::unexpected(made.error());
  }
  return sink.take();
}

/// `name` in the folder the program was started from, never over a file that is there.
std::string free_path(const std::string& name) {
  const std::filesystem::path wanted = std::filesystem::current_path() / name;
  std::filesystem::path path = wanted;
  for (int i = 2; std::filesystem::exists(path); ++i) {
    path = wanted.parent_path() / (wanted.stem().string() + " (" + std::to_string(i) + ")" +
                                   wanted.extension().string());
  }
  return path.string();
}

}  // namespace

Desk::Desk(Surface& surface, app::Rules rules) : surface_(surface), threads_(cli::PartThreads::suitable()), app_(std::move(rules)) {
  app_.read_parts_with(&threads_);
  app_.use_clock(&cli::export_time);
}
// The futures of std::async wait for their dialogs, which nobody could see the use of any more.
Desk::~Desk() { end_dialogs(); }

void Desk::open(const std::vector<std::string>& paths) {
  std::vector<std::unique_ptr<source::ByteSource>> files;
  std::vector<Error> errors;
  for (const std::string& path : paths) {
    if (auto file = cli::DiskFile::open(path)) {
      files.push_back(*std::move(file));
    } else {
      errors.push_back(file.error());
    }
  }
  app_.open(std::move(files));  // forgets older errors, so these come after it
  for (Error& error : errors) refuse(std::move(error));
  frames_ = kSettle;
}

void Desk::act(std::string_view action) {
  frames_ = kSettle;
  if (answer(action)) return;
  if (const view::Table* table = ui::table_to_copy(app_.page(), action)) return ImGui::SetClipboardText(ui::table_text(*table).c_str());
  app_.act(action);
  frames_ = kSettle;
}

void Desk::refuse(Error error) {
  refused_.push_back(error);
  app_.report_error(std::move(error));
}

bool Desk::work() {
  const auto until = steady_clock::now() + kSlice;
  try {
    do {
      if (app_.step() == source::Step::end) return false;
    } while (steady_clock::now() < until);
    return true;
  } catch (const std::bad_alloc&) {
    app_.act("cancel");
    app_.report_error({.code = ErrorCode::out_of_memory});
    return false;
  }
}

void Desk::draw() {
  const float scale = surface_.scale();
  if (screen_.prepare(app_.page(), scale)) surface_.upload_fonts();
  surface_.begin();
  // The window asks no desktop for its preference: who follows the system sees the light scheme.
  const state::Scheme chosen = app_.workspace().scheme;
  const ui::Scheme scheme = chosen == state::Scheme::dark       ? ui::Scheme::dark
                            : chosen == state::Scheme::contrast ? ui::Scheme::contrast
                                                                : ui::Scheme::light;
  const view::Strings& say = app_.say();
  const ui::Dialog closing = {.title = say("close.title"), .text = say("close.text"),
                              .answers = {{.action = "close:save", .label = say("close.save")}, {.action = "close:drop", .label = say("close.drop")},
                                          {.action = "close:stay", .label = say("close.stay")}}};
  keyboard_.follow(app_.page(), app_.version());
  std::vector<std::string> actions;
  if (!asks_) {  // the question has keys of its own
    const bool closes = app_.page().why || ImGui::IsPopupOpen(nullptr, ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel) ||
                        !screen_.selected_text(app_.page()).empty();
    actions = keyboard_.take(closes);
  }
  std::ranges::move(screen_.draw(app_.page(), {.scale = scale, .scheme = scheme, .focused = keyboard_.focused(), .typed = keyboard_.typed(), .dialog = asks_ ? &closing : nullptr}),
                    std::back_inserter(actions));
  surface_.end();
  for (const std::string& action : actions) act(action);
}

void Desk::follow_changes() {
  if (shown_ == app_.version()) return;
  shown_ = app_.version();
  frames_ = kSettle;
  const std::string& title = app_.page().frame.title;
  surface_.title(title.empty() ? "Xanh" : title + " - Xanh");
}

void Desk::serve_requests() {
  for (app::Request& request : app_.take_requests()) {
    switch (request.kind) {
      case app::Request::Kind::open_sample: open_sample(); break;
      case app::Request::Kind::open_files:
        if (!dialogs_offered()) {
          app_.report_error({.code = ErrorCode::dialog_missing});
        } else if (!opening_.valid()) {
          opening_ = std::async(std::launch::async, [title = app_.page().frame.title] {
            auto paths = ask_open(title);
            Surface::wake();
            return paths;
          });
        }
        break;
      case app::Request::Kind::save_page:
      case app::Request::Kind::copy_diagnostics: break;  // offered by the page alone
      case app::Request::Kind::copy_picture: app_.act(request.name); break;  // the system's clipboard takes text only here
      case app::Request::Kind::save:
        if (!dialogs_offered()) {
          save_to(free_path(request.name), request);
        } else if (!saving_.valid()) {
          to_save_ = std::move(request);
          saving_ = std::async(std::launch::async,
                               [title = app_.page().frame.title, name = to_save_.name] {
                                 auto path = ask_save(title, name);
                                 Surface::wake();
                                 return path;
                               });
        } else if (holds_settings(request.name)) {
          settings_saved(false);  // another file is being asked about
        }
        break;
    }
  }
}

void Desk::take_answers() {
  if (ready(opening_)) {
    if (const auto paths = opening_.get(); !paths.empty()) open(paths);
  }
  if (ready(saving_)) {
    if (const auto path = saving_.get()) save_to(*path, to_save_);
    else if (holds_settings(to_save_.name)) settings_saved(false);
    to_save_ = {};
  }
}

void Desk::open_sample() {
  auto bytes = make_sample();
  if (!bytes) return refuse(std::move(bytes).error());
  std::vector<std::unique_ptr<source::ByteSource>> files;
  files.push_back(std::make_unique<source::MemorySource>("mau-lao-cai.csv", *std::move(bytes)));
  app_.open(std::move(files));
}

void Desk::save_to(const std::string& path, const app::Request& file) {
  Result<void> saved = [&]() -> Result<void> {
    auto sink = cli::FileSink::create(path);
    if (!sink) return std::unexpected(sink.error());
    if (auto written = (*sink)->append(file.bytes); !written) return written;
    return (*sink)->close();
  }();
  if (holds_settings(file.name)) settings_saved(saved.has_value());
  if (!saved) return refuse(saved.error());
  std::printf("%s\n", path.c_str());  // where it is, for who started the program in a terminal
  std::fflush(stdout);
}

// Whoever closes the window anew while the question stands means it no more than the first time.
bool Desk::leaves() {
  if (leaves_) return true;
  if (!surface_.closing()) return false;
  if (!app_.unsaved()) return true;
  surface_.stay_open();
  asks_ = true;
  frames_ = kSettle;
  return false;
}

bool Desk::answer(std::string_view action) {
  if (!action.starts_with("close:")) return false;
  asks_ = false;
  if (action == "close:drop") leaves_ = true;
  if (action == "close:save") {
    leaves_when_saved_ = true;
    app_.act("export:settings");
  }
  if (action == "close:ask") asks_ = true;  // for a picture of it
  return true;
}

void Desk::settings_saved(bool done) {
  if (!done) app_.not_saved();
  else if (leaves_when_saved_) leaves_ = true;
  leaves_when_saved_ = false;
}

void Desk::run() {
  while (!leaves()) {
    const bool more = work();
    take_answers();
    if (const auto dropped = surface_.take_dropped(); !dropped.empty()) open(dropped);
    serve_requests();
    follow_changes();
    if (surface_.take_stirred()) frames_ = kSettle;
    if (frames_ > 0) {
      --frames_;
      draw();
      surface_.show();
      if (screen_.wants_frame()) frames_ = std::max(frames_, 1);
    }
    if (more || frames_ > 0 || app_.version() != shown_) {
      surface_.poll();
    } else if (ImGui::GetIO().WantTextInput) {
      surface_.wait(0.5);  // the caret blinks
      frames_ = std::max(frames_, 1);
    } else {
      // An answer that came while this frame was drawn has woken the queue already.
      surface_.wait(0);
    }
  }
}

Pixels Desk::picture() {
  while (work()) {
  }
  serve_requests();
  follow_changes();
  constexpr int kPatience = 200;  // frames; nothing moves for so long
  frames_ = kSettle;
  for (int i = 0; i < kPatience && frames_ > 0; ++i) {
    --frames_;
    draw();
    if (screen_.wants_frame()) frames_ = std::max(frames_, 1);
  }
  return surface_.capture();
}

}  // namespace xanh::window
