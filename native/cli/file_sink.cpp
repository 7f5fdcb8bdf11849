#include "cli/file_sink.h"

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/open_file.h"

namespace xanh::cli {
namespace {

std::string reason(int code) { return std::generic_category().message(code); }

/// What was begun is of no use to anybody; that it stays is no fault of its own.
void remove(const std::string& path) {
  std::error_code ignored;
  std::filesystem::remove(path, ignored);
}

/// Whether the name may be given by renaming: nothing stands there, or a plain file does.
bool may_rename_to(const std::string& path) {
  std::error_code ignored;
  const auto status = std::filesystem::symlink_status(path, ignored);
  return !std::filesystem::exists(status) || std::filesystem::is_regular_file(status);
}

}  // namespace

Result<std::unique_ptr<FileSink>> FileSink::create(const std::string& path) {
  std::string written = may_rename_to(path) ? path + ".part" : path;
  std::FILE* file = open_to_write(written);
  if (file == nullptr) return fail(ErrorCode::write_failed, {}, {path, reason(errno)});
  return std::unique_ptr<FileSink>(new FileSink(path, std::move(written), file));
}

FileSink::~FileSink() {
  if (file_ != nullptr) std::fclose(file_);
  if (file_ != nullptr && written_ != path_) remove(written_);
}

Error FileSink::failure() const { return {ErrorCode::write_failed, {}, {path_, reason(errno)}}; }

Result<void> FileSink::append(std::string_view bytes) {
  errno = 0;
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) {
    return std::unexpected(failure());
  }
  return {};
}

Result<void> FileSink::close() {
  errno = 0;
  std::FILE* file = std::exchange(file_, nullptr);
  if (std::fclose(file) != 0) {  // a full disk may show only here
    const Error error = failure();
    if (written_ != path_) remove(written_);
    return std::unexpected(error);
  }
  if (written_ == path_) return {};
  std::error_code failed;
  std::filesystem::rename(written_, path_, failed);
  if (!failed) return {};
  remove(written_);
  return fail(ErrorCode::write_failed, {}, {path_, failed.default_error_condition().message()});
}

}  // namespace xanh::cli
