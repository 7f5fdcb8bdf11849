// The files that are measured: made once by `xanh sample` and kept under build/bench/data, until the
// generator changes. JSON is the same list as records with the header's words as names.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { program } from "../browser/harness.mjs";

const root = new URL("../../", import.meta.url).pathname;
export const work = join(root, "build/bench");
const folder = join(work, "data");
const SEED = 1;

const generator = () => {
  const hash = createHash("sha256");
  const sources = join(root, "native/sample");
  for (const name of readdirSync(sources).sort()) hash.update(readFileSync(join(sources, name)));
  return hash.digest("hex").slice(0, 8);
};

/// {file, bytes, rows, format}
export async function sample(rows, format) {
  mkdirSync(folder, { recursive: true });
  const key = generator();
  for (const name of readdirSync(folder)) {
    if (!name.includes(key)) rmSync(join(folder, name));  // of an older generator
  }
  const file = join(folder, `${rows}-${key}.${format}`);
  if (!existsSync(file)) {
    process.stderr.write(`making ${rows} rows of ${format}\n`);
    const part = `${file}.part`;
    if (format === "json") await records((await sample(rows, "csv")).file, part);
    else execFileSync(program, ["sample", "--rows", rows, "--seed", SEED, "--format", format, "-o", part].map(String));
    renameSync(part, file);  // a half-made file is never measured
  }
  return { file, rows, format, bytes: statSync(file).size };
}

/// A CSV of `xanh sample` as a JSON array; its title and closing lines, which hold no code, are no records.
async function records(csv, file) {
  const out = createWriteStream(file);
  let head = null, row = [], cell = "", quoted = false, first = true, text = "";
  const end = () => {
    row.push(cell);
    cell = "";
    if (!head && row.includes("Mã hồ sơ")) head = row;
    else if (head && row[0].includes("-")) {
      text += (first ? "[\n" : ",\n") + JSON.stringify(Object.fromEntries(head.map((name, i) => [name, row[i]])));
      first = false;
    }
    row = [];
  };
  for await (const chunk of createReadStream(csv, { encoding: "utf8", highWaterMark: 1 << 20 })) {
    for (const letter of chunk) {
      if (letter === '"') quoted = !quoted;  // the generator never writes a quote inside a cell
      else if (quoted) cell += letter;
      else if (letter === ",") { row.push(cell); cell = ""; }
      else if (letter === "\n") end();
      else if (letter !== "\r") cell += letter;
    }
    if (!out.write(text)) await once(out, "drain");
    text = "";
  }
  out.end(`${text}\n]\n`);
  await once(out, "finish");
}
