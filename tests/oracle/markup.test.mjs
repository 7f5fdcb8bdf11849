// The same dossiers as HTML, MHTML and XML Spreadsheet 2003, written by LibreOffice, SheetJS and
// Chromium, give the same figures as the CSV.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { figuresOf } from "./compare.mjs";
import { report, sample, scratch, xanh } from "./program.mjs";
import { cellsOf, writeLibreOffice, writeSheetJs } from "./tables.mjs";

const csv = sample(1500), rows = cellsOf(csv), header = rows[3];
const reading = (file) => [["unit", "2025"], ["unit", "2024"], ["field", "2025"], ["procedure", "2025"], ["month", "2025"]]
  .map(([by, year]) => {
    const result = report(file, "--by", by, "--year", year);
    const { rows: read, dossiers, leftOut } = result.files[0];
    return { by, year, ...figuresOf(result), superseded: result.superseded, read, dossiers, leftOut };
  });
const expected = reading(csv);
function check(file, format) {
  assert.deepEqual(reading(file), expected);
  assert.match(xanh("inspect", file, "--format", "json").out, new RegExp(`"format": ?"${format}"`));
}
const write = (name, bytes) => {
  writeFileSync(scratch(name), bytes);
  return scratch(name);
};

test("the CSV holds what it should", () => {
  assert.equal(rows.length, 1507);
  assert.ok(expected[0].dossiers > 1400);
  assert.ok(expected[0].total.full_process_a[1] > 300);
});

const columns = (format) => header.map((name, i) => `${i + 1}/${format(name)}`).join("/");
const VIETNAMESE = 1066;
const AS_TEXT = `44,34,76,1,${columns(() => 2)},${VIETNAMESE},false,false`;
const RECOGNISED = `44,34,76,1,,${VIETNAMESE},false,true`;  // dates and numbers become values
for (const [type, format] of [["html", "html"], ["xml", "xml_spreadsheet"]]) {
  test(`LibreOffice .${type}: every column as text`, () =>
    check(writeLibreOffice(`text.${type}`, csv, AS_TEXT, type), format));
  test(`LibreOffice .${type}: whatever a Vietnamese machine recognises`, () =>
    check(writeLibreOffice(`values.${type}`, csv, RECOGNISED, type), format));
}
test("SheetJS HTML named .xls", () =>
  check(writeSheetJs("sheetjs-html.xls", rows, { dates: false, bookType: "html" }), "html"));
for (const dates of [false, true]) {
  test(`SheetJS XML Spreadsheet named .xls, dates as ${dates ? "values" : "text"}`, () =>
    check(writeSheetJs(`sheetjs-${dates}.xls`, rows, { dates, bookType: "xlml" }), "xml_spreadsheet"));
}

let saved;
const page = () => (saved ??= readFileSync(writeLibreOffice("page.html", csv, RECOGNISED, "html"), "utf8"));
test("HTML in UTF-16", () => check(write("wide.xls", Buffer.from("\uFEFF" + page(), "utf16le")), "html"));
test("HTML in references alone", () => check(write("ascii.xls",
  page().replace(/[^\x00-\x7f]/gu, (c) => `&#${c.codePointAt(0)};`)), "html"));
test("HTML without the end tags that browsers do not need", () =>
  check(write("open.xls", page().replace(/<\/t[dr]>/g, "").replace(/charset=utf-8/, "")), "html"));

const launch = () => chromium.launch({ executablePath: process.env.XANH_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking"] });
async function withPage(file, use) {
  const browser = await launch();
  try {
    const opened = await browser.newPage();
    await opened.goto(pathToFileURL(file).href);
    return await use(opened);
  } finally {
    await browser.close();
  }
}

test("MHTML as Chromium saves a page", async () => {
  const file = write("snapshot-source.html", page());
  const { data } = await withPage(file, async (opened) =>
    (await opened.context().newCDPSession(opened)).send("Page.captureSnapshot", { format: "mhtml" }));
  assert.match(data, /quoted-printable/);
  check(write("snapshot.mht", data), "mhtml");
});
test("MHTML in base64, named .xls", () => check(write("base64.xls",
  ["MIME-Version: 1.0", 'Content-Type: multipart/related; boundary="----=_NextPart"', "", "------=_NextPart",
    "Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: base64", "",
    ...Buffer.from(page()).toString("base64").match(/.{1,76}/g), "------=_NextPart--", ""].join("\r\n")), "mhtml"));
