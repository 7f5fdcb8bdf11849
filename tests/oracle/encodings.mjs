// Vietnamese text as bytes in each encoding, by other means than the program's: the JavaScript
// engine's own tables turned round for the code pages, what `iconv -t TCVN` of glibc 2.41 writes, and
// VNI as it looks in a Latin font.
const TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"];
const VOWELS = [..."aăâeêioôơuưy"];
const small = VOWELS.flatMap((v) => TONES.map((t) => (v + t).normalize("NFC"))).filter((c) => c > "\x7f").concat("đ");

/// The 134 letters that Vietnamese adds to ASCII, in both cases.
export const LETTERS = [...small, ...small.map((c) => c.toUpperCase())];

const TCVN = Buffer.from(
  "b5b6b7b8b9a8bbbcbdbec6a9c7c8c9cacbcccecfd0d1aad2d3d4d5d6d7d8dcdddedfe1e2e3e4abe5e6e7e8e9aceaebecedeeeff1f2f3f4" +
  "adf5f6f7f8f9fafbfcfdfeae8081828384a1afbabfc085a2c1c2c3c4868788898a8ba3c5cdd9da8c8d8e8f90919293949596a4dbe0f0ff97" +
  "a598999a9b9c9d9e9f0102a604050611121314151617a7", "hex");

const VNI_SMALL = ("aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä eø eû eõ eù eï eâ eà eå eã eá eä ì æ ó í ò " +
  "oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î ñ").split(" ");
const VNI = [...VNI_SMALL, ...VNI_SMALL.map((c) => c.toUpperCase())];

/// Bytes read as windows-1252. By hand: Node 20's TextDecoder reads 80-9F as ISO-8859-1.
export function read1252(bytes) {
  const high = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
  return [...bytes].map((byte) => (byte >= 0x80 && byte < 0xa0 ? high[byte - 0x80] : String.fromCharCode(byte))).join("");
}
const read1258 = (bytes) => new TextDecoder("windows-1258").decode(bytes);
const bytesOf = (read) => new Map(Array.from({ length: 256 }, (_, byte) => [read(Uint8Array.of(byte)), byte]));
const CP1252 = bytesOf(read1252), CP1258 = bytesOf(read1258);

function byLetter(text, bytesOfLetter) {
  return Buffer.from([...text.normalize("NFC")].flatMap((c) => {
    const bytes = bytesOfLetter(c) ?? (c < "\x80" ? [c.charCodeAt(0)] : undefined);
    if (bytes === undefined) throw new Error(`no bytes for ${c}`);
    return bytes;
  }));
}
const letterAt = (c) => LETTERS.indexOf(c);

function cp1258(c) {
  if (CP1258.has(c)) return [CP1258.get(c)];
  const parts = [...c.normalize("NFD")];
  const tone = parts.find((part) => TONES.includes(part));
  const letter = parts.filter((part) => part !== tone).join("").normalize("NFC");
  return CP1258.has(letter) ? [CP1258.get(letter), CP1258.get(tone)] : undefined;
}

export const ENCODERS = {
  "UTF-8": (text) => Buffer.from(text, "utf8"),
  "UTF-16LE": (text) => Buffer.from(text, "utf16le"),
  "UTF-16BE": (text) => Buffer.from(text, "utf16le").swap16(),
  "windows-1258": (text) => byLetter(text, cp1258),
  "TCVN3": (text) => byLetter(text, (c) => (letterAt(c) < 0 ? undefined : [TCVN[letterAt(c)]])),
  "VNI": (text) => byLetter(text, (c) => (letterAt(c) < 0 ? undefined : [...VNI[letterAt(c)]].map((l) => CP1252.get(l)))),
  "UTF-8 as windows-1252": (text) => Buffer.from(read1252(Buffer.from(text, "utf8")), "utf8"),
};
// Text of the old fonts that a program took for Latin.
for (const font of ["TCVN3", "VNI"]) {
  ENCODERS[`${font} in UTF-8`] = (text) => Buffer.from(read1252(ENCODERS[font](text)), "utf8");
}
