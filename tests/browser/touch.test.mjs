// Fingers on the canvas, as a phone sends them: scrolling, tapping, holding, pinching, typing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as x from "./harness.mjs";

let browser, server, file;
before(async () => {
  browser = await x.launch();
  server = await x.serve();
  file = await x.makeSample(2000, "csv");
});
after(async () => {
  await browser?.close();
  server?.close();
});

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

async function phone(options = {}) {
  const made = await x.open(browser, server.url, { ...PHONE, ...options });
  const cdp = await made.page.context().newCDPSession(made.page);
  // Events carry the times a quick hand gives them: the machine may be slow.
  let clock = 0;
  const send = (type, ...points) => {
    clock = Math.max(clock + 0.012, type === "touchStart" ? Date.now() / 1000 : 0);
    return cdp.send("Input.dispatchTouchEvent", {
      type, touchPoints: points.map(([x, y], id) => ({ x, y, id })), timestamp: clock });
  };
  /// The finger rests where it is.
  const rest = async (ms) => {
    clock += ms / 1000;
    await made.page.waitForTimeout(ms);
  };
  const picture = async () => {
    await x.quiet(made.page);
    return made.page.screenshot();
  };
  /// One finger along the points.
  const drag = async (points) => {
    await send("touchStart", points[0]);
    for (const point of points.slice(1)) await send("touchMove", point);
    await send("touchEnd");
  };
  return { ...made, send, rest, picture, drag };
}

const upwards = (from, to, step) => Array.from({ length: Math.floor((from - to) / step) + 1 }, (_, i) => [195, from - i * step]);

test("a finger scrolls the page by what it moves, and back", async () => {
  const { page, record, send, picture, drag, close } = await phone({ reducedMotion: "reduce" });
  await x.choose(page, file);
  await x.loaded(page);
  await x.go(page, "overview");
  await page.evaluate(() => document.activeElement.blur());
  const top = await picture();
  await drag(upwards(600, 300, 20));
  const changed = (from) => x.until("another picture", async () => {
    const now = await picture();
    return !now.equals(from) && now;
  });
  const below = await changed(top);
  // What was at y = 600 is at 300: the same pixels, 300 further up.
  const strips = await page.evaluate(async ([a, b]) => {
    const pixels = async (text, y) => {
      const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const canvas = new OffscreenCanvas(600, 120);
      const context = canvas.getContext("2d");
      context.drawImage(bitmap, 40, y * 2, 600, 120, 0, 0, 600, 120);
      return [...context.getImageData(0, 0, 600, 120).data].join();
    };
    return [await pixels(a, 560), await pixels(b, 260)];
  }, [top.toString("base64"), below.toString("base64")]);
  assert.equal(strips[1], strips[0]);
  await drag(upwards(600, 300, 20).reverse());
  assert.ok((await changed(below)).equals(top));
  assert.deepEqual(record.errors, []);
  await close();
});

test("a thrown page goes on by itself, but not where the system asks for no motion", async () => {
  const ends = [];
  for (const reducedMotion of ["no-preference", "reduce"]) {
    const { page, picture, drag, close } = await phone({ reducedMotion });
    await x.choose(page, file);
    await x.loaded(page);
    await x.go(page, "overview");
    await picture();
    await drag(upwards(700, 460, 40));
    ends.push(await picture());
    await close();
  }
  assert.ok(!ends[0].equals(ends[1]));
});

test("a tap acts, a long press does not", async () => {
  const { page, send, rest, picture, close } = await phone();
  const at = await buttonAt(page, picture);
  await send("touchStart", at);
  await rest(900);
  await send("touchEnd");
  await page.waitForTimeout(300);
  assert.equal(await x.offered(page, "sample"), true, "still the start page");
  await send("touchStart", at);
  await send("touchEnd");
  await x.until("the sample is read", () => x.offered(page, "page:overview"));
  await close();
});

/// Where the button for the sample is drawn: focus in the twin draws a ring around it.
async function buttonAt(page, picture) {
  await page.locator('#twin button[data-action="sample"]').focus();
  const ringed = await picture();
  await page.evaluate(() => document.activeElement.blur());
  const plain = await picture();
  return page.evaluate(async ([a, b]) => {
    const pixels = async (text) => {
      const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext("2d");
      context.drawImage(bitmap, 0, 0);
      return context.getImageData(0, 0, bitmap.width, bitmap.height);
    };
    const [one, two] = [await pixels(a), await pixels(b)];
    const box = [Infinity, Infinity, 0, 0];
    for (let i = 0; i < one.data.length; i += 4) {
      if (one.data[i] === two.data[i] && one.data[i + 1] === two.data[i + 1]) continue;
      const [x, y] = [(i / 4) % one.width, Math.floor(i / 4 / one.width)];
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
    return [(box[0] + box[2]) / 2 / devicePixelRatio, (box[1] + box[3]) / 2 / devicePixelRatio];
  }, [ringed.toString("base64"), plain.toString("base64")]);
}

test("two fingers zoom the page: laid out anew at the new scale, as sharp as before, and back", async () => {
  const { page, record, send, picture, close } = await phone();
  const canvas = () => page.locator("canvas").evaluate((element) => ({ width: element.width, transform: element.style.transform }));
  const zoomed = (to) => x.until(`zoom ${to}`, async () => (await page.locator("#xanh").getAttribute("data-zoom")) === to);
  const pinch = async (from, to) => {
    await send("touchStart", [195 - from, 400], [195 + from, 400]);
    for (let i = 1; i <= 8; i++) {
      const half = from + ((to - from) * i) / 8;
      await send("touchMove", [195 - half, 400], [195 + half, 400]);
    }
  };
  const before = await picture();
  await pinch(60, 90);
  // A move is told with the frame that it falls into.
  await x.until("as far as the fingers", async () => (await canvas()).transform === "scale(1.5)");
  await send("touchEnd");
  const larger = await picture();
  await zoomed("1.50");
  assert.deepEqual(await canvas(), { width: 780, transform: "" });
  assert.ok(!larger.equals(before));
  await pinch(60, 600);  // no further than twice
  await send("touchEnd");
  await zoomed("2.00");
  await pinch(180, 30);
  await send("touchEnd");
  await zoomed("1.00");
  assert.ok((await picture()).equals(before));
  assert.deepEqual(record.errors, []);
  await close();
});

test("a tap on a field brings up the keyboard, which does not cover it", async () => {
  const { page, send, close } = await phone();
  await x.choose(page, file);
  await x.loaded(page);
  await x.go(page, "ranking");
  // The field is in sight once its control in the twin has focus.
  await page.locator('#twin input[data-action="search:"]').focus();
  await x.quiet(page);
  const tapped = async () => {
    for (let y = 120; y < 840; y += 12) {
      for (const at of [[120, y], [260, y]]) {
        await page.evaluate(([x, y]) => document.querySelector("canvas")
          .dispatchEvent(new PointerEvent("pointermove", { clientX: x, clientY: y, pointerType: "mouse" })), at);
        await page.waitForTimeout(50);
        if ((await page.locator("canvas").evaluate((canvas) => canvas.style.cursor)) === "text") return at;
      }
    }
    return null;
  };
  const at = await tapped();
  assert.ok(at, "the field is on the canvas");
  await send("touchStart", at);
  await send("touchEnd");
  await x.until("the agent has focus", () => page.evaluate(() => document.activeElement?.id === "agent"));
  // The keyboard takes the lower part.
  await page.setViewportSize({ width: 390, height: 420 });
  await x.until("the field is in sight", async () => {
    const top = await page.locator("#agent").evaluate((agent) => parseFloat(agent.style.top));
    return top > 0 && top < 400;
  });
  assert.equal(await page.evaluate(() => document.activeElement?.id), "agent");
  await close();
});
