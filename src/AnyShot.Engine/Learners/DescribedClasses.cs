using System.Numerics.Tensors;
using AnyShot.Engine.Prompts;

namespace AnyShot.Engine.Learners;

/// <summary>
/// Classes with the places that their words give them. Where nothing is generated, a place stands as the class's one generated feature, in the graph too; beside generated features it
/// has its say in the class's mean.
/// </summary>
internal sealed class DescribedClasses
{
    private const float Deviations = 3;

    private readonly float[]?[] _places;
    private readonly float _weight;
    private readonly bool _isGenerated;

    private DescribedClasses(IReadOnlyList<SupportClass> given, float[]?[] places, float weight, float syntheticWeight)
    {
        (_places, _weight) = (places, weight);
        _isGenerated = given.Any(entry => entry.Synthetic.Count > 0);
        Classes = [.. given.Select((entry, c) => places[c] is { } place && entry.Synthetic.Count == 0 && (!_isGenerated || entry.Shots.Count == 0) ? entry with { Synthetic = [place] } : entry)];
        SyntheticWeight = _isGenerated || places.All(place => place is null) ? syntheticWeight : _weight;
        IsInWordsAlone = given.All(entry => entry.Shots.Count == 0 && entry.Synthetic.Count == 0);
    }

    /// <summary>The classes; a place is among the generated features where there are none.</summary>
    public SupportClass[] Classes { get; }

    /// <summary>What the generated features of a class weigh together, in shots.</summary>
    public float SyntheticWeight { get; }

    /// <summary>No class has shots or generated features.</summary>
    public bool IsInWordsAlone { get; }

    /// <param name="classes">Different shots.</param>
    /// <param name="options">Background and most weight of words.</param>
    /// <param name="syntheticWeight">What the generated features of a class weigh together, in shots.</param>
    public static DescribedClasses Of(IReadOnlyList<SupportClass> classes, PromptOptions options, float syntheticWeight)
    {
        float[]?[] vectors = [.. classes.Select(entry => entry.Text)];
        if (vectors.All(vector => vector is null))
        {
            return new DescribedClasses(classes, vectors, 0, syntheticWeight);
        }

        var background = options.Background ?? PromptBackground.Unknown(vectors.First(vector => vector is not null)!.Length);
        float[]?[] means = [.. classes.Select(MeanOf)];
        var weight = options.Weight * Doubt(classes, means) * PromptTrust.Agreement(PromptPlacing.Agreement(means, vectors));
        return new DescribedClasses(classes, PromptPlacing.Places(means, vectors, background), (float)weight, syntheticWeight);
    }

    /// <summary>How little the examples tell parts apart, by each of them judged without itself.</summary>
    private static double Doubt(IReadOnlyList<SupportClass> classes, float[]?[] means)
    {
        int[] anchors = [.. Enumerable.Range(0, means.Length).Where(c => means[c] is not null)];
        if (anchors.Length < 2)
        {
            return PromptTrust.Unknown;
        }

        var leftOut = LeaveOneOut.Measure([.. anchors.Select(c => classes[c])], [.. anchors.SelectMany(c => means[c]!)]).Where(shot => shot.IsLeftOut).ToArray();
        return leftOut.Length == 0 ? PromptTrust.Unknown : PromptTrust.Doubt(leftOut.Average(shot => shot.Squared.Min()), leftOut.Average(shot => shot.Squared.Average()));
    }

    /// <summary>The place of a class with generated features or beside classes with some, at its weight: one more row of its mean.</summary>
    public float[][] Extra(int c)
    {
        if (!_isGenerated || _places[c] is not { } place || ReferenceEquals(Classes[c].Synthetic.FirstOrDefault(), place))
        {
            return [];
        }

        return WeighedPlace(c);
    }

    /// <summary>A class's place as one row that weighs as many shots; where it is all there is, one shot at least. None for a class without words.</summary>
    public float[][] WeighedPlace(int c)
    {
        if (_places[c] is not { } place)
        {
            return [];
        }

        var weighed = new float[place.Length];
        TensorPrimitives.Multiply(place, Classes[c].Shots.Count == 0 ? Math.Max(_weight, 1) : _weight, weighed);
        return [weighed];
    }

    /// <summary>
    /// A class in words alone lies further from its parts than a class of examples from its own. How far is seen on the classes with examples: the distances of their examples to the
    /// places of their words. With fewer than two such classes nobody knows.
    /// </summary>
    /// <param name="limits">Novelty limit of each class; those of classes in words alone are replaced.</param>
    public void Loosen(float[] limits)
    {
        int[] inWords = [.. Enumerable.Range(0, limits.Length).Where(c => Classes[c].Shots.Count == 0 && _places[c] is not null && ReferenceEquals(Classes[c].Synthetic[0], _places[c]))];
        if (inWords.Length == 0)
        {
            return;
        }

        int[] anchors = [.. Enumerable.Range(0, limits.Length).Where(c => Classes[c].Shots.Count > 0 && _places[c] is not null)];
        var distances = anchors.SelectMany(c => Classes[c].Shots.Select(shot => TensorPrimitives.Distance<float>(shot, _places[c]))).ToArray();
        var limit = float.PositiveInfinity;
        if (anchors.Length > 1)
        {
            var mean = distances.Average();
            limit = mean + (Deviations * MathF.Sqrt(distances.Sum(distance => (distance - mean) * (distance - mean)) / distances.Length));
        }

        foreach (var c in inWords)
        {
            limits[c] = limit;
        }
    }

    private static float[]? MeanOf(SupportClass entry)
    {
        var mean = entry.Shots.Count > 0 ? new float[entry.Shots[0].Length] : [];
        return mean.Length > 0 && Prototype.Mean(entry.Shots, leftOut: -1, mean) ? mean : null;
    }
}
