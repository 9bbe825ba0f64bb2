"""Prints the lines of ResamplingTest: SHA-256 of what Pillow and torchvision make of the test's pattern.

Pillow 13.0.0 and torchvision 0.29.2 made what is checked in.
"""

import hashlib

import numpy as np
from PIL import Image
from torchvision import transforms
from torchvision.transforms import InterpolationMode


def pattern(width, height):
    y, x, c = np.mgrid[0:height, 0:width, 0:3].astype(np.int64)
    return Image.fromarray(((x * x * 7 + y * 13 + x * y * 5 + c * 91 + (x ^ y) * 31) & 255).astype(np.uint8))


def checksum(image):
    return hashlib.sha256(image.tobytes()).hexdigest()


PILLOW = [(50, 40, 20, 16), (7, 5, 3, 4), (33, 20, 32, 32), (6, 4, 11, 9), (301, 227, 64, 48), (1, 1, 5, 3), (1, 9, 4, 9), (9, 1, 9, 4), (40, 3, 3, 40), (640, 480, 224, 224)]
TORCHVISION = [
    (301, 227, 64, 56), (100, 250, 36, 32), (33, 20, 37, 32), (500, 375, 256, 224), (375, 500, 235, 224),
    (224, 224, 256, 224), (224, 224, 224, 224), (256, 256, 256, 224), (257, 300, 257, 224), (31, 32, 256, 224),
    (1, 1, 9, 8), (1, 60, 10, 8), (60, 1, 10, 8), (3, 200, 9, 8), (299, 300, 232, 224), (298, 257, 257, 224), (40, 600, 40, 36), (41, 300, 30, 28), (600, 40, 20, 20),
]

for size in PILLOW:
    for name, mode in (("BILINEAR", Image.BILINEAR), ("BICUBIC", Image.BICUBIC)):
        print('        "%d, %d, %d, %d, %s, %s",' % (*size, name, checksum(pattern(*size[:2]).resize(size[2:], mode))))
print()
for width, height, short, side in TORCHVISION:
    for name in ("BILINEAR", "BICUBIC"):
        sized = transforms.Compose(
            [transforms.Resize(short, getattr(InterpolationMode, name)), transforms.CenterCrop(side)]
        )(pattern(width, height))
        print('        "%d, %d, %d, %d, %s, %s",' % (width, height, short, side, name, checksum(sized)))
