using System.Numerics.Tensors;

namespace AnyShot.Engine.Prompts;

/// <summary>What images look like to a backbone in general, and how far images move when texts move. Immutable.</summary>
public sealed class PromptBackground
{
    private readonly float[][] _embeddings;

    /// <param name="embeddings">Of many different images, unit length, at least one; their size is the backbone's.</param>
    /// <param name="gain">Difference of two class means along that of their class vectors, over its length; 0 and above.</param>
    /// <param name="separation">How well the images of two classes are told apart by words.</param>
    public PromptBackground(IReadOnlyList<float[]> embeddings, float gain, PromptSeparation separation)
    {
        ArgumentOutOfRangeException.ThrowIfZero(embeddings.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(gain);
        (_embeddings, Gain, Separation) = ([.. embeddings], gain, separation);
        var mean = new float[embeddings[0].Length];
        foreach (var embedding in embeddings)
        {
            TensorPrimitives.Add(mean, embedding, mean);
        }

        TensorPrimitives.Divide(mean, embeddings.Count, mean);
        Mean = mean;
    }

    /// <summary>Mean of the embeddings (d); not of unit length.</summary>
    public IReadOnlyList<float> Mean { get; }

    /// <summary>Length of a difference of class means over that of the difference of their class vectors, along it.</summary>
    public float Gain { get; }

    public PromptSeparation Separation { get; }

    /// <summary>Nothing is known: differences count as they are, from the origin.</summary>
    /// <param name="size">Numbers of an embedding (d).</param>
    public static PromptBackground Unknown(int size) => new([new float[size]], 1, new PromptSeparation(0));

    /// <summary>How much the similarities of images with class vectors vary of themselves: root mean square of what neither image nor class explains; 0 with a single image or vector.</summary>
    /// <param name="vectors">(N, d).</param>
    /// <param name="classes">N.</param>
    public float Deviation(ReadOnlySpan<float> vectors, int classes)
    {
        var size = vectors.Length / classes;
        var similarities = new float[_embeddings.Length * classes];
        for (var i = 0; i < similarities.Length; i++)
        {
            similarities[i] = TensorPrimitives.Dot<float>(_embeddings[i / classes], vectors.Slice(i % classes * size, size));
        }

        SimilarityBias.Apply(similarities, SimilarityBias.Of(similarities, classes, BiasCorrection.Pool, default), deviation: 1);
        return MathF.Sqrt(TensorPrimitives.SumOfSquares<float>(similarities) / similarities.Length);
    }
}
