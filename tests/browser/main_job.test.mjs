// A newcomer's way through the page, served and from the single file: the figures are those of
// the command line, and nothing leaves the page.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as x from "./harness.mjs";

let browser, server, file, total, units, months;
before(async () => {
  browser = await x.launch();
  server = await x.serve();
  file = await x.makeSample(20000, "xlsx");
  units = await x.report(file);
  total = units.total.figures;
  months = await x.report(file, "--by", "month");
});
after(async () => {
  await browser?.close();
  server?.close();
});

const RATE = 0.0500001;  // shown with one decimal of a per cent
const status = { met: "good", near: "near", missed: "bad" };

async function checkHeadline(page) {
  const tiles = await x.headline(page);
  assert.equal(tiles.length, 4);
  for (const tile of tiles) {
    const expected = total[tile.metric];
    assert.ok(expected, `${tile.metric} is a metric of the command line`);
    assert.equal(tile.numerator, expected.numerator, tile.metric);
    assert.equal(tile.denominator, expected.denominator, tile.metric);
    assert.ok(Math.abs(tile.rate - expected.rate * 100) <= RATE, tile.metric);
    assert.equal(tile.status, status[expected.standing] ?? "neutral", tile.metric);
  }
}

/// Units are ranked level by level: all levels together hold each unit once.
async function checkUnits(page, expected) {
  const list = page.locator('#twin select:has(option[value^="level:"])');
  const levels = await list.locator("option").evaluateAll((options) => options.map((option) => option.value));
  const seen = new Set();
  for (const level of levels) {
    await list.selectOption(level);
    await x.until(level, async () => (await list.getAttribute("data-action")) === level);
    for (const row of await checkScoreboard(page, expected, false)) seen.add(row.key);
  }
  assert.equal(seen.size, expected.rows.length + 1);
}

async function checkScoreboard(page, expected, whole = true) {
  const metric = expected.metrics[0].id;
  const shown = await x.scoreboard(page);
  if (whole) assert.equal(shown.length, expected.rows.length + 1);
  const rows = new Map(expected.rows.map((row) => [row.key, row]));
  rows.set("total", expected.total);
  assert.equal(new Set(shown.map((row) => row.key)).size, shown.length, "keys are distinct");
  assert.equal(shown[0].key, "total");
  for (const row of shown) {
    const figure = rows.get(row.key)?.figures[metric];
    assert.ok(figure, `row ${row.key} is a row of the command line`);
    assert.equal(row.numerator, figure.numerator, row.key);
    assert.equal(row.denominator, figure.denominator, row.key);
    if (figure.rate === null) assert.equal(row.rate, null, row.key);
    else assert.ok(Math.abs(row.rate - figure.rate * 100) <= RATE, row.key);
    assert.equal(row.gap, figure.gapDossiers ?? null, row.key);
  }
  return shown;
}

// What the page of a server may still ask for: the script of its workers, when the first long list is opened.
const ofWorkers = /\/reader\.[0-9a-f]{12}\.js$/;
const noTrace = (record, what) => {
  const later = record.requests.slice(record.atStart).filter((address) => !ofWorkers.test(address));
  assert.deepEqual(record.violations, [], `${what}: content security policy`);
  assert.deepEqual(record.errors, [], `${what}: errors`);
  assert.deepEqual(later, [], `${what}: requests after the start`);
};

for (const [name, url, give] of [
  ["served, file chosen", () => server.url, x.choose],
  ["served, file dropped", () => server.url, x.drop],
  ["single file, file chosen", () => x.single(), x.choose],
  ["single file, file dropped", () => x.single(), x.drop]]) {
  test(`the figures of the command line: ${name}`, async () => {
    const { page, record, close } = await x.open(browser, url());
    await give(page, file);
    await x.loaded(page);
    assert.deepEqual(await x.alerts(page), []);
    const dossiers = units.files[0].dossiers.toLocaleString("vi-VN");
    assert.match(await page.locator("#status").textContent(), new RegExp(dossiers.replaceAll(".", "\\.")));
    await x.go(page, "overview");
    await checkHeadline(page);
    await x.go(page, "ranking");
    await checkUnits(page, units);
    await x.press(page, "by:month");
    await x.until("months", async () => (await x.scoreboard(page)).length === months.rows.length + 1);
    await checkScoreboard(page, months);
    noTrace(record, name);
    await close();
  });
}

describe("on one page", () => {
  let it;
  before(async () => {
    it = await x.open(browser, server.url);
    await x.choose(it.page, file);
    await x.loaded(it.page);
  });
  after(() => it?.close());

  test("a click on a column's head sorts, a second one turns round", async () => {
    const { page } = it;
    await x.go(page, "ranking");
    const head = page.locator('#table-ranking th:has(button[data-action="sort:denominator"])');
    const sorted = async (direction) => {
      await x.press(page, "sort:denominator");
      await x.until(direction, async () => (await head.getAttribute("aria-sort")) === direction);
      return (await x.scoreboard(page)).slice(1).map((row) => row.denominator);
    };
    const first = await sorted(await head.getAttribute("aria-sort") === "descending" ? "ascending" : "descending");
    const second = await sorted(await head.getAttribute("aria-sort") === "descending" ? "ascending" : "descending");
    const rising = [...first].sort((a, b) => a - b);
    assert.notDeepEqual(first, second);
    for (const order of [first, second]) {
      assert.deepEqual(order[0] <= order.at(-1) ? order : [...order].reverse(), rising);
    }
  });

  test("English and back", async () => {
    const { page } = it;
    await x.go(page, "overview");
    assert.equal(await page.locator("html").getAttribute("lang"), "vi");
    const inVietnamese = await page.locator("#twin h1").textContent();
    assert.equal(inVietnamese, x.texts("vi")["menu.overview"]);
    await x.press(page, "lang:en");
    await x.until("English", async () => (await page.locator("html").getAttribute("lang")) === "en");
    assert.equal(await page.locator("#twin h1").textContent(), x.texts("en")["menu.overview"]);
    await checkHeadline(page);  // the same figures, written the English way
    assert.match((await page.locator("#twin section[data-metric] strong").first().textContent()).trim(), /^\d+\.\d%$/);
    await x.press(page, "lang:vi");
    await x.until("Vietnamese", async () => (await page.locator("html").getAttribute("lang")) === "vi");
  });

  test("an export is a file with the figures of the scoreboard", async () => {
    const { page } = it;
    await x.go(page, "ranking");
    await x.press(page, "by:unit");
    const [download] = await Promise.all([x.download(page), x.press(page, "export:json")]);
    const saved = join(x.scratch, "saved.json");
    await download.saveAs(saved);
    const metric = units.metrics[0].id;
    const figure = JSON.parse(readFileSync(saved, "utf8")).total.figures[metric];
    assert.deepEqual([figure.numerator, figure.denominator], [total[metric].numerator, total[metric].denominator]);
  });

  test("a removed file takes its figures with it", async () => {
    const { page } = it;
    await x.go(page, "import");
    await x.press(page, "remove:0");
    await x.until("the start page", () => x.offered(page, "sample"));
  });
});

test("the sample of the page itself", async () => {
  for (const url of [server.url, x.single()]) {
    const { page, record, close } = await x.open(browser, url);
    await x.press(page, "sample");
    await x.loaded(page);
    assert.deepEqual(await x.alerts(page), []);
    await x.go(page, "overview");
    assert.equal((await x.headline(page)).length, 4);
    assert.deepEqual(record.violations, []);
    // Served, the sample is a file beside the page; from the single file nothing is fetched.
    const later = record.requests.slice(record.atStart);
    assert.deepEqual(later, url.startsWith("file:") ? [] : [`${server.url}mau-lao-cai.xlsx`]);
    await close();
  }
});

test("a large file: progress, cancel, and what was loaded stays", async () => {
  const large = await x.makeSample(400000, "csv");
  const { page, record, close } = await x.open(browser, server.url);
  await x.choose(page, file);
  await x.loaded(page);
  await x.go(page, "overview");
  const earlier = await x.headline(page);
  await x.choose(page, large);
  await x.until("a button to cancel", () => x.offered(page, "cancel"));
  await x.until("progress", async () => Number(await page.locator("#twin progress").getAttribute("value")) > 0);
  await x.press(page, "cancel");
  await x.until("the pages", () => x.offered(page, "page:overview"));
  assert.deepEqual(await x.alerts(page), [x.texts("vi")["error.cancelled"]]);
  await x.go(page, "overview");
  assert.deepEqual(await x.headline(page), earlier);
  noTrace(record, "cancel");
  await close();
});
