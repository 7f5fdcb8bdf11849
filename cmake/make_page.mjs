// Assembles the page from its parts: a folder for a web server, and one file to double-click.
//   node make_page.mjs --page DIR --js xanh.js --wasm xanh.wasm --icon xanh.svg --version 0.1.0
//                      [--sample FILE] [--embed DIR] --out DIR
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { makeSite, shortHash } from "./make_site.mjs";

const { values } = parseArgs({ options: {
  page: { type: "string" }, js: { type: "string" }, wasm: { type: "string" }, icon: { type: "string" },
  version: { type: "string" }, sample: { type: "string" }, embed: { type: "string" }, out: { type: "string" } } });

// For every browser, however old, and before anything else.
const BEFORE = ["sentences.js", "check.js"];
// In this order: each part uses only the ones before it.
const PARTS = ["copy.js", "trusted.js", "twin.js", "files.js", "workers.js", "input.js", "touch.js", "core.js", "diagnostics.js", "recovery.js",
  "offline.js", "sources.js", "embed.js", "start.js"];
const read = (name) => readFileSync(join(values.page, name), "utf8");
const template = read("index.html");
const style = read("style.css");
const before = BEFORE.map(read).join("\n");
const page = `"use strict";\n(() => {\n${PARTS.map(read).join("\n")}\n})();\n`;
const program = readFileSync(values.js, "utf8");
const wasm = readFileSync(values.wasm);
const build = `Xanh ${values.version} (${shortHash(template, style, before, page, program, wasm)})`;

// A function as the replacement: a "$" in the scripts must stay as it is.
const fill = (parts) => template.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
const common = "default-src 'none'; base-uri 'none'; form-action 'none'; worker-src 'self' blob:";

// ---- for a server: every part a file of its own, nothing inline
makeSite(join(values.out, "site"), {
  policy: `${common}; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; `
    + "connect-src 'self'; manifest-src 'self'",
  build, before, program, page, style, wasm,
  icon: readFileSync(values.icon, "utf8"), manifest: read("manifest.webmanifest"), worker: read("sw.js"), reader: read("part_worker.js"),
}, fill, values.sample, values.embed ? readdirSync(values.embed).map((name) => join(values.embed, name)) : []);

// ---- one file: program and sample are data blocks, scripts are allowed by their hash, and
// nothing may be connected to
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const inline = (text, attributes = "") => {
  if (/<\/script|<!--/i.test(text)) throw new Error("a script holds a mark that would end it");
  return `<script${attributes}>${text}</script>`;
};
const block = (id, bytes) =>
  `<script type="application/octet-stream" id="${id}">${bytes.toString("base64")}</script>`;
writeFileSync(join(values.out, "xanh.html"), fill({
  policy: `${common}; script-src ${[before, program, page].map(hash).join(" ")} 'wasm-unsafe-eval'; `
    + `style-src ${hash(style)}; img-src data: blob:; connect-src 'none'`,
  build,
  style: `<style>${style}</style>`,
  scripts: [
    inline(before),
    block("data-program", wasm),
    ...(values.sample ? [block("data-sample", readFileSync(values.sample))] : []),
    inline(program, ' id="code-program"'),
    inline(read("part_worker.js"), ' type="text/plain" id="code-reader"'),
    inline(page),
  ].join("\n"),
}));
