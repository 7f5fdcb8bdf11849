// The page's functions that the core calls (Module.host in public/page/core.js).
#ifndef XANH_WASM_HOST_H_
#define XANH_WASM_HOST_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace xanh::wasm::host {

void wake();
/// Bytes [offset, offset + length) of file `id` are wanted; they arrive through xanh_file_feed.
void fetch(int id, std::uint64_t offset, std::uint32_t length);
/// File `id` is no longer needed.
void close(int id);
void pick();
void open_sample();
void download(const std::string& name, const std::string& type, std::span<const std::byte> bytes);
void cursor(const char* css_name);
/// Where the text caret is, in CSS pixels of the canvas.
void caret(bool wanted, float x, float y);
void copy(const std::string& text);
/// A PNG for the clipboard; `said` is announced, or the action `instead` is taken where it cannot be.
void copy_picture(const std::string& instead, const std::string& said, std::span<const std::byte> bytes);
/// This page with a settings file built in, as a file of that name (public/page/copy.js).
void save_page(const std::string& name, std::span<const std::byte> settings);
/// Versions, browser, counts and last errors to the clipboard (public/page/diagnostics.js).
void copy_diagnostics();
/// Announced by screen readers.
void status(const std::string& text);
void title(const std::string& text);
/// The presentation begins or ends.
void presents(bool on);
/// What the address bar holds behind "#".
void address(const std::string& text);
/// Language tag and "light" or "dark" of the page around the canvas.
void look(const char* language, const char* scheme);
void twin(const std::string& json);
// Workers that read parts of files (part_workers.h); answers come through xanh_part_answer.
[[nodiscard]] std::size_t worker_count();
void parts_start(int id, const std::string& wish);
void parts_ask(std::uint32_t ticket, std::uint64_t begin, std::uint64_t end, bool exact);
void parts_stop();
/// Leaving the page would lose settings: the browser asks first.
void unsaved(bool something);

}  // namespace xanh::wasm::host

#endif  // XANH_WASM_HOST_H_
