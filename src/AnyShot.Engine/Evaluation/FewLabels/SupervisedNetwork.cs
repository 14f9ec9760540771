using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Evaluation.FewLabels;

/// <summary>The small network that is trained from nothing on the labels alone: three blocks of 3 x 3 convolution, batch normalisation, ReLU and max-pooling, 16, 32 and 64 maps; dropout, linear layer.</summary>
internal sealed class SupervisedNetwork : Module<Tensor, Tensor>
{
    private readonly Sequential _layers;

    public SupervisedNetwork(int channels, int side, int classes)
        : base(nameof(SupervisedNetwork))
    {
        var last = side / 8;
        _layers = Sequential(
            Conv2d(channels, 16, 3, padding: 1), BatchNorm2d(16), ReLU(), MaxPool2d(2),
            Conv2d(16, 32, 3, padding: 1), BatchNorm2d(32), ReLU(), MaxPool2d(2),
            Conv2d(32, 64, 3, padding: 1), BatchNorm2d(64), ReLU(), MaxPool2d(2),
            Flatten(), Dropout(0.3), Linear(64 * last * last, classes));
        RegisterComponents();
    }

    public override Tensor forward(Tensor images) => _layers.call(images);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _layers.Dispose();
        }

        base.Dispose(disposing);
    }
}
