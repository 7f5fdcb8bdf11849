// A text field on the canvas, as the tests of two browsers reach it: what is typed into it differs, the way there does not.
import * as x from "./harness.mjs";

/// Where the field is drawn: there the pointer becomes a text cursor.
export async function fieldAt(page) {
  for (let y = 90; y < 700; y += 14) {
    for (let left = 260; left < 1340; left += 90) {
      await page.mouse.move(left, y);
      await page.waitForTimeout(x.inFirefox ? 40 : 25);
      if ((await page.locator("canvas").evaluate((canvas) => canvas.style.cursor)) === "text") return [left, y];
    }
  }
  throw new Error("no field is drawn");
}

/// Clicks into the field at `at`, empties it, types, presses Enter: the text that the core took. `key` presses one by name.
export async function typed(page, at, key, type, enter = () => key("Enter")) {
  const value = () => page.locator('#twin input[data-action="search:"]').inputValue();
  const open = async () => {
    await page.mouse.click(...at);
    await x.until("the agent has focus", () => page.evaluate(() => document.activeElement?.id === "agent"));
  };
  await open();
  if (await value()) {
    await key("Backspace");  // a click selects all
    await key("Enter");
    await x.until("the field is empty", async () => (await value()) === "");
    await open();
  }
  await type();
  await enter();
  await x.until("the field is left", () => page.evaluate(() => document.activeElement?.id !== "agent"));
  await page.waitForTimeout(300);
  return value();
}
