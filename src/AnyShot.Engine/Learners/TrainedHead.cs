using System.Numerics.Tensors;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Learners;

/// <summary>
/// A classifier that was trained together with a backbone, for its classes only: one or more linear layers with ReLU between them, over the backbone's unit-length
/// embedding. Stored as <c>head.npz</c> beside the weights: <c>weight0</c> (out, in), <c>bias0</c> (out), <c>weight1</c>, ...; the classes are those of the card, in its order.
/// Immutable and safe to share between threads.
/// </summary>
public sealed class TrainedHead
{
    /// <summary>Name of the file in a model folder.</summary>
    public const string FileName = "head.npz";

    private const int MostLayers = 8;

    private readonly HeadLayer[] _layers;

    /// <param name="layers">At least one; each takes what the one before gives.</param>
    /// <exception cref="ArgumentException">They do not fit together.</exception>
    public TrainedHead(IReadOnlyList<HeadLayer> layers)
    {
        _layers = [.. layers];
        if (_layers.Length is 0 or > MostLayers)
        {
            throw new ArgumentException($"A head has 1 to {MostLayers} layers, not {_layers.Length}.", nameof(layers));
        }

        for (var i = 1; i < _layers.Length; i++)
        {
            if (_layers[i].Inputs != _layers[i - 1].Outputs)
            {
                throw new ArgumentException($"Layer {i} takes {_layers[i].Inputs} numbers, but layer {i - 1} gives {_layers[i - 1].Outputs}.", nameof(layers));
            }
        }
    }

    /// <summary>Numbers in an embedding.</summary>
    public int Inputs => _layers[0].Inputs;

    /// <summary>Classes.</summary>
    public int Classes => _layers[^1].Outputs;

    /// <summary>Reads <c>head.npz</c> of a model folder. Nothing in the file is trusted.</summary>
    /// <exception cref="InvalidDataException">There is no such file, or it is damaged; one sentence names it.</exception>
    public static TrainedHead Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        using var file = NpzFile.Open(path);
        var layers = new List<HeadLayer>();
        while (layers.Count <= MostLayers && file.Find($"weight{layers.Count}", Matrix) is { } weight)
        {
            var outputs = weight.Rows;
            var bias = file.Find($"bias{layers.Count}", array => array.Shape is [var length] && length == outputs ? Finite(array) : throw new InvalidDataException($"has not {outputs} numbers, one a row of its weights"))
                ?? throw new InvalidDataException($"{path} has no array \"bias{layers.Count}\".");
            layers.Add(new HeadLayer(weight.Values, bias));
        }

        try
        {
            return new TrainedHead(layers);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"{path}: {error.Message}", error);
        }
    }

    /// <summary>Writes <c>head.npz</c> into a model folder.</summary>
    public void Write(string folder)
    {
        using var writer = new NpzWriter(Path.Combine(folder, FileName));
        for (var i = 0; i < _layers.Length; i++)
        {
            writer.Add($"weight{i}", _layers[i].Weight, _layers[i].Outputs, _layers[i].Inputs);
            writer.Add($"bias{i}", _layers[i].Bias, _layers[i].Outputs);
        }

        writer.Complete();
    }

    /// <summary>Probability of each class.</summary>
    /// <param name="embedding">Unit length, <see cref="Inputs"/> numbers.</param>
    /// <param name="probabilities">Receives <see cref="Classes"/> numbers that sum to 1.</param>
    /// <exception cref="ArgumentException">A length is another.</exception>
    public void Judge(ReadOnlySpan<float> embedding, Span<float> probabilities)
    {
        if (embedding.Length != Inputs || probabilities.Length != Classes)
        {
            throw new ArgumentException($"The head takes {Inputs} numbers and gives {Classes}; the buffers hold {embedding.Length} and {probabilities.Length}.");
        }

        var values = embedding;
        foreach (var layer in _layers.AsSpan(0, _layers.Length - 1))
        {
            var hidden = new float[layer.Outputs];
            layer.Apply(values, hidden);
            TensorPrimitives.Max(hidden, 0f, hidden);
            values = hidden;
        }

        _layers[^1].Apply(values, probabilities);
        TensorPrimitives.SoftMax(probabilities, probabilities);
    }

    private static MatrixOfFile Matrix(NpyArray array) =>
        array.Shape is [> 0, > 0] ? new MatrixOfFile(array.Shape[0], Finite(array)) : throw new InvalidDataException("is no matrix");

    private static float[] Finite(NpyArray array)
    {
        var values = array.ToFloats();
        return Array.TrueForAll(values, float.IsFinite) ? values : throw new InvalidDataException("holds values that are not finite");
    }

    private sealed record MatrixOfFile(int Rows, float[] Values);
}
