// Offline use of the served page: its service worker (sw.js). The single file needs none and links no manifest;
// over plain http the browser offers none, and the page works without.
function keepOffline() {
  if (!isSecureContext || !navigator.serviceWorker || !document.querySelector('link[rel="manifest"]')) return;
  // A browser that forbids it (private windows, policies of an office) loses offline use only.
  const register = () => navigator.serviceWorker.register(scriptAddress("sw.js"), { updateViaCache: "none" }).catch(() => {});
  // The page comes first: its own files are fetched and drawn before they are stored.
  setTimeout(register, 1500);
}
