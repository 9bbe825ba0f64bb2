"""Prints PillowPngTest's table: the bytes of the PNG that Pillow writes of the test's images, where it has zlib 1.

Pillow 10.4.0 with zlib 1.2.13 made what is checked in. The same lengths come from Python's zlib alone, which this checks.
"""

import io
import zlib

import numpy as np
from PIL import Image, features

SIZES = [
    (1, 1), (2, 1), (1, 2), (3, 3), (5, 2), (7, 7), (8, 8), (1, 50), (50, 1), (16, 9), (9, 16), (20, 20), (28, 28),
    (32, 32), (31, 33), (40, 24), (48, 48), (56, 40), (64, 64), (63, 17), (96, 96), (28, 800), (150, 149), (224, 224), (10923, 4),
]


def image(kind, width, height):
    state, out = width * 1000 + height * 7 + kind, []
    for y in range(height):
        for x in range(width):
            for c in range(3):
                if kind != 4 or c == 0:
                    state = (state * 1103515245 + 12345) & 0x7FFFFFFF
                v = state >> 16 & 255
                out.append((
                    v, (v & 3) * 64, (x * 3 + y * 2 + c * 40 + (v & 3)) & 255, (x % 5 * 37 + y % 7 * 51 + c * 11) & 255,
                    v, v * 50 if v < 5 else 30, ((v | 256) & -(v | 256)).bit_length() * 20, 128,
                )[kind])
    return np.array(out, np.uint8).reshape(height, width, 3)


def with_zlib(rgb):
    height, width, _ = rgb.shape
    rows = rgb.reshape(height, width * 3).astype(int)
    stream, size = zlib.compressobj(6, zlib.DEFLATED, 15, 9, zlib.Z_FILTERED), 0
    for y, row in enumerate(rows):
        up = rows[y - 1] if y else row * 0
        left, corner = (np.concatenate([[0, 0, 0], line[:-3]]) for line in (row, up))
        a, b, c = abs(up - corner), abs(left - corner), abs(left + up - 2 * corner)
        paeth = np.where((a <= b) & (a <= c), left, np.where(b <= c, up, corner))
        tried = [(0, row), (2, row - up), (1, row - left), (4, row - paeth)]
        number, best = min(tried, key=lambda t: np.minimum(t[1] % 256, -t[1] % 256).sum())
        size += len(stream.compress(bytes([number]) + (best % 256).astype(np.uint8).tobytes()))
    size += len(stream.flush())
    return 57 - 12 + 12 * -(-size // max(65536, 4 * width)) + size


assert not features.check("zlib_ng"), "this Pillow has zlib-ng"
for size in SIZES:
    sizes = []
    for kind in range(8):
        file, rgb = io.BytesIO(), image(kind, *size)
        Image.fromarray(rgb).save(file, "PNG")
        sizes.append(len(file.getvalue()))
        assert sizes[-1] == with_zlib(rgb), (size, kind, sizes[-1], with_zlib(rgb))
    print(*size, *sizes, sep="\t")
