// The memo opens in the program its readers have: LibreOffice Writer makes a PDF and a text of it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { report, sample, scratch, xanh } from "./program.mjs";

const writer = ["/usr/lib/libreoffice/program/libswlo.so", "/usr/lib64/libreoffice/program/libswlo.so"].some(existsSync);
const skip = writer ? false : "LibreOffice Writer is not installed";

function memo(files, name, ...options) {
  const out = scratch(name);
  const { code, err } = xanh("memo", ...[files].flat(), "-o", out, ...options);
  assert.deepEqual([code, err], [0, ""], name);
  return out;
}
function convert(file, kind, filter) {
  const folder = scratch("memo-converted");
  execFileSync("soffice", [`-env:UserInstallation=${pathToFileURL(scratch("libreoffice-profile")).href}`, "--headless", "--norestore",
    "--convert-to", filter, "--outdir", folder, file], { stdio: ["ignore", "ignore", "pipe"], timeout: 120000 });
  return join(folder, basename(file).replace(/\.docx$/, `.${kind}`));
}
const textOf = (file) => readFileSync(convert(file, "txt", "txt:Text (encoded):UTF8"), "utf8").normalize("NFC");
const hash = (file) => createHash("sha256").update(readFileSync(file)).digest("hex");
const vietnamese = new Intl.NumberFormat("vi-VN");

test("the same files and choices give the same bytes", () => {
  const file = sample(2000);
  assert.equal(hash(memo(file, "once.docx")), hash(memo(file, "twice.docx")));
  assert.equal(hash(memo(file, "once.html")), hash(memo(file, "twice.txt", "--format", "html")));
  assert.notEqual(hash(memo(file, "english.docx", "--lang", "en")), hash(scratch("once.docx")));
});

test("what is no file, definition or period is refused in one sentence", () => {
  const file = sample(2000);
  for (const args of [["--metric", "nothing"], ["--period", "2025-13"], ["--filter", "x"]]) {
    const { code, err } = xanh("memo", file, "-o", scratch("refused.docx"), ...args);
    assert.equal(code, 2, args.join(" "));
    assert.equal(err.trim().split("\n").length, 1, err);
  }
  assert.equal(xanh("memo", file, "-o", scratch("no-folder/x.docx")).code, 1);
  assert.ok(!existsSync(scratch("refused.docx")));
});

test("Writer opens it and finds head, figures, tables and annexes", { skip }, () => {
  const file = sample(5000), text = textOf(memo(file, "memo.docx"));
  const { total } = report(file), figure = total.figures.full_process_a;
  for (const words of ["Độc lập - Tự do - Hạnh phúc", "Kính gửi:", "Nơi nhận:", "Bảng 1.", "Hình 1.", "Phụ lục I", vietnamese.format(figure.numerator), vietnamese.format(figure.denominator)]) {
    assert.ok(text.includes(words), words);
  }
  assert.ok(text.toLocaleUpperCase("vi").includes("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
});

test("as a PDF it has a handful of A4 pages", { skip }, () => {
  const pdf = readFileSync(convert(memo(sample(5000), "pages.docx"), "pdf", "pdf"), "latin1");
  const pages = pdf.match(/\/Type\s*\/Page[^s]/g)?.length ?? 0;
  assert.ok(pages >= 4 && pages <= 16, `${pages} pages`);
  const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map((m) => [Math.round(m[1]), Math.round(m[2])]);
  assert.ok(boxes.length > 0 && boxes.every(([w, h]) => w === 595 && h === 842), JSON.stringify(boxes));
});

test("hostile cells stay text", { skip }, () => {
  const unit = "<script>alert(1)</script> =cmd|' /C calc'!A0 \u202Efdp.exe &amp;";
  const rows = Array.from({ length: 40 }, (_, i) => [`H38.02-250110-${String(i + 1).padStart(4, "0")}`, "<w:p/>]]>", "@SUM(1)", `"${unit}"`,
    i % 4 ? "Trực tuyến" : "Trực tiếp", "Toàn trình", "10/01/2025", "15/01/2025", "14/01/2025", "Đã trả kết quả"].join(","));
  const file = scratch("hostile.csv");
  writeFileSync(file, ["Mã hồ sơ,Tên thủ tục,Lĩnh vực,Đơn vị,Hình thức nộp,Mức độ DVC,Ngày tiếp nhận,Ngày hẹn trả,Ngày kết thúc xử lý,Trạng thái hồ sơ", ...rows].join("\r\n"));
  const text = textOf(memo(file, "hostile.docx"));
  assert.ok(text.includes("<script>alert(1)</script>"), "shown as it is written");
  assert.ok(!text.includes("\u202E"));
  const html = readFileSync(memo(file, "hostile.html"), "utf8");
  assert.ok(!/<script/i.test(html));
  assert.ok(html.includes("&lt;script&gt;alert(1)&lt;/script&gt;"));
});
