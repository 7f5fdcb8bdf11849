// The functions that a worker calls (public/page/part_worker.js): it reads parts of one file for the page.
// No exception crosses them.
#include <emscripten.h>

#include <cstddef>
#include <memory>
#include <new>
#include <optional>
#include <string>

#include "app/rules.h"
#include "browser_file.h"
#include "intake/part_bytes.h"

namespace {

using xanh::intake::Loader;
using xanh::source::Step;

// What the page does with step()'s answer.
enum class Outcome : int { more, pending, end, failed };

struct Reader {
  xanh::app::Rules rules;
  std::unique_ptr<xanh::wasm::BrowserFile> file;
  std::unique_ptr<Loader> loader;  // after the file it reads
  bool planned = false;
};
std::unique_ptr<Reader>& reader() {
  static std::unique_ptr<Reader> made;
  return made;
}

/// The part that was read last.
std::string& taken() {
  static std::string bytes;
  return bytes;
}

Outcome step() {
  try {
    const auto done = reader()->loader->step();
    if (!done) return Outcome::failed;
    if (*done == Step::pending) return Outcome::pending;
    if (reader()->planned) return *done == Step::end ? Outcome::end : Outcome::more;
    // Up to the plan; a file of which no parts can be read was not asked for.
    if (reader()->loader->divisible()) {
      reader()->planned = true;
      return Outcome::end;
    }
    return *done == Step::end ? Outcome::failed : Outcome::more;
  } catch (const std::bad_alloc&) {
    return Outcome::failed;
  }
}

}  // namespace

extern "C" {

/// Begins a file, in place of the one before; xanh_reader_step() until `end` makes its plan. False: the rules do
/// not parse or the wish is none.
EMSCRIPTEN_KEEPALIVE int xanh_reader_begin(int id, const char* name, double size, const char* bytes, std::size_t length) {
  try {
    if (!reader()) {
      auto rules = xanh::app::builtin_rules();
      if (!rules) return 0;
      reader() = std::make_unique<Reader>(Reader{.rules = std::move(*rules), .file = {}, .loader = {}});
    }
    Reader& in = *reader();
    auto wish = xanh::intake::wish_from_bytes({bytes, length});
    if (!wish) return 0;
    in.loader.reset();
    in.rules.units.set_aliases(wish->aliases);
    in.file = std::make_unique<xanh::wasm::BrowserFile>(id, name, static_cast<std::uint64_t>(size), xanh::wasm::BrowserFile::kForward);
    in.planned = false;
    in.loader = std::make_unique<Loader>(*in.file, Loader::Options{.rules = &in.rules.columns, .forms = &in.rules.forms, .units = &in.rules.units,
                                                                   .choices = std::move(wish->choices), .sheet = std::move(wish->sheet),
                                                                   .givens = std::move(wish->givens), .text = wish->text});
    return 1;
  } catch (const std::bad_alloc&) {
    return 0;
  }
}

EMSCRIPTEN_KEEPALIVE int xanh_reader_part(double begin, double end, int exact) {
  if (!reader() || !reader()->planned) return 0;
  try {
    reader()->loader->begin_part({.bytes = {static_cast<std::uint64_t>(begin), static_cast<std::uint64_t>(end)}, .exact = exact != 0});
    return 1;
  } catch (const std::bad_alloc&) {
    return 0;
  }
}

/// Bytes that were asked for; a reason: they cannot be had.
EMSCRIPTEN_KEEPALIVE void xanh_reader_feed(int id, double offset, const std::byte* bytes, std::size_t length) {
  try {
    xanh::wasm::BrowserFile::feed(id, static_cast<std::uint64_t>(offset), {bytes, length});
  } catch (const std::bad_alloc&) {
    xanh::wasm::BrowserFile::fail(id, "out of memory");
  }
}
EMSCRIPTEN_KEEPALIVE void xanh_reader_unfed(int id, const char* reason) { xanh::wasm::BrowserFile::fail(id, reason); }

/// 0 call again; 1 bytes are awaited; 2 done; 3 it cannot be read so.
EMSCRIPTEN_KEEPALIVE int xanh_reader_step() { return reader() ? static_cast<int>(step()) : static_cast<int>(Outcome::failed); }

/// The part that was read, as bytes that hold until the next call. Their count: xanh_reader_taken().
EMSCRIPTEN_KEEPALIVE const char* xanh_reader_take() {
  try {
    taken() = xanh::intake::to_bytes(reader()->loader->take_part());
    return taken().data();
  } catch (const std::bad_alloc&) {
    taken() = {};
    return nullptr;
  }
}
EMSCRIPTEN_KEEPALIVE double xanh_reader_taken() { return static_cast<double>(taken().size()); }

}  // extern "C"
