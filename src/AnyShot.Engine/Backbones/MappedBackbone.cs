namespace AnyShot.Engine.Backbones;

/// <summary>A backbone and the map behind it.</summary>
/// <param name="backbone">Belongs to this from now on; its revision is that of both.</param>
/// <param name="map">Of the backbone's size.</param>
internal sealed class MappedBackbone(IBackbone backbone, EmbeddingMap map) : IBackbone
{
    /// <inheritdoc />
    public BackboneSpec Spec => backbone.Spec;

    /// <inheritdoc />
    public void Embed(ReadOnlySpan<float> images, int count, Span<float> embeddings)
    {
        backbone.Embed(images, count, embeddings);
        map.Apply(embeddings);
    }

    public void Dispose() => backbone.Dispose();
}
