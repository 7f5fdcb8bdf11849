// Every definition with every combination of its options, by every grouping and every kind of period,
// against DuckDB: the full product, on 200,000 rows with all the dirt of domain.md 5.
import test from "node:test";
import { Tally } from "./compare.mjs";
import { CATALOGUE, DEFINITIONS, IDS } from "./definitions.mjs";
import { duckdb } from "./duck.mjs";
import { reportBeside, scratch } from "./program.mjs";
import { writeFileSync } from "node:fs";
import { wideList } from "./wide_list.mjs";

const ROWS = Number(process.env.XANH_ORACLE_ROWS ?? 200000);
const GROUPS = ["unit", "field", "procedure", "level", "channel", "month"];
const AS_OF = ["--as-of", "2025-10-31"];
// How it is asked for, and which days that is, worked out by hand.
const PERIODS = {
  "year to date": [["--year", "2025"], "2025-01-01", "2025-10-31"],
  month: [["--period", "2025-07"], "2025-07-01", "2025-07-31"],
  quarter: [["--period", "2025-Q2"], "2025-04-01", "2025-06-30"],
  "half year": [["--period", "2025-H1"], "2025-01-01", "2025-06-30"],
  "nine months": [["--period", "2025-9M"], "2025-01-01", "2025-09-30"],
  "reporting month": [["--period", "2025-07", "--calendar", "reporting"], "2025-06-15", "2025-07-14", "reporting"],
  "reporting nine months": [["--period", "2025-9M", "--calendar", "reporting"], "2024-12-15", "2025-09-14", "reporting"],
  week: [["--period", "2025-W28"], "2025-07-07", "2025-07-13"],
  "any days": [["--from", "2024-11-17", "--to", "2025-07-09"], "2024-11-17", "2025-07-09"],
  "any days by week": [["--from", "2024-12-18", "--to", "2025-03-05", "--time", "week"], "2024-12-18", "2025-03-05", "week"],
};
const list = wideList(ROWS);

/// Runs the tasks two at a time.
async function both(tasks) {
  const rest = [...tasks];
  const work = async () => {
    while (rest.length > 0) await rest.shift()();
  };
  await Promise.all([work(), work()]);
}

test(`${IDS.length} definitions x ${GROUPS.length} groupings x ${Object.keys(PERIODS).length} kinds of period on ${ROWS} rows`, async () => {
  const duck = await duckdb(), tally = new Tally();
  await duck.dossiers(list.file, list.header);
  const asked = [];
  for (const [name, [options, from, to, grain]] of Object.entries(PERIODS)) {
    for (const by of GROUPS) asked.push({ name, options, from, to, grain, by });
  }
  await both(asked.map((ask) => async () => {
    const { name, options, from, to, by } = ask;
    const got = await reportBeside(list.file, "--by", by, "--metric", IDS.join(","), ...options, ...AS_OF);
    tally.same(`${name}: period`, `${got.period.from}..${got.period.to}`, `${from}..${to}`);
    ask.got = got;
  }));
  const totals = new Map();
  for (const [name, [, from, to]] of Object.entries(PERIODS)) totals.set(name, (await duck.rates(DEFINITIONS, "total", from, to)).get(""));
  for (const { name, from, to, grain, by, got } of asked) {
    tally.row(`${name} by ${by} total`, got.total.figures, totals.get(name));
    const rows = await duck.rates(DEFINITIONS, by, from, to, grain);
    tally.rows(`${name} by ${by}`, got.rows, rows);
  }
  tally.end("metrics", 500000);
});

// Levels, eligibility, integration and fees by the digits of the code; every seventh procedure of the
// list is missing, and fifty that it does not know are added.
function catalogue() {
  const levels = ["Toàn trình", "Một phần", "4", "Mức độ 3", "2", ""], yes = (holds) => (holds ? "Có" : "Không");
  const fields = ["Hộ tịch", "Đất đai", "Chứng thực", "Đường bộ", "Lưu trữ"];
  const lines = [["Mã TTHC", "Tên thủ tục hành chính", "Lĩnh vực", "Mức độ", "Đủ điều kiện toàn trình", "Tích hợp Cổng DVCQG", "Lệ phí"]];
  for (let n = 0; n < 170; n += 1) {
    if (n % 7 === 3) continue;
    lines.push([`1.${String(n).padStart(6, "0")}`, `Thủ tục số ${n}`, n < 120 ? fields[n % 4] : fields[n % 5], levels[n % levels.length], yes(n % 5 !== 0),
      yes(n % 11 !== 0), n % 3 === 0 ? "0" : "15000"]);
  }
  const file = scratch("catalogue-of-wide.csv");
  writeFileSync(file, "\uFEFF" + lines.map((line) => line.join(",")).join("\r\n") + "\r\n");
  return file;
}

test("rates of procedures by field, level, procedure and month", async () => {
  const duck = await duckdb(), tally = new Tally(), file = catalogue(), ids = Object.keys(CATALOGUE);
  await duck.dossiers(list.file, list.header);
  await duck.read("listed", file, 1);
  await duck.rows(`CREATE OR REPLACE TABLE catalogue AS SELECT "Mã TTHC" AS "procedure", "Lĩnh vực" AS field, level_of("Mức độ") AS level,
    coalesce(yes_of("Đủ điều kiện toàn trình"), false) AS eligible, coalesce(yes_of("Tích hợp Cổng DVCQG"), false) AS integrated,
    has_fee_of("Lệ phí") AS has_fee FROM listed`);
  const asked = [];
  for (const name of ["year to date", "month", "reporting month", "week", "any days by week"]) {
    for (const by of ["field", "level", "procedure", "month", "unit"]) asked.push([name, by]);
  }
  for (const [name, by] of asked) {
    const [options, from, to, grain] = PERIODS[name], place = `${name} by ${by}`;
    const got = await reportBeside(list.file, "--catalogue", file, "--by", by, "--metric", ids.join(","), ...options, ...AS_OF);
    const counted = async (grouped) => {
      await duck.cut(from, to, grouped === "month" ? grain ?? "month" : "none");
      const key = { "": "''", month: "spans.name" }[grouped] ?? `catalogue."${grouped}"`;
      const out = new Map();
      for (const [id, { of, counted: condition, used }] of Object.entries(CATALOGUE)) {
        const inUse = used === undefined ? "true" : `EXISTS (SELECT 1 FROM dossiers d WHERE d."procedure" = catalogue."procedure"
          AND d.received_day BETWEEN first AND last AND ${used})`;
        for (const row of await duck.rows(`SELECT ${key} AS key, count(*) FILTER ((${condition}) AND ${inUse}) AS n, count(*) FILTER (${of}) AS m
            FROM catalogue CROSS JOIN spans GROUP BY 1`)) {
          (out.get(row.key) ?? out.set(row.key, {}).get(row.key))[id] = [Number(row.n), Number(row.m)];
        }
      }
      return out;
    };
    tally.row(`${place} total`, got.total.figures, (await counted("")).get(""));
    const whole = by === "unit" ? null : await counted(by);
    for (const row of got.rows) {
      for (const id of ids) {
        // A catalogue knows no units, and no months but those of dossiers: not computable, never zero.
        const told = by === "month" ? CATALOGUE[id].used !== undefined : by !== "unit";
        const at = `${place} "${row.key}" ${id}`, figure = row.figures[id];
        if (!told) {
          tally.same(`${at}: not computable`, figure.standing, "not_computable");
          tally.same(`${at}: numerator`, figure.numerator, null);
          continue;
        }
        const [n, m] = whole.get(row.key)?.[id] ?? [0, 0];  // a procedure that is not in the catalogue
        tally.same(`${at} numerator`, figure.numerator, n);
        tally.same(`${at} denominator`, figure.denominator, m);
      }
    }
    if (whole !== null && by !== "month") {
      tally.same(`${place}: groups of the catalogue missing`, [...whole.keys()].filter((key) => !got.rows.some((row) => row.key === key)).join(" | "), "");
    }
  }
  tally.end("catalogue", 8000);
});
