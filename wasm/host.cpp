#include "host.h"

#include <emscripten.h>

// clang-format off
EM_JS(void, host_wake, (), { Module.host.wake(); })
EM_JS(void, host_fetch, (int id, double offset, double length), { Module.host.fetch(id, offset, length); })
EM_JS(void, host_close, (int id), { Module.host.close(id); })
EM_JS(void, host_pick, (), { Module.host.pick(); })
EM_JS(void, host_sample, (), { Module.host.sample(); })
EM_JS(void, host_download, (const char* name, const char* type, const void* data, double size), {
  // slice copies: the view dies when the memory grows
  Module.host.download(UTF8ToString(name), UTF8ToString(type), HEAPU8.slice(data, data + size));
})
EM_JS(void, host_cursor, (const char* name), { Module.host.cursor(UTF8ToString(name)); })
EM_JS(void, host_caret, (int wanted, double x, double y), { Module.host.caret(Boolean(wanted), x, y); })
EM_JS(void, host_copy, (const char* text), { Module.host.copy(UTF8ToString(text)); })
EM_JS(void, host_copy_picture, (const char* instead, const char* said, const void* data, double size), {
  Module.host.copyPicture(UTF8ToString(instead), UTF8ToString(said), HEAPU8.slice(data, data + size));
})
EM_JS(void, host_save_page, (const char* name, const void* data, double size), {
  Module.host.savePage(UTF8ToString(name), HEAPU8.slice(data, data + size));
})
EM_JS(void, host_copy_diagnostics, (), { Module.host.copyDiagnostics(); })
EM_JS(void, host_status, (const char* text), { Module.host.status(UTF8ToString(text)); })
EM_JS(void, host_title, (const char* text), { Module.host.title(UTF8ToString(text)); })
EM_JS(void, host_presents, (int on), { Module.host.presents(Boolean(on)); })
EM_JS(void, host_address, (const char* text), { Module.host.address(UTF8ToString(text)); })
EM_JS(void, host_look, (const char* language, const char* scheme), {
  Module.host.look(UTF8ToString(language), UTF8ToString(scheme));
})
EM_JS(void, host_unsaved, (int something), { Module.host.unsaved(Boolean(something)); })
EM_JS(int, host_workers, (), { return Module.host.workers(); })
EM_JS(void, host_parts_start, (int id, const void* data, double size), { Module.host.partsStart(id, HEAPU8.slice(data, data + size)); })
EM_JS(void, host_parts_ask, (int ticket, double begin, double end, int exact), { Module.host.partsAsk(ticket, begin, end, Boolean(exact)); })
EM_JS(void, host_parts_stop, (), { Module.host.partsStop(); })
EM_JS(void, host_twin, (const char* json), { Module.host.twin(UTF8ToString(json)); })
// clang-format on

namespace xanh::wasm::host {

void wake() { host_wake(); }
void fetch(int id, std::uint64_t offset, std::uint32_t length) {
  host_fetch(id, static_cast<double>(offset), length);
}
void close(int id) { host_close(id); }
void pick() { host_pick(); }
void open_sample() { host_sample(); }
void download(const std::string& name, const std::string& type, std::span<const std::byte> bytes) {
  host_download(name.c_str(), type.c_str(), bytes.data(), static_cast<double>(bytes.size()));
}
void cursor(const char* css_name) { host_cursor(css_name); }
void caret(bool wanted, float x, float y) { host_caret(wanted ? 1 : 0, x, y); }
void copy(const std::string& text) { host_copy(text.c_str()); }
void copy_picture(const std::string& instead, const std::string& said, std::span<const std::byte> bytes) {
  host_copy_picture(instead.c_str(), said.c_str(), bytes.data(), static_cast<double>(bytes.size()));
}
void save_page(const std::string& name, std::span<const std::byte> settings) {
  host_save_page(name.c_str(), settings.data(), static_cast<double>(settings.size()));
}
void copy_diagnostics() { host_copy_diagnostics(); }
void status(const std::string& text) { host_status(text.c_str()); }
void title(const std::string& text) { host_title(text.c_str()); }
void presents(bool on) { host_presents(on ? 1 : 0); }
void address(const std::string& text) { host_address(text.c_str()); }
void look(const char* language, const char* scheme) { host_look(language, scheme); }
std::size_t worker_count() { return static_cast<std::size_t>(host_workers()); }
void parts_start(int id, const std::string& wish) { host_parts_start(id, wish.data(), static_cast<double>(wish.size())); }
void parts_ask(std::uint32_t ticket, std::uint64_t begin, std::uint64_t end, bool exact) {
  host_parts_ask(static_cast<int>(ticket), static_cast<double>(begin), static_cast<double>(end), exact ? 1 : 0);
}
void parts_stop() { host_parts_stop(); }
void unsaved(bool something) { host_unsaved(something ? 1 : 0); }
void twin(const std::string& json) { host_twin(json.c_str()); }

}  // namespace xanh::wasm::host
