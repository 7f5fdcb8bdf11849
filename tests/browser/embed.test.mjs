// <xanh-dashboard> on a page of the same server that allows no more than scripts and frames of its own: what it shows,
// what it tells, and what it leaves alone.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as x from "./harness.mjs";
import { serveSite } from "./site_server.mjs";

const SAMPLE = new URL("../../public/sample/mau-lao-cai.xlsx", import.meta.url).pathname;
const HOST = `<!doctype html><title>host</title><script src="/xanh/embed/xanh-dashboard.js"></script>
  <p>before</p><xanh-dashboard id="one"></xanh-dashboard>`;
let browser, server, stranger;
before(async () => {
  browser = await x.launch();
  server = await serveSite(join(x.dist, "site"), (name, answer, path) => path === "/trang.html"
    && (answer.writeHead(200, { "content-type": "text/html",
      "content-security-policy": "default-src 'none'; script-src 'self'; frame-src 'self'" }).end(HOST), true));
  stranger = await x.serve();  // the same page on another origin, without headers
});
after(async () => {
  await browser?.close();
  await server?.close();
  stranger?.close();
});

/// A host page with a record of what was forbidden, and of what its dashboards told.
async function host(url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "vi-VN" });
  const page = await context.newPage();
  const record = { forbidden: [], errors: [] };
  page.on("console", (message) => {
    if (/Content.Security.Policy|violates/i.test(message.text())) record.forbidden.push(message.text());
  });
  page.on("pageerror", (error) => record.errors.push(String(error)));
  await page.addInitScript(() => {
    globalThis.told = [];
    for (const name of ["ready", "loaded", "selection", "height", "failed"]) {
      addEventListener(`xanh-${name}`, (event) => globalThis.told.push({ name, from: event.target.id, ...event.detail }));
    }
  });
  await page.goto(url);
  return { page, record, close: () => context.close() };
}
const told = (page, name, from) => x.until(`${name} of ${from}`, async () =>
  (await page.evaluate(() => globalThis.told)).find((each) => each.name === name && each.from === from));
const strip = (page, n) => page.frameLocator("xanh-dashboard iframe >> nth=" + n).locator("#as-of");
const figuresOf = (page, id, metrics) => page.evaluate(([id, metrics]) => document.getElementById(id).figures(metrics), [id, metrics]);
const act = (page, id, ...actions) => page.evaluate(([id, actions]) => document.getElementById(id).act(...actions), [id, actions]);

test("the example page: two dashboards, their data's age, figures as the command line gives them", async () => {
  const { page, record, close } = await host(`${server.url}embed/example.html`);
  await told(page, "loaded", "ranking");
  await told(page, "loaded", "trend");
  assert.equal(await strip(page, 0).textContent(), "Số liệu đến 31/10/2025");
  assert.equal(await strip(page, 1).textContent(), "Data as of 31 Oct 2025");
  const [first, second] = page.frames().filter((frame) => /embed=1/.test(frame.url()));
  assert.equal(await first.locator('#twin button[aria-current="page"]').first().getAttribute("data-action"), "page:ranking");
  assert.equal(await second.locator('#twin button[aria-current="page"]').first().getAttribute("data-action"), "page:trend");
  assert.equal(await second.locator("html").getAttribute("data-scheme"), "dark");
  assert.deepEqual(await figuresOf(page, "ranking"), await x.report(SAMPLE));
  await x.until("the page's own table", () => page.locator("#figures tr").count());
  await page.screenshot({ path: join(x.artefacts, "embed-example.png"), fullPage: true });

  // A filter from outside; both sides tell.
  await page.getByRole("button", { name: "trực tuyến" }).click();
  const { view } = await told(page, "selection", "ranking");
  assert.match(view, /filter:channel=online/);
  const online = await figuresOf(page, "ranking");
  assert.ok(online.total.figures.full_process_a.denominator < (await x.report(SAMPLE)).total.figures.full_process_a.denominator);
  assert.deepEqual(await figuresOf(page, "trend"), { ...await x.report(SAMPLE, "--lang", "en") }, "the other one stays as it is");
  assert.deepEqual([record.forbidden, record.errors], [[], []]);
  await close();
});

test("bytes from the host; choices by attributes; one definition asked for", async () => {
  const { page, record, close } = await host(server.url.replace(/xanh\/$/, "trang.html"));
  await told(page, "ready", "one");
  assert.equal(await strip(page, 0).textContent(), "Chưa có số liệu");
  assert.equal(await figuresOf(page, "one"), null);
  const file = await x.makeSample(400, "csv");
  await page.evaluate((text) => document.getElementById("one").open([new File([text], "thang.csv")]), readFileSync(file, "utf8"));
  await told(page, "loaded", "one");
  await page.evaluate(() => {
    const one = document.getElementById("one");
    one.setAttribute("view", "by:month&page:ranking");
    one.setAttribute("lang", "en");
    one.setAttribute("height", "300");
  });
  const figures = await x.until("by month, in English", async () => {
    const now = await figuresOf(page, "one", ["full_process_a"]);
    return now.by === "month" && now.language === "en" && now;
  });
  const expected = await x.report(file, "--by", "month", "--lang", "en", "--metric", "full_process_a");
  assert.deepEqual(figures.rows, expected.rows);
  assert.deepEqual(figures.total, expected.total);
  assert.equal((await page.locator("iframe").boundingBox()).height, 300);
  assert.match(await page.evaluate(() => document.getElementById("one").figures("nonsense").then((made) => made.error)), /nonsense/);
  assert.deepEqual([record.forbidden, record.errors], [[], []]);
  await close();
});

test("the host keeps its keys, its fonts and its scroll", async () => {
  const { page, close } = await host(`${server.url}embed/example.html`);
  await told(page, "loaded", "ranking");
  const frame = page.frames().find((each) => /view=ranking/.test(each.url()));
  await page.locator("h1").click();
  await page.keyboard.press("?");
  await page.keyboard.press("Control+z");
  await page.waitForTimeout(300);
  assert.equal(await frame.locator('#twin button[aria-current="page"]').first().getAttribute("data-action"), "page:ranking");
  assert.match(await page.evaluate(() => getComputedStyle(document.body).fontFamily), /Georgia/);
  // A wheel moves what can be moved in the dashboard, then the page around it.
  const box = await page.locator("iframe").first().boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 200);
  await x.until("the page around it scrolls", async () => {
    await page.mouse.wheel(0, 1500);
    await page.waitForTimeout(200);
    return page.evaluate(() => scrollY > 0);
  });
  await close();
});

test("only this server's pages are heard, only its data are opened", async () => {
  const { page, close } = await host(server.url.replace(/xanh\/$/, "trang.html"));
  await told(page, "ready", "one");
  // Another version of the protocol is refused; what does not come from the dashboard is not told as if it did.
  const refused = await page.evaluate(() => new Promise((resolve) => {
    addEventListener("message", ({ data }) => { if (data.id === 77) resolve(data.error); });
    document.querySelector("iframe").contentWindow.postMessage({ xanh: 2, id: 77, do: "figures" }, location.origin);
    postMessage({ xanh: 1, event: "loaded", forged: true }, location.origin);
  }));
  assert.match(refused, /version 2/);
  assert.equal((await page.evaluate(() => globalThis.told)).some((each) => each.forged), false);
  await page.evaluate((url) => document.getElementById("one").setAttribute("src", `${url}mau-lao-cai.xlsx`), stranger.url);
  const failed = await told(page, "failed", "one");
  assert.match(failed.error, /cùng máy chủ/);
  assert.match(await strip(page, 0).textContent(), /cùng máy chủ/);
  await page.screenshot({ path: join(x.artefacts, "embed-refused.png") });
  await page.evaluate(() => document.getElementById("one").setAttribute("src", "/xanh/khong-co.xlsx"));
  await x.until("what is not there is told", async () => /404/.test(await strip(page, 0).textContent()));
  await close();

  // A page of another server gets neither answers nor events.
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(`${stranger.url}mau-lao-cai.xlsx`).catch(() => {});
  await other.goto(`${stranger.url.replace("127.0.0.1", "localhost")}manifest.webmanifest`);
  await other.evaluate((url) => {
    globalThis.heard = [];
    addEventListener("message", ({ data }) => globalThis.heard.push(data));
    const frame = document.createElement("iframe");
    frame.src = `${url}?embed=1`;
    document.documentElement.append(frame);
  }, stranger.url);
  const inner = await x.until("the frame", () => other.frames().find((frame) => /embed=1/.test(frame.url())));
  await x.until("it runs", () => inner.locator("html.running").count());
  await other.evaluate(() => document.querySelector("iframe").contentWindow.postMessage({ xanh: 1, id: 1, do: "act", actions: ["lang:en"] }, "*"));
  await other.waitForTimeout(500);
  assert.equal(await inner.locator("html").getAttribute("lang"), "vi");
  assert.deepEqual(await other.evaluate(() => globalThis.heard), []);
  await context.close();
});
