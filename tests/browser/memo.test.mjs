// The report to a superior as the page saves it: the command line's, byte by byte, for the same file and view.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as x from "./harness.mjs";

let browser, server, file;
before(async () => {
  browser = await x.launch();
  server = await x.serve();
  file = await x.makeSample(3000, "xlsx");
});
after(async () => {
  await browser?.close();
  server?.close();
});

for (const [action, format, command] of [["export:memo", "docx", "memo"], ["export:memo-html", "html", "memo"], ["export:xlsx", "xlsx", "report"]]) {
  test(`saves the command line's ${format}`, async () => {
    const { page, record, close } = await x.open(browser, server.url);
    // What is saved tells its time: the page's clock says what SOURCE_DATE_EPOCH tells the command line.
    await page.evaluate((time) => { Date.now = () => time; }, Number(process.env.SOURCE_DATE_EPOCH) * 1000);
    await x.choose(page, file);
    await x.loaded(page);
    await x.go(page, "overview");
    const download = x.download(page);
    await x.press(page, action);
    const saved = readFileSync(await (await download).path());
    const own = join(x.scratch, `memo.${format}`);
    execFileSync(x.program, [command, file, "--format", format, "-o", own]);
    assert.ok(saved.equals(readFileSync(own)), `${saved.length} bytes, the command line's ${readFileSync(own).length}`);
    assert.deepEqual(record.errors, []);
    await close();
  });
}
