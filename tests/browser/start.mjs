// How long until the served page shows its first meaningful frame (the start page, drawn), and what
// that time goes into. Prints milliseconds since the navigation began; not a test, as the figures
// are the machine's.
//   node tests/browser/start.mjs [loads]
import * as x from "./harness.mjs";

/// Runs in the page before its scripts: notes when each step ends, through the browser's own functions.
function watch() {
  const at = {};
  globalThis.xanhStart = at;
  const note = (name) => { at[name] ??= performance.now(); };
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...given) => {
    note("asked");
    const made = await instantiate.apply(WebAssembly, given);
    note("compiled");
    return made;
  };
  const frame = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (draw) => {
    note("started");  // the page asks for its first frame when the core runs
    return frame((time) => {
      if (at.drawn) note("shown");  // the browser begins the second frame after it presented the first
      note("frame");
      draw(time);
      note("drawn");
    });
  };
}

const loads = Number(process.argv[2] ?? 7);
const browser = await x.launch();
const server = await x.serve();
const runs = { "first visit": [], "visited before": [] };
for (let i = 0; i < loads; i++) {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "vi-VN" });
  await context.addInitScript(watch);
  const page = await context.newPage();
  for (const list of Object.values(runs)) {
    await page.goto(server.url);
    await x.until("the first frame", () => page.evaluate(() => globalThis.xanhStart.shown));
    list.push(await page.evaluate(() => {
      const loaded = performance.getEntriesByType("resource").find((entry) => entry.name.endsWith(".wasm"));
      return { ...globalThis.xanhStart, fetched: loaded.responseEnd };
    }));
  }
  await context.close();
}
await browser.close();
server.close();

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
for (const [name, list] of Object.entries(runs)) {
  const of = (pick) => Math.round(median(list.map(pick)));
  console.log(`${name}: first frame shown after ${of((r) => r.shown)} ms (median of ${loads}, `
    + `least ${Math.round(Math.min(...list.map((r) => r.shown)))}): program asked for at ${of((r) => r.asked)}, fetched at `
    + `${of((r) => r.fetched)}, compiled at ${of((r) => r.compiled)}; start ${of((r) => r.started - r.compiled)}, `
    + `wait for the frame ${of((r) => r.frame - r.started)}, drawing it ${of((r) => r.drawn - r.frame)}, `
    + `showing it ${of((r) => r.shown - r.drawn)}`);
}
