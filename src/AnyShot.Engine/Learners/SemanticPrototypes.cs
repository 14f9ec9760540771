using System.Numerics.Tensors;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Learners;

/// <summary>
/// Class means out of what is known of classes in numbers: one linear layer from a semantic vector (attributes, text) to the space of a backbone's embedding, learnt together with it (zero-shot form of prototypical
/// networks, Snell, Swersky and Zemel 2017). Stored as <c>semantics.npz</c> beside the weights: <c>weight</c> (d, a), <c>bias</c> (d), <c>shots</c> (1). Immutable.
/// </summary>
public sealed class SemanticPrototypes
{
    /// <summary>Name of the file in a model folder.</summary>
    public const string FileName = "semantics.npz";

    private readonly HeadLayer _layer;

    /// <param name="weight">Row-major (d, a).</param>
    /// <param name="bias">d numbers.</param>
    /// <param name="weightInShots">Shots that a semantic mean is worth beside a visual one (w0), 0 or more.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together, or the weight is negative.</exception>
    public SemanticPrototypes(float[] weight, float[] bias, double weightInShots)
    {
        if (!(weightInShots >= 0) || double.IsInfinity(weightInShots))
        {
            throw new ArgumentException($"A semantic mean cannot be worth {weightInShots} shots.", nameof(weightInShots));
        }

        if (bias.Length == 0 || weight.Length == 0 || weight.Length % bias.Length != 0)
        {
            throw new ArgumentException($"{weight.Length} weights do not fit {bias.Length} biases.", nameof(weight));
        }

        (_layer, WeightInShots) = (new HeadLayer(weight, bias), weightInShots);
    }

    /// <summary>Numbers in a semantic vector (a).</summary>
    public int SemanticSize => _layer.Inputs;

    /// <summary>Numbers in an embedding (d).</summary>
    public int Size => _layer.Outputs;

    /// <summary>Shots that a semantic mean is worth beside a visual one (w0): with K shots its share is w0 / (w0 + K).</summary>
    public double WeightInShots { get; }

    /// <summary>Class means, unit length, one after the other.</summary>
    /// <param name="semantics">Vectors one after the other, <see cref="SemanticSize"/> numbers each; each is scaled to unit length first.</param>
    public float[] Of(ReadOnlySpan<float> semantics)
    {
        var count = semantics.Length / SemanticSize;
        var means = new float[count * Size];
        var input = new float[SemanticSize];
        for (var c = 0; c < count; c++)
        {
            var row = semantics.Slice(c * SemanticSize, SemanticSize);
            TensorPrimitives.Divide(row, Math.Max(TensorPrimitives.Norm(row), float.Epsilon), input);
            var mean = means.AsSpan(c * Size, Size);
            _layer.Apply(input, mean);
            TensorPrimitives.Divide(mean, Math.Max(TensorPrimitives.Norm<float>(mean), float.Epsilon), mean);
        }

        return means;
    }

    /// <summary>Reads <c>semantics.npz</c> of a model folder; null where there is none. Nothing in the file is trusted.</summary>
    /// <exception cref="InvalidDataException">It is damaged; one sentence names it.</exception>
    public static SemanticPrototypes? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = NpzFile.Open(path);
        var weight = Array(file, path, "weight", 2);
        var bias = Array(file, path, "bias", 1);
        var shots = Array(file, path, "shots", 1);
        try
        {
            return shots.Length == 1 ? new SemanticPrototypes(weight, bias, shots[0]) : throw new ArgumentException("\"shots\" is one number.");
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Writes <c>semantics.npz</c> into a model folder.</summary>
    public void Write(string folder)
    {
        using var writer = new NpzWriter(Path.Combine(folder, FileName));
        writer.Add("weight", _layer.Weight, _layer.Outputs, _layer.Inputs);
        writer.Add("bias", _layer.Bias, _layer.Outputs);
        writer.Add("shots", [(float)WeightInShots], 1);
        writer.Complete();
    }

    private static float[] Array(NpzFile file, string path, string name, int dimensions) =>
        file.Find(name, array => array.Shape.Length == dimensions && array.Count > 0 && array.ToFloats() is var values && System.Array.TrueForAll(values, float.IsFinite)
            ? values
            : throw new InvalidDataException($"has not {dimensions} dimension(s) of finite numbers"))
        ?? throw new InvalidDataException($"{path} has no array \"{name}\".");
}
