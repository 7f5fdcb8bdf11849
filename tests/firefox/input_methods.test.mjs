// Letters typed into a field on the canvas, in the order of events that Firefox has: `input` comes after
// `compositionend`, where Chromium's comes before.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as fields from "../browser/fields.mjs";
import * as x from "../browser/harness.mjs";

let browser, server, page, record, at;
before(async () => {
  browser = await x.launchFirefox();
  server = await x.serve();
  ({ page, record } = await x.open(browser, server.url));
  await x.choose(page, await x.makeSample(2000, "csv"));
  await x.loaded(page);
  await x.go(page, "ranking");
  at = await fields.fieldAt(page);
});
after(async () => {
  await browser?.close();
  server?.close();
});

/// Unikey and its kin: Backspaces, then the letters composed.
async function inject(erased, text) {
  for (let i = 0; i < erased; i++) await page.keyboard.press("Backspace");
  await page.keyboard.insertText(text);
}
/// An input method, as Firefox tells of it: each text replaces the one before; the last is committed.
const compose = (...texts) => page.evaluate((texts) => {
  const agent = document.activeElement;
  const from = agent.value.length;
  const tell = (type, data) => agent.dispatchEvent(new CompositionEvent(type, { data, bubbles: true }));
  const put = (text, isComposing) => {
    const init = { inputType: "insertCompositionText", data: text, bubbles: true, isComposing };
    agent.dispatchEvent(new KeyboardEvent("keydown", { key: "Process", keyCode: 229, bubbles: true, isComposing: true }));
    agent.dispatchEvent(new InputEvent("beforeinput", init));
    agent.setRangeText(text, from, agent.value.length, "end");
    return new InputEvent("input", init);
  };
  tell("compositionstart", "");
  for (const text of texts) {
    tell("compositionupdate", text);
    agent.dispatchEvent(put(text, true));
  }
  const last = put(texts.at(-1), false);
  tell("compositionend", texts.at(-1));
  agent.dispatchEvent(last);
}, texts);

const typed = (type) => fields.typed(page, at, (name) => page.keyboard.press(name), type);

for (const [name, expected, type] of [
  ["plain letters", "Lao Cai", () => page.keyboard.type("Lao Cai")],
  ["letters with their marks", "Đặng Xá ưỡ", () => page.keyboard.type("Đặng Xá ưỡ")],
  ["Telex by a helper that injects", "tiếng Việt", async () => {
    await page.keyboard.type("tie");
    await inject(1, "ê");
    await page.keyboard.type("n");
    await inject(2, "ến");
    await page.keyboard.type("g Vie");
    await inject(1, "ê");
    await page.keyboard.type("t");
    await inject(2, "ệt");
  }],
  ["an input method composes in place", "Phú Thọ", async () => {
    await compose("P", "Ph", "Phu", "Phú");
    await page.keyboard.type(" ");
    await compose("T", "Th", "Tho", "Thọ");
  }],
  ["a composition that is taken back", "Hà", async () => {
    await compose("H", "Hà");
    await compose("x", "xy", "");
  }],
  ["what is erased before anything was typed", "Ba Đìn", async () => {
    await page.keyboard.type("Ba Đình");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Backspace");
  }],
]) {
  test(name, async () => assert.equal(await typed(type), expected));
}

test("nothing went wrong", () => assert.deepEqual([record.errors, record.violations], [[], []]));
