// Files that cannot be read: one clear sentence each, in both languages; the page stays usable
// and keeps what was loaded.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { deflateSync } from "node:zlib";
import XLSX from "xlsx";
import * as x from "./harness.mjs";

const HEADER = "Mã hồ sơ,Tên thủ tục,Đơn vị,Hình thức nộp,Ngày tiếp nhận,Ngày hẹn trả,Ngày trả kết quả\r\n";

/// A workbook with a password is an OLE container with these two streams ([MS-OFFCRYPTO] 2.3.4).
function encryptedWorkbook() {
  const box = XLSX.CFB.utils.cfb_new();
  XLSX.CFB.utils.cfb_add(box, "/EncryptionInfo", Buffer.from([4, 0, 4, 0, 0x40, 0, 0, 0]));
  XLSX.CFB.utils.cfb_add(box, "/EncryptedPackage", Buffer.alloc(8192, 0x5a));
  return Buffer.from(XLSX.CFB.write(box, { type: "buffer" }));
}

function png() {
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, Buffer.from("0000000d49484452000000010000000108020000", "hex"),
    deflateSync(Buffer.alloc(4)), Buffer.alloc(300, 7)]);
}

let browser, server, good, cases;
before(async () => {
  browser = await x.launch();
  server = await x.serve();
  good = await x.makeSample(2000, "xlsx");
  const workbook = readFileSync(good);
  const file = (name, bytes) => {
    const path = join(x.scratch, name);
    writeFileSync(path, bytes);
    return path;
  };
  cases = [
    ["0 bytes", file("khong.csv", ""), "file_empty"],
    ["blank lines only", file("trang.csv", "\r\n   \r\n\t\r\n"), "file_empty"],
    ["a picture", file("anh.png", png()), "not_a_table"],
    ["a PDF that is called a workbook", file("bao-cao.xlsx", "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<<>>\nendobj\n"), "not_a_table"],
    ["a workbook cut short", file("cut.xlsx", workbook.subarray(0, workbook.length >> 1)), "archive_truncated"],
    ["a header and nothing below", file("rong.csv", HEADER), "no_rows"],
    ["columns of something else", file("kho.csv", "Part,Bin,Quantity\r\nA-1,7,12\r\nA-2,8,9\r\n"), "header_not_found"],
    ["a workbook with a password", file("mat-khau.xlsx", encryptedWorkbook()), "workbook_encrypted"],
  ];
});
after(async () => {
  await browser?.close();
  server?.close();
});

/// The fixed part of the sentence for a code.
const beginning = (language, code) => x.texts(language)[`error.${code}`].split("{")[0];

async function checkCase(page, [what, path, code], status) {
  await x.choose(page, path);
  await x.loaded(page);
  const said = await x.until(what, async () => {
    const all = await x.alerts(page);
    return all.length && all;
  });
  assert.equal(said.length, 1, `${what}: one sentence, not ${JSON.stringify(said)}`);
  assert.ok(said[0].startsWith(basename(path)), `${what}: the file is named in "${said[0]}"`);
  assert.ok(said[0].includes(beginning("vi", code)), `${what}: "${said[0]}"`);
  assert.ok(!/\{\d\}|\[/.test(said[0]), `${what}: no gaps in "${said[0]}"`);
  assert.equal(await page.locator("#status").textContent(), said[0], `${what}: announced`);
  await x.press(page, "lang:en");
  await x.until("English", async () => (await page.locator("html").getAttribute("lang")) === "en");
  assert.ok((await x.alerts(page))[0].includes(beginning("en", code)), what);
  await x.press(page, "lang:vi");
  await x.until("Vietnamese", async () => (await page.locator("html").getAttribute("lang")) === "vi");
  await x.press(page, "dismiss:0");
  await x.until("dismissed", async () => (await x.alerts(page)).length === 0);
  assert.equal(await status(), true, `${what}: the page is as it was`);
}

test("before anything is loaded, and a good file after all of them", async () => {
  const { page, record, close } = await x.open(browser, server.url);
  for (const each of cases) await checkCase(page, each, () => x.offered(page, "sample"));
  await x.choose(page, good);
  await x.loaded(page);
  assert.deepEqual(await x.alerts(page), []);
  await x.go(page, "overview");
  assert.equal((await x.headline(page)).length, 4);
  assert.deepEqual(record.errors, []);
  await close();
});

test("after a file was loaded, its figures stay", async () => {
  const { page, record, close } = await x.open(browser, server.url);
  await x.choose(page, good);
  await x.loaded(page);
  await x.go(page, "overview");
  const earlier = JSON.stringify(await x.headline(page));
  for (const each of cases) {
    await checkCase(page, each, async () => JSON.stringify(await x.headline(page)) === earlier);
  }
  assert.deepEqual(record.errors, []);
  await close();
});

test("a workbook that is called a CSV is read for what it is", async () => {
  const path = join(x.scratch, "danh-sach.csv");
  writeFileSync(path, readFileSync(good));
  const { page, close } = await x.open(browser, server.url);
  await x.choose(page, path);
  await x.loaded(page);
  assert.deepEqual(await x.alerts(page), []);
  await x.go(page, "overview");
  assert.equal((await x.headline(page)).length, 4);
  await close();
});

test("a file that vanished between choosing and reading is said to be unreadable", async () => {
  const { page, close } = await x.open(browser, server.url);
  await page.evaluate(() => {
    const file = new File(["x".repeat(100)], "mat.csv");
    file.slice = () => ({ arrayBuffer: () => Promise.reject(new DOMException("gone", "NotReadableError")) });
    const event = new Event("drop", { bubbles: true, cancelable: true });
    event.dataTransfer = { types: ["Files"], files: [file] };
    document.dispatchEvent(event);
  });
  const said = await x.until("a sentence", async () => (await x.alerts(page))[0]);
  assert.ok(said.includes(beginning("vi", "file_unreadable")), said);
  assert.ok(await x.offered(page, "sample"));
  await close();
});
