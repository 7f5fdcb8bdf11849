// A file on disk that bytes are appended to.
#ifndef XANH_CLI_FILE_SINK_H_
#define XANH_CLI_FILE_SINK_H_

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "report/sink.h"

namespace xanh::cli {

/// Writes aside (PATH.part) and gives the file its name when all of it is safe, so that a failure
/// leaves what stood there before. What is not a plain file (a device, a pipe) is written directly.
/// Errors: write_failed (args: path, the system's reason).
class FileSink final : public report::Sink {
 public:
  [[nodiscard]] static Result<std::unique_ptr<FileSink>> create(const std::string& path);
  /// Without close(), what was written is thrown away.
  ~FileSink() override;
  FileSink(const FileSink&) = delete;
  FileSink& operator=(const FileSink&) = delete;

  [[nodiscard]] Result<void> append(std::string_view bytes) override;
  /// Everything is written and the file has its name. Nothing may follow.
  [[nodiscard]] Result<void> close();

 private:
  FileSink(std::string path, std::string written, std::FILE* file)
      : path_(std::move(path)), written_(std::move(written)), file_(file) {}
  [[nodiscard]] Error failure() const;  ///< from errno

  std::string path_, written_;
  std::FILE* file_;  ///< null once closed
};

}  // namespace xanh::cli

#endif  // XANH_CLI_FILE_SINK_H_
