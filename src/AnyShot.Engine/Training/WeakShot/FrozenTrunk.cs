using static TorchSharp.torch;

namespace AnyShot.Engine.Training.WeakShot;

/// <summary>Embeddings of a backbone that is not trained any more.</summary>
internal sealed class FrozenTrunk : ITrunk
{
    private readonly Tensor _features;

    /// <param name="embeddings">(n, d), row-major, unit length. Kept in the caller's scope.</param>
    /// <param name="size">d.</param>
    public FrozenTrunk(float[] embeddings, int size)
    {
        Size = size;
        _features = tensor(embeddings, [embeddings.Length / size, size]) * Math.Sqrt(size);
    }

    /// <inheritdoc />
    public int Size { get; }

    /// <inheritdoc />
    public nn.Module? Network => null;

    /// <inheritdoc />
    public Tensor Varied(int[] images, ulong draw) => Plain(images);

    /// <inheritdoc />
    public Tensor Plain(int[] images) => _features.index_select(0, tensor(Array.ConvertAll(images, image => (long)image)));
}
