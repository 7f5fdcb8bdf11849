// Views that can be kept: the address bar holds the choices and no data; the presentation for a projector.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as x from "./harness.mjs";

let browser, server, file;
before(async () => {
  browser = await x.launch();
  server = await x.serve();
  file = await x.makeSample(20000, "xlsx");
});
after(async () => {
  await browser?.close();
  server?.close();
});

const hash = (page) => page.evaluate(() => decodeURIComponent(location.hash));
const current = (page) => page.locator('#twin button[data-action^="page:"][aria-current="page"]').first().getAttribute("data-action");

for (const [name, url] of [["served", () => server.url], ["the single file", () => x.single()]]) {
  test(`the address holds the choices, and brings them back: ${name}`, async () => {
    const first = await x.open(browser, url());
    await x.choose(first.page, file);
    await x.loaded(first.page);
    await x.go(first.page, "ranking");
    await x.press(first.page, "by:field");
    await x.until("the address", async () => (await hash(first.page)) === "#by:field&page:ranking");
    const address = first.page.url();
    assert.doesNotMatch(await hash(first.page), /mau-20000/, "no file's name");
    await first.close();

    const second = await x.open(browser, address);
    await x.choose(second.page, file);
    await x.loaded(second.page);
    assert.equal(await current(second.page), "page:ranking");
    assert.equal(await second.page.locator('#twin button[data-action="by:field"]').getAttribute("aria-pressed"), "true");
    // A link pasted over it is one change, taken back in one step.
    await second.page.evaluate(() => { location.hash = "#page:trend&time:week"; });
    await x.until("the other view", async () => (await current(second.page)) === "page:trend");
    await second.page.keyboard.press("Control+z");
    await x.until("the view before", async () => (await hash(second.page)) === "#by:field&page:ranking");
    assert.deepEqual(second.record.errors, []);
    assert.deepEqual(second.record.violations, []);
    await second.close();
  });
}

test("an address that tells nonsense is said so and opens nothing", async () => {
  const { page, record, close } = await x.open(browser, `${server.url}#open&page:nowhere`);
  await x.until("a sentence", async () => (await x.alerts(page)).length === 1);
  assert.match((await x.alerts(page))[0], /open/);
  assert.deepEqual(record.errors, []);
  await close();
});

for (const viewport of [{ width: 1024, height: 768 }, { width: 1920, height: 1080 }]) {
  test(`the presentation by keys, ${viewport.width}x${viewport.height}`, async () => {
    const { page, record, close } = await x.open(browser, server.url, { viewport });
    await x.choose(page, file);
    await x.loaded(page);
    await x.go(page, "present");
    const place = async () => (await page.locator("#twin main").textContent()).match(/([123]) \/ 3/)?.[1];
    const titles = [];
    for (const at of ["1", "2", "3"]) {
      await x.until(`screen ${at}`, async () => (await place()) === at);
      titles.push(await page.locator("#twin h2").first().textContent());
      await page.screenshot({ path: join(x.artefacts, `present-${viewport.width}-${at}.png`) });
      await page.keyboard.press("PageDown");
    }
    assert.equal(new Set(titles).size, 3);
    assert.equal(await place(), "3", "the last one stays");
    await page.keyboard.press("PageUp");
    await x.until("one back", async () => (await place()) === "2");
    await page.keyboard.press("Escape");
    await x.until("left", async () => (await current(page)) !== "page:present" && (await place()) === undefined);
    assert.deepEqual(record.errors, []);
    await close();
  });
}

test("a view is saved as a file without data, and shown where it is dropped", async () => {
  const first = await x.open(browser, server.url);
  await x.choose(first.page, file);
  await x.loaded(first.page);
  await x.go(first.page, "ranking");
  await x.press(first.page, "by:field");
  const [download] = await Promise.all([x.download(first.page), x.press(first.page, "export:view")]);
  assert.equal(download.suggestedFilename(), "xanh-view-ranking-field.json");
  const saved = join(x.scratch, download.suggestedFilename());
  await download.saveAs(saved);
  const view = JSON.parse(readFileSync(saved, "utf8"));
  assert.deepEqual([view.xanh, view.version, view.actions], ["view", 1, ["by:field", "page:ranking"]]);
  await first.close();

  // Before any data: it waits for them.
  const second = await x.open(browser, server.url);
  await x.drop(second.page, saved);
  await x.until("a sentence", async () => (await x.alerts(second.page)).some((text) => text.includes("xanh-view-ranking-field.json")));
  await x.choose(second.page, file);
  await x.loaded(second.page);
  await x.until("the view", async () => (await current(second.page)) === "page:ranking");
  assert.equal(await second.page.locator('#twin button[data-action="by:field"]').getAttribute("aria-pressed"), "true");

  // One of a later version is refused in a sentence, and the view stays.
  const newer = join(x.scratch, "newer.json");
  writeFileSync(newer, JSON.stringify({ xanh: "view", version: 2, actions: [] }));
  await x.drop(second.page, newer);
  await x.until("refused", async () => (await x.alerts(second.page)).some((text) => text.includes("newer.json")));
  assert.equal(await current(second.page), "page:ranking");
  assert.deepEqual(second.record.errors, []);
  await second.close();
});

test("leaving asks only while settings are unsaved", async () => {
  const { page, record, close } = await x.open(browser, server.url);
  const asks = () => page.evaluate(() => !dispatchEvent(new Event("beforeunload", { cancelable: true })));
  const marked = () => page.locator('#twin button[data-action="page:about"]').first().textContent();
  await x.choose(page, file);
  await x.loaded(page);
  assert.equal(await asks(), false, "data alone are in files");
  await x.go(page, "targets");
  const field = page.locator('#twin input[data-action^="target:"]').first();
  await field.fill("61");
  await field.press("Enter");
  await x.until("the mark", async () => (await marked()).includes("●"));
  assert.equal(await asks(), true);
  await Promise.all([x.download(page), x.press(page, "export:settings")]);
  await x.until("no mark", async () => !(await marked()).includes("●"));
  assert.equal(await asks(), false);
  assert.deepEqual(record.errors, []);
  await close();
});

test("several groups by the keyboard: picked beside their rows, added from the chip, dropped one by one", async () => {
  const { page, record, close } = await x.open(browser, server.url);
  await x.choose(page, file);
  await x.loaded(page);
  await x.go(page, "ranking");
  const picks = page.locator('#table-ranking button[data-action^="pick:unit="]');
  const first = await picks.first().getAttribute("data-action");
  assert.match(await picks.first().getAttribute("aria-label"), /bộ lọc: ./, "its name says what it does");
  await x.press(page, first);
  const unit = first.slice("pick:unit=".length);
  await x.until("the chip", () => x.offered(page, `unfilter:unit=${unit}`));
  assert.equal(await page.locator('#twin button[data-action="by:unit"]').getAttribute("aria-pressed"), "true", "it stays");
  const more = page.locator('#twin select[data-action^="pick:unit="]');
  const other = await more.locator("option").nth(1).getAttribute("value");
  await more.selectOption(other);
  const second = other.slice("pick:unit=".length);
  await x.until("both", async () => (await x.offered(page, `unfilter:unit=${unit}`)) && (await x.offered(page, `unfilter:unit=${second}`)));
  assert.match(await page.locator("#twin ul li").filter({ hasText: "2 đơn vị" }).first().textContent(), /Đơn vị: 2 đơn vị/);
  await x.press(page, `unfilter:unit=${unit}`);
  await x.until("one", async () => !(await x.offered(page, `unfilter:unit=${unit}`)));
  assert.ok(await x.offered(page, `unfilter:unit=${second}`));
  assert.deepEqual(record.errors, []);
  await close();
});

test("a click with Ctrl on the canvas gathers rows until the key is let go", async () => {
  const { page, record, close } = await x.open(browser, server.url);
  await x.choose(page, file);
  await x.loaded(page);
  await x.go(page, "ranking");
  // Two rows of the table, found where the pointer becomes a hand over one that filters.
  const cursor = () => page.locator("canvas").evaluate((canvas) => canvas.style.cursor);
  const rest = () => new Promise((resolve) => setTimeout(resolve, 120));
  await page.keyboard.down("Control");
  let clicked = 0;
  for (let y = 740; y > 320 && clicked < 2; y -= 36) {
    await page.mouse.move(330, y);
    await rest();
    if ((await cursor()) !== "pointer") continue;
    await page.mouse.click(330, y);
    await rest();
    clicked += 1;
  }
  assert.equal(clicked, 2);
  assert.doesNotMatch(await hash(page), /filter:/, "the rows wait");
  await page.screenshot({ path: join(x.artefacts, "picks.png") });
  await page.keyboard.up("Control");
  await x.until("both are chosen", async () => ((await hash(page)).match(/filter:unit=/g) ?? []).length === 2);
  assert.equal(await page.locator('#twin button[data-action="by:unit"]').getAttribute("aria-pressed"), "true");
  assert.deepEqual(record.errors, []);
  await close();
});
