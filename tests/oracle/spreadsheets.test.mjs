// The same dossiers in other programs' files give the same figures as the CSV.
import assert from "node:assert/strict";
import test from "node:test";
import { figuresOf } from "./compare.mjs";
import { report, sample } from "./program.mjs";
import { cellsOf, writeExcelJs, writeLibreOffice, writeSheetJs, writeText } from "./tables.mjs";

const csv = sample(5000), rows = cellsOf(csv), header = rows[3];
const VIEWS = [["unit", "2025"], ["unit", "2024"], ["field", "2025"], ["procedure", "2025"], ["month", "2025"]];

const reading = (file) => VIEWS.map(([by, year]) => {
  const result = report(file, "--by", by, "--year", year);
  const { rows: read, dossiers, leftOut } = result.files[0];
  return { by, year, ...figuresOf(result), superseded: result.superseded, read, dossiers, leftOut };
});
const expected = reading(csv);

const numbersIn = (value) => (typeof value === "number" ? 1 : value instanceof Map ? numbersIn([...value.values()])
  : value && typeof value === "object" ? Object.values(value).reduce((sum, part) => sum + numbersIn(part), 0) : 0);
/// Deep equality would print two whole reports; this names the first differences.
function differences(got, want, place = "") {
  if (Object.is(got, want)) return [];
  if (got instanceof Map && want instanceof Map) return differences(Object.fromEntries(got), Object.fromEntries(want), place);
  if (typeof got !== "object" || typeof want !== "object" || got === null || want === null) {
    return [`${place}: this file ${JSON.stringify(got)}, the CSV ${JSON.stringify(want)}`];
  }
  return [...new Set([...Object.keys(got), ...Object.keys(want)])]
    .flatMap((key) => differences(got[key], want[key], `${place}/${key}`));
}
function check(name, file) {
  const found = reading(file).flatMap((part, i) => differences(part, expected[i], `by ${part.by} in ${part.year}`));
  console.log(`${name}: ${numbersIn(expected)} numbers compared, ${found.length} differ`);
  assert.ok(found.length === 0, `${found.length} differ:\n  ${found.slice(0, 12).join("\n  ")}`);
}

test("the CSV holds what it should", () => {
  assert.equal(rows.length, 5007);
  assert.ok(rows.every((row) => row.length === header.length));
  assert.ok(numbersIn(expected) > 10000);
  assert.ok(expected[0].total.full_process_a[1] > 1000);
});

test("CSV with other separators, line ends and marks", () => {
  for (const [name, options] of Object.entries({
    "semicolon.csv": { separator: ";" }, "semicolon-mark.csv": { separator: ";", mark: "\uFEFF", end: "\n" },
    "tab.tsv": { separator: "\t" }, "tab-mark.txt": { separator: "\t", mark: "\uFEFF", end: "\n" },
    "comma-lf.csv": { end: "\n" }, "comma-lf-mark.csv": { end: "\n", mark: "\uFEFF" }, "comma.csv": {},
    "comma-no-extension": { mark: "\uFEFF" },
  })) check(name, writeText(name, rows, options));
});

test("the program's own workbook of the same seed", () => check("xanh xlsx", sample(5000, "xlsx")));

test("exceljs: real dates, shared strings", async () =>
  check("exceljs", await writeExcelJs("exceljs.xlsx", rows, { stream: false })));
test("exceljs as a stream: real dates, texts in the cells", async () =>
  check("exceljs stream", await writeExcelJs("exceljs-stream.xlsx", rows, { stream: true })));
test("SheetJS: dates as texts, texts in the cells, stored entries", () =>
  check("SheetJS", writeSheetJs("sheetjs.xlsx", rows, { shared: false, dates: false })));
test("SheetJS: dates as numbers, shared strings, deflated", () =>
  check("SheetJS shared", writeSheetJs("sheetjs-shared.xlsx", rows, { shared: true, dates: true })));

// Tokens of the CSV filter: separator, quote, UTF-8, first row, column formats, language, quoted
// cells are text, numbers and dates are recognised. A format is 2 text, 4 day-month-year, 1 standard.
const columns = (format) => header.map((name, i) => `${i + 1}/${format(name)}`).join("/");
const isDate = (name) => name.startsWith("Ngày");
const VIETNAMESE = 1066, US_ENGLISH = 1033;

test("LibreOffice: every column as text", () =>
  check("LibreOffice text", writeLibreOffice("lo-text.xlsx", csv, `44,34,76,1,${columns(() => 2)},${VIETNAMESE},false,false`)));
test("LibreOffice: whatever a Vietnamese machine recognises", () =>
  check("LibreOffice vi", writeLibreOffice("lo-vi.xlsx", csv, `44,34,76,1,,${VIETNAMESE},false,true`)));
// 1.001000 becomes the number 1.001.
test("LibreOffice: dates day first, procedure codes turned into English numbers", () =>
  check("LibreOffice numbers", writeLibreOffice("lo-numbers.xlsx", csv,
    `44,34,76,1,${columns((name) => (isDate(name) ? 4 : 1))},${US_ENGLISH},false,true`)));
