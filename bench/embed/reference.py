#!/usr/bin/python3
"""The image half of a model of `anyshot pretrain` in plain PyTorch: float32, one module after the other, batch normalisation by itself. The yardstick of the inference graph.

usage: reference.py MODELFOLDER INPUT OUTPUT THREADS REPETITIONS
Reads INPUT, 3 x side x side float32, writes the embedding to OUTPUT and prints the median milliseconds of one picture."""
import pathlib
import statistics
import sys
import time

try:
    import numpy
    import torch
    from torch import nn
except ImportError:
    sys.exit("reference.py needs PyTorch and NumPy for /usr/bin/python3: apt-get install -y python3-torch python3-numpy")

HALF, INT64, WARM_UP = 5, 4, 5


class Unit(nn.Module):
    def __init__(self, inputs, outputs, kernel, stride):
        super().__init__()
        self._convolution = nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False)
        self._norm = nn.BatchNorm2d(outputs)

    def forward(self, maps):
        return self._norm(self._convolution(maps))


class Block(nn.Module):
    def __init__(self, inputs, outputs, stride):
        super().__init__()
        self._first = Unit(inputs, outputs, 3, stride)
        self._second = Unit(outputs, outputs, 3, 1)
        self._shortcut = Unit(inputs, outputs, 1, stride) if stride != 1 or inputs != outputs else None

    def forward(self, maps):
        around = maps if self._shortcut is None else self._shortcut(maps)
        return torch.relu(self._second(torch.relu(self._first(maps))) + around)


def stage(inputs, outputs, blocks):
    return nn.Sequential(*[Block(inputs if i == 0 else outputs, outputs, 2 if i == 0 else 1) for i in range(blocks)])


class MiniNet(nn.Module):
    def __init__(self):
        super().__init__()
        self._stem = Unit(3, 24, 3, 2)
        self._stem2 = Unit(24, 32, 3, 1)
        self._early = stage(32, 48, 2)
        self._middle = stage(48, 112, 3)
        self._last = stage(112, 256, 2)
        self._standard = nn.BatchNorm1d(736, eps=1e-6, affine=False)

    def forward(self, images):
        maps = self._early(torch.relu(self._stem2(torch.relu(self._stem(images)))))
        middle = self._middle(maps)
        last = self._last(middle)
        groups = (last.mean((2, 3)), last.amax((2, 3)), middle.mean((2, 3)), middle.amax((2, 3)))
        features = nn.functional.normalize(torch.cat([nn.functional.normalize((group + 1e-6).sqrt()) for group in groups], 1))
        return nn.functional.normalize(self._standard(features))


def read_state(path):
    """TorchSharp's format: numbers in 7 bits a byte; per entry name, type, sizes, elements."""
    data, at = path.read_bytes(), 0

    def number():
        nonlocal at
        value, shift = 0, 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    state = {}
    for _ in range(number()):
        length = number()
        name = data[at:at + length].decode()
        at += length
        kind = number()
        shape = [number() for _ in range(number())]
        dtype = {HALF: numpy.float16, INT64: numpy.int64}[kind]
        count = int(numpy.prod(shape, dtype=numpy.int64))
        values = numpy.frombuffer(data, dtype, count, at).reshape(shape).copy()
        at += values.nbytes
        state[name] = torch.from_numpy(values.astype(numpy.float32) if kind == HALF else values)
    return state


def main():
    folder, source, target = (pathlib.Path(argument) for argument in sys.argv[1:4])
    torch.set_num_threads(int(sys.argv[4]))
    network = MiniNet()
    network.load_state_dict(read_state(folder / "model.weights"))
    network.eval()
    pixels = numpy.fromfile(source, dtype=numpy.float32)
    side = round((pixels.size // 3) ** 0.5)
    images = torch.from_numpy(pixels).reshape(1, 3, side, side)
    times = []
    with torch.no_grad():
        for i in range(WARM_UP + int(sys.argv[5])):
            started = time.perf_counter()
            embedding = network(images)
            if i >= WARM_UP:
                times.append(time.perf_counter() - started)
    embedding.numpy().tofile(target)
    print(f"{1000 * statistics.median(times):.4f}")


if __name__ == "__main__":
    main()
