// A procedure catalogue supplies what the list does not say: levels and eligibility, joined in
// DuckDB by procedure code.
import assert from "node:assert/strict";
import test from "node:test";
import { Tally } from "./compare.mjs";
import { duckdb } from "./duck.mjs";
import { report, sample } from "./program.mjs";
import { cellsOf, writeText } from "./tables.mjs";

const rows = cellsOf(sample(20000)), header = rows[3];
const at = (name) => header.indexOf(name);
const without = (name) => rows.map((row) => row.filter((_, i) => i !== at(name)));

// Levels and eligibility that have nothing to do with the sample's own, by the code's digits; each
// fifth procedure is not in the catalogue, and its dossiers have no level.
const LEVELS = ["4", "Toàn trình", "Một phần", "Mức độ 3", "2"];
function catalogue() {
  const named = new Map(rows.slice(4).filter((row) => /^\d\.\d{6}$/.test(row[at("Mã TTHC")]))
    .map((row) => [row[at("Mã TTHC")], row]));
  const lines = [...named].map(([code, row]) => ({ code, row, digits: Number(code.slice(2)) }))
    .filter(({ digits }) => digits % 5 !== 0)
    .map(({ code, row, digits }) => [code, row[at("Tên thủ tục hành chính")], row[at("Lĩnh vực")],
      LEVELS[digits % 7 % LEVELS.length], digits % 3 === 0 ? "Không" : digits % 11 === 0 ? "" : "Có", "Có"]);
  return writeText("catalogue.csv", [["Mã TTHC", "Tên thủ tục hành chính", "Lĩnh vực", "Mức độ",
    "Đủ điều kiện toàn trình", "Tích hợp Cổng DVCQG"], ...lines], { mark: "\uFEFF" });
}

const FULL = ["full_process_a", "full_process_b", "full_process_c", "full_process_d", "online_filing"];
const BY = ["unit", "field", "procedure", "level", "month"];
const period = ["2025-01-01", "2025-10-31"];

async function compare(tally, list, extra, options) {
  const duck = await duckdb();
  await duck.read("catalogue", catalogue(), 1);
  await duck.dossiers(list, 4, { extra, join: `LEFT JOIN catalogue ON list."Mã TTHC" = catalogue."Mã TTHC"` });
  for (const by of BY) {
    const got = report(list, "--by", by, ...options);
    const only = (figures) => Object.fromEntries(FULL.map((id) => [id, figures[id]]));
    tally.row(`${by} total`, got.total.figures, only((await duck.figures("total", ...period)).get("")), 70n);
    tally.rows(by, got.rows, new Map([...await duck.figures(by, ...period)].map(([key, f]) => [key, only(f)])), null);
  }
}

test("a list without a service level gives A-D with a catalogue", async () => {
  const list = writeText("without-level.csv", without("Mức độ DVC")), tally = new Tally();
  const joined = { service_level: `catalogue."Mức độ"`, eligible: `catalogue."Đủ điều kiện toàn trình"` };
  await compare(tally, list, joined, ["--catalogue", catalogue()]);
  tally.end("catalogue", 10000);
});

test("what the list itself says stands against the catalogue", async () => {
  const list = writeText("with-level.csv", rows), tally = new Tally();
  await compare(tally, list, { eligible: `catalogue."Đủ điều kiện toàn trình"` }, ["--catalogue", catalogue()]);
  tally.end("catalogue beside a level column", 10000);
});

test("a catalogue among the files, wherever it stands, is the same as --catalogue", () => {
  const list = writeText("without-level-2.csv", without("Mức độ DVC"));
  const named = report(list, "--catalogue", catalogue()).rows;
  assert.deepEqual(report([catalogue(), list]).rows, named);
  assert.deepEqual(report([list, catalogue()]).rows, named);
});

test("without level and catalogue A-D cannot be told, and say why", () => {
  const { figures } = report(writeText("without-level-3.csv", without("Mức độ DVC"))).total;
  for (const id of FULL.slice(0, 4)) {
    assert.equal(figures[id].standing, "not_computable");
    assert.equal(figures[id].rate, null);
    assert.ok(figures[id].needs.includes("level"), `${id} needs ${figures[id].needs}`);
  }
  assert.ok(figures.online_filing.rate > 0);
});
