// The canvas: drawn when something changed and not otherwise, at the screen's pixels, in both
// schemes; it survives a lost context. Pictures are kept for eyes.
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

test("an idle page draws nothing, an event wakes it", async () => {
  const { page, close } = await x.open(browser, server.url);
  const idle = async (what) => {
    await x.quiet(page);
    const before = await x.frames(page);
    await page.waitForTimeout(5000);
    assert.equal(await x.frames(page), before, what);
  };
  await idle("start");
  await x.choose(page, file);
  await x.loaded(page);
  await x.go(page, "overview");
  await idle("overview");
  const before = await x.frames(page);
  await page.mouse.move(700, 400);
  await x.until("drawn again", async () => (await x.frames(page)) > before);
  await idle("a pointer that rests");
  const drawn = (await x.frames(page)) - before;
  assert.ok(drawn <= 12, `a hover costs a few frames, not ${drawn}`);
  await close();
});

test("a page that embeds this one scrolls on by the wheel, and Tab leaves", async () => {
  const made = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "vi-VN" });
  const page = await made.newPage();
  await page.goto(`${server.url}sw.js`);  // a page of the same origin, without a policy of its own
  await page.setContent(`<body style="height:4000px;margin:0"><button id="before">A</button><br>
    <iframe src="${server.url}" style="width:1300px;height:700px;border:0"></iframe><br><button id="after">B</button></body>`);
  const inner = page.frameLocator("iframe");
  await inner.locator("html.running").waitFor({ state: "attached", timeout: 60000 });
  await inner.locator("#twin button").first().waitFor({ state: "attached" });
  // The start page fits: there is nothing in it to scroll.
  await page.mouse.move(600, 400);
  await page.waitForTimeout(300);
  await page.mouse.wheel(0, 300);
  await x.until("the surrounding page scrolls", () => page.evaluate(() => scrollY > 0));
  await page.locator("#before").focus();
  for (let i = 0; i < 60 && (await page.evaluate(() => document.activeElement.id)) !== "after"; i++) await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "after");
  await made.close();
});

test("a lost context comes back with the same picture", async () => {
  const { page, record, close } = await x.open(browser, server.url);
  await x.choose(page, file);
  await x.loaded(page);
  await x.go(page, "overview");
  await x.quiet(page);
  const earlier = await page.screenshot();
  await page.evaluate(async () => {
    const lose = document.querySelector("canvas").getContext("webgl2").getExtension("WEBGL_lose_context");
    lose.loseContext();
    await new Promise((resolve) => setTimeout(resolve, 300));
    lose.restoreContext();
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
  await x.quiet(page);
  assert.ok((await page.screenshot()).equals(earlier));
  assert.deepEqual(record.errors.filter((text) => !/CONTEXT_LOST/.test(text)), []);
  await close();
});

test("the canvas follows its container, pixel for pixel", async () => {
  const { page, close } = await x.open(browser, server.url, { deviceScaleFactor: 1.5 });
  const size = () => page.locator("canvas").evaluate((canvas) => [canvas.width, canvas.height]);
  assert.deepEqual(await size(), [2049, 1152]);
  await page.setViewportSize({ width: 800, height: 600 });
  await x.until("the new size", async () => (await size()).join() === "1200,900");
  await close();
});

for (const scale of [1, 1.5]) {
  for (const colorScheme of ["light", "dark"]) {
    test(`pictures at scale ${scale}, ${colorScheme}`, async () => {
      const { page, record, close } = await x.open(browser, server.url, { deviceScaleFactor: scale, colorScheme });
      const picture = async (name) => {
        await x.quiet(page);
        return page.screenshot({ path: join(x.artefacts, `${name}-${scale}-${colorScheme}.png`) });
      };
      const pictures = [await picture("start")];
      assert.equal(await page.locator("html").getAttribute("data-scheme"), colorScheme);
      await x.choose(page, file);
      await x.loaded(page);
      for (const id of ["import", "overview", "ranking"]) {
        await x.go(page, id);
        await page.evaluate(() => document.activeElement.blur());
        pictures.push(await picture(id));
      }
      // A canvas that shows nothing compresses to a few kB.
      for (const each of pictures) assert.ok(each.length > 15000, "something is drawn");
      assert.equal(new Set(pictures.map((each) => each.toString("base64"))).size, pictures.length);
      assert.deepEqual(record.errors, []);
      await close();
    });
  }
}
