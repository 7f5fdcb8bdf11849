// Files and command lines that cannot be served: one sentence on stderr in the chosen language
// that names the file, nothing on stdout, and the exit code of the documents: 1 input, 2 usage.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import test from "node:test";
import SheetJS from "xlsx";
import { report, sample, scratch, xanh } from "../oracle/program.mjs";
import { cellsOf, writeSheetJs, writeText } from "../oracle/tables.mjs";

const csv = sample(300), xlsx = sample(300, "xlsx"), rows = cellsOf(csv);
function bytes(name, content) {
  const file = scratch(name);
  writeFileSync(file, content);
  return file;
}
function folder(name) {
  mkdirSync(scratch(name), { recursive: true });
  return scratch(name);
}
const workbook = readFileSync(xlsx);
const damaged = Buffer.from(workbook);
for (let i = 0; i < 4000; i += 1) damaged[(damaged.length >> 1) + i] ^= 0x5a;
// Excel wraps a workbook with a password in a compound file with these two streams.
function locked() {
  const file = SheetJS.CFB.utils.cfb_new();
  SheetJS.CFB.utils.cfb_add(file, "/EncryptionInfo", Buffer.alloc(300, 1));
  SheetJS.CFB.utils.cfb_add(file, "/EncryptedPackage", Buffer.alloc(9000, 2));
  return SheetJS.CFB.write(file, { type: "buffer" });
}
const png = Buffer.concat([Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex"),
  Buffer.alloc(400, 7)]);

// What is wrong, the file, and what the sentence must speak of in Vietnamese and in English.
const CASES = [
  ["a file of no bytes", () => bytes("trong.csv", ""), /rỗng/, /empty/],
  ["a workbook of no bytes", () => bytes("trong.xlsx", ""), /rỗng/, /empty/],
  ["blank lines only", () => bytes("dong-trong.csv", "\r\n\r\n  \r\n"), /rỗng/, /empty/],
  ["a byte order mark only", () => bytes("dau.csv", "\uFEFF"), /rỗng/, /empty/],
  ["a picture", () => bytes("anh.xlsx", png), /PNG/, /PNG/],
  ["a picture named .csv", () => bytes("anh.csv", png), /PNG/, /PNG/],
  ["a PDF", () => bytes("bao-cao.csv", "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<<>>\nendobj\n"), /PDF/, /PDF/],
  ["half a workbook", () => bytes("nua.xlsx", workbook.subarray(0, workbook.length >> 1)), /cắt cụt/, /cut short/],
  ["a workbook without its last bytes", () => bytes("gan-het.xlsx", workbook.subarray(0, -30)), /cắt cụt/, /cut short/],
  ["the first bytes of a workbook", () => bytes("dau.xlsx", workbook.subarray(0, 40)), /cắt cụt|hỏng/, /cut short|damaged/],
  ["a workbook with damage inside", () => bytes("hong.xlsx", damaged), /hỏng/, /damaged/],
  ["a workbook with a password", () => bytes("mat-khau.xlsx", locked()), /mật khẩu/, /password/],
  ["half an old workbook", () => {
    const whole = readFileSync(writeSheetJs("cu.xls", rows, { bookType: "biff8" }));
    return bytes("nua.xls", whole.subarray(0, whole.length >> 1));
  }, /cắt cụt|hỏng/, /cut short|damaged/],
  ["only title and header", () => writeText("tieu-de.csv", rows.slice(0, 4)), /không có hồ sơ nào/, /no dossier/],
  ["a workbook of a header", () => writeSheetJs("tieu-de.xlsx", rows.slice(0, 4), {}), /không có hồ sơ nào/, /no dossier/],
  ["columns of another matter", () => writeText("khac.csv", [["Họ", "Tuổi", "Lớp"], ["A", "7", "2B"], ["B", "8", "3A"]]),
    /tiêu đề/, /header/],
  ["no received date", () => writeText("thieu-cot.csv", [["Mã hồ sơ", "Đơn vị", "Số tiền"], ["H38.02-250101-0001", "Sở Tư pháp", "5"]]),
    /Ngày tiếp nhận/, /Ngày tiếp nhận/],
  ["no such file", () => scratch("khong-co.csv"), /không tìm thấy/, /no such file/],
  ["a folder", () => folder("thu-muc.csv"), /không đọc được/, /cannot be read/],
];

function refuses(args, file, words) {
  const { code, out, err } = xanh(...args);
  const told = `xanh ${args.join(" ")} said: ${JSON.stringify(err)}`;
  assert.equal(code, 1, told);
  assert.equal(out, "", told);
  assert.match(err, /^xanh: [^\n]+\n$/, told);
  assert.match(err, words, told);
  assert.ok(err.includes(basename(file)), told);
  assert.ok(!/\{\d\}|terminate|std::/.test(err), told);
}

for (const [what, make, vietnamese, english] of CASES) {
  test(what, () => {
    const file = make();
    refuses(["report", file], file, vietnamese);
    refuses(["report", file, "--lang", "en", "--format", "json"], file, english);
    refuses(["report", csv, file, "--lang", "en"], file, english);  // a good file beside it hides nothing
    refuses(["inspect", file], file, vietnamese);
    refuses(["inspect", file, "--lang", "en"], file, english);
  });
}

test("the content decides, not the extension", () => {
  const expected = report(csv).rows;
  assert.ok(expected.length > 20);
  assert.deepEqual(report(bytes("so-lieu.csv", workbook)).rows, expected);
  assert.deepEqual(report(bytes("so-lieu.xls", workbook)).rows, expected);
  assert.deepEqual(report(bytes("so-lieu.xlsx", readFileSync(csv))).rows, expected);
});

test("a list given as catalogue is no catalogue", () => {
  const { code, out, err } = xanh("report", csv, "--catalogue", csv);
  assert.deepEqual([code, out], [1, ""], err);
  assert.ok(err.includes(basename(csv)), err);
});

// The word that is wrong must be in the answer.
const USAGE = [
  [["report", csv, "--wat"], /--wat/], [["report"], /FILE/], [["reprot", csv], /subcommand/],
  [["report", csv, "--year", "hai"], /hai/], [["report", csv, "--kind", "tỉnh"], /tỉnh/],
  [["report", csv, "--by", "district"], /district/], [["report", csv, "--metric", "rate"], /rate/],
  [["report", csv, "--format", "pdf"], /pdf/], [["report", csv, "--lang", "fr"], /fr/],
  [["report", csv, "--from", "31/02/2025"], /31\/02\/2025/], [["report", csv, "--to", "soon"], /soon/],
  [["report", csv, "--as-of", "x"], /x/], [["sample", "--rows", "0", "-o", scratch("x.csv")], /rows/],
  [["sample", "--rows", "5"], /output/], [["inspect"], /FILE/],
];
for (const [args, words] of USAGE) {
  test(`usage: ${args.map((arg) => basename(arg)).join(" ")}`, () => {
    const { code, out, err } = xanh(...args);
    assert.deepEqual([code, out], [2, ""], err);
    assert.match(err, words);
  });
}

test("help and version are no errors", () => {
  for (const args of [["--help"], ["--version"], ["report", "--help"], ["inspect", "--help"], ["sample", "--help"]]) {
    const { code, out, err } = xanh(...args);
    assert.deepEqual([code, err], [0, ""]);
    assert.ok(out.length > 3);
  }
});

test("a sample that cannot be written names its path", () => {
  const file = scratch("no-folder/x.csv");
  const { code, out, err } = xanh("sample", "--rows", 5, "-o", file);
  assert.deepEqual([code, out], [1, ""]);
  assert.ok(err.includes(file) && err.trim().split("\n").length === 1, err);
});
