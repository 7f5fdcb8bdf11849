// Two hundred dossiers through every format and encoding give the same facts, all columns compared.
// What is expected comes from the table that the files are made of; fixtures_test compares.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { ENCODERS, LETTERS } from "./encodings.mjs";
import { scratch } from "./program.mjs";
import { writeExcelJs, writeLibreOffice, writeSheetJs, writeText, writeZip } from "./tables.mjs";

const program = process.env.XANH_FIXTURES_TEST ?? new URL("../../build/native/tests/unit/fixtures/fixtures_test", import.meta.url).pathname;

// ---- the table: of each value what a cell says, and what it means
const pick = (list, i, step) => list[(i * step) % list.length];
const UNITS = [["UBND xã Lâm Thao", "Xã Lâm Thao"], ["UBND phường Việt Trì", "Phường Việt Trì"], ["Sở Xây dựng", "Sở Xây dựng"], ["Sở Tư pháp", "Sở Tư pháp"]];
const CHANNELS = [["Trực tuyến", "online"], ["Trực tiếp", "in_person"], ["Qua bưu chính công ích", "post"], ["", "unknown"], ["VNeID", "online"]];
const LEVELS = [["Toàn trình", "full"], ["Một phần", "partial"], ["Cung cấp thông tin", "information"]];
const FLAGS = [["Có", "yes"], ["Không", "no"], ["", "unknown"]];
const FEES = [["20000", "yes"], ["Miễn phí", "no"], ["150000", "yes"]];
const STATUSES = [["Đã trả kết quả", "returned", true], ["Đang xử lý", "in_progress", false], ["Đã xử lý xong", "resolved", true],
  ["Yêu cầu bổ sung giấy tờ", "suspended", false], ["Dừng xử lý", "refused", true], ["Công dân yêu cầu rút hồ sơ", "withdrawn", true]];
// Names that together hold every Vietnamese letter, and what CSV must quote.
const NAMES = Array.from({ length: 20 }, (_, i) => {
  const letters = LETTERS.slice(i * 7, i * 7 + 7).map((c) => `n${c}m`).join(" ");
  return `Thủ tục ${i + 1}, "loại ${i % 3}"; ${letters}`;
});
const pad = (n, width = 2) => String(n).padStart(width, "0");
/// A moment in October or November 2025 as day number and seconds; `time` false: a day only.
const moment = (day, second) => {
  const date = new Date(Date.UTC(2025, 9, day));
  const iso = date.toISOString().slice(0, 10);
  const text = `${pad(date.getUTCDate())}/${pad(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;
  return { day, second, iso, cell: second === null ? text : `${text} ${pad(Math.floor(second / 3600))}:${pad(Math.floor(second / 60) % 60)}:${pad(second % 60)}` };
};
const NONE = { iso: null, cell: "" };
function timing(finished, due) {  // domain.md 2.4
  if (finished.day !== due.day) return finished.day < due.day ? "early" : "late";
  return finished.second === null || due.second === null || finished.second <= due.second ? "on_time" : "late";
}

const HEADER = ["STT", "Mã hồ sơ", "Mã TTHC", "Tên thủ tục hành chính", "Lĩnh vực", "Đơn vị xử lý", "Chủ hồ sơ", "Hình thức nộp", "Mức độ DVC", "Ngày nộp hồ sơ", "Ngày tiếp nhận",
  "Ngày hẹn trả", "Ngày kết thúc xử lý", "Trạng thái hồ sơ", "Số hóa", "Kết quả điện tử", "Thanh toán trực tuyến", "Lệ phí"];
const COLUMNS = ["code", "unit", "procedure", "procedure_name", "field", "channel", "level", "status", "timing", "submitted", "received", "due", "finished", "digitised", "e_result", "paid_online", "has_fee"];
const rows = [], facts = [];
for (let i = 0; i < 200; i += 1) {
  const unit = pick(UNITS, i, 1), channel = pick(CHANNELS, i, 3), level = pick(LEVELS, i, 1), status = pick(STATUSES, i, 5), name = NAMES[i % 20], fee = pick(FEES, i, 2);
  const [digitised, result, paid] = [pick(FLAGS, i, 1), pick(FLAGS, i + 1, 1), pick(FLAGS, i, 2)];
  const field = `Lĩnh vực ${LETTERS[(i % 20) * 6]}${(i % 20) + 1}`;
  const received = moment(1 + (i % 28), i % 4 === 0 ? null : 28800 + i * 60), submitted = moment(received.day, i % 4 === 0 ? null : 25200 + i);
  const due = moment(received.day + 1 + (i % 9), i % 5 === 0 ? null : 61200);
  const finished = status[2] ? moment(received.day + 1 + ((i * 7) % 10), i % 3 === 0 ? null : 32400 + i * 150) : NONE;
  const code = `H44.${100 + (i % 4)}-${received.iso.slice(2).replaceAll("-", "")}-${pad(i + 1, 4)}`, procedure = `1.00${pad(1000 + (i % 20), 4)}`;
  rows.push([String(i + 1), code, procedure, name, field, unit[0], `Người Bịa Đặt ${i + 1}`, channel[0], level[0], submitted.cell, received.cell, due.cell, finished.cell, status[0],
    digitised[0], result[0], paid[0], fee[0]]);
  facts.push([code, unit[1], procedure, name, field, channel[1], level[1], status[1], status[2] ? timing(finished, due) : "unknown", submitted.iso, received.iso, due.iso, finished.iso,
    digitised[1], result[1], paid[1], fee[1]]);
}
const TITLES = [["UBND TỈNH PHÚ THỌ"], ["DANH SÁCH HỒ SƠ"], ["(Từ ngày 01/10/2025 đến ngày 31/10/2025)"]];
const ALL = [...TITLES, HEADER, ...rows], WIDE = ALL.map((row) => [...row, ...Array(HEADER.length - row.length).fill("")]);

const folder = scratch("round-trip");
mkdirSync(folder);
writeFileSync(join(folder, "all.expected.json"), JSON.stringify({ grain: "dossiers", personal_columns: 1, left_out: {}, columns: COLUMNS, dossiers: facts }));
function check(name, bytes) {
  writeFileSync(join(folder, name), bytes);
  writeFileSync(join(folder, "manifest.json"), JSON.stringify({ fixtures: [{ file: name, expected: "all" }] }));
  const run = spawnSync(program, ["--gtest_filter=All/Fixtures.*", "--gtest_brief=1"], { encoding: "utf8", env: { ...process.env, XANH_FIXTURES: folder } });
  assert.equal(run.status, 0, run.stdout.split("\n").filter((line) => line.startsWith("  ") || line.includes("differences")).slice(0, 12).join("\n") || run.stderr);
  assert.match(run.stdout, /\[ {2}PASSED {2}\] 1 test/);
}
const file = (path) => readFileSync(path);
const text = (separator) => file(writeText("round.csv", ALL, { separator })).toString("utf8");

test("the table holds every letter, every timing and cells to quote", () => {
  const letters = new Set(NAMES.join(""));
  assert.deepEqual(LETTERS.filter((c) => !letters.has(c)), []);
  for (const word of ["early", "on_time", "late", "unknown"]) assert.ok(facts.filter((row) => row[8] === word).length >= 5, word);
  assert.equal(new Set(facts.map((row) => row[0])).size, 200);
});
test("a wrong fact is found", () => {
  const wrong = text(",").replace("Trực tiếp", "Trực tuyến");
  assert.throws(() => check("wrong.csv", wrong), /channel: "online", expected "in_person"/);
});

for (const [name, separator] of [["comma", ","], ["semicolon", ";"], ["tab", "\t"]]) {
  test(`CSV: ${name}`, () => check(`${name}.csv`, text(separator)));
  test(`CSV with a mark: ${name}`, () => check(`${name}-mark.csv`, "\uFEFF" + text(separator)));
}
test("CSV: sep=", () => check("sep.csv", "sep=|\r\n" + text("|")));
for (const encoding of ["UTF-16LE", "UTF-16BE"]) {
  test(`${encoding}`, () => check(`${encoding}.csv`, ENCODERS[encoding](text("\t"))));
  test(`${encoding} with a mark`, () => check(`${encoding}-mark.txt`, ENCODERS[encoding]("\uFEFF" + text("\t"))));
}
for (const encoding of ["windows-1258", "TCVN3", "VNI", "UTF-8 as windows-1252", "TCVN3 in UTF-8", "VNI in UTF-8"]) {
  test(encoding, () => check(`${encoding.replaceAll(" ", "-")}.csv`, ENCODERS[encoding](text(","))));
}

for (const [bookType, extension] of [["xlsx", "xlsx"], ["biff8", "xls"], ["ods", "ods"], ["xlml", "xml.xls"]]) {
  for (const dates of [false, true]) {
    const name = `sheetjs-${bookType}-${dates}.${extension}`;
    test(`SheetJS ${bookType}, dates as ${dates ? "values" : "texts"}`, () => check(name, file(writeSheetJs(name, WIDE, { shared: true, dates, bookType }))));
  }
}
test("SheetJS HTML named .xls", () => check("page.xls", file(writeSheetJs("page.xls", WIDE, { dates: false, bookType: "html" }))));
test("MHTML", () => {
  const page = file(writeSheetJs("page2.xls", WIDE, { dates: false, bookType: "html" })).toString("base64").replace(/.{76}/g, "$&\r\n");
  check("page.mht", `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="xx"\r\n\r\n--xx\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: base64\r\nContent-Location: a.htm\r\n\r\n${page}\r\n--xx--\r\n`);
});
for (const stream of [false, true]) {
  test(`exceljs, ${stream ? "texts in the cells" : "shared texts"}`, async () => check(`exceljs-${stream}.xlsx`, file(await writeExcelJs(`exceljs-${stream}.xlsx`, WIDE, { stream }))));
}
const csv = () => writeText("office.csv", WIDE, {});
const columns = HEADER.map((_, i) => `${i + 1}/2`).join("/");
for (const type of ["xlsx", "xls", "ods", "html", "xml"]) {
  test(`LibreOffice .${type}: every column as text`, () => check(`office-text.${type}`, file(writeLibreOffice(`office-text.${type}`, csv(), `44,34,76,1,${columns},1066,false,false`, type))));
  test(`LibreOffice .${type}: whatever a Vietnamese machine recognises`, () => check(`office.${type}`, file(writeLibreOffice(`office.${type}`, csv(), "44,34,76,1,,1066,false,true", type))));
}

const records = rows.map((row) => Object.fromEntries(row.map((cell, i) => [HEADER[i], cell === "" ? null : cell])));
test("JSON", () => check("records.json", JSON.stringify({ result: { items: records } })));
test("NDJSON", () => check("records.ndjson", records.map((record) => JSON.stringify(record)).join("\n")));
test("a ZIP of two halves, one a CSV and one a workbook", () => {
  const halves = [[...TITLES, HEADER, ...rows.slice(0, 100)], [...TITLES, HEADER, ...rows.slice(100)]];
  const first = file(writeText("half.csv", halves[0])), second = file(writeSheetJs("half.xlsx", halves[1], { shared: true, dates: true }));
  check("halves.zip", file(writeZip("halves.zip", { "mot.csv": first, "hai.xlsx": second })));
});
