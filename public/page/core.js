// The core's module, its frames, and the functions the core calls (Module.host).

class Core {
  constructor(elements) {
    Object.assign(this, elements);  // root, canvas, twin, status, agentInput, picker
    this.requested = false;
    this.lost = false;
    this.last = 0;
    this.caret = 0;
    this.size = { width: 0, height: 0, scale: 0 };
    this.exact = null;  // the canvas in the screen's own pixels, where the browser tells them
    this.zoom = 1;      // what two fingers made of the page's scale
    this.life = new AbortController();  // its signal ends what listens to window and document
  }

  /// Makes an instance of the compiled program.
  async start(program) {
    this.program = program;
    this.module = await createXanh({ host: this.host(), instantiateWasm: (imports, done) => {
      WebAssembly.instantiate(program, imports).then((instance) => done(instance, program));
      return {};
    } });
    this.files = new Files(this);
    this.workers = new Workers(this);
    this.agent = new TextAgent(this.agentInput, this.canvas, this);
    const drawn = this.makeContext();
    document.documentElement.classList.toggle("plain", !drawn);
    const system = {
      dark: matchMedia("(prefers-color-scheme: dark)"),
      more: matchMedia("(prefers-contrast: more)"),
      forced: matchMedia("(forced-colors: active)"),
      still: matchMedia("(prefers-reduced-motion: reduce)"),
    };
    const follow = () => {
      this.module._xanh_system_scheme(system.dark.matches ? 1 : 0, system.more.matches || system.forced.matches ? 1 : 0);
      this.still = system.still.matches;
      this.module._xanh_system_still(this.still ? 1 : 0);
      this.wake();
    };
    if (!this.module._xanh_start(drawn ? 1 : 0)) throw new Error("the core did not start");
    this.withText(builtInSettings(), (settings) => this.module._xanh_settle(settings, pageOriginal ? 1 : 0));
    this.followAddress();
    follow();
    const { signal } = this.life;
    for (const query of Object.values(system)) query.addEventListener("change", follow, { signal });
    if (drawn) {
      this.watchSize();
      this.watchKeyboard();
      listenForPointer(this.canvas, this);
      new Fingers(this.canvas, this);
      this.watchRatio();
    }
    listenForKeys(this.root, this.agentInput, this);
    listenForFiles(this.files, this.picker, this);
    this.listenForTwin();
    // Cells selected on the canvas; what is selected in the page itself is the browser's.
    document.addEventListener("copy", (event) => {
      if (event.defaultPrevented || event.target.localName === "input" || !getSelection().isCollapsed) return;
      const text = this.module.UTF8ToString(this.module._xanh_selected_cells());
      if (!text) return;
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
    }, { signal });
    document.addEventListener("paste", (event) => {
      const text = event.clipboardData?.getData("text/plain");
      if (!text || !this.agent.open) return;
      event.preventDefault();
      this.agent.reset();  // what comes next is typed after what was pasted
      this.withText(text, (pointer) => this.module._xanh_text(pointer));
      this.wake();
    }, { signal });
    document.addEventListener("fullscreenchange", () => {
      if (!document.fullscreenElement && this.presents) this.command("back");
    }, { signal });
    document.documentElement.classList.add("running");
    this.wake();
  }

  /// Nothing more reaches the core: after a fault of its own no call would be answered rightly.
  stop() {
    this.stopped = true;
    this.life.abort();
    this.observer?.disconnect();
    clearTimeout(this.caret);
    this.workers?.end();
    removeEventListener("beforeunload", askBeforeLeaving);
  }

  makeContext() {
    const { GL } = this.module;
    const context = GL.createContext(this.canvas, {
      majorVersion: 2, minorVersion: 0, alpha: false, depth: false, stencil: false, antialias: false,
      powerPreference: "low-power", enableExtensionsByDefault: 1,
    });
    const made = Boolean(context) && GL.makeContextCurrent(context);
    this.canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();
      this.lost = true;
    });
    this.canvas.addEventListener("webglcontextrestored", () => {
      // Everything shown is in the core: only textures and shaders are made again.
      this.module._xanh_context_restored();
      this.lost = false;
      this.wake();
    });
    return made;
  }

  /// The container's size, in the screen's own pixels where the browser tells them: a width of 1093.33
  /// CSS pixels is no whole number of them after rounding.
  watchSize() {
    this.observer = new ResizeObserver(([entry]) => {
      const exact = entry.devicePixelContentBoxSize?.[0];
      this.exact = exact ? { width: exact.inlineSize, height: exact.blockSize } : null;
      this.wake();
    });
    try {
      this.observer.observe(this.canvas, { box: "device-pixel-content-box" });
    } catch {
      this.observer.observe(this.canvas);  // a browser without that box
    }
  }

  /// A keyboard on the screen makes the part of the page in sight smaller: the page takes that part, so
  /// that the field being typed in can be scrolled into it.
  watchKeyboard() {
    const { visualViewport: view } = globalThis;
    view?.addEventListener("resize", () => {
      const covered = this.agent.open && view.scale === 1 && innerHeight - view.height > 100;
      this.root.style.height = covered ? `${view.height}px` : "";
      this.root.style.top = covered ? `${view.offsetTop}px` : "";
    }, { signal: this.life.signal });
  }

  /// A change of zoom or of screen: the media query of the present ratio stops matching.
  watchRatio() {
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => {
      this.wake();
      this.watchRatio();
    }, { once: true, signal: this.life.signal });
  }

  // ------------------------------------------------------------------ frames
  /// Something changed: draw soon. Nothing is drawn otherwise.
  wake() {
    if (this.requested || this.stopped) return;
    this.requested = true;
    requestAnimationFrame((time) => this.frame(time));
  }

  frame(time) {
    this.requested = false;
    if (this.stopped) return;
    clearTimeout(this.caret);
    const seconds = Math.min(0.1, Math.max(0.001, (time - this.last) / 1000));
    this.last = time;
    const fitted = !this.lost && this.fitCanvas();
    const next = this.module._xanh_frame(seconds, this.lost ? 0 : 1);
    this.canvas.dataset.frames = Number(this.canvas.dataset.frames ?? 0) + 1;
    if (fitted && this.agent.open) this.showField();
    if (next === 1) this.wake();
    if (next === 2 && !this.still) this.caret = setTimeout(() => this.wake(), 500);
    this.embed?.after();
  }

  fitCanvas() {
    const { size, canvas, zoom, exact, root } = this;
    const ratio = devicePixelRatio || 1;
    // Letters are baked up to four times their size: beyond, their picture is larger than a phone holds.
    const share = Math.min(1, Math.max(1 / ratio, 4 / (ratio * zoom)));
    // What the browser told is of the last layout, and of the real screen where another is emulated.
    const pixels = (told, css) => Math.max(1, Math.round((Math.abs(told - css * ratio) < 2 ? told : css * ratio) * share));
    const width = pixels(exact?.width, root.clientWidth);
    const height = pixels(exact?.height, root.clientHeight);
    const scale = ratio * share * zoom;
    if (width === size.width && height === size.height && scale === size.scale) return false;
    this.size = { width, height, scale };
    canvas.width = width;
    canvas.height = height;
    this.module._xanh_resize(width, height, scale);
    return true;
  }

  zoomTo(zoom) {
    this.zoom = zoom;
    this.root.dataset.zoom = zoom.toFixed(2);
    this.wake();
  }

  /// A point of the window as the core counts: logical pixels of the zoomed page.
  place({ clientX, clientY, x = clientX, y = clientY }) {
    const box = this.root.getBoundingClientRect();
    return { x: (x - box.left) / this.zoom, y: (y - box.top) / this.zoom };
  }

  /// Scrolls the field that is typed in above what covers it.
  showField() {
    const { x, y } = this.agent.at;
    const below = y + 56 - this.root.clientHeight;
    if (below <= 0) return;
    this.module._xanh_pan(x / this.zoom, this.root.clientHeight / 2 / this.zoom, 0, -below / this.zoom);
    this.wake();
  }

  // ------------------------------------------------------------------ to the core
  withText(text, use) {
    const pointer = this.module.stringToNewUTF8(text);
    try {
      return use(pointer);
    } finally {
      this.module._free(pointer);
    }
  }

  command(name) {
    if (name === "open") {
      this.picker.click();
      return;
    }
    this.withText(name, (pointer) => this.module._xanh_command(pointer));
    this.flushGesture();
    this.wake();
  }

  /// Runs what the core asked for and the browser allows only inside a click.
  flushGesture() {
    // The core sees the click now, a press and its release in a frame each; its request arrives in
    // host().pick.
    this.frame(performance.now());
    for (let i = 0; i < 5 && this.module._xanh_pending(); i++) this.frame(performance.now());
  }

  listenForTwin() {
    this.twin.addEventListener("click", (event) => {
      const control = event.target.closest("[data-action]");
      if (control && control.localName === "button" && !control.disabled) this.command(control.dataset.action);
    });
    // A list acts when another option is chosen; its options' values are the actions. A field's
    // action is what its text is added to; the canvas shows what is being typed in it.
    this.twin.addEventListener("change", (event) => {
      const { localName, value, dataset } = event.target;
      if (localName === "select") this.command(value);
      else if (localName === "input") this.command(dataset.action + value.normalize("NFC"));
    });
    this.twin.addEventListener("input", (event) => {
      if (event.target.localName !== "input") return;
      this.withText(event.target.value.normalize("NFC"), (text) => this.module._xanh_typed(text));
      this.wake();
    });
    const show = (event) => {
      const control = event.type === "focusin" ? event.target.closest("[data-action]") : null;
      this.withText(control?.dataset.action ?? "", (pointer) => this.module._xanh_focus(pointer));
      this.wake();
    };
    this.twin.addEventListener("focusin", show);
    this.twin.addEventListener("focusout", show);
  }

  /// The address bar holds the choices made on the page, and no data. A link with them, or one pasted
  /// into the bar, brings them back.
  followAddress() {
    const restore = () => this.withText(location.hash, (address) => this.module._xanh_restore(address));
    if (location.hash.length > 1) restore();
    addEventListener("hashchange", () => {
      if (location.hash.slice(1) === this.address) return;
      restore();
      this.wake();
    }, { signal: this.life.signal });
  }

  // ------------------------------------------------------------------ from the core
  host() {
    return {
      wake: () => this.wake(),
      fetch: (id, offset, length) => this.files.fetch(id, offset, length),
      close: (id) => this.files.close(id),
      pick: () => this.picker.click(),
      sample: async () => {
        try {
          this.files.open([await loadSample()]);
        } catch (error) {
          if (isFatal(error)) throw error;
          this.withText(String(error.message ?? error), (reason) => this.module._xanh_sample_failed(reason));
          this.wake();
        }
      },
      download: (name, type, bytes) => Files.download(name, type, bytes),
      cursor: (name) => { this.canvas.style.cursor = name; },
      caret: (wanted, x, y) => this.agent.place(wanted, x * this.zoom, y * this.zoom),
      copy: copyText,
      savePage: (name, settings) => Files.download(name, "text/html", pageWith(settings)),
      copyDiagnostics: () => copyText(diagnostics(this)),
      // Only a page of a secure context may put a picture on the clipboard; elsewhere it is saved, and said to be.
      copyPicture: async (instead, said, bytes) => {
        try {
          await navigator.clipboard.write([new ClipboardItem({ "image/png": new Blob([bytes], { type: "image/png" }) })]);
          this.status.textContent = said;
        } catch {
          this.command(instead);
        }
      },
      status: (text) => { if (this.status.textContent !== text) this.status.textContent = text; },
      title: (text) => { if (document.title !== text) document.title = text; },
      // A presentation fills the screen where the browser lets it, and ends when the screen is left.
      presents: (on) => {
        this.presents = on;
        if (on && document.fullscreenEnabled && navigator.userActivation?.isActive) {
          this.root.requestFullscreen().catch(() => {});  // it stays in its window
        } else if (!on && document.fullscreenElement === this.root) {
          document.exitFullscreen();
        }
      },
      address: (text) => {
        if (this.address === text) return;
        this.address = text;
        history.replaceState(null, "", location.href.split("#")[0] + (text ? `#${text}` : ""));
      },
      look: (language, scheme) => {
        document.documentElement.lang = language;
        document.documentElement.dataset.scheme = scheme;
      },
      // Only while something would be lost: the listener alone keeps a page out of the browser's memory.
      unsaved: (something) => {
        if (something && !this.embed) addEventListener("beforeunload", askBeforeLeaving);
        else removeEventListener("beforeunload", askBeforeLeaving);
      },
      workers: () => this.workers.count(),
      partsStart: (id, wish) => this.workers.start(id, wish),
      partsAsk: (ticket, begin, end, exact) => this.workers.ask(ticket, begin, end, exact),
      partsStop: () => this.workers.stop(),
      twin: (json) => applyTwin(this.twin, JSON.parse(json)),
    };
  }
}

function askBeforeLeaving(event) {
  event.preventDefault();
  event.returnValue = "unsaved";  // for browsers that do not know the line above
}

function copyText(text) {
  if (navigator.clipboard && isSecureContext) navigator.clipboard.writeText(text).catch(() => copyByEvent(text));
  else copyByEvent(text);
}

/// Copying where the clipboard API is not offered (an intranet over http).
function copyByEvent(text) {
  const once = (event) => {
    event.clipboardData.setData("text/plain", text);
    event.preventDefault();
  };
  document.addEventListener("copy", once, { once: true });
  document.execCommand("copy");
  document.removeEventListener("copy", once);
}
