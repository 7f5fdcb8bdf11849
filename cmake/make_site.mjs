// dist/site: the page for a web server. Every part is a file of its own with its hash in its name, so that browsers
// keep it for ever and never mix two builds; nothing is inline; what compresses lies there compressed as well.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

export const shortHash = (...parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex").slice(0, 12);
};

const COMPRESSED = new Set([".html", ".js", ".css", ".wasm", ".svg", ".webmanifest", ".json"]);
const compressors = {
  ".br": (bytes) => brotliCompressSync(bytes, { params: {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  ".gz": (bytes) => gzipSync(bytes, { level: 9 }),
};

/// A folder that holds exactly what is put into it. A file whose name holds its hash is not made twice:
/// compressing the program takes seconds.
class Folder {
  constructor(path) {
    this.path = path;
    this.names = new Set();
  }

  put(name, content, hashed = false) {
    const bytes = Buffer.from(content);
    this.write(name, hashed, () => bytes);
    for (const [end, compress] of Object.entries(compressors)) {
      if (COMPRESSED.has(extname(name))) this.write(name + end, hashed, () => compress(bytes));
    }
    return name;
  }

  /// "page.js" becomes "page.0123456789ab.js".
  putHashed(name, content) {
    const end = extname(name);
    return this.put(`${name.slice(0, -end.length)}.${shortHash(content)}${end}`, content, true);
  }

  write(name, hashed, make) {
    this.names.add(name);
    const path = join(this.path, name);
    if (hashed && existsSync(path)) return;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, make());
  }

  /// Removes what an earlier build has left.
  tidy() {
    for (const entry of readdirSync(this.path, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      if (entry.isFile() && !this.names.has(path.slice(this.path.length + 1))) rmSync(path);
    }
  }
}

/// `parts`: policy and build as text, before, program, page and style as text, wasm as bytes, icon, manifest and
/// worker (templates) as text; `fill` makes index.html of its pieces. `sample`: the path of a file, or undefined.
/// `embed`: the paths of files for pages that embed this one.
export function makeSite(path, parts, fill, sample, embed = []) {
  const site = new Folder(path);
  const wasm = site.putHashed("xanh.wasm", parts.wasm);
  // The program finds its other half by name, beside itself.
  const pieces = parts.program.split('"xanh.wasm"');
  if (pieces.length !== 2) throw new Error(`the program names xanh.wasm ${pieces.length - 1} times, not once`);
  const script = pieces.join(JSON.stringify(wasm));
  const program = site.putHashed("xanh.js", script);
  // A worker's script is one file, so that it asks for no other.
  const reader = site.putHashed("reader.js", `${script}\n${parts.reader}`);
  const before = site.putHashed("before.js", parts.before);
  const page = site.putHashed("page.js", parts.page);
  const style = site.putHashed("style.css", parts.style);
  const icon = site.putHashed("icon.svg", parts.icon);
  const manifest = site.put("manifest.webmanifest", parts.manifest.replace("{{icon}}", icon));
  const later = [icon];
  if (sample) later.push(site.put(basename(sample), readFileSync(sample)));
  const index = fill({
    policy: parts.policy,
    build: parts.build,
    style: [
      `<script src="${before}"></script>`,  // first of all, and not deferred: it watches the others arrive
      `<link rel="stylesheet" href="${style}">`,
      `<link rel="manifest" href="${manifest}">`,
      `<link rel="preload" id="program" href="${wasm}" as="fetch" type="application/wasm" crossorigin data-reader="${reader}">`,
    ].join("\n"),
    scripts: `<script src="${program}" defer></script>\n<script src="${page}" defer></script>`,
  });
  site.put("index.html", index);
  const files = [before, style, manifest, wasm, program, reader, page];
  site.put("sw.js", parts.worker.replace("{{build}}", shortHash(index, ...files))
    .replace("{{files}}", JSON.stringify(files)).replace("{{later}}", JSON.stringify(later)));
  for (const file of embed) {
    const name = join("embed", basename(file));
    // What is to be edited where it lies has no compressed copy, which a server would go on sending.
    if (extname(file) === ".json") site.write(name, false, () => readFileSync(file));
    else site.put(name, readFileSync(file));
  }
  site.tidy();
}
