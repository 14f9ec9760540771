using System.Numerics.Tensors;
using AnyShot.Engine.Graphs;
using AnyShot.Engine.Simd;

namespace AnyShot.Engine.Learners.Streaming;

/// <summary>The labelled rows of the graph with their inner products: shots and generated features, centred and at unit length. Immutable.</summary>
internal sealed class LabelledRows
{
    /// <summary>Most rows of all classes together, so that the cost of a verdict is bounded; further shots count in the class's mean only.</summary>
    public const int Most = 600;

    private const float Smallest = 1e-6f;

    private readonly float[] _centre;

    /// <param name="support">Different shots, unit length; a class may have none if it has generated features.</param>
    /// <param name="centre">What is subtracted from every row.</param>
    /// <param name="syntheticWeight">As <see cref="AnyShotOptions.SyntheticWeight"/>; with 0, generated features stand only where there are no shots.</param>
    public LabelledRows(IReadOnlyList<SupportClass> support, float[] centre, float syntheticWeight)
    {
        _centre = centre;
        Size = (support[0].Shots.Count > 0 ? support[0].Shots[0] : support[0].Synthetic[0]).Length;
        var perClass = Math.Max(1, Most / support.Count);
        var rows = new List<(int Class, bool IsSynthetic)>();
        var shots = new List<int>();
        var values = new List<float[]>();
        var first = 0;
        for (var c = 0; c < support.Count; c++)
        {
            foreach (var i in Evenly(support[c].Shots.Count, perClass))
            {
                rows.Add((c, false));
                shots.Add(first + i);
                values.Add(support[c].Shots[i]);
            }

            var most = ClassBlocks.WeightOfSynthetic(support[c].Shots.Count, syntheticWeight) > 0 ? perClass - Math.Min(perClass, support[c].Shots.Count) : 0;
            foreach (var i in Evenly(support[c].Synthetic.Count, most))
            {
                rows.Add((c, true));
                shots.Add(-1);
                values.Add(support[c].Synthetic[i]);
            }

            first += support[c].Shots.Count;
        }

        (Rows, Shots, SyntheticWeight) = (rows, shots, syntheticWeight);
        Blocks = new ClassBlocks(support.Count, rows, syntheticWeight);
        Values = new float[rows.Count * Size];
        for (var i = 0; i < rows.Count; i++)
        {
            Centre(values[i], Values.AsSpan(i * Size, Size));
        }

        Stride = AlignedFloats.Padded(rows.Count);
        Products = new float[rows.Count * Stride];
        RowProducts.Fill(new RowSet(Size, Values), Products, Stride);
    }

    /// <summary>Class of each row, and whether it was generated.</summary>
    public IReadOnlyList<(int Class, bool IsSynthetic)> Rows { get; }

    /// <summary>Which shot each row is, all classes' shots numbered through; -1 for a generated feature.</summary>
    public IReadOnlyList<int> Shots { get; }

    public ClassBlocks Blocks { get; }

    public float SyntheticWeight { get; }

    public int Count => Rows.Count;

    /// <summary>Numbers in a row (d).</summary>
    public int Size { get; }

    /// <summary>(count, d).</summary>
    public float[] Values { get; }

    /// <summary>Inner products, (count, <see cref="Stride"/>).</summary>
    public float[] Products { get; }

    public int Stride { get; }

    /// <summary>Brings an embedding into the space of the rows.</summary>
    public void Centre(ReadOnlySpan<float> embedding, Span<float> row)
    {
        TensorPrimitives.Subtract(embedding, _centre, row);
        TensorPrimitives.Divide(row, MathF.Max(TensorPrimitives.Norm<float>(row), Smallest), row);
    }

    private static IEnumerable<int> Evenly(int count, int most) =>
        count <= most ? Enumerable.Range(0, count) : Enumerable.Range(0, most).Select(i => (int)((long)i * count / most));
}
