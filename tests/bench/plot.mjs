// The growth plot: rows against time, both by powers of ten, so that time in proportion to rows is a line parallel
// to the dotted one. It stands in the README on light and dark pages: it brings its own ground.
import { rowsWord } from "./render.mjs";

const WIDTH = 760, HEIGHT = 420;
const box = { left: 62, right: WIDTH - 215, top: 22, bottom: HEIGHT - 52 };
const LINES = [
  { side: "native", who: "Xanh, 2 threads", label: "Xanh, native", colour: "#0b7a4b", wide: true },
  { side: "page", who: "Xanh, 2 workers", label: "Xanh, page", colour: "#0b7a4b", dashed: true, wide: true },
  { side: "native", who: "DuckDB, 2 threads", label: "DuckDB, native", colour: "#9a5b00" },
  { side: "page", who: "DuckDB-WASM", label: "DuckDB-WASM, page", colour: "#9a5b00", dashed: true },
  { side: "page", who: "byte loop for this query", label: "JS byte loop, page", colour: "#5b6470", dashed: true },
];
const escape = (words) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/// Points are {rows, side, who, seconds, failed}.
export function growth(points) {
  const good = points.filter((point) => point.seconds && !point.failed);
  if (!good.length) return "";
  const span = (values) => [Math.min(...values), Math.max(...values)].map(Math.log10);
  const [firstRow, lastRow] = span(good.map((point) => point.rows));
  let [low, high] = span(good.map((point) => point.seconds));
  [low, high] = [Math.floor(low), Math.ceil(high)];
  const across = (rows) => box.left + (Math.log10(rows) - firstRow) / Math.max(0.01, lastRow - firstRow) * (box.right - box.left);
  const up = (seconds) => box.bottom - (Math.log10(seconds) - low) / (high - low) * (box.bottom - box.top);
  const out = [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" font-family="'IBM Plex Sans', Helvetica, Arial, sans-serif" font-size="13">`,
    "<title>Rows of a CSV against the time from the file to the result</title>",
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`];
  const words = (x, y, text, more = "") => out.push(`<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" fill="#1c2421"${more}>${escape(text)}</text>`);
  for (let power = low; power <= high; power++) {
    const y = up(10 ** power);
    out.push(`<line x1="${box.left}" x2="${box.right}" y1="${y.toFixed(1)}" y2="${y.toFixed(1)}" stroke="#dde3e0"/>`);
    words(box.left - 8, y + 4, `${10 ** power} s`, ' text-anchor="end"');
  }
  for (const rows of [...new Set(good.map((point) => point.rows))].sort((a, b) => a - b)) {
    const x = across(rows);
    out.push(`<line x1="${x.toFixed(1)}" x2="${x.toFixed(1)}" y1="${box.bottom}" y2="${box.bottom + 5}" stroke="#1c2421"/>`);
    words(x, box.bottom + 20, rowsWord(rows), ' text-anchor="middle"');
  }
  words((box.left + box.right) / 2, HEIGHT - 12, "rows of CSV", ' text-anchor="middle"');
  const shown = LINES.map((line) => ({ ...line,
    points: good.filter((point) => point.side === line.side && point.who === line.who).sort((a, b) => a.rows - b.rows) }))
    .filter((line) => line.points.length);
  // Time in proportion to rows, through the last point of the first line: small files also pay for the start.
  const last = shown[0].points.at(-1), perRow = last.seconds / last.rows;
  const first = Math.max(10 ** firstRow, 10 ** low / perRow);
  out.push(`<line x1="${across(first).toFixed(1)}" y1="${up(first * perRow).toFixed(1)}" x2="${across(last.rows).toFixed(1)}" y2="${up(last.seconds).toFixed(1)}" stroke="#9aa5a0" stroke-dasharray="1 4"/>`);
  for (const { points: line, colour, dashed, wide } of shown) {
    const places = line.map((point) => `${across(point.rows).toFixed(1)},${up(point.seconds).toFixed(1)}`);
    out.push(`<polyline points="${places.join(" ")}" fill="none" stroke="${colour}" stroke-width="${wide ? 2.5 : 1.5}"${dashed ? ' stroke-dasharray="6 4"' : ""}/>`);
    for (const place of places) {
      const [x, y] = place.split(",");
      out.push(`<circle cx="${x}" cy="${y}" r="${wide ? 3.5 : 2.5}" fill="${colour}"/>`);
    }
  }
  // Names at the ends of the lines, moved apart where they would meet.
  const names = shown.map((line) => ({ line, y: up(line.points.at(-1).seconds) })).sort((a, b) => a.y - b.y);
  names.forEach((name, i) => { if (i) name.y = Math.max(name.y, names[i - 1].y + 17); });
  const over = Math.max(0, names.at(-1).y - box.bottom);
  for (const { line, y } of names) {
    const end = line.points.at(-1), value = end.seconds >= 1 ? end.seconds.toFixed(1) : end.seconds.toFixed(2);
    out.push(`<text x="${box.right + 12}" y="${(y - over + 4).toFixed(1)}" fill="${line.colour}"${line.wide ? ' font-weight="600"' : ""}>${escape(line.label)} ${value} s</text>`);
  }
  out.push("</svg>\n");
  return out.join("\n");
}
