using AnyShot.Engine.Generation;
using static TorchSharp.torch;

namespace AnyShot.Engine.Tests.Generation;

public sealed class FeatureGeneratorTests : IDisposable
{
    private static readonly EGanSizes Sizes = new(Feature: 6, Semantic: 4, Noise: 5, GeneratorHidden: 16, CriticHidden: 8, Embedded: 7, Projected: 3, ComparatorHidden: 8);

    private readonly TemporaryFolder _folder = new();
    private readonly FeatureGenerator _generator = Make();
    private readonly Tensor _semantics = tensor(Enumerable.Range(0, 12).Select(i => MathF.Sin(i)).ToArray(), [3, 4]);

    [Fact]
    public void Generate_OneClassAlone_GivesWhatItGivesAmongOthers()
    {
        using var scope = NewDisposeScope();
        var all = _generator.Generate(_semantics, 8, 3);
        var reversed = _generator.Generate(_semantics.flip(0), 8, 3);

        all.shape.ShouldBe([3, 8, 6]);
        for (var c = 0; c < 3; c++)
        {
            var own = all.select(0, c);
            _generator.Generate(_semantics.narrow(0, c, 1), 8, 3).select(0, 0).allclose(own, atol: 1e-6).ShouldBeTrue();
            reversed.select(0, 2 - c).allclose(own, atol: 1e-6).ShouldBeTrue();
        }

        _generator.Generate(_semantics, 3, 3).allclose(all.narrow(1, 0, 3), atol: 1e-6).ShouldBeTrue();
    }

    [Fact]
    public void Generate_SameSeed_IsTheSame_AndOthersAndDrawsDiffer()
    {
        using var scope = NewDisposeScope();
        var first = Numbers(_generator.Generate(_semantics, 4, 3));

        Numbers(_generator.Generate(_semantics, 4, 3)).ShouldBe(first);
        Numbers(_generator.Generate(_semantics, 4, 4)).ShouldNotBe(first);
        first[..6].ShouldNotBe(first[6..12]);
    }

    [Fact]
    public void Generate_FromSeveralThreads_IsTheSame()
    {
        using var expected = _generator.Generate(_semantics, 20, 3);
        var numbers = Numbers(expected);

        Parallel.For(0, 32, new ParallelOptions { MaxDegreeOfParallelism = 4 }, _ =>
        {
            using var generated = _generator.Generate(_semantics, 20, 3);
            using var embedded = _generator.Embed(generated);
            Numbers(generated).ShouldBe(numbers);
            embedded.shape.ShouldBe([3, 20, 7]);
        });
    }

    [Fact]
    public void Generate_AndEmbed_KeepNothingButTheResult()
    {
        using var scope = NewDisposeScope();
        for (var i = 0; i < 10; i++)
        {
            using var generated = _generator.Generate(_semantics, 2, 1);
            using var embedded = _generator.Embed(generated);
        }

        scope.DisposablesCount.ShouldBe(0);
    }

    [Fact]
    public void Generate_WrongSize_SaysBoth()
    {
        using var wrong = zeros(2, 5);

        Should.Throw<ArgumentException>(() => _generator.Generate(wrong, 1, 1)).Message.ShouldStartWith("The generator needs 1 to 10000 semantic vectors of 4 numbers, not a tensor of [2, 5].");
        Should.Throw<ArgumentException>(() => _generator.Generate(_semantics, 0, 1)).Message.ShouldStartWith("0 features a class are asked for");
        Should.Throw<ArgumentException>(() => _generator.Embed(wrong)).Message.ShouldStartWith("The embedding needs features of 6 numbers, not a tensor of [2, 5].");
    }

    [Fact]
    public void Load_SavedGenerator_IsTheSameToTheBit()
    {
        using var scope = NewDisposeScope();
        var path = _folder.File("line.generator");
        _generator.Save(path);

        using var loaded = FeatureGenerator.Load(path);

        loaded.Card.TrainedOn.ShouldBe(["good", "scratch"]);
        (loaded.Card with { TrainedOn = _generator.Card.TrainedOn }).ShouldBe(_generator.Card);
        Numbers(loaded.Generate(_semantics, 5, 2)).ShouldBe(Numbers(_generator.Generate(_semantics, 5, 2)));
        Numbers(loaded.Embed(ones(2, 6))).ShouldBe(Numbers(_generator.Embed(ones(2, 6))));
    }

    [Theory]
    [InlineData(0, "is no feature generator.")]
    [InlineData(9, "is damaged: its checksum does not fit.")]
    [InlineData(40, "is damaged: its checksum does not fit.")]
    [InlineData(-100, "is damaged: its checksum does not fit.")]
    [InlineData(-1, "is damaged: its checksum does not fit.")]
    public void Load_OneByteChanged_NamesTheFile(int position, string reason)
    {
        var path = _folder.File("damaged.generator");
        _generator.Save(path);
        var content = File.ReadAllBytes(path);
        content[position < 0 ? content.Length + position : position] ^= 0x40;
        File.WriteAllBytes(path, content);

        Should.Throw<InvalidDataException>(() => FeatureGenerator.Load(path)).Message.ShouldSatisfyAllConditions(m => m.ShouldContain(path), m => m.ShouldEndWith(reason));
    }

    [Fact]
    public void Load_CutOffMissingOrForeign_NamesTheFile()
    {
        var path = _folder.File("cut.generator");
        _generator.Save(path);
        var content = File.ReadAllBytes(path);
        foreach (var length in (int[])[0, 10, 100, content.Length - 1])
        {
            File.WriteAllBytes(path, content[..length]);
            Should.Throw<InvalidDataException>(() => FeatureGenerator.Load(path)).Message.ShouldContain(path);
        }

        File.WriteAllText(path, new string('x', 5000));
        Should.Throw<InvalidDataException>(() => FeatureGenerator.Load(path)).Message.ShouldBe($"{path} is no feature generator.");
        Should.Throw<InvalidDataException>(() => FeatureGenerator.Load(_folder.File("none"))).Message.ShouldStartWith("There is no feature generator");
    }

    [Fact]
    public void Draw_ClassNoise_IsNormal()
    {
        var noise = ClassNoise.Draw([1, 2, 3, 4], classes: 2, perClass: 500, size: 20, seed: 1);

        noise.Length.ShouldBe(20_000);
        noise.Average().ShouldBe(0, 0.03);
        noise.Average(x => (double)x * x).ShouldBe(1, 0.04);
        noise[..10_000].ShouldNotBe(noise[10_000..]);
    }

    public void Dispose()
    {
        _semantics.Dispose();
        _generator.Dispose();
        _folder.Dispose();
    }

    private static float[] Numbers(Tensor values) => values.data<float>().ToArray();

    private static FeatureGenerator Make()
    {
        using var random = new Generator(8);
        var networks = new FeatureNetworks(Sizes, random);
        using var noGrad = no_grad();
        foreach (var parameter in networks.parameters())
        {
            // Larger than at the start of a training, so that noise and condition show.
            parameter.mul_(30);
        }

        return new FeatureGenerator(
            new FeatureGeneratorCard
            {
                DataSet = "line", Backbone = "net", Sizes = Sizes, Options = new EGanOptions(), TrainedOn = ["good", "scratch"], ChosenOn = ChoosingClasses.Validation, Step = 12,
                ValidationAccuracy = 0.5,
            },
            networks, CPU);
    }
}
