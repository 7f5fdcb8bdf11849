// Runs one suite and says how it ended. The test runner hides a process that died of a signal, and DuckDB's
// binding has done so now and then, in the middle of a query, on a busy machine: such a suite runs once
// more, with DuckDB on one thread. A second death fails, and so does every other ending at once.
import { spawnSync } from "node:child_process";

const [file] = process.argv.slice(2);

function run(env) {
  // Not `node --test FILE`: it would start the file in a process of its own, and keep its signal to itself.
  const { status, signal, error } = spawnSync(process.execPath, ["--test-reporter=spec", file], { stdio: "inherit", env });
  if (error) throw error;
  if (signal) console.log(`${file} died of ${signal}`);
  return { status, signal };
}

let end = run(process.env);
if (end.signal) {
  console.log("once more, DuckDB on one thread");
  end = run({ ...process.env, XANH_DUCK_THREADS: "1" });
}
process.exitCode = end.signal ? 1 : end.status;
