"""Writes what the field's own tools make of random and degenerate cases, for the tests of this module.

python3 golden.py ../resources/org/tarnish/evaluation/golden

NumPy 2.4.6, SciPy 1.17.1, scikit-learn 1.9.1, statsmodels 0.15.0 and scikit-posthocs 0.17.1 made what is checked in. Each line of a file is a case: fields
separated by tabs, numbers of a field by spaces. Nothing here is random from run to run.
"""

import sys
import warnings
from pathlib import Path

import numpy as np
import scikit_posthocs
import scipy.optimize
import scipy.stats
from sklearn.metrics import cohen_kappa_score
from statsmodels.stats.contingency_tables import cochrans_q
from statsmodels.stats.multitest import multipletests

CASES = 50
warnings.simplefilter("ignore")


def written(values):
    return " ".join(format(value, ".10g") for value in np.ravel(values))


def pairs(random):
    """labels, baseline, run; kappa of predictions, kappa of right and wrong, difference, low, high."""
    cases = []
    for _ in range(CASES):
        count = int(random.integers(1, 41))
        classes = int(random.integers(2, 6))
        labels = random.integers(0, classes, count)
        one = np.where(random.random(count) < 0.6, labels, random.integers(0, classes, count))
        other = np.where(random.random(count) < 0.5, one, random.integers(0, classes, count))
        cases.append((labels, one, other))
    labels = np.array([0, 1, 2, 0, 1, 2])
    wrong = (labels + 1) % 3
    cases += [
        (labels, labels, labels),  # all right
        (labels, wrong, wrong),  # all wrong
        (labels, labels, wrong),
        (labels, wrong, labels),
        (labels, np.zeros(6, int), labels),
        (labels, np.zeros(6, int), np.zeros(6, int)),  # one class
        (labels[:1], labels[:1], wrong[:1]),  # one image
        (labels[:1], labels[:1], labels[:1]),
    ]
    for labels, baseline, run in cases:
        right, left = run == labels, baseline == labels
        c, b, n = int((right & ~left).sum()), int((left & ~right).sum()), len(labels)
        low, high = tango(c, b, n)
        yield [
            written(labels),
            written(baseline),
            written(run),
            written([cohen_kappa_score(baseline, run), cohen_kappa_score(left, right), (c - b) / n, low, high]),
        ]


def tango(c, b, n):
    """Tango's score interval, its nuisance parameter by maximizing the likelihood and not by the closed form."""
    z = scipy.stats.norm.ppf(0.975)

    def second(delta):
        # p12 = delta + p21; p11 + p22 share the rest.
        least, most = max(0.0, -delta), (1 - delta) / 2

        def likelihood(p21):
            p12, rest = p21 + delta, 1 - 2 * p21 - delta
            total = 0.0
            for k, p in ((c, p12), (b, p21), (n - b - c, rest)):
                total += k * np.log(max(p, 1e-300)) if k else 0.0
            return -total

        if most - least < 1e-14:
            return least
        found = scipy.optimize.minimize_scalar(
            likelihood, bounds=(least, most), method="bounded", options={"xatol": 1e-14, "maxiter": 2000}
        ).x
        return min((least, found, most), key=likelihood)

    def score(delta):
        variance = n * (2 * second(delta) + delta * (1 - delta))
        return (c - b - n * delta) / np.sqrt(variance) if variance > 1e-13 else np.inf * (c - b - n * delta)

    def end(towards):
        inside, outside = (c - b) / n, towards
        for _ in range(60):
            middle = (inside + outside) / 2
            inside, outside = (middle, outside) if abs(score(middle)) <= z else (inside, middle)
        return inside

    return end(-1.0), end(1.0)


def discoveries(random):
    """p; adjusted after Benjamini and Hochberg, after Holm."""
    cases = [random.random(int(random.integers(1, 12))) ** int(random.integers(1, 4)) for _ in range(CASES)]
    cases += [np.array([0.2]), np.ones(4), np.zeros(3), np.full(5, 0.03), np.array([1e-300, 0.5, 0.5, 1])]
    for p in cases:
        p = np.array([float(format(value, ".6g")) for value in p])
        yield [written(p), written(multipletests(p, method="fdr_bh")[1]), written(multipletests(p, method="holm")[1])]


def cochran(random):
    """images by runs, 1 is right, image by image; number of runs; Q, p."""
    cases = []
    for _ in range(CASES):
        images, runs = int(random.integers(2, 30)), int(random.integers(2, 6))
        right = (random.random((images, runs)) < random.random(runs) * 0.5 + 0.3).astype(int)
        if (right.min(axis=1) < right.max(axis=1)).any():
            cases.append(right)
    for right in cases:
        result = cochrans_q(right)
        yield [written(right), str(right.shape[1]), written([result.statistic, result.pvalue])]


def friedman(random):
    """values of each run, run by run; number of runs; chi-squared, p; mean ranks; Nemenyi's p of the first run and each."""
    cases = []
    for _ in range(CASES):
        runs, conditions = int(random.integers(3, 9)), int(random.integers(2, 20))
        values = random.random((runs, 1)) * 0.3 + random.random((runs, conditions)) * 0.4
        cases.append(np.round(values, 1 if random.random() < 0.5 else 4))
    cases.append(np.vstack([np.full(4, 0.9), np.full(4, 0.8), np.full(4, 0.7)]))
    cases.append(np.vstack([np.full(5, 0.9), np.full(5, 0.9), np.full(5, 0.7)]))
    for values in cases:
        if (values.max(axis=0) == values.min(axis=0)).all():
            continue
        result = scipy.stats.friedmanchisquare(*values)
        ranks = np.array([scipy.stats.rankdata(-column) for column in values.T]).mean(axis=0)
        k, n = values.shape
        unit = np.sqrt(k * (k + 1) / (12.0 * n))
        # scikit-posthocs takes q from a table beyond its reach; SciPy integrates.
        p = scipy.stats.studentized_range.sf(np.abs(ranks[:, None] - ranks[None, :]) / unit, k, np.inf)
        np.fill_diagonal(p, 1)
        check = scikit_posthocs.posthoc_nemenyi_friedman(values.T).to_numpy()
        assert np.abs(check - p).max() < 1e-6, (check, p)
        yield [
            written(values),
            str(k),
            written([result.statistic, result.pvalue]),
            written(ranks),
            written(p[0]),
        ]


def ranges(_):
    """runs; level; the studentized range that is reached with it, infinitely many degrees of freedom."""
    for k in (2, 3, 4, 5, 8, 10, 20, 50, 100):
        for level in (0.1, 0.05, 0.01, 0.001):
            yield [str(k), written([level, scipy.stats.studentized_range.isf(level, k, np.inf)])]


def signed(random):
    """x; y; matched-pairs rank-biserial correlation."""
    for _ in range(CASES):
        count = int(random.integers(1, 15))
        x, y = np.round(random.random(count), 1), np.round(random.random(count), 1)
        d = x - y
        d = d[d != 0]
        if len(d):
            ranks = scipy.stats.rankdata(np.abs(np.round(d, 6)))
            yield [written(x), written(y), written([(ranks[d > 0].sum() - ranks[d < 0].sum()) / ranks.sum()])]


def fits(random):
    """clean; shifted; images; slope, intercept, R squared; effective robustness of each."""
    for _ in range(CASES):
        count, images = int(random.integers(3, 9)), int(random.integers(10, 500))
        clean = np.round(random.random(count), 3)
        shifted = np.round(clean * random.random(count), 3)
        if len(set(clean)) < 3:
            continue
        half = 0.5 / images
        x, y = (scipy.special.logit(np.clip(v, half, 1 - half)) for v in (clean, shifted))
        line = scipy.stats.linregress(x, y)
        effective = shifted - scipy.special.expit(line.slope * x + line.intercept)
        yield [
            written(clean),
            written(shifted),
            str(images),
            written([line.slope, line.intercept, line.rvalue**2]),
            written(effective),
        ]


def distances(random):
    """logits of 16 frames, frame by frame; classes; frames apart; mean top-5 distance, by its definition in the paper."""

    def distance(earlier, later):
        rank = {label: place + 1 for place, label in enumerate(np.argsort(-later, kind="stable"))}
        first = np.argsort(-earlier, kind="stable")
        total = 0
        for i in range(1, min(5, len(first)) + 1):
            sigma = rank[first[i - 1]]
            total += sum(1 <= j - 1 <= 5 for j in range(min(i, sigma) + 1, max(i, sigma) + 1))
        return total

    for _ in range(CASES):
        classes, apart = int(random.integers(2, 9)), int(random.integers(1, 4))
        logits = random.integers(-9, 10, (16, classes))
        logits[1::2] = np.where(random.random((8, classes)) < 0.7, logits[::2], logits[1::2])
        mean = np.mean([distance(logits[i], logits[i + apart]) for i in range(16 - apart)])
        yield [written(logits), str(classes), str(apart), written(mean)]


def joint(random):
    """1 where an image is right: corruption by corruption, severity by severity; corruptions; worst cases; survived."""
    cases = [random.random((int(random.integers(1, 4)), 5, int(random.integers(1, 9)))) < 0.7 for _ in range(CASES)]
    cases += [np.ones((2, 5, 4), bool), np.zeros((2, 5, 4), bool), np.ones((1, 5, 1), bool)]
    for right in cases:
        worst = right.all(axis=0).mean(axis=1)
        survived = np.cumprod(right, axis=1).sum(axis=1).mean()
        bits = "".join("01"[int(bit)] for bit in right.ravel())
        yield [bits, str(len(right)), written(worst), written(survived)]


def main(folder):
    for number, make in enumerate((pairs, discoveries, cochran, friedman, ranges, signed, fits, distances, joint)):
        lines = ["\t".join(case) for case in make(np.random.default_rng(number))]
        Path(folder, make.__name__ + ".tsv").write_text("\n".join(lines) + "\n")
        print(make.__name__, len(lines))


if __name__ == "__main__":
    main(sys.argv[1])
