// Every page of tables says in the browser what its command says on the command line, in both languages,
// with each row of each table reachable by its name.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as x from "./harness.mjs";

const PAGES = {  // page: its command
  ranking: "ranking", trend: "forecast", spread: "spread", levers: "levers", changes: "compare", definitions: "definitions",
  index766: "index766", stocks: "stocks", check: "check", targets: "targets", sources: "sources",
};

const run = promisify(execFile);
async function printed(command, language) {
  const { stdout } = await run(x.program, [command, file, "--lang", language, "--format", "json"], { maxBuffer: 1 << 28 });
  return JSON.parse(stdout);
}
/// What the twin says: sentences, and by table the keys of its rows and the texts of their cells.
const shown = (page) => page.evaluate(() => {
  const main = document.querySelector("#twin main") ?? document.querySelector("#twin");
  return {
    title: document.querySelector("#twin h1").textContent,
    sentences: [...main.querySelectorAll("ul > li")].map((line) => line.textContent),
    tables: [...main.querySelectorAll("table[id]")].map((table) => ({
      id: table.id.slice("table-".length), caption: table.querySelector("caption").textContent,
      rows: [...table.querySelectorAll("tbody tr")].map((row) => ({
        key: row.dataset.key,
        cells: [...row.children].map((cell) => cell.querySelector("select option[selected]")?.textContent ??
          cell.querySelector("input")?.value ?? cell.textContent) })) })) };
});

let browser, server, file, it;
before(async () => {
  browser = await x.launch();
  server = await x.serve();
  file = await x.makeSample(20000, "xlsx");
  it = await x.open(browser, server.url);
  await x.choose(it.page, file);
  await x.loaded(it.page);
});
after(async () => {
  await it?.close();
  await browser?.close();
  server?.close();
});

for (const language of ["vi", "en"]) {
  describe(`in ${language}`, () => {
    before(async () => {
      await x.press(it.page, `lang:${language}`);
      await x.until(language, async () => (await it.page.locator("html").getAttribute("lang")) === language);
    });
    for (const [id, command] of Object.entries(PAGES)) {
      test(`${id}: as xanh ${command}`, async () => {
        const expected = await printed(command, language);
        await x.go(it.page, id);
        const page = await shown(it.page);
        assert.equal(page.title, expected.title);
        for (const sentence of expected.sentences) assert.ok(page.sentences.includes(sentence), sentence);
        assert.deepEqual(page.tables.map((table) => table.id), expected.tables.map((table) => table.id));
        for (const [n, table] of expected.tables.entries()) {
          const twin = page.tables[n];
          assert.equal(twin.caption, table.caption);
          assert.equal(twin.rows.length, table.rows.length, table.id);
          for (const [r, row] of table.rows.entries()) {
            const cells = table.columns.map((column) => row[column]);
            for (const [c, cell] of cells.entries()) {  // numbers are bare there and formatted here
              const said = typeof cell === "string" ? cell.replace(command === "stocks" ? "••••" : "", "") : "";  // its codes are masked in files only
              if (said !== "") assert.ok(twin.rows[r].cells[c].includes(said), `${table.id} ${row.key}: ${cell} is ${twin.rows[r].cells[c]}`);
            }
          }
        }
        assert.deepEqual(it.record.errors, []);
        assert.deepEqual(it.record.violations, []);
      });
    }
  });
}
