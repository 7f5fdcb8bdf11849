// A static server that does what public/deploy/nginx.conf says: its types, headers, caching and compressed files,
// read from that file.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";

const text = readFileSync(new URL("../../public/deploy/nginx.conf", import.meta.url), "utf8").replace(/^\s*#.*$/gm, "");
const one = (pattern) => text.match(pattern) ?? (() => { throw new Error(`nginx.conf has no ${pattern}`); })();

export const prefix = one(/location (\S+) \{/)[1];
const types = Object.fromEntries(one(/types \{([^}]*)\}/)[1].split(";").map((line) => line.trim().split(/\s+/))
  .filter(([type]) => type).flatMap(([type, ...ends]) => ends.map((end) => [`.${end}`, type])));
const fallback = one(/default_type (\S+);/)[1];
const charset = ["text/html", ...one(/charset_types ([^;]*);/)[1].split(/\s+/)];  // HTML always
const usual = one(/set \$xanh_cache "([^"]*)";/)[1];
const [, hashed, forever] = one(/if \(\$uri ~ "(.*)"\) \{\s*set \$xanh_cache "([^"]*)";/);
export const headers = Object.fromEntries([...text.matchAll(/add_header (\S+) (?:"([^"]*)"|(\S+)) always;/g)]
  .map(([, name, quoted, bare]) => [name, quoted ?? bare]));
const packed = [["br", ".br", /brotli_static on;/], ["gzip", ".gz", /gzip_static on;/]].filter(([, , on]) => on.test(text));

export function answerFor(path, accepted) {
  const type = types[extname(path)] ?? fallback;
  const out = { ...headers, "Content-Type": charset.includes(type) ? `${type}; charset=utf-8` : type,
    "Cache-Control": new RegExp(hashed).test(path) ? forever : usual };
  const way = packed.find(([name, end]) => accepted.includes(name) && existsSync(path + end));
  if (way) Object.assign(out, { "Content-Encoding": way[0], Vary: "Accept-Encoding" });
  return { headers: out, file: way ? path + way[1] : path };
}

/// Serves `folder` under nginx.conf's path. `meddle(name, answer, path)` may answer itself, and then returns true.
export function serveSite(folder, meddle = () => false) {
  const state = { folder, asked: [] };
  const server = createServer((request, answer) => {
    const { pathname } = new URL(request.url, "http://x");
    const name = pathname.startsWith(prefix) ? decodeURIComponent(pathname.slice(prefix.length)) || "index.html" : "";
    state.asked.push(name);
    if (meddle(name, answer, pathname)) return;
    const path = join(state.folder, name.endsWith("/") ? `${name}index.html` : name);
    if (!name || !existsSync(path)) return answer.writeHead(404, headers).end();
    const { headers: said, file } = answerFor(path, request.headers["accept-encoding"] ?? "");
    answer.writeHead(200, said).end(readFileSync(file));
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      resolve(Object.assign(state, {
        port, url: `http://127.0.0.1:${port}${prefix}`,
        close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
      }));
    });
  });
}
