"""Makes the TorchScript files of the tests: python3 make_torchscript.py (PyTorch 1.13 or later, no other package)."""
import pathlib
import torch


class Quarters(torch.nn.Module):
    """Mean of each quarter of each channel: (N, 3, H, W) to (N, 12)."""

    def forward(self, image):
        return torch.nn.functional.adaptive_avg_pool2d(image, 2).flatten(1)


class Maps(torch.nn.Module):
    """Gives maps and no embedding: (N, 3, H, W) to (N, 3, 2, 2)."""

    def forward(self, image):
        return torch.nn.functional.adaptive_avg_pool2d(image, 2)


here = pathlib.Path(__file__).parent
torch.jit.script(Quarters()).save(str(here / "quarters.pt"))
torch.jit.script(Maps()).save(str(here / "maps.pt"))
