"""make_icon.py IN.svg OUT.ico   the picture in the sizes that Windows shows, each as PNG."""
import struct
import sys

import cairosvg

SIZES = (16, 24, 32, 48, 64, 256)
pictures = [cairosvg.svg2png(url=sys.argv[1], output_width=size, output_height=size) for size in SIZES]
with open(sys.argv[2], "wb") as file:
    file.write(struct.pack("<HHH", 0, 1, len(SIZES)))
    at = 6 + 16 * len(SIZES)
    for size, picture in zip(SIZES, pictures):
        file.write(struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(picture), at))
        at += len(picture)
    file.write(b"".join(pictures))
