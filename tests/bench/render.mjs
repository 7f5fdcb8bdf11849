// The results as aligned text, with every contestant, and as Markdown, one row for each work and side.

export const rowsWord = (rows) => (rows >= 1e6 ? `${rows / 1e6}M` : rows >= 1000 ? `${rows / 1000}k` : String(rows));
const seconds = (s) => (s >= 10 ? s.toFixed(1) : s >= 0.1 ? s.toFixed(2) : s.toFixed(3)) + " s";
const memory = (mb) => `${Math.round(mb)} MB`;
const times = (ratio) => (ratio >= 10 ? ratio.toFixed(0) : ratio >= 1 ? ratio.toFixed(1) : ratio.toFixed(2)) + "×";
const ms = (value) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;

/// What others are compared with: DuckDB native on two threads, and the floor on the same side.
function yardsticks(work) {
  const time = (side, who) => work.found.find((each) => each.side === side && each.who === who && !each.failed)?.seconds;
  return (each) => ({ duckdb: time("native", "DuckDB, 2 threads"), floor: time(each.side, work.floor) });
}
const ratio = (own, other) => (own && other ? times(own / other) : "–");

function tasks(each) {
  if (!each.tasks) return "";
  return each.tasks.length ? `${each.tasks.length} tasks over 50 ms, longest ${Math.round(Math.max(...each.tasks))} ms` : "no task over 50 ms";
}

function speedUp(work, side, one, two) {
  const time = (who) => work.found.find((each) => each.side === side && each.who === who && !each.failed)?.seconds;
  return time(one) && time(two) ? times(time(one) / time(two)) : null;
}
const gain = (work) => ({ native: speedUp(work, "native", "Xanh, 1 thread", "Xanh, 2 threads"),
  page: speedUp(work, "page", "Xanh, 1 worker", "Xanh, 2 workers") });

/// How time grows: the exponent over the larger sizes, as small files also pay for the start; 1 is linear.
function exponent(points, side, who) {
  const all = points.filter((each) => each.side === side && each.who === who && !each.failed).sort((a, b) => a.rows - b.rows);
  const line = all.filter((each) => each.rows * 16 >= all.at(-1).rows);
  if (line.length < 2) return null;
  const [first, last] = [line[0], line.at(-1)];
  return `rows^${(Math.log(last.seconds / first.seconds) / Math.log(last.rows / first.rows)).toFixed(2)} from ${rowsWord(first.rows)} to ${rowsWord(last.rows)}`;
}

const clickOf = (entry, side, who) => entry.of.find((each) => each.side === side && each.who === who)?.again;

export function text(result) {
  const lines = [["work", "side", "who", "time", "memory", "DuckDB", "floor", ""]];
  for (const work of result.works) {
    const yard = yardsticks(work);
    for (const each of work.found) {
      const { duckdb, floor } = yard(each);
      lines.push([work.title, each.side, each.who, ...(each.failed ? [each.failed, "", "", ""]
        : [seconds(each.seconds), memory(each.mb), ratio(each.seconds, duckdb), ratio(each.seconds, floor)]), tasks(each)]);
    }
    const { native, page } = gain(work);
    if (native || page) lines.push([work.title, "", "two in place of one", "", "", "", "", `threads ${native ?? "–"}, workers ${page ?? "–"}`]);
  }
  for (const entry of result.clicks) {
    const title = `click on a unit, ${rowsWord(entry.rows)} rows`;
    const base = clickOf(entry, "native", "DuckDB, 2 threads");
    const add = (side, who, value, why) => lines.push([title, side, who, value === undefined ? why ?? "–" : ms(value), "", ratio(value, base), "", ""]);
    add("native", "Xanh, whole overview", entry.native.ms, entry.native.failed);
    add("page", "Xanh, whole overview", clickOf(entry, "page", "Xanh, 2 workers"));
    add("native", "DuckDB, one query", base);
    add("page", "DuckDB-WASM, one query", clickOf(entry, "page", "DuckDB-WASM"));
  }
  const opened = ({ seconds: time, failed }) => failed ?? seconds(time);
  lines.push(["open to first figures", "page", "Xanh, bundled sample", opened(result.start.xanh), "", "", "", ""]);
  lines.push(["open to first figures", "page", "DuckDB-WASM, 10k rows", opened(result.start.duckdb), "", "", "", ""]);
  lines.push(["page weight, Brotli", "page", "Xanh, without sample", result.weight.failed ?? `${Math.round(result.weight.kb)} kB`, "", "", "", ""]);
  for (const [side, who] of [["native", "Xanh, 2 threads"], ["page", "Xanh, 2 workers"], ["native", "DuckDB, 2 threads"]]) {
    const found = exponent(result.points, side, who);
    if (found) lines.push(["growth", side, who, "", "", "", "", found]);
  }
  const widths = lines[0].map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  let last = "";
  return lines.map((line, at) => {
    const shown = [line[0] === last ? "" : line[0], ...line.slice(1)];
    const gap = at > 0 && line[0] !== last ? "\n" : "";
    last = line[0];
    return gap + shown.map((cell, i) => (i >= 3 && i <= 6 ? cell.padStart(widths[i]) : cell.padEnd(widths[i]))).join("  ").trimEnd();
  }).join("\n");
}

export function markdown(result) {
  const out = [`Measured on ${result.machine}; ${result.rounds === 1 ? "one run" : `median of ${result.rounds}`}, times from the `
    + "chosen file to the grouped result, the library already started. In brackets: times DuckDB native on two threads, "
    + "times the floor of the same side (a plain JavaScript scan of the bytes; of a workbook, inflating it). Memory is the peak "
    + "less an empty page; of native programs, the whole process of Xanh, less an empty Node of the others. Xanh recognises, "
    + "checks, drops personal columns and fills the overview in its time; the others make one table of counts by unit.", "",
  "| Work | Xanh, two threads or workers | Xanh, one | DuckDB | others | byte loop for this query | floor |", "|---|---|---|---|---|---|---|"];
  const cell = (each) => (!each ? "" : each.failed ? each.failed : `${seconds(each.seconds)}, ${memory(each.mb)}`);
  for (const work of result.works) {
    const yard = yardsticks(work);
    for (const side of ["native", "page"]) {
      const all = work.found.filter((each) => each.side === side);
      const of = (...names) => all.find((each) => names.includes(each.who));
      const own = (each) => {
        if (!each || each.failed) return cell(each);
        const { duckdb, floor } = yard(each);
        const longest = each.tasks ? `; longest task ${each.tasks.length ? `${Math.round(Math.max(...each.tasks))} ms` : "under 50 ms"}` : "";
        return `${cell(each)} (${ratio(each.seconds, duckdb)}, ${ratio(each.seconds, floor)})${longest}`;
      };
      const others = all.filter((each) => ["SheetJS", "exceljs", "read-excel-file", "JSON.parse"].includes(each.who))
        .map((each) => `${each.who} ${cell(each)}`).join("<br>");
      out.push(`| ${work.title}, ${side} | ${[own(of("Xanh, 2 threads", "Xanh, 2 workers")), own(of("Xanh, 1 thread", "Xanh, 1 worker")),
        cell(of("DuckDB, 2 threads", "DuckDB-WASM")), others, cell(of("byte loop for this query")), of(work.floor)?.failed ?? seconds(of(work.floor).seconds)].join(" | ")} |`);
    }
  }
  for (const entry of result.clicks) {
    const shown = (value, why = "") => (value === undefined ? why : ms(value));
    out.push(`| click on a unit, ${rowsWord(entry.rows)} rows, native | ${shown(entry.native.ms, entry.native.failed)} | | ${shown(clickOf(entry, "native", "DuckDB, 2 threads"))} | | | |`);
    out.push(`| click on a unit, ${rowsWord(entry.rows)} rows, page | ${shown(clickOf(entry, "page", "Xanh, 2 workers"))} | | ${shown(clickOf(entry, "page", "DuckDB-WASM"))} | | | |`);
  }
  for (const [side, two, yours] of [["native", "Xanh, 2 threads", "DuckDB, 2 threads"], ["page", "Xanh, 2 workers", "DuckDB-WASM"]]) {
    const own = exponent(result.points, side, two);
    const largest = result.works.filter((work) => work.format === "csv").at(-1);
    const gained = largest && gain(largest)[side];
    if (own) out.push(`| growth of CSV, ${side} | ${own} | ${gained ? `two are ${gained} as fast as one` : ""} | ${exponent(result.points, side, yours) ?? ""} | | | |`);
  }
  const opened = ({ seconds: time, failed }) => failed ?? seconds(time);
  out.push(`| page open to first figures (Xanh: bundled sample; DuckDB: 10k rows) | ${opened(result.start.xanh)} | | ${opened(result.start.duckdb)} | | | |`);
  out.push(`| page weight, Brotli, without the sample | ${result.weight.failed ?? `${Math.round(result.weight.kb)} kB`} | | | | | |`);
  return out.join("\n");
}
