"""Makes what the field's own tools say of the metrics of the catalogue.

    python measures.py > measures.tsv

writes one line for each made-up set of predictions: how it is made (a seed, images, classes, sort of logits, sort of labels),
then the value of each metric, "nan" where it has none. GoldenMetricsTest makes the same predictions by the same formula.
scikit-learn 1.9.1, torchmetrics 1.9.0, SciPy 1.17.1 and NumPy 2.4.6 made what is checked in.
"""

import sys

import numpy as np
import torch
from scipy.optimize import minimize_scalar
from scipy.special import log_softmax
from sklearn.metrics import average_precision_score, balanced_accuracy_score, brier_score_loss
from sklearn.metrics import accuracy_score, precision_score, roc_auc_score, roc_curve, top_k_accuracy_score
from torch.nn.functional import cross_entropy
from torchmetrics.functional.classification.calibration_error import _ce_compute

BINS = 15
EDGES = torch.tensor((np.arange(BINS + 1) / BINS).astype(np.float32))
NAMES = [
    "accuracy", "loss", "top5Accuracy", "balancedAccuracy", "brierScore", "ece", "eceEqualMass",
    "maximumCalibrationError", "classwiseEce", "aurc", "excessAurc", "errorAuroc", "errorAupr", "errorFpr95",
    "macroPrecision", "temperature", "eceAtTemperature"]


class Draws:
    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % bound


def made(seed, images, classes, logits, labels):
    draws = Draws(seed)
    scale, reach = {"fine": (256, 1023), "steep": (32, 1023), "coarse": (1, 1), "equal": (1, 0)}[logits]
    z = np.array([[(draws.below(2 * reach + 1) - reach) / scale for _ in range(classes)] for _ in range(images)])
    y = []
    for row in z:
        best = int(np.argmax(row))
        if labels == "right" or labels == "mixed" and draws.below(10) < 6:
            y.append(best)
        elif labels == "wrong":
            y.append((best + 1 + draws.below(classes - 1)) % classes)
        elif labels == "zero":
            y.append(0)
        else:
            y.append(draws.below(classes))
    return z, np.array(y)


def calibration(confidence, right, norm):
    """torchmetrics has a bin's lower edge in it and 1 in a bin of its own; one step down makes that (lower, upper]."""
    lower = np.maximum(np.nextafter(confidence, np.float32(0)), 0).astype(np.float32)
    error = _ce_compute(torch.tensor(lower), torch.tensor(right.astype(np.float32)), EDGES, norm)
    return float(error)


def tied(confidence, right):
    """Each image with the share of right images among those of its confidence; by rising confidence."""
    order = np.argsort(confidence, kind="stable")
    values, group = np.unique(confidence[order], return_inverse=True)
    share = np.bincount(group, right[order]) / np.bincount(group)
    return confidence[order].astype(float), share[group]


def equal_mass(confidence, right):
    sums = [
        abs(c.sum() - a.sum())
        for c, a in zip(*(np.array_split(values, BINS) for values in tied(confidence, right)))]
    return sum(sums) / len(right)


def areas(confidence, right):
    wrong = 1 - tied(confidence, right)[1][::-1]
    best = np.sort(1 - right)
    n = np.arange(1, len(right) + 1)
    area, least = (np.cumsum(w) / n for w in (wrong, best))
    return area.mean(), area.mean() - least.mean()


def measures(z, y):
    images, classes = z.shape
    log_p = log_softmax(z, axis=1)
    p = np.exp(log_p)
    predicted = np.argmax(z, axis=1)
    right = (predicted == y).astype(float)
    confidence = p[np.arange(images), predicted].astype(np.float32)
    out = {"accuracy": accuracy_score(y, predicted), "balancedAccuracy": balanced_accuracy_score(y, predicted)}
    known = np.arange(classes)
    out["loss"] = abs(float(cross_entropy(torch.tensor(z), torch.tensor(y))))
    if classes > 2:
        out["brierScore"] = brier_score_loss(y, p / p.sum(axis=1, keepdims=True), labels=known, scale_by_half=False)
    else:
        out["brierScore"] = ((p - np.eye(classes)[y]) ** 2).sum(axis=1).mean()
    ranked = np.argsort(-z, axis=1, kind="stable")[:, :5]
    out["top5Accuracy"] = (ranked == y[:, None]).any(axis=1).mean()
    if classes > 5 and all(len(set(row)) == classes for row in z):
        assert abs(out["top5Accuracy"] - top_k_accuracy_score(y, z, k=5, labels=known)) < 1e-12
    out["ece"] = calibration(confidence, right, "l1")
    out["maximumCalibrationError"] = calibration(confidence, right, "max")
    out["eceEqualMass"] = equal_mass(confidence, right)
    out["classwiseEce"] = np.mean([calibration(p[:, k].astype(np.float32), y == k, "l1") for k in known])
    out["aurc"], out["excessAurc"] = areas(confidence, right)
    both = 0 < right.sum() < images
    out["errorAuroc"] = roc_auc_score(right, confidence) if both else np.nan
    out["errorAupr"] = average_precision_score(1 - right, -confidence) if right.sum() < images else np.nan
    out["errorFpr95"] = np.nan
    if both:
        fpr, tpr, _ = roc_curve(right, confidence, drop_intermediate=False)
        out["errorFpr95"] = fpr[np.argmax(tpr >= 0.95)]
    predicted_ones = np.unique(predicted)
    out["macroPrecision"] = precision_score(y, predicted, labels=predicted_ones, average="macro", zero_division=0)
    out["temperature"] = temperature(z, y)
    scaled = log_softmax((z / out["temperature"]).astype(np.float32).astype(float), axis=1)
    confidence = np.exp(scaled)[np.arange(images), predicted].astype(np.float32)
    out["eceAtTemperature"] = calibration(confidence, right, "l1")
    return out


def temperature(z, y):
    def loss(inverse):
        return -log_softmax(z * inverse, axis=1)[np.arange(len(y)), y].mean()

    found = minimize_scalar(loss, bounds=(0.01, 100), method="bounded", options={"xatol": 1e-13, "maxiter": 2000}).x
    # A minimum that lies at a bound is given as that bound.
    for bound in (0.01, 100.0):
        if loss(bound) <= loss(found):
            return 1 / bound
    return refined(z, y, found)


def refined(z, y, inverse):
    """A few steps of Newton, since a minimum by values alone is known to half of the digits."""
    for _ in range(20):
        p = np.exp(log_softmax(z * inverse, axis=1))
        first = ((p * z).sum(axis=1) - z[np.arange(len(y)), y]).sum()
        second = ((p * z * z).sum(axis=1) - (p * z).sum(axis=1) ** 2).sum()
        inverse -= first / second
    return 1 / inverse


def cases():
    for seed in range(1, 51):
        draws = Draws(1000 + seed)
        images, classes = 2 + draws.below(400), 2 + draws.below(11)
        yield seed, images, classes, ["fine", "steep", "coarse"][seed % 3], ["mixed", "random"][seed % 2]
    yield 51, 40, 1, "fine", "zero"
    yield 52, 60, 4, "fine", "right"
    yield 53, 60, 4, "fine", "wrong"
    yield 54, 60, 5, "equal", "random"
    yield 55, 1, 3, "fine", "right"
    yield 56, 1, 3, "fine", "wrong"
    yield 57, 60, 4, "fine", "zero"
    yield 58, 100, 3, "steep", "right"
    yield 59, 100, 3, "steep", "wrong"
    yield 60, 14, 6, "fine", "mixed"
    yield 61, 16, 6, "fine", "mixed"
    yield 62, 300, 120, "fine", "mixed"
    yield 63, 1, 1, "equal", "zero"


print("\t".join(["seed", "images", "classes", "logits", "labels"] + NAMES))
for case in cases():
    values = measures(*made(*case))
    print("\t".join([str(part) for part in case] + [f"{values[name]:.9g}" for name in NAMES]))
sys.stdout.flush()
