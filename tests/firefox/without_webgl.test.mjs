// Where Firefox offers no WebGL (its own setting, old graphics, a remote desktop) the same page is there as text, and
// all of the main job is done in it by roles and names, with the keyboard.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as x from "../browser/harness.mjs";

const SAMPLE = new URL("../../public/sample/mau-lao-cai.xlsx", import.meta.url).pathname;
const [vi, en] = [x.texts("vi"), x.texts("en")];
let browser, server;
before(async () => {
  browser = await x.launchFirefox({ "webgl.disabled": true });
  server = await x.serve();
});
after(async () => {
  await browser?.close();
  server?.close();
});

/// Goes on by Tab until the control of that name has focus, then presses Enter, as one does without a mouse.
async function tabTo(page, name) {
  const here = () => page.evaluate(() => document.activeElement?.textContent.trim() ?? "");
  for (let i = 0; i < 200; i++) {
    if ((await here()) === name) return page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
  }
  throw new Error(`no Tab comes to ${name}`);
}

/// The tiles' figures are those of the command line.
async function checkHeadline(page, expected) {
  const tiles = await x.headline(page);
  assert.equal(tiles.length, 4);
  for (const { metric, numerator, denominator } of tiles) {
    const { numerator: above, denominator: below } = expected.total.figures[metric];
    assert.deepEqual([numerator, denominator], [above, below], metric);
  }
}

for (const [name, url, file] of [
  ["served, the sample", () => server.url, () => SAMPLE],
  ["single file, a CSV", () => x.single(), () => x.makeSample(3000, "csv")]]) {
  test(`the main job in the text alone: ${name}`, async () => {
    const path = await file();
    const expected = await x.report(path);
    const { page, record, close } = await x.open(browser, url());
    assert.equal(await page.locator("html").evaluate((html) => html.classList.contains("plain")), true);
    assert.equal(await page.locator("canvas").isVisible(), false);
    await page.getByRole("button", { name: vi["start.open"] }).waitFor();
    await x.choose(page, path);
    await x.loaded(page);
    assert.deepEqual(await x.alerts(page), []);

    await tabTo(page, vi["menu.overview"]);
    await page.getByRole("heading", { level: 1, name: vi["menu.overview"] }).waitFor();
    await checkHeadline(page, expected);
    await page.screenshot({ path: join(x.artefacts, `plain-${name.split(",")[0].replace(" ", "-")}.png`), fullPage: true });

    await tabTo(page, vi["menu.ranking"]);
    await page.getByRole("heading", { level: 1, name: vi["ranking.title.unit"] }).waitFor();
    const [total] = await x.scoreboard(page);
    const { numerator, denominator } = expected.total.figures[expected.metrics[0].id];
    assert.deepEqual([total.numerator, total.denominator], [numerator, denominator]);

    // Searched without marks, as officials type: what is left matches, and some are gone.
    const field = page.locator('#twin input[data-action="search:"]');
    const all = (await x.scoreboard(page)).length;
    await field.focus();
    await page.keyboard.type("muong");
    await page.keyboard.press("Enter");
    const found = await x.until("fewer rows", async () => {
      const rows = await x.scoreboard(page);
      return rows.length < all && rows;
    });
    assert.ok(found.length > 1 && found.slice(1).every((row) => /mường/i.test(row.name)), found.map((row) => row.name).join());
    await field.focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Enter");
    await x.until("all rows", async () => (await x.scoreboard(page)).length === all);

    const [saved] = await Promise.all([x.download(page), x.press(page, "export:csv")]);
    const own = join(x.scratch, "own.csv");
    execFileSync(x.program, ["report", path, "--metric", expected.metrics[0].id, "--format", "csv", "-o", own]);
    const text = (name) => readFileSync(name, "utf8").replace(/^Thời điểm xuất,.*$/m, "");
    assert.equal(text(await saved.path()), text(own));

    await x.go(page, "overview");
    await x.press(page, "lang:en");
    await page.getByRole("heading", { level: 1, name: en["menu.overview"] }).waitFor();
    assert.equal(await page.locator("html").getAttribute("lang"), "en");
    await checkHeadline(page, expected);
    assert.deepEqual([record.errors, record.violations, record.requests.slice(record.atStart)], [[], [], []]);
    await close();
  });
}
