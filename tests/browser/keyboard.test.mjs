// The page with the keyboard alone, and with the twin alone where the browser has no WebGL.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as x from "./harness.mjs";

let browser, server, file;
before(async () => {
  browser = await x.launch();
  server = await x.serve();
  file = await x.makeSample(2000, "csv");
});
after(async () => {
  await browser?.close();
  server?.close();
});

const focused = (page) => page.evaluate(() => ({
  tag: document.activeElement?.localName, action: document.activeElement?.dataset.action ?? null }));

/// Tab by Tab through the page until focus is back where it began.
async function walk(page) {
  // A focused body, as after loading: the next Tab is the page's first.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
  });
  // Firefox would go on to its own buttons, and its driver finds no way back.
  const most = x.inFirefox ? (await controls(page)).length : 800;
  const stops = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press("Tab");
    const stop = await focused(page);
    if (stop.tag === "body" || stop.tag === "html") break;
    stops.push(stop);
    if (i > 0 && stop.action && stop.action === stops[0].action && stops.length > 2) {
      stops.pop();
      break;
    }
  }
  return stops;
}

const controls = (page) => page.locator("#twin button:not([disabled])")
  .evaluateAll((buttons) => buttons.map((button) => button.dataset.action));

test("Tab reaches every control in its order, and nothing else", async () => {
  const { page, close } = await x.open(browser, server.url);
  const expectWalk = async (what) => {
    const stops = await walk(page);
    assert.deepEqual(stops.map((stop) => stop.action), await controls(page), what);
    assert.ok(stops.every((stop) => stop.tag === "button"), what);
  };
  await expectWalk("start");
  await x.choose(page, file);
  await x.loaded(page);
  await x.go(page, "overview");
  await expectWalk("overview");
  await close();
});

test("Enter and Space act, and focus stays on the control", async () => {
  const { page, close } = await x.open(browser, server.url);
  await x.choose(page, file);
  await x.loaded(page);
  await x.go(page, "ranking");
  assert.equal((await focused(page)).action, "page:ranking");
  await x.press(page, "by:field");
  const pressed = page.locator('#twin button[data-action="by:field"]');
  await x.until("pressed", async () => (await pressed.getAttribute("aria-pressed")) === "true");
  assert.equal((await focused(page)).action, "by:field");
  await page.locator('#twin button[data-action="by:month"]').focus();
  await page.keyboard.press("Space");
  await x.until("months", async () =>
    (await page.locator('#twin button[data-action="by:month"]').getAttribute("aria-pressed")) === "true");
  assert.equal((await focused(page)).action, "by:month");
  await page.keyboard.press("Control+z");
  await x.until("undone", async () => (await pressed.getAttribute("aria-pressed")) === "true");
  await page.keyboard.press("Control+Shift+z");
  await x.until("done again", async () => (await pressed.getAttribute("aria-pressed")) === "false");
  assert.deepEqual(await x.alerts(page), []);
  await close();
});

test("a page that replaces another has its title read out; keys scroll it and show a chart as a table", async () => {
  const { page, close } = await x.open(browser, server.url);
  await page.locator('#twin button[data-action="sample"]').focus();
  await page.keyboard.press("Enter");
  await x.loaded(page);
  assert.equal((await focused(page)).tag, "h1", "what was pressed is gone, and nothing else was chosen");
  await x.go(page, "overview");
  await x.quiet(page);
  const top = await page.screenshot();
  const changes = (name, than) => x.until(name, async () => !(await page.screenshot()).equals(than));
  await page.keyboard.press("PageDown");
  await changes("scrolled", top);
  await page.keyboard.press("Home");
  await x.until("at its top again", async () => (await page.screenshot()).equals(top));
  const panel = page.locator("#twin #why table");
  await page.keyboard.press("t");
  await x.until("the months", async () => await panel.count() === 1 && (await panel.locator("tbody tr").count()) >= 10);
  await page.keyboard.press("t");
  await x.until("the units that miss most", async () => (await panel.locator("tbody tr").count()) === 5);
  await page.keyboard.press("t");
  await x.until("closed", async () => await panel.count() === 0);
  assert.deepEqual(await x.alerts(page), []);
  await close();
});

test("Escape and undo where there is nothing to undo say nothing", async () => {
  const { page, close } = await x.open(browser, server.url);
  for (const key of ["Escape", "Control+z", "Control+y"]) await page.keyboard.press(key);
  await page.waitForTimeout(300);
  assert.deepEqual(await x.alerts(page), []);
  await close();
});

test("focus in the twin is drawn on the canvas", async () => {
  const { page, close } = await x.open(browser, server.url);
  const settled = async () => {
    await page.waitForTimeout(400);
    return page.screenshot();
  };
  const without = await settled();
  await page.locator('#twin button[data-action="sample"]').focus();
  const with_ = await settled();
  assert.ok(!without.equals(with_), "a ring is drawn");
  await page.evaluate(() => document.activeElement.blur());
  assert.ok((await settled()).equals(without), "and goes");
  await close();
});

test("the canvas is hidden from assistive technology and is no tab stop", async () => {
  const { page, close } = await x.open(browser, server.url);
  const canvas = page.locator("canvas");
  assert.equal(await canvas.getAttribute("aria-hidden"), "true");
  assert.equal(await canvas.evaluate((element) => element.tabIndex), -1);
  assert.equal(await page.locator("#status").getAttribute("role"), "status");
  await close();
});

test("without WebGL the same page is there as text, by role and name", async () => {
  const { page, record, close } = await x.open(browser, server.url, {
    before: () => { HTMLCanvasElement.prototype.getContext = () => null; } });
  assert.equal(await page.locator("canvas").isVisible(), false);
  const say = x.texts("vi");
  await page.getByRole("button", { name: say["start.open"] }).waitFor();
  await x.choose(page, file);
  await x.loaded(page);
  await page.getByRole("button", { name: say["menu.ranking"] }).click();
  await page.getByRole("heading", { level: 1, name: say["ranking.title.unit"] }).waitFor();
  const expected = await x.report(file);
  const total = expected.total.figures[expected.metrics[0].id];
  const row = page.getByRole("table").first().getByRole("row").nth(1);  // place, rate, interval, numerator, denominator
  assert.equal(x.count(await row.getByRole("cell").nth(3).textContent()), total.numerator);
  assert.equal(x.count(await row.getByRole("cell").nth(4).textContent()), total.denominator);
  assert.deepEqual(record.errors, []);
  assert.deepEqual(record.violations, []);
  await page.screenshot({ path: `${x.artefacts}/plain.png`, fullPage: true });
  await close();
});
