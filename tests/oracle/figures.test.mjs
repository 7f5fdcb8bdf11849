// Every figure of the report against DuckDB, on an export of 100,000 rows and on a wide list in
// which every vocabulary of domain.md 5.3 and every metric occurs.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import test from "node:test";
import { TARGETS, Tally } from "./compare.mjs";
import { duckdb } from "./duck.mjs";
import { report, sample, scratch } from "./program.mjs";
import { wideList } from "./wide_list.mjs";

// What a metric needs beside the dates; a file without it cannot tell, which is not zero
// (architecture.md idea 3).
const NEEDS = {
  full_process_a: ["channel", "service_level"], full_process_b: ["channel", "service_level", "eligible"],
  full_process_c: ["channel", "service_level"], full_process_d: ["channel", "service_level"],
  online_filing: ["channel"], online_filing_of_handled: ["channel"], on_time_closed: [], on_time_766: [], overdue_share: [],
  digitised: ["digitised"], digitised_received: ["digitised"],
  paid_online: ["paid_online", "fee"], e_result: ["e_result"], reused: ["reused"],
  // Of procedures, petitions and ratings a list of dossiers tells nothing.
  catalogue_full_eligible: ["catalogue"], catalogue_full: ["catalogue"], catalogue_online: ["catalogue"], catalogue_integrated: ["catalogue"],
  catalogue_used: ["catalogue"], catalogue_used_any: ["catalogue"], catalogue_paid: ["catalogue"],
  petitions_in_time: ["petitions"], satisfaction: ["ratings"],
};
const told = (roles) => Object.keys(NEEDS).filter((id) => NEEDS[id].every((role) => roles.includes(role)));
const only = (ids, figures) => Object.fromEntries(ids.map((id) => [id, figures[id]]));

async function check(tally, duck, files, ids, by, from, to, kind, options) {
  const place = `${by} ${from}..${to} ${kind}`;
  const got = report(files, "--by", by, "--kind", kind, ...options);
  tally.same(`${place}: period`, `${got.period.from}..${got.period.to}`, `${from}..${to}`);
  const target = TARGETS[`${got.year} ${kind}`];
  const total = await duck.figures("total", from, to);
  const rows = await duck.figures(by, from, to);
  for (const id of Object.keys(NEEDS).filter((id) => !ids.includes(id))) {
    tally.same(`${place} total ${id}: not computable`, got.total.figures[id]?.denominator, null);
  }
  tally.same(`${place}: metrics`, got.metrics.map((metric) => metric.id).sort().join(), Object.keys(NEEDS).sort().join());
  // A yearly target of a province (or ministry) is judged on its own year to date, and on nothing else.
  const judged = from === `${got.year}-01-01`;
  tally.row(`${place} total`, got.total.figures, only(ids, total.get("")), judged ? target : null);
  tally.rows(place, got.rows, new Map([...rows].map(([key, figures]) => [key, only(ids, figures)])), null);
}

test("an export of 100,000 rows: every metric by unit, field, procedure, level, channel and month", async () => {
  const file = sample(100000), duck = await duckdb(), tally = new Tally();
  const ids = told(await duck.dossiers(file, 4));
  assert.ok(ids.length >= 7);
  for (const by of ["unit", "field", "procedure", "level", "channel", "month"]) {
    await check(tally, duck, file, ids, by, "2025-01-01", "2025-10-31", "locality", ["--year", "2025"]);
  }
  for (const by of ["unit", "month"]) {
    await check(tally, duck, file, ids, by, "2024-01-01", "2024-12-31", "locality", ["--year", "2024"]);
    await check(tally, duck, file, ids, by, "2025-01-01", "2025-10-31", "ministry", []);
    await check(tally, duck, file, ids, by, "2024-11-17", "2025-07-09", "locality",
      ["--from", "2024-11-17", "--to", "09/07/2025"]);
    await check(tally, duck, file, ids, by, "2025-06-30", "2025-06-30", "locality",
      ["--from", "30/06/2025", "--to", "2025-06-30"]);
  }
  tally.end("sample of 100,000 rows", 50000);
});

test("a list with every word, code and date form of the domain: all metrics", async () => {
  const { file, header, parts } = wideList(), duck = await duckdb(), tally = new Tally();
  const ids = told(await duck.dossiers(file, header));
  assert.equal(ids.length, 14);
  const asOf = ["--as-of", "2025-10-31"];
  for (const by of ["unit", "field", "procedure", "level", "channel", "month"]) {
    await check(tally, duck, file, ids, by, "2025-01-01", "2025-10-31", "locality", ["--year", "2025", ...asOf]);
  }
  await check(tally, duck, file, ids, "unit", "2025-03-15", "2025-04-14", "ministry",
    ["--from", "2025-03-15", "--to", "2025-04-14"]);
  await check(tally, duck, file, ids, "unit", "2024-01-01", "2024-08-31", "locality", ["--as-of", "31/08/2024"]);
  tally.end("wide list", 5900);

  // One dossier once, whatever the order of the files.
  const split = new Tally();
  for (const files of [parts, [...parts].reverse(), [parts[1], parts[2], parts[0], file]]) {
    await check(split, duck, files, ids, "unit", "2025-01-01", "2025-10-31", "locality", ["--year", "2025", ...asOf]);
  }
  split.end("wide list in parts", 900);
});

test("spellings of one unit meet across files as they do within one", () => {
  // Only case and the place of the tone mark differ (domain.md 4.2); Mỹ Tho and Mỹ Thọ are two.
  const { parts } = wideList(3000);
  const other = scratch("wide-spelled.csv");
  writeFileSync(other, readFileSync(parts[1], "utf8").replaceAll("UBND phường", "UBND Phường")
    .replaceAll("UBND xã", "Ubnd Xã").replaceAll("Hộ tịch", "HỘ TỊCH"));
  const tally = new Tally();
  for (const by of ["unit", "field"]) {
    const fold = (key) => key.toLowerCase();
    const rows = (files) => report(files, "--by", by, "--as-of", "2025-10-31").rows;
    const pairs = (figures) => Object.fromEntries(Object.entries(figures).filter(([, f]) => f.denominator !== null)
      .map(([id, f]) => [id, [f.numerator, f.denominator]]));  // what a list cannot tell is no number
    const expected = new Map(rows([parts[0], parts[1]]).map((row) => [fold(row.key), pairs(row.figures)]));
    const spelled = rows([parts[0], other]), turned = rows([other, parts[0]]);
    tally.rows(by, spelled.map((row) => ({ ...row, key: fold(row.key) })), expected);
    assert.deepEqual(turned, spelled, "the order of the files decides nothing");
  }
  tally.end("spellings across files", 200);
});
