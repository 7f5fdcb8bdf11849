// <xanh-dashboard src="so-lieu/thang-10.xlsx" view="ranking" lang="vi" theme="light" height="640"></xanh-dashboard>
//
// The dashboard as an element of a page of the same server: a thin wrapper of an iframe of Xanh's own page, so that
// the page around it needs no more than `script-src 'self'; frame-src 'self'`, and keeps its fonts, keys and scroll.
//   src     files of this server, separated by spaces; a saved view (.json) may be among them. Those that Xanh's
//           administrator allows in allowed.json beside this script: as it comes, all in Xanh's own folder and below
//   view    a page ("overview", "ranking", "trend"...); a chart of one or a tile alone ("chart:spread/strip",
//           "chart:trend" of the overview, "tile:full_process_a"); each may go on with "&" and what Xanh's address bar
//           holds behind "#" ("tile:full_process_a&year:2025"), or be that alone
//   lang    vi | en        theme   light | dark | contrast | system
//   height  in CSS pixels (640), any CSS length, or auto: as high as the page needs to be, at most 3000
// Methods, each a promise: open(files), act(...actions), show(view), figures(metrics).
// Events, with what there is to say in detail: xanh-ready, xanh-loaded, xanh-selection, xanh-height, xanh-failed.
"use strict";
(() => {
  const VERSION = 1;
  const page = new URL("../index.html", document.currentScript.src);

  class XanhDashboard extends HTMLElement {
    static observedAttributes = ["src", "view", "lang", "theme", "height"];

    #frame = null;
    #waiting = new Map();
    #next = 1;
    #ready = null;
    #hear = (event) => this.#heard(event);

    connectedCallback() {
      addEventListener("message", this.#hear);
      this.#load();
    }

    disconnectedCallback() {
      removeEventListener("message", this.#hear);
      this.#frame?.remove();
      this.#frame = null;
      for (const { fail } of this.#waiting.values()) fail(new Error("the dashboard has been taken off the page"));
      this.#waiting.clear();
    }

    attributeChangedCallback(name, before, now) {
      if (!this.#frame || before === now) return;
      if (name === "height") {
        this.#size();
        this.#ask({ do: "flow", flows: now === "auto" }).catch(() => {});
      }
      else if (name === "src") this.#load();
      else if (now !== null) {
        const done = name === "view" ? this.show(now) : this.act(`${name === "lang" ? "lang" : "scheme"}:${now}`);
        done.catch(() => {});  // told by the dashboard itself
      }
    }

    /// Files as File, Blob or {name, bytes}: they are read in the browser and sent nowhere.
    async open(files) {
      const list = await Promise.all([...files].map(async (file) => ({
        name: file.name ?? "data", bytes: file instanceof Blob ? await file.arrayBuffer() : file.bytes })));
      return this.#ask({ do: "open", files: list });
    }

    /// "filter:unit=...", "unfilter:unit", "year:2025", "metric:..." and all others that Xanh's address bar shows.
    act(...actions) {
      return this.#ask({ do: "act", actions });
    }

    show(view) {
      return this.#ask({ do: "view", view });
    }

    /// What `xanh report --format json` prints for the same files and choices; null where nothing is loaded.
    figures(metrics = "") {
      return this.#ask({ do: "figures", metrics: [metrics].flat().join(",") });
    }

    #load() {
      const wishes = new URLSearchParams({ embed: "1" });
      const files = (this.getAttribute("src") ?? "").split(/\s+/).filter(Boolean);
      // Addresses are meant from the page that names them.
      if (files.length) wishes.set("src", files.map((file) => new URL(file, document.baseURI).href).join(" "));
      for (const name of ["view", "lang", "theme", "height"]) {
        if (this.hasAttribute(name)) wishes.set(name, this.getAttribute(name));
      }
      const frame = document.createElement("iframe");
      frame.title = this.getAttribute("title") ?? "Xanh";
      frame.allow = "fullscreen; clipboard-write";
      frame.src = `${page.pathname}?${wishes}`;
      if (page.origin !== location.origin) frame.src = `${page.href}?${wishes}`;
      // Set one by one: a policy without inline styles allows that.
      Object.assign(frame.style, { display: "block", width: "100%", border: "0" });
      Object.assign(this.style, { display: "block" });
      this.#ready = new Promise((resolve) => { this.#frameReady = resolve; });
      this.#frame?.remove();
      this.#frame = frame;
      this.#size();
      this.append(frame);
    }
    #frameReady = null;

    #told = null;

    #size() {
      let height = this.getAttribute("height") ?? "640";
      if (height === "auto") height = String(this.#told ?? 160);  // until the page tells its own
      this.#frame.style.height = /^\d+$/.test(height) ? `${height}px` : height;
    }

    async #ask(request) {
      if (!this.#frame) throw new Error("the dashboard is not on the page");
      await this.#ready;
      return new Promise((done, fail) => {
        const id = this.#next++;
        this.#waiting.set(id, { done, fail });
        this.#frame.contentWindow.postMessage({ xanh: VERSION, id, ...request }, page.origin);
      });
    }

    #heard({ data, origin, source }) {
      if (source !== this.#frame?.contentWindow || origin !== page.origin || data?.xanh !== VERSION) return;
      if (data.event) {
        if (data.event === "ready") this.#frameReady();
        if (data.event === "height") {
          this.#told = data.height;
          if (this.getAttribute("height") === "auto") this.#size();
        }
        const { xanh, event, ...detail } = data;
        this.dispatchEvent(new CustomEvent(`xanh-${event}`, { detail, bubbles: true }));
        return;
      }
      const asked = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ("error" in data) asked?.fail(new Error(data.error));
      else asked?.done(data.result);
    }
  }

  customElements.define("xanh-dashboard", XanhDashboard);
})();
