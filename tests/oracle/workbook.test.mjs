// The workbook in the program its readers have: LibreOffice Calc works its formulas out anew, and they are the report's rates.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import JSZip from "jszip";
import XLSX from "xlsx";
import { report, sample, scratch, xanh } from "./program.mjs";

const calc = ["/usr/lib/libreoffice/program/libsclo.so", "/usr/lib64/libreoffice/program/libsclo.so"].some(existsSync);
const skip = calc ? false : "LibreOffice Calc is not installed";

function workbook(command, file, name, ...options) {
  const out = scratch(name);
  const { code, err } = xanh(command, file, "-o", out, ...options);
  assert.deepEqual([code, err], [0, ""], name);
  return out;
}
/// Without the values that the formulas came with: who reads it must calculate.
async function bare(file) {
  const zip = await JSZip.loadAsync(readFileSync(file));
  let formulas = 0;
  for (const name of Object.keys(zip.files).filter((each) => each.startsWith("xl/worksheets/"))) {
    const xml = await zip.file(name).async("string");
    zip.file(name, xml.replace(/(<c [^>]*?)( t="str")?>(<f>[^<]*<\/f>)<v>[^<]*<\/v>/g, (_, cell, type, f) => (formulas++, `${cell}>${f}`)));
  }
  const out = file.replace(/\.xlsx$/, "-bare.xlsx");
  writeFileSync(out, await zip.generateAsync({ type: "nodebuffer" }));
  return { out, formulas };
}
function recalculated(...files) {
  const folder = scratch("recalculated");
  mkdirSync(folder, { recursive: true });
  execFileSync("soffice", [`-env:UserInstallation=${pathToFileURL(scratch("libreoffice-profile")).href}`, "--headless", "--norestore",
    "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", folder, ...files], { stdio: ["ignore", "ignore", "pipe"], timeout: 120000 });
  return files.map((file) => XLSX.readFile(join(folder, basename(file))));
}
/// Rows below the heads, by name; the third row is the heads.
function rowsOf(sheet) {
  const [, , heads, ...rows] = XLSX.utils.sheet_to_json(sheet, { header: 1, defval: null });
  return rows.map((row) => Object.fromEntries(heads.map((head, i) => [head, row[i]])));
}

test("the same files, choices and time give the same bytes, and the file says from what", () => {
  const file = sample(2000);
  const once = readFileSync(workbook("report", file, "once.xlsx")), twice = readFileSync(workbook("report", file, "twice.xlsx"));
  assert.ok(once.equals(twice));
  const book = XLSX.read(once), origin = XLSX.utils.sheet_to_json(book.Sheets[book.SheetNames.at(-1)], { header: 1 });
  const sum = createHash("sha256").update(readFileSync(file)).digest("hex");
  assert.ok(origin.some((row) => row[0] === basename(file) && row[1] === sum), "name and SHA-256");
  const exported = xanh("export", file, "--what", "xlsx", "-o", scratch("exported.xlsx"));
  assert.deepEqual([exported.code, exported.err], [0, ""]);
  assert.ok(once.equals(readFileSync(scratch("exported.xlsx"))), "the application's own");
});

test("Calc works the rates out as the report has them", { skip }, async () => {
  const file = sample(2000), { out, formulas } = await bare(workbook("report", file, "report.xlsx"));
  assert.ok(formulas > 100, `${formulas} formulas`);
  const [book] = recalculated(out), figures = report(file);
  const sheets = book.SheetNames.map((name) => rowsOf(book.Sheets[name]));
  const [whole] = sheets;
  let compared = 0;
  for (const metric of figures.metrics) {
    const row = whole.find((each) => String(each["Cách tính"] ?? Object.values(each)[0]).startsWith(`${metric.name} [`)), { rate, numerator, denominator } = figures.total.figures[metric.id];
    if (rate === null) continue;
    assert.ok(Math.abs(row["Tỷ lệ"] - rate) < 1e-12, metric.id);
    // The sheet of that definition: the one whose total has these counts.
    const sheet = sheets.slice(1, -1).find((rows) => rows.at(-1)["Tử số"] === numerator && rows.at(-1)["Mẫu số"] === denominator && rows.length === figures.rows.length + 1
      && figures.rows.every((unit) => rows.some((each) => Object.values(each)[0] === unit.label && each["Tử số"] === unit.figures[metric.id].numerator)));
    assert.ok(sheet, metric.id);
    for (const unit of figures.rows) {
      const told = sheet.find((each) => Object.values(each)[0] === unit.label), own = unit.figures[metric.id].rate;
      if (own === null) assert.equal(told["Tỷ lệ"], "—", unit.label);
      else assert.ok(Math.abs(told["Tỷ lệ"] - own) < 1e-12, `${metric.id} ${unit.label}`);
      compared++;
    }
  }
  assert.ok(compared > 100, `${compared} rates`);
});

test("every page of tables is a workbook that Calc opens; what is kept back is in none of it", { skip }, async () => {
  const file = sample(2000);
  const commands = ["ranking", "levers", "compare", "stocks", "followup"];
  const books = recalculated(...commands.map((command) => workbook(command, file, `${command}.xlsx`)));
  for (const [i, book] of books.entries()) {
    const command = commands[i];
    assert.ok(book.SheetNames.length >= 2, command);
    for (const sheet of Object.values(book.Sheets)) {
      for (const cell of Object.values(sheet)) assert.notEqual(cell.t, "e", `${command}: an error value`);
    }
  }
  const kept = XLSX.readFile(workbook("report", file, "kept.xlsx", "--suppress", "5"));
  for (const name of kept.SheetNames.slice(0, -1)) {
    for (const row of rowsOf(kept.Sheets[name])) {
      for (const head of ["Tử số", "Mẫu số"]) assert.ok(!(row[head] > 0 && row[head] < 5), `${name}: ${JSON.stringify(row)}`);
    }
  }
});
