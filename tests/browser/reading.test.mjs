// What the user says of a file: a column's role, another sheet, a day typed on the canvas and in the
// twin; remembered, saved as settings, and applied again in a new session.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import XLSX from "xlsx";
import * as x from "./harness.mjs";

const HEADER = ["Mã hồ sơ", "Tên thủ tục", "Lĩnh vực", "Đơn vị xử lý", "Hình thức nộp", "Ngày tiếp nhận", "Ngày hẹn trả", "Ngày kết thúc xử lý"];
const row = (day, number) => [`H38.02-25${day.slice(3, 5)}${day.slice(0, 2)}-000${number}`, "Đăng ký kết hôn", "Hộ tịch", "Sở Tư pháp",
  number % 2 ? "Trực tuyến" : "Trực tiếp", `${day}/2025`, `${day}/2025`, `${day}/2025`];

let browser, server, file;
before(async () => {
  browser = await x.launch();
  server = await x.serve();
  const book = XLSX.utils.book_new();
  const add = (name, rows) => XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([HEADER, ...rows]), name);
  add("Tháng 9", [1, 2, 3, 4].map((n) => row("10/09", n)));
  add("Tháng 10", [1, 2, 3, 4, 5, 6].map((n) => row("20/10", n)));
  file = join(x.scratch, "ho-so-hai-trang.xlsx");
  writeFileSync(file, XLSX.write(book, { type: "buffer", bookType: "xlsx" }));
});
after(async () => {
  await browser?.close();
  server?.close();
});

const setting = (page, id) => page.locator(`#twin section:has(button[data-action="remove:0"]) p[data-key="${id}"]`);
const quiet = (page) => x.until("the file is read again", async () =>
  !(await x.offered(page, "cancel")) && (await page.locator("#twin section h2").count()) > 0);
const role = (page, header) => page.locator(`#twin select[aria-label="${x.texts("vi")["columns.choose"].replace("{0}", header)}"]`);

/// Chooses in a native list, as a screen reader's user does.
async function pick(page, select, action) {
  await select.selectOption(action, { force: true });
  await x.until(`${action} is the current one`, async () => (await x.alerts(page)).length || (
    !(await x.offered(page, "cancel")) && (await select.count()) && (await select.inputValue()) === action));
  assert.deepEqual(await x.alerts(page), []);
}

/// Where the canvas takes text, at the right edge the lowest: the day of the data.
async function lastField(page) {
  const found = [];
  for (const at of [420, 1000]) {
    for (let y = 70; y < 760; y += 14) {
      await page.mouse.move(at, y);
      await page.waitForTimeout(40);
      if (await page.locator("canvas").evaluate((canvas) => canvas.style.cursor === "text")) found.push({ x: at, y });
    }
  }
  assert.ok(found.length > 0, "the canvas has fields");
  return found.at(-1);
}

test("a role, a sheet and a typed day are applied at once, remembered, saved, and applied again", async () => {
  const { page, record, close } = await x.open(browser, server.url);
  await x.choose(page, file);
  await x.loaded(page);
  await quiet(page);

  // Another sheet.
  const sheets = setting(page, "sheet").locator("select");
  assert.equal(await sheets.locator("option").count(), 3);
  const other = (await page.locator("#twin section li").first().textContent()).includes("Tháng 9") ? "Tháng 10" : "Tháng 9";
  await pick(page, sheets, `sheet:0=${other}`);
  const count = other === "Tháng 9" ? "4" : "6";
  assert.match(await page.locator("#twin section li").first().textContent(), new RegExp(`${count} hồ sơ.*${other}`));

  // A column's role.
  await pick(page, role(page, "Lĩnh vực"), "role:0:2=unit");

  // The day of the data, typed on the canvas.
  const field = await lastField(page);
  await page.mouse.click(field.x, field.y);
  await x.until("the text agent has focus", () => page.evaluate(() => document.activeElement?.id === "agent"));
  await page.keyboard.type("31/12/20", { delay: 20 });
  await page.keyboard.type("26", { delay: 20 });
  await page.keyboard.press("Backspace");
  await page.keyboard.type("5", { delay: 20 });
  await page.waitForTimeout(200);
  await page.screenshot({ path: `${x.artefacts}/typing.png` });
  await page.keyboard.press("Enter");
  const asOf = setting(page, "as_of").locator("input");
  await x.until("the typed day is the file's", async () => (await asOf.count()) && (await asOf.inputValue()) === "31/12/2025");
  assert.match(await setting(page, "as_of").textContent(), /người dùng/);

  // The same field in the twin; and undo.
  await asOf.fill("30/11/2025", { force: true });
  await asOf.press("Enter");
  await x.until("the day typed in the twin is the file's", async () => !(await x.offered(page, "cancel")) && (await asOf.count()) &&
    (await asOf.getAttribute("value")) === "30/11/2025");
  await x.until("focus is back on the field", () => page.evaluate(() => document.activeElement?.dataset?.action === "given:0:as_of="));
  await x.press(page, "undo");
  await x.until("undone", async () => (await asOf.count()) && (await asOf.inputValue()) === "31/12/2025");

  // A day that is none is one sentence, and the file stays as it was.
  await asOf.fill("31/02/2025", { force: true });
  await asOf.press("Enter");
  await x.until("a sentence", async () => (await x.alerts(page)).length === 1);
  assert.match((await x.alerts(page))[0], /31\/02\/2025/);
  await x.press(page, "dismiss:0");

  await x.press(page, "remember:0");
  await x.until("remembered", () => x.offered(page, "forget:0"));
  const waits = x.download(page);
  await x.press(page, "export:settings");
  const settings = join(x.scratch, "cau-hinh.json");
  await (await waits).saveAs(settings);
  const saved = JSON.parse(readFileSync(settings, "utf8"));
  assert.equal(saved.xanh, "settings");
  assert.equal(saved.profiles.length, 1);
  assert.deepEqual(saved.profiles[0].columns, [{ header: "Lĩnh vực", occurrence: 1, role: "unit" }]);
  assert.equal(saved.profiles[0].sheet, other);
  assert.ok(!readFileSync(settings, "utf8").includes("H38"), "no dossier");

  await page.reload();
  await x.until("the page starts anew", () => page.locator("html.running #twin h1, .running #twin h1").count());
  await x.choose(page, [settings, file]);
  await x.loaded(page);
  await x.until("the import page", () => role(page, "Lĩnh vực").count());
  assert.equal(await role(page, "Lĩnh vực").inputValue(), "role:0:2=unit");
  assert.match(await page.locator("#twin section li").first().textContent(), new RegExp(`${count} hồ sơ.*${other}`));
  assert.ok(await x.offered(page, "forget:0"));
  assert.deepEqual(record.errors, []);
  assert.deepEqual(record.violations, []);
  await close();
});

test("what is typed with an input method that erases and types again arrives as it should", async () => {
  const { page, close } = await x.open(browser, server.url);
  const list = join(x.scratch, "khong-don-vi.csv");
  writeFileSync(list, [["Mã hồ sơ", "Tên thủ tục", "Hình thức nộp", "Ngày tiếp nhận"],
    ...[1, 2, 3].map((n) => [`H38.02-250110-000${n}`, "Đăng ký kết hôn", "Trực tuyến", "10/01/2025"])].map((cells) => cells.join(",")).join("\r\n"));
  await x.choose(page, list);
  await x.loaded(page);
  await quiet(page);
  const unit = setting(page, "unit").locator("input");
  assert.equal(await unit.count(), 1);
  // Fields of the canvas and inputs of the twin stand in one order, column by column.
  const actions = await page.locator('#twin input[data-action^="given:0:"]').evaluateAll((all) => all.map((each) => each.dataset.action));
  const fields = [];
  for (const at of [420, 1000]) {
    for (let y = 70, inside = false; y < 760; y += 14) {
      await page.mouse.move(at, y);
      await page.waitForTimeout(40);
      const text = await page.locator("canvas").evaluate((canvas) => canvas.style.cursor === "text");
      if (text && !inside) fields.push({ x: at, y });
      inside = text;
    }
  }
  const field = fields[actions.indexOf("given:0:unit=")];
  assert.ok(field, "the canvas has a field");
  await page.mouse.click(field.x, field.y);
  await x.until("the text agent has focus", () => page.evaluate(() => document.activeElement?.id === "agent"));
  // "Sowr Y tees" as Unikey sends it: letters, then backspaces and the composed ones.
  for (const [back, text] of [[0, "S"], [0, "o"], [1, "ơ"], [1, "ở"], [0, " Y te"], [1, "ê"], [1, "ế"]]) {
    for (let i = 0; i < back; i++) await page.keyboard.press("Backspace");
    await page.keyboard.insertText(text);
  }
  await page.waitForTimeout(200);
  await page.keyboard.press("Enter");
  await x.until("the typed unit is the file's", async () => (await unit.count()) && (await unit.inputValue()) === "Sở Y tế");
  await close();
});
