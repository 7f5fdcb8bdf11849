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

for (const [action, format] of [["export:memo", "docx"], ["export:memo-html", "html"]]) {
  test(`saves the command line's ${format}`, async () => {
    const { page, record, close } = await x.open(browser, server.url);
    await x.choose(page, file);
    await x.loaded(page);
    await x.go(page, "overview");
    const download = page.waitForEvent("download");
    await x.press(page, action);
    const saved = readFileSync(await (await download).path());
    const own = join(x.scratch, `memo.${format}`);
    execFileSync(x.program, ["memo", file, "--format", format, "-o", own]);
    assert.ok(saved.equals(readFileSync(own)), `${saved.length} bytes, the command line's ${readFileSync(own).length}`);
    assert.deepEqual(record.errors, []);
    await close();
  });
}
