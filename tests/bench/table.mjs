// Speed and memory of Xanh beside its peers, on this machine, in one run:
//   ./dev bench [--quick] [--rows MOST] [--only csv,xlsx,json] [--rounds 3] [--write] [--into FOLDER]
// Prints a table as text and as Markdown; --write puts it into README.md and draws public/pictures/growth.svg
// (below FOLDER, else here). Timings tell of a machine and an hour: they are compared within a run only.
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { dist } from "../browser/harness.mjs";
import { sample, work } from "./data.mjs";
import { pageWeight, xanhClicks } from "./native.mjs";
import { pagePeer, xanhStart } from "./page.mjs";
import { growth as plot } from "./plot.mjs";
import { write } from "./readme.mjs";
import { markdown, rowsWord, text } from "./render.mjs";
import { FORMATS, GROWTH, sizes } from "./works.mjs";

const { values: options } = parseArgs({ options: { quick: { type: "boolean" }, rows: { type: "string" },
  only: { type: "string" }, rounds: { type: "string" }, write: { type: "boolean" }, into: { type: "string" } } });
const most = options.rows === undefined ? Infinity : Number(options.rows);
if (!(most >= 10000)) throw new Error(`--rows takes a number from 10000, not ${options.rows}`);
if (options.quick && options.write && !options.into) throw new Error("--quick tries the bench: its figures are not for the README");
const only = options.only?.split(",") ?? Object.keys(FORMATS);
if (!only.every((format) => format in FORMATS)) throw new Error(`--only takes ${Object.keys(FORMATS)}, not ${options.only}`);
const ROUNDS = Number(options.rounds ?? (options.quick ? 1 : 3));
if (!(ROUNDS >= 1)) throw new Error(`--rounds takes a number from 1, not ${options.rounds}`);
const LONG = 20;  // seconds: what takes longer is measured once

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)];

/// The middle one of several runs, with the clicks of all.
function middle(runs) {
  const done = runs.filter((run) => run.seconds !== undefined);
  if (!done.length) return runs[0];
  const found = done.find((run) => run.seconds === median(done.map((each) => each.seconds)));
  const clicks = done.flatMap((run) => run.again ?? []);
  return { ...found, mb: median(done.map((run) => run.mb)), again: clicks.length ? median(clicks) : undefined };
}

/// All contestants round by round, so that what slows the machine for a while slows all of them.
async function measure(title, contestants, file) {
  const runs = contestants.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [i, [, who, run]] of contestants.entries()) {
      const failures = runs[i].filter(({ failed }) => failed);
      // A browser that did not start in time may start next time; what cannot be done is not tried again.
      if (failures.length > 1 || failures[0]?.failed === "needs extension" || runs[i][0]?.seconds > LONG) continue;
      const found = await run(file);
      runs[i].push(found);
      process.stderr.write(`${title}, ${contestants[i][0]}: ${who}: ${found.failed ?? `${found.seconds.toFixed(3)} s`}\n`);
    }
  }
  const out = contestants.map(([side, who], i) => ({ side, who, ...middle(runs[i]) }));
  // Whoever counted otherwise did another job. Xanh counts a dossier once that the file tells twice.
  const right = out.find((each) => each.digest && !each.who.startsWith("Xanh"))?.digest;
  for (const each of out) {
    const off = (name) => Math.abs(each.digest[name] / right[name] - 1) > 0.02;
    if (right && each.digest && (off("received") || off("met"))) each.failed = "wrong count";
  }
  return out;
}

const began = { at: new Date(), load: loadavg()[0] };
const works = [], points = [], clicks = [];
const { files, growth } = sizes(most, options.quick);

for (const [format, rows] of files.filter(([format]) => only.includes(format))) {
  const { file, bytes } = await sample(rows, format);
  const title = `${format.toUpperCase()} ${rowsWord(rows)} rows, ${Math.round(bytes / 1e6)} MB`;
  const { floor, native, page } = FORMATS[format];
  const found = await measure(title, [...native().map((each) => ["native", ...each]), ...page().map((each) => ["page", ...each])], file);
  works.push({ title, format, rows, floor, found });
  if (format !== "csv") continue;
  for (const each of found) if (GROWTH.some(([side, who]) => side === each.side && who === each.who)) points.push({ rows, ...each });
  const keys = found.find((each) => each.keys)?.keys ?? [];
  const clicked = await xanhClicks(file, keys.slice(0, 9));
  clicks.push({ rows, native: clicked.failed ? clicked : { ms: median(clicked.again) }, of: found });
}

const start = { xanh: [], duckdb: [] };
const small = await sample(10000, "csv");
for (let round = 0; round < ROUNDS; round++) {
  start.xanh.push(await xanhStart());
  start.duckdb.push(await pagePeer("duckdb", small.file, true));
}
const opened = (runs) => ({ seconds: median(runs.filter((run) => run.sinceOpen).map((run) => run.sinceOpen)), failed: runs[0].failed });

for (const rows of (only.includes("csv") ? growth : []).filter((rows) => !points.some((point) => point.rows === rows))) {
  const { file } = await sample(rows, "csv");
  points.push(...(await measure(`growth, ${rowsWord(rows)} rows`, GROWTH, file)).map((each) => ({ rows, ...each })));
}

const result = { at: began.at.toISOString(), machine: `${cpus().length} cores, ${cpus()[0].model.trim()}`, rounds: ROUNDS,
  load: [began.load, loadavg()[0]], works, clicks, points: points.map(({ keys, ...point }) => point),
  start: { xanh: opened(start.xanh), duckdb: opened(start.duckdb) }, weight: pageWeight(dist) };
for (const { found } of works) for (const each of found) delete each.keys;
mkdirSync(work, { recursive: true });
writeFileSync(join(work, "results.json"), JSON.stringify(result, null, 1));

console.log(`${text(result)}\n\n${markdown(result)}`);
if (began.load > 0.7) console.log(`\nThe machine was busy (load ${began.load.toFixed(1)} at the start): these times are those of a busy machine.`);
if (options.write) {
  const folder = options.into ?? new URL("../../", import.meta.url).pathname;
  write(folder, markdown(result), plot(result.points));
}
