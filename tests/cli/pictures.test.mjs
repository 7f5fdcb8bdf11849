// Charts, widgets and the presentation on the command line: files of the right kind and size, that say what they are.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import test from "node:test";
import { inflateSync } from "node:zlib";
import { scratch, xanh } from "../oracle/program.mjs";

const file = scratch("pictures.csv");
assert.equal(xanh("sample", "--rows", "6000", "--seed", "7", "--format", "csv", "-o", file).code, 0);

function made(name, ...args) {
  const path = scratch(name);
  const { code, err } = xanh(...args, "-o", path);
  assert.deepEqual([code, err], [0, ""], args.join(" "));
  return readFileSync(path);
}

/// Width, height and the share of pixels that are not the ground's colour, of an 8-bit RGB file.
function pixels(png) {
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const data = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString("latin1", at + 4, at + 8) === "IDAT") data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const rows = inflateSync(Buffer.concat(data));
  const step = 3 * width + 1;
  assert.equal(rows.length, step * height);
  let before = Buffer.alloc(step - 1), drawn = 0, ground;
  for (let y = 0; y < height; y++) {
    const row = Buffer.from(rows.subarray(y * step + 1, (y + 1) * step));
    if (rows[y * step] === 2) for (let i = 0; i < row.length; i++) row[i] = (row[i] + before[i]) & 255;
    ground ??= row.readUIntBE(0, 3);
    for (let x = 0; x < width; x++) drawn += row.readUIntBE(3 * x, 3) === ground ? 0 : 1;
    before = row;
  }
  return { width, height, drawn: drawn / (width * height), ground };
}

test("every page with charts gives them as SVG and as PNG of twice the pixels", () => {
  for (const [page, charts] of [["overview", ["trend", "grid", "laggards", "tile-full_process_a"]], ["trend", ["trend"]], ["spread", ["strip", "2"]], ["levers", ["1"]], ["changes", ["1"]]]) {
    for (const chart of charts) {
      const svg = made(`${page}.svg`, "chart", file, "--page", page, "--chart", chart).toString();
      const [, width, height] = svg.match(/<svg [^>]*width="(\d+)" height="(\d+)"/);
      assert.match(svg, /pictures\.csv/);
      const png = pixels(made(`${page}.png`, "chart", file, "--page", page, "--chart", chart));
      assert.equal(png.width, 2 * width, `${page} ${chart}`);
      assert.ok(png.height > height, `${page} ${chart}`);  // letters of another width may take another line
      assert.ok(png.drawn > 0.01 && png.drawn < 0.6, `${page} ${chart}: ${png.drawn}`);
    }
  }
});

test("themes, languages and the same bytes every time", () => {
  const light = made("a.png", "chart", file), again = made("b.png", "chart", file), dark = made("c.png", "chart", file, "--theme", "dark");
  assert.ok(light.equals(again));
  assert.deepEqual([pixels(light).ground, pixels(dark).ground], [0xffffff, 0x18201c]);
  assert.match(made("en.svg", "chart", file, "--lang", "en").toString(), /Source: pictures\.csv; data to/);
});

test("an unknown chart lists those there are", () => {
  const { code, err } = xanh("chart", file, "--chart", "nothing", "-o", scratch("x.svg"));
  assert.equal(code, 2);
  assert.match(err, /nothing.*trend, grid, laggards/);
  assert.equal(xanh("chart", file, "--page", "stocks", "-o", scratch("x.svg")).code, 2, "a page without charts");
});

test("a widget's policy names its style and lets nothing else in", () => {
  const html = made("widget.html", "widget", file, "--tile", "full_process_a").toString();
  const [, style] = html.match(/<style>([^<]*)<\/style>/);
  assert.ok(html.includes(`style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`));
  assert.doesNotMatch(html, /<script|href=|src=| style=| on\w+=/);
  assert.match(made("widget.svg", "widget", file).toString(), /^<\?xml version="1.0" encoding="UTF-8"\?>\n<svg /);
});

test("the presentation is three pictures of 1920 x 1080, apart or in an archive", () => {
  const folder = scratch("slides");
  mkdirSync(folder);
  assert.equal(xanh("present", file, "-o", folder).code, 0);
  const names = readdirSync(folder).sort();
  assert.equal(names.length, 3);
  const zip = made("slides.zip", "present", file);
  for (const name of names) {
    assert.match(name, /^xanh-present-\d{4}-\d\d-\d\d-[123]\.png$/);
    const { width, height, drawn } = pixels(readFileSync(`${folder}/${name}`));
    assert.deepEqual([width, height], [1920, 1080]);
    assert.ok(drawn > 0.005, name);
    assert.ok(zip.includes(name), name);
  }
  assert.equal(xanh("present", file, "-o", scratch("s")).code, 0);
  assert.ok(readFileSync(scratch("s-2.png")).equals(readFileSync(`${folder}/${names[1]}`)));
});
