// Chromium for one measurement: a browser of its own each time, so that the peak memory of its renderer is
// that of the work, less what an empty page takes.
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { launch } from "../browser/harness.mjs";
import { PACKAGES } from "./packages.mjs";

const here = new URL(".", import.meta.url).pathname;
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };

/// Serves the peers' page, their packages under /npm/ and one data file as /data.
export function servePeers(data) {
  const server = createServer((request, answer) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://x").pathname));
    const places = path === "/data" ? [data]
      : path.startsWith("/npm/") ? PACKAGES.map((folder) => join(folder, path.slice(5)))
        : [join(here, path)];
    const file = places.find((place) => existsSync(place));
    if (!file || path.endsWith("/")) return answer.writeHead(404).end();
    answer.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    answer.end(readFileSync(file));
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve({
      url: `http://127.0.0.1:${server.address().port}/`, close: () => { server.closeAllConnections(); server.close(); } }));
  });
}

/// The bytes that a renderer has held at most, in MB; 0: it is gone, or is one of the browser's own pages.
function peakOf(id) {
  try {
    if (/--(top-chrome-webui|extension-process)/.test(readFileSync(`/proc/${id}/cmdline`, "utf8"))) return 0;
    return Number(readFileSync(`/proc/${id}/status`, "utf8").match(/VmHWM:\s+(\d+)/)[1]) / 1000;
  } catch {
    return 0;
  }
}

/// Opens `url` in a browser of its own and gives {page, peakMb(), idle()} to `use`; whatever it finds comes back.
export async function alone(url, init, use) {
  const browser = await launch();
  try {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: "vi-VN" });
    const page = await context.newPage();
    const crash = new Promise((_, reject) => { page.on("crash", () => reject(new Error("tab crashed"))); });
    crash.catch(() => {});
    const system = await browser.newBrowserCDPSession();
    const processes = async () => (await system.send("SystemInfo.getProcessInfo")).processInfo;
    // A browser that was just started is busy with itself for a second or two: not in anyone's time.
    const idle = async () => {
      const spent = async () => (await processes()).reduce((sum, { cpuTime }) => sum + cpuTime, 0);
      for (let i = 0, last = await spent(); i < 40; i++) {
        await page.waitForTimeout(250);
        const now = await spent();
        if (now - last < 0.03) return;
        last = now;
      }
    };
    const peakMb = async () => Math.max(...(await processes()).filter(({ type }) => type === "renderer").map(({ id }) => peakOf(id)));
    await idle();
    if (init) await context.addInitScript(init);
    await page.goto(url);
    return await Promise.race([use({ page, peakMb, idle }), crash]);
  } finally {
    await browser.close();
  }
}

let empty = null;
/// What a page takes that does nothing.
export async function emptyMb() {
  if (empty === null) {
    const server = await servePeers("");
    try {
      empty = await alone(`${server.url}empty.html`, null, async ({ peakMb, idle }) => {
        await idle();
        return peakMb();
      });
    } finally {
      server.close();
    }
  }
  return empty;
}
