// The page on a server as public/deploy tells it to be set up: under its strict policy, over plain http, without the
// network, after an update, and where something is missing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { cpSync, mkdtempSync, readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as x from "./harness.mjs";
import { headers, serveSite } from "./site_server.mjs";

const site = join(x.dist, "site");
const fileNamed = (pattern) => readdirSync(site).find((name) => pattern.test(name));
let browser;
before(async () => { browser = await x.launch(["--host-resolver-rules=MAP xanh.test 127.0.0.1"]); });
after(() => browser?.close());

/// Runs in each page before its scripts: what the policy forbids is noted, also what it only reports.
function watch() {
  globalThis.forbidden = [];
  addEventListener("securitypolicyviolation", (event) => {
    globalThis.forbidden.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
  });
}
const forbidden = (page) => page.evaluate(() => globalThis.forbidden);
const stored = (page) => x.until("the files are stored", () => page.evaluate(async () =>
  (await navigator.serviceWorker.getRegistration())?.active?.state === "activated"));
const picture = (page, name) => page.screenshot({ path: join(x.artefacts, `site-${name}.png`) });

test("nothing is forbidden under the policy of nginx.conf, while the sample is shown", async () => {
  const server = await serveSite(site);
  const { page, record, close } = await x.open(browser, server.url, { before: watch });
  await x.press(page, "sample");
  await x.loaded(page);
  await x.choose(page, await x.makeSample(40000, "csv"));  // long enough to be read in parts
  await x.loaded(page);
  assert.deepEqual(await x.alerts(page), []);
  for (const id of ["overview", "ranking", "present"]) {
    if (await x.offered(page, `page:${id}`)) await x.go(page, id);
  }
  await page.keyboard.press("Escape");
  await x.go(page, "ranking");
  const download = x.download(page);
  await x.press(page, "export:csv");
  await download;
  await stored(page);
  assert.deepEqual(await forbidden(page), []);
  assert.deepEqual([record.violations, record.errors], [[], []]);
  assert.ok(record.requests.every((address) => address.startsWith(server.url)), record.requests.join("\n"));
  await close();
  await server.close();
});

test("the policy of a page is that of both example servers, and the built page asks for no less", () => {
  const directives = (policy) => new Map(policy.split(";").map((part) => part.trim().split(/\s+/)).map(([name, ...rest]) => [name, rest.sort().join(" ")]));
  const served = headers["Content-Security-Policy"];
  const iis = readFileSync(new URL("../../public/deploy/web.config", import.meta.url), "utf8");
  assert.equal(iis.match(/name="Content-Security-Policy" value="([^"]*)"/)[1], served);
  const own = readFileSync(join(site, "index.html"), "utf8").match(/Content-Security-Policy" content="([^"]*)"/)[1];
  for (const [name, rest] of directives(own)) assert.equal(directives(served).get(name), rest, name);
  for (const policy of [own, served]) assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*/);
  // Every type that IIS is told is taken away first, so that it cannot be there twice.
  for (const [, end] of iis.matchAll(/<mimeMap fileExtension="(\.\w+)"/g)) assert.match(iis, new RegExp(`<remove fileExtension="\\${end}" />\\s*<mimeMap fileExtension="\\${end}"`));
});

test("over plain http: no offline copy, and tables are copied by events", async () => {
  const server = await serveSite(site);
  const { page, record, close } = await x.open(browser, server.url.replace("127.0.0.1", "xanh.test"), { before: watch });
  assert.equal(await page.evaluate(() => isSecureContext), false);
  await x.press(page, "sample");
  await x.loaded(page);
  await x.go(page, "ranking");
  await page.evaluate(() => addEventListener("copy", (event) => {
    document.documentElement.dataset.copied = event.clipboardData.getData("text/plain");
  }));
  await x.press(page, "copy:ranking");
  const copied = await x.until("the table is copied", () => page.locator("html").getAttribute("data-copied"));
  assert.ok(copied.split("\n").length > 3 && copied.includes("\t"));
  assert.deepEqual([await forbidden(page), record.errors], [[], []]);
  await close();
  await server.close();
});

test("once seen, the page and the sample open without the server", async () => {
  const server = await serveSite(site);
  const { page, record, close } = await x.open(browser, server.url, { before: watch });
  await stored(page);
  await x.press(page, "sample");  // stored when it is first asked for
  await x.loaded(page);
  await server.close();
  await page.goto(`${server.url}index.html?from=link#lang:en`);
  await x.until("the page starts", () => page.locator("html.running").count());
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await x.press(page, "sample");
  await x.loaded(page);
  assert.deepEqual(await x.alerts(page), []);
  assert.deepEqual([await forbidden(page), record.errors], [[], []]);
  await picture(page, "offline");
  await close();
});

test("an update is there with the next visit, and the old files go when the old page has gone", async () => {
  const newer = mkdtempSync(join(x.scratch, "newer-"));
  cpSync(site, newer, { recursive: true });
  const page1 = fileNamed(/^page\.[0-9a-f]{12}\.js$/);
  const page2 = "page.0123456789ab.js";
  for (const end of ["", ".br", ".gz"]) renameSync(join(newer, page1 + end), join(newer, page2 + end));
  for (const name of ["index.html", "sw.js"]) {
    const text = readFileSync(join(newer, name), "utf8").replaceAll(page1, page2).replace(/BUILD = "/, "$&new");
    writeFileSync(join(newer, name), text);
    for (const end of [".br", ".gz"]) renameSync(join(newer, name + end), join(newer, `${name}.old${end}`));
  }
  const server = await serveSite(site);
  const { page, close } = await x.open(browser, server.url);
  const scripts = () => page.locator("script[src]").evaluateAll((all) => all.map((each) => each.getAttribute("src")));
  const caches = (from) => from.evaluate(() => globalThis.caches.keys());
  await stored(page);
  const [first] = await caches(page);
  server.folder = newer;
  await page.reload();
  await x.until("the page starts", () => page.locator("html.running").count());
  assert.ok((await scripts()).includes(page2), "the newer page runs at once");
  await x.until("the newer files are stored beside the older", () => page.evaluate(async () =>
    Boolean((await navigator.serviceWorker.getRegistration()).waiting)));
  assert.ok((await caches(page)).includes(first), "whoever still shows the older page keeps its files");
  const context = page.context();
  await page.close();
  const left = await x.until("the older files have gone", async () => {
    const later = await context.newPage();  // the next visit; one that comes too soon still meets the older worker
    await later.goto(`${server.url}sw.js`);
    const names = await caches(later);
    await later.close();
    await new Promise((resolve) => setTimeout(resolve, 500));
    return names.length === 1 && names;
  });
  assert.notEqual(left[0], first);
  await close();
  await server.close();
});

/// What stands in the middle of a page that does not start.
async function sentence(url, init) {
  const context = await browser.newContext({ viewport: { width: 911, height: 400 } });
  const page = await context.newPage();
  if (init) await page.addInitScript(init);
  await page.goto(url);
  const boot = page.locator("#boot");
  await x.until("a sentence", async () => !/^Đang mở/.test(await boot.textContent()));
  const text = await boot.textContent();
  const errors = await page.locator("html.running").count();
  assert.equal(errors, 0);
  return { text, page, close: () => context.close() };
}

for (const [what, pattern, answer, expected] of [
  ["the program is not served", /\.wasm$/, (answer) => answer.writeHead(404).end(), /\.wasm \(HTTP 404\).*application\/wasm.*\n.*does not send the program .*HTTP 404/],
  ["a server sends its start page for what it does not know", /\.wasm$/,
    (answer) => answer.writeHead(200, { "content-type": "text/html" }).end("<!doctype html>"), /không phải WebAssembly[^]*what it sends is not WebAssembly/],
  ["the page's script is missing", /^page\..*\.js$/, (answer) => answer.writeHead(404).end(), /không gửi tệp page\.[^]*does not send the file page\./],
  ["the program's script is missing", /^xanh\..*\.js$/, (answer) => answer.writeHead(404).end(), /không gửi tệp xanh\.[^]*does not send the file xanh\./],
]) {
  test(`${what}: one sentence in both languages`, async () => {
    const server = await serveSite(site, (name, to) => pattern.test(name) && (answer(to), true));
    const { text, page, close } = await sentence(server.url);
    assert.match(text, expected);
    await picture(page, what.replaceAll(" ", "-").replace(/[^a-z-]/g, ""));
    await close();
    await server.close();
  });
}

test("the program with another type than application/wasm still runs", async () => {
  const wasm = readFileSync(join(site, fileNamed(/\.wasm$/)));
  const server = await serveSite(site, (name, answer) => name.endsWith(".wasm")
    && (answer.writeHead(200, { "content-type": "application/octet-stream" }).end(wasm), true));
  const { close } = await x.open(browser, server.url);
  await close();
  await server.close();
});

for (const [what, url, init] of [
  ["WebAssembly", x.single, () => { delete globalThis.WebAssembly; }],
  ["vectors in WebAssembly", x.single, () => {
    const real = WebAssembly.validate;
    WebAssembly.validate = (bytes) => !new Uint8Array(bytes).includes(0xfd) && real(bytes);
  }],
  ["sizes of elements", x.single, () => { delete globalThis.ResizeObserver; }],
]) {
  test(`a browser without ${what}: one sentence in both languages`, async () => {
    const { text, page, close } = await sentence(url(), init);
    assert.match(text, /quá cũ.*109[^]*too old.*109/);
    await picture(page, `old-${what.replaceAll(" ", "-")}`);
    await close();
  });
}

test("what an old browser reads is in its language", () => {
  const text = readFileSync(join(site, fileNamed(/^before\..*\.js$/)), "utf8").replace(/\/\/.*$|"[^"\n]*"/gm, "");
  assert.doesNotMatch(text, /=>|`|\b(const|let|class|async|await)\b|\?\.|\?\?|\.\.\./);
});
