#include "app/picture_file.h"

#include <utility>
#include <variant>

#include "chart/sheet.h"
#include "report/svg.h"
#include "report/widget_html.h"
#include "report/zip_writer.h"
#include "text/format.h"
#include "ui/picture_png.h"
#include "view/picture.h"

namespace xanh::app {
namespace {

ui::Scheme painted(state::Scheme scheme) {
  switch (scheme) {
    case state::Scheme::dark: return ui::Scheme::dark;
    case state::Scheme::contrast: return ui::Scheme::contrast;
    case state::Scheme::light:
    case state::Scheme::system: break;
  }
  return ui::Scheme::light;
}

std::string stem_of(const view::Inputs& in, const view::Picture& picture) {
  std::string out = "xanh-" + std::string(state::page_id(in.workspace->page));
  if (picture.id != state::page_id(in.workspace->page)) out += "-" + picture.id;
  return out + "-" + text::format_iso_day(picture.as_of);
}

}  // namespace

Result<Request> picture_file(const view::Inputs& in, std::string_view what) {
  const std::size_t colon = what.rfind(':');
  const std::string_view id = what.substr(0, colon), format = colon == std::string_view::npos ? std::string_view{} : what.substr(colon + 1);
  const bool clipboard = format == "copy";
  if (format != "svg" && format != "html" && format != "png" && format != "saved" && !clipboard) {
    return fail(ErrorCode::unknown_name, {}, {"format", std::string(format), "svg, png, html, copy"});
  }
  const auto picture = view::build_picture(in, id);
  if (!picture) return std::unexpected(picture.error());
  const state::Scheme scheme = in.workspace->scheme;
  const std::string stem = stem_of(in, *picture);
  if (format == "html") return Request{Request::Kind::save, stem + ".html", "text/html", report::widget_html(*picture, *in.say, scheme)};
  if (format == "svg") {
    return Request{Request::Kind::save, stem + ".svg", "image/svg+xml", report::svg_file(chart::draw_sheet(*picture, report::picture_measure()), picture->title, scheme)};
  }
  auto png = ui::picture_png(*picture, painted(scheme));
  if (!png) return std::unexpected(std::move(png.error()));
  if (!clipboard) return Request{Request::Kind::save, stem + ".png", "image/png", *std::move(png)};
  return Request{Request::Kind::copy_picture, std::string(view::kTakePicture) + std::string(id) + ":saved", "image/png", *std::move(png), (*in.say)("picture.copied")};
}

Result<std::vector<Request>> slide_files(const view::Inputs& given) {
  if (auto empty = view::empty_scope(given)) return std::unexpected(*std::move(empty));
  state::Workspace workspace = *given.workspace;
  view::Inputs in = given;
  in.workspace = &workspace;
  workspace.page = state::Page::present;
  const std::string stem = "xanh-present-" + text::format_iso_day(view::scope_of(in).as_of) + "-";
  std::vector<Request> out;
  for (workspace.screen = 0; workspace.screen < state::kScreens; ++workspace.screen) {
    view::PageView page = view::build_page(in, {});
    auto& present = std::get<view::PresentPage>(page.body);
    for (view::Link* link : {&present.previous, &present.next, &present.leave}) link->label.clear();
    auto png = ui::present_png(page, painted(workspace.scheme));
    if (!png) return std::unexpected(std::move(png.error()));
    out.push_back({Request::Kind::save, stem + std::to_string(workspace.screen + 1) + ".png", "image/png", *std::move(png)});
  }
  return out;
}

Result<Request> slides_file(const view::Inputs& in) {
  const auto slides = slide_files(in);
  if (!slides) return std::unexpected(slides.error());
  report::StringSink sink;
  report::ZipWriter zip(sink, 1);  // pictures are deflated already
  for (const Request& slide : *slides) {
    if (auto begun = zip.begin_entry(slide.name); !begun) return std::unexpected(begun.error());
    if (auto written = zip.write(slide.bytes); !written) return std::unexpected(written.error());
  }
  if (auto ended = zip.finish(); !ended) return std::unexpected(ended.error());
  const std::string& first = slides->front().name;
  return Request{Request::Kind::save, first.substr(0, first.rfind('-')) + ".zip", "application/zip", sink.take()};
}

}  // namespace xanh::app
