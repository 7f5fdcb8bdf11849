// A copy of the page to hand on: the province's settings go with it, and the page says whose they are.
#include <string>
#include <string_view>
#include <utility>

#include "app/app.h"
#include "app/settings.h"
#include "text/fold.h"

namespace xanh::app {
namespace {

constexpr std::int64_t kVietNamAhead = 7 * 3600, kSecondsOfDay = 86'400;
constexpr std::size_t kMostSlugBytes = 60;

/// "tỉnh Lào Cai" -> "xanh-tinh-lao-cai.html".
std::string copy_name(std::string_view owner) {
  std::string name = "xanh";
  bool gap = true;
  for (const char c : text::bare_key(owner)) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!plain) gap = true;
    else if (name.size() < kMostSlugBytes) name += (std::exchange(gap, false) ? "-" : "") + std::string(1, c);
  }
  return name + (name == "xanh" ? "-copy.html" : ".html");
}

/// The one province that all files with a province are of; "" where there is none.
std::string province_of(const Library& library) {
  std::string out;
  for (const intake::ImportLog* log : library.logs()) {
    const std::string& each = log->units.province;
    if (each.empty() || each == out) continue;
    if (!out.empty()) return {};
    out = each;
  }
  return out;
}

}  // namespace

void App::can(Abilities abilities) {
  abilities_ = abilities;
  reading_ = reading_of_files();
  touch();
}

void App::build_in(std::string_view settings, const std::string& name) {
  touch();
  if (auto done = library_.build_in(std::string(settings), name); !done) {
    errors_.push_back(done.error());
    return;
  }
  built_in_ = view::BuiltIn{.owner = library_.settings().owner, .day = library_.settings().day};
  news_ = library_.take_news();
  if (news_) news_->built_in = built_in_;
  saved_ = library_.settings();  // they stand in the copy
  settle();
  reading_ = reading_of_files();
}

void App::describe_copy(view::Reading& reading) const {
  reading.owner = library_.settings().owner;
  reading.province = province_of(library_);
  reading.built_in = built_in_;
  reading.copies = abilities_.copies;
  reading.diagnoses = abilities_.diagnoses;
}

void App::export_copy() {
  if (library_.reading()) return;
  Settings settings = library_.all_settings();
  if (settings.owner.empty()) settings.owner = province_of(library_);
  const std::int64_t now = clock_ == nullptr ? 0 : clock_();
  settings.day = now <= 0 ? 0 : static_cast<text::Day>((now + kVietNamAhead) / kSecondsOfDay);
  saved();
  requests_.push_back({.kind = Request::Kind::save_page, .name = copy_name(settings.owner), .type = "text/html", .bytes = settings_json(settings)});
}

}  // namespace xanh::app
