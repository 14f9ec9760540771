using OpenCvSharp;

namespace AnyShot.Edge.Inspection;

/// <summary>Told of each part that was judged, with what the model saw in it, right after its verdict became durable. For people, not for machines: maps, drift.</summary>
public interface IEmbeddingObserver
{
    /// <summary>Called on the inspection thread; copies what it needs and returns at once.</summary>
    /// <param name="verdict">The durable verdict.</param>
    /// <param name="part">The inspected region, valid during the call.</param>
    /// <param name="embedding">Of the part, by the model; valid during the call, every number finite.</param>
    void OnEmbedding(Verdict verdict, Mat part, ReadOnlySpan<float> embedding);
}
