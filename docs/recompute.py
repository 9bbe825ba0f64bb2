#!/usr/bin/env python3
"""Recomputes the numbers of a Tarnish report from what the experiment left in the object store.

Takes nothing from Tarnish's code: only Python's standard library, the stored predictions, and the stored images. Counts,
accuracies, Wilson intervals, relative drops, McNemar's tests, Holm's correction, flip probabilities, mean corruption
errors, the entropy ratios of minimal images and Wilcoxon's tests of them are compared with report.json; every difference
is printed.

    python3 docs/recompute.py BUCKET EXPERIMENT

BUCKET is a folder that holds the bucket's objects under their keys: ~/.tarnish/store/tarnish of a local stack, or what
"mc mirror" made of one. Exit status: 0 if everything agrees, 1 if something does not, 2 if something cannot be read.
"""
import hashlib
import json
import math
import struct
import sys
import zlib
from collections import defaultdict
from pathlib import Path

TOLERANCE = 1e-9
Z = 1.959963984540054  # the 97.5 % point of the standard normal distribution


class Check:
    """Counts what was compared and remembers what differed."""

    def __init__(self):
        self.done = defaultdict(int)
        self.wrong = []

    def same(self, kind, what, reported, recomputed):
        self.done[kind] += 1
        if reported is None or recomputed is None:
            equal = reported is None and recomputed is None
        elif isinstance(reported, str):
            equal = reported == recomputed
        else:
            equal = abs(reported - recomputed) <= TOLERANCE * max(1, abs(recomputed))
        if not equal:
            self.wrong.append(f"{kind}: {what}: the report says {reported}, recomputed is {recomputed}")


class Store:
    """The objects of a bucket in a folder."""

    def __init__(self, folder):
        self.folder = Path(folder)

    def bytes(self, key, sha256=None):
        content = (self.folder / key).read_bytes()
        if sha256 is not None and hashlib.sha256(content).hexdigest() != sha256:
            raise ValueError(f"the object {key} is not what was written: its hash differs")
        return content

    def json(self, key):
        return json.loads(self.bytes(key))

    def result(self, task):
        """What a task left, or None if it did not end well."""
        marker = f"tasks/{task}/done.json"
        return self.json(marker)["result"] if (self.folder / marker).exists() else None


def npy(content):
    """Shape, and the raw samples, of a NumPy file of version 1."""
    if content[:8] != b"\x93NUMPY\x01\x00":
        raise ValueError("not a NumPy file of version 1")
    length = struct.unpack("<H", content[8:10])[0]
    header = content[10:10 + length].decode("latin-1")
    shape = header[header.index("(") + 1:header.index(")")]
    return tuple(int(n) for n in shape.split(",") if n.strip()), content[10 + length:]


def png(content):
    """Width, height and RGB samples of an 8-bit PNG in color or gray, without interlacing."""
    if content[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError("not a PNG file")
    at, data = 8, b""
    while at < len(content):
        length, kind = struct.unpack(">I4s", content[at:at + 8])
        body = content[at + 8:at + 8 + length]
        if zlib.crc32(kind + body) != struct.unpack(">I", content[at + 8 + length:at + 12 + length])[0]:
            raise ValueError("a PNG chunk is damaged")
        if kind == b"IHDR":
            width, height, depth, color = struct.unpack(">IIBB", body[:10])
        elif kind == b"IDAT":
            data += body
        at += 12 + length
    if depth != 8 or color not in (0, 2):
        raise ValueError(f"a PNG of depth {depth} and color type {color} was not expected")
    channels = 3 if color == 2 else 1
    raw, row, samples = zlib.decompress(data), width * channels, bytearray()
    before = bytearray(row)
    for y in range(height):
        start = y * (row + 1)
        method, line = raw[start], bytearray(raw[start + 1:start + 1 + row])
        for i in range(row):
            left = line[i - channels] if i >= channels else 0
            up = before[i]
            corner = before[i - channels] if i >= channels else 0
            line[i] = (line[i] + (0, left, up, (left + up) // 2, paeth(left, up, corner))[method]) & 255
        samples += line if channels == 3 else bytes(v for v in line for _ in range(3))
        before = line
    return width, height, bytes(samples)


def paeth(left, up, corner):
    estimate = left + up - corner
    distances = abs(estimate - left), abs(estimate - up), abs(estimate - corner)
    return (left, up, corner)[distances.index(min(distances))]


def pillow_size(width, height, samples):
    """Bytes of the PNG that Pillow writes by default with zlib 1: its filters by row, then zlib, in chunks of 64 KiB."""
    if "ng" in zlib.ZLIB_RUNTIME_VERSION:
        raise ValueError(f"this Python has zlib {zlib.ZLIB_RUNTIME_VERSION}; entropies of Pillow's need zlib 1")
    row, before, size = width * 3, bytes(width * 3), 0
    stream = zlib.compressobj(6, zlib.DEFLATED, 15, 9, zlib.Z_FILTERED)
    for y in range(height):
        line = samples[y * row:(y + 1) * row]
        left, corner = bytes(3) + line[:-3], bytes(3) + before[:-3]
        tried = (
            b"\0" + line,
            b"\2" + bytes(v - b & 255 for v, b in zip(line, before)),
            b"\1" + bytes(v - a & 255 for v, a in zip(line, left)),
            b"\4" + bytes(v - paeth(a, b, c) & 255 for v, a, b, c in zip(line, left, before, corner)),
        )
        size += len(stream.compress(min(tried, key=lambda t: sum(min(v, 256 - v) for v in t[1:]))))
        before = line
    size += len(stream.flush())
    return 45 + 12 * -(-size // max(65536, 4 * width)) + size


def predictions(store, result):
    """(label, predicted) of every image, from the stored table."""
    lines = store.bytes(result["predictions"], result["predictionsSha256"]).decode().splitlines()
    if lines[0] != "index,label,predicted":
        raise ValueError(f"{result['predictions']} has another heading")
    rows = [tuple(int(n) for n in line.split(",")) for line in lines[1:]]
    if [row[0] for row in rows] != list(range(len(rows))):
        raise ValueError(f"{result['predictions']} is not in order")
    return [row[1:] for row in rows]


def wilson(correct, total):
    p = correct / total
    center = (p + Z * Z / (2 * total)) / (1 + Z * Z / total)
    half = Z * math.sqrt(p * (1 - p) / total + Z * Z / (4 * total * total)) / (1 + Z * Z / total)
    return max(0.0, center - half), min(1.0, center + half)


def binomial(b, c):
    """Two-sided exact p: everything that is at most as likely as b of b + c at one half."""
    n = b + c
    likelihood = math.comb(n, b)
    return min(1.0, sum(math.comb(n, k) for k in range(n + 1) if math.comb(n, k) <= likelihood) / 2**n)


def holm(ps):
    adjusted, highest = [0.0] * len(ps), 0.0
    for rank, i in enumerate(sorted(range(len(ps)), key=lambda j: ps[j])):
        highest = max(highest, min(1.0, (len(ps) - rank) * ps[i]))
        adjusted[i] = highest
    return adjusted


def quantile(ordered, probability):
    position = probability * (len(ordered) - 1)
    below = math.floor(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (position - below) * (ordered[above] - ordered[below])


def check_evaluations(check, store, plan, report):
    if any("flips" in e for e in report["evaluations"]):
        raise ValueError("the report was compiled before metrics had names; submit its request again, and it is anew")
    reported = {(e["run"], e["condition"]): e for e in report["evaluations"]}
    rows, accuracy = {}, {}
    for evaluation in plan["evaluations"]:
        if plan["conditions"].get(evaluation["condition"], {}).get("form") == "foreign":
            continue  # Of images of no class none is right, and the report has no accuracy.
        result = store.result(evaluation["task"])
        if result is not None:
            key = evaluation["run"], evaluation["condition"]
            rows[key] = predictions(store, result)
            accuracy[key] = sum(label == chosen for label, chosen in rows[key]) / len(rows[key])
    for key, pairs in rows.items():
        what, said = " on ".join(key), reported.pop(key)
        correct = sum(label == chosen for label, chosen in pairs)
        low, high = wilson(correct, len(pairs))
        clean = accuracy.get((key[0], "clean"))
        check.same("accuracy", what, said["correct"], correct)
        check.same("accuracy", what, said["total"], len(pairs))
        check.same("accuracy", what, said["accuracy"], correct / len(pairs))
        check.same("interval", what, said["low"], low)
        check.same("interval", what, said["high"], high)
        if said.get("relativeDrop") is not None:
            check.same("relative drop", what, said["relativeDrop"], (clean - accuracy[key]) / clean)
        elif key[1] != "clean" and not key[1].startswith("minimal-") and clean and said.get("sequences") is None:
            check.wrong.append(f"relative drop: {what}: the report has none")
    for key in reported:
        check.wrong.append(f"accuracy: {' on '.join(key)}: reported, but nothing of it is stored")
    return rows


def check_comparisons(check, plan, report, rows):
    reported = {(c["run"], c["condition"]): c for c in report["comparisons"]}
    families = defaultdict(list)
    for comparison in plan["comparisons"]:
        key = comparison["run"], comparison["condition"]
        against = comparison["baseline"], comparison["condition"]
        if key in reported and key in rows and against in rows:
            families[against].append(key)
    for against, keys in families.items():
        ps = []
        for key in keys:
            said, what = reported[key], f"{key[0]} against {against[0]} on {key[1]}"
            pairs = list(zip(rows[against], rows[key]))
            if any(x[0] != y[0] for x, y in pairs) or len(rows[against]) != len(rows[key]):
                raise ValueError(f"{what}: the labels differ")
            b = sum(x[0] == x[1] and y[0] != y[1] for x, y in pairs)
            c = sum(x[0] != x[1] and y[0] == y[1] for x, y in pairs)
            chi2 = (b - c) ** 2 / (b + c) if b + c else 0.0
            ps.append(math.erfc(math.sqrt(chi2 / 2)))
            check.same("McNemar", what, said["b"], b)
            check.same("McNemar", what, said["c"], c)
            check.same("McNemar", what, said["chi2"], chi2)
            check.same("McNemar", what, said["p"], ps[-1])
            check.same("McNemar", what, said["exactP"], binomial(b, c) if b + c else 1.0)
            if b + c < 25:
                ps[-1] = binomial(b, c) if b + c else 1.0
            stars = "***" if ps[-1] < 0.001 else "**" if ps[-1] < 0.01 else "*" if ps[-1] < 0.05 else ""
            check.same("McNemar", what, said["stars"], stars)
        for key, adjusted in zip(keys, holm(ps)):
            check.same("Holm", f"{key[0]} on {key[1]}", reported.pop(key)["holmP"], adjusted)
    for run, condition in reported:
        check.wrong.append(f"McNemar: {run} on {condition}: reported, but nothing of it is stored")


class TestImages:
    """The clean test images and their PNG sizes, as the data set's shards hold them."""

    def __init__(self, store, dataset):
        manifest = store.json(f"datasets/{dataset}/manifest.json")
        self.side = manifest["imageSize"]
        self.entropies, self.samples = [], []
        for shard in manifest["splits"]["test"]:
            shape, raw = npy(store.bytes(shard["entropies"], shard["entropiesSha256"]))
            self.entropies += struct.unpack(f"<{shape[0]}i", raw)
            shape, raw = npy(store.bytes(shard["images"], shard["imagesSha256"]))
            size = shape[1] * shape[2] * shape[3]
            self.samples += [raw[i * size:(i + 1) * size] for i in range(shape[0])]
        self.pillow_sizes = {}

    def entropy(self, index, measure):
        if measure != "pillow":
            return self.entropies[index]
        if index not in self.pillow_sizes:
            self.pillow_sizes[index] = pillow_size(self.side, self.side, self.samples[index])
        return self.pillow_sizes[index]

    def window(self, index, x, y, side):
        row = self.side * 3
        image = self.samples[index]
        return b"".join(image[r * row + x * 3:r * row + (x + side) * 3] for r in range(y, y + side))


def check_entropies(check, store, plan, report):
    reported = {(e["run"], e["kind"]): e for e in report["entropy"]}
    images = TestImages(store, plan["dataset"]) if plan["minimalSearches"] else None
    measure = ((report["request"].get("conditions") or {}).get("minimalImages") or {}).get("entropy", "tarnish")
    for search in plan["minimalSearches"]:
        key, results = (search["run"], search["kind"]), [store.result(task) for task in search["tasks"]]
        if None in results:
            continue
        what, said = " ".join(key), reported.pop(key)
        ratios = []
        for minimal in (image for result in results for image in result["images"]):
            stored = store.bytes(minimal["image"])
            name = f"image {minimal['index']} of {what}"
            width, height, samples = png(stored)
            entropy = pillow_size(width, height, samples) if measure == "pillow" else len(stored)
            original = images.entropy(minimal["index"], measure)
            check.same("minimal image", name, minimal["entropy"], entropy)
            check.same("minimal image", name, minimal["originalEntropy"], original)
            kept = max(1, math.floor(minimal["side"] * minimal["resolution"] + 0.5 + 1e-9))
            check.same("minimal image", name, width, kept)
            check.same("minimal image", name, height, kept)
            if search["kind"] == "crop":
                cut = images.window(minimal["index"], minimal["x"], minimal["y"], minimal["side"])
                check.same("minimal image", name + ", pixels", samples.hex(), cut.hex())
            ratios.append(entropy / original)
        unsolved = sum(result["unsolved"] for result in results)
        check.same("entropy ratio", what, said["unsolved"], unsolved)
        check.same("entropy ratio", what, said["images"], len(ratios) + unsolved)
        ratios.sort()
        check.same("entropy ratio", what, said["meanRatio"], math.fsum(ratios) / len(ratios) if ratios else None)
        for name, probability in (("min", 0), ("q1", 0.25), ("median", 0.5), ("q3", 0.75), ("max", 1)):
            check.same("entropy ratio", what, said[name], quantile(ratios, probability) if ratios else None)
    for run, kind in reported:
        check.wrong.append(f"entropy ratio: {run} {kind}: reported, but nothing of it is stored")


def check_flips(check, report, rows):
    of_run = defaultdict(list)
    for said in report["evaluations"]:
        if said.get("sequences") is None or (said["run"], said["condition"]) not in rows:
            continue
        chosen = [pair[1] for pair in rows[said["run"], said["condition"]]]
        name, difficulty = said["condition"].rsplit("-p", 1)
        frames, noise = said["frames"], name.endswith("noise")
        stride = 1 if noise else int(difficulty)
        sequences = [chosen[i:i + frames] for i in range(0, len(chosen), frames)]
        shares = [
            sum(s[i] != s[0 if noise else i - stride] for i in range(stride, frames)) / (frames - stride)
            for s in sequences
        ]
        what = f"{said['run']} on {said['condition']}"
        check.same("flips", what, said["sequences"], len(sequences))
        check.same("flips", what, said["flipProbability"], math.fsum(shares) / len(shares))
        of_run[said["run"]].append(math.fsum(shares) / len(shares))
    for said in report.get("aggregates", []):
        if said["name"] == "meanFlipProbability":
            values = of_run[said["run"]]
            check.same("flips", f"{said['run']}, perturbations", said["there"], len(values))
            mean = math.fsum(values) / len(values) if len(values) == said["needed"] else None
            check.same("flips", f"{said['run']}, mean", said["value"], mean)


MAIN = """gaussian_noise shot_noise impulse_noise defocus_blur glass_blur motion_blur zoom_blur snow frost fog brightness
contrast elastic_transform pixelate jpeg_compression""".split()


def check_corruption_errors(check, report, rows):
    for said in report.get("corruptionErrors", []):
        cells = {
            condition: 1 - sum(label == chosen for label, chosen in pairs) / len(pairs)
            for (run, condition), pairs in rows.items()
            if run == said["run"]
        }
        main = [cells[f"{name}-{s}"] for name in MAIN for s in range(1, 6) if f"{name}-{s}" in cells]
        check.same("corruption error", said["run"], said["mainCells"], len(main))
        check.same("corruption error", said["run"], said["mean"], math.fsum(main) / 75 if len(main) == 75 else None)


def wilcoxon(differences):
    """The smaller sum of ranks and p by the normal approximation with the correction for ties."""
    sizes = sorted(abs(d) for d in differences if d != 0)
    n = len(sizes)
    if n == 0:
        return 0.0, 1.0
    rank, ties = {}, 0
    for size in set(sizes):
        first, count = sizes.index(size), sizes.count(size)
        rank[size] = first + (count + 1) / 2
        ties += count**3 - count
    above = sum(rank[abs(d)] for d in differences if d > 0)
    low = min(above, n * (n + 1) / 2 - above)
    deviation = math.sqrt(n * (n + 1) * (2 * n + 1) / 24 - ties / 48)
    return low, math.erfc((n * (n + 1) / 4 - low) / deviation / math.sqrt(2))


def check_entropy_comparisons(check, store, plan, report):
    ratios = {}
    for search in plan["minimalSearches"]:
        results = [store.result(task) for task in search["tasks"]]
        if None not in results:
            ratios[search["run"], search["kind"]] = {
                image["index"]: image["entropy"] / image["originalEntropy"]
                for result in results
                for image in result["images"]
            }
    families = defaultdict(list)
    for said in report.get("entropyComparisons", []):
        what = f"{said['run']} against {said['baseline']} by {said['kind']}"
        own, other = ratios[said["run"], said["kind"]], ratios[said["baseline"], said["kind"]]
        differences = [own[i] - other[i] for i in own if i in other]
        check.same("Wilcoxon", what, said["pairs"], len(differences))
        if differences:
            statistic, p = wilcoxon(differences)
            check.same("Wilcoxon", what, said["statistic"], statistic)
            check.same("Wilcoxon", what, said["p"], p)
            check.same("Wilcoxon", what, said["medianDifference"], quantile(sorted(differences), 0.5))
            # Exact p itself is not computed here; where the report has one, it is the one that Holm corrects.
            exact = said.get("exactP")
            families[said["baseline"], said["kind"]].append((said, p if exact is None else exact))
    for family in families.values():
        for (said, _), adjusted in zip(family, holm([p for _, p in family])):
            check.same("Wilcoxon", f"{said['run']} by {said['kind']}, Holm", said["holmP"], adjusted)


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    store, check = Store(arguments[0]), Check()
    try:
        plan = store.json(f"experiments/{arguments[1]}/plan.json")
        report = store.json(f"experiments/{arguments[1]}/report/report.json")
        rows = check_evaluations(check, store, plan, report)
        check_comparisons(check, plan, report, rows)
        check_entropies(check, store, plan, report)
        check_flips(check, report, rows)
        check_corruption_errors(check, report, rows)
        check_entropy_comparisons(check, store, plan, report)
    except (OSError, ValueError, KeyError) as error:
        print(f"cannot recompute {arguments[1]}: {type(error).__name__}: {error}", file=sys.stderr)
        return 2
    for line in check.wrong:
        print(line)
    print(", ".join(f"{kind}: {count} compared" for kind, count in check.done.items()) + f"; {len(check.wrong)} wrong")
    return 1 if check.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
