// Dashboards on an intranet page in Firefox: several at once, what they tell, and the host's own scroll and keys.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { join } from "node:path";
import * as x from "../browser/harness.mjs";
import { serveSite } from "../browser/site_server.mjs";

const SAMPLE = new URL("../../public/sample/mau-lao-cai.xlsx", import.meta.url).pathname;
const HOST = `<!doctype html><title>host</title><script src="/xanh/embed/xanh-dashboard.js"></script>
  <button id="before">A</button><xanh-dashboard id="empty" height="400"></xanh-dashboard><button id="after">B</button>
  <xanh-dashboard id="one" src="/xanh/mau-lao-cai.xlsx" view="ranking" height="500"></xanh-dashboard>
  <xanh-dashboard id="two" src="/xanh/mau-lao-cai.xlsx" view="overview" lang="en" theme="dark" height="500"></xanh-dashboard>`;
let browser, server;
before(async () => {
  browser = await x.launchFirefox();
  server = await serveSite(join(x.dist, "site"), (name, answer, path) => path === "/trang.html"
    && (answer.writeHead(200, { "content-type": "text/html",
      "content-security-policy": "default-src 'none'; script-src 'self'; frame-src 'self'" }).end(HOST), true));
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/// A host page with a record of what its dashboards told, and of what was forbidden on it.
async function host(url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "vi-VN" });
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => {
    // Firefox looks for an icon of the host page by itself, and says that the host's policy lets it have none.
    if (!/favicon\.ico/.test(error.message)) errors.push(String(error));
  });
  await page.addInitScript(() => {
    globalThis.told = [];
    for (const name of ["ready", "loaded", "selection"]) {
      addEventListener(`xanh-${name}`, (event) => globalThis.told.push({ name, from: event.target.id, ...event.detail }));
    }
  });
  await page.goto(url);
  return { page, errors, close: () => context.close() };
}
const told = (page, name, from) => x.until(`${name} of ${from}`, async () =>
  (await page.evaluate(() => globalThis.told)).find((each) => each.name === name && each.from === from));
const figures = (page, id) => page.evaluate((id) => document.getElementById(id).figures(), id);

test("several on one page: figures of the command line, each its own choices, the host's wheel and Tab", async () => {
  const { page, errors, close } = await host(server.url.replace(/xanh\/$/, "trang.html"));
  await told(page, "ready", "empty");
  await told(page, "loaded", "one");
  await told(page, "loaded", "two");
  const vi = await x.report(SAMPLE), en = await x.report(SAMPLE, "--lang", "en");
  assert.deepEqual(await figures(page, "one"), vi);
  assert.deepEqual(await figures(page, "two"), en);
  assert.equal(await figures(page, "empty"), null);

  await page.evaluate(() => document.getElementById("one").act("only:channel=online"));
  assert.match((await told(page, "selection", "one")).view, /filter:channel=online/);
  const metric = vi.metrics[0].id;
  assert.ok((await figures(page, "one")).total.figures[metric].denominator < vi.total.figures[metric].denominator);
  assert.deepEqual(await figures(page, "two"), en, "the other one stays as it is");

  // Nothing in the empty one can scroll: the page around it does.
  const box = await page.locator("#empty iframe, #empty").last().boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 200);
  await x.until("the page around it scrolls", async () => {
    await page.mouse.wheel(0, 300);
    await page.waitForTimeout(200);
    return page.evaluate(() => scrollY > 0);
  });
  await page.locator("#before").focus();
  for (let i = 0; i < 60 && (await page.evaluate(() => document.activeElement.id)) !== "after"; i++) await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "after");
  assert.deepEqual(errors, [], "nothing is forbidden, in the page and in its frames");
  await close();
});

test("the example of public/embed", async () => {
  const { page, errors, close } = await host(`${server.url}embed/example.html`);
  await told(page, "loaded", "ranking");
  await x.until("the page's own table", () => page.locator("#figures tr").count());
  assert.deepEqual(errors, []);
  await page.screenshot({ path: join(x.artefacts, "embed-example.png") });
  await close();
});
