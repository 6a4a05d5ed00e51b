"""Learns a model from what `ballistics training export` wrote, of impressed or of striated marks.
Usage: train.py EXPORT MODEL-FOLDER VERSION"""
import csv
import hashlib
import json
import pathlib
import sys

import numpy as np
import torch

import profiles
from ring_harmonics import ANGLES, CHANNELS, FIRST_RADIUS, HARMONICS, RING_SPACING, RINGS, UNMEASURED, MarkEmbedder, RingHarmonics

SEED, DIMENSIONS, SHRINKAGE, BATCH = 1, 256, 0.3, 64
DEVICE = "cuda" if torch.cuda.is_available() else "cpu"


def half(levels, rng):
    """Keeps half of a mark, on one side of a line through the middle of what was measured: marks are not always whole."""
    radius, angle = FIRST_RADIUS + RING_SPACING * np.arange(RINGS)[:, None], 2 * np.pi * np.arange(ANGLES) / ANGLES
    x, y, area = radius * np.cos(angle), radius * np.sin(angle), (levels != UNMEASURED) * radius
    side, total = rng.uniform(0, 2 * np.pi), max(area.sum(), 1e-12)
    away = (x - (area * x).sum() / total) * np.cos(side) + (y - (area * y).sum() / total) * np.sin(side) < 0
    return np.where(away, UNMEASURED, levels).astype(np.int8)


def spectra(harmonics, marks):
    """The harmonics of marks, complex (marks, RINGS, HARMONICS), each mark of length 1 so that a deep one counts no more than a shallow one."""
    with torch.no_grad():
        parts = [harmonics(torch.from_numpy(marks[i:i + BATCH]).to(DEVICE)) for i in range(0, len(marks), BATCH)]
    rows = np.concatenate([re.cpu().numpy() + 1j * im.cpu().numpy() for re, im in parts])
    return rows / (np.sqrt((np.abs(rows) ** 2).sum((1, 2), keepdims=True)) + 1e-6)


def principal_sums(rows):
    """Of each harmonic the sums of rings in which marks vary most (Pearson 1901, Hotelling 1933), which no turn of a mark changes."""
    sums = np.zeros((HARMONICS, RINGS, CHANNELS), complex)
    for m in range(HARMONICS):
        _, vectors = np.linalg.eigh(rows[:, :, m].conj().T @ rows[:, :, m] / len(rows))
        sums[m] = vectors[:, ::-1][:, :CHANNELS]
    return sums


def discriminants(rows, source):
    """Linear discriminant analysis (Fisher 1936, Rao 1948): directions in which sources differ most beside the marks of one source."""
    _, label = np.unique(source, return_inverse=True)
    means = np.stack([rows[label == c].mean(0) for c in range(label.max() + 1)])
    within, about = rows - means[label], rows - rows.mean(0)
    cov_within, cov_total = within.T @ within / len(rows), about.T @ about / len(rows)
    size = len(cov_within)
    shrunk = (1 - SHRINKAGE) * cov_within + SHRINKAGE * np.trace(cov_within) / size * np.eye(size)
    values, vectors = np.linalg.eigh(shrunk)
    whiten = vectors / np.sqrt(values)
    between, turn = np.linalg.eigh(whiten.T @ (cov_total - cov_within) @ whiten)
    return whiten @ turn[:, np.argsort(-between)[:DIMENSIONS]]


def learn_impressed(marks, source, rng):
    """The model, and three marks, the last of them a half, as its reference."""
    harmonics, halves = RingHarmonics().to(DEVICE), np.stack([half(mark, rng) for mark in marks])
    sums = principal_sums(np.concatenate([spectra(harmonics, marks), spectra(harmonics, halves)]))
    return MarkEmbedder(harmonics.cpu(), sums), np.concatenate([marks[:2], halves[2:3]])


def learn_striated(marks, source, rng):
    """The model, and three marks as its reference."""
    projection = discriminants(profiles.clipped(marks), source)
    return profiles.ProfileEmbedder(projection / np.linalg.norm(projection, axis=0).mean()), marks[:3]


def main(export, folder, version):
    torch.manual_seed(SEED)
    marks = np.load(export / "inputs.npy")[:, 0]
    source = np.array([row["source"] for row in csv.DictReader(open(export / "marks.csv"))])
    is_striated = marks.shape[1:] == (profiles.POINTS,)
    model, reference = (learn_striated if is_striated else learn_impressed)(marks, source, np.random.default_rng(SEED))
    model.eval()
    folder.mkdir(parents=True, exist_ok=True)
    sample, name = torch.from_numpy(reference), "window" if is_striated else "rings"
    torch.onnx.export(model, sample, str(folder / "model.onnx"), opset_version=13, input_names=[name], output_names=["embedding"],
                      dynamic_axes={name: {0: "marks"}, "embedding": {0: "marks"}})
    (folder / "reference").mkdir(exist_ok=True)
    np.save(folder / "reference/inputs.npy", sample.numpy())
    with torch.no_grad():
        np.save(folder / "reference/outputs.npy", model(sample).numpy().astype(np.float32))
    manifest = dict(version=version, file="model.onnx", sha256=hashlib.sha256((folder / "model.onnx").read_bytes()).hexdigest(),
                    input=list(marks.shape[1:]), unmeasured=UNMEASURED, normalisation="L2", dimensions=DIMENSIONS)
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    print(len(marks), "marks of", len(set(source)), "sources;", json.dumps(manifest))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3])
