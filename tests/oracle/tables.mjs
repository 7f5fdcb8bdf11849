// The same table in other programs' files: cells of a CSV, and writers for the rest.
import { execFileSync } from "node:child_process";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import ExcelJS from "exceljs";
import SheetJS from "xlsx";
import { scratch } from "./program.mjs";

/// The rows of a CSV as texts (RFC 4180, commas).
export function cellsOf(file) {
  const rows = [[]];
  const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== "," && end !== "") rows.push([]);
    if (end === "") break;
  }
  rows.pop();  // behind the last line end
  return rows;
}

/// Text with a separator and line ends of choice, quoted only where needed.
export function writeText(name, rows, { separator = ",", end = "\r\n", mark = "" } = {}) {
  const quote = (cell) => (cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const file = scratch(name);
  writeFileSync(file, mark + rows.map((row) => row.map(quote).join(separator)).join(end) + end);
  return file;
}

/// dd/MM/yyyy[ HH:mm[:ss]] as a Date in UTC, which is how both libraries write wall-clock times;
/// other texts, 31/02/2025 among them, stay texts.
function asDate(cell) {
  const m = /^(\d\d)\/(\d\d)\/(\d{4})(?: (\d\d):(\d\d)(?::(\d\d))?)?$/.exec(cell);
  if (m === null) return cell;
  const date = new Date(Date.UTC(m[3], m[2] - 1, m[1], m[4] ?? 0, m[5] ?? 0, m[6] ?? 0));
  return date.getUTCDate() === Number(m[1]) && date.getUTCMonth() + 1 === Number(m[2]) ? date : cell;
}
const typed = (rows) => rows.map((row) => row.map((cell) => (cell === "" ? null : asDate(cell))));

export async function writeExcelJs(name, rows, { stream }) {
  const filename = scratch(name);
  const book = stream ? new ExcelJS.stream.xlsx.WorkbookWriter({ filename, useSharedStrings: false, useStyles: true })
    : new ExcelJS.Workbook();
  const sheet = book.addWorksheet("Danh sách");
  for (const row of typed(rows)) {
    const added = sheet.addRow(row);
    row.forEach((cell, i) => { if (cell instanceof Date) added.getCell(i + 1).numFmt = "dd/mm/yyyy hh:mm:ss"; });
    if (stream) added.commit();
  }
  await (stream ? book.commit() : book.xlsx.writeFile(filename));
  return filename;
}

export function writeSheetJs(name, rows, { shared, dates, bookType = "xlsx" }) {
  const sheet = SheetJS.utils.aoa_to_sheet(dates ? serials(rows) : rows);
  const book = SheetJS.utils.book_new();
  SheetJS.utils.book_append_sheet(book, sheet, "Danh sách");
  const file = scratch(name);
  writeFileSync(file, SheetJS.write(book, { type: "buffer", bookType, bookSST: shared, compression: shared }));
  return file;
}
/// Dates as Excel stores them: days since 30/12/1899 with a number format.
function serials(rows) {
  return typed(rows).map((row) => row.map((cell) => (cell instanceof Date
    ? { t: "n", v: (cell - Date.UTC(1899, 11, 30)) / 86400000, z: "dd/mm/yyyy hh:mm:ss" } : cell)));
}

/// A ZIP of files given as { name: bytes }.
export function writeZip(name, files) {
  const { CFB } = SheetJS, archive = CFB.utils.cfb_new();
  CFB.utils.cfb_del(archive, "/\u0001Sh33tJ5");
  for (const [inner, bytes] of Object.entries(files)) CFB.utils.cfb_add(archive, `/${inner}`, bytes);
  writeFileSync(scratch(name), CFB.write(archive, { type: "buffer", fileType: "zip", compression: true }));
  return scratch(name);
}

/// LibreOffice reads the CSV by the tokens `import_` of its CSV filter and saves a workbook.
export function writeLibreOffice(name, csv, import_, type = "xlsx") {
  const filter = { xlsx: "xlsx:Calc MS Excel 2007 XML", ods: "ods:calc8", xls: "xls:MS Excel 97",
    html: "html:HTML (StarCalc)", xml: "xml:MS Excel 2003 XML" }[type];
  const profile = pathToFileURL(scratch("libreoffice-profile")).href;
  const out = scratch("libreoffice");
  execFileSync("soffice", [`-env:UserInstallation=${profile}`, "--headless", "--norestore",
    `--infilter=CSV:${import_}`, "--convert-to", filter, "--outdir", out, csv],
  { stdio: ["ignore", "ignore", "pipe"], timeout: 120000 });
  renameSync(join(out, basename(csv).replace(/\.csv$/, `.${type}`)), scratch(name));
  return scratch(name);
}
