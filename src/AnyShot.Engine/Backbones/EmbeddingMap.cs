using System.Numerics.Tensors;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Backbones;

/// <summary>
/// A linear map behind a backbone that is taken as it is: an embedding x becomes x + M x, at unit length. Learnt by <c>train episodic</c>, stored as <c>map.npz</c> (array <c>map</c>, (d, d)) beside the weights. Immutable.
/// </summary>
internal sealed class EmbeddingMap
{
    /// <summary>Name of the file in a model folder.</summary>
    public const string FileName = "map.npz";

    private readonly float[] _matrix;

    /// <param name="matrix">M, row-major (d, d).</param>
    public EmbeddingMap(float[] matrix) => (_matrix, Size) = (matrix, (int)Math.Sqrt(matrix.Length));

    /// <summary>Numbers in an embedding (d).</summary>
    public int Size { get; }

    /// <param name="embeddings">Rows of <see cref="Size"/> numbers at unit length, which stay at unit length.</param>
    public void Apply(Span<float> embeddings)
    {
        var before = new float[Size];
        for (var rows = embeddings; rows.Length >= Size; rows = rows[Size..])
        {
            rows[..Size].CopyTo(before);
            for (var i = 0; i < Size; i++)
            {
                rows[i] += TensorPrimitives.Dot<float>(_matrix.AsSpan(i * Size, Size), before);
            }
        }

        UnitLength.Apply(embeddings, Size);
    }

    /// <summary>Reads <c>map.npz</c> of a model folder; null where there is none. Nothing in the file is trusted.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="size">Numbers in an embedding of the backbone.</param>
    /// <exception cref="InvalidDataException">It is damaged or of another size; one sentence names it.</exception>
    public static EmbeddingMap? Read(string folder, int size)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = NpzFile.Open(path);
        var matrix = file.Find("map", array => array.Shape is [var rows, var columns] && rows == size && columns == size && array.ToFloats() is var values && Array.TrueForAll(values, float.IsFinite)
            ? values
            : throw new InvalidDataException($"has not {size} x {size} finite numbers"));
        return new EmbeddingMap(matrix ?? throw new InvalidDataException($"{path} has no array \"map\"."));
    }

    /// <summary>Writes <c>map.npz</c> into a model folder.</summary>
    public void Write(string folder)
    {
        using var writer = new NpzWriter(Path.Combine(folder, FileName));
        writer.Add("map", _matrix, Size, Size);
        writer.Complete();
    }
}
