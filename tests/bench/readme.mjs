// Puts the results into the README between its two marks, and the growth plot beside the other pictures.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const BEGIN = "<!-- speed: written by ./dev bench --write -->";
export const END = "<!-- end of speed -->";
const PICTURE = "public/pictures/growth.svg";

export function write(folder, table, picture) {
  const file = join(folder, "README.md");
  const [before, rest] = readFileSync(file, "utf8").split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`${file} does not hold "${BEGIN}" and "${END}"`);
  const image = picture ? `\n\n![Rows of a CSV against time: Xanh and its peers, 10 thousand to 5 million rows](${PICTURE})` : "";
  writeFileSync(file, `${before}${BEGIN}\n${table}${image}\n${END}${after}`);
  if (!picture) return;
  mkdirSync(join(folder, "public/pictures"), { recursive: true });
  writeFileSync(join(folder, PICTURE), picture);
}
