// Runs in the page: one peer (?peer=NAME), made ready before the file is chosen, does the job on it. The
// clock runs from the chosen file to the grouped result; what is found is put into globalThis.found.
import { Counts, count, digest, ofUnit, readCsv, readJson } from "./job.mjs";
import { FLOORS } from "./floors.mjs";

const CLICKS = 7;

const sourceOf = (file) => ({
  size: file.size,
  read: async (offset, length) => new Uint8Array(await file.slice(offset, offset + length).arrayBuffer()),
  async inflate(bytes) {
    const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return size;
      size += value.length;
    }
  },
});

async function duckdb(keep) {
  const made = await import("/npm/@duckdb/duckdb-wasm/dist/duckdb-browser.mjs");
  const at = (name) => new URL(`/npm/@duckdb/duckdb-wasm/dist/${name}`, location.href).href;
  const database = new made.AsyncDuckDB(new made.VoidLogger(), new Worker(at("duckdb-browser-eh.worker.js")));
  await database.instantiate(at("duckdb-eh.wasm"));
  const connection = await database.connect();
  const rows = async (sql) => (await connection.query(sql)).toArray().map((row) => row.toJSON());
  return async (file) => {
    const json = file.name.endsWith(".json");
    await database.registerFileHandle(file.name, file, made.DuckDBDataProtocol.BROWSER_FILEREADER, true);
    const list = json ? readJson(file.name) : readCsv(file.name);
    if (!keep) return { groups: await rows(count(list)) };
    await connection.query(`CREATE TABLE list AS ${list}`);
    return { groups: await rows(count("FROM list")), ask: (unit) => rows(ofUnit(unit)) };
  };
}

function script(url) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = url;
    element.onload = resolve;
    element.onerror = () => reject(new Error("not installed"));
    document.head.append(element);
  });
}

const PEERS = {
  duckdb: () => duckdb(true),
  "duckdb-direct": () => duckdb(false),
  async sheetjs() {
    await script("/npm/xlsx/dist/xlsx.full.min.js");
    const { read, utils } = globalThis.XLSX;
    return async (file) => {
      const book = read(await file.arrayBuffer(), { dense: true, cellText: false, cellHTML: false });
      return { groups: new Counts().addTable(utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 })).rows() };
    };
  },
  async "read-excel-file"() {
    await script("/npm/read-excel-file/bundle/read-excel-file.min.js");
    return async (file) => {
      const rows = await globalThis.readXlsxFile(file);
      return { groups: new Counts().addTable(rows[0]?.data ?? rows).rows() };
    };
  },
};
for (const [name, run] of Object.entries(FLOORS)) {
  PEERS[name] = () => async (file) => {
    const found = await run(sourceOf(file));
    return { groups: Array.isArray(found) ? found : null };
  };
}

async function work(run, file) {
  const begin = performance.now();
  const { groups, ask } = await run(file);
  const out = { seconds: (performance.now() - begin) / 1000, sinceOpen: performance.now() / 1000, digest: groups && digest(groups) };
  if (ask) {
    out.again = [];
    for (const { unit } of groups.slice(0, CLICKS)) {
      const asked = performance.now();
      await ask(unit);
      out.again.push(performance.now() - asked);
    }
  }
  return out;
}

const asked = new URLSearchParams(location.search);
const done = (promise) => promise.then((found) => { globalThis.found = found; },
  (error) => { globalThis.found = { error: String(error?.message ?? error) }; });
done((async () => {
  const run = await PEERS[asked.get("peer")]();
  if (asked.has("fetch")) {  // from an open page to the first grouped table, nothing ready before
    const bytes = await (await fetch("/data")).blob();
    return work(run, new File([bytes], asked.get("fetch")));
  }
  return new Promise((resolve, reject) => {
    document.querySelector("#file").addEventListener("change", (event) => work(run, event.target.files[0]).then(resolve, reject));
    globalThis.ready = true;
  });
})());
