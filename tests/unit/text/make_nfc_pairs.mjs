// Writes "input<TAB>NFC" lines, made with the JavaScript engine's own Unicode data: every
// precomposed Latin letter in every normal form, and every Latin base letter under every run of
// one and two marks of Vietnamese (in both orders, canonical or not), plus three-mark runs.
import { writeFileSync } from 'node:fs';

const ranges = [[0x41, 0x5a], [0x61, 0x7a], [0xc0, 0x24f], [0x1e00, 0x1eff]];
const marks = [0x300, 0x301, 0x302, 0x303, 0x306, 0x308, 0x309, 0x30a, 0x30c, 0x31b, 0x323, 0x327, 0x331];
const letters = ranges.flatMap(([a, b]) => Array.from({ length: b - a + 1 }, (_, i) => String.fromCodePoint(a + i)))
  // U+1E9A and U+0149, U+01C4.. have compatibility decompositions only: NFC keeps them.
  .filter((c) => /\p{Script=Latin}/u.test(c));
const inputs = new Set([String.fromCodePoint(0x212a), String.fromCodePoint(0x212b)]);
for (const letter of letters) {
  inputs.add(letter);
  inputs.add(letter.normalize('NFD'));
  for (const a of marks) {
    inputs.add(letter + String.fromCodePoint(a));
    for (const b of marks) {
      inputs.add(letter + String.fromCodePoint(a, b));
      inputs.add(letter + String.fromCodePoint(a, b) + 'n' + String.fromCodePoint(b, a));
    }
  }
}
for (const letter of 'aeiouyAEIOUY') {
  for (const a of marks) for (const b of marks) for (const c of marks) inputs.add(letter + String.fromCodePoint(a, b, c));
}
writeFileSync(process.argv[2], [...inputs].map((s) => `${s}\t${s.normalize('NFC')}\n`).join(''));
