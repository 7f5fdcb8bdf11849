// The page inside another page (public/embed/xanh-dashboard.js is the other side). Parameters of the address say
// what is shown; messages, all with the version of this protocol, do the rest:
//   from outside  {xanh: 1, id, do: "open", files: [{name, bytes}]}   {xanh: 1, id, do: "act", actions: ["year:2025"]}
//                 {xanh: 1, id, do: "view", view}   {xanh: 1, id, do: "figures", metrics}
//   to there      {xanh: 1, id, result} or {xanh: 1, id, error}
//                 {xanh: 1, event: "ready" | "loaded" | "selection" | "height" | "failed", ...}
// Only pages of this page's own server are heard and told anything.

const EMBED_VERSION = 1;

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
    const view = this.wishes.get("view");
    if (!again && (view || location.hash.length < 2)) this.show(view || "overview");
    else this.applyLooks();
    this.dataAsOf();
    this.tell({ event: "ready" });
    if (again || !this.wishes.get("src")) return;
    try {
      this.core.files.open(await Promise.all(this.wishes.get("src").split(/\s+/).filter(Boolean).map((each) => this.fetchOwn(each))));
    } catch (error) {
      this.problem = error.message;
      this.dataAsOf();
      this.tell({ event: "failed", error: error.message });
    }
  }

  say(key, args = []) {
    return xanhSay(key, args, document.documentElement.lang === "en" ? "en" : "vi");
  }

  /// A file of this page's own server; the policy of the page forbids all others too, also by way of a redirect.
  async fetchOwn(address) {
    const url = new URL(address, location.href);
    if (url.origin !== location.origin) throw new Error(this.say("notAllowed", [url.origin]));
    const name = decodeURIComponent(url.pathname.split("/").pop());
    const answer = await fetch(url, { credentials: "same-origin" }).catch(() => null);
    if (!answer?.ok) throw new Error(this.say("notFetched", [name, answer ? `HTTP ${answer.status}` : this.say("noAnswer")]));
    return new File([await answer.blob()], name);
  }

  // ------------------------------------------------------------------ what is shown
  /// A page's name, or what the address bar holds behind "#".
  show(view) {
    const address = /^[a-z0-9]+$/.test(view) ? `page:${view}` : view.replace(/^#/, "");
    this.core.withText(address, (text) => this.core.module._xanh_restore(text));
    this.applyLooks();
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

  tellHeight() {
    const height = document.documentElement.classList.contains("plain") ? document.documentElement.scrollHeight : innerHeight;
    if (height === this.height) return;
    this.height = height;
    this.tell({ event: "height", height });
  }

  /// After each frame: files that have been read, and choices that have changed.
  after() {
    const count = this.core.module._xanh_file_count();
    if (count < 0) return;  // still reading
    const { address } = this.core;
    const language = document.documentElement.lang;
    const loaded = count !== this.count;
    const selected = address !== this.address && this.address !== undefined;
    if (!loaded && !selected && language === this.language) return;
    Object.assign(this, { count, address, language });
    this.dataAsOf();
    if (loaded) this.tell({ event: "loaded", files: count, asOf: this.asOf });
    if (selected) this.tell({ event: "selection", view: address });
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
      case "figures":
        return this.figures(String(request.metrics ?? ""));
      default:
        throw new Error(`unknown request: ${request.do}`);
    }
  }
}
