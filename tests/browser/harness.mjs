// What the browser tests share: the page served and from a file, files given to it, its twin read.
import { execFile } from "node:child_process";
import { createServer } from "node:http";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

// Debian's Firefox wants an older driver than Chromium (tests/firefox/package.json).
const { chromium, firefox } = await import(process.env.XANH_DRIVER ?? "playwright-core");
const root = new URL("../../", import.meta.url).pathname;
export const dist = process.env.XANH_DIST ?? join(root, "build/wasm/dist");
export const program = process.env.XANH_PROGRAM ?? join(root, "build/native/xanh");
export const artefacts = process.env.XANH_ARTEFACTS ?? join(root, "build/wasm/artefacts");
export const texts = (language) =>
  JSON.parse(readFileSync(join(root, `public/text/${language}.json`), "utf8"));
export const scratch = mkdtempSync(join(tmpdir(), "xanh-browser-"));
process.on("exit", () => rmSync(scratch, { recursive: true, force: true }));
mkdirSync(artefacts, { recursive: true });

// ---------------------------------------------------------------- the native program
const run = promisify(execFile);
process.env.SOURCE_DATE_EPOCH ??= "1764300000";  // so that what is saved is the same each time
/// The report of the command line, as JSON, without its origin: the time it was made is no figure.
export async function report(file, ...options) {
  const { stdout } = await run(program, ["report", file, "--format", "json", ...options],
    { maxBuffer: 1 << 28 });
  const { provenance, ...figures } = JSON.parse(stdout);
  return figures;
}
/// An export that is made for the test; the same bytes each time.
export async function makeSample(rows, format, seed = 7) {
  const file = join(scratch, `mau-${rows}-${seed}.${format}`);
  if (!existsSync(file)) {
    await run(program, ["sample", "--rows", rows, "--seed", seed, "--format", format, "-o", file].map(String));
  }
  return file;
}

// ---------------------------------------------------------------- browser and server
const chrome = (more) => chromium.launch({
  executablePath: process.env.XANH_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", ...more],
});
/// Debian's Firefox as it is, over WebDriver BiDi; with a screen (Xvfb) it draws WebGL by Mesa's software renderer.
/// `prefs` are lines of about:config.
export const launchFirefox = (prefs = {}) => firefox.launch({
  channel: "moz-firefox",
  executablePath: process.env.XANH_FIREFOX ?? "/usr/bin/firefox-esr",
  headless: !process.env.DISPLAY,
  downloadsPath: landing(),
  firefoxUserPrefs: {
    "webgl.force-enabled": true,
    "browser.download.alwaysOpenPanel": false,  // it would take the keys that the tests press
    "dom.disable_beforeunload": true,           // a page that asks would keep the browser from closing
    "network.dns.localDomains": "xanh.test",    // a name that is no secure context, as an intranet's
    ...prefs,
  },
});
export const inFirefox = process.env.XANH_BROWSER === "firefox";
/// The browser of this run: Chromium, `more` being switches of its command line, or with XANH_BROWSER=firefox that one.
export const launch = (more = []) => (inFirefox ? launchFirefox() : chrome(more));

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm",
  ".svg": "image/svg+xml", ".webmanifest": "application/manifest+json" };
/// Serves dist/site on loopback, as any static server would.
export function serve() {
  const server = createServer((request, answer) => {
    const name = basename(new URL(request.url, "http://x").pathname) || "index.html";
    const file = join(dist, "site", name);
    if (!existsSync(file)) return answer.writeHead(404).end();
    answer.writeHead(200, { "content-type": TYPES[extname(name)] ?? "application/octet-stream" });
    answer.end(readFileSync(file));
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve({
      url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }));
  });
}
export const single = () => pathToFileURL(join(dist, "xanh.html")).href;

/// A style that the driver puts into the page for a screenshot, to hide carets: Firefox judges it as the page's own.
const DRIVERS_OWN = "sha256-YjaKGiklmzC6wjXA513HAMmzus8VE61XCOT+SmwNZWA=";

/// A page of Xanh, started and quiet, with a record of what must not happen on it.
export async function open(browser, url, options = {}) {
  const { before, ...context } = options;
  const made = await browser.newContext({
    viewport: { width: 1366, height: 768 }, acceptDownloads: true, locale: "vi-VN", ...context });
  const page = await made.newPage();
  const record = { requests: [], errors: [], violations: [] };
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url())) record.requests.push(request.url());
  });
  page.on("pageerror", (error) => {
    const text = String(error);  // Firefox tells of what the policy forbids in this way, too
    if (!text.startsWith("Content-Security-Policy")) record.errors.push(text);
    else if (!text.includes(DRIVERS_OWN)) record.violations.push(text);
  });
  page.on("console", (message) => {
    if (/Content.Security.Policy/i.test(message.text())) record.violations.push(message.text());
    else if (message.type() === "error") record.errors.push(message.text());
  });
  if (before) await page.addInitScript(before);
  await page.goto(url);
  await until("the page starts", () => page.locator("html.running").count());
  await page.locator("#twin h1").waitFor({ state: "attached" });
  record.atStart = record.requests.length;
  return { page, record, close: () => made.close() };
}

/// Polls: the page's policy forbids what Playwright's own waitForFunction needs.
export async function until(what, check, patience = 60000) {
  const end = Date.now() + patience;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

// ---------------------------------------------------------------- files saved
/// Where Firefox saves: its driver does not tell of files that a script makes.
const landing = () => {
  const folder = join(scratch, "landing");
  mkdirSync(folder, { recursive: true });
  return folder;
};
let landed = 0;
async function fromLanding() {
  const folder = landing();
  const name = await until("a file is saved", () => {
    const all = readdirSync(folder);  // while one is being written there are two: an empty one, and its part
    return all.length === 1 && !all[0].endsWith(".part") && statSync(join(folder, all[0])).size > 0 && all[0];
  }, 30000);
  const kept = join(scratch, `landed-${landed++}`);
  renameSync(join(folder, name), kept);
  return { suggestedFilename: () => name, path: async () => kept, saveAs: async (path) => copyFileSync(kept, path) };
}
/// The next file that the page saves.
export const download = (page) => (inFirefox ? fromLanding() : page.waitForEvent("download"));

/// How many frames the canvas has drawn.
export const frames = (page) => page.locator("canvas").evaluate((canvas) => Number(canvas.dataset.frames));
/// Nothing is drawn any more. Two animation frames pass first: on a busy machine a frame that was asked for may
/// come later than the pause in which none is seen.
export const quiet = (page) => until("the page is quiet", async () => {
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const before = await frames(page);
  await page.waitForTimeout(400);
  return (await frames(page)) === before;
});

// ---------------------------------------------------------------- what a user does
export const choose = (page, files) => page.locator("#picker").setInputFiles(files);

/// Drags a file over the page and drops it.
export async function drop(page, file) {
  const bytes = readFileSync(file).toString("base64");
  await page.evaluate(({ bytes, name }) => {
    const text = atob(bytes);
    const file = new File([Uint8Array.from(text, (c) => c.charCodeAt(0))], name);
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(file);
    const target = document.querySelector("canvas");
    for (const type of ["dragenter", "dragover", "drop"]) {
      target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, { bytes, name: basename(file) });
}

const button = (page, action) => page.locator(`#twin button[data-action="${action}"]`).first();
export const offered = async (page, action) => (await button(page, action).count()) > 0;
/// Focuses the control in the twin and presses Enter.
export async function press(page, action) {
  await button(page, action).focus();
  await page.keyboard.press("Enter");
}
/// Presses and waits until the page of that action is there.
export async function go(page, id) {
  await press(page, `page:${id}`);
  await until(`page ${id}`, () =>
    page.locator(`#twin button[data-action="page:${id}"][aria-current="page"]`).count());
}

export const alerts = (page) => page.locator('#twin [role="alert"] p').allTextContents();
/// Reading has ended: with figures or with a sentence.
export const loaded = (page, patience) => until("the files are read", async () =>
  !(await offered(page, "cancel")) && ((await offered(page, "page:overview")) || (await alerts(page)).length),
  patience);

// ---------------------------------------------------------------- what the page says
/// "1.234" or "1,234" -> 1234; a dash or a word -> null.
export const count = (text) => (/^[−-]?[\d.,]+$/.test(text.trim())
  ? Number(text.trim().replace("−", "-").replace(/[.,]/g, "")) : null);
/// "68,7 %" or "68.7%" -> 68.7; no figure -> null.
export function percent(text) {
  const found = text.match(/(\d+)[.,](\d)\s*%/);
  return found ? Number(`${found[1]}.${found[2]}`) : null;
}

/// The headline figures: per metric the shown rate, numerator and denominator.
export async function headline(page) {
  const tiles = await page.locator("#twin section[data-metric]").evaluateAll((sections) => sections.map((section) => ({
    metric: section.dataset.metric, status: section.dataset.status,
    rate: section.querySelector("strong").textContent,
    notes: [...section.querySelectorAll("p")].map((p) => p.textContent) })));
  return tiles.map((tile) => {
    const ratio = tile.notes.map((note) => note.match(/^([\d.,]+) \/ ([\d.,]+) /)).find(Boolean);
    return { metric: tile.metric, status: tile.status, rate: percent(tile.rate),
      numerator: ratio ? count(ratio[1]) : null, denominator: ratio ? count(ratio[2]) : null };
  });
}

/// The scoreboard: rows in their order, the total under the key "total". Columns are known by what sorts them.
export const scoreboard = (page) => page.locator("#table-ranking").evaluateAll((tables) => tables.flatMap((table) => {
  const heads = [...table.querySelectorAll("thead th")].map((head) => head.querySelector("button")?.dataset.action?.slice("sort:".length));
  return [...table.querySelectorAll("tbody tr")].map((row) => ({ key: row.dataset.key,
    cells: Object.fromEntries([...row.children].map((cell, i) => [heads[i], cell.textContent])) }));
})).then((rows) => rows.map(({ key, cells }) => ({ key, name: cells.name, numerator: count(cells.numerator),
  denominator: count(cells.denominator), rate: percent(cells.rate), standing: cells.standing, gap: count(cells.gap) })));
