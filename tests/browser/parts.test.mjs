// A long list is read by workers, served and from the single file, and gives what the page alone and the
// command line give.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as x from "./harness.mjs";

// Over the length from which a list is cut (core/app/division.h).
const ROWS = 40000;

let browser, server, list;
before(async () => {
  browser = await x.launch();
  server = await x.serve();
  list = await x.makeSample(ROWS, "csv");
});
after(async () => {
  await browser?.close();
  server?.close();
});

/// The overview's twin of the list, read with so many workers, and how many there were at most.
async function read(url, workers) {
  const { page, record, close } = await x.open(browser, `${url}?workers=${workers}`);
  let most = 0;
  page.on("worker", () => { most = Math.max(most, page.workers().length); });
  await x.choose(page, list);
  await x.loaded(page);
  const imported = await page.locator("#twin").innerText();
  await x.go(page, "overview");
  const overview = await page.locator("#twin").innerText();
  const headline = await x.headline(page);
  assert.deepEqual(record.errors, []);
  assert.deepEqual(record.violations, []);
  await close();
  return { imported, overview, headline, most };
}

test("workers read what the page alone reads", async () => {
  const alone = await read(server.url, 0);
  assert.equal(alone.most, 0);
  for (const workers of [1, 2, 3]) {
    const shared = await read(server.url, workers);
    assert.equal(shared.most, workers);
    assert.equal(shared.imported, alone.imported);
    assert.equal(shared.overview, alone.overview);
  }
});

test("the single file has workers too, and they are the command line's figures", async () => {
  const { headline, most } = await read(x.single(), 2);
  assert.equal(most, 2);
  const { figures } = (await x.report(list)).total;
  assert.ok(headline.length > 1);
  for (const tile of headline) {
    const { numerator, denominator } = figures[tile.metric];
    assert.deepEqual([tile.numerator, tile.denominator], [numerator, denominator], tile.metric);
  }
});

test("where a worker is lost the page reads by itself", async () => {
  const { page, record, close } = await x.open(browser, `${server.url}?workers=2`, {
    before: () => {
      const Real = globalThis.Worker;
      globalThis.Worker = class extends Real {
        constructor(...given) {
          super(...given);
          setTimeout(() => this.dispatchEvent(new ErrorEvent("error", { message: "out of memory" })), 5);
        }
      };
    },
  });
  await x.choose(page, list);
  await x.loaded(page);
  const report = await x.report(list);
  const said = await page.locator("#twin").innerText();
  assert.ok(said.includes(report.files[0].dossiers.toLocaleString("vi-VN")), said.slice(0, 600));
  assert.deepEqual(record.errors, []);
  await close();
});
