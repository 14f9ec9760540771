using AnyShot.Engine.Backbones;
using AnyShot.Engine.Episodes;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Backbones;

[Collection(TorchCollection.Name)]
public sealed class FeatureNetworkTests
{
    /// <summary>
    /// Convolution, normalisation and shortcut weights added up by hand; WRN-28-10 as published (36,479,194 with ten classes) less its last layer; resnet12-wide the 12,424,320 of the published ResNet12.
    /// </summary>
    [Theory]
    [InlineData("wrn-28-10", 640, 36_479_194 - 6_410)]
    [InlineData("resnet18", 512, 11_168_832)]
    [InlineData("resnet12", 512, ResNet12)]
    [InlineData("resnet12-wide", 640, 12_424_320)]
    [InlineData("small", 256, 1_226_400)]
    [InlineData("conv4-64", 1600, (27 * 64) + (3 * 64 * 64 * 9) + (4 * 64 * 3))]
    public void Create_EachNetwork_HasTheSpecifiedSize(string name, int features, int parameters)
    {
        using var network = BackboneNetworks.Create(name, 3, 84, CompatSwitches.None);

        network.FeatureSize.ShouldBe(features);
        network.Parameters.ShouldBe(parameters);
    }

    private const int ResNet12 = (27 * 64) + (2 * 64) + (64 * 64 * 28) + (8 * 64) + (64 * 128 * 10) + (128 * 128 * 18) + (8 * 128)
        + (128 * 256 * 10) + (256 * 256 * 18) + (8 * 256) + (256 * 512 * 10) + (512 * 512 * 18) + (8 * 512);

    [Theory]
    [InlineData("wrn-28-10", new[] { 3, 84, 160, 84, 320, 42, 640, 21 })]
    [InlineData("resnet18", new[] { 3, 84, 64, 84, 128, 42, 256, 21, 512, 11 })]
    [InlineData("resnet12", new[] { 3, 84, 64, 84, 128, 42, 256, 21, 512, 11 })]
    [InlineData("resnet12-wide", new[] { 3, 84, 64, 42, 160, 21, 320, 10, 640, 5 })]
    [InlineData("small", new[] { 3, 84, 32, 42, 64, 21, 128, 11, 256, 6 })]
    public void Mixed_EveryLayer_HasTheSpecifiedMaps(string name, int[] channelsAndSides)
    {
        using var network = BackboneNetworks.Create(name, 3, 84, CompatSwitches.None);
        network.eval();
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var seen = new List<int>();
        network.Stages.ShouldBe((channelsAndSides.Length / 2) - 1);
        // A mix that reads the shape: one pass per layer would cost WRN-28-10 seconds, so all but the last layer are read at 16 pixels.
        for (var layer = 0; layer <= network.Stages; layer++)
        {
            var side = layer == network.Stages ? 84 : 16;
            var features = network.Mixed(zeros(1, 3, side, side), layer, maps =>
            {
                seen.AddRange([(int)maps.shape[1], (int)maps.shape[2]]);
                return maps;
            });
            features.shape.ShouldBe([1, network.FeatureSize]);
        }

        seen.Where((_, i) => i % 2 == 0).ShouldBe(channelsAndSides.Where((_, i) => i % 2 == 0));
        seen[^1].ShouldBe(channelsAndSides[^1]);
        for (var layer = 0; layer < network.Stages; layer++)
        {
            ((double)seen[(2 * layer) + 1] / 16).ShouldBe((double)channelsAndSides[(2 * layer) + 1] / 84, 0.01);
        }
    }

    [Fact]
    public void Mixed_LayerThatIsNotThere_Throws()
    {
        using var network = BackboneNetworks.Create("small", 1, 32, CompatSwitches.None);
        using var image = zeros(1, 1, 32, 32);
        Should.Throw<ArgumentOutOfRangeException>(() => network.Mixed(image, 5, maps => maps));
        Should.Throw<ArgumentOutOfRangeException>(() => network.Mixed(image, -1, maps => maps));
    }

    [Fact]
    public void Create_EveryConvolution_StartsWithTheVarianceOfItsOutputs()
    {
        using var network = BackboneNetworks.Create("resnet12", 3, 84, CompatSwitches.None);
        foreach (var convolution in network.modules().OfType<Conv2d>().Where(c => c.weight.numel() > 20_000))
        {
            using var deviation = convolution.weight.std();
            var expected = Math.Sqrt(2.0 / (convolution.kernel_size[0] * convolution.kernel_size[1] * convolution.out_channels));
            (deviation.item<float>() / expected).ShouldBe(1, 0.03);
        }
    }

    [Theory]
    [InlineData(false, 2f)]
    [InlineData(true, 0f)]
    public void TripleBlock_SecondConvolutionNegative_OnlyTheFixHasAReluBehindIt(bool withoutSecondRelu, float expected)
    {
        using var block = new TripleResidualBlock(1, 1, 1, withoutSecondRelu);
        block.eval();
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        var convolutions = block.modules().OfType<Conv2d>().ToArray();
        for (var i = 0; i < convolutions.Length; i++)
        {
            var centre = convolutions[i].kernel_size[0] / 2;
            convolutions[i].weight.zero_();
            convolutions[i].weight[0, 0, centre, centre] = i == 1 ? -1 : 1;
        }

        // relu(2) = 2; the second convolution makes it -2; with the ReLU 0 + 2 goes on, without it -2 + 2.
        block.call(full([1, 1, 4, 4], 2f)).max().item<float>().ShouldBe(expected, 1e-3f);
    }

    [Fact]
    public void TripleBlock_WithSlope_LetsATenthOfTheNegativeThrough()
    {
        using var block = new TripleResidualBlock(1, 1, 1, withoutSecondRelu: false, slope: 0.1);
        block.eval();
        using var gradients = no_grad();
        using var scope = NewDisposeScope();
        foreach (var convolution in block.modules().OfType<Conv2d>())
        {
            var centre = convolution.kernel_size[0] / 2;
            convolution.weight.zero_();
            convolution.weight[0, 0, centre, centre] = 1;
        }

        // -2 becomes -0.2 and -0.02 on the way, the shortcut adds -2, and a tenth of -2.02 is left.
        block.call(full([1, 1, 4, 4], -2f)).min().item<float>().ShouldBe(-0.202f, 1e-3f);
    }

    [Fact]
    public void Create_UnknownName_SaysWhatThereIs() =>
        Should.Throw<InvalidDataException>(() => BackboneNetworks.Create("resnet50", 3, 84, CompatSwitches.None)).Message
            .ShouldBe($"Unknown backbone \"resnet50\"; it is {string.Join(", ", [.. NetworkName.All, .. NetworkName.Vgg])}.");
}
