namespace AnyShot.Engine.Prompts;

/// <summary>What images look like to a backbone in general, and how far images move when texts move. Immutable.</summary>
/// <param name="Mean">Mean of the embeddings of many different images (d); not of unit length.</param>
/// <param name="Gain">Length of a difference of class means over that of the difference of their class vectors, along it; 0 and above.</param>
public sealed record PromptBackground(IReadOnlyList<float> Mean, float Gain)
{
    /// <summary>Nothing is known: differences count as they are, from the origin.</summary>
    /// <param name="size">Numbers of an embedding (d).</param>
    public static PromptBackground Unknown(int size) => new(new float[size], 1);
}
