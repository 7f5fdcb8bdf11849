// Where the peers' packages lie: what the tests have already, and the others under build/bench, so that
// neither `./dev test` nor the source folder knows of them.
import { createRequire } from "node:module";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const root = new URL("../../", import.meta.url).pathname;
export const PACKAGES = [join(root, "build/bench/peers/node_modules"), join(root, "tests/node_modules")];
const home = (name) => PACKAGES.find((folder) => existsSync(join(folder, name)));

/// Loads a package as Node would from where it is installed.
export async function peer(name) {
  const folder = home(name.split("/").slice(0, name.startsWith("@") ? 2 : 1).join("/"));
  if (!folder) throw new Error("not installed");
  const made = await import(pathToFileURL(createRequire(join(folder, "..", "x.js")).resolve(name)).href);
  return made.default ?? made;
}
