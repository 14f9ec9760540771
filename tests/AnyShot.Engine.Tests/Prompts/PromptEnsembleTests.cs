using System.Numerics.Tensors;
using AnyShot.Engine.Prompts;

namespace AnyShot.Engine.Tests.Prompts;

public sealed class PromptEnsembleTests
{
    private const int Size = 64;

    [Fact]
    public void Encode_AnyClass_UnitLengthAndNearestToItsOwnWords()
    {
        var vectors = Encode(new ClassPrompt("E1") { Prompts = ["thin dark crack", "hairline crack"] }, new ClassPrompt("blow hole"), new ClassPrompt("ok"));

        foreach (var vector in vectors)
        {
            TensorPrimitives.Norm<float>(vector).ShouldBe(1, 1e-5f);
        }

        var crack = WordSumEncoder.Direction("crack", Size);
        Dot(vectors[0], crack).ShouldBeGreaterThan(0.3f);
        Dot(vectors[1], WordSumEncoder.Direction("hole", Size)).ShouldBeGreaterThan(0.3f);
        // The class of good parts has words of its own.
        Dot(vectors[2], WordSumEncoder.Direction("defect", Size)).ShouldBeGreaterThan(0.2f);
    }

    [Fact]
    public void Encode_SynonymsPull_NegativeWordsPush()
    {
        var plain = new ClassPrompt("E1") { Prompts = ["dark spot"] };
        var vectors = Encode(plain, plain with { Synonyms = ["pinhole"] }, plain with { Negative = ["dark"] });

        var (pinhole, dark) = (WordSumEncoder.Direction("pinhole", Size), WordSumEncoder.Direction("dark", Size));
        Dot(vectors[1], pinhole).ShouldBeGreaterThan(Dot(vectors[0], pinhole) + 0.1f);
        Dot(vectors[2], dark).ShouldBeLessThan(Dot(vectors[0], dark) - 0.1f);
        Dot(vectors[2], vectors[0]).ShouldBeGreaterThan(0.8f);
    }

    [Fact]
    public void Encode_NameIsACodeAndNothingElse_IsZeros() => Encode(new ClassPrompt("E17"))[0].ShouldAllBe(value => value == 0);

    [Fact]
    public void Encode_ManyTexts_DoNotDependOnWhatElseIsEncoded()
    {
        var many = Enumerable.Range(0, 70).Select(i => new ClassPrompt($"name {i}") { Prompts = [$"word{i} spot"] }).ToArray();

        var together = Encode(many);

        Encode(many[69])[0].ShouldBe(together[69]);
    }

    private static float[][] Encode(params ClassPrompt[] prompts)
    {
        using var encoder = new WordSumEncoder(Size);
        return [.. new PromptEnsemble(encoder).Encode(prompts).Chunk(Size)];
    }

    private static float Dot(float[] a, float[] b) => TensorPrimitives.Dot<float>(a, b);
}
