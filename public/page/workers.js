// Workers that read parts of long lists, each an instance of the program of its own. The page hands them the File
// and the compiled program; they answer with what a part gave. They are made when the first long list is opened
// and go when none was for a while.

const IDLE_MS = 10000;

class Workers {
  constructor(core) {
    this.core = core;
    this.list = [];         // of { worker, busy: parts it was asked for }
    this.generation = 0;    // of files: what an earlier one's parts say is passed over
    this.lost = false;
    const said = new URLSearchParams(location.search).get("workers");
    // One processor gains nothing; more than four would take more memory than time.
    const processors = navigator.hardwareConcurrency ?? 2;
    this.wanted = said !== null && /^[0-8]$/.test(said) ? Number(said) : processors < 2 ? 0 : Math.min(processors, 4);
  }

  /// How many parts can be read at once.
  count() {
    return this.lost ? 0 : this.wanted;
  }

  /// The script of a worker: a file beside the page, or in the single file what the page holds of it.
  address() {
    const served = document.getElementById("program")?.dataset.reader;
    if (served) return served;
    const text = ["code-program", "code-reader"].map((id) => document.getElementById(id).textContent);
    this.blob ??= URL.createObjectURL(new Blob(text, { type: "text/javascript" }));
    return this.blob;
  }

  start(id, wish) {
    clearTimeout(this.idle);
    this.generation++;
    const file = this.core.files.files.get(id);
    try {
      while (this.list.length < this.wanted) this.list.push(this.make());
      for (const entry of this.list) {
        entry.busy = 0;
        entry.worker.postMessage({ generation: this.generation, file, id, wish });
      }
    } catch (error) {
      this.fail(error);
    }
  }

  make() {
    const worker = new Worker(scriptAddress(this.address()));
    const entry = { worker, busy: 0 };
    worker.addEventListener("message", ({ data }) => {
      if (data.generation !== this.generation) return;
      entry.busy--;
      this.answer(data.ticket, data.part);
    });
    // Where workers are forbidden, or memory has run out: the page reads the file itself.
    for (const kind of ["error", "messageerror"]) worker.addEventListener(kind, (event) => this.fail(event));
    worker.postMessage({ program: this.core.program });
    return entry;
  }

  ask(ticket, begin, end, exact) {
    if (this.lost) return;
    const entry = this.list.reduce((least, each) => (each.busy < least.busy ? each : least));
    entry.busy++;
    entry.worker.postMessage({ generation: this.generation, ticket, begin, end, exact });
  }

  answer(ticket, part) {
    const { module } = this.core;
    const length = part?.byteLength ?? 0;
    const at = length ? module._malloc(length) : 0;
    if (at) module.HEAPU8.set(new Uint8Array(part), at);
    module._xanh_part_answer(ticket, at, at ? length : 0);
    if (at) module._free(at);
    this.core.wake();
  }

  stop() {
    this.generation++;
    clearTimeout(this.idle);
    this.idle = setTimeout(() => this.end(), IDLE_MS);
  }

  end() {
    for (const { worker } of this.list.splice(0)) worker.terminate();
  }

  fail(reason) {
    console.warn("Xanh reads without workers:", reason.message ?? reason);
    this.lost = true;
    this.end();
    this.core.wake();
  }
}
