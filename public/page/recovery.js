// When the program has stopped because of a fault of its own: what is on the page then is plain HTML, made here,
// and restarts the program with the files that are still at hand.

/// Watches for such a fault of `core`; `restart` gets the File objects to open again.
function recoverFrom(core, restart) {
  const { signal } = core.life;
  const faulty = (error) => {
    if (!error) return;
    noteError(error);
    if (!isFatal(error) || core.stopped) return;
    core.stop();
    showRecovery(core, restart);
  };
  addEventListener("error", (event) => faulty(event.error), { signal });
  addEventListener("unhandledrejection", (event) => faulty(event.reason), { signal });
}

function showRecovery(core, restart) {
  const language = document.documentElement.lang === "en" ? "en" : "vi";
  const say = (key, ...args) => xanhSay(key, args, language);
  const make = (tag, text, parent) => {
    const element = document.createElement(tag);
    element.textContent = text;
    parent.append(element);
    return element;
  };
  const files = [...core.files?.files.values() ?? []];
  const report = diagnostics(core);

  const screen = document.createElement("section");
  screen.id = "recovery";
  screen.setAttribute("role", "alertdialog");
  screen.setAttribute("aria-labelledby", "recovery-title");
  const title = make("h1", say("stopped"), screen);
  title.id = "recovery-title";
  make("p", say("stoppedSafe"), screen);
  make("p", files.length ? say("stoppedFiles", files.length) : say("stoppedNoFiles"), screen);
  const buttons = make("p", "", screen);
  const button = (key, act) => {
    const element = make("button", say(key), buttons);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  };
  const leave = (kept) => {
    screen.remove();
    restart(kept);
  };
  const first = button("openAgain", () => leave(files));
  if (files.length) button("startEmpty", () => leave([]));  // for a file that brings the fault about
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  button("copyDiagnostics", () => {
    copyText(report);
    said.textContent = say("copied");
  });
  screen.append(said);
  make("pre", report, screen).tabIndex = 0;

  core.root.hidden = true;
  document.body.append(screen);
  first.focus();
}
