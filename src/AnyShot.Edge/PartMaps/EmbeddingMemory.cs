using AnyShot.Edge.Inspection;
using OpenCvSharp;

namespace AnyShot.Edge.PartMaps;

/// <summary>
/// What the model saw in the newest parts, copied at their inspection, so that a map of them costs the model nothing. Of parts from before the start nothing is known here. Allocates
/// with the first part only. Thread-safe.
/// </summary>
public sealed class EmbeddingMemory : IEmbeddingObserver
{
    /// <summary>Parts that are remembered; 640 numbers each make 2.5 MB of them.</summary>
    public const int Most = 1000;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, int> _slots = new(Most + 1);
    private readonly long[] _ids = new long[Most];
    private float[] _numbers = [];
    private int _size;
    private int _next;

    /// <inheritdoc/>
    public void OnEmbedding(Verdict verdict, Mat part, ReadOnlySpan<float> embedding)
    {
        lock (_gate)
        {
            if (_numbers.Length == 0)
            {
                (_size, _numbers) = (embedding.Length, new float[Most * embedding.Length]);
            }

            if (_slots.GetValueOrDefault(_ids[_next], -1) == _next)
            {
                _slots.Remove(_ids[_next]);
            }

            embedding.CopyTo(_numbers.AsSpan(_next * _size, _size));
            _ids[_next] = verdict.InspectionId;
            _slots[verdict.InspectionId] = _next;
            _next = (_next + 1) % Most;
        }
    }

    /// <returns>A copy; null for a part that is not remembered (any more).</returns>
    public float[]? Find(long inspectionId)
    {
        lock (_gate)
        {
            return _slots.TryGetValue(inspectionId, out var slot) ? _numbers.AsSpan(slot * _size, _size).ToArray() : null;
        }
    }
}
