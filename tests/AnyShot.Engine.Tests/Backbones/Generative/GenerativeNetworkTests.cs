using AnyShot.Engine.Backbones.Generative;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Backbones.Generative;

/// <summary>Sizes of the published networks, and what features may depend on.</summary>
[Collection(TorchCollection.Name)]
public sealed class GenerativeNetworkTests : IDisposable
{
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData("vae", 1, 28, "Encoder", 236)]
    [InlineData("vae", 1, 28, "Decoder", 230)]
    [InlineData("vae", 1, 28, "Stacked", 466)]
    [InlineData("vae", 3, 32, "Encoder", 1504)]
    [InlineData("vae", 3, 32, "Decoder", 992)]
    [InlineData("vae", 3, 32, "Stacked", 2496)]
    [InlineData("vqvae", 3, 32, "Encoder", 768)]
    [InlineData("vqvae", 3, 32, "Decoder", 352)]
    [InlineData("vqvae", 3, 32, "Stacked", 1120)]
    [InlineData("vqvae", 1, 28, "Stacked", 1120)]
    [InlineData("gan", 3, 32, "Stacked", 128)]
    [InlineData("diffusion", 3, 32, "Stacked", 512)]
    [InlineData("diffusion", 1, 28, "Stacked", 512)]
    public void Features_PublishedSizes_HaveThePublishedLength(string model, int channels, int side, string layers, int length)
    {
        var (spec, set) = (GenerativeSpec.Standard(model, channels, side), Enum.Parse<LayerSet>(layers));
        using var network = GenerativeNetworks.Create(spec with { Layers = set });
        using var gradients = no_grad();
        network.eval();

        network.call(rand([1, channels, side, side])).shape.ShouldBe([1, length]);
        network.FeatureSize.ShouldBe(length);
        network.FeatureCount(set, 1).ShouldBe(length);
    }

    [Theory]
    [InlineData("vae", 1, 28, "Stacked")]
    [InlineData("vae", 1, 28, "Decoder")]
    [InlineData("vae", 3, 32, "Encoder")]
    [InlineData("vae", 3, 32, "Decoder")]
    [InlineData("vqvae", 1, 28, "Stacked")]
    [InlineData("gan", 1, 28, "Stacked")]
    [InlineData("diffusion", 1, 28, "Stacked")]
    public void Features_MoreCells_HaveTheLengthThatIsSaid(string model, int channels, int side, string layers)
    {
        using var network = GenerativeNetworks.Create(
            GenerativeSpec.Standard(model, channels, side) with { Width = 8, CodeSize = 6, Codes = 16, Layers = Enum.Parse<LayerSet>(layers), Cells = 4 });
        using var gradients = no_grad();
        network.eval();

        network.call(rand([2, channels, side, side])).shape.ShouldBe([2, network.FeatureSize]);
    }

    [Fact]
    public void Pool_MoreCells_KnowWhereSomethingIs()
    {
        var upper = zeros([1, 1, 4, 4]);
        upper.narrow(2, 0, 2).fill_(1);
        var lower = upper.flip(2);
        var code = tensor(new float[,] { { 5, 6 } });

        GenerativeNetwork.Pool([upper, code], 1).data<float>().ToArray().ShouldBe([0.5f, 5, 6]);
        GenerativeNetwork.Pool([lower, code], 1).data<float>().ToArray().ShouldBe([0.5f, 5, 6]);
        GenerativeNetwork.Pool([upper, code], 2).data<float>().ToArray().ShouldBe([1, 1, 0, 0, 5, 6]);
        GenerativeNetwork.Pool([lower, code], 2).data<float>().ToArray().ShouldBe([0, 0, 1, 1, 5, 6]);
    }

    [Theory]
    [InlineData("vae", 1, 16)]
    [InlineData("vae", 1, 44)]
    [InlineData("vae", 3, 48)]
    [InlineData("vae", 3, 96)]
    [InlineData("vqvae", 3, 52)]
    [InlineData("gan", 1, 28)]
    [InlineData("gan", 3, 36)]
    [InlineData("diffusion", 1, 20)]
    [InlineData("diffusion", 3, 44)]
    public void Reconstruct_OtherSides_GivesPicturesOfTheSameShape(string model, int channels, int side)
    {
        using var network = GenerativeNetworks.Create(GenerativeSpec.Standard(model, channels, side) with { Width = 8, CodeSize = 6, Codes = 16 });
        using var gradients = no_grad();
        network.eval();

        network.Reconstruct(rand([2, channels, side, side])).shape.ShouldBe([2, channels, side, side]);
        network.Sample(3).shape.ShouldBe([3, channels, side, side]);
        network.call(rand([2, channels, side, side])).shape.ShouldBe([2, network.FeatureSize]);
    }

    [Theory]
    [InlineData(0.01, 6.811895, 0.999450, 0.033157, 0.998901)]
    [InlineData(0.05, 3.672311, 0.987528, 0.157441, 0.975212)]
    [InlineData(0.35, -0.877345, 0.541967, 0.840400, 0.293728)]
    [InlineData(0.5, -2.414458, 0.286490, 0.958083, 0.082077)]
    public void DiffusionSchedule_GoldenTimes(double time, double logSnr, double signal, double noise, double weight)
    {
        var l = DiffusionSchedule.LogSnr(tensor(new[] { time }));
        l.item<double>().ShouldBe(logSnr, 2e-6);
        DiffusionSchedule.Signal(l).item<double>().ShouldBe(signal, 1e-6);
        DiffusionSchedule.Noise(l).item<double>().ShouldBe(noise, 1e-6);
        DiffusionSchedule.Weight(l).item<double>().ShouldBe(weight, 1e-6);
    }

    [Fact]
    public void Features_Diffusion_ChangeWithTimeAndNotWithTheGenerator()
    {
        using var network = GenerativeNetworks.Create(GenerativeSpec.Standard("diffusion", 1, 16) with { Width = 8 });
        using var gradients = no_grad();
        network.eval();
        var images = rand([2, 1, 16, 16]);
        manual_seed(1);
        var first = GenerativeNetwork.Pool(network.Activations(images, LayerSet.Stacked, 0.2), 1);
        manual_seed(2);
        var second = GenerativeNetwork.Pool(network.Activations(images, LayerSet.Stacked, 0.2), 1);
        var later = GenerativeNetwork.Pool(network.Activations(images, LayerSet.Stacked, 0.5), 1);

        first.eq(second).all().item<bool>().ShouldBeTrue();
        first.eq(later).all().item<bool>().ShouldBeFalse();
    }

    [Fact]
    public void Features_Gan_InTrainingModeDependOnTheBatch()
    {
        using var network = GenerativeNetworks.Create(GenerativeSpec.Standard("gan", 1, 16) with { Width = 8, CodeSize = 6 });
        using var gradients = no_grad();
        var images = rand([4, 1, 16, 16]);
        var others = cat([images.narrow(0, 0, 1), rand([3, 1, 16, 16])], 0);
        double Difference() => (network.call(images)[0] - network.call(others)[0]).abs().max().item<float>();

        network.train();
        Difference().ShouldBeGreaterThan(1e-6);
        network.eval();
        Difference().ShouldBeLessThan(1e-6);
    }

    [Fact]
    public void QuantizedResidualBlock_P5_AddsToTheRectifiedInput()
    {
        using var gradients = no_grad();
        using var correct = new QuantizedResidualBlock(4, 2, rectifiesSkip: false);
        using var published = new QuantizedResidualBlock(4, 2, rectifiesSkip: true);
        published.load_state_dict(correct.state_dict());
        var maps = randn([1, 4, 5, 5]);

        var added = correct.call(maps) - maps;
        published.call(maps).allclose(maps.relu() + added, atol: 1e-6).ShouldBeTrue();
        maps.lt(0).any().item<bool>().ShouldBeTrue();
    }

    [Theory]
    [InlineData("vae", 1, 1024)]
    [InlineData("vae", 3, 1024)]
    [InlineData("diffusion", 3, 256)]
    public void Create_TooLargeForTheMemory_IsRefusedBeforeItIsReserved(string model, int channels, int width) =>
        Should.Throw<InvalidDataException>(() => GenerativeNetworks.Create(GenerativeSpec.Standard(model, channels, 96) with { Width = width })).Message.ShouldContain("million weights");

    [Theory]
    [InlineData("vae", 1, 28, 13_057_037)]
    [InlineData("diffusion", 1, 28, 1_454_529)]
    public void Parameters_KnownSizes_AreCounted(string model, int channels, int side, long parameters)
    {
        using var network = GenerativeNetworks.Create(GenerativeSpec.Standard(model, channels, side) with { Width = model == "vae" ? 32 : 16 });
        network.Parameters.ShouldBe(parameters);
    }

    [Fact]
    public void FromSettings_WhatToSettingsWrote_IsTheSame()
    {
        var spec = GenerativeSpec.Standard("vqvae", 1, 28) with { Layers = LayerSet.Decoder, Cells = 4, RectifiedSkips = true, Time = 0.125 };
        GenerativeSpec.FromSettings("vqvae", 1, 28, spec.ToSettings()).ShouldBe(spec);
    }

    [Fact]
    public void FromSettings_CardWithoutCells_HasOne()
    {
        var settings = GenerativeSpec.Standard("vae", 1, 28).ToSettings();
        settings.Remove("cells").ShouldBeTrue();
        GenerativeSpec.FromSettings("vae", 1, 28, settings).Cells.ShouldBe(1);
    }

    [Theory]
    [InlineData("width", "100000")]
    [InlineData("width", "x")]
    [InlineData("layers", "7")]
    [InlineData("time", "NaN")]
    [InlineData("codes", "-1")]
    [InlineData("cells", "9")]
    public void FromSettings_ImpossibleValue_IsRefused(string key, string value)
    {
        var settings = GenerativeSpec.Standard("vqvae", 1, 28).ToSettings();
        settings[key] = value;
        Should.Throw<InvalidDataException>(() => GenerativeSpec.FromSettings("vqvae", 1, 28, settings));
    }
}
