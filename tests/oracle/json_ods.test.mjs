// The same dossiers as JSON and OpenDocument, written by node, LibreOffice and SheetJS, give the
// same figures as the CSV; the portal's nested records give those worked by hand.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import test from "node:test";
import { figuresOf } from "./compare.mjs";
import { report, sample, scratch, xanh } from "./program.mjs";
import { cellsOf, writeLibreOffice, writeSheetJs, writeText } from "./tables.mjs";

const csv = sample(1500), rows = cellsOf(csv), header = rows[3], body = rows.slice(4);
const reading = (file) => [["unit", "2025"], ["unit", "2024"], ["field", "2025"], ["month", "2025"]].map(([by, year]) => {
  const result = report(file, "--by", by, "--year", year);
  return { by, year, ...figuresOf(result), superseded: result.superseded, dossiers: result.files[0].dossiers };
});
const expected = reading(csv);
// Records have no title lines, which name the province and the date of the data.
const untitled = reading(writeText("untitled.csv", rows.slice(3)));
const inspect = (file) => JSON.parse(xanh("inspect", file, "--format", "json").out);
function check(file, format, want = format === "ods" ? expected : untitled) {
  assert.deepEqual(reading(file), want);
  assert.match(JSON.stringify(inspect(file)), new RegExp(`"format":"${format}"`));
}
const write = (name, text) => {
  writeFileSync(scratch(name), text);
  return scratch(name);
};

const record = (row) => Object.fromEntries(row.map((cell, i) => [header[i], cell === "" ? null : cell]));
const records = body.map(record);
/// Every character beyond ASCII as \uXXXX, as many libraries write it.
const ascii = (text) => text.replace(/[\u0080-\uffff]/g, (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
const UTF16 = (text) => Buffer.from("\uFEFF" + text, "utf16le");

test("the CSV holds what it should", () => {
  assert.equal(body.length > 1450, true);
  assert.equal(new Set(header).size, header.length);
  assert.ok(expected[0].dossiers > 1400);
  assert.ok(expected[0].total.full_process_a[1] > 300);
});

test("JSON array", () => check(write("array.json", JSON.stringify(records)), "json"));
test("JSON array, indented, with a mark", () =>
  check(write("indented.json", "\uFEFF" + JSON.stringify(records, null, 2)), "json"));
test("JSON in ASCII", () => check(write("ascii.json", ascii(JSON.stringify(records))), "json"));
test("JSON in UTF-16", () => check(write("wide.json", UTF16(JSON.stringify(records))), "json"));
test("NDJSON", () => check(write("lines.ndjson", records.map((r) => JSON.stringify(r)).join("\n")), "ndjson"));
test("NDJSON whose records leave empty cells out", () => check(write("sparse.txt", records
  .map((r) => JSON.stringify(Object.fromEntries(Object.entries(r).filter(([, cell]) => cell !== null)))).join("\r\n")), "ndjson"));
test("JSON array of arrays", () => check(write("arrays.json", JSON.stringify(rows)), "json", expected));
test("a list inside an answer of a service", () => check(write("wrapped.json", JSON.stringify({
  code: 200, danhMuc: [{ ma: 1 }, { ma: 2 }], result: { page: { size: records.length, content: records } }, message: "}]" })), "json"));
test("objects and arrays that no figure needs beside those it does", () => {
  const nested = records.map((r) => ({ ...r, HeThong: { Nguon: "x", Phien: { So: 1 } }, Nhan: ["a", "b"], Tep: [] }));
  check(write("nested.json", JSON.stringify(nested)), "json");
});

const columns = (format) => header.map((name, i) => `${i + 1}/${format(name)}`).join("/");
const VIETNAMESE = 1066;
test("LibreOffice .ods: every column as text", () =>
  check(writeLibreOffice("text.ods", csv, `44,34,76,1,${columns(() => 2)},${VIETNAMESE},false,false`, "ods"), "ods"));
test("LibreOffice .ods: whatever a Vietnamese machine recognises", () =>
  check(writeLibreOffice("vi.ods", csv, `44,34,76,1,,${VIETNAMESE},false,true`, "ods"), "ods"));
test("SheetJS .ods: texts", () => check(writeSheetJs("sheetjs.ods", rows, { shared: false, dates: false, bookType: "ods" }), "ods"));
test("SheetJS .ods: dates as dates", () =>
  check(writeSheetJs("sheetjs-dates.ods", rows, { shared: false, dates: true, bookType: "ods" }), "ods"));

// The portal's sync record (domain.md 5.1, 5.3): channels 1 in person, 2 online, 3 post, null in person;
// statuses 1 and 3 are not received; levels 4 full, 3 partial, 2 information.
const dossier = (n, KenhThucHien, MucDo, TrangThaiHoSo, NgayHenTra, NgayKetThucXuLy, TaiLieuNop) => ({
  MaHoSo: `H38.12-250303-${String(n).padStart(4, "0")}`, MaTTHC: "2.000815",
  TenTTHC: "Chứng thực bản sao từ bản chính giấy tờ, văn bản", MaLinhVuc: "G15-TP02", TenLinhVuc: "Chứng thực",
  KenhThucHien, ChuHoSo: `Nguyễn Văn ${n}`, LoaiDoiTuong: "1", Email: null, MucDo, NgayNopHoSo: "03/03/2025 07:30:00",
  NgayTiepNhan: "03/03/2025 08:00:00", NgayHenTra, TrangThaiHoSo, NgayTra: null, NgayKetThucXuLy,
  DonViXuLy: "Sở Tư pháp", DSKetNoiCSDL: ["CSDLQG về dân cư", "VNeID"], TaiLieuNop,
  DanhSachLePhi: [{ TenPhiLePhi: "Phí chứng thực", Gia: 0 }, { TenPhiLePhi: "Lệ phí", Gia: 20000 }],
});
const paper = (DuocSoHoa, DuocTaiSuDung = 0) => ({ TenTepDinhKem: "Đơn.pdf", DuocSoHoa, DuocTaiSuDung });
const DUE = "10/03/2025 17:00:00", EARLY = "07/03/2025 09:00:00", ON_TIME = "10/03/2025 16:00:00", LATE = "12/03/2025 09:00:00";
const portal = [
  dossier(1, "2", "4", "10", DUE, EARLY, [paper(0, 1), paper(1)]),
  dossier(2, "1", "4", "9", DUE, LATE, [paper(0), paper(0)]),
  dossier(3, "3", "3", "9", DUE, ON_TIME, [paper(1)]),
  dossier(4, null, "4", "4", DUE, null, []),
  dossier(5, "2", "3", "9", DUE, EARLY, [paper("0"), paper("1"), paper("0")]),
  dossier(6, "2", "4", "1", null, null, []),
  dossier(7, "2", "4", "3", null, null, []),
  dossier(8, "2", "4", "2", DUE, null, [paper(false, true)]),
  dossier(9, "2", "2", "5", DUE, null, [paper(0)]),
  dossier(10, "1", "2", "4", DUE, null, [paper(0)]),
];
for (const [name, text] of Object.entries({
  "portal.json": JSON.stringify({ error_code: "0", result: portal }),
  "portal-numbers.json": JSON.stringify(portal.map((d) => ({ ...d, KenhThucHien: d.KenhThucHien && Number(d.KenhThucHien), MucDo: Number(d.MucDo), TrangThaiHoSo: Number(d.TrangThaiHoSo) }))),
  "portal.ndjson": portal.map((d) => JSON.stringify(d)).join("\n"),
})) {
  test(`sync records: ${name}`, () => {
    const { total } = figuresOf(report(write(name, text), "--by", "unit", "--year", "2025"));
    // Received: all but 6 and 7. Online 1, 5, 8, 9; of full service 1, 2, 4, 8; both 1, 8.
    assert.deepEqual(total.full_process_a, [2, 8]);
    assert.deepEqual(total.full_process_c, [2, 4]);
    assert.deepEqual(total.full_process_d, [2, 4]);
    assert.deepEqual(total.online_filing, [4, 8]);
    // Finished: 1 early, 2 late, 3 on time, 5 early.
    assert.deepEqual(total.on_time_closed, [3, 4]);
    // A component is digitised in 1, 3 and 5, re-used in 1 and 8.
    assert.deepEqual(total.digitised, [3, 4]);
    assert.deepEqual(total.reused, [2, 8]);
  });
}
