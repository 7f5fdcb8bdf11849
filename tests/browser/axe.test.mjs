// The page by the rules of axe-core: every rule it has, best practices and experimental ones too. In the
// usual page the twin is out of sight; where the browser has no WebGL it is what everybody sees, and
// there the colours and the sizes of its controls are judged as well.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import axe from "axe-core";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as x from "./harness.mjs";

/// The strictest level of contrast, 7:1, is promised by the scheme of high contrast alone.
const OF_CONTRAST = ["color-contrast-enhanced"];
const withoutWebGL = () => {
  const real = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    return kind.startsWith("webgl") ? null : real.call(this, kind, ...rest);
  };
};

let browser, server, file, broken;
before(async () => {
  browser = await x.launch();
  server = await x.serve();
  file = await x.makeSample(600, "csv");
  broken = join(x.scratch, "hong.xlsx");
  writeFileSync(broken, "no workbook");
});
after(async () => {
  await browser?.close();
  server?.close();
});

/// What axe finds: rule, element, what is wrong with it.
async function found(page, scheme) {
  await page.evaluate(axe.source);
  return page.evaluate(async (left) => {
    const rules = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: !left.includes(ruleId) }]));
    const { violations, passes } = await axe.run(document, { rules, resultTypes: ["violations", "passes"] });
    const lines = violations.flatMap(({ id, nodes }) => nodes.map((node) =>
      `${id}: ${node.html.slice(0, 160)} -- ${node.failureSummary.replace(/\s+/g, " ").slice(0, 240)}`));
    return { lines, passed: passes.map(({ id }) => id) };
  }, scheme === "contrast" ? [] : OF_CONTRAST);
}

/// Judges the page; `all` takes what is wrong, so that one run tells everything.
async function clean(page, what, all, scheme = "light", seen = []) {
  const { lines, passed } = await found(page, scheme);
  all.push(...lines.map((line) => `${what}: ${line}`));
  for (const rule of ["document-title", "html-has-lang", "landmark-one-main", "page-has-heading-one", "button-name", ...seen]) {
    assert.ok(passed.includes(rule), `${what}: ${rule} was not judged`);
  }
}

const pagesOf = (page) => page.locator('#twin button[data-action^="page:"]').evaluateAll((buttons) =>
  [...new Set(buttons.map((button) => button.dataset.action.slice("page:".length)))]);

/// Every page of the loaded file; the presentation has no menu, so it comes last and is left again.
async function everyPage(page, check) {
  const pages = await pagesOf(page);
  assert.ok(pages.length >= 14, String(pages));
  for (const id of pages.filter((id) => id !== "present" && id !== "about")) {
    await x.go(page, id);
    await check(id);
  }
  await x.press(page, "page:about");
  await page.locator("#table-shortcuts").waitFor({ state: "attached" });
  await check("about");
  await x.press(page, "page:present");
  await page.locator('#twin button[data-action="screen:next"]').waitFor({ state: "attached" });
  await check("present");
  await x.press(page, "back");
}

async function speak(page, language) {
  await x.press(page, `lang:${language}`);
  await x.until(language, async () => (await page.locator("html").getAttribute("lang")) === language);
}

for (const [how, options, seen] of [["beside the picture", {}, []],
  ["without WebGL", { before: withoutWebGL }, ["color-contrast", "target-size"]]]) {
  describe(how, () => {
    test("start, a file that is refused, every page of one that is read, in both languages", async () => {
      const { page, record, close } = await x.open(browser, server.url, options);
      const all = [];
      for (const language of ["en", "vi"]) {
        await speak(page, language);
        await clean(page, `start, ${language}`, all, "light", seen);
      }
      await x.choose(page, broken);
      await x.until("a notice", async () => (await x.alerts(page)).length);
      await clean(page, "notice", all, "light", seen);
      await x.choose(page, file);
      await x.until("figures", () => x.offered(page, "page:overview"));
      for (const language of ["vi", "en"]) {
        await speak(page, language);
        await everyPage(page, (id) => clean(page, `${id}, ${language}`, all, "light", seen));
      }
      assert.deepEqual(all, [], all.slice(0, 40).join("\n"));
      assert.deepEqual(record.violations, []);
      await close();
    });
  });
}

test("without WebGL the schemes keep their contrast, and the twin is what is seen", async () => {
  const { page, close } = await x.open(browser, server.url, { before: withoutWebGL });
  await x.choose(page, file);
  await x.loaded(page);
  const all = [];
  for (const scheme of ["dark", "contrast", "light"]) {
    await x.press(page, `scheme:${scheme}`);
    await x.until(scheme, async () => (await page.locator("html").getAttribute("data-scheme")) === scheme);
    for (const id of ["overview", "ranking", "import"]) {
      await x.go(page, id);
      await clean(page, `${id}, ${scheme}`, all, scheme, scheme === "contrast" ? ["color-contrast-enhanced"] : ["color-contrast"]);
    }
    await page.screenshot({ path: join(x.artefacts, `twin-${scheme}.png`) });
  }
  assert.deepEqual(all, [], all.slice(0, 40).join("\n"));
  assert.ok(await page.locator("#twin h1").isVisible());
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `the page is ${wide} px wider than the window`);
  await page.setViewportSize({ width: 390, height: 844 });
  await x.go(page, "ranking");
  const narrow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(narrow <= 0, `on a phone the page is ${narrow} px wider than the window`);
  await page.screenshot({ path: join(x.artefacts, "twin-phone.png") });
  await close();
});

test("the system's wish for contrast is followed, and left when the user chooses", async () => {
  const { page, close } = await x.open(browser, server.url, { contrast: "more", reducedMotion: "reduce" });
  const scheme = () => page.locator("html").getAttribute("data-scheme");
  assert.equal(await scheme(), "contrast");
  await page.emulateMedia({ contrast: "no-preference" });
  await x.until("light", async () => (await scheme()) === "light");
  await page.emulateMedia({ forcedColors: "active" });
  await x.until("contrast", async () => (await scheme()) === "contrast");
  await x.press(page, "scheme:light");
  await x.until("light again", async () => (await scheme()) === "light");
  await close();
});
