"""Makes the odd image files of the decoder's test, and what Pillow reads of them.

    python odd_images.py FOLDER

writes small files of all kinds into FOLDER, and expected.csv: name, width, height, SHA-256 of the RGB samples of
Image.open(name).convert("RGB"), and the first and last pixel. Pillow 13.0.0 with libjpeg-turbo 3.2.0, libwebp 1.6.0 and
libtiff 4.7.2 made what is checked in.
"""

import hashlib
import io
import os
import struct
import sys
import zlib

import numpy as np
from PIL import Image

FILES = {}


def noise(width, height, channels, seed=1, high=256, dtype=np.uint8):
    draws = np.random.RandomState(seed).randint(0, high, (height, width, channels)).astype(dtype)
    return draws[:, :, 0] if channels == 1 else draws


def smooth(width, height, channels=3):
    y, x = np.mgrid[0:height, 0:width]
    planes = [127 + 90 * np.sin(x / (3.0 + c)) + 37 * np.cos(y / (2.0 + c) + c) for c in range(channels)]
    samples = np.clip(np.stack(planes, 2), 0, 255).astype(np.uint8)
    return samples[:, :, 0] if channels == 1 else samples


def saved(name, image, **options):
    out = io.BytesIO()
    form = {"jpg": "JPEG", "tif": "TIFF", "pgm": "PPM", "pbm": "PPM"}.get(name.split(".")[-1])
    image.save(out, form or name.split(".")[-1].upper(), **options)
    FILES[name] = out.getvalue()
    return out.getvalue()


# PNG ------------------------------------------------------------------------------------------------------------------


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width, height, depth, color, rows, extra=b"", interlace=0, parts=1):
    data = zlib.compress(rows)
    size = (len(data) + parts - 1) // parts
    body = b"".join(chunk(b"IDAT", data[i : i + size]) for i in range(0, len(data), size))
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, interlace))
    return b"\x89PNG\r\n\x1a\n" + header + extra + body + chunk(b"IEND", b"")


def packed(values, depth):
    bits = "".join(format(v, "0%db" % depth) for v in values)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits), 8))


def png_rows(values, width, height, depth, channels, filters=None):
    rows = []
    step = max(1, depth * channels // 8)
    above = bytes((width * channels * depth + 7) // 8)
    for y in range(height):
        row = values[y * width * channels : (y + 1) * width * channels]
        raw = packed(row, depth)
        kind = 0 if filters is None else filters[y % len(filters)]
        rows.append(bytes([kind]) + filtered(kind, raw, above, step))
        above = raw
    return b"".join(rows)


def filtered(kind, raw, above, step):
    out = []
    for i, value in enumerate(raw):
        left = raw[i - step] if i >= step else 0
        corner = above[i - step] if i >= step else 0
        up = above[i]
        paeth = min((abs(up - corner), 0, left), (abs(left - corner), 1, up), (abs(left + up - 2 * corner), 2, corner))
        out.append((value - [0, left, up, (left + up) // 2, paeth[2]][kind]) % 256)
    return bytes(out)


def interlaced(values, width, height, depth, channels):
    rows = b""
    for x0, y0, dx, dy in [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]:
        columns = range(x0, width, dx)
        if not columns:
            continue
        part = []
        lines = range(y0, height, dy)
        for y in lines:
            for x in columns:
                at = (y * width + x) * channels
                part += values[at : at + channels]
        rows += png_rows(part, len(columns), len(lines), depth, channels, [0, 4, 3])
    return rows


def pngs():
    draw = np.random.RandomState(7)
    for depth in (1, 2, 4, 8, 16):
        values = draw.randint(0, 1 << depth, 11 * 7).tolist()
        FILES["grey-%d.png" % depth] = png(11, 7, depth, 0, png_rows(values, 11, 7, depth, 1))
        FILES["grey-%d-interlaced.png" % depth] = png(11, 7, depth, 0, interlaced(values, 11, 7, depth, 1), interlace=1)
        transparent = struct.pack(">H", values[3])
        FILES["grey-%d-transparent.png" % depth] = png(
            11, 7, depth, 0, png_rows(values, 11, 7, depth, 1), chunk(b"tRNS", transparent)
        )
    low = draw.randint(0, 300, 11 * 7).tolist()
    FILES["grey-16-dark.png"] = png(11, 7, 16, 0, png_rows(low, 11, 7, 16, 1, [1, 2, 4]))
    for depth in (1, 2, 4, 8):
        count = 1 << depth
        values = draw.randint(0, count, 11 * 7).tolist()
        colors = bytes(draw.randint(0, 256, 3 * count).tolist())
        alpha = bytes(draw.randint(0, 256, count).tolist())
        FILES["palette-%d.png" % depth] = png(11, 7, depth, 3, png_rows(values, 11, 7, depth, 1), chunk(b"PLTE", colors))
        FILES["palette-%d-alpha.png" % depth] = png(
            11, 7, depth, 3, png_rows(values, 11, 7, depth, 1), chunk(b"PLTE", colors) + chunk(b"tRNS", alpha)
        )
    short = bytes(draw.randint(0, 256, 30).tolist())
    values = draw.randint(0, 20, 11 * 7).tolist()
    FILES["palette-short.png"] = png(11, 7, 8, 3, png_rows(values, 11, 7, 8, 1), chunk(b"PLTE", short))
    for color, channels, name in ((2, 3, "rgb"), (4, 2, "grey-alpha"), (6, 4, "rgb-alpha")):
        for depth in (8, 16):
            values = draw.randint(0, 1 << depth, 9 * 10 * channels).tolist()
            rows = png_rows(values, 9, 10, depth, channels, [0, 1, 2, 3, 4])
            FILES["%s-%d.png" % (name, depth)] = png(9, 10, depth, color, rows, parts=5)
            FILES["%s-%d-interlaced.png" % (name, depth)] = png(
                9, 10, depth, color, interlaced(values, 9, 10, depth, channels), interlace=1
            )
    values = draw.randint(0, 256, 9 * 10 * 3).tolist()
    FILES["rgb-transparent.png"] = png(
        9, 10, 8, 2, png_rows(values, 9, 10, 8, 3), chunk(b"tRNS", struct.pack(">HHH", *values[:3]))
    )
    odd = chunk(b"gAMA", struct.pack(">I", 100000)) + chunk(b"tEXt", b"a\0b") + chunk(b"bKGD", b"\0\1\0\2\0\3")
    FILES["chunks.png"] = png(9, 10, 8, 2, png_rows(values, 9, 10, 8, 3), odd)
    FILES["no-end.png"] = FILES["chunks.png"][:-12]
    frames = [Image.fromarray(noise(6, 5, 3, s)) for s in (1, 2)]
    saved("animated.png", frames[0], save_all=True, append_images=frames[1:])


# GIF ------------------------------------------------------------------------------------------------------------------


def gif_data(values, bits):
    codes, length, out, table = [], bits + 1, 0, 1 << bits
    size, position = 0, 0
    stream = [table]
    for i, v in enumerate(values):
        if i % (table - 2 if table > 4 else 1) == 0 and i:
            stream.append(table)
        stream.append(v)
    stream.append(table + 1)
    for code in stream:
        out |= code << position
        position += length
    raw = out.to_bytes((position + 7) // 8, "little")
    blocks = b"".join(bytes([len(raw[i : i + 255])]) + raw[i : i + 255] for i in range(0, len(raw), 255))
    return bytes([bits]) + blocks + b"\0"


def gif(canvas, frame, colors=b"", local=b"", control=b"", background=0, interlace=False, values=None):
    bits = 3
    flags = 0x80 | (len(colors) // 3).bit_length() - 2 if colors else 0
    head = b"GIF89a" + struct.pack("<HHBBB", canvas[0], canvas[1], flags, background, 0) + colors
    flags = (0x80 | (len(local) // 3).bit_length() - 2 if local else 0) | (0x40 if interlace else 0)
    return head + control + b"," + struct.pack("<HHHHB", *frame, flags) + local + gif_data(values, bits) + b";"


def gifs():
    draw = np.random.RandomState(8)
    colors = bytes(draw.randint(0, 256, 24).tolist())
    other = bytes(draw.randint(0, 256, 24).tolist())
    values = draw.randint(0, 8, 70).tolist()
    control = b"!\xf9\4\1\0\0\5\0"
    FILES["plain.gif"] = gif((10, 7), (0, 0, 10, 7), colors, values=values)
    FILES["transparent.gif"] = gif((10, 7), (0, 0, 10, 7), colors, control=control, values=values)
    FILES["local.gif"] = gif((10, 7), (0, 0, 10, 7), colors, other, values=values)
    FILES["no-palette.gif"] = gif((10, 7), (0, 0, 10, 7), values=values)
    FILES["offset.gif"] = gif((15, 12), (3, 2, 10, 7), colors, background=4, values=values)
    FILES["offset-transparent.gif"] = gif((15, 12), (3, 2, 10, 7), colors, control=control, background=4, values=values)
    FILES["beyond.gif"] = gif((8, 5), (3, 2, 10, 7), colors, values=values)
    FILES["interlaced.gif"] = gif((5, 14), (0, 0, 5, 14), colors, interlace=True, values=values)
    comment = b"!\xfe\3abc\0!\xff\x0bNETSCAPE2.0\3\1\0\0\0"
    FILES["extensions.gif"] = gif((10, 7), (0, 0, 10, 7), colors, control=comment + control, values=values)
    frames = [Image.fromarray(noise(9, 8, 1, s)) for s in (1, 2)]
    saved("animated.gif", frames[0], save_all=True, append_images=frames[1:])
    saved("many-colors.gif", Image.fromarray(smooth(40, 30)).quantize(256))


# BMP ------------------------------------------------------------------------------------------------------------------


def bmp(width, height, bits, data, palette=b"", compression=0, header=40, size=None, extra=b"", colors=0, offset=None):
    if header == 12:
        info = struct.pack("<IHHHH", 12, width, height, 1, bits)
    else:
        info = struct.pack("<IiiHHIIiiII", header, width, height, 1, bits, compression, len(data), 2835, 2835, colors, 0)
        info += extra if header > 40 else b""
        info += bytes(header - len(info)) if header > 40 else extra
    start = 14 + len(info) + len(palette) if offset is None else offset
    total = start + len(data) if size is None else size
    return b"BM" + struct.pack("<IHHI", total, 0, 0, start) + info + palette + data


def bmp_rows(values, width, height, bits, channels=1):
    out = b""
    for y in range(height):
        row = packed(values[y * width * channels : (y + 1) * width * channels], bits)
        out += row + bytes(-len(row) % 4)
    return out


def bmps():
    draw = np.random.RandomState(9)
    for bits in (1, 4, 8):
        count = 1 << bits
        values = draw.randint(0, count, 11 * 6).tolist()
        palette = draw.randint(0, 256, (count, 4))
        palette[:, 3] = 0
        four = bytes(palette.reshape(-1).tolist())
        three = bytes(palette[:, :3].reshape(-1).tolist())
        rows = bmp_rows(values, 11, 6, bits)
        FILES["palette-%d.bmp" % bits] = bmp(11, 6, bits, rows, four)
        FILES["os2-%d.bmp" % bits] = bmp(11, 6, bits, rows, three, header=12)
        FILES["top-down-%d.bmp" % bits] = bmp(11, -6, bits, rows, four, size=0)
    FILES["black-white.bmp"] = bmp(11, 6, 1, bmp_rows(draw.randint(0, 2, 66).tolist(), 11, 6, 1), b"\0\0\0\0\xff\xff\xff\0")
    FILES["white-black.bmp"] = bmp(11, 6, 1, bmp_rows(draw.randint(0, 2, 66).tolist(), 11, 6, 1), b"\xff\xff\xff\0\0\0\0\0")
    ten = bytes(draw.randint(0, 256, 40).tolist())
    FILES["few-colors.bmp"] = bmp(11, 6, 8, bmp_rows(draw.randint(0, 10, 66).tolist(), 11, 6, 8), ten, colors=10)
    values = draw.randint(0, 256, 11 * 6 * 3).tolist()
    rows = bmp_rows(values, 11, 6, 8, 3)
    FILES["rgb.bmp"] = bmp(11, 6, 24, rows)
    FILES["rgb-size-0.bmp"] = bmp(11, 6, 24, rows, size=0)
    FILES["rgb-top-down.bmp"] = bmp(11, -6, 24, rows)
    FILES["rgb-os2.bmp"] = bmp(11, 6, 24, rows, header=12)
    FILES["rgb-os2-2.bmp"] = bmp(11, 6, 24, rows, header=64)
    four = bmp_rows(draw.randint(0, 256, 11 * 6 * 4).tolist(), 11, 6, 8, 4)
    FILES["rgbx.bmp"] = bmp(11, 6, 32, four)
    masks = struct.pack("<IIII", 0xFF0000, 0xFF00, 0xFF, 0xFF000000)
    FILES["rgba-4.bmp"] = bmp(11, 6, 32, four, compression=3, header=108, extra=masks)
    FILES["rgba-5.bmp"] = bmp(11, 6, 32, four, compression=3, header=124, extra=masks)
    FILES["rgba-3.bmp"] = bmp(11, 6, 32, four, compression=3, header=56, extra=masks)
    FILES["abgr.bmp"] = bmp(11, 6, 32, four, compression=3, header=108, extra=struct.pack("<IIII", 0xFF000000, 0xFF0000, 0xFF00, 0xFF))
    FILES["rgba-swapped.bmp"] = bmp(11, 6, 32, four, compression=3, header=108, extra=struct.pack("<IIII", 0xFF, 0xFF00, 0xFF0000, 0xFF000000))
    FILES["masks-0.bmp"] = bmp(11, 6, 32, four, compression=3, header=108, extra=bytes(16))
    FILES["masks-behind.bmp"] = bmp(11, 6, 32, four, compression=3, extra=masks[:12])
    two = bmp_rows(draw.randint(0, 256, 11 * 6 * 2).tolist(), 11, 6, 8, 2)
    FILES["555.bmp"] = bmp(11, 6, 16, two)
    FILES["555-masks.bmp"] = bmp(11, 6, 16, two, compression=3, extra=struct.pack("<III", 0x7C00, 0x3E0, 0x1F))
    FILES["565.bmp"] = bmp(11, 6, 16, two, compression=3, extra=struct.pack("<III", 0xF800, 0x7E0, 0x1F))
    palette = bytes(draw.randint(0, 256, 1024).tolist())
    runs = b"\x0b\7\0\0" + b"\0\5\1\2\3\4\5\0\6\x09\0\0" + b"\3\4\0\2\2\1\4\5\0\0" + b"\x0b\x63" + b"\0\3\7\x08\x09\0\x09\x21\0\0" + b"\x0b\x11\0\1"
    FILES["rle-8.bmp"] = bmp(11, 6, 8, runs, palette, compression=1)
    runs = b"\x0b\x7a\0\0" + b"\0\5\x12\x34\x50\0\6\x90\0\0" + b"\x0b\x63\0\0" + b"\0\3\x78\x90\x09\x21\0\0" + b"\x0b\x11\0\0\x0b\x3c\0\1"
    FILES["rle-4.bmp"] = bmp(11, 6, 4, runs, palette[:64], compression=2)
    FILES["rle-8-long-run.bmp"] = bmp(11, 2, 8, b"\x20\7\0\0\x0b\5\0\1", palette, compression=1)


# PNM ------------------------------------------------------------------------------------------------------------------


def pnms():
    draw = np.random.RandomState(10)
    bits = draw.randint(0, 2, 11 * 6).tolist()
    FILES["text.pbm"] = b"P1\n# a comment\n11 6\n" + b"\n".join(bytes(48 + b for b in bits[i : i + 11]) for i in range(0, 66, 11))
    FILES["binary.pbm"] = b"P4 11 6\n" + b"".join(packed(bits[i : i + 11], 1) for i in range(0, 66, 11))
    for most in (1, 15, 100, 255, 300, 1023, 65535):
        grey = draw.randint(0, most + 1, 66).tolist()
        color = draw.randint(0, most + 1, 198).tolist()
        form = ">%dB" if most < 256 else ">%dH"
        FILES["text-%d.pgm" % most] = b"P2\n11 6 %d\n" % most + b" ".join(b"%d" % v for v in grey) + b"\n"
        FILES["text-%d.ppm" % most] = b"P3\n11 # width\n6\n%d\n" % most + b"\n".join(b"%d" % v for v in color)
        FILES["binary-%d.pgm" % most] = b"P5\n11 6\n%d\n" % most + struct.pack(form % 66, *grey)
        FILES["binary-%d.ppm" % most] = b"P6\t11 6\r%d\n" % most + struct.pack(form % 198, *color)


# JPEG -----------------------------------------------------------------------------------------------------------------


def without(data, *markers):
    out, at = data[:2], 2
    while data[at + 1] != 0xDA:
        length = 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]
        if data[at + 1] not in markers:
            out += data[at : at + length]
        at += length
    return out + data[at:]


def adobe(transform):
    return b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0" + bytes([transform])


def after_start(data, *segments):
    return data[:2] + b"".join(segments) + data[2:]


def renamed(data, names):
    at = data.index(b"\xff\xc0") if b"\xff\xc0" in data else data.index(b"\xff\xc2")
    old = [data[at + 10 + 3 * i] for i in range(data[at + 9])]
    out = bytearray(data)
    for i, name in enumerate(names):
        out[at + 10 + 3 * i] = name
    scan = 0
    while True:
        scan = bytes(out).find(b"\xff\xda", scan + 1)
        if scan < 0:
            return bytes(out)
        for i in range(out[scan + 4]):
            place = scan + 5 + 2 * i
            if out[place] in old:
                out[place] = names[old.index(out[place])]


def jpegs():
    picture = Image.fromarray(smooth(37, 29))
    for subsampling in ("4:4:4", "4:2:2", "4:2:0"):
        saved("ycc-%s.jpg" % subsampling.replace(":", ""), picture, quality=80, subsampling=subsampling)
    square = Image.fromarray(smooth(32, 32))
    for subsampling, factors, name in (("4:2:2", 0x12, "440"), ("4:2:0", 0x41, "411"), ("4:2:0", 0x14, "1x4")):
        # The same blocks in the same number, differently arranged.
        data = bytearray(saved("ycc-%s.jpg" % name, square, quality=90, subsampling=subsampling))
        data[data.index(b"\xff\xc0") + 11] = factors
        FILES["ycc-%s.jpg" % name] = bytes(data)
    saved("progressive.jpg", picture, quality=70, progressive=True)
    saved("restart.jpg", picture, quality=70, restart_marker_blocks=2)
    saved("grey.jpg", Image.fromarray(smooth(37, 29, 1)), quality=80)
    rgb = saved("kept-rgb.jpg", picture, quality=90, keep_rgb=True)
    plain = saved("plain.jpg", picture, quality=85)
    bare = FILES["bare.jpg"] = without(plain, 0xE0)
    for transform in (0, 1, 2):
        FILES["adobe-%d.jpg" % transform] = after_start(bare, adobe(transform))
        FILES["jfif-adobe-%d.jpg" % transform] = plain[:20] + adobe(transform) + plain[20:]
    FILES["ids-rgb.jpg"] = renamed(bare, [82, 71, 66])
    FILES["ids-rgb-jfif.jpg"] = renamed(plain, [82, 71, 66])
    FILES["ids-012.jpg"] = renamed(bare, [0, 1, 2])
    FILES["ids-odd.jpg"] = renamed(bare, [7, 9, 200])
    FILES["ids-ycc.jpg"] = renamed(bare, [ord("Y"), ord("C"), ord("c")])
    FILES["rgb-bare.jpg"] = without(rgb, 0xEE, 0xE0)
    saved("profile.jpg", picture, quality=80, icc_profile=b"no profile at all" * 3)
    exif = Image.Exif()
    exif[274] = 6
    saved("turned.jpg", picture, quality=80, exif=exif)
    FILES["exif-only.jpg"] = without(FILES["turned.jpg"], 0xE0)
    FILES["trailing.jpg"] = plain + b"more" * 20
    FILES["garbage-between.jpg"] = plain[:20] + b"\0\1\2" + plain[20:]
    FILES["fill-bytes.jpg"] = plain[:20] + b"\xff\xff\xff" + plain[20:]
    inks = Image.fromarray(smooth(37, 29, 4), "CMYK")
    cmyk = saved("cmyk.jpg", inks, quality=90)
    FILES["cmyk-bare.jpg"] = without(cmyk, 0xEE)
    for transform in (0, 1, 2):
        FILES["cmyk-adobe-%d.jpg" % transform] = after_start(without(cmyk, 0xEE, 0xE0), adobe(transform))
    FILES["cmyk-jfif.jpg"] = after_start(without(cmyk, 0xEE), b"\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0")
    FILES["cmyk-profile.jpg"] = after_start(cmyk, b"\xff\xe2\0\x15ICC_PROFILE\0\1\1nonex")
    saved("one-pixel.jpg", Image.fromarray(noise(1, 1, 3)), quality=75)
    saved("one-column.jpg", Image.fromarray(smooth(1, 23)), quality=75)
    saved("lowest.jpg", Image.fromarray(noise(19, 17, 3)), quality=1)
    saved("best.jpg", Image.fromarray(noise(9, 8, 3)), quality=100)


# WebP -----------------------------------------------------------------------------------------------------------------


def webps():
    picture = Image.fromarray(smooth(45, 37))
    busy = Image.fromarray(noise(21, 19, 3, 3))
    for quality in (0, 30, 75, 100):
        saved("lossy-%d.webp" % quality, picture, quality=quality)
    for method in (0, 6):
        saved("lossy-method-%d.webp" % method, busy, quality=50, method=method)
    saved("lossy-one-pixel.webp", Image.fromarray(noise(1, 1, 3)))
    saved("lossy-odd.webp", Image.fromarray(smooth(17, 1)), quality=60)
    saved("lossless.webp", picture, lossless=True)
    saved("lossless-noise.webp", busy, lossless=True, quality=0)
    saved("lossless-palette-2.webp", Image.fromarray(np.where(noise(19, 9, 1, 5, 2)[:, :, None] == 1, [9, 200, 30], [250, 1, 2]).astype(np.uint8)), lossless=True)
    saved("lossless-palette-16.webp", Image.fromarray(noise(16, 3, 3, 6)[0][noise(19, 9, 1, 5, 16)]), lossless=True)
    saved("lossless-palette-200.webp", Image.fromarray(noise(200, 1, 3, 6)[0][noise(19, 19, 1, 5, 200)]), lossless=True)
    alpha = np.dstack([smooth(23, 17), smooth(23, 17, 1)])
    saved("lossless-alpha.webp", Image.fromarray(alpha), lossless=True, exact=True)
    saved("lossy-alpha.webp", Image.fromarray(alpha), quality=70, exact=True)
    frames = [Image.fromarray(smooth(20 + 0 * s, 14)) for s in (1, 2)]
    frames[1] = Image.fromarray(noise(20, 14, 3, 9))
    saved("animated.webp", frames[0], save_all=True, append_images=frames[1:], quality=60)
    saved("animated-lossless.webp", frames[1], save_all=True, append_images=frames[:1], lossless=True)
    saved("profile.webp", picture, quality=60, icc_profile=b"none", exif=b"Exif\0\0none")


# TIFF -----------------------------------------------------------------------------------------------------------------


def tiff(tags, data, big_endian=False, big=False):
    """One directory; a tag's value is a list of numbers of a type; data is a list of strips or tiles."""
    order = ">" if big_endian else "<"
    head = (b"MM" if big_endian else b"II") + struct.pack(order + "H", 43 if big else 42)
    head += struct.pack(order + "HHQ", 8, 0, 16) if big else struct.pack(order + "I", 8)
    tags = dict(tags)
    tiled = 322 in tags
    tags[324 if tiled else 273] = (4, [0] * len(data))
    tags[325 if tiled else 279] = (4, [len(d) for d in data])
    size, inline = (20, 8) if big else (12, 4)
    codes = {1: "B", 3: "H", 4: "I"}
    widths = {1: 1, 3: 2, 4: 4}
    start = len(head) + (8 if big else 2) + size * len(tags) + (8 if big else 4)
    long_at = start
    for tag in sorted(tags):
        kind, values = tags[tag]
        if widths[kind] * len(values) > inline:
            long_at += widths[kind] * len(values)
    places = []
    for d in data:
        places.append(long_at)
        long_at += len(d)
    tags[324 if tiled else 273] = (4, places)
    out = head + struct.pack(order + ("Q" if big else "H"), len(tags))
    extra = b""
    for tag in sorted(tags):
        kind, values = tags[tag]
        raw = struct.pack(order + "%d%s" % (len(values), codes[kind]), *values)
        if len(raw) > inline:
            value = struct.pack(order + ("Q" if big else "I"), start + len(extra))
            extra += raw
        else:
            value = raw + bytes(inline - len(raw))
        out += struct.pack(order + "HH" + ("Q" if big else "I"), tag, kind, len(values)) + value
    return out + bytes(8 if big else 4) + extra + b"".join(data)


def tags(width, height, bits, photometric, compression=1, rows=None, **more):
    found = {
        256: (3, [width]),
        257: (3, [height]),
        258: (3, bits),
        259: (3, [compression]),
        262: (3, [photometric]),
        277: (3, [len(bits)]),
        278: (3, [height if rows is None else rows]),
    }
    for name, value in more.items():
        found[{"planar": 284, "predictor": 317, "extra": 338, "form": 339, "orientation": 274, "fill": 266}[name]] = (
            3,
            value,
        )
    return found


def tiffs():
    draw = np.random.RandomState(11)
    picture = Image.fromarray(smooth(23, 19))
    for name in ("raw", "tiff_lzw", "tiff_adobe_deflate", "tiff_deflate", "packbits"):
        saved("%s.tif" % name.replace("tiff_", ""), picture, compression=name)
        saved("%s-grey.tif" % name.replace("tiff_", ""), Image.fromarray(noise(23, 5, 1, 4)), compression=name)
    saved("lzw-long.tif", Image.fromarray(noise(70, 70, 1, 2, 100)), compression="tiff_lzw")
    saved("lzw-predictor.tif", picture, compression="tiff_lzw", tiffinfo={317: 2})
    saved("deflate-strips.tif", picture, compression="tiff_adobe_deflate", strip_size=300)
    saved("jpeg.tif", picture, compression="jpeg", quality=80)
    saved("jpeg-grey.tif", Image.fromarray(smooth(23, 19, 1)), compression="jpeg", quality=80)
    saved("jpeg-cmyk.tif", Image.fromarray(smooth(23, 19, 4), "CMYK"), compression="jpeg", quality=80)
    bilevel = Image.fromarray((noise(37, 11, 1, 5, 2) * 255).astype(np.uint8)).convert("1")
    blobs = Image.fromarray(((smooth(90, 20, 1) > 128) * 255).astype(np.uint8)).convert("1")
    for name in ("raw", "packbits", "group3", "group4", "tiff_ccitt", "tiff_lzw"):
        saved("bilevel-%s.tif" % name.replace("tiff_", ""), bilevel, compression=name)
        saved("blobs-%s.tif" % name.replace("tiff_", ""), blobs, compression=name)
    saved("group3-2d.tif", blobs, compression="group3", tiffinfo={292: 1})
    saved("palette.tif", picture.quantize(50))
    saved("grey-alpha.tif", Image.fromarray(noise(9, 8, 2)))
    saved("alpha.tif", Image.fromarray(noise(9, 8, 4)), compression="tiff_lzw")
    saved("cmyk.tif", Image.fromarray(noise(9, 8, 4), "CMYK"))
    saved("cmyk-deflate.tif", Image.fromarray(noise(9, 8, 4), "CMYK"), compression="tiff_adobe_deflate")
    saved("float.tif", Image.fromarray((noise(9, 8, 1).astype(np.float32) * 1.7 - 60)))
    saved("int.tif", Image.fromarray(noise(9, 8, 1).astype(np.int32) * 2 - 60))
    saved("grey-16.tif", Image.fromarray(noise(9, 8, 1, 3, 400, np.uint16)))
    saved("grey-16-lzw.tif", Image.fromarray(noise(9, 8, 1, 3, 400, np.uint16)), compression="tiff_lzw")
    saved("pages.tif", picture, save_all=True, append_images=[Image.fromarray(noise(9, 8, 3))])
    saved("big.tif", picture, big_tiff=True)
    for orientation in range(1, 9):
        rows = bytes(noise(7, 4, 3, 12).reshape(-1).tolist())
        FILES["orientation-%d.tif" % orientation] = tiff(tags(7, 4, [8, 8, 8], 2, orientation=[orientation]), [rows])
    grey = noise(19, 11, 1, 13)
    raw = bytes(grey.reshape(-1).tolist())
    strips = [bytes(grey[y : y + 4].reshape(-1).tolist()) for y in range(0, 11, 4)]
    FILES["white-zero.tif"] = tiff(tags(19, 11, [8], 0, rows=4), strips)
    FILES["big-endian.tif"] = tiff(tags(19, 11, [8], 1, rows=4), strips, big_endian=True)
    FILES["big-endian-big.tif"] = tiff(tags(19, 11, [8], 1, rows=4), strips, big_endian=True, big=True)
    FILES["packed-strips.tif"] = tiff(tags(19, 11, [8], 1, 8, rows=4), [zlib.compress(s) for s in strips], big=True)
    for bits in (1, 2, 4):
        values = draw.randint(0, 1 << bits, 19 * 11).tolist()
        rows = b"".join(packed(values[y * 19 : y * 19 + 19], bits) for y in range(11))
        FILES["grey-%d.tif" % bits] = tiff(tags(19, 11, [bits], 1), [rows])
        FILES["white-zero-%d.tif" % bits] = tiff(tags(19, 11, [bits], 0), [rows], big_endian=True)
        FILES["fill-order-%d.tif" % bits] = tiff(tags(19, 11, [bits], 1, fill=[2]), [rows])
        with_colors = tags(19, 11, [bits], 3)
        with_colors[320] = (3, draw.randint(0, 65536, 3 << bits).tolist())
        FILES["palette-%d.tif" % bits] = tiff(with_colors, [rows])
    for big_endian in (False, True):
        order = ">" if big_endian else "<"
        name = "big" if big_endian else "little"
        values = draw.randint(0, 65536, 9 * 8 * 4).tolist()
        for count, photometric, more in ((3, 2, {}), (4, 2, {"extra": [2]}), (4, 2, {"extra": [1]}), (4, 5, {}), (4, 2, {"extra": [0]})):
            rows = struct.pack(order + "%dH" % (72 * count), *values[: 72 * count])
            suffix = "-%d" % more["extra"][0] if more else ""
            FILES["16-%s-%d-%d%s.tif" % (name, photometric, count, suffix)] = tiff(
                tags(9, 8, [16] * count, photometric, **more), [rows], big_endian
            )
        low = [v % 400 for v in values[:72]]
        FILES["16-%s-grey.tif" % name] = tiff(tags(9, 8, [16], 1), [struct.pack(order + "72H", *low)], big_endian)
        differences = []
        for y in range(8):
            row = values[y * 27 : y * 27 + 27]
            differences += row[:3] + [(row[i] - row[i - 3]) % 65536 for i in range(3, 27)]
        FILES["16-%s-predictor.tif" % name] = tiff(
            tags(9, 8, [16] * 3, 2, 8, predictor=[2]), [zlib.compress(struct.pack(order + "216H", *differences))], big_endian
        )
        signed = struct.pack(order + "72h", *[v % 700 - 300 for v in values[:72]])
        FILES["16-%s-signed.tif" % name] = tiff(tags(9, 8, [16], 1, form=[2]), [signed], big_endian)
    twelve = draw.randint(0, 600, 8 * 5).tolist()
    FILES["grey-12.tif"] = tiff(tags(8, 5, [12], 1), [packed(twelve, 12)])
    rgba = noise(9, 8, 4, 14)
    for extra in (0, 1, 2):
        FILES["rgba-%d.tif" % extra] = tiff(tags(9, 8, [8] * 4, 2, extra=[extra]), [rgba.tobytes()])
        FILES["rgba-%d-deflate.tif" % extra] = tiff(tags(9, 8, [8] * 4, 2, 8, extra=[extra]), [zlib.compress(rgba.tobytes())])
    FILES["rgba-unsaid.tif"] = tiff(tags(9, 8, [8] * 4, 2), [rgba.tobytes()])
    rgb = noise(9, 8, 3, 15)
    planes = [rgb[:, :, c].tobytes() for c in range(3)]
    FILES["planar.tif"] = tiff(tags(9, 8, [8] * 3, 2, planar=[2]), planes)
    FILES["planar-deflate.tif"] = tiff(tags(9, 8, [8] * 3, 2, 8, planar=[2]), [zlib.compress(p) for p in planes])
    image = noise(37, 21, 3, 16)
    for name, compression in (("raw", 1), ("deflate", 8)):
        tiles = []
        for y in range(0, 21, 16):
            for x in range(0, 37, 16):
                tile = np.zeros((16, 16, 3), np.uint8)
                part = image[y : y + 16, x : x + 16]
                tile[: part.shape[0], : part.shape[1]] = part
                tiles.append(tile.tobytes() if compression == 1 else zlib.compress(tile.tobytes()))
        with_tiles = tags(37, 21, [8] * 3, 2, compression)
        del with_tiles[278]
        with_tiles[322] = with_tiles[323] = (3, [16])
        FILES["tiles-%s.tif" % name] = tiff(with_tiles, tiles)


def main(folder):
    pngs(), gifs(), bmps(), pnms(), jpegs(), webps(), tiffs()
    os.makedirs(folder, exist_ok=True)
    lines = []
    for name in sorted(FILES):
        content = FILES[name]
        try:
            image = Image.open(io.BytesIO(content)).convert("RGB")
        except Exception as e:
            print("Pillow refuses", name, repr(e))
            continue
        samples = image.tobytes()
        if os.environ.get("SAMPLES"):
            with open(os.path.join(folder, name + ".rgb"), "wb") as out:
                out.write(samples)
        with open(os.path.join(folder, name), "wb") as out:
            out.write(content)
        lines.append(
            "%s,%d,%d,%s,%s,%s"
            % (name, *image.size, hashlib.sha256(samples).hexdigest(), samples[:3].hex(), samples[-3:].hex())
        )
    with open(os.path.join(folder, "expected.csv"), "w") as out:
        out.write("\n".join(lines) + "\n")
    print(len(lines), "files,", sum(len(FILES[line.split(",")[0]]) for line in lines), "bytes")


main(sys.argv[1])
