#include "cli/load.h"

#include <cerrno>
#include <cstdio>
#include <system_error>

#include "cli/disk_file.h"
#include "cli/exit_code.h"

namespace xanh::cli {

Result<void> load(app::Library& library, const std::vector<std::string>& paths, const app::Rules& rules,
                  text::Language language) {
  for (const std::string& path : paths) {
    auto file = DiskFile::open(path);
    if (!file) return std::unexpected(file.error());
    library.add(std::move(*file));
  }
  while (library.reading()) {
    const auto step = library.step();
    if (step) continue;
    if (!library.failed_in_archive()) return std::unexpected(step.error());
    complain(step.error(), rules, language);
  }
  return {};
}

std::optional<app::Rules> rules_or_complain() {
  auto rules = app::builtin_rules();
  if (rules) return std::move(*rules);
  std::string reason;
  for (const std::string& arg : rules.error().args) reason += " " + arg;
  std::fprintf(stderr, "xanh: built-in rules:%s\n", reason.c_str());
  return std::nullopt;
}

int print(const std::string& text, const app::Rules& rules, text::Language language) {
  if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0) return kOk;
  complain({ErrorCode::write_failed, {}, {"stdout", std::error_code(errno, std::generic_category()).message()}}, rules, language);
  return kFailed;
}

void complain(const Error& error, const app::Rules& rules, text::Language language) {
  std::fprintf(stderr, "xanh: %s\n", view::message(error, rules.strings(language)).c_str());
}

text::Language language_of(const std::string& option) {
  return option == "en" ? text::Language::en : text::Language::vi;
}

}  // namespace xanh::cli
