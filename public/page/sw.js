// The service worker of dist/site: keeps the files of one build, so that the page opens without its server. The
// assembly fills in BUILD and FILES (cmake/make_site.mjs). A new build has a new BUILD: its worker stores its own
// files and takes over when the last page of the old build has closed, so that no page sees files of two builds.
"use strict";
const BUILD = "{{build}}";
const FILES = {{files}};      // names of the parts, as index.html refers to them
const LATER = {{later}};      // stored when they are first asked for

// Several copies of the page may live on one server, each in a folder of its own.
const scope = new URL("./", self.location);
const mine = `xanh ${scope.pathname} `;
const cacheName = mine + BUILD;
const nameOf = (url) => (url.origin === scope.origin && url.pathname.startsWith(scope.pathname)
  ? url.pathname.slice(scope.pathname.length) : null);

async function store() {
  const cache = await caches.open(cacheName);
  const page = await fetch("index.html", { cache: "no-cache" });
  // While a server is being updated, this worker and the page may be of two builds: better none than such a pair.
  const text = page.ok ? await page.clone().text() : "";
  if (!FILES.every((name) => text.includes(name))) throw new Error("index.html belongs to another build");
  await cache.addAll(FILES);
  await cache.put("index.html", page);
}

async function forgetOthers() {
  for (const name of await caches.keys()) {
    if (name.startsWith(mine) && name !== cacheName) await caches.delete(name);
  }
  await self.clients.claim();
}

/// The server's page where there is a server: updates arrive with the next visit.
async function page(request) {
  try {
    const answer = await fetch(request);
    if (answer.ok || answer.redirected || answer.type === "opaqueredirect") return answer;
  } catch {
    // no network: the stored page
  }
  const cache = await caches.open(cacheName);
  return (await cache.match("index.html", { ignoreVary: true })) ?? Response.error();
}

async function part(request, name) {
  const cache = await caches.open(cacheName);
  const stored = await cache.match(name, { ignoreVary: true });
  if (stored) return stored;
  const answer = await fetch(request);
  if (answer.ok && LATER.includes(name)) await cache.put(name, answer.clone());
  return answer;
}

self.addEventListener("install", (event) => event.waitUntil(store()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOthers()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const name = nameOf(new URL(request.url));
  if (request.method !== "GET" || name === null) return;
  if (request.mode === "navigate") {
    if (name === "" || name === "index.html") event.respondWith(page(request));
  } else if (FILES.includes(name) || LATER.includes(name)) {
    event.respondWith(part(request, name));
  }
});
