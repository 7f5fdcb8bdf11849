// The program under test, run as a user runs it, and a folder for the files it is given.
import { execFile, execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const root = new URL("../../", import.meta.url).pathname;
const program = process.env.XANH_PROGRAM ?? join(root, "build/native/xanh");
const folder = mkdtempSync(join(tmpdir(), "xanh-oracle-"));
process.env.SOURCE_DATE_EPOCH ??= "1764300000";  // what is saved is the same each time
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/// A path in the folder of this run.
export const scratch = (name) => join(folder, name);

/// Runs the program; gives { code, out, err }.
export function xanh(...args) {
  const run = spawnSync(program, args.map(String), { encoding: "utf8", maxBuffer: 1 << 28 });
  if (run.error) throw run.error;
  return { code: run.status, out: run.stdout, err: run.stderr };
}

/// The report on one file or several, as data. Throws with the program's words when it fails.
export function report(files, ...options) {
  const { code, out, err } = xanh("report", ...[files].flat(), "--format", "json", ...options);
  if (code !== 0) throw new Error(`xanh report ${files} ${options.join(" ")}: exit code ${code}: ${err}`);
  return JSON.parse(out);
}

/// The same beside others: several at once.
export async function reportBeside(files, ...options) {
  const { stdout } = await promisify(execFile)(program, ["report", ...[files].flat(), "--format", "json", ...options].map(String), { encoding: "utf8", maxBuffer: 1 << 28 });
  return JSON.parse(stdout);
}

/// A file of the program's own generator; made once.
export function sample(rows, format = "csv", seed = 7) {
  const file = scratch(`sample-${rows}-${seed}.${format}`);
  if (!existsSync(file)) {
    execFileSync(program, ["sample", "--rows", rows, "--seed", seed, "--format", format, "-o", file].map(String));
  }
  return file;
}
