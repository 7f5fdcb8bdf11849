// What no reader can go below: fetching the bytes, looking at each once in plain JavaScript, inflating a
// workbook; and the two ways of doing the job without a library. The same code in Node and in the page.
// A source is {size, read(offset, length): bytes or their promise, inflate(bytes): size}.
import { ByteLoop, Counts } from "./job.mjs";

const PIECE = 4 << 20;

async function* pieces(source) {
  for (let at = 0; at < source.size; at += PIECE) yield await source.read(at, Math.min(PIECE, source.size - at));
}

/// A line feed is looked for at every byte.
function lineFeeds(bytes) {
  let found = 0;
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === 10) found++;
  return found;
}

/// Where the entries of an archive lie: [{at, packed}].
async function entries(source) {
  const tail = Math.min(source.size, 65558);
  const end = await source.read(source.size - tail, tail);
  let at = end.length - 22;
  const view = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  while (at > 0 && view(end).getUint32(at, true) !== 0x06054b50) at--;
  const offset = view(end).getUint32(at + 16, true);
  const size = view(end).getUint32(at + 12, true);
  const directory = view((await source.read(offset, size)).slice());
  const out = [];
  for (let i = 0; i + 46 <= size;) {
    const local = directory.getUint32(i + 42, true);
    const head = view((await source.read(local, 30)).slice());
    out.push({ at: local + 30 + head.getUint16(26, true) + head.getUint16(28, true), packed: directory.getUint32(i + 20, true),
      stored: directory.getUint16(i + 10, true) === 0 });
    i += 46 + directory.getUint16(i + 28, true) + directory.getUint16(i + 30, true) + directory.getUint16(i + 32, true);
  }
  return out;
}

export const FLOORS = {
  async fetch(source) {
    let bytes = 0;
    for await (const piece of pieces(source)) bytes += piece.length;
    return { bytes };
  },
  async scan(source) {
    let lines = 0;
    for await (const piece of pieces(source)) lines += lineFeeds(piece);
    return { lines };
  },
  async inflate(source) {
    let bytes = 0;
    for (const { at, packed, stored } of await entries(source)) {
      if (!stored) bytes += await source.inflate((await source.read(at, packed)).slice());
    }
    return { bytes };
  },
  async loop(source) {
    const counts = new ByteLoop();
    for await (const piece of pieces(source)) counts.feed(piece);
    return counts.rows();
  },
  async parse(source) {
    const text = new TextDecoder().decode(await source.read(0, source.size));
    return new Counts().addRecords(JSON.parse(text)).rows();
  },
};
