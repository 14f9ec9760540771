using System.Numerics.Tensors;
using AnyShot.Engine.Graphs;

namespace AnyShot.Engine.Learners.Streaming;

/// <summary>
/// The any-shot learner of a running line: class means of shots and generated features, and beside them a graph of all labelled rows and the parts in the window,
/// whose weight is fitted to the shots (docs/methods.md). A class has shots, generated features, words or several of them. By itself a part is judged by the class means;
/// <see cref="Follow"/> judges it together with the parts before it. Building one takes milliseconds, and nothing is trained.
/// </summary>
public sealed class AnyShotLearner : ILearner
{
    private readonly float[] _prototypes;
    private readonly float[] _limits;

    private AnyShotLearner(float[] prototypes, float[] limits, LabelledRows labelled, GraphOptions graphOptions, float temperature, float graphWeight)
    {
        (_prototypes, _limits, Labelled, GraphOptions) = (prototypes, limits, labelled, graphOptions);
        (Temperature, GraphWeight) = (temperature, graphWeight);
    }

    public int Classes => Labelled.Blocks.Classes;

    /// <summary>Numbers in an embedding (d).</summary>
    public int Size => Labelled.Size;

    /// <summary>Divisor of the squared distances to the class means.</summary>
    public float Temperature { get; }

    /// <summary>Factor of the squared distances in the graph; 0 where the shots gave no reason to believe the graph.</summary>
    public float GraphWeight { get; }

    internal LabelledRows Labelled { get; }

    internal GraphOptions GraphOptions { get; }

    /// <summary>Builds the learner. Order of classes is kept.</summary>
    /// <param name="support">At least one class; every class has shots, generated features or words; all of one size and of unit length.</param>
    /// <param name="options">Settings; null for the standard ones.</param>
    /// <exception cref="ArgumentException">The support set or a setting is not like that; the sentence names it.</exception>
    public static AnyShotLearner Build(IReadOnlyList<SupportClass> support, AnyShotOptions? options = null)
    {
        options ??= new AnyShotOptions();
        options.Require();
        SupportSetRules.Require([.. support.Select(entry => entry with { Shots = [.. entry.Shots, .. entry.Synthetic, .. entry.Text is { } text ? [text] : Array.Empty<float[]>()] })]);
        var size = Sample(support[0]).Length;
        var described = DescribedClasses.Of([.. support.Select(entry => entry with { Shots = LeaveOneOut.Distinct(entry.Shots) })], options.Prompts, (float)options.SyntheticWeight);
        var (classes, syntheticWeight) = (described.Classes, described.SyntheticWeight);
        float[][][] pseudoShots = [.. classes.Select((entry, c) => (float[][])[.. PseudoShots(entry, syntheticWeight), .. described.Extra(c)])];
        var prototypes = new float[classes.Length * size];
        for (var c = 0; c < classes.Length; c++)
        {
            if (!Prototype.Mean([.. classes[c].Shots, .. pseudoShots[c]], leftOut: -1, prototypes.AsSpan(c * size, size)))
            {
                throw new ArgumentException($"The examples of class \"{classes[c].Name}\" point in opposite directions and have no mean.", nameof(support));
            }
        }

        var leftOut = LeaveOneOut.Measure(classes, prototypes, pseudoShots);
        var temperature = leftOut.Count > 0 ? TemperatureFit.Fit(leftOut)
            : described.IsInWordsAlone ? options.Prompts.Temperature(prototypes, classes.Length)
            : TemperatureFit.Fit(LeaveOneOut.Measure([.. classes.Select(entry => entry with { Shots = entry.Synthetic })], prototypes));
        var graphOptions = new GraphOptions { Neighbours = options.Neighbours, Centring = Centring.Labelled };
        var labelled = new LabelledRows(classes, MeanOf(prototypes, size), syntheticWeight);
        var graphWeight = classes.Length > 1 ? GraphWeightFit.Fit(labelled, leftOut, temperature, graphOptions) : 0;
        var limits = NoveltyLimit.Fit(classes.Length, leftOut);
        described.Loosen(limits);
        return new AnyShotLearner(prototypes, limits, labelled, graphOptions, temperature, graphWeight)
        {
            Words = described.IsInWordsAlone && classes.Length > 1 ? new WordBias(prototypes, classes.Length, options.Prompts) : null,
        };
    }

    /// <summary>How the classes of a set that is known in words alone are biased against the parts of a stream; null for other sets.</summary>
    internal WordBias? Words { get; private init; }

    /// <summary>The class's mean embedding, unit length.</summary>
    public ReadOnlySpan<float> PrototypeOf(int index) => _prototypes.AsSpan(index * Size, Size);

    /// <inheritdoc />
    public float Judge(ReadOnlySpan<float> embedding, Span<float> probabilities)
    {
        if (embedding.Length != Size || probabilities.Length != Classes)
        {
            throw new ArgumentException($"The learner takes {Size} numbers and gives {Classes}; it was called with {embedding.Length} and {probabilities.Length}.");
        }

        var novelty = Measure(embedding, probabilities);
        TensorPrimitives.Negate(probabilities, probabilities);
        TensorPrimitives.SoftMax(probabilities, probabilities);
        return novelty;
    }

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The window's embeddings have another size.</exception>
    public IStreamJudge Follow(RecentEmbeddings recent) => new AnyShotJudge(this, recent);

    /// <summary>Squared distances to the class means over the temperature, less the least of them.</summary>
    /// <returns>Novelty: the least distance over what the class's own examples explain.</returns>
    internal float Measure(ReadOnlySpan<float> embedding, Span<float> costs)
    {
        var novelty = float.PositiveInfinity;
        for (var c = 0; c < costs.Length; c++)
        {
            var squared = Prototype.SquaredDistance(embedding, PrototypeOf(c));
            novelty = MathF.Min(novelty, MathF.Sqrt(squared) / _limits[c]);
            costs[c] = (squared + (Words is { } words ? 2 * words.OfBackground[c] : 0)) / Temperature;
        }

        TensorPrimitives.Subtract(costs, TensorPrimitives.Min<float>(costs), costs);
        return novelty;
    }

    private static float[] Sample(SupportClass entry) => entry.Shots.Count > 0 ? entry.Shots[0] : entry.Synthetic.Count > 0 ? entry.Synthetic[0] : entry.Text!;

    /// <summary>Generated features enter a class's mean as one row in their mean direction that weighs as many shots.</summary>
    private static float[][] PseudoShots(SupportClass entry, float weight)
    {
        var mean = entry.Synthetic.Count > 0 ? new float[entry.Synthetic[0].Length] : [];
        if (mean.Length == 0 || !Prototype.Mean(entry.Synthetic, leftOut: -1, mean))
        {
            return [];
        }

        TensorPrimitives.Multiply(mean, ClassBlocks.WeightOfSynthetic(entry.Shots.Count, weight), mean);
        return [mean];
    }

    /// <summary>Mean of the class means: every class counts the same, whatever was photographed most.</summary>
    private static float[] MeanOf(ReadOnlySpan<float> prototypes, int size)
    {
        var mean = new float[size];
        for (var start = 0; start < prototypes.Length; start += size)
        {
            TensorPrimitives.Add(mean, prototypes.Slice(start, size), mean);
        }

        TensorPrimitives.Multiply(mean, (float)size / prototypes.Length, mean);
        return mean;
    }
}
