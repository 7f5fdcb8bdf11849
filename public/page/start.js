// Starts the page. In the single file the program and the sample are data blocks of the page
// itself; on a server they are files beside it.

const SAMPLE_NAME = "mau-lao-cai.xlsx";
const SAMPLE_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

async function loadSample() {
  const bytes = embedded("data-sample");
  if (bytes) return new File([bytes], SAMPLE_NAME, { type: SAMPLE_TYPE });
  const answer = await fetch(SAMPLE_NAME);
  if (!answer.ok) throw new Error(`${SAMPLE_NAME}: ${answer.status}`);
  return new File([await answer.blob()], SAMPLE_NAME, { type: SAMPLE_TYPE });
}

/// The program, compiled once for the page and its workers.
async function compileProgram() {
  const bytes = embedded("data-program");
  if (bytes) return WebAssembly.compile(bytes);
  const address = document.getElementById("program").getAttribute("href");
  try {
    return await WebAssembly.compileStreaming(fetch(address));
  } catch {
    return WebAssembly.compile(await (await fetch(address)).arrayBuffer());  // a server that does not know the type
  }
}

/// Why the program did not start: mostly a server that does not know .wasm files.
async function reasonOfFailure() {
  const address = document.getElementById("program")?.getAttribute("href");
  if (!address) return xanhSay("noStart", []);
  let reason = "";
  try {
    const answer = await fetch(address);
    if (!answer.ok) reason = `HTTP ${answer.status}`;
    else if (!WebAssembly.validate(await answer.arrayBuffer())) reason = xanhSentences.notWasm;
  } catch {
    reason = xanhSentences.noAnswer;
  }
  return reason ? xanhSay("noProgram", [address, reason]) : xanhSay("noStart", []);
}

/// Runs the program in what index.html holds; again after a fault, with the files that were open.
async function start(blank, files) {
  const root = document.getElementById("xanh");
  const core = new Core({
    root,
    canvas: root.querySelector("canvas"),
    twin: document.getElementById("twin"),
    status: document.getElementById("status"),
    agentInput: document.getElementById("agent"),
    picker: document.getElementById("picker"),
  });
  recoverFrom(core, (kept) => {
    document.getElementById("xanh").replaceWith(blank.cloneNode(true));
    document.documentElement.classList.remove("running", "plain");
    start(blank, kept);
  });
  try {
    await core.start(await compileProgram());
    core.files.open(files);
    core.embed = Embed.of(core);
    await core.embed?.begin(files.length > 0);
  } catch (error) {
    console.error(error);
    core.stop();
    xanhTell(await reasonOfFailure());
  }
}

// Without the program's script its own sentence is there already (check.js).
if (!xanhTooOld && typeof createXanh === "function") {
  start(document.getElementById("xanh").cloneNode(true), []);
  keepOffline();
}
