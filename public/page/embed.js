// The page inside another page (public/embed/xanh-dashboard.js is the other side). Parameters of the address say
// what is shown; messages, all with the version of this protocol, do the rest:
//   from outside  {xanh: 1, id, do: "open", files: [{name, bytes}]}   {xanh: 1, id, do: "act", actions: ["year:2025"]}
//                 {xanh: 1, id, do: "view", view}   {xanh: 1, id, do: "figures", metrics}   {xanh: 1, id, do: "flow", flows}
//   to there      {xanh: 1, id, result} or {xanh: 1, id, error}
//                 {xanh: 1, event: "ready" | "loaded" | "selection" | "height" | "failed", ...}
// Only pages of this page's own server are heard and told anything.

const EMBED_VERSION = 1;
/// CSS pixels that a page may ask for; a longer one scrolls in its frame.
const EMBED_HIGHEST = 3000;

/// "ranking", "chart:trend", "chart:spread/strip", "tile:full_process_a", each also with "&" and what the address bar
/// holds behind "#"; or that alone. A chart without a page is the overview's, as a tile.
function embeddedView(view) {
  const [first, ...rest] = view.replace(/^#/, "").split("&");
  const [, kind, page, id] = /^(chart|tile):(?:([a-z0-9]+)\/)?(.+)$/.exec(first) ?? [];
  const shown = kind ? page ?? "overview" : /^[a-z0-9]+$/.test(first) ? first : "";
  return { page: shown, alone: kind ? (kind === "tile" ? `tile-${id}` : id) : "", address: [shown ? `page:${shown}` : first, ...rest].join("&") };
}

class Embed {
  /// Null where the page stands alone.
  static of(core) {
    const wishes = new URLSearchParams(location.search);
    return wishes.get("embed") === "1" && parent !== window ? new Embed(core, wishes) : null;
  }

  constructor(core, wishes) {
    this.core = core;
    this.wishes = wishes;
    this.looks = { lang: wishes.get("lang"), theme: wishes.get("theme") };
    this.count = 0;
    this.waits = Boolean(wishes.get("src"));  // until it is being read, no height is worth telling
    document.documentElement.classList.add("embedded");
    this.strip = document.getElementById("as-of") ?? document.body.appendChild(document.createElement("p"));
    this.strip.id = "as-of";
    addEventListener("message", (event) => this.hear(event), { signal: core.life.signal });
    const sizes = new ResizeObserver(() => this.tellHeight());
    sizes.observe(document.documentElement);
    core.life.signal.addEventListener("abort", () => sizes.disconnect());
  }

  /// Once the program runs. `again`: after a fault, when the files are at hand already.
  async begin(again) {
    const view = Embed.shown ?? this.wishes.get("view");
    if (again) this.waits = false;
    this.flow(Embed.flows ?? this.wishes.get("height") === "auto");
    if (!again && (view || location.hash.length < 2)) this.show(view || "overview");
    else this.present(embeddedView(view || ""));
    this.dataAsOf();
    this.tell({ event: "ready" });
    if (again || !this.wishes.get("src")) return;
    try {
      const sources = new EmbedSources((key, args) => this.say(key, args));
      this.core.files.open(await sources.fetch(this.wishes.get("src").split(/\s+/).filter(Boolean)));
    } catch (error) {
      this.problem = error.message;
      this.waits = false;
      this.dataAsOf();
      this.tell({ event: "failed", error: error.message });
      this.core.wake();
    }
  }

  say(key, args = []) {
    return xanhSay(key, args, document.documentElement.lang === "en" ? "en" : "vi");
  }

  // ------------------------------------------------------------------ what is shown
  /// As of embeddedView.
  show(view) {
    Embed.shown = view;  // also after a fault
    const wanted = embeddedView(view);
    this.core.withText(wanted.address, (text) => this.core.module._xanh_restore(text));
    this.present(wanted);
  }

  present({ page, alone }) {
    this.alone = alone ? page : "";
    document.documentElement.classList.toggle("alone", Boolean(alone));
    this.core.withText(alone, (id) => this.core.module._xanh_alone(id));
    this.applyLooks();
  }

  /// Whether the frame takes the height that the page tells.
  flow(flows) {
    Embed.flows = flows;
    this.core.module._xanh_flows(flows ? 1 : 0);
    this.core.wake();
  }

  applyLooks() {
    const { lang, theme } = this.looks;
    if (lang === "vi" || lang === "en") this.act(`lang:${lang}`);
    if (theme) this.act(`scheme:${theme}`);
    this.core.wake();
  }

  act(action) {
    this.core.withText(action, (text) => this.core.module._xanh_command(text));
    this.core.wake();
  }

  figures(metrics = "") {
    const text = this.core.withText(metrics, (list) => this.core.module.UTF8ToString(this.core.module._xanh_figures(list)));
    return text ? JSON.parse(text) : null;
  }

  /// Every figure outside its own page says how old it is.
  dataAsOf() {
    const asOf = this.count > 0 ? this.figures()?.asOf : "";
    this.asOf = asOf || null;
    const english = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" };
    const day = asOf && (document.documentElement.lang === "en" ? new Date(asOf).toLocaleDateString("en-GB", english)
      : asOf.split("-").reverse().join("/"));
    const text = day ? this.say("dataAsOf", [day]) : this.problem ?? this.say("noData");
    if (this.strip.textContent !== text) this.strip.textContent = text;
  }

  // ------------------------------------------------------------------ to the outside
  tell(message) {
    parent.postMessage({ xanh: EMBED_VERSION, ...message }, location.origin);
  }

  /// What the page would take without a scroll bar, at most what a canvas may be high.
  wantedHeight() {
    if (document.documentElement.classList.contains("plain")) return Math.ceil(document.body.getBoundingClientRect().height);
    const page = this.core.module._xanh_height() * this.core.zoom;
    document.documentElement.classList.toggle("fits", page > 0 && page <= this.core.root.clientHeight);
    if (page === 0) return innerHeight;
    const gl = this.core.canvas.getContext("webgl2");
    this.most ??= gl?.getParameter(gl.MAX_RENDERBUFFER_SIZE) || 4096;  // device pixels; nothing from a context that is lost
    return Math.min(Math.ceil(page), Math.floor(this.most / (devicePixelRatio || 1))) + this.strip.offsetHeight;
  }

  tellHeight() {
    if (this.waits) return;
    const height = Math.min(EMBED_HIGHEST, this.wantedHeight());
    if (height === this.height) return;
    this.height = height;
    this.tell({ event: "height", height });
  }

  /// After each frame: files that have been read, and choices that have changed.
  after() {
    const count = this.core.module._xanh_file_count();
    if (count < 0) this.waits = false;  // what was asked for is being read
    if (count < 0) return;
    const { address } = this.core;
    const language = document.documentElement.lang;
    const loaded = count !== this.count;
    const selected = address !== this.address && this.address !== undefined;
    if (loaded || selected || language !== this.language) {
      Object.assign(this, { count, address, language });
      // What was read, or a saved view, may have opened another page than the chart's.
      if (loaded && this.alone) this.act(`page:${this.alone}`);
      this.dataAsOf();
      if (loaded) this.tell({ event: "loaded", files: count, asOf: this.asOf });
      if (selected) this.tell({ event: "selection", view: address });
    }
    this.tellHeight();
  }

  // ------------------------------------------------------------------ from the outside
  async hear({ data, origin, source }) {
    if (source !== parent || origin !== location.origin || !data || typeof data !== "object" || !("xanh" in data)) return;
    const { id } = data;
    try {
      if (data.xanh !== EMBED_VERSION) throw new Error(`protocol version ${data.xanh}; this page speaks ${EMBED_VERSION}`);
      this.tell({ id, result: this.serve(data) });
    } catch (error) {
      if (isFatal(error)) throw error;
      this.tell({ id, error: String(error.message ?? error) });
    }
  }

  serve(request) {
    switch (request.do) {
      case "open":
        this.core.files.open(request.files.map(({ name, bytes }) => new File([bytes], String(name))));
        return request.files.length;
      case "act":
        for (const action of request.actions) {
          const [verb, rest] = String(action).split(/:(.*)/s);
          if (verb === "lang") this.looks.lang = rest;
          if (verb === "scheme") this.looks.theme = rest;
          this.act(String(action));
        }
        return null;
      case "view":
        this.show(String(request.view));
        return null;
      case "flow":
        this.flow(Boolean(request.flows));
        return null;
      case "figures":
        return this.figures(String(request.metrics ?? ""));
      default:
        throw new Error(`unknown request: ${request.do}`);
    }
  }
}
