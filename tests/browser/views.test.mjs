// Views that can be kept: the address bar holds the choices and no data; the presentation for a projector.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
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
