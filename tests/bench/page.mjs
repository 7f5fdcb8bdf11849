// Xanh and its peers in Chromium.
import { basename } from "node:path";
import { serve, until } from "../browser/harness.mjs";
import { alone, emptyMb, servePeers } from "./browser.mjs";
import { reason } from "./native.mjs";

const PATIENCE = 240000;
const CLICKS = 7;

/// Runs in the page before its scripts: notes when a file was chosen, goes on to the overview as soon as it
/// is offered, and notes when its figures are there. With `sample`, takes the bundled sample at once.
function watch(sample) {
  const at = { tasks: [] };
  globalThis.bench = at;
  // A task that lasts longer keeps a click or a key waiting.
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) at.tasks.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });
  document.addEventListener("change", (event) => {
    if (event.target.id === "picker") at.chosen = performance.now();
  }, true);
  const look = () => {
    if (at.shown) return;
    const twin = document.getElementById("twin");
    if (!twin) return;
    const button = (action) => twin.querySelector(`button[data-action="${action}"]`);
    if (sample && !at.chosen && button("sample") && document.documentElement.classList.contains("running")) {
      at.chosen = performance.now();
      button("sample").click();
      return;
    }
    if (!at.chosen || button("cancel")) return;
    const alert = twin.querySelector('[role="alert"] p');
    if (alert && !button("page:overview")) at.failed = alert.textContent;
    if (/\d/.test(twin.querySelector("section[data-metric] strong")?.textContent ?? "")) {
      at.shown = performance.now();
    } else if (button("page:overview") && !at.went) {
      at.went = true;
      queueMicrotask(() => button("page:overview").click());
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
}

/// Runs in the page: a click on the first action, and the time until the overview tells other figures.
/// The control is the page's own kind: it is found by the listener of the twin.
function click(action) {
  const twin = document.getElementById("twin");
  const figures = () => [...twin.querySelectorAll("section[data-metric]")].map((tile) => tile.textContent).join();
  const before = figures();
  return new Promise((resolve) => {
    const observer = new MutationObserver(check);
    const begin = performance.now();
    let end = 0;
    function check() {
      const now = figures();
      if (end || !now || now === before) return;
      end = performance.now();
      observer.disconnect();
      resolve(end - begin);
    }
    observer.observe(twin, { childList: true, subtree: true, characterData: true });
    setTimeout(() => { if (!end) resolve(null); }, 20000);
    const button = document.createElement("button");
    button.dataset.action = action;
    twin.append(button);
    button.click();
    button.remove();
    check();
  });
}

async function failing(use) {
  try {
    return await use();
  } catch (error) {
    return { failed: reason(String(error.message ?? error)) };
  }
}

async function loading(url, sample, choose, clicks) {
  const empty = await emptyMb();
  return alone(url, { content: `(${watch})(${sample})` }, async ({ page, peakMb, idle }) => {
    if (choose) {
      await until("the page starts", () => page.locator("html.running").count());
      await page.locator("#twin h1").waitFor({ state: "attached" });
      await idle();  // what the page does after it started is no part of the load
      await page.locator("#picker").setInputFiles(choose);
    }
    const at = await until("the figures", () => page.evaluate(() =>
      (globalThis.bench.shown || globalThis.bench.failed ? globalThis.bench : null)), PATIENCE);
    if (!at.shown) return { failed: at.failed.slice(0, 60) };
    const mb = await peakMb() - empty;
    await page.waitForTimeout(300);  // the entry of the last task comes after it
    const tasks = (await page.evaluate(() => globalThis.bench.tasks))
      .filter(([start, lasted]) => start + lasted > at.chosen && start < at.shown).map(([, lasted]) => lasted);
    const out = { seconds: (at.shown - at.chosen) / 1000, sinceOpen: at.shown / 1000, mb, tasks };
    if (clicks) {
      const units = await page.locator('#twin button[data-action^="filter:unit="]').evaluateAll((buttons) =>
        [...new Set(buttons.map((button) => button.dataset.action.slice("filter:unit=".length)))]);
      out.again = [];
      for (const unit of units.slice(0, CLICKS)) {
        const took = await page.evaluate(`(${click})(${JSON.stringify(`only:unit=${unit}`)})`);
        if (took !== null) out.again.push(took);
        await page.waitForTimeout(100);
      }
    }
    return out;
  });
}

/// Reads a file in the page with so many workers.
export const xanh = (file, workers, clicks) => failing(async () => {
  const server = await serve();
  try {
    return await loading(`${server.url}?workers=${workers}`, false, file, clicks);
  } finally {
    server.close();
  }
});

/// From an open page to the figures of the bundled sample.
export const xanhStart = () => failing(async () => {
  const server = await serve();
  try {
    return await loading(server.url, true, null, false);
  } finally {
    server.close();
  }
});

export const pagePeer = (name, file, start = false) => failing(async () => {
  const server = await servePeers(file);
  const empty = await emptyMb();
  try {
    const found = await alone(`${server.url}peer.html?peer=${name}${start ? `&fetch=${basename(file)}` : ""}`, null, async ({ page, peakMb, idle }) => {
      if (!start) {
        await until("the library is ready", () => page.evaluate(() => globalThis.ready || globalThis.found), 60000);
        await idle();
        if (!await page.evaluate(() => globalThis.found)) await page.locator("#file").setInputFiles(file);
      }
      const out = await until("the result", () => page.evaluate(() => globalThis.found), PATIENCE);
      return { ...out, mb: await peakMb() - empty };
    });
    return found.error ? { failed: reason(found.error) } : found;
  } finally {
    server.close();
  }
});
