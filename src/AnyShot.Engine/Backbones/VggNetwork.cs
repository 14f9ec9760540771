using TorchSharp;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AnyShot.Engine.Backbones;

/// <summary>
/// VGG (Simonyan and Zisserman, "Very Deep Convolutional Networks", 2015): five stages of 3 x 3 convolutions with ReLU, each ending in max-pooling by 2, then two fully connected layers with ReLU and
/// dropout. The feature is what the second one (fc7) gives. Names and positions of the layers are those of torchvision: <c>features.N</c>, <c>classifier.N</c>.
/// </summary>
internal sealed class VggNetwork : FeatureNetwork
{
    [ComponentName(Name = "features")]
    private readonly Sequential _features = Sequential();

    [ComponentName(Name = "classifier")]
    private readonly Sequential _classifier;

    private readonly AdaptiveAvgPool2d _pool;
    private readonly int[] _begins;

    /// <param name="name">See <see cref="NetworkName"/>.</param>
    /// <param name="channels">1 or 3.</param>
    /// <param name="widths">Maps of the convolutions of each stage.</param>
    /// <param name="pooled">Side of the maps that the fully connected layers take, whatever the input.</param>
    /// <param name="connected">Numbers that each of them gives.</param>
    /// <param name="isNormalised">Batch normalisation behind each convolution.</param>
    /// <param name="dropout">Share of the numbers between the fully connected layers that a training step drops.</param>
    private VggNetwork(string name, int channels, int[][] widths, int pooled, int connected, bool isNormalised, double dropout)
        : base(name, channels, connected, widths.Length)
    {
        _begins = new int[widths.Length + 1];
        var from = channels;
        for (var stage = 0; stage < widths.Length; stage++)
        {
            foreach (var width in widths[stage])
            {
                _features.append(Conv2d(from, width, 3, padding: 1));
                if (isNormalised)
                {
                    _features.append(BatchNorm2d(width));
                }

                _features.append(ReLU());
                from = width;
            }

            _features.append(MaxPool2d(2));
            _begins[stage + 1] = _features.Count;
        }

        _pool = AdaptiveAvgPool2d(pooled);
        _classifier = Sequential(Linear(from * pooled * pooled, connected), ReLU(), Dropout(dropout), Linear(connected, connected), ReLU(), Dropout(dropout));
        RegisterComponents();
        InitialiseConvolutions();
    }

    /// <summary>Configuration D: d = 4096; 134 million parameters without the classifier of ImageNet.</summary>
    public static VggNetwork Vgg16(int channels) => new(NetworkName.Vgg16, channels, [[64, 64], [128, 128], [256, 256, 256], [512, 512, 512], [512, 512, 512]], pooled: 7, connected: 4096, isNormalised: false, dropout: 0.5);

    /// <summary>
    /// Configuration A with 16, 32, 64, 64 and 64 maps: d = 256; for two cores. It has no first weights to begin with, and a VGG whose weights are drawn learns next to nothing in some hundred steps without batch
    /// normalisation, so it has that, and less dropout.
    /// </summary>
    public static VggNetwork Small(int channels) => new(NetworkName.VggSmall, channels, [[16], [32], [64, 64], [64, 64], [64, 64]], pooled: 2, connected: 256, isNormalised: true, dropout: 0.2);

    /// <summary>The layers fc6 and fc7.</summary>
    public Module Connected => _classifier;

    /// <summary>The layers of the last stage (conv5).</summary>
    public IEnumerable<Module> LastStage => Enumerable.Range(_begins[^2], _begins[^1] - _begins[^2]).Select(i => (Module)_features[i]);

    protected override Tensor Stage(int stage, Tensor maps)
    {
        for (var i = _begins[stage]; i < _begins[stage + 1]; i++)
        {
            maps = _features[i].call(maps);
        }

        return maps;
    }

    protected override Tensor Pool(Tensor maps) => _classifier.call(_pool.call(maps).flatten(1));

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _features.Dispose();
            _pool.Dispose();
            _classifier.Dispose();
        }

        base.Dispose(disposing);
    }
}
