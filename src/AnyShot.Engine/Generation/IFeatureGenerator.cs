using static TorchSharp.torch;

namespace AnyShot.Engine.Generation;

/// <summary>Makes features of a class from its semantic vector, without an image of it.</summary>
public interface IFeatureGenerator : IDisposable
{
    /// <summary>Numbers in a semantic vector.</summary>
    int SemanticSize { get; }

    /// <summary>Numbers in a feature (d).</summary>
    int FeatureSize { get; }

    /// <summary>Numbers in an embedded feature: what <see cref="Embed"/> gives.</summary>
    int EmbeddedSize { get; }

    /// <summary>Draws features in the space of the backbone's features.</summary>
    /// <param name="semantics">float32 (C, <see cref="SemanticSize"/>).</param>
    /// <param name="perClass">Draws a class (s), at least 1.</param>
    /// <param name="seed">The same seed gives the same features.</param>
    /// <returns>float32 (C, s, <see cref="FeatureSize"/>).</returns>
    Tensor Generate(Tensor semantics, int perClass, ulong seed);

    /// <summary>Maps real or generated features into the learnt embedding in which classes are compared.</summary>
    /// <param name="features">float32 (..., <see cref="FeatureSize"/>), as the backbone gave them.</param>
    /// <returns>float32 (..., <see cref="EmbeddedSize"/>).</returns>
    Tensor Embed(Tensor features);
}
