#include "cli/disk_file.h"

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace xanh::cli {
namespace {

std::string reason() { return std::error_code(errno, std::generic_category()).message(); }

}  // namespace

Result<std::unique_ptr<DiskFile>> DiskFile::open(const std::string& path) {
  const std::filesystem::path where(path);
  std::string name = where.filename().string();
  if (name.empty()) name = path;
  std::error_code error;
  if (!std::filesystem::exists(where, error)) return fail(ErrorCode::file_not_found, {.file = name});
  if (std::filesystem::is_directory(where, error)) return fail(ErrorCode::file_unreadable, {.file = name}, {"folder"});
  auto file = std::make_unique<DiskFile>();
  file->path_ = path;
  file->name_ = std::move(name);
  file->size_ = std::filesystem::file_size(where, error);
  if (error) return fail(ErrorCode::file_unreadable, {.file = file->name_}, {error.default_error_condition().message()});
  file->stream_.rdbuf()->pubsetbuf(nullptr, 0);  // readers ask for large pieces
  errno = 0;
  file->stream_.open(where, std::ios::binary);
  if (!file->stream_) return fail(ErrorCode::file_unreadable, {.file = file->name_}, {reason()});
  return file;
}

std::unique_ptr<source::ByteSource> DiskFile::reopen() const {
  auto again = open(path_);
  return again ? std::move(*again) : nullptr;
}

Result<source::Step> DiskFile::read(std::uint64_t offset, std::span<std::byte> out) {
  errno = 0;
  stream_.clear();
  stream_.seekg(static_cast<std::streamoff>(offset));
  stream_.read(reinterpret_cast<char*>(out.data()), static_cast<std::streamsize>(out.size()));
  if (static_cast<std::size_t>(stream_.gcount()) != out.size()) {
    return fail(ErrorCode::file_unreadable, {.file = name_}, {errno != 0 ? reason() : "shorter"});
  }
  return source::Step::ready;
}

}  // namespace xanh::cli
