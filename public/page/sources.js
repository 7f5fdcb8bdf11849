// Which data the page opens by itself when it is shown in another: those of its own server that whoever runs the
// server allows in embed/allowed.json, a file to be edited where it lies. Without that file: what lies in the page's
// own folder and below.

const ALLOWED_FILE = "embed/allowed.json";

/// The parts of an address's path as a server reads them; null for one that it may read otherwise than a browser does
/// (an encoded slash, a name that is encoded twice, bytes that are no UTF-8).
function pathParts(url) {
  if (/%(2f|5c|25|00)/i.test(url.pathname)) return null;
  try {
    return url.pathname.split("/").map((part) => decodeURIComponent(part).normalize("NFC"));
  } catch {
    return null;
  }
}

/// Whether `entry` of the list means `url`: "so-lieu/" all below that folder, "data/*.xanh.json" a name of which "*" is any
/// part, else that file. Entries are meant from the page's folder; what follows "?" is free.
function allows(entry, base, url) {
  const allowed = new URL(entry, base);
  const [wanted, asked] = [pathParts(allowed), pathParts(url)];
  if (!wanted || !asked || allowed.origin !== url.origin) return false;
  const folder = wanted.at(-1) === "";
  if (folder ? asked.length < wanted.length : asked.length !== wanted.length) return false;
  return wanted.slice(0, folder ? -1 : undefined).every((part, i) => {
    const [begin, ...pieces] = part.split("*");
    if (!pieces.length) return part === asked[i];
    const end = pieces.pop();
    if (!asked[i].startsWith(begin)) return false;
    let at = begin.length;
    for (const piece of pieces) {
      const found = asked[i].indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return asked[i].length - end.length >= at && asked[i].endsWith(end);
  });
}

class EmbedSources {
  /// `say(key, args)`: a sentence in the page's language.
  constructor(say) {
    this.say = say;
    this.base = new URL("./", location.href);
  }

  /// The files at `addresses`. Throws a sentence: one is not allowed, or not there.
  async fetch(addresses) {
    const entries = await this.list();
    return Promise.all(addresses.map((address) => this.file(new URL(address, this.base), entries)));
  }

  async list() {
    const answer = await fetch(new URL(ALLOWED_FILE, this.base), { cache: "no-cache", credentials: "same-origin" }).catch(() => null);
    if (answer?.status === 404) return ["./"];
    try {
      const { src } = JSON.parse(await answer.text());
      src.forEach((entry) => new URL(entry, this.base));  // throws what is no address
      if (answer.ok && src.every((entry) => typeof entry === "string")) return src;
    } catch {
      // said below
    }
    throw new Error(this.say("badList", [ALLOWED_FILE]));
  }

  /// Also what a redirect led to must be allowed.
  async file(url, entries) {
    const refuse = (at) => new Error(this.say(at.origin === location.origin ? "notListed" : "notAllowed",
      [at.origin === location.origin ? at.pathname : at.origin, ALLOWED_FILE]));
    const allowed = (at) => at.origin === location.origin && entries.some((entry) => allows(entry, this.base, at));
    if (!allowed(url)) throw refuse(url);
    const name = pathParts(url).at(-1);
    const answer = await fetch(url, { credentials: "same-origin" }).catch(() => null);
    if (answer && !allowed(new URL(answer.url))) throw refuse(new URL(answer.url));
    if (!answer?.ok) throw new Error(this.say("notFetched", [name, answer ? `HTTP ${answer.status}` : this.say("noAnswer")]));
    return new File([await answer.blob()], name);
  }
}
