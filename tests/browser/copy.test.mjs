// "Bản Xanh của tỉnh": a copy of the single file with the province's settings in it, opened by a commune.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as x from "./harness.mjs";

const HOSTILE = '</script><img src="x" onerror="document.title=1">';
const SETTINGS = { xanh: "settings", version: 1, unit_aliases: [{ text: HOSTILE, unit: "Phường Sa Pa" }] };
const words = x.texts("vi");

/// The page of settings, where copies are made.
async function about(page) {
  await x.press(page, "page:about");
  await page.getByRole("button", { name: words["copy.diagnostics"] }).waitFor({ state: "attached" });
}

let browser, settings, data;
before(async () => {
  browser = await x.launch();
  settings = join(x.scratch, "cau-hinh.json");
  writeFileSync(settings, JSON.stringify(SETTINGS));
  data = await x.makeSample(300, "csv");
});
after(() => browser?.close());

test("the copy holds the settings as data, says whose it is, and makes the same copy again", async () => {
  const first = await x.open(browser, x.single());
  await x.choose(first.page, settings);
  await x.until("the settings are taken in", () => first.page.getByText("cau-hinh.json").count());
  await about(first.page);
  const owner = first.page.getByRole("textbox", { name: words["copy.owner"] });
  await owner.fill("tỉnh Lào Cai");
  await owner.press("Enter");
  const save = async (page) => {
    const download = x.download(page);
    await page.getByRole("button", { name: words["copy.make"] }).press("Enter");
    return (await download);
  };
  const saved = await save(first.page);
  assert.equal(saved.suggestedFilename(), "xanh-tinh-lao-cai.html");
  const copy = join(x.scratch, "copy.html");
  await saved.saveAs(copy);
  await first.close();

  const text = readFileSync(copy, "utf8");
  assert.equal(text.split('id="data-settings"').length, 2);
  assert.ok(!text.includes(HOSTILE));
  const { page, record, close } = await x.open(browser, pathToFileURL(copy).href);
  await page.getByText("tỉnh Lào Cai").first().waitFor({ state: "attached" });
  await x.choose(page, data);
  await x.loaded(page);
  await x.go(page, "import");
  assert.ok((await page.locator("#table-aliases").textContent()).includes(HOSTILE));
  await about(page);
  const again = join(x.scratch, "again.html");
  await (await save(page)).saveAs(again);
  assert.equal(readFileSync(again, "utf8"), text);
  assert.notEqual(await page.title(), "1");
  assert.deepEqual([record.errors, record.violations, record.requests.slice(record.atStart)], [[], [], []]);
  await close();
});

test("a server's page says where copies are made, and offers none", async () => {
  const server = await x.serve();
  const { page, close } = await x.open(browser, server.url);
  await x.choose(page, data);
  await x.loaded(page);
  await about(page);
  assert.ok(await page.getByText(words["copy.where"]).count());
  assert.equal(await page.getByRole("button", { name: words["copy.make"] }).count(), 0);
  await close();
  server.close();
});
