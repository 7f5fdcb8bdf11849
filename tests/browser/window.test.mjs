// The native window draws the same screen: pictures of it, taken under a virtual display.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { inflateSync } from "node:zlib";

const run = promisify(execFile);
const program = process.env.XANH_PROGRAM;
const artefacts = process.env.XANH_ARTEFACTS;
mkdirSync(artefacts, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), "xanh-window-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const windowed = (...options) => run("xvfb-run", ["-a", program, "window", ...options]);

/// Width, height and pixels of an 8-bit RGB PNG; the container is checked on the way.
function decode(file) {
  const bytes = readFileSync(file);
  assert.equal(bytes.subarray(0, 8).toString("latin1"), "\x89PNG\r\n\x1a\n");
  const chunks = {};
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    chunks[bytes.toString("latin1", at + 4, at + 8)] = bytes.subarray(at + 8, at + 8 + length);
    at += length + 12;
  }
  const [width, height] = [chunks.IHDR.readUInt32BE(0), chunks.IHDR.readUInt32BE(4)];
  const rows = inflateSync(chunks.IDAT);
  assert.equal(rows.length, height * (1 + width * 3));
  const stride = width * 3;
  for (let y = 0; y < height; y++) {  // undoes each row's filter (PNG, 9.2)
    const line = y * (1 + stride) + 1, kind = rows[line - 1];
    assert.ok(kind <= 4);
    for (let i = 0; kind !== 0 && i < stride; i++) {
      const left = i < 3 ? 0 : rows[line + i - 3], up = y === 0 ? 0 : rows[line + i - 1 - stride];
      const corner = i < 3 || y === 0 ? 0 : rows[line + i - 4 - stride];
      const [a, b, c] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
      const paeth = a <= b && a <= c ? left : b <= c ? up : corner;
      rows[line + i] += [0, left, up, (left + up) >> 1, paeth][kind];
    }
    rows[line - 1] = 0;
  }
  const pixel = (x, y) => rows.readUIntBE(y * (1 + width * 3) + 1 + x * 3, 3);
  return { width, height, pixel, rows };
}
function colours({ width, height, pixel }) {
  const counts = new Map();
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) counts.set(pixel(x, y), (counts.get(pixel(x, y)) ?? 0) + 1);
  }
  return counts;
}

test("start page and overview, at the size and scale asked for", async () => {
  const sample = join(folder, "mau.csv");
  await run(program, ["sample", "--rows", "3000", "--seed", "7", "-o", sample]);
  const start = join(artefacts, "window-start.png");
  await windowed("--screenshot", start);
  const first = decode(start);
  assert.deepEqual([first.width, first.height], [1366, 768]);
  assert.ok(colours(first).get(0xf4f6f5) > 100000, "the ground of the light scheme");

  const overview = join(artefacts, "window-overview.png");
  await windowed(sample, "--screenshot", overview, "--act", "page:overview", "--act", "scheme:dark",
    "--size", "1200x700", "--scale", "1.5");
  const second = decode(overview);
  assert.deepEqual([second.width, second.height], [1800, 1050]);
  const seen = colours(second);
  assert.ok(seen.get(0x101613) > 100000, "the ground of the dark scheme");
  assert.ok(seen.size > 500, "text is drawn, with its smooth edges");
  const english = join(folder, "english.png");
  await windowed(sample, "--screenshot", english, "--act", "page:overview", "--act", "scheme:dark",
    "--act", "lang:en", "--size", "1200x700", "--scale", "1.5");
  assert.ok(!decode(english).rows.equals(second.rows));
});

test("a file that is not there is said, and fails the command", async () => {
  const picture = join(folder, "none.png");
  await assert.rejects(windowed(join(folder, "none.csv"), "--screenshot", picture), (error) => {
    assert.equal(error.code, 1);
    assert.match(error.stderr, /none\.csv: there is no such file/);
    return true;
  });
});

test("without a display one sentence says so", async () => {
  const env = { ...process.env };
  delete env.DISPLAY;
  delete env.WAYLAND_DISPLAY;
  await assert.rejects(run(program, ["window"], { env }), (error) => error.code === 1 && /xanh window: /.test(error.stderr));
});
