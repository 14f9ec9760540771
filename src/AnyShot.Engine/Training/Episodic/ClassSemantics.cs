using AnyShot.Engine.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace AnyShot.Engine.Training.Episodic;

/// <summary>Semantic vectors of classes, each at unit length.</summary>
internal sealed class ClassSemantics
{
    private readonly float[][] _rows;

    /// <param name="table">Has a line for each class.</param>
    /// <param name="classNames">In the order of the labels.</param>
    /// <exception cref="InvalidDataException">The table lacks a class.</exception>
    public ClassSemantics(AttributeTable table, IReadOnlyList<string> classNames)
    {
        Size = table.Size;
        _rows = [.. classNames.Select(name => table.Of(name).ToArray())];
    }

    /// <summary>Numbers in a vector (a).</summary>
    public int Size { get; }

    /// <summary>Vectors of classes as they stand in the table, one after the other.</summary>
    public float[] Raw(IEnumerable<int> labels) => [.. labels.SelectMany(label => _rows[label])];

    /// <summary>Vectors of classes, (N, a), unit length.</summary>
    public Tensor Of(IReadOnlyList<int> labels)
    {
        using var scope = NewDisposeScope();
        return nn.functional.normalize(tensor(Raw(labels), [labels.Count, Size])).MoveToOuterDisposeScope();
    }
}
