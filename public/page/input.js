// Mouse, wheel, keyboard and text from the browser to the core (fingers: touch.js). Nothing here
// knows what is on the canvas.

function listenForPointer(canvas, core) {
  const point = (event) => {
    const at = core.place(event);
    core.module._xanh_pointer(at.x, at.y, 0);
    core.wake();
  };
  // Held, a click chooses one more; let go, all that were clicked are taken.
  let held = 0;  // 1: Ctrl or the command key, 2: Shift
  const keys = (event) => (event.ctrlKey || event.metaKey ? 1 : 0) + (event.shiftKey ? 2 : 0);
  const more = (now) => {
    if (now === held) return;
    held = now;
    core.module._xanh_more(now);
    core.wake();
  };
  const button = (event, down) => {
    more(keys(event));
    core.module._xanh_button(event.button === 2 ? 1 : event.button === 1 ? 2 : 0, down);
  };
  const { signal } = core.life;
  addEventListener("keyup", (event) => more(held && keys(event)), { signal });
  addEventListener("blur", () => more(0), { signal });
  const mouse = (listener) => (event) => { if (event.pointerType !== "touch") listener(event); };

  canvas.addEventListener("pointermove", mouse(point));
  canvas.addEventListener("pointerdown", mouse((event) => {
    canvas.setPointerCapture(event.pointerId);
    point(event);
    button(event, 1);
    event.preventDefault();
  }));
  canvas.addEventListener("pointerup", mouse((event) => {
    button(event, 0);
    core.flushGesture();  // a file dialog may only open inside the gesture
    core.wake();
  }));
  canvas.addEventListener("pointerleave", mouse(() => {
    core.module._xanh_pointer_leave();
    core.wake();
  }));
  canvas.addEventListener("contextmenu", (event) => event.preventDefault());
  canvas.addEventListener("wheel", (event) => {
    if (event.ctrlKey) return;  // the browser's zoom
    const unit = event.deltaMode === 0 ? 1 / 100 : event.deltaMode === 1 ? 1 / 3 : 80 / 100;
    const [x, y] = [-event.deltaX * unit, -event.deltaY * unit];
    if (!core.module._xanh_scrolls(x, y)) return;  // at its end: the surrounding page scrolls
    event.preventDefault();
    core.module._xanh_wheel(x, y);
    core.wake();
  }, { passive: false });
}

/// Keys that are commands wherever the focus is: undo, redo, back.
function listenForKeys(root, agent, core) {
  root.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return;  // belongs to the input method
    if (event.target === agent) return;
    if (event.target.localName === "input") {  // a field of the twin has its own undo
      if (event.key === "Escape") event.target.value = event.target.getAttribute("value");
      return;
    }
    const command = event.ctrlKey || event.metaKey;
    const arrow = event.shiftKey && !command ? { ArrowLeft: 12, ArrowRight: 13, ArrowUp: 14, ArrowDown: 15 }[event.key] : 0;
    if (arrow && event.target.localName !== "select") {  // cells of a table, from the row that has focus
      core.module._xanh_key(arrow);
      core.wake();
      return;
    }
    // The page scrolls in its canvas; a list has these keys for itself. In another page they are that page's.
    const scrolls = !command && !event.altKey && !event.shiftKey && !core.presents && !core.embed && { Home: 5, End: 6, PageUp: 16, PageDown: 17 }[event.key];
    if (scrolls && event.target.localName !== "select") {
      event.preventDefault();
      core.module._xanh_key(scrolls);
      core.wake();
      return;
    }
    let name = "";
    if (core.presents && !command) {  // the arrows, and the keys that a clicker sends
      const onButton = event.target.localName === "button" && (event.key === "Enter" || event.key === " ");
      if (["ArrowRight", "PageDown"].includes(event.key) || (event.key === " " && !onButton)) name = "screen:next";
      else if (["ArrowLeft", "PageUp"].includes(event.key)) name = "screen:previous";
    }
    if (command && event.code === "KeyZ") name = event.shiftKey ? "redo" : "undo";
    else if (command && event.code === "KeyY") name = "redo";
    else if (command && event.code === "KeyO") name = "open";
    else if (command && event.code === "KeyS") name = event.altKey ? "export:chart:1:png" : event.shiftKey ? "export:xlsx" : "export:view";
    else if (event.key === "Escape") name = "back";
    else if (event.key === "?") name = "page:about";
    else if (event.code === "KeyT" && !command && !event.altKey && !core.presents && event.target.localName !== "select") name = "chart:table";
    if (!name || core.embed?.alone) return;  // one chart in another page has nothing to command
    event.preventDefault();
    core.command(name);
  });
  // The body has focus when nothing else has: the same commands, for a page of our own.
  document.addEventListener("keydown", (event) => {
    if (event.target === document.body) root.dispatchEvent(new KeyboardEvent("keydown", event));
  }, { signal: core.life.signal });
}

/// What stands in the agent before anything is typed: without it a phone's keyboard finds nothing to
/// erase, and does not say that Backspace was pressed.
const AGENT_START = " ";

/// The text agent: a hidden input that carries what is typed into a canvas field. It reads what
/// the value became, not which keys were pressed, so that Telex and VNI in any input method, and
/// keyboards that inject Backspace, all give the right letters.
class TextAgent {
  constructor(input, canvas, core) {
    this.input = input;
    this.core = core;
    this.open = false;
    this.reset();
    input.addEventListener("input", (event) => this.changed(event.isComposing));
    input.addEventListener("compositionend", () => this.mend());
    input.addEventListener("beforeinput", (event) => {
      // Enter of a keyboard on the screen that names no key.
      if (event.inputType !== "insertLineBreak" && event.inputType !== "insertParagraph") return;
      event.preventDefault();
      core.module._xanh_key(1);
      core.wake();
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.keyCode === 229) return;
      const keys = { Enter: 1, Escape: 2, ArrowLeft: 3, ArrowRight: 4, Home: 5, End: 6, Delete: 7, ArrowUp: 9, ArrowDown: 10 };
      let key = keys[event.key] ?? 0;
      if (event.key === "Backspace" && this.input.value === AGENT_START) key = 8;
      // A keyboard helper that selects what it typed and types over it: the selection is the agent's.
      if (event.shiftKey && key === 3 && this.input.selectionStart > AGENT_START.length) return;
      if ((event.ctrlKey || event.metaKey) && event.code === "KeyA") key = 11;
      if (!key) return;
      if (key >= 3) this.reset();
      core.module._xanh_key(key);
      event.preventDefault();
      core.wake();
    });
    input.addEventListener("blur", () => {
      this.reset();
      // Focus went to something else of the page: what was typed is done, as in any field.
      if (this.open && document.hasFocus()) {
        core.module._xanh_key(1);
        core.wake();
      }
    });
    input.addEventListener("copy", (event) => this.copy(event));
    input.addEventListener("cut", (event) => {
      this.copy(event);
      core.module._xanh_key(7);
      core.wake();
    });
  }

  copy(event) {
    event.clipboardData.setData("text/plain", this.core.module.UTF8ToString(this.core.module._xanh_selection()));
    event.preventDefault();
  }

  reset() {
    this.input.value = AGENT_START;
    this.input.setSelectionRange(AGENT_START.length, AGENT_START.length);
    this.last = "";
    this.whole = true;
  }

  /// Puts back what a keyboard erased; not while letters are being composed, which would end that.
  mend() {
    if (this.whole) return;
    this.input.value = AGENT_START + this.input.value;
    this.input.setSelectionRange(this.input.value.length, this.input.value.length);
    this.whole = true;
  }

  /// The longest common beginning stays; the rest is erased and typed again.
  changed(composing) {
    const { value } = this.input;
    const whole = value.startsWith(AGENT_START);
    // What was erased stands before all that was typed here.
    if (!whole && this.whole && !this.last) this.core.module._xanh_key(8);
    this.whole = whole;
    const before = [...this.last];
    const after = [...(whole ? value.slice(AGENT_START.length) : value).normalize("NFC")];
    let same = 0;
    while (same < before.length && same < after.length && before[same] === after[same]) same++;
    for (let i = same; i < before.length; i++) this.core.module._xanh_key(8);
    const typed = after.slice(same).join("");
    if (typed) this.core.withText(typed, (text) => this.core.module._xanh_text(text));
    this.last = after.join("");
    if (!composing) this.mend();
    this.core.wake();
  }

  /// Where the caret is, in CSS pixels of the canvas; closed when no field wants text.
  place(wanted, x, y) {
    this.at = { x, y };
    if (wanted) {
      this.input.style.left = `${x}px`;
      this.input.style.top = `${y}px`;
      if (!this.open) this.input.focus({ preventScroll: true });
    } else if (this.open) {
      this.open = false;
      this.reset();
      this.input.blur();
    }
    this.open = wanted;
  }
}
