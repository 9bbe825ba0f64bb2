"""Prints the lines of JpegEncoderTest and NpyTest: what Pillow and NumPy write.

Pillow 13.0.0 with libjpeg-turbo 3.2.0 and NumPy 2 made what is checked in.
"""

import hashlib
import io

import numpy as np
from PIL import Image


def pattern(width, height):
    y, x, c = np.mgrid[0:height, 0:width, 0:3].astype(np.int64)
    return Image.fromarray(((x * x // 7 + y * 3 + x * y // 5 + c * 41 + (x ^ y)) & 255).astype(np.uint8))


def jpeg(image, quality):
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True)
    return out.getvalue()


for size in [(1, 1), (7, 5), (8, 8), (16, 16), (17, 16), (16, 17), (33, 17), (40, 30), (9, 41), (224, 224), (500, 375)]:
    image = pattern(*size)
    print('        "%d, %d, 85, %s",' % (*size, hashlib.sha256(jpeg(image, 85)).hexdigest()))
for size in [(33, 17), (96, 64)]:
    everything = b"".join(jpeg(pattern(*size), quality) for quality in range(1, 101))
    print('        "%d, %d, 0, %s",' % (*size, hashlib.sha256(everything).hexdigest()))
print()
for kind, shape in [("u1", (50000, 32, 32, 3)), ("u1", (5, 1024, 1024, 3)), ("u1", (50000,)), ("u1", (1,)), ("i4", (1281167,)), ("i8", (7,)), ("f4", (3, 2)), ("f4", ())]:
    out = io.BytesIO()
    np.lib.format.write_array_header_1_0(out, {"descr": np.dtype("<" + kind).str, "fortran_order": False, "shape": shape})
    print('        "%s; %s; %d; %s",' % (kind, " ".join(map(str, shape)), len(out.getvalue()), hashlib.sha256(out.getvalue()).hexdigest()))
