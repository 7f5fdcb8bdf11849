// What helps to find a fault, as text that may be sent to anyone: versions, browser, counts and the last errors.
// No cell, no name of a file and no folder of this computer is in it.

const lastErrors = [];

/// Faults after which the core's memory cannot be trusted: a trap, an abort, an exception that nobody caught, a
/// stack that ran full.
const isFatal = (error) => error instanceof WebAssembly.RuntimeError
  || Boolean(WebAssembly.Exception && error instanceof WebAssembly.Exception)
  || /call stack|too much recursion/.test(error?.message);

/// Messages of other errors may quote what could not be read.
const SAFE = new Set(["RuntimeError", "TypeError", "RangeError", "ReferenceError", "InternalError"]);

function noteError(error) {
  const name = error?.name ?? typeof error;
  // Of a stack the places only, of a place no more than its file's name.
  const stack = String(error?.stack ?? "").split("\n").filter((line) => /^\s*at |@/.test(line)).slice(0, 12)
    .map((line) => line.trim().replace(/[a-z-]+:\/\/[^\s()]*\//g, "").replace(/[?#][^\s():]*/g, ""));
  const time = new Date().toISOString();
  lastErrors.push([`${time} ${name}${SAFE.has(name) ? `: ${error.message}` : ""}`, ...stack].join("\n    "));
  if (lastErrors.length > 5) lastErrors.shift();
}

function diagnostics(core) {
  const { module, files } = core;
  const open = [...files?.files.values() ?? []];
  const kinds = open.map((file) => `${file.name.match(/\.(\w{1,6})$/)?.[1].toLowerCase() ?? "?"} ${file.size} B`);
  const lines = {
    program: document.querySelector('meta[name="generator"]')?.content,
    browser: navigator.userAgent,
    languages: navigator.languages.join(" "),
    page: `${location.protocol.slice(0, -1)}, secure ${isSecureContext}, offline copy ${Boolean(navigator.serviceWorker?.controller)}`,
    screen: `${innerWidth} x ${innerHeight}, ratio ${devicePixelRatio}, drawn ${document.documentElement.classList.contains("plain") ? "no" : "yes"}`,
    machine: `${navigator.hardwareConcurrency ?? "?"} processors, ${navigator.deviceMemory ?? "?"} GB`,
    memory: `${((module?.HEAPU8?.length ?? 0) / 1e6).toFixed(1)} MB`,
    files: open.length ? `${open.length} (${kinds.join(", ")})` : "0",
    frames: core.canvas.dataset.frames ?? 0,
    running: `${Math.round(performance.now() / 1000)} s`,
  };
  return `${Object.entries(lines).map(([name, value]) => `${name}: ${value}`).join("\n")}\n`
    + `errors: ${lastErrors.length}\n${lastErrors.join("\n")}\n`;
}
