// The single file as a file again: with the settings of a province in it, to be handed on. What the page holds is data
// blocks in base64, so that no text of the settings can end a block or become markup.

/// The bytes of a data block of the page; null where it has none of that name.
function embedded(id) {
  const block = document.getElementById(id);
  if (!block) return null;
  const text = atob(block.textContent.trim());
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

const builtInSettings = () => {
  const bytes = embedded("data-settings");
  return bytes ? new TextDecoder().decode(bytes) : "";
};

/// The document before the program changes it, without what extensions of the browser have put into it. Null on a
/// server, where the parts are files of their own: a copy of that page alone would not run.
const pageOriginal = (() => {
  if (!document.getElementById("data-program")) return null;
  const copy = document.documentElement.cloneNode(true);
  for (const name of copy.getAttributeNames()) if (name !== "lang") copy.removeAttribute(name);
  const own = "meta, title, link, style, #xanh, noscript, script:not([src])";
  for (const part of [...copy.querySelectorAll("head > *, body > *")]) if (!part.matches(own)) part.remove();
  copy.querySelector("#data-settings")?.remove();
  copy.querySelector("#twin").textContent = "";
  return copy;
})();

/// The page with these settings (UTF-8 bytes of JSON), as HTML.
function pageWith(settings) {
  let text = "";
  for (let i = 0; i < settings.length; i += 0x8000) text += String.fromCharCode(...settings.subarray(i, i + 0x8000));
  const kind = '<script type="application/octet-stream" id="';
  const block = `${kind}data-settings">${btoa(text)}<\/script>`;
  return `<!doctype html>\n${pageOriginal.outerHTML}\n`.replace(`${kind}data-program"`, (program) => block + program);
}
