// The native program and the peers in Node: each in a process of its own, timed from outside or by itself.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { program } from "../browser/harness.mjs";
import { digest, PERIOD } from "./job.mjs";

const here = new URL(".", import.meta.url).pathname;
/// The program that measures clicks without a window; ./dev bench builds it beside the benchmarks.
const clicker = process.env.XANH_CLICKS ?? join(here, "../../build/native/tests/bench/xanh_clicks");
const PATIENCE = 240;  // seconds, after which a peer is left

/// Wall time and peak memory of a command, told by the system when it ends.
const WRAPPER = `
import json, resource, subprocess, sys, time
begin = time.monotonic()
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
seconds = time.monotonic() - begin
mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024 / 1e6
sys.stdout.write(json.dumps({"seconds": seconds, "mb": mb, "status": done.returncode, "stdout": done.stdout.decode(), "stderr": done.stderr.decode()[-500:]}))
`;

/// Runs a command to its end without stopping this process, which may serve a browser meanwhile.
function finish(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let out = "", errors = "", late = false;
    const timer = setTimeout(() => { late = true; child.kill("SIGKILL"); }, PATIENCE * 1000);
    child.stdout.on("data", (text) => { out += text; });
    child.stderr.on("data", (text) => { errors += text; });
    child.on("close", (status, signal) => {
      clearTimeout(timer);
      resolve({ out, errors, status, signal, late });
    });
  });
}

/// Two words for why there is no figure.
export function reason(text) {
  if (/heap out of memory|out of memory|OutOfMemory|bad_alloc|allocation fail|Array buffer allocation/i.test(text)) return "out of memory";
  if (/string longer than|Invalid string length|ERR_STRING_TOO_LONG|0x1fffffe8/i.test(text)) return "string limit";
  if (/not installed/.test(text)) return "not installed";
  if (/extension/i.test(text)) return "needs extension";
  if (/crash|closed/i.test(text)) return "tab crashed";
  if (/waited in vain|Timeout/i.test(text)) return "too slow";
  return "failed: " + text.trim().split("\n").find((line) => /error/i.test(line))?.slice(0, 60);
}

export async function xanh(file, threads) {
  const done = await finish("python3", ["-c", WRAPPER, program, "report", file, "--format", "json", "--from", PERIOD.from, "--to", PERIOD.to],
    { XANH_THREADS: String(threads) });
  if (done.late) return { failed: "too slow" };
  const { seconds, mb, status, stdout, stderr } = JSON.parse(done.out);
  if (status !== 0) return { failed: reason(stderr) };
  const report = JSON.parse(stdout);
  const groups = report.rows.map(({ figures: { full_process_a: figure } }) => ({ unit: 1, received: figure.denominator, met: figure.numerator }));
  return { seconds, mb, digest: digest(groups), keys: report.rows.map((row) => row.key) };
}

/// Milliseconds from a click on a unit to the whole overview as a page of plain data.
export async function xanhClicks(file, keys) {
  if (!existsSync(clicker)) return { failed: "not built" };
  const done = await finish(clicker, [file, ...keys.map((key) => `only:unit=${key}`)], { XANH_THREADS: "2" });
  if (done.status !== 0) return { failed: done.late ? "too slow" : reason(done.errors) };
  return JSON.parse(done.out);
}

export async function nodePeer(name, file) {
  const done = await finish(process.execPath, ["--max-old-space-size=6000", join(here, "node_peer.mjs"), name, file]);
  if (done.late) return { failed: "too slow" };
  if (done.status !== 0) return { failed: reason(done.signal === "SIGKILL" ? "out of memory" : done.errors) };
  return JSON.parse(done.out);
}

export function pageWeight(dist) {
  const done = spawnSync(process.execPath, [join(here, "../browser/weight.mjs"), dist], { encoding: "utf8" });
  const sent = done.stdout.match(/together\s+\d+\s+(\d+)/);
  return sent ? { kb: Number(sent[1]) / 1000 } : { failed: "failed: weight" };
}
