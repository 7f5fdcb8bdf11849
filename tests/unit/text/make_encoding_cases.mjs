// Writes "kind<TAB>encoding<TAB>bytes<TAB>UTF-8" lines, both in hex, from the encoders of
// tests/oracle and the JavaScript engine's decoders.
//   letter  each Vietnamese letter between two consonants
//   byte    each byte of a code page, each vowel under each combining tone
//   broken  sequences that are not well-formed
//   list    one dossier list
import { writeFileSync } from "node:fs";
import { ENCODERS, LETTERS, read1252 } from "../../oracle/encodings.mjs";

const lines = [];
const hex = (bytes) => Buffer.from(bytes).toString("hex");
const add = (kind, encoding, bytes, text) => lines.push([kind, encoding, hex(bytes), hex(Buffer.from(text, "utf8"))].join("\t"));

for (const [encoding, encode] of Object.entries(ENCODERS)) {
  for (const letter of LETTERS) add("letter", encoding, encode(`k${letter}n`), `k${letter}n`);
  add("letter", encoding, encode(LETTERS.join("")), LETTERS.join(""));
  add("letter", encoding, encode(LETTERS.map((c) => c + c).join(";")), LETTERS.map((c) => c + c).join(";"));
}

const cp1258 = new TextDecoder("windows-1258");
for (let byte = 0x80; byte < 0x100; ++byte) {
  const bytes = Uint8Array.of(0x78, byte, 0x7a);
  add("byte", "windows-1252", bytes, read1252(bytes));
  add("byte", "windows-1258", bytes, cp1258.decode(bytes).normalize("NFC"));
}
for (const vowel of [..."aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"]) {
  for (const mark of [0xcc, 0xd2, 0xde, 0xec, 0xf2]) {
    const bytes = [...ENCODERS["windows-1258"](vowel), mark, 0x6e];
    add("byte", "windows-1258", bytes, cp1258.decode(Uint8Array.from(bytes)).normalize("NFC"));
  }
}

let seed = 20261124;
const random = (below) => {
  seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
  return (seed >>> 8) % below;
};
const pick = (list) => list[random(list.length)];
const utf8 = [0x41, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc1, 0xc2, 0xc3, 0xe0, 0xe1, 0xed, 0xef, 0xf0, 0xf1, 0xf4, 0xf5, 0xff];
const units = [0x41, 0x1ec7, 0xd800, 0xd83d, 0xdbff, 0xdc00, 0xde00, 0xdfff, 0xffff];
for (let i = 0; i < 400; ++i) {
  const bytes = Uint8Array.from({ length: 1 + random(9) }, () => pick(utf8));
  add("broken", "UTF-8", bytes, new TextDecoder("utf-8").decode(bytes));
  const wide = Buffer.from(Uint16Array.from({ length: 1 + random(5) }, () => pick(units)).buffer);
  const cut = wide.subarray(0, wide.length - random(2));
  add("broken", "UTF-16LE", cut, new TextDecoder("utf-16le").decode(cut));
  if (cut.length === wide.length) {
    add("broken", "UTF-16BE", Buffer.from(wide).swap16(), new TextDecoder("utf-16le").decode(wide));
  }
}

const list = [
  "Số hồ sơ;Tên thủ tục hành chính;Đơn vị tiếp nhận;Lĩnh vực;Ngày tiếp nhận;Trạng thái;Ghi chú",
  "H38.12-250101-0001;Đăng ký khai sinh;Xã Nậm Xé;Hộ tịch;02/01/2025;Đã trả kết quả;",
  "H38.12-250102-0002;\"Cấp đổi; cấp lại giấy chứng nhận quyền sử dụng đất\";Phường Cam Đường;Đất đai;03/01/2025;Đang xử lý;\"Chờ \"\"bổ sung\"\"\"",
  "H38.12-250103-0003;Thẩm định hồ sơ thiết kế;SỞ XÂY DỰNG;Xây dựng;06/01/2025;Đúng hạn;\"hai\r\ndòng\"",
  "H38.12-250104-0004;Xác nhận tình trạng hôn nhân;ỦY BAN NHÂN DÂN XÃ Ý TÝ;Hộ tịch;06/01/2025;Quá hạn;Ư Ứ Ữ",
  "H38.12-250105-0005;Hỗ trợ chi phí mai táng;Phường Lào Cai;Bảo trợ xã hội;07/01/2025;Từ chối;không",
  "",
].join("\r\n");
for (const [encoding, encode] of Object.entries(ENCODERS)) add("list", encoding, encode(list), list);

writeFileSync(process.argv[2], lines.join("\n") + "\n");
