// Files stay File objects here; the core asks for ranges of bytes and gets them one window at a
// time, so that a file is never held whole.

class Files {
  constructor(core) {
    this.core = core;
    this.files = new Map();
    this.next = 1;
    this.reading = 0;
  }

  /// Hands File objects to the core, which opens them together.
  open(list) {
    const files = [...list];
    if (!files.length) return;
    for (const file of files) {
      const id = this.next++;
      this.files.set(id, file);
      this.core.withText(file.name, (name) => this.core.module._xanh_file_add(id, name, file.size));
    }
    this.core.module._xanh_files_open();
    this.core.wake();
  }

  close(id) {
    this.files.delete(id);
  }

  /// The core misses bytes [offset, offset + length) of file `id`.
  async fetch(id, offset, length) {
    const file = this.files.get(id);
    const module = this.core.module;
    this.reading++;
    try {
      const bytes = new Uint8Array(await file.slice(offset, offset + length).arrayBuffer());
      if (bytes.length !== length) throw new Error("short read");
      if (this.core.stopped) return;
      const at = module._malloc(length);
      if (!at) throw new Error("out of memory");
      module.HEAPU8.set(bytes, at);
      module._xanh_file_feed(id, offset, at, length);
      module._free(at);
    } catch (error) {
      if (isFatal(error) || this.core.stopped) throw error;
      // NotReadableError: the file was moved or changed on disk while it was being read.
      this.core.withText(String(error.name ?? error), (reason) => module._xanh_file_failed(id, reason));
    }
    this.reading--;
    this.core.wake();
  }

  static download(name, type, bytes) {
    const url = URL.createObjectURL(new Blob([bytes], { type }));
    const link = document.createElement("a");
    link.href = url;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 60000);
  }
}

/// The picker, and files dropped anywhere on the page.
function listenForFiles(files, picker, core) {
  picker.addEventListener("change", () => {
    files.open(picker.files);
    picker.value = "";  // so that the same file can be chosen again
  });
  const { signal } = core.life;
  const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  let depth = 0;
  const hover = (over) => {
    core.module._xanh_drag(over ? 1 : 0);
    core.wake();
  };
  document.addEventListener("dragenter", (event) => {
    if (carriesFiles(event) && depth++ === 0) hover(true);
  }, { signal });
  document.addEventListener("dragleave", (event) => {
    if (carriesFiles(event) && depth > 0 && --depth === 0) hover(false);
  }, { signal });
  document.addEventListener("dragover", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();  // else the browser would open the file in place of the page
    event.dataTransfer.dropEffect = "copy";
  }, { signal });
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    depth = 0;
    hover(false);
    files.open(event.dataTransfer.files);
  }, { signal });
}
