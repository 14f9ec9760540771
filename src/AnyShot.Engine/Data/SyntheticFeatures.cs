using AnyShot.Engine.Rendering;
using static TorchSharp.torch;

namespace AnyShot.Engine.Data;

/// <summary>
/// A feature set whose truth is known, for tests of methods that need features and semantic vectors: every class has a code a on the unit sphere, its features
/// are relu(W a + sigma n) with one fixed random matrix W and normal noise n. The code is the class's semantic vector, so that a class never seen can be inferred
/// from it. Classes are split by the rule of <see cref="ClassSplits.ByRule"/>: base, validation, base, novel, and so on.
/// </summary>
public sealed class SyntheticFeatures
{
    private readonly float[] _means;

    private SyntheticFeatures(FeatureSet set, float[] means) => (Set, _means) = (set, means);

    public FeatureSet Set { get; }

    /// <summary>The expected feature of a class, <c>Set.Size</c> numbers: what the mean of infinitely many features would be.</summary>
    public ReadOnlySpan<float> TrueMean(int label) => _means.AsSpan(label * Set.Size, Set.Size);

    /// <exception cref="ArgumentException">A setting lies outside its range; one sentence names it.</exception>
    public static SyntheticFeatures Make(SyntheticFeatureOptions options)
    {
        options.Require();
        var (classes, size, codeSize) = (options.Classes, options.Size, options.CodeSize);
        // One stream each, so that another number of classes or features leaves the rest as it was.
        var matrix = Normals(new Pcg32(options.Seed, 0), size * codeSize);
        var codes = new float[classes * codeSize];
        var signals = new float[classes * size];
        var features = new float[classes * options.PerClass * size];
        for (var c = 0; c < classes; c++)
        {
            var code = codes.AsSpan(c * codeSize, codeSize);
            Normals(new Pcg32(options.Seed, (2UL * (ulong)c) + 1), codeSize).CopyTo(code);
            var length = MathF.Sqrt(Dot(code, code));
            foreach (ref var value in code)
            {
                value /= length;
            }

            for (var j = 0; j < size; j++)
            {
                signals[(c * size) + j] = Dot(matrix.AsSpan(j * codeSize, codeSize), code);
            }

            var noise = Normals(new Pcg32(options.Seed, (2UL * (ulong)c) + 2), options.PerClass * size);
            for (var i = 0; i < noise.Length; i++)
            {
                features[(c * noise.Length) + i] = MathF.Max(0, signals[(c * size) + (i % size)] + (options.Sigma * noise[i]));
            }
        }

        var set = new FeatureSet(
            "synthetic", $"relu(W a + {options.Sigma} n)", features, size, [.. Enumerable.Range(0, classes * options.PerClass).Select(i => i / options.PerClass)],
            [.. Enumerable.Range(0, classes).Select(c => $"class-{c:D3}")], ClassSplits.ByRule(classes, ways: 1), semantics: codes, semanticSize: codeSize);
        return new SyntheticFeatures(set, ExpectedRectified(signals, options.Sigma));
    }

    /// <summary>Share of a split's images that lie nearest to their own class's true mean among the split's classes: what a classifier that knows the truth reaches.</summary>
    public double NearestTrueMeanAccuracy(ClassSplit split)
    {
        var classes = Enumerable.Range(0, Set.ClassNames.Count).Where(c => Set.Splits[c] == split).ToArray();
        var images = Set.ImagesOf(split);
        return images.Count(i => classes.MinBy(c => SquaredDistance(Set.Row(i), TrueMean(c))) == Set.Labels[i]) / (double)images.Length;
    }

    private static float[] Normals(Pcg32 random, int count)
    {
        var values = new float[count];
        foreach (ref var value in values.AsSpan())
        {
            value = random.Normal();
        }

        return values;
    }

    /// <summary>E[max(0, m + s n)] = m Phi(m/s) + s phi(m/s).</summary>
    private static float[] ExpectedRectified(float[] signals, float sigma)
    {
        using var scope = NewDisposeScope();
        var signal = tensor(signals).@double();
        var ratio = signal / sigma;
        var density = (ratio.square() * -0.5).exp() / Math.Sqrt(2 * Math.PI);
        return ((signal * special.ndtr(ratio)) + (density * sigma)).@float().data<float>().ToArray();
    }

    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = 0f;
        for (var i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }

    private static float SquaredDistance(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        var sum = 0f;
        for (var i = 0; i < left.Length; i++)
        {
            sum += (left[i] - right[i]) * (left[i] - right[i]);
        }

        return sum;
    }
}
