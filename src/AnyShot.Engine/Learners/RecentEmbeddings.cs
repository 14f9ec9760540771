using System.Numerics.Tensors;

namespace AnyShot.Engine.Learners;

/// <summary>
/// The last embeddings of one stream of parts, usually those of one camera. It knows nothing of classes, so it stays when classes come and go.
/// Room for all of them is taken at once. Belongs to the thread that judges the stream.
/// </summary>
public sealed class RecentEmbeddings
{
    /// <summary>Most embeddings that a window may hold.</summary>
    public const int MostCapacity = 1000;

    private readonly float[] _rows;

    /// <param name="capacity">Most embeddings that are kept, 1 to <see cref="MostCapacity"/>.</param>
    /// <param name="size">Numbers in an embedding (d).</param>
    public RecentEmbeddings(int capacity, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(capacity, MostCapacity);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        (Capacity, Size) = (capacity, size);
        _rows = new float[capacity * size];
    }

    public int Capacity { get; }

    /// <summary>Numbers in an embedding (d).</summary>
    public int Size { get; }

    /// <summary>Embeddings that are held: grows to <see cref="Capacity"/> and stays there.</summary>
    public int Count => (int)Math.Min(Added, Capacity);

    /// <summary>Embeddings that were ever added.</summary>
    public long Added { get; private set; }

    /// <summary>The embedding that was added last.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public ReadOnlySpan<float> Newest => Added > 0 ? this[SlotOf(Added - 1)] : throw new InvalidOperationException("No embedding was added yet.");

    /// <summary>The embedding in a slot, 0 to <see cref="Count"/> - 1. A slot keeps its embedding until the window has gone round.</summary>
    public ReadOnlySpan<float> this[int slot] => _rows.AsSpan(slot * Size, Size);

    /// <summary>Where the embedding that was added as number <paramref name="number"/> (from 0) stands, if it is still held.</summary>
    public int SlotOf(long number) => (int)(number % Capacity);

    /// <summary>Adds an embedding; the oldest gives way when the window is full.</summary>
    /// <param name="embedding">Unit length.</param>
    /// <returns>False, and nothing is added, when it holds what is no number: it would spoil the answers to all parts of the window.</returns>
    /// <exception cref="ArgumentException">It has another size.</exception>
    public bool TryAdd(ReadOnlySpan<float> embedding)
    {
        if (embedding.Length != Size)
        {
            throw new ArgumentException($"The window holds embeddings of {Size} numbers, not {embedding.Length}.", nameof(embedding));
        }

        if (!float.IsFinite(TensorPrimitives.SumOfSquares(embedding)))
        {
            return false;
        }

        embedding.CopyTo(_rows.AsSpan(SlotOf(Added) * Size, Size));
        Added++;
        return true;
    }
}
