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
let list = null;  // what an administrator made of embed/allowed.json; null: it is as it came
/// What else the server has: a page with a dashboard, data outside of Xanh's folder, an address that leads to them.
function others(name, answer, path) {
  const send = (status, headers, text = "") => (answer.writeHead(status, headers).end(text), true);
  if (path === "/trang.html") {
    return send(200, { "content-type": "text/html", "content-security-policy": "default-src 'none'; script-src 'self'; frame-src 'self'" }, HOST);
  }
  if (path === "/so-lieu/thang.csv") return send(200, { "content-type": "text/csv" }, data);
  if (name === "moi-nhat.csv") return send(302, { location: "/so-lieu/thang.csv" });
  return name === "embed/allowed.json" && list !== null && send(200, { "content-type": "application/json" }, list);
}
let data;
before(async () => {
  browser = await x.launch();
  data = readFileSync(await x.makeSample(400, "csv"), "utf8");
  server = await serveSite(join(x.dist, "site"), others);
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
/// All dashboards of a page read in one process.
const told = (page, name, from) => x.until(`${name} of ${from}`, async () =>
  (await page.evaluate(() => globalThis.told)).find((each) => each.name === name && each.from === from), 180000);
const inside = (page, id) => page.frameLocator(`#${id} iframe`);
const strip = (page, id) => inside(page, id).locator("#as-of");
const figuresOf = (page, id, metrics) => page.evaluate(([id, metrics]) => document.getElementById(id).figures(metrics), [id, metrics]);
const act = (page, id, ...actions) => page.evaluate(([id, actions]) => document.getElementById(id).act(...actions), [id, actions]);

let example;  // is opened once: four dashboards take their time
test("the example page: dashboards, their data's age, figures as the command line gives them", async () => {
  example = await host(`${server.url}embed/example.html`);
  const { page, record } = example;
  await told(page, "loaded", "ranking");
  await told(page, "loaded", "trend");
  assert.equal(await strip(page, "ranking").textContent(), "Số liệu đến 31/10/2025");
  assert.equal(await strip(page, "trend").textContent(), "Data as of 31 Oct 2025");
  const [first, second] = ["ranking", "trend"].map((id) => page.frames().find((frame) => frame.url().includes(`view=${id}&`)));
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
});

test("a tile and a chart alone: their figures, nothing to click, heights that settle; the host keeps keys, fonts and scroll", async () => {
  const { page, record, close } = example;
  for (const id of ["tile-a", "chart"]) await told(page, "loaded", id);
  const tile = inside(page, "tile-a"), figure = () => tile.locator("#twin section[data-metric=full_process_a]").textContent();
  const { numerator, denominator } = (await x.report(SAMPLE)).total.figures.full_process_a;
  const counted = (n) => n.toLocaleString("vi-VN");
  const text = await x.until("the tile", async () => (await tile.locator("#twin section").count()) && figure());
  assert.ok(text.includes(`${counted(numerator)} / ${counted(denominator)}`), text);
  assert.equal(await strip(page, "tile-a").textContent(), "Số liệu đến 31/10/2025");
  const chart = inside(page, "chart");
  await x.until("the chart's figures", () => chart.locator("#twin tbody tr").count());
  for (const each of [tile, chart]) {
    assert.equal(await each.locator("#twin h1").count(), 1);
    assert.equal(await each.locator("#twin nav, #twin button, #twin select, #twin input").count(), 0);
  }

  // As high as it needs, and no higher again and again.
  const heights = (id) => page.evaluate((from) => globalThis.told.filter((each) => each.name === "height" && each.from === from).map((each) => each.height), id);
  const tall = (id) => page.locator(`#${id} iframe`).evaluate((frame) => frame.getBoundingClientRect().height);
  await x.until("the tile takes what it needs", async () => (await heights("tile-a")).at(-1) === await tall("tile-a"));
  assert.ok(await tall("tile-a") > 100 && await tall("tile-a") < 320, `${await tall("tile-a")}`);
  await page.evaluate(() => document.getElementById("ranking").setAttribute("height", "auto"));
  await x.until("the ranking takes what it needs", async () => await tall("ranking") > 700 && (await heights("ranking")).at(-1) === await tall("ranking"));
  const before = { tile: await heights("tile-a"), ranking: await heights("ranking") };
  assert.ok(before.ranking.length <= 4 && before.ranking.at(-1) <= 3000, before.ranking.join());
  await page.waitForTimeout(400);
  assert.deepEqual({ tile: await heights("tile-a"), ranking: await heights("ranking") }, before);

  // The host keeps its keys and its fonts; Tab goes through.
  await page.locator("h1").click();
  for (const key of ["?", "Control+z"]) await page.keyboard.press(key);
  const passed = [];  // a frame without a control may be a stop, as every document is
  while (passed.at(-1) !== "ranking" && passed.length < 5) {
    await page.keyboard.press("Tab");
    passed.push(await page.evaluate(() => document.activeElement.closest("xanh-dashboard")?.id));
  }
  assert.equal(passed.at(-1), "ranking", passed.join());
  assert.equal(await inside(page, "ranking").locator('#twin button[aria-current="page"]').first().getAttribute("data-action"), "page:ranking");
  assert.match(await page.evaluate(() => getComputedStyle(document.body).fontFamily), /Georgia/);
  // A wheel moves what can be moved in a dashboard, then the page around it: nothing in a tile.
  for (const id of ["ranking", "tile-a"]) {
    await page.evaluate((name) => {
      document.getElementById("ranking").setAttribute("height", "560");
      document.getElementById(name).scrollIntoView({ block: "start" });
      globalThis.from = scrollY;
    }, id);
    const box = await page.locator(`#${id} iframe`).boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await x.until("the page around it scrolls", async () => {
      await page.mouse.wheel(0, 1500);
      await page.waitForTimeout(100);
      return page.evaluate(() => scrollY > globalThis.from);
    });
  }

  // Filters are obeyed, and a chart that is not there says which are.
  await act(page, "tile-a", "only:channel=online", "lang:en");
  await x.until("the tile follows", async () => !(await figure()).includes(counted(denominator)));
  assert.equal(await strip(page, "tile-a").textContent(), "Data as of 31 Oct 2025");
  await page.evaluate(() => document.getElementById("chart").show("chart:spread/nope"));
  await x.until("what there is instead", async () => /strip, funnel/.test(await chart.locator("#twin [role=note]").textContent().catch(() => "")));
  assert.deepEqual([record.forbidden, record.errors], [[], []]);
  await page.evaluate(() => document.getElementById("chart").show("chart:grid"));
  await x.until("the grid", () => chart.locator("#twin tbody tr").count());
  await page.screenshot({ path: join(x.artefacts, "embed-alone.png"), fullPage: true });
  await close();
});

test("addresses as a list allows them", () => {
  const text = readFileSync(new URL("../../public/page/sources.js", import.meta.url), "utf8");
  const { allows } = new Function("location", `${text}; return { allows };`)({});
  const base = new URL("http://may-chu/xanh/");
  const answer = (entry, path) => allows(entry, base, new URL(path, base));
  for (const [entry, path] of [
    ["./", "mau-lao-cai.xlsx"], ["./", "a/b/c.csv"], ["/so-lieu/", "/so-lieu/th%C3%A1ng 10.xlsx"], ["../bao-cao/*.xanh.json", "/bao-cao/10.xanh.json"],
    ["a*b*.csv", "axbyc.csv"], ["thang-10.xlsx", "thang-10.xlsx?v=2"], ["số liệu/", "s%E1%BB%91%20li%E1%BB%87u/x.csv"], ["/*/10.csv", "/lao-cai/10.csv"],
    ["số liệu/", "số liệu/x.csv".normalize("NFD")],
  ]) assert.ok(answer(entry, path), `${entry} allows ${path}`);
  for (const [entry, path] of [
    ["./", "/so-lieu/x.csv"], ["./", "../xanh-2/x.csv"], ["./", "a/../../x.csv"], ["./", "a/%2e%2e/%2E%2e/x.csv"], ["./", "a/..%2f..%2fx.csv"],
    ["./", "a/..%5c..%5cx.csv"], ["./", "a\\..\\..\\x.csv"], ["./", "a/%252e%252e/x.csv"], ["./", "http://khac/xanh/x.csv"], ["./", "http://may-chu:81/xanh/x.csv"],
    ["/so-lieu/", "/so-lieu"], ["/so-lieu/", "/so-lieu-mat/x.csv"], ["/so-lieu", "/so-lieu/x.csv"], ["*.xanh.json", "a/10.xanh.json"], ["a*b*.csv", "ab"],
    ["ab*ba.csv", "aba.csv"], ["http://khac/x.csv", "http://khac2/x.csv"], ["./", "a/%ff.csv"],
  ]) assert.ok(!answer(entry, path), `${entry} refuses ${path}`);
});

test("data outside of Xanh's folder are opened where the administrator lists them", async () => {
  const { page, record, close } = await host(server.url.replace(/xanh\/$/, "trang.html"));
  const set = async (src, wanted) => {
    await page.evaluate((address) => {
      globalThis.told = [];
      document.getElementById("one").setAttribute("src", address);
    }, src);
    return told(page, wanted, "one");
  };
  assert.match((await set("/so-lieu/thang.csv", "failed")).error, /\/so-lieu\/thang\.csv: .*chưa cho phép.*allowed\.json/);
  assert.match(await strip(page, "one").textContent(), /chưa cho phép/);
  assert.match((await set("/xanh/moi-nhat.csv", "failed")).error, /\/so-lieu\/thang\.csv: .*chưa cho phép/, "nor by a redirect");
  list = JSON.stringify({ src: ["/so-lieu/*.csv"] });
  assert.equal((await set("/so-lieu/thang.csv#1", "loaded")).files, 1);
  assert.match((await set("/xanh/mau-lao-cai.xlsx", "failed")).error, /chưa cho phép/, "what it no longer lists");
  list = "{ src: ";
  assert.match((await set("/so-lieu/thang.csv", "failed")).error, /không đọc được tệp embed\/allowed\.json/);
  list = null;
  assert.deepEqual([record.forbidden, record.errors], [[], []]);
  await close();
});

test("bytes from the host; choices by attributes; one definition asked for", async () => {
  const { page, record, close } = await host(server.url.replace(/xanh\/$/, "trang.html"));
  await told(page, "ready", "one");
  assert.equal(await strip(page, "one").textContent(), "Chưa có số liệu");
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
  assert.match(await strip(page, "one").textContent(), /cùng máy chủ/);
  await page.screenshot({ path: join(x.artefacts, "embed-refused.png") });
  await page.evaluate(() => document.getElementById("one").setAttribute("src", "/xanh/khong-co.xlsx"));
  await x.until("what is not there is told", async () => /404/.test(await strip(page, "one").textContent()));
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
