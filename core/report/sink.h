// Where the bytes of a report go: a file, a browser download, memory.
#ifndef XANH_REPORT_SINK_H_
#define XANH_REPORT_SINK_H_

#include <string>
#include <string_view>

#include "base/result.h"

namespace xanh::report {

/// Takes bytes in order. After a failure the writer stops and passes the error on.
class Sink {
 public:
  virtual ~Sink() = default;
  [[nodiscard]] virtual Result<void> append(std::string_view bytes) = 0;
};

/// Keeps the bytes in memory. For reports of a few MB and for tests.
class StringSink final : public Sink {
 public:
  Result<void> append(std::string_view bytes) override {
    bytes_.append(bytes);
    return {};
  }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  [[nodiscard]] std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

}  // namespace xanh::report

#endif  // XANH_REPORT_SINK_H_
