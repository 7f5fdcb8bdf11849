// Starts the page. In the single file the program and the sample are data blocks of the page
// itself; on a server they are files beside it.

const SAMPLE_NAME = "mau-lao-cai.xlsx";
const SAMPLE_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

function embedded(id) {
  const block = document.getElementById(id);
  if (!block) return null;
  const text = atob(block.textContent.trim());
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

async function loadSample() {
  const bytes = embedded("data-sample");
  if (bytes) return new File([bytes], SAMPLE_NAME, { type: SAMPLE_TYPE });
  const answer = await fetch(SAMPLE_NAME);
  if (!answer.ok) throw new Error(`${SAMPLE_NAME}: ${answer.status}`);
  return new File([await answer.blob()], SAMPLE_NAME, { type: SAMPLE_TYPE });
}

async function start() {
  const root = document.getElementById("xanh");
  const core = new Core({
    root,
    canvas: root.querySelector("canvas"),
    twin: document.getElementById("twin"),
    status: document.getElementById("status"),
    agentInput: document.getElementById("agent"),
    picker: document.getElementById("picker"),
  });
  const boot = document.getElementById("boot");
  try {
    const wasmBinary = embedded("data-program");
    await core.start(wasmBinary ? { wasmBinary } : {});
    document.getElementById("data-program")?.remove();  // its text is not needed twice
  } catch (error) {
    boot.textContent = "Trình duyệt này không chạy được Xanh: hãy dùng bản mới của Chrome, Edge, Firefox hoặc Safari. · "
      + "This browser cannot run Xanh: please use a current Chrome, Edge, Firefox or Safari.";
    console.error(error);
  }
}

start();
