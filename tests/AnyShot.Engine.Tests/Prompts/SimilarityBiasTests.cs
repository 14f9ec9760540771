using AnyShot.Engine.Prompts;

namespace AnyShot.Engine.Tests.Prompts;

public sealed class SimilarityBiasTests
{
    private const int Classes = 5;

    [Fact]
    public void Of_EvenMix_EveryCorrectionBeatsNone()
    {
        var none = Balanced(BiasCorrection.None, [20, 20, 20, 20, 20]);

        foreach (var correction in new[] { BiasCorrection.Background, BiasCorrection.Pool, BiasCorrection.Balanced })
        {
            Balanced(correction, [20, 20, 20, 20, 20]).ShouldBeGreaterThan(none + 0.1, correction.ToString());
        }

        Balanced(BiasCorrection.Transport, [20, 20, 20, 20, 20]).ShouldBeGreaterThan(none);
    }

    [Fact]
    public void Of_NearlyAllOfOneClass_BalancedHoldsWhereThePoolsMeanFails()
    {
        var balanced = Balanced(BiasCorrection.Balanced, [100, 3, 3, 3, 3]);

        balanced.ShouldBeGreaterThan(Balanced(BiasCorrection.Pool, [100, 3, 3, 3, 3]) + 0.05);
        balanced.ShouldBeGreaterThan(Balanced(BiasCorrection.None, [100, 3, 3, 3, 3]));
    }

    [Fact]
    public void Apply_OtherScaleOfTheEncoder_SameScores()
    {
        float[] similarities = [0.1f, 0.3f, 0.2f, 0.5f, 0.1f, 0.4f];
        float[] larger = [.. similarities.Select(s => (7 * s) + 2)];
        SimilarityBias.Apply(similarities, SimilarityBias.Of(similarities, 3, BiasCorrection.Balanced, default));
        SimilarityBias.Apply(larger, SimilarityBias.Of(larger, 3, BiasCorrection.Balanced, default));

        larger.Zip(similarities, (a, b) => MathF.Abs(a - b)).Max().ShouldBeLessThan(1e-4f);
    }

    [Fact]
    public void Of_Misfits_AreRefused()
    {
        Should.Throw<ArgumentException>(() => SimilarityBias.Of([1, 2, 3], 2, BiasCorrection.Pool, default));
        Should.Throw<ArgumentException>(() => SimilarityBias.Of([1, 2], 2, BiasCorrection.Background, default));
    }

    /// <summary>Mean recall over several sets of classes.</summary>
    private static double Balanced(BiasCorrection correction, int[] counts)
    {
        var recalls = new List<double>();
        for (var seed = 1UL; seed <= 12; seed++)
        {
            var world = new WordsAndImages(Classes, 96, noise: 1, error: 0.5f, seed);
            int[] truth = [.. Enumerable.Range(0, Classes).SelectMany(c => Enumerable.Repeat(c, counts[c]))];
            float[] similarities = [.. truth.Select(world.Next).SelectMany(image => world.Texts.Select(text => Dot(image, text)))];
            float[] background = [.. world.Texts.Select(text => world.Background.Average(image => Dot(image, text)))];
            SimilarityBias.Apply(similarities, SimilarityBias.Of(similarities, Classes, correction, background));
            var answers = similarities.Chunk(Classes).Select(row => Array.IndexOf(row, row.Max())).ToArray();
            recalls.Add(Enumerable.Range(0, Classes).Average(c => truth.Index().Where(t => t.Item == c).Average(t => answers[t.Index] == c ? 1.0 : 0)));
        }

        return recalls.Average();
    }

    private static float Dot(float[] a, float[] b) => System.Numerics.Tensors.TensorPrimitives.Dot<float>(a, b);
}
