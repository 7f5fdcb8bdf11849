// Text typed into a field on the canvas, by the sequences of events that keyboards, input methods and
// keyboard helpers really send: the letters that arrive are what the person meant.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as fields from "./fields.mjs";
import * as x from "./harness.mjs";

let browser, server, page, record, cdp, at;
before(async () => {
  browser = await x.launch();
  server = await x.serve();
  ({ page, record } = await x.open(browser, server.url));
  cdp = await page.context().newCDPSession(page);
  await x.choose(page, await x.makeSample(2000, "csv"));
  await x.loaded(page);
  await x.go(page, "ranking");
  at = await fields.fieldAt(page);
});
after(async () => {
  await browser?.close();
  server?.close();
});

// ---------------------------------------------------------------- what keyboards send
const code = { Backspace: 8, Enter: 13, ArrowLeft: 37 };
const key = async (name, options = {}) => {
  const common = { key: name, code: name, windowsVirtualKeyCode: code[name], ...options };
  await cdp.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...common });
  await cdp.send("Input.dispatchKeyEvent", { type: "keyUp", ...common });
};
const letters = async (text) => {
  for (const letter of text) {
    await cdp.send("Input.dispatchKeyEvent", { type: "keyDown", key: letter, text: letter });
    await cdp.send("Input.dispatchKeyEvent", { type: "keyUp", key: letter });
  }
};
/// Unikey, EVKey, OpenKey: Backspaces and the letters composed, injected in one burst.
const inject = async (erased, text) => {
  await Promise.all([...Array.from({ length: erased }, () => key("Backspace")), letters(text)]);
};
/// An input method composes: each text replaces the one before; then it is committed.
const compose = async (...texts) => {
  for (const text of texts) {
    await cdp.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  }
  await cdp.send("Input.insertText", { text: texts.at(-1) });
};
/// What a phone's keyboard does to the field itself: `from` its end, `erased` characters become `text`.
const replace = (inputType, erased, text) => page.evaluate(([inputType, erased, text]) => {
  const agent = document.activeElement;
  const init = { inputType, data: inputType.startsWith("delete") ? null : text, bubbles: true, cancelable: true };
  agent.dispatchEvent(new KeyboardEvent("keydown", { key: "Unidentified", keyCode: 229, bubbles: true, cancelable: true }));
  if (!agent.dispatchEvent(new InputEvent("beforeinput", init))) return;
  agent.setRangeText(text, agent.value.length - erased, agent.value.length, "end");
  agent.dispatchEvent(new InputEvent("input", init));
}, [inputType, erased, text]);

const typed = (type, enter) => fields.typed(page, at, key, type, enter);

const cases = {
  "plain letters": ["Lao Cai", () => letters("Lao Cai")],
  "letters with their marks, as a layout of its own sends them": ["Đặng Xá ưỡ", () => letters("Đặng Xá ưỡ")],
  "Telex by a helper that injects": ["tiếng Việt", async () => {
    await letters("tie");
    await inject(1, "ê");
    await letters("n");
    await inject(2, "ến");
    await letters("g Vie");
    await inject(1, "ê");
    await letters("t");
    await inject(2, "ệt");
  }],
  "VNI by a helper, typed fast: five letters back at once": ["đường", async () => {
    await letters("duong");
    await inject(5, "đuong");
    await inject(4, "ương");
    await inject(4, "ường");
  }],
  "a helper that outwits suggestions: a mark typed and erased before the letters": ["Sở", async () => {
    await letters("So");
    await letters("\u202f");
    await inject(2, "ở");
  }],
  "a helper that selects what it typed and types over it": ["hồ", async () => {
    await letters("ho");
    await key("ArrowLeft", { modifiers: 8 });
    await letters("ô");
    await key("ArrowLeft", { modifiers: 8 });
    await letters("ồ");
  }],
  "ibus and Windows: letters composed in place": ["Phú Thọ", async () => {
    await compose("P", "Ph", "Phu", "Phú");
    await letters(" ");
    await compose("T", "Th", "Tho", "Thọ");
  }],
  "a composition that is taken back": ["Hà", async () => {
    await compose("H", "Hà");
    await cdp.send("Input.imeSetComposition", { text: "xyz", selectionStart: 3, selectionEnd: 3 });
    await cdp.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 });
  }],
  "macOS: a dead key, then its letter": ["ê ñ", async () => {
    await compose("ˆ", "ê");
    await letters(" ");
    await compose("˜", "ñ");
  }],
  "marks apart from their letters become one": ["Hoà Bình", () => letters("Hoa\u0300 Bi\u0300nh")],
  "a phone: letters without keys, a word corrected, its end erased": ["Hà Nội", async () => {
    for (const letter of "ha noi") await replace("insertText", 0, letter);
    await replace("insertReplacementText", 6, "Hà Nộix");
    await replace("deleteContentBackward", 1, "");
  }],
  "a phone: erasing what stood there before anything was typed": ["Ba Đìn", async () => {
    await letters("Ba Đình");
    await key("ArrowLeft");
    await key("ArrowRight", { windowsVirtualKeyCode: 39 });
    await replace("deleteContentBackward", 1, "");
  }],
  "a phone: a composed word erased letter by letter": ["Sa", async () => {
    await compose("S", "Sa", "Sap", "Sapa");
    await replace("deleteContentBackward", 1, "");
    await replace("deleteContentBackward", 1, "");
  }],
  "what is pasted stands between what is typed": ["xã Mường Lay", async () => {
    await letters("xã ");
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", "Mường Lai");
      document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    });
    await inject(1, "y");
  }],
};
for (const [name, [expected, type]] of Object.entries(cases)) {
  test(name, async () => assert.equal(await typed(type), expected));
}

test("Enter of a keyboard that names no key", async () => {
  assert.equal(await typed(() => letters("Na Hang"), () => replace("insertLineBreak", 0, "")), "Na Hang");
});

test("a burst is taken in within a second: no letter waits for the caret to blink", async () => {
  const text = await typed(async () => {
    await letters("duonggggg");
    const begun = Date.now();
    await inject(8, "ường");
    await page.waitForTimeout(Math.max(0, 1000 - (Date.now() - begun)));
  });
  assert.equal(text, "dường");
  assert.deepEqual(record.errors, []);
});
