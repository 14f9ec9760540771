#!/usr/bin/python3
"""SAGE and CCO of docs/methods.md in plain PyTorch, the way published code does them: batched full matrices, a dense softmax, and scaling
loops that go on until the slowest episode of the batch has converged. The yardstick of the kernels; called by compare.sh.

usage: reference.py FOLDER THREADS REPETITIONS
Reads FOLDER/episodes.f32 (see EpisodeBenchmark), writes FOLDER/reference.f32, prints the median episodes per second."""
import pathlib
import statistics
import sys
import time

try:
    import numpy
    import torch
except ImportError:
    sys.exit("reference.py needs PyTorch and NumPy for /usr/bin/python3: apt-get install -y python3-torch python3-numpy")

EPISODES, WAYS, LABELLED, QUERIES, SIZE = 1000, 5, 55, 75, 512
NEIGHBOURS, ALPHA = 4, 0.75
SHARPNESS, STEP, ROUNDS, TOLERANCE, MOST_SWEEPS = 10.0, 0.2, 20, 1e-6, 1000


def embed(x):
    m = x.shape[1]
    x = x / x.norm(dim=2, keepdim=True)
    y = torch.linalg.qr(x.transpose(1, 2), mode="r").R.transpose(1, 2)
    y = y / y.norm(dim=2, keepdim=True)
    s = y @ y.transpose(1, 2)
    s = s * (1 - torch.eye(m))
    nearest = s.topk(NEIGHBOURS, dim=2).indices
    chosen = torch.zeros_like(s).scatter_(2, nearest, 1.0)
    s = torch.maximum(chosen, chosen.transpose(1, 2)) * s.clamp_min(0)
    root = (s.sum(1) + 1e-8).rsqrt()
    g = ALPHA * torch.eye(m) + root.unsqueeze(2) * s * root.unsqueeze(1)
    v = torch.softmax(g, dim=2)
    v = v / v.norm(dim=2, keepdim=True)
    blocks = []
    for block in (v[:, :LABELLED], v[:, LABELLED:]):
        block = block - block.mean(1, keepdim=True)
        blocks.append(block / block.norm(dim=2, keepdim=True))
    return blocks


def transport(cost):
    plan = torch.exp(-SHARPNESS * cost)
    plan = plan / plan.sum((1, 2), keepdim=True)
    before = torch.zeros(plan.shape[:2])
    for _ in range(MOST_SWEEPS):
        rows = plan.sum(2)
        if (rows - before).abs().max() < TOLERANCE:
            break
        before = rows
        plan = plan * (1 / rows).unsqueeze(2)
        plan = plan * (QUERIES / WAYS / plan.sum(1)).unsqueeze(1)
    return plan


def optimise(labelled, queries):
    by_class = labelled.reshape(labelled.shape[0], LABELLED // WAYS, WAYS, -1)
    centres = by_class.mean(1)
    one_hot = torch.eye(WAYS).repeat(LABELLED // WAYS, 1).expand(labelled.shape[0], -1, -1)
    rows = torch.cat([labelled, queries], 1)
    for step in range(ROUNDS + 1):
        cost = (queries.unsqueeze(2) - centres.unsqueeze(1)).pow(2).sum(3)
        plan = transport(cost)
        if step == ROUNDS:
            return plan
        weights = torch.cat([one_hot, plan], 1)
        estimates = weights.transpose(1, 2) @ rows / weights.sum(1).unsqueeze(2)
        centres = centres + STEP * (estimates - centres)


def main():
    folder, threads, repetitions = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    torch.set_num_threads(threads)
    rows = torch.from_numpy(numpy.fromfile(folder / "episodes.f32", dtype=numpy.float32)).reshape(EPISODES, LABELLED + QUERIES, SIZE)
    speeds = []
    with torch.no_grad():
        for _ in range(repetitions):
            started = time.perf_counter()
            plan = optimise(*embed(rows))
            speeds.append(EPISODES / (time.perf_counter() - started))
    plan.numpy().tofile(folder / "reference.f32")
    print(f"{statistics.median(speeds):.1f}")


if __name__ == "__main__":
    main()
