// What is measured: the files, and who reads each. `native` and `page` list contestants as [name, run];
// a floor is what no reader of that format goes below, a plain byte scan or inflating the workbook.
import * as native from "./native.mjs";
import * as page from "./page.mjs";

const node = (name, who) => [who, (file) => native.nodePeer(name, file)];
const tab = (name, who) => [who, (file) => page.pagePeer(name, file)];
const cannot = (who, why) => [who, async () => ({ failed: why })];
const xanhNative = (threads) => [`Xanh, ${threads} thread${threads > 1 ? "s" : ""}`, (file) => native.xanh(file, threads)];
const xanhPage = (workers, clicks = false) => [`Xanh, ${workers || "no"} worker${workers === 1 ? "" : "s"}`,
  (file) => page.xanh(file, workers, clicks)];

export const SCAN = "byte scan", INFLATE = "inflating";
export const FORMATS = {
  csv: {
    floor: SCAN,
    native: () => [xanhNative(2), xanhNative(1), node("duckdb2", "DuckDB, 2 threads"), node("duckdb1", "DuckDB, 1 thread"),
      node("duckdb-direct", "DuckDB, this query only"), node("loop", "byte loop for this query"), node("scan", SCAN), node("fetch", "fetching the bytes")],
    page: () => [xanhPage(2, true), xanhPage(1), xanhPage(0), tab("duckdb", "DuckDB-WASM"),
      tab("duckdb-direct", "DuckDB-WASM, this query only"), tab("loop", "byte loop for this query"), tab("scan", SCAN), tab("fetch", "fetching the bytes")],
  },
  xlsx: {
    floor: INFLATE,
    native: () => [xanhNative(2), xanhNative(1), cannot("DuckDB, 2 threads", "needs extension"), node("sheetjs", "SheetJS"),
      node("exceljs", "exceljs"), node("read-excel-file", "read-excel-file"), node("inflate", INFLATE)],
    page: () => [xanhPage(2), xanhPage(1), xanhPage(0), cannot("DuckDB-WASM", "needs extension"), tab("sheetjs", "SheetJS"),
      tab("read-excel-file", "read-excel-file"), tab("inflate", INFLATE)],
  },
  json: {
    floor: SCAN,
    native: () => [xanhNative(2), xanhNative(1), node("duckdb2", "DuckDB, 2 threads"), node("parse", "JSON.parse"), node("scan", SCAN)],
    page: () => [xanhPage(2), xanhPage(1), xanhPage(0), tab("duckdb", "DuckDB-WASM"), tab("parse", "JSON.parse"), tab("scan", SCAN)],
  },
};

/// Of growth, where the file is no row of the table: [side, name, run].
export const GROWTH = [["native", ...xanhNative(2)], ["native", ...node("duckdb2", "DuckDB, 2 threads")], ["page", ...xanhPage(2)],
  ["page", ...tab("duckdb", "DuckDB-WASM")], ["page", ...tab("loop", "byte loop for this query")]];

/// Files of the table and sizes of the plot, up to so many rows.
export function sizes(most, quick) {
  const files = quick ? [["csv", 100000], ["xlsx", 20000], ["json", 20000]]
    : [["csv", 1000000], ["csv", 5000000], ["xlsx", 100000], ["xlsx", 500000], ["json", 100000]];
  const growth = quick ? [10000] : [10000, 30000, 100000, 300000, 1000000, 2000000, 5000000];
  const fits = (rows) => rows <= most;
  return { files: files.filter(([, rows]) => fits(rows)), growth: growth.filter(fits) };
}
