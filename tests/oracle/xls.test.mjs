// The same dossiers in .xls files of LibreOffice and SheetJS, and cut in two inside a ZIP, give the
// same figures as the CSV.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import test from "node:test";
import { figuresOf } from "./compare.mjs";
import { report, sample, scratch, xanh } from "./program.mjs";
import { cellsOf, writeLibreOffice, writeSheetJs, writeText, writeZip } from "./tables.mjs";

const csv = sample(1500), rows = cellsOf(csv), header = rows[3], VIETNAMESE = 1066;
const figures = (file) => [["unit", "2025"], ["unit", "2024"], ["field", "2025"], ["procedure", "2025"]]
  .map(([by, year]) => figuresOf(report(file, "--by", by, "--year", year)));
const counts = (file) => report(file).files.map(({ rows: read, dossiers, leftOut }) => ({ read, dossiers, leftOut }));
const expected = figures(csv);

test("the CSV holds what it should", () => {
  assert.equal(rows.length, 1507);
  assert.ok(expected[0].total.full_process_a[1] > 300);
});

function check(file) {
  assert.deepEqual(figures(file), expected);
  assert.deepEqual(counts(file), counts(csv));
  const [log] = [JSON.parse(xanh("inspect", file, "--format", "json").out)].flat();
  assert.match(JSON.stringify(log), /"format":"biff"/);
}
const columns = (format) => header.map((name, i) => `${i + 1}/${format(name)}`).join("/");
test("LibreOffice: every column as text", () =>
  check(writeLibreOffice("lo-text.xls", csv, `44,34,76,1,${columns(() => 2)},${VIETNAMESE},false,false`, "xls")));
test("LibreOffice: whatever a Vietnamese machine recognises", () =>
  check(writeLibreOffice("lo-vi.xls", csv, `44,34,76,1,,${VIETNAMESE},false,true`, "xls")));
test("SheetJS: texts in a shared table", () =>
  check(writeSheetJs("sheetjs-shared.xls", rows, { shared: true, dates: false, bookType: "biff8" })));
test("SheetJS: texts in the cells, dates as numbers", () =>
  check(writeSheetJs("sheetjs.xls", rows, { shared: false, dates: true, bookType: "biff8" })));

test("a ZIP of a CSV, a workbook, a picture and what macOS adds", () => {
  const title = rows.slice(0, 4), data = rows.slice(4), half = data.length >> 1;
  const first = writeText("first.csv", [...title, ...data.slice(0, half)]);
  const second = writeSheetJs("second.xlsx", [...title, ...data.slice(half)], { shared: true, dates: true });
  const archive = writeZip("exports.zip", {
    "first.csv": readFileSync(first), "thang 2/second.xlsx": readFileSync(second),
    "picture.png": Buffer.from("\x89PNG\r\n\x1a\n rest", "latin1"), "__MACOSX/._first.csv": Buffer.from("junk"),
  });
  const { code, out, err } = xanh("report", archive, "--by", "unit", "--year", "2025", "--format", "json");
  assert.equal(code, 0, err);
  assert.match(err, /exports\.zip\/picture\.png/);
  assert.doesNotMatch(err, /MACOSX/);
  const result = JSON.parse(out);
  // SheetJS packs them in an order of its own.
  assert.deepEqual(result.files.map((file) => file.name).sort(), ["exports.zip/first.csv", "exports.zip/thang 2/second.xlsx"]);
  assert.deepEqual(figures(archive), expected);
});

test("an archive of nothing readable fails and says why", () => {
  const archive = writeZip("pictures.zip", { "a.png": Buffer.from("\x89PNG\r\n\x1a\n rest", "latin1") });
  for (const command of ["report", "inspect"]) {
    const { code, out, err } = xanh(command, archive);
    assert.equal(code, 1);
    assert.equal(out, "");
    assert.match(err, /pictures\.zip\/a\.png/);
  }
});

test("a cut .xls is refused, not read in part", () => {
  const whole = readFileSync(writeSheetJs("whole.xls", rows, { shared: true, dates: false, bookType: "biff8" }));
  for (const part of [0.2, 0.5, 0.9]) {
    writeFileSync(scratch("cut.xls"), whole.subarray(0, Math.floor(whole.length * part)));
    const { code, out } = xanh("report", scratch("cut.xls"));
    assert.equal(code, 1);
    assert.equal(out, "");
  }
});
