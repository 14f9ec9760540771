using System.Numerics.Tensors;
using AnyShot.Engine.Data;

namespace AnyShot.Engine.Sessions;

/// <summary>The embeddings of a set, whatever comes.</summary>
internal sealed class FrozenEmbedding(FeatureSet set) : ISessionEmbedding
{
    public string Version => set.Backbone;

    public int Size => set.Size;

    public float[] Of(int image)
    {
        var row = set.Row(image).ToArray();
        var length = TensorPrimitives.Norm<float>(row);
        TensorPrimitives.Divide(row, length > 0 ? length : 1, row);
        return row;
    }

    public void Reset()
    {
    }

    public bool Update(IReadOnlyList<int> stored, ulong seed, CancellationToken cancellationToken) => false;

    public void Dispose()
    {
    }
}
