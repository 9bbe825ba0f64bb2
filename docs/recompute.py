#!/usr/bin/env python3
"""Recomputes the numbers of a Tarnish report from what the experiment left in the object store.

Takes nothing from Tarnish's code: only Python's standard library, the predictions, and the stored images. Counts,
accuracies and Wilson intervals, relative drops, every metric but classwise ECE (whose logits CSV files do not hold),
flip probabilities and top-5 distances, mean corruption errors, mCE and relative mCE relative to a run, joint measures,
McNemar's tests with effect sizes and both corrections, effective robustness, Friedman's test, entropy ratios of minimal
images and Wilcoxon's tests are compared with report.json; every difference is printed. With SciPy, p of Friedman and
Nemenyi as well.

    tarnish predictions EXPERIMENT --format csv --out PREDICTIONS
    python3 docs/recompute.py BUCKET EXPERIMENT PREDICTIONS

BUCKET is a folder that holds the bucket's objects under their keys: ~/.tarnish/store/tarnish of a local stack, or what
"mc mirror" made of one. Exit status: 0 if everything agrees, 1 if something does not, 2 if something cannot be read.
"""
import csv
import hashlib
import json
import math
import struct
import sys
import zlib
from array import array
from collections import Counter, defaultdict
from pathlib import Path

try:
    from scipy import stats
except ImportError:
    stats = None

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

    def close(self, kind, what, reported, recomputed):
        """Of numbers that SciPy integrates: equal to a millionth."""
        self.done[kind] += 1
        if abs(reported - recomputed) > 1e-6:
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


def single(text):
    """A number as the 32 bits that it was written from."""
    return array("f", [float(text)])[0]


class Prediction:
    """What a network made of an image; sure is None where only classes were kept."""

    __slots__ = ("label", "chosen", "sure", "of_label", "loss", "squares", "top")

    def __init__(self, row):
        self.label, self.chosen = int(row["label"]), int(row["predicted"])
        self.sure = single(row["confidence"]) if row["confidence"] else None
        if self.sure is not None:
            self.of_label, self.loss = single(row["probability_of_label"]), single(row["loss"])
            self.squares = single(row["sum_of_squares"])
            self.top = [int(row[f"top{k}"]) for k in range(1, 6) if row.get(f"top{k}")]

    @property
    def right(self):
        return self.label == self.chosen


def predictions(folder, run):
    """The predictions of a run by condition, in the order of the file."""
    rows = defaultdict(list)
    with open(Path(folder) / f"{run}.csv", newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            rows[row["condition"]].append(Prediction(row))
    return rows


BINS = 15
EDGES = [array("f", [k / BINS])[0] for k in range(BINS + 1)]


def ranking(rows):
    """By falling confidence: how many images have it, and how many of them are right."""
    groups = defaultdict(lambda: [0, 0])
    for row in rows:
        groups[row.sure][0] += 1
        groups[row.sure][1] += row.right
    return [(sure, *groups[sure]) for sure in sorted(groups, reverse=True)]


def calibration(rows):
    """Expected and maximum calibration error over bins of equal width, (lower, upper]."""
    bins = [[0, 0.0, 0] for _ in range(BINS)]
    for row in rows:
        k = next((k for k in range(BINS) if row.sure <= EDGES[k + 1]), BINS - 1)
        bins[k][0] += 1
        bins[k][1] += row.sure
        bins[k][2] += row.right
    gaps = [(n, abs(sure / n - right / n)) for n, sure, right in bins if n]
    return sum(n * gap for n, gap in gaps) / len(rows), max(gap for _, gap in gaps)


def equal_mass(groups, count):
    """Expected calibration error over bins of equally many images, the less sure ones first."""
    queue = [[sure, n, right / n] for sure, n, right in reversed(groups)]
    total = 0.0
    for k in range(BINS):
        size = missing = count // BINS + (k < count % BINS)
        confidence = accuracy = 0.0
        while missing:
            taken = min(missing, queue[0][1])
            confidence += taken * queue[0][0]
            accuracy += taken * queue[0][2]
            queue[0][1] -= taken
            missing -= taken
            if not queue[0][1]:
                queue.pop(0)
        total += abs(confidence - accuracy) if size else 0.0
    return total / count


def selection(groups, count):
    """AURC and E-AURC."""
    total = before = 0.0
    taken = 0
    for _, n, right in groups:
        rate = (n - right) / n
        for i in range(1, n + 1):
            total += (before + rate * i) / (taken + i)
        before += n - right
        taken += n
    wrong = sum(n - right for _, n, right in groups)
    least = sum(i / (count - wrong + i) for i in range(1, wrong + 1))
    return total / count, max(0.0, (total - least) / count)


def separation(groups):
    """AUROC, AUPR with the rejected as positives, FPR at 95 % TPR; groups are (score, all, accepted), the score falling."""
    accepted = sum(right for _, _, right in groups)
    rejected = sum(n - right for _, n, right in groups)
    above = area = passed = 0.0
    false = None
    wrong = 0
    for _, n, right in groups:
        area += (n - right) * (above + right / 2)
        above += right
        wrong += n - right
        if false is None and 20 * above >= 19 * accepted:
            false = wrong
    found = seen = 0
    for _, n, right in reversed(groups):
        found += n - right
        seen += n
        passed += found / seen * (n - right)
    both = accepted and rejected
    return area / (accepted * rejected) if both else None, passed / rejected if rejected else None, (
        false / rejected if both else None)


def image_metrics(rows):
    """Every metric of single images that CSV files are enough for, by name."""
    count = len(rows)
    images, right = Counter(r.label for r in rows), Counter(r.label for r in rows if r.right)
    metrics = {"balancedAccuracy": math.fsum(right[k] / images[k] for k in images) / len(images)}
    if any(row.sure is None for row in rows):
        return metrics
    groups = ranking(rows)
    metrics["loss"] = math.fsum(row.loss for row in rows) / count
    metrics["top5Accuracy"] = sum(row.label in row.top for row in rows) / count
    metrics["brierScore"] = min(2, max(0, math.fsum(1 - 2 * r.of_label + r.squares for r in rows) / count))
    metrics["ece"], metrics["maximumCalibrationError"] = calibration(rows)
    metrics["eceEqualMass"] = equal_mass(groups, count)
    metrics["aurc"], metrics["excessAurc"] = selection(groups, count)
    metrics["errorAuroc"], metrics["errorAupr"], metrics["errorFpr95"] = separation(groups)
    return metrics


def check_metrics(check, report, rows):
    for said in report["evaluations"]:
        own = rows.get((said["run"], said["condition"]))
        if own is None:
            continue
        what = f"{said['run']} on {said['condition']}"
        if said.get("sequences") is None:
            for name, value in image_metrics(own).items():
                if name in said:
                    check.same(name, what, said[name], value)
        elif own[0].sure is not None and "loss" in said:
            check.same("loss", what, said["loss"], math.fsum(row.loss for row in own) / len(own))


def check_foreign(check, report, rows):
    for said in report.get("foreign", []):
        clean, other = rows.get((said["run"], "clean")), rows.get((said["run"], said["condition"]))
        if not clean or not other or clean[0].sure is None or other[0].sure is None:
            continue
        groups = defaultdict(lambda: [0, 0])
        for row in clean:
            groups[row.sure][0] += 1
            groups[row.sure][1] += 1
        for row in other:
            groups[row.sure][0] += 1
        values = separation([(sure, *groups[sure]) for sure in sorted(groups, reverse=True)])
        for name, value in zip(("oodAuroc", "oodAupr", "oodFpr95"), values):
            check.same(name, f"{said['run']} on {said['condition']}", said[name], value)


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


def check_evaluations(check, store, plan, report, folder):
    if any("flips" in e for e in report["evaluations"]):
        raise ValueError("the report was compiled before metrics had names; submit its request again, and it is anew")
    reported = {(e["run"], e["condition"]): e for e in report["evaluations"]}
    rows, accuracy, files, foreign = {}, {}, {}, {}
    for evaluation in plan["evaluations"]:
        key = evaluation["run"], evaluation["condition"]
        if store.result(evaluation["task"]) is None:
            continue
        if key[0] not in files:
            files[key[0]] = predictions(folder, key[0])
        if plan["conditions"].get(key[1], {}).get("form") == "foreign":
            foreign[key] = files[key[0]][key[1]]  # None is right, and the report has no accuracy.
            continue
        rows[key] = files[key[0]][key[1]]
        accuracy[key] = sum(row.right for row in rows[key]) / len(rows[key])
    for key, pairs in rows.items():
        what, said = " on ".join(key), reported.pop(key)
        correct = sum(row.right for row in pairs)
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
    return rows, {**rows, **foreign}


def benjamini_hochberg(ps):
    adjusted, lowest = [0.0] * len(ps), 1.0
    for rank, i in reversed(list(enumerate(sorted(range(len(ps)), key=lambda j: ps[j]), 1))):
        lowest = min(lowest, len(ps) * ps[i] / rank)
        adjusted[i] = lowest
    return adjusted


def paired_end(b, c, n, towards):
    """An end of Tango's score interval (Statistics in Medicine 17, 1998) of (c - b) / n, by bisection."""
    inside, outside = (c - b) / n, towards
    for _ in range(80):
        middle = (inside + outside) / 2
        linear = -c - b + (2 * n - c + b) * middle
        root = math.sqrt(max(0.0, linear * linear + 8 * n * b * middle * (1 - middle)))
        variance = n * (2 * (root - linear) / (4 * n) + middle * (1 - middle))
        far = c - b - n * middle
        if variance > 0 and abs(far) <= Z * math.sqrt(variance):
            inside = middle
        else:
            outside = middle
    return inside


def kappa(observed, expected):
    return (observed - expected) / (1 - expected) if expected < 1 else None


def pair_measures(pairs, b, c):
    n = len(pairs)
    both = sum(x.right and y.right for x, y in pairs)
    first, second = Counter(x.chosen for x, _ in pairs), Counter(y.chosen for _, y in pairs)
    agreement = sum(x.chosen == y.chosen for x, y in pairs) / n
    base, own = (both + b) / n, (both + c) / n
    return {
        "accuracyDifference": (c - b) / n,
        "accuracyDifferenceLow": paired_end(b, c, n, -1),
        "accuracyDifferenceHigh": paired_end(b, c, n, 1),
        "oddsRatio": b / c if c else None,
        "agreement": agreement,
        "kappa": kappa(agreement, sum(first[k] * second[k] for k in first) / n**2),
        "errorConsistency": kappa((n - b - c) / n, own * base + (1 - own) * (1 - base)),
    }


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
            if any(x.label != y.label for x, y in pairs) or len(rows[against]) != len(rows[key]):
                raise ValueError(f"{what}: the labels differ")
            b = sum(x.right and not y.right for x, y in pairs)
            c = sum(y.right and not x.right for x, y in pairs)
            chi2 = (b - c) ** 2 / (b + c) if b + c else 0.0
            ps.append(math.erfc(math.sqrt(chi2 / 2)))
            check.same("McNemar", what, said["b"], b)
            check.same("McNemar", what, said["c"], c)
            check.same("McNemar", what, said["chi2"], chi2)
            check.same("McNemar", what, said["p"], ps[-1])
            check.same("McNemar", what, said["exactP"], binomial(b, c) if b + c else 1.0)
            for name, value in pair_measures(pairs, b, c).items():
                if name in said and not isinstance(said[name], str):
                    check.same("measures of pairs", f"{name} of {what}", said[name], value)
            if b + c < 25:
                ps[-1] = binomial(b, c) if b + c else 1.0
            stars = "***" if ps[-1] < 0.001 else "**" if ps[-1] < 0.01 else "*" if ps[-1] < 0.05 else ""
            check.same("McNemar", what, said["stars"], stars)
        for key, adjusted, false_rate in zip(keys, holm(ps), benjamini_hochberg(ps)):
            said, what = reported.pop(key), f"{key[0]} on {key[1]}"
            check.same("Holm", what, said["holmP"], adjusted)
            if said.get("bhP") is not None:
                check.same("Benjamini and Hochberg", what, said["bhP"], false_rate)
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


def distance(earlier, later):
    """How far the five most probable classes move; who falls out of the five moves no further than to a sixth place."""
    return sum(abs(place - (later.index(k) if k in later else 5)) for place, k in enumerate(earlier))


def check_flips(check, report, rows):
    of_run = defaultdict(list)
    for said in report["evaluations"]:
        if said.get("sequences") is None or (said["run"], said["condition"]) not in rows:
            continue
        own = rows[said["run"], said["condition"]]
        chosen = [row.chosen for row in own]
        name, difficulty = said["condition"].rsplit("-p", 1)
        frames, noise = said["frames"], name.endswith("noise")
        stride = 1 if noise else int(difficulty)
        sequences = [chosen[i:i + frames] for i in range(0, len(chosen), frames)]
        shares = [
            sum(s[i] != s[0 if noise else i - stride] for i in range(stride, frames)) / (frames - stride)
            for s in sequences
        ]
        what = f"{said['run']} on {said['condition']}"
        if said.get("topFiveDistance") is not None:
            ranks = [row.top for row in own]
            apart = [
                math.fsum(
                    distance(ranks[f + (0 if noise else i - stride)], ranks[f + i]) for i in range(stride, frames)
                ) / (frames - stride)
                for f in range(0, len(ranks), frames)
            ]
            check.same("top-5 distance", what, said["topFiveDistance"], math.fsum(apart) / len(apart))
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
    errors = defaultdict(dict)
    for (run, condition), own in rows.items():
        errors[run][condition] = 1 - sum(row.right for row in own) / len(own)
    for said in report.get("corruptionErrors", []):
        cells = errors[said["run"]]
        main = [cells[f"{name}-{s}"] for name in MAIN for s in range(1, 6) if f"{name}-{s}" in cells]
        check.same("corruption error", said["run"], said["mainCells"], len(main))
        check.same("corruption error", said["run"], said["mean"], math.fsum(main) / 75 if len(main) == 75 else None)
        other = errors.get(said.get("reference"))
        if said.get("mce") is not None and other is not None:
            for name, own_clean, other_clean in (("mce", 0, 0), ("relativeMce", cells["clean"], other["clean"])):
                ratios = [
                    math.fsum(cells[f"{k}-{s}"] - own_clean for s in range(1, 6))
                    / math.fsum(other[f"{k}-{s}"] - other_clean for s in range(1, 6))
                    for k in MAIN
                ]
                if said.get(name) is not None:
                    check.same("mCE", f"{name} of {said['run']}", said[name], math.fsum(ratios) / len(MAIN))


def check_joint(check, report, rows):
    for said in report.get("joint", []):
        forms = {
            label: form for label, form in report["conditions"].items() if form["form"] == "corrupted"
        }
        if said.get("value") is None or not said["name"].startswith("worstCase"):
            continue
        severity = int(said["name"][-1])
        over = [rows[said["run"], k] for k, form in forms.items() if form["severity"] == severity]
        survived = sum(all(row.right for row in image) for image in zip(*over))
        check.same("worst case", f"{said['name']} of {said['run']}", said["value"], survived / len(over[0]))


def check_ranking(check, report, rows):
    said = report.get("ranking")
    if not said:
        return
    runs = [ranked["run"] for ranked in said["runs"]]
    places = defaultdict(float)
    ties = 0
    for condition in said["conditions"]:
        accuracy = {run: sum(r.right for r in rows[run, condition]) / len(rows[run, condition]) for run in runs}
        for run in runs:
            above = sum(accuracy[other] > accuracy[run] for other in runs)
            same = sum(accuracy[other] == accuracy[run] for other in runs)
            places[run] += above + (same + 1) / 2
        ties += sum(n**3 - n for n in Counter(accuracy.values()).values())
    n, k = len(said["conditions"]), len(runs)
    for ranked in said["runs"]:
        check.same("ranks", ranked["run"], ranked["meanRank"], places[ranked["run"]] / n)
    spread = math.fsum((places[run] - n * (k + 1) / 2) ** 2 for run in runs)
    whole = n * k * (k + 1) / 12 - ties / (12 * (k - 1))
    statistic = spread / whole if whole > 0 else 0.0
    check.same("Friedman", "statistic", said["statistic"], statistic)
    check.same("Friedman", "Kendall's W", said["agreement"], statistic / (n * (k - 1)))
    if stats is None:
        print("SciPy is not there: p of Friedman and Nemenyi are not recomputed", file=sys.stderr)
        return
    error = math.sqrt(k * (k + 1) / (6 * n))
    check.close("Friedman", "p", said["p"], float(stats.chi2.sf(statistic, k - 1)))
    critical = float(stats.studentized_range.isf(said["level"], k, math.inf)) / math.sqrt(2) * error
    check.close("Nemenyi", "critical difference", said["criticalDifference"], critical)
    for pair in said["pairs"]:
        apart = abs(places[pair["run"]] - places[pair["other"]]) / n
        p = float(stats.studentized_range.sf(apart / error * math.sqrt(2), k, math.inf))
        check.same("Nemenyi", f"{pair['run']} and {pair['other']}", pair["difference"], apart)
        check.close("Nemenyi", f"p of {pair['run']} and {pair['other']}", pair["p"], p)


def check_robustness(check, report, rows):
    said = report.get("robustness")
    if not said:
        return
    corrupted = [label for label, form in report["conditions"].items() if form["form"] == "corrupted"]

    def accuracy(run, condition):
        return sum(row.right for row in rows[run, condition]) / len(rows[run, condition])

    def logit(value, images):
        inside = max(0.5 / images, min(1 - 0.5 / images, value))
        return math.log(inside / (1 - inside))

    points = {}
    for one in said["runs"]:
        images = len(rows[one["run"], "clean"])
        shifted = math.fsum(accuracy(one["run"], k) for k in corrupted) / len(corrupted)
        points[one["run"]] = accuracy(one["run"], "clean"), shifted, images
    line = [(logit(points[run][0], points[run][2]), logit(points[run][1], points[run][2])) for run in said["fitted"]]
    x, y = (math.fsum(values) / len(line) for values in zip(*line))
    slope = math.fsum((a - x) * (b - y) for a, b in line) / math.fsum((a - x) ** 2 for a, _ in line)
    check.same("effective robustness", "slope", said["slope"], slope)
    check.same("effective robustness", "intercept", said["intercept"], y - slope * x)
    for one in said["runs"]:
        clean, shifted, images = points[one["run"]]
        expected = 1 / (1 + math.exp(-(slope * logit(clean, images) + y - slope * x)))
        check.same("effective robustness", one["run"], one["shifted"], shifted)
        check.same("effective robustness", one["run"], one["effective"], shifted - expected)
        if one.get("relative") is not None:
            check.same("effective robustness", one["run"], one["relative"], shifted - points[one["baseline"]][1])


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
    if len(arguments) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    store, check = Store(arguments[0]), Check()
    try:
        plan = store.json(f"experiments/{arguments[1]}/plan.json")
        report = store.json(f"experiments/{arguments[1]}/report/report.json")
        rows, all_rows = check_evaluations(check, store, plan, report, arguments[2])
        check_metrics(check, report, rows)
        check_foreign(check, report, all_rows)
        check_joint(check, report, rows)
        check_ranking(check, report, rows)
        check_robustness(check, report, rows)
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
