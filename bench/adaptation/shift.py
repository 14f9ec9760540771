"""Traffic signs in other light and focus, for the figures of docs/episodic.md (Another camera or light). Standard library only.

    python3 bench/adaptation/shift.py gtsrb-32 models/gtsrb/split.json OUT

Writes OUT/clear, OUT/dark (a fifth of the brightness, noise of 4 grey levels) and OUT/blur (Gaussian, deviation 2 pixels) of the novel classes of the split: "support" (the first frame of six training tracks of each
class), "unlabelled" (that of up to 20 further tracks) and "test" (all test images). OUT/novel.json is the split for anyshot evaluate. The files of the data set are named train_TRACK_FRAME.png and test_*.png.
"""
import glob
import json
import math
import os
import random
import struct
import sys
import zlib

SUPPORT, UNLABELLED = 6, 20
TRACK = len("train_00000")
RADIUS, DEVIATION = 5, 2.0


def read_png(path):
    """8-bit RGB without interlacing: width, height, rows of bytes."""
    content, at, packed = open(path, "rb").read(), 8, b""
    while at < len(content):
        length, = struct.unpack(">I", content[at:at + 4])
        kind, data, at = content[at + 4:at + 8], content[at + 8:at + 8 + length], at + 12 + length
        if kind == b"IHDR":
            width, height, depth, colour, _, _, interlace = struct.unpack(">IIBBBBB", data)
            assert (depth, colour, interlace) == (8, 2, 0), f"{path} is not a plain 8-bit RGB image"
        if kind == b"IDAT":
            packed += data
    raw, stride, above, rows = zlib.decompress(packed), width * 3, bytearray(width * 3), []
    for y in range(height):
        start = y * (stride + 1)
        filtering, line = raw[start], bytearray(raw[start + 1:start + 1 + stride])
        for x in range(stride):
            line[x] = (line[x] + predict(filtering, line[x - 3] if x >= 3 else 0, above[x], above[x - 3] if x >= 3 else 0)) & 255
        rows.append(line)
        above = line
    return width, height, rows


def predict(filtering, left, up, corner):
    """The filters of the PNG specification, section 9."""
    if filtering == 4:
        estimate = left + up - corner
        by_left, by_up, by_corner = abs(estimate - left), abs(estimate - up), abs(estimate - corner)
        return left if by_left <= by_up and by_left <= by_corner else up if by_up <= by_corner else corner
    return (0, left, up, (left + up) // 2)[filtering]


def grey(value):
    return max(0, min(255, int(round(value))))


def clear(width, height, rows, noise):
    return rows


def dark(width, height, rows, noise):
    return [[grey(value * 0.2 + noise.gauss(0, 4)) for value in row] for row in rows]


def blur(width, height, rows, noise):
    offsets = range(-RADIUS, RADIUS + 1)
    kernel = [math.exp(-i * i / (2 * DEVIATION * DEVIATION)) for i in offsets]
    total = sum(kernel)
    kernel = [weight / total for weight in kernel]
    across = [[sum(kernel[i + RADIUS] * row[min(max(x + i, 0), width - 1) * 3 + c] for i in offsets) for x in range(width) for c in range(3)] for row in rows]
    return [[grey(sum(kernel[i + RADIUS] * across[min(max(y + i, 0), height - 1)][x] for i in offsets)) for x in range(width * 3)] for y in range(height)]


def main(data, split_file, out):
    split = json.load(open(split_file))
    novel = [name for name in split if split[name] == "novel"]
    os.makedirs(out, exist_ok=True)
    json.dump({name: "novel" for name in novel}, open(f"{out}/novel.json", "w"))
    for shift in (clear, dark, blur):
        noise = random.Random(1)
        for name in novel:
            files = sorted(glob.glob(f"{data}/{name}/train_*"))
            tracks = sorted({os.path.basename(file)[:TRACK] for file in files})
            random.Random(name).shuffle(tracks)
            firsts = [next(file for file in files if os.path.basename(file).startswith(track)) for track in tracks]
            parts = {"support": firsts[:SUPPORT], "unlabelled": firsts[SUPPORT:SUPPORT + UNLABELLED], "test": sorted(glob.glob(f"{data}/{name}/test_*"))}
            for part, chosen in parts.items():
                if shift is clear and part != "test":
                    continue
                folder = f"{out}/{shift.__name__}/{part}" + ("" if part == "unlabelled" else f"/{name}")
                os.makedirs(folder, exist_ok=True)
                for file in chosen:
                    width, height, rows = read_png(file)
                    label = os.path.basename(file)[:-4]
                    with open(f"{folder}/{name}-{label}.ppm" if part == "unlabelled" else f"{folder}/{label}.ppm", "wb") as image:
                        image.write(b"P6\n%d %d\n255\n" % (width, height) + b"".join(bytes(row) for row in shift(width, height, rows, noise)))


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit("Usage: shift.py DATAFOLDER SPLIT.json OUT")
    main(*sys.argv[1:])
