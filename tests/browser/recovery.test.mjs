// A fault of the program itself: the page says so in plain HTML and starts the program again with the files that
// were open. What may be copied for whoever looks for the fault holds no data.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import * as x from "./harness.mjs";

let browser, server;
before(async () => {
  browser = await x.launch();
  server = await x.serve();
});
after(async () => {
  await browser?.close();
  server?.close();
});

/// Runs in the page before its scripts: keeps hold of the program's module, through which a test brings a fault about.
function keepModule() {
  let create;
  Object.defineProperty(globalThis, "createXanh", { configurable: true, set: (made) => { create = made; },
    get: () => create && (async (...given) => (globalThis.probe = await create(...given))) });
}
/// A trap as any wrong pointer makes it: the program reads beyond its memory, in the page's next frame.
const trap = (page) => page.evaluate(() => {
  const { probe } = globalThis;
  probe._xanh_frame = () => { probe._xanh_restore(0x7ffffff0); };
  document.querySelector("canvas").dispatchEvent(new PointerEvent("pointermove", { pointerType: "mouse" }));
});
const screen = (page) => page.locator("#recovery");

for (const [name, url] of [["served", () => server.url], ["single file", () => x.single()]]) {
  test(`a trap: the program starts again with its files and its view (${name})`, async () => {
    const { page, close } = await x.open(browser, url(), { before: keepModule });
    await page.evaluate(() => { document.documentElement.dataset.same = "page"; });
    const file = await x.makeSample(300, "csv");
    await x.choose(page, file);
    await x.loaded(page);
    await x.go(page, "ranking");
    await x.press(page, "by:month");
    const ranked = await x.until("months", async () => {
      const rows = await x.scoreboard(page);
      return rows.some((row) => /^\d{4}-\d\d$/.test(row.key)) && rows;
    });
    await trap(page);
    await screen(page).waitFor();
    assert.equal(await page.locator("#xanh").isVisible(), false);
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "Mở lại");
    assert.match(await screen(page).textContent(), /đã dừng.*1 tệp/s);
    await page.screenshot({ path: join(x.artefacts, `recovery-${name.replace(" ", "-")}.png`) });
    await page.keyboard.press("Enter");
    await x.loaded(page);
    assert.equal(await screen(page).count(), 0);
    assert.deepEqual(await x.scoreboard(page), ranked, "the same view of the same file");
    assert.equal(await page.locator("html").getAttribute("data-same"), "page", "the page was not loaded anew");
    // It works as before: one more file, by dropping, is read once.
    await x.drop(page, await x.makeSample(50, "csv", 9));
    await x.loaded(page);
    await x.go(page, "import");
    assert.equal(await page.locator('#twin button[data-action^="remove:"]').count(), 2);
    await close();
  });
}

test("a fault that the files bring about again: there is a way without them", async () => {
  const { page, close } = await x.open(browser, server.url, { before: keepModule });
  await x.choose(page, await x.makeSample(50, "csv"));
  await x.loaded(page);
  await trap(page);
  await screen(page).getByRole("button", { name: "không mở tệp" }).click();
  await x.until("the page starts", () => page.locator("html.running").count());
  assert.equal(await x.offered(page, "sample"), true);
  await close();
});

test("diagnostics: versions and counts, no data and no file name; in the language of the page", async () => {
  const { page, close } = await x.open(browser, server.url, { before: keepModule, permissions: ["clipboard-read", "clipboard-write"] });
  await x.press(page, "lang:en");
  await x.choose(page, await x.makeSample(50, "csv"));
  await x.loaded(page);
  await page.evaluate(() => setTimeout(() => { JSON.parse("Nguyễn Văn A"); }));
  await trap(page);
  await screen(page).getByRole("button", { name: "Copy diagnostics" }).click();
  await x.until("it is copied", async () => /no data, no file names/.test(await screen(page).textContent()));
  const text = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(text, /^program: Xanh \d+\.\d+\.\d+ \([0-9a-f]{12}\)$/m);
  assert.match(text, /^browser: .*Chrom/m);
  assert.match(text, /^files: 1 \(csv \d+ B\)$/m);
  assert.match(text, /RuntimeError: memory access out of bounds/);
  assert.match(text, /SyntaxError$/m);
  assert.doesNotMatch(text, /mau-|Nguy|work|127\.0\.0\.1|file:/);
  await page.screenshot({ path: join(x.artefacts, "recovery-english.png") });
  await close();
});
