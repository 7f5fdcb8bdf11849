// One peer does the job on one file in a process of its own, so that its memory is its own:
//   node node_peer.mjs PEER FILE        prints {seconds, mb, digest, again} as JSON
// The clock starts when the library is there and stops at the grouped result.
import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { createInflateRaw } from "node:zlib";
import { Counts, count, digest, ofUnit, readCsv, readJson } from "./job.mjs";
import { FLOORS } from "./floors.mjs";
import { peer } from "./packages.mjs";

const [name, file] = process.argv.slice(2);
const CLICKS = 7;

function open(path) {
  const handle = openSync(path);
  let buffer = new Uint8Array(0);
  return {
    size: fstatSync(handle).size,
    read(offset, length) {
      if (buffer.length < length) buffer = new Uint8Array(length);
      const bytes = buffer.subarray(0, length);
      if (readSync(handle, bytes, 0, length, offset) !== length) throw new Error("short read");
      return bytes;
    },
    async inflate(bytes) {
      const stream = createInflateRaw({ chunkSize: 1 << 18 });
      stream.end(bytes);
      let size = 0;
      for await (const piece of stream) size += piece.length;
      return size;
    },
    close: () => closeSync(handle),
  };
}

async function duckdb(threads, keep) {
  const { DuckDBInstance } = await peer("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", { threads: String(threads), autoinstall_known_extensions: "false" });
  const connection = await instance.connect();
  const rows = async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
  return async () => {
    const list = file.endsWith(".json") ? readJson(file) : readCsv(file);
    if (!keep) return { groups: await rows(count(list)) };
    await connection.run(`CREATE TABLE list AS ${list}`);
    const groups = await rows(count("FROM list"));
    return { groups, instance, ask: (unit) => rows(ofUnit(unit)) };
  };
}

/// Each gives, after its library is loaded, the function that is timed.
const PEERS = {
  duckdb1: () => duckdb(1, true),
  duckdb2: () => duckdb(2, true),
  "duckdb-direct": () => duckdb(2, false),
  async sheetjs() {
    const { read, utils } = await peer("xlsx");
    return () => {
      const book = read(readFileSync(file), { dense: true, cellText: false, cellHTML: false });
      return { groups: new Counts().addTable(utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 })).rows() };
    };
  },
  async exceljs() {
    const excel = await peer("exceljs");
    return async () => {
      const rows = [];
      const book = new excel.stream.xlsx.WorkbookReader(file, { sharedStrings: "cache", styles: "ignore", hyperlinks: "ignore", worksheets: "emit" });
      for await (const sheet of book) for await (const row of sheet) rows.push(row.values.slice(1));
      return { groups: new Counts().addTable(rows).rows() };
    };
  },
  async "read-excel-file"() {
    const read = await peer("read-excel-file/node");
    const all = typeof read === "function" ? read : read.readSheet ?? read.default;
    return async () => {
      const rows = await all(file);
      return { groups: new Counts().addTable(rows[0]?.data ?? rows).rows() };
    };
  },
};
for (const [floor, run] of Object.entries(FLOORS)) {
  PEERS[floor] = () => async () => {
    const source = open(file);
    const found = await run(source);
    source.close();
    return { groups: Array.isArray(found) ? found : null };
  };
}

const peakMb = () => Number(readFileSync("/proc/self/status", "utf8").match(/VmHWM:\s+(\d+)/)[1]) / 1000;
const run = await PEERS[name]();
const before = peakMb();
const begin = performance.now();
const { groups, ask } = await run();
const seconds = (performance.now() - begin) / 1000;
const out = { seconds, mb: peakMb() - before, digest: groups && digest(groups) };
if (ask) {
  out.again = [];
  for (const { unit } of groups.slice(0, CLICKS)) {
    const asked = performance.now();
    await ask(unit);
    out.again.push(performance.now() - asked);
  }
}
process.stdout.write(JSON.stringify(out), () => process.exit(0));
