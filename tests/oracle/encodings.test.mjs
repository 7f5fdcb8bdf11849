// The same dossiers in the encodings of old machines and of Excel give the same figures as in UTF-8.
// The bytes are glibc's where it has the encoding (iconv), else those of encodings.mjs.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import test from "node:test";
import { figuresOf } from "./compare.mjs";
import { ENCODERS } from "./encodings.mjs";
import { report, sample, scratch, xanh } from "./program.mjs";
import { cellsOf, writeText } from "./tables.mjs";

// The sample writes some cells decomposed, which the old encodings cannot.
const csv = sample(2000), text = readFileSync(csv, "utf8").replace(/^\uFEFF/, "").normalize("NFC");
const reading = (file) => ["unit", "field"].map((by) => {
  const result = report(file, "--by", by, "--year", "2025");
  const { rows, dossiers, leftOut } = result.files[0];
  return { by, ...figuresOf(result), rows, dossiers, leftOut };
});
const expected = reading(csv);
const inspect = (file) => JSON.parse(xanh("inspect", file, "--format", "json").out);

/// glibc's bytes; nothing is replaced or left out, or it fails.
const iconv = (to) => (string) => execFileSync("iconv", ["-f", "UTF-8", "-t", to], { input: string, maxBuffer: 1 << 28 });
function check(name, bytes, encoding) {
  const file = scratch(name);
  writeFileSync(file, bytes);
  assert.deepEqual(reading(file), expected);
  assert.match(JSON.stringify(inspect(file)), new RegExp(`"encoding":"${encoding}"`));
}

test("the sample is what it should be", () => {
  assert.ok(expected[0].rows >= 1900);
  assert.ok(expected[0].total.full_process_a[1] > 400);
  assert.ok(text.length < Buffer.byteLength(text) * 0.9);
});

const BOM = Buffer.from([0xff, 0xfe]);
const tabs = () => readFileSync(writeText("tabs.txt", cellsOf(csv), { separator: "\t" }), "utf8");
test("Excel's Unicode text: UTF-16LE with a mark, tabs", () =>
  check("unicode.txt", Buffer.concat([BOM, iconv("UTF-16LE")(tabs())]), "UTF-16LE"));
test("UTF-16LE without a mark", () => check("utf16le.csv", iconv("UTF-16LE")(text), "UTF-16LE"));
test("UTF-16BE without a mark", () => check("utf16be.csv", iconv("UTF-16BE")(text), "UTF-16BE"));
test("windows-1258", () => check("1258.csv", iconv("CP1258")(text), "windows-1258"));
test("TCVN", () => check("tcvn.csv", iconv("TCVN")(text), "TCVN3"));
test("VNI", () => check("vni.csv", ENCODERS.VNI(text), "VNI"));
test("UTF-8 read as windows-1252 and saved again", () =>
  check("damaged.csv", ENCODERS["UTF-8 as windows-1252"](text), "UTF-8 as windows-1252"));
test("the same with the marks that Excel adds", () => check("damaged-mark.csv", Buffer.from(
  "\uFEFF" + ENCODERS["UTF-8 as windows-1252"]("\uFEFF" + text).toString("utf8")), "UTF-8 as windows-1252"));

for (const font of ["TCVN3", "VNI"]) {
  test(`${font} fonts taken for Latin and saved as UTF-8`, () =>
    check(`${font}-latin.csv`, ENCODERS[`${font} in UTF-8`](text), `${font} in UTF-8`));
}

test("a byte that is no UTF-8 far down costs a character, not the file", () => {
  const bytes = Buffer.from(text), at = bytes.lastIndexOf(Buffer.from("ế"));
  assert.ok(at > 100000);
  bytes[at] = 0xff;
  const file = scratch("broken.csv");
  writeFileSync(file, bytes);
  const broken = reading(file);
  assert.equal(broken[0].rows, expected[0].rows);
  assert.equal(broken[0].dossiers, expected[0].dossiers);
});
