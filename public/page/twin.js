// The HTML twin: a tree built by the core, applied to the DOM by difference through
// createElement, textContent and setAttribute only, so that no text of a file becomes markup.

const TWIN_TAGS = new Set(["main", "header", "nav", "section", "aside", "h1", "h2", "h3", "p", "ul", "ol", "li",
  "dl", "dt", "dd", "div", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "button", "a",
  "span", "strong", "em", "figure", "figcaption", "progress", "label", "select", "option", "input"]);
const TWIN_ATTRIBUTES = new Set(["id", "scope", "aria-label", "aria-current", "aria-pressed", "aria-sort",
  "aria-live", "aria-busy", "aria-expanded", "aria-describedby", "lang", "role", "value", "max", "colspan",
  "rowspan", "disabled", "type", "placeholder", "data-action", "data-value", "data-key", "data-status", "data-metric", "headers"]);

/// A node is {tag, text, attributes: {name: value}, children: [node]}.
function twinElement(node) {
  const tag = TWIN_TAGS.has(node.tag) ? node.tag : "span";
  const element = document.createElement(tag);
  if (tag === "button") element.type = "button";
  twinAttributes(element, node);
  twinChildren(element, node);
  return element;
}

function twinAttributes(element, node) {
  const wanted = node.attributes ?? {};
  for (const name of element.getAttributeNames()) {
    if (TWIN_ATTRIBUTES.has(name) && !(name in wanted)) element.removeAttribute(name);
  }
  for (const [name, value] of Object.entries(wanted)) {
    if (!TWIN_ATTRIBUTES.has(name) || element.getAttribute(name) === value) continue;
    element.setAttribute(name, value);
    // Once a person has typed, only the property moves the text of a field.
    if (name === "value" && element.localName === "input") element.value = value;
  }
}

function twinChildren(element, node) {
  const children = node.children ?? [];
  const text = node.text ?? "";
  // Text first, then children: the core never mixes them otherwise.
  let first = element.firstChild;
  if (text) {
    if (first?.nodeType === Node.TEXT_NODE) {
      if (first.data !== text) first.data = text;
    } else {
      first = element.insertBefore(document.createTextNode(text), first);
    }
    first = first.nextSibling;
  } else if (first?.nodeType === Node.TEXT_NODE) {
    const gone = first;
    first = first.nextSibling;
    gone.remove();
  }
  for (const child of children) {
    if (first && first.localName === child.tag) {
      twinAttributes(first, child);
      twinChildren(first, child);
      first = first.nextSibling;
    } else {
      element.insertBefore(twinElement(child), first);
    }
  }
  while (first) {
    const gone = first;
    first = first.nextSibling;
    gone.remove();
  }
  // Once a person has chosen, only the property moves the choice of a list.
  const value = node.attributes?.value;
  if (element.localName === "select" && value !== undefined && element.value !== value) element.value = value;
}

/// What a control changes: of a list of choices and of a field, its action up to the choice itself.
const twinSubject = (control) => (control.localName === "select" || control.localName === "input"
  ? control.dataset.action.split("=")[0] : control.dataset.action);

/// The control that had focus when its page went, until it is back or focus is elsewhere.
let twinLost = null;

/// Shows `tree` under `root` and puts focus back on the control that had it, also when that comes
/// back later: a file that is read again shows its progress in between.
function applyTwin(root, tree) {
  const focused = root.contains(document.activeElement) ? document.activeElement : null;
  const action = focused?.dataset.action;
  const subject = focused && action ? twinSubject(focused) : "";
  // What was lost goes before what stands in for it, which may go, too.
  const lost = twinLost && (!focused || focused === twinLost.stand) ? twinLost.subject : "";
  twinChildren(root, { children: [tree] });
  const wanted = lost || (subject && !(focused.isConnected && twinSubject(focused) === subject) ? subject : "");
  if (!wanted) {
    if (focused !== twinLost?.stand) twinLost = null;
    return;
  }
  for (const control of root.querySelectorAll("[data-action]")) {
    if (twinSubject(control) !== wanted) continue;
    twinLost = null;
    control.focus({ preventScroll: true });
    return;
  }
  // An element that now is another control was not chosen by anyone: the page's title stands in, and is read out.
  const stand = root.querySelector("h1") ?? root.querySelector("button");
  if (stand?.localName === "h1") stand.tabIndex = -1;
  stand?.focus({ preventScroll: true });
  twinLost = { subject: wanted, stand: document.activeElement };
}
