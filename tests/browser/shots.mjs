// Pictures of every page, for eyes: light and dark, at the sizes that offices have. The bundled sample is shown.
//   node shots.mjs FOLDER [PAGE...]     (./dev shots [PAGE...])
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import * as x from "./harness.mjs";

const SIZES = {  // CSS pixels inside a browser and the scale of the screen
  laptop: { viewport: { width: 1366, height: 768 }, deviceScaleFactor: 1 },
  laptop125: { viewport: { width: 1093, height: 480 }, deviceScaleFactor: 1.25 },
  laptop150: { viewport: { width: 911, height: 400 }, deviceScaleFactor: 1.5 },
  desktop: { viewport: { width: 1920, height: 1080 }, deviceScaleFactor: 1 },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true },
};

const [folder, ...wanted] = process.argv.slice(2);
if (!folder) throw new Error("usage: node shots.mjs FOLDER [PAGE...]");
mkdirSync(folder, { recursive: true });

const pagesOf = (page) => page.locator('#twin button[data-action^="page:"]').evaluateAll((buttons) =>
  [...new Set(buttons.map((button) => button.dataset.action.slice("page:".length)))]);

const browser = await x.launch();
const server = await x.serve();
let taken = 0;
for (const [size, options] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"]) {
    const { page, close } = await x.open(browser, server.url, { ...options, colorScheme });
    const picture = async (name) => {
      await x.quiet(page);
      await page.screenshot({ path: join(folder, `${name}-${size}-${colorScheme}.png`) });
      taken += 1;
    };
    if (wanted.length === 0 || wanted.includes("start")) await picture("start");
    await x.press(page, "sample");
    await x.loaded(page);
    for (const id of await pagesOf(page)) {
      if (wanted.length > 0 && !wanted.includes(id)) continue;
      if (id === "about") {  // not in the menu: only the address tells that it is there
        await x.press(page, "page:about");
        await x.until("the settings", () => page.evaluate(() => decodeURIComponent(location.hash).includes("page:about")));
      } else {
        await x.go(page, id);
      }
      await picture(id);
    }
    await close();
  }
}
await browser.close();
server.close();
console.log(`${taken} pictures in ${folder}`);
