// Charts saved from the page: the command line's bytes for the same file and view; an SVG that Chromium shows.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as x from "./harness.mjs";

let browser, server, file, page, record, close;
before(async () => {
  browser = await x.launch();
  server = await x.serve();
  file = await x.makeSample(3000, "xlsx");
  ({ page, record, close } = await x.open(browser, server.url));
  await x.choose(page, file);
  await x.loaded(page);
  await x.go(page, "overview");
});
after(async () => {
  await close?.();
  await browser?.close();
  server?.close();
});

const own = (name, ...args) => {
  execFileSync(x.program, [...args, "-o", join(x.scratch, name)]);
  return readFileSync(join(x.scratch, name));
};
async function saved(act) {
  const download = x.download(page);
  await act();
  return readFileSync(await (await download).path());
}
const words = x.texts("vi");
/// The button of the twin that takes a chart away, by role and name.
const button = (word, chart) => page.getByRole("button", { name: `${words[word]}: ${chart}` });

test("a chart saved as SVG and PNG is the command line's", async () => {
  const title = (await page.locator("main table caption").last().textContent()).split(" – ")[0];
  const svg = await saved(() => button("picture.svg", title).press("Enter"));
  assert.ok(svg.equals(own("trend.svg", "chart", file, "--chart", "trend")));
  const png = await saved(() => button("picture.png", title).press("Enter"));
  const line = own("trend.png", "chart", file, "--chart", "trend");
  assert.ok(png.equals(line), `${png.length} bytes, the command line's ${line.length}`);

  // Chromium shows the file as a picture of its size, with its texts, and asks for nothing.
  writeFileSync(join(x.scratch, "shown.svg"), svg);
  const alone = await browser.newPage();
  const asked = [];
  alone.on("request", (request) => asked.push(request.url()));
  const address = pathToFileURL(join(x.scratch, "shown.svg")).href;
  await alone.goto(address);
  const box = await alone.evaluate(() => {
    const { width, height } = document.documentElement.getBoundingClientRect();
    return { width, height, outside: [...document.querySelectorAll("text")].filter((text) => text.getBoundingClientRect().right > width + 1).length };
  });
  assert.deepEqual([box.width, box.outside], [880, 0]);
  assert.deepEqual(asked, [address]);
  await alone.close();
});

test("a picture goes to the clipboard, or is saved where there is none", async () => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const copy = page.locator('[data-action="export:chart:laggards:copy"]');
  await copy.press("Enter");
  await x.until("the picture is on the clipboard", () => page.evaluate(async () => (await navigator.clipboard.read())[0]?.types.includes("image/png")));
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true }));
  const instead = await saved(() => copy.press("Enter"));
  assert.ok(instead.equals(own("laggards.png", "chart", file, "--chart", "laggards")));
  await x.until("it is said", () => page.getByText(words["news.picture"]).count());
});

test("slides and a widget are the command line's", async () => {
  assert.ok((await saved(() => x.press(page, "export:present"))).equals(own("slides.zip", "present", file)));
  const widget = await saved(() => x.press(page, "export:chart:grid:html"));
  assert.ok(widget.equals(own("widget.html", "widget", file, "--chart", "grid")));
  assert.deepEqual([record.errors, record.violations], [[], []]);
});
