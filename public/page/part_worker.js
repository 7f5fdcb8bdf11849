// In a worker, behind the program's own script: reads parts of one file and sends what they gave.

(() => {
  let module = null, file = null, latest = 0, planned = false;
  let arrived = () => {};

  // What the program asks of its page; a reader draws nothing.
  const host = {
    close() {},
    async fetch(id, offset, length) {
      const from = file;
      try {
        const bytes = new Uint8Array(await from.slice(offset, offset + length).arrayBuffer());
        if (bytes.length !== length) throw new Error("short read");
        const at = module._malloc(length);
        if (!at) throw new Error("out of memory");
        module.HEAPU8.set(bytes, at);
        if (from === file) module._xanh_reader_feed(id, offset, at, length);
        module._free(at);
      } catch (error) {
        const reason = module.stringToNewUTF8(String(error.name ?? error));
        if (from === file) module._xanh_reader_unfed(id, reason);
        module._free(reason);
      }
      arrived();
    },
  };

  // Runs the reader to the end of what it is at; false when it cannot be done, or is not wanted any more.
  async function run(generation) {
    while (generation === latest) {
      const outcome = module._xanh_reader_step();
      if (outcome === 1) await new Promise((resolve) => { arrived = resolve; });
      else if (outcome !== 0) return outcome === 2;
    }
    return false;
  }

  async function begin({ generation, id, wish, file: chosen }) {
    planned = false;
    if (generation !== latest) return;
    file = chosen;
    const name = module.stringToNewUTF8(file.name), at = module._malloc(wish.length);
    module.HEAPU8.set(wish, at);
    const begun = module._xanh_reader_begin(id, name, file.size, at, wish.length);
    module._free(name);
    module._free(at);
    planned = Boolean(begun) && await run(generation);
  }

  async function read({ generation, ticket, begin: from, end, exact }) {
    if (generation !== latest) return;
    let part = null;
    if (planned && module._xanh_reader_part(from, end, exact ? 1 : 0) && await run(generation)) {
      const at = module._xanh_reader_take(), length = module._xanh_reader_taken();
      if (length) part = module.HEAPU8.slice(at, at + length).buffer;
    }
    postMessage({ generation, ticket, part }, part ? [part] : []);
  }

  async function handle(data) {
    if (data.program) {
      const { program } = data;
      module = await createXanh({ host, instantiateWasm(imports, done) {
        WebAssembly.instantiate(program, imports).then((instance) => done(instance, program), fail);
        return {};
      } });
    } else if (data.file) {
      await begin(data);
    } else {
      await read(data);
    }
  }

  // A fault of the program ends the worker; the page then reads without.
  const fail = (error) => setTimeout(() => { throw error; });
  let last = Promise.resolve();
  addEventListener("message", ({ data }) => {
    if (data.generation) latest = data.generation;
    last = last.then(() => handle(data)).catch(fail);
  });
})();
