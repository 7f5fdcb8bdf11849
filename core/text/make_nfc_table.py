#!/usr/bin/env python3
"""Writes nfc_table.inc: the canonical decompositions and compositions of the Latin letters
and marks that nfc.cpp handles, from Python's Unicode data. Run: python3 make_nfc_table.py > nfc_table.inc
The result is checked in ctest against another normaliser (Node's)."""
import unicodedata as u

RANGES = [(0x00C0, 0x024F), (0x0340, 0x0344), (0x1E00, 0x1EFF), (0x212A, 0x212B)]
rows = []
for first, last in RANGES:
    for cp in range(first, last + 1):
        text = u.decomposition(chr(cp))
        if not text or text.startswith("<"):
            continue
        parts = [int(p, 16) for p in text.split()] + [0]
        rows.append((cp, parts[0], parts[1]))
composed = sorted((b, m, cp) for cp, b, m in rows if m and u.normalize("NFC", chr(cp)) == chr(cp))
print("// Made by make_nfc_table.py from Unicode %s. Sorted by the first member." % u.unidata_version)
print("constexpr Decomposition kDecompositions[] = {")
line = " "
for cp, b, m in sorted(rows):
    item = " {0x%04X, 0x%04X, 0x%04X}," % (cp, b, m)
    if len(line) + len(item) > 98:
        print(line); line = " "
    line += item
print(line + "\n};")
print("// Sorted by letter, then mark.")
print("constexpr Decomposition kCompositions[] = {  // {composed, letter, mark}")
line = " "
for b, m, cp in composed:
    item = " {0x%04X, 0x%04X, 0x%04X}," % (cp, b, m)
    if len(line) + len(item) > 98:
        print(line); line = " "
    line += item
print(line + "\n};")
classes = [u.combining(chr(c)) for c in range(0x0300, 0x0370)]
print("// Canonical combining classes of U+0300-U+036F.")
print("constexpr std::uint8_t kMarkClasses[] = {")
for i in range(0, len(classes), 16):
    print("    " + ", ".join(str(c) for c in classes[i:i + 16]) + ",")
print("};")
