#!/usr/bin/env python3
"""Writes encoding_tables.inc: what each byte means in the single-byte encodings of encoding.cpp.
Run: python3 make_encoding_tables.py > encoding_tables.inc
windows-1252 and windows-1258 come from Python's codecs (bytes without a meaning stand for the
control character of the same number, as browsers read them); TCVN 5712:1993 is written below in
ASCII: letter, ( breve, ^ circumflex, + horn, - stroke, then the tone ` ? ~ ' . as in VIQR.
ctest checks them against Node's and glibc's tables."""
import unicodedata as u

MARKS = {"(": "\u0306", "^": "\u0302", "+": "\u031b", "`": "\u0300", "?": "\u0309",
         "~": "\u0303", "'": "\u0301", ".": "\u0323"}
STROKE = {"D-": "\u0110", "d-": "\u0111"}
TCVN = {  # first byte: the letters from there on
    0x01: "U' U.", 0x04: "U+` U+? U+~", 0x11: "U+' U+. Y` Y? Y~ Y' Y.",
    0x80: "A` A? A~ A' A. A(. A^. E` E? E~ E' E. E^. I` I? I~ I' I. O` O? O~ O' O. O^. O+` O+? O+~ "
          "O+' O+. U` U? U~",
    0xA1: "A( A^ E^ O^ O+ U+ D- a( a^ e^ o^ o+ u+ d- A(`",
    0xB5: "a` a? a~ a' a. A(? a(` a(? a(~ a(' A(~ A(' A^` A^? A^~ A^' E^` a(. a^` a^? a^~ a^' a^. "
          "e` E^? e? e~ e' e. e^` e^? e^~ e^' e^. i` i? E^~ E^' O^` i~ i' i. o` O^? o? o~ o' o. "
          "o^` o^? o^~ o^' o^. o+` o+? o+~ o+' o+. u` O^~ u? u~ u' u. u+` u+? u+~ u+' u+. "
          "y` y? y~ y' y. O^'",
}


def letter(notation):
    if notation in STROKE:
        return STROKE[notation]
    return u.normalize("NFC", notation[0] + "".join(MARKS[c] for c in notation[1:]))


def tcvn3():
    table = [chr(i) for i in range(256)]
    for first, letters in TCVN.items():
        for i, notation in enumerate(letters.split()):
            table[first + i] = letter(notation)
    for i, mark in enumerate("`?~'."):  # combining tones, of VN1 and VN2
        table[0xB0 + i] = MARKS[mark]
    return table


def windows(codec):
    def one(byte):
        try:
            return bytes([byte]).decode(codec)
        except UnicodeDecodeError:
            return chr(byte)
    return [one(i) for i in range(256)]


print("// Made by make_encoding_tables.py: UTF-16 units by byte.")
for name, table in (("Windows1252", windows("cp1252")), ("Windows1258", windows("cp1258")),
                    ("Tcvn3", tcvn3())):
    print("constexpr std::array<char16_t, 256> k%s = {" % name)
    for i in range(0, 256, 12):
        print("    " + ", ".join("0x%04X" % ord(c) for c in table[i:i + 12]) + ",")
    print("};")
