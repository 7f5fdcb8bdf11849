// Assembles the page from its parts: a folder for a web server, and one file to double-click.
//   node make_page.mjs --page DIR --js xanh.js --wasm xanh.wasm [--sample FILE] --out DIR
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: {
  page: { type: "string" }, js: { type: "string" }, wasm: { type: "string" },
  sample: { type: "string" }, out: { type: "string" } } });

// In this order: each part uses only the ones before it.
const PARTS = ["twin.js", "files.js", "input.js", "touch.js", "core.js", "start.js"];
const read = (name) => readFileSync(join(values.page, name), "utf8");
const template = read("index.html");
const style = read("style.css");
const page = `"use strict";\n(() => {\n${PARTS.map(read).join("\n")}\n})();\n`;
const program = readFileSync(values.js, "utf8");

// A function as the replacement: a "$" in the scripts must stay as it is.
const fill = (parts) => template.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
const common = "default-src 'none'; img-src data: blob:; base-uri 'none'; form-action 'none'";

// ---- for a server: every part a file of its own, nothing inline
const site = join(values.out, "site");
mkdirSync(site, { recursive: true });
writeFileSync(join(site, "index.html"), fill({
  policy: `${common}; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'`,
  style: '<link rel="stylesheet" href="style.css">',
  scripts: '<script src="xanh.js" defer></script>\n<script src="page.js" defer></script>',
}));
writeFileSync(join(site, "style.css"), style);
writeFileSync(join(site, "page.js"), page);
writeFileSync(join(site, "xanh.js"), program);
copyFileSync(values.wasm, join(site, "xanh.wasm"));
if (values.sample) copyFileSync(values.sample, join(site, basename(values.sample)));

// ---- one file: program and sample are data blocks, scripts are allowed by their hash, and
// nothing may be connected to
const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const inline = (text) => {
  if (/<\/script|<!--/i.test(text)) throw new Error("a script holds a mark that would end it");
  return `<script>${text}</script>`;
};
const block = (id, file) =>
  `<script type="application/octet-stream" id="${id}">${readFileSync(file).toString("base64")}</script>`;
writeFileSync(join(values.out, "xanh.html"), fill({
  policy: `${common}; script-src ${hash(program)} ${hash(page)} 'wasm-unsafe-eval'; `
    + `style-src ${hash(style)}; connect-src 'none'`,
  style: `<style>${style}</style>`,
  scripts: [
    block("data-program", values.wasm),
    ...(values.sample ? [block("data-sample", values.sample)] : []),
    inline(program),
    inline(page),
  ].join("\n"),
}));
