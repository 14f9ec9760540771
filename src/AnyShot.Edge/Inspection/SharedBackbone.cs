using AnyShot.Engine.Backbones;

namespace AnyShot.Edge.Inspection;

/// <summary>
/// A backbone for the inspection thread and for whoever builds the next class set beside it: one embeds while the other waits. Examples are embedded in batches, so that a frame waits for
/// one batch at most.
/// </summary>
internal sealed class SharedBackbone(IBackbone backbone) : IBackbone
{
    private readonly Lock _gate = new();

    /// <inheritdoc />
    public BackboneSpec Spec => backbone.Spec;

    /// <inheritdoc />
    public void Embed(ReadOnlySpan<float> images, int count, Span<float> embeddings)
    {
        lock (_gate)
        {
            backbone.Embed(images, count, embeddings);
        }
    }

    public void Dispose() => backbone.Dispose();
}
