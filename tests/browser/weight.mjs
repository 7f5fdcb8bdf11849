// What the page weighs on the wire: every file of dist/site that it starts with, as it is and as a
// server sends it (Brotli at its best). Sizes do not depend on the machine, so it is a fair test.
//   node tests/browser/weight.mjs DIST [--most KB]     fails above KB thousands of bytes
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { most: { type: "string" } } });
if (positionals.length !== 1) throw new Error("usage: node weight.mjs DIST [--most KB]");
const site = join(positionals[0], "site");
const most = values.most === undefined ? Infinity : Number(values.most) * 1000;
if (!(most > 0)) throw new Error(`--most takes a number of kilobytes, not ${values.most}`);

const packed = (bytes) => brotliCompressSync(bytes, { params: {
  [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
  [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
  [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
} }).length;

// Not the sample, nor what the browser asks for once the page is there (sw.js, manifest, icon, the workers' script),
// nor the compressed copies of all. Names lose their hash.
const first = (name) => /\.(html|js|css|wasm)$/.test(name) && name !== "sw.js" && !name.startsWith("reader.");
const files = readdirSync(site).filter(first).sort().map((file) => {
  const bytes = readFileSync(join(site, file));
  return { name: file.replace(/\.[0-9a-f]{12}\./, "."), raw: bytes.length, sent: packed(bytes) };
});
if (!files.some((file) => file.name === "xanh.wasm")) throw new Error(`${site} holds no xanh.wasm`);
const total = files.reduce((sum, file) => ({ name: "together", raw: sum.raw + file.raw, sent: sum.sent + file.sent }),
  { raw: 0, sent: 0 });

console.log("file".padEnd(14) + "bytes".padStart(12) + "Brotli".padStart(12));
for (const { name, raw, sent } of [...files, total]) {
  console.log(name.padEnd(14) + String(raw).padStart(12) + String(sent).padStart(12));
}
if (total.sent > most) {
  console.error(`The page weighs ${total.sent} bytes, more than the ${most} it may.`);
  process.exitCode = 1;
}
