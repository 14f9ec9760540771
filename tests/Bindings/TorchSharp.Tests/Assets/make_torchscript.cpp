// Writes the TorchScript files of the tests into the current folder. By hand, with libtorch-dev installed:
//   g++ -std=c++17 make_torchscript.cpp -o make_torchscript -I/usr/include/torch/csrc/api/include -ltorch -ltorch_cpu -lc10 && ./make_torchscript
#include <torch/script.h>

int main() {
    // y = scale * x + shift, with dropout that only training mode switches on, and methods for each kind of result.
    torch::jit::Module affine("Affine");
    affine.register_parameter("scale", torch::tensor({2.0f, 3.0f}), false);
    affine.register_buffer("shift", torch::tensor({1.0f, -1.0f}));
    affine.register_attribute("training", c10::BoolType::get(), true);
    affine.define(R"(
def forward(self, x: Tensor):
    y = x * self.scale + self.shift
    if self.training:
        y = y * 0.0
    return y

def pair(self, x: Tensor, factor: float, add: bool):
    y = x * factor
    if add:
        y = y + 1.0
    return y, x

def parts(self, x: Tensor):
    return [x, x + 1, x + 2]

def total(self, xs: List[Tensor]):
    sum = xs[0]
    for i in range(1, len(xs)):
        sum = sum + xs[i]
    return sum

def name(self, x: Tensor):
    return "text"

def fail(self, x: Tensor):
    return x.reshape([7, 7, 7])
)");
    affine.save("affine.pt");

    // The shape of the product's backbones: an image batch (n, 3, 8, 8) to one vector (n, 4) per image.
    torch::manual_seed(1);
    torch::jit::Module backbone("Backbone");
    backbone.register_parameter("weight", torch::randn({4, 3, 3, 3}), false);
    backbone.register_parameter("bias", torch::zeros({4}), false);
    backbone.register_attribute("training", c10::BoolType::get(), false);
    backbone.define(R"(
def forward(self, x: Tensor):
    h = torch.relu(torch.conv2d(x, self.weight, self.bias, [2, 2], [1, 1]))
    return torch.mean(h, [2, 3])
)");
    backbone.save("backbone.pt");
}
